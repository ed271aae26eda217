// The commands and their options, in one table each: parser, help, completions and the tests of the manual
// all read these.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace kneecheck::cli {

// Why a value cannot be used, and what to do about it; the option's name is put in front by the parser.
struct Objection {
  std::string message;
  std::string help;  // may be empty
};

struct OptionSpec {
  std::string_view name;                    // "format", without dashes
  char letter = '\0';                       // "-f"; none: '\0'
  std::string_view argument;                // what the help calls its value; empty: a flag
  std::uint8_t verbs = 0;                   // bits by Verb
  std::span<const std::string_view> words;  // its values, when they are a closed list
  std::string_view help;                    // what it does; '\n' begins a further line
  std::optional<Objection> (*set)(Command& command, std::string_view value) = nullptr;

  bool is_flag() const { return argument.empty(); }
  bool belongs_to(Verb verb) const { return ((verbs >> static_cast<unsigned>(verb)) & 1U) != 0; }
  bool belongs_to_all() const { return verbs == (1U << verb_count) - 1U; }
};

std::span<const OptionSpec> all_options();
const OptionSpec* find_option(std::string_view name);

struct VerbSpec {
  Verb verb = Verb::triage;
  std::string_view operand;   // "CASE"
  std::string_view summary;   // one line
  std::string_view about;     // a few lines
  std::string_view examples;  // lines
  bool one_operand = false;   // one, and not without
};
const VerbSpec& spec_of(Verb verb);

}  // namespace kneecheck::cli
