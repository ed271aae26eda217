// The commands and their options, a table each: parser, help, completions and tests of the manual read these.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "cli/command.h"

namespace kneecheck::cli {

// Why a value cannot be used, and what to do about it; the option's name is put in front by the parser.
struct Objection {
  std::string message;
  std::string help;  // may be empty
};

// What may be typed for a value or an operand, as far as it can be listed.
enum class Offer : std::uint8_t {
  nothing,  // numbers, dates
  words,
  formats,
  commands,
  topics,  // these eight only the knowledge knows
  regions,
  tests,
  signs,
  days,  // a list with commas, as the next two
  equipment,
  exercises,
  diagnoses,
  files,
  folders,
  cases,  // files with the endings of cases, and folders
};

struct Values {
  Offer offer = Offer::nothing;
  std::span<const std::string_view> words{};  // of Offer::words
};

// What an option changes in the files of --out-dir.
enum class Reach : std::uint8_t {
  answer,   // what they say: two formats of a case do not go together when it differs
  form,     // how they say it
  nothing,  // or what is looked at otherwise: the knowledge, the day, the locale, the looks of text
};

struct OptionSpec {
  std::string_view name;           // "format", without dashes
  char letter = '\0';              // "-f"; none: '\0'
  std::optional<TextId> argument;  // what the help calls its value; empty: a flag
  Verbs verbs = 0;
  Values values;
  TextId help;  // what it does; '\n' begins a further line
  std::optional<Objection> (*set)(const Language& language, Command& command,
                                  std::string_view value) = nullptr;
  Reach reach = Reach::answer;

  bool is_flag() const { return !argument; }
  bool belongs_to(Verb verb) const { return holds(verbs, verb); }
  bool belongs_to_all() const { return verbs == every_verb; }
};

std::span<const OptionSpec> all_options();
const OptionSpec* find_option(std::string_view name);

// The formats that a command can print.
std::vector<std::string_view> format_words(Verb verb);

// "a, b, c"
std::string listed(const Language& language, std::span<const std::string_view> words);

struct Example {
  std::string_view command;      // as it is typed
  std::optional<TextId> what{};  // it is for; empty: plain
};

struct VerbSpec {
  Verb verb = Verb::triage;
  std::optional<TextId> operand;  // "CASE", any number of them; empty: one of the words of `values`
  Values values;                  // of operands
  TextId summary;                 // one line
  TextId about;                   // a few lines
  std::span<const Example> examples;

  bool takes_one_word() const { return !operand; }
};
const VerbSpec& spec_of(Verb verb);

}  // namespace kneecheck::cli
