// What may follow an option or a command, the same for every shell; internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/completion.h"
#include "cli/options.h"

namespace kneecheck::cli {

enum class Offer : std::uint8_t {
  nothing,  // numbers, dates
  words,
  list,  // words with commas between them
  files,
  folders,
  cases  // files with the endings of cases, and folders
};

struct Completion {
  Offer offer = Offer::nothing;
  std::vector<std::string> words;
};

// The value of an option of `verb`.
Completion value_of(const OptionSpec& option, Verb verb, const CompletionNames& names);
// What a command works on.
Completion operand_of(Verb verb, const CompletionNames& names);

// "a b c"
std::string spaced(const std::vector<std::string>& words);
// The commands, and help.
std::vector<std::string> command_words();
// On one line.
std::string help_line(const OptionSpec& option);

std::string bash_completion(const CompletionNames& names);
std::string zsh_completion(const CompletionNames& names);
std::string fish_completion(const CompletionNames& names);

}  // namespace kneecheck::cli
