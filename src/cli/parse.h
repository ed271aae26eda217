// argv -> what to do. The only file that knows CLI11 is parse.cpp.
// Rule: every complaint names the argument as typed and the nearest right one; nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"
#include "cli/command.h"

namespace kneecheck::cli {

struct ShowHelp {
  std::string text;  // for standard output
  bool no_pager = false;
};
struct ShowVersion {};
struct Misuse {
  std::string text;  // for standard error
  // Of `log`, the signs and the swelling that were to be written down: they cannot wait for a right line.
  std::vector<LoggedValue> signs{};
};
// A shell asks how these words can go on: `complete -- WORDS`, which no help names.
struct ToComplete {
  std::vector<std::string> words;
};
using Asked = std::variant<Command, ShowHelp, ShowVersion, Misuse, ToComplete>;

// `arguments` without the program's own name. Help and complaints are worded by `language`.
Asked parse_arguments(const std::vector<std::string>& arguments, const Language& language);

// What --lang asks for, the last one if there are several; before anything is parsed, so that complaints are
// in that language too. It need not be one that there is.
std::optional<std::string_view> wanted_language(const std::vector<std::string>& arguments);

// "kneecheck: error: ..." with its help, as every complaint about usage looks.
std::string usage_message(const Language& language, std::string message, std::string help);

}  // namespace kneecheck::cli
