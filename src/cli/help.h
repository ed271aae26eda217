// What --help prints: examples first, at most 80 columns, everything from the tables of options.h
// and the texts of data/words/cli.yaml.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "cli/command.h"

namespace kneecheck::cli {

std::string help_text(const Language& language, std::optional<Verb> verb);

// For a call without arguments: what it is, two examples, where to read on.
std::string short_help(const Language& language);

}  // namespace kneecheck::cli
