// Any bytes as YAML: the reader, a stream of cases, and the whole program on them. The last byte picks a
// format.
#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 20'000;
  if (size == 0 || size > most) return 0;
  const std::string text{reinterpret_cast<const char*>(bytes), size - 1};
  Tree tree;
  Diagnostics problems;
  const bool accepted = parse_yaml("f", text, record_limits, tree, problems);
  require_good_problems(problems, accepted, text);
  if (accepted) {
    require_whole(tree);
    const Diagnostics found = intake::decode_case(builtin(), tree.root()).problems;
    require_good_problems(found, found.empty(), text);
  }
  require_divisible(text, InputFormat::yaml);
  require_answerable(text, "yaml", bytes[size - 1]);
  return 0;
}
