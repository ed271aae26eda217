#include "cli/help.h"

#include <fmt/format.h>

#include <vector>

#include "cli/options.h"

namespace kneecheck::cli {
namespace {

constexpr std::size_t help_column = 28;
constexpr std::size_t most_on_a_line = 5;  // formats

std::string left_of(const OptionSpec& option) {
  std::string left = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  left += fmt::format("--{}", option.name);
  return option.is_flag() ? left : left + fmt::format(" {}", option.argument);
}

// A line that would grow too long is broken behind the fifth format.
std::string format_list(Verb verb) {
  std::string text;
  const std::vector<std::string_view> formats = format_words(verb);
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) text += i == most_on_a_line ? ",\n" : ", ";
    text += formats[i];
  }
  return text + " (default: text)";
}

std::string row(const OptionSpec& option, std::optional<Verb> verb) {
  std::string help{option.help};
  if (option.name == "format" && verb) help = format_list(*verb);
  std::string text = fmt::format("{:<{}}", left_of(option), help_column);
  for (const char c : help) {
    text += c;
    if (c == '\n') text += std::string(help_column, ' ');
  }
  return text + '\n';
}

std::string rows(std::optional<Verb> verb, bool of_all) {
  std::string text;
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to_all() != of_all || (verb && !option.belongs_to(*verb))) continue;
    text += row(option, verb);
  }
  return text;
}

std::string operands_of(const VerbSpec& spec) {
  return spec.one_operand ? std::string{spec.operand} : fmt::format("[{}]...", spec.operand);
}

constexpr std::string_view exit_status =
    "\nExit status: 0 done, 1 a file or the machine failed, 2 usage, 3 bad input,\n"
    "4 no plan: a clinician first, 5 no plan: a safety question is open.\n";

constexpr std::string_view promise = "\nThis is not a diagnosis. If you are worried, see someone.\n";

constexpr std::string_view examples =
    "  kneecheck triage                           asks you: how urgent, what, and why\n"
    "  kneecheck triage my-knee.yaml              the same of answers in a file\n"
    "  kneecheck plan my-knee.yaml                this week of the graded plan\n"
    "  kneecheck today my-knee.yaml               today's run and exercises, in full\n"
    "  kneecheck explain wall-ball                an exercise; or any other topic\n"
    "  kneecheck plan -f ndjson clinic.ndjson     one case a line in, one plan out\n";

std::string general_help() {
  std::string text =
      "kneecheck: symptom checker and exercise planner for runners with knee pain\n\n"
      "Examples:\n";
  text += examples;
  text += "\nUsage: kneecheck COMMAND [OPTION]... [CASE]...\n\nCommands:\n";
  for (std::size_t i = 0; i < verb_count; ++i) {
    const VerbSpec& spec = spec_of(static_cast<Verb>(i));
    text += fmt::format("  {:<{}}{}\n", fmt::format("{} {}", word(spec.verb), operands_of(spec)),
                        help_column - 2, spec.summary);
  }
  text += fmt::format("  {:<{}}{}\n", "help [COMMAND]", help_column - 2,
                      "all options of a command, with examples");
  text += "\nOptions of every command:\n" + rows(std::nullopt, true);
  text +=
      "\nCASE is a YAML, JSON, NDJSON or CSV file, or - for standard input. Options may\n"
      "stand before or after the command; -- ends them.\n";
  text += exit_status;
  text += promise;
  return text;
}

std::string verb_help(Verb verb) {
  const VerbSpec& spec = spec_of(verb);
  std::string text =
      fmt::format("kneecheck {}: {}\n\nExamples:\n{}", word(verb), spec.summary, spec.examples);
  text +=
      fmt::format("\nUsage: kneecheck {} [OPTION]... {}\n\n{}\n", word(verb), operands_of(spec), spec.about);
  const std::string own = rows(verb, false);
  if (!own.empty()) text += fmt::format("\nOptions of {}:\n{}", word(verb), own);
  text += "\nOptions of every command:\n" + rows(verb, true);
  text += exit_status;
  return text;
}

}  // namespace

std::string help_text(std::optional<Verb> verb) {
  return verb ? verb_help(*verb) : general_help();
}

std::string short_help() {
  return "kneecheck: symptom checker and exercise planner for runners with knee pain\n\n"
         "  kneecheck triage                 asks you: how urgent, what, and why\n"
         "  kneecheck plan my-knee.yaml      the plan of your saved answers: this week\n"
         "  kneecheck today my-knee.yaml     what to do today\n\n"
         "All commands: kneecheck --help\n";
}

}  // namespace kneecheck::cli
