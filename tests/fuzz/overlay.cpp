// A folder of knowledge: `=== path` begins a file of it. It is refused, with places, or laid over the
// built-in one; and then a hot knee is an alarm still, and nothing that is printed does harm.
#include <algorithm>

#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

namespace {

constexpr std::string_view folder = "ours/";

std::map<std::string, std::string> files_of(std::string_view text) {
  constexpr std::string_view mark = "=== ";
  std::map<std::string, std::string> files;
  std::string* file = nullptr;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(mark)) {
      file = &files[std::string{folder}.append(line.substr(mark.size()))];
    } else if (file != nullptr) {
      file->append(line).append("\n");
    }
  }
  return files;
}

constexpr std::string_view hot =
    "age: 40\nlocation: [outer]\nonset: gradual\nswelling: none\nhistory: [none]\nwarning_signs: "
    "[hot_red_swollen]\n";
constexpr std::string_view calm =
    "age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n"
    "worse_with: [running, downhill, stairs_down]\npattern: [after_set_distance]\nstart: 2026-11-30\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 20'000;
  if (size > most) return 0;
  MemoryFiles files;
  files.all = files_of({reinterpret_cast<const char*>(bytes), size});
  if (files.all.empty()) return 0;
  const Ran checked = run({"check", "ours"}, "", files);
  require(checked.status == ExitStatus::done || checked.status == ExitStatus::bad_input,
          "a folder is good or bad", checked.err);
  require_harmless(checked.out);
  require_harmless(checked.err);
  require((checked.status == ExitStatus::bad_input) == !checked.err.empty(), "bad knowledge is told of");
  constexpr std::size_t most_messages = 100'000;
  require(checked.err.size() < most_messages, "messages are few", checked.err);
  const auto with = [&files](std::vector<std::string> arguments, std::string_view input) {
    arguments.insert(arguments.end(), {"--data", "ours"});
    Ran ran = run(arguments, std::string{input}, files);
    require(ran.status != ExitStatus::failed && ran.status != ExitStatus::misused, "knowledge is usable",
            ran.err);
    require_harmless(ran.out);
    require_harmless(ran.err);
    return ran;
  };
  const Ran alarm = with({"triage", "-f", "json", "-"}, hot);
  require((alarm.status == ExitStatus::bad_input) == (checked.status == ExitStatus::bad_input),
          "what check finds, every command finds", alarm.err);
  if (alarm.status == ExitStatus::bad_input) return 0;
  require(alarm.out.find("\"alarm\": true") != std::string::npos, "a hot knee is an alarm", alarm.out);
  require(with({"plan", "-f", "ndjson", "-"}, hot).out.find("\"planned\"") == std::string::npos,
          "a hot knee gets no plan");
  with({"plan", "-"}, calm);
  with({"explain", "--case", "-"}, calm);
  with({"explain"}, "");
  return 0;
}
