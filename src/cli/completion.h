// The completion scripts of the shells, made from the tables of options.h.
// Rule: an option, format or command that the tables know is completed without another word here; what only
// the knowledge knows is given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"

namespace kneecheck::cli {

enum class Shell : std::uint8_t { bash, zsh, fish };
constexpr auto names_of(Shell) {
  return name_list("bash", "zsh", "fish");
}

// Each an id that needs no quotes in a shell.
struct CompletionNames {
  std::vector<std::string> topics;     // of explain
  std::vector<std::string> regions;    // of --region
  std::vector<std::string> days, kit;  // of --days and --equipment
};

// Whether a word may stand in a script as it is: other ids are left out, so that no knowledge can write shell
// code.
bool completes_as_is(std::string_view word);

std::string completion_script(Shell shell, const CompletionNames& names);

}  // namespace kneecheck::cli
