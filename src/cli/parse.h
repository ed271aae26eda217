// argv -> what to do. The only file that knows CLI11 is parse.cpp.
// Rule: every complaint names the argument as typed and the nearest right one; nothing is guessed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "cli/command.h"

namespace kneecheck::cli {

struct ShowHelp {
  std::string text;  // for standard output
  bool no_pager = false;
};
struct ShowVersion {};
struct Misuse {
  std::string text;  // for standard error
};
// A shell asks how these words can go on: `complete -- WORDS`, which no help names.
struct ToComplete {
  std::vector<std::string> words;
};
using Asked = std::variant<Command, ShowHelp, ShowVersion, Misuse, ToComplete>;

// `arguments` without the program's own name.
Asked parse_arguments(const std::vector<std::string>& arguments);

// "kneecheck: error: ..." with its help, as every complaint about usage looks.
std::string usage_message(std::string message, std::string help);

}  // namespace kneecheck::cli
