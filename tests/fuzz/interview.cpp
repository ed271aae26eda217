// Any lines typed into an interview: it ends, and the case that it saves says what it has said. The first
// byte picks the command.
#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 2'000;
  if (size == 0 || size > most) return 0;
  const std::string typed{reinterpret_cast<const char*>(bytes) + 1, size - 1};
  const std::string verb = bytes[0] % 2 == 0 ? "triage" : "plan";
  std::vector<std::string> arguments{verb, "-f", "json", "-o", "told.json", "--save", "saved.yaml"};
  MemoryFiles files;
  if (bytes[0] / 2 % 2 == 1) {
    files.all["earlier.yaml"] = "name: Jo\nage: 34\nlocation: [outer]\npace: unsure\nlegs: 4\n";
    arguments.insert(arguments.end(), {"--resume", "earlier.yaml"});
  }
  const Ran told = run(arguments, typed, files, true);
  require(told.status != ExitStatus::failed && told.status != ExitStatus::bad_input,
          "an interview cannot fail", told.err);
  require_harmless(told.out);
  require_harmless(told.err);
  const auto saved = files.all.find("saved.yaml");
  if (saved == files.all.end()) return 0;
  const Ran read = run({verb, "-f", "json", "saved.yaml"}, "", files);
  require(read.status != ExitStatus::bad_input, "what is saved is a case", saved->second + read.err);
  // Nothing is written of an interview that was left early; the screen shows what was wanted beside it.
  const auto written = files.all.find("told.json");
  require(written == files.all.end() || written->second == read.out,
          "the saved case says what the interview has said",
          saved->second + (written == files.all.end() ? "" : written->second) + read.out);
  return 0;
}
