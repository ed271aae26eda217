// Any bytes as JSON and as lines of it. The last byte picks what the program makes of them.
#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 20'000;
  if (size == 0 || size > most) return 0;
  const std::string text{reinterpret_cast<const char*>(bytes), size - 1};
  Tree tree;
  Diagnostics problems;
  const bool accepted = parse_json("f", text, record_limits, tree, problems);
  require_good_problems(problems, accepted, text);
  if (accepted) require_whole(tree);
  require(json_extent(text) != JsonExtent::whole || text.find('{') != std::string::npos,
          "a mapping has a brace", text);
  for (const InputFormat format : {InputFormat::json, InputFormat::ndjson, InputFormat::automatic})
    require_divisible(text, format);
  require_answerable(text, "ndjson", bytes[size - 1]);
  require_answerable(text, "auto", static_cast<std::uint8_t>(bytes[size - 1] / 16));
  return 0;
}
