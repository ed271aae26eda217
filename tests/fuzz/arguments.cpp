// Any arguments, one a line, with a case on standard input.
#include <algorithm>

#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

namespace {

// Without the escapes of colour and weight, where they were asked for.
std::string without_styles(std::string text) {
  for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at)) {
    const std::size_t end = text.find_first_not_of("0123456789;", at + 2);
    if (end == std::string::npos || text[end] != 'm') break;
    text.erase(at, end + 1 - at);
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 1'000;
  if (size > most) return 0;
  std::vector<std::string> arguments;
  for (std::string_view rest{reinterpret_cast<const char*>(bytes), size}; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    arguments.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  MemoryFiles files;
  files.all = {{"knee.yaml", "age: 34\nlocation: [outer]\n"}, {"ours/clinic.yaml", "name: Harbour\n"}};
  const Ran ran = run(arguments, "age: 34\nwarning_signs: [hot_red_swollen]\n", files);
  require(static_cast<int>(ran.status) <= static_cast<int>(ExitStatus::unanswered), "six statuses there are");
  const bool is_completion = std::ranges::find(arguments, "completion") != arguments.end() ||
                             (!arguments.empty() && arguments[0] == "complete");
  if (!is_completion) require_harmless(without_styles(ran.out), true);  // which are words for a shell
  require_harmless(without_styles(ran.err));
  const bool complains = ran.status == ExitStatus::misused || ran.status == ExitStatus::failed ||
                         ran.status == ExitStatus::bad_input;
  require(!complains || !ran.err.empty() || ran.out.find("\"ok\": false") != std::string::npos,
          "what is refused is told why");
  require(ran.err.empty() || ran.err.back() == '\n', "a message ends its line", ran.err);
  return 0;
}
