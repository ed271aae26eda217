#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "cli/help.h"
#include "cli/options.h"

namespace kneecheck::cli {
namespace {

constexpr std::string_view help_word = "help";

Misuse misuse(std::string message, std::string help) {
  return {usage_message(std::move(message), std::move(help))};
}

std::string read_on(std::optional<Verb> verb) {
  return verb ? fmt::format("kneecheck {} --help shows its options", word(*verb))
              : "kneecheck --help shows what there is";
}

std::optional<Verb> first_verb(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (const auto verb = from_word<Verb>(argument)) return verb;
  }
  return std::nullopt;
}

// Help and version come before everything else, so that no other mistake can keep anyone from them.
std::optional<Asked> asked_for_help(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto has = [&](std::string_view word) { return std::find(arguments.begin(), end, word) != end; };
  if (has("-h") || has("--help")) return ShowHelp{help_text(first_verb({arguments.begin(), end}))};
  if (has("--version")) return ShowVersion{};
  return std::nullopt;
}

// CLI11 takes the next argument for the value of `--width=`.
const std::string* without_value(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument.size() > 3 && argument.starts_with("--") && argument.find('=') == argument.size() - 1)
      return &argument;
  }
  return nullptr;
}

// What CLI11 has taken apart: the values of each option by its place in the table, and the rest in order.
struct Taken {
  std::vector<std::vector<std::string>> values;
  std::vector<std::string> rest;
};

std::variant<Taken, Misuse> take_apart(const std::vector<std::string>& arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<const CLI::Option*> declared;
  for (const OptionSpec& option : all_options()) {
    const std::string letter = option.letter == '\0' ? "" : fmt::format("-{},", option.letter);
    const std::string names = fmt::format("{}--{}", letter, option.name);
    CLI::Option* const made = option.is_flag() ? app.add_flag(names) : app.add_option(names);
    declared.push_back(made->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  const auto option_of = [&](const CLI::Option* taken) -> const OptionSpec& {
    return all_options()[static_cast<std::size_t>(std::find(declared.begin(), declared.end(), taken) -
                                                  declared.begin())];
  };
  bool is_cut_short = false;  // the last option should have a value
  try {
    app.parse(
        std::vector<std::string>{arguments.rbegin(), arguments.rend()});  // CLI11 wants the last one first
  } catch (const CLI::ArgumentMismatch&) {
    is_cut_short = true;
  }
  for (const CLI::Option* taken : app.parse_order()) {
    const OptionSpec& option = option_of(taken);
    const bool has_value = std::any_of(taken->results().begin(), taken->results().end(),
                                       [](const std::string& value) { return value != "true"; });
    if (option.is_flag() && has_value) return misuse(fmt::format("--{} takes no value", option.name), "");
  }
  if (is_cut_short) {
    const std::string& last = arguments.back();  // --output, or letters: -qo
    const OptionSpec& option =
        option_of(app.get_option(last.starts_with("--") ? last : fmt::format("-{}", last.back())));
    return misuse(fmt::format("--{0} needs a value: --{0} {1}", option.name, option.argument), "");
  }
  Taken parts;
  for (const CLI::Option* option : declared) parts.values.push_back(option->results());
  parts.rest = app.remaining();
  return parts;
}

Misuse unknown_option(std::string_view argument, std::optional<Verb> verb) {
  const std::string_view typed = argument.substr(0, argument.find('='));
  std::vector<std::string_view> names;
  for (const OptionSpec& option : all_options()) {
    if (!verb || option.belongs_to(*verb)) names.push_back(option.name);
  }
  const auto near = typed.substr(0, 2) == "--" ? nearest(typed.substr(2), names) : std::nullopt;
  return misuse(fmt::format("unknown option {}", quoted(typed)),
                near ? fmt::format("did you mean '--{}'?", *near) : read_on(verb));
}

Misuse unknown_command(std::string_view typed) {
  std::vector<std::string_view> words{Names<Verb>::words.begin(), Names<Verb>::words.end()};
  words.push_back(help_word);
  const auto near = nearest(typed, words);
  return misuse(
      fmt::format("unknown command {}", quoted(typed)),
      near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(words, ", ")));
}

// The operands in `rest`, the command's name first; or the first thing in it that cannot be.
std::variant<std::vector<std::string>, Misuse> operands_of(const std::vector<std::string>& rest) {
  std::vector<std::string> operands;
  bool options_ended = false;
  for (const std::string& argument : rest) {
    if (!options_ended && argument == "--") {
      options_ended = true;
      continue;
    }
    const std::optional<Verb> verb = operands.empty() ? std::nullopt : from_word<Verb>(operands.front());
    if (!options_ended && argument.size() > 1 && argument.front() == '-')
      return unknown_option(argument, verb);
    if (operands.empty() && argument != help_word && !from_word<Verb>(argument))
      return unknown_command(argument);
    operands.push_back(argument);
  }
  return operands;
}

Asked help_on(const std::vector<std::string>& operands) {
  if (operands.size() < 2 || operands[1] == help_word) return ShowHelp{help_text(std::nullopt)};
  if (const auto verb = from_word<Verb>(operands[1])) return ShowHelp{help_text(*verb)};
  return unknown_command(operands[1]);
}

std::optional<Misuse> set_options(Command& command, const Taken& taken) {
  for (std::size_t i = 0; i < taken.values.size(); ++i) {
    const OptionSpec& option = all_options()[i];
    if (taken.values[i].empty()) continue;
    if (!option.belongs_to(command.verb)) {
      return misuse(fmt::format("--{} is not an option of {}", option.name, word(command.verb)),
                    read_on(command.verb));
    }
    for (const std::string& value : taken.values[i]) {
      if (const auto objection = option.set(command, value)) {
        return misuse(fmt::format("--{}: {}", option.name, objection->message), objection->help);
      }
      if (option.reach == Reach::nothing) continue;
      std::string& given = option.reach == Reach::form ? command.form_options : command.answer_options;
      given += fmt::format("--{}={}\n", option.name, value);
    }
  }
  return std::nullopt;
}

// Of a command that takes one word of a few; `what`: such a word, `there_is_no`: before one that is none.
template <class Enum>
std::optional<Misuse> not_one_word(const Command& command, std::string_view what,
                                   std::string_view there_is_no) {
  const std::string all = fmt::format("one of {}", fmt::join(Names<Enum>::words, ", "));
  const std::vector<std::string>& operands = command.operands;
  if (operands.size() != 1) return misuse(fmt::format("{} is for one {}", word(command.verb), what), all);
  if (from_word<Enum>(operands.front())) return std::nullopt;
  return misuse(fmt::format("there is no {} {}", there_is_no, kneecheck::quoted(operands.front())), all);
}

// What no single option can see.
std::optional<Misuse> contradiction(const Command& command) {
  struct Rule {
    bool broken;
    const char *message, *help;
  };
  const bool has_case = !command.operands.empty();
  const bool of_interview = !(command.save.empty() && command.resume.empty());
  const bool to_folder = !command.out_dir.empty();
  const int of_earlier = int{command.force} + int{command.update} + int{command.skip_existing};
  const std::array rules{
      Rule{(command.week || command.show) && !is_for_people(command.format),
           "--week and --show are for text, markdown and html",
           "--weeks N cuts every format to the first N weeks"},
      Rule{!command.case_file.empty() && has_case, "--case explains a case, not a topic",
           "give one or the other"},
      Rule{of_interview && has_case, "--save and --resume are for the interview, not for a CASE",
           "leave the CASE out, or the option"},
      Rule{(command.time_minutes || command.remind_minutes) && command.format != Format::ics,
           "--time and --remind are for ics", "add --format ics"},
      Rule{of_earlier > 1, "--force, --update and --skip-existing contradict one another",
           "give one of them"},
      Rule{of_earlier > 0 && !to_folder, "--force, --update and --skip-existing are for --out-dir",
           "add --out-dir DIR"},
      Rule{!command.output.empty() && to_folder, "--output and --out-dir are given", "give one of them"},
      Rule{of_interview && to_folder, "--out-dir is for cases that are written down", "give a CASE"},
      Rule{std::count(command.operands.begin(), command.operands.end(), "-") > 1, "'-' is given twice",
           "standard input can be read once"}};
  for (const Rule& rule : rules) {
    if (rule.broken) return misuse(rule.message, rule.help);
  }
  if (command.verb == Verb::empty_case) return not_one_word<Blank>(command, "form", "template as");
  if (command.verb == Verb::completion) return not_one_word<Shell>(command, "shell", "completion for");
  return std::nullopt;
}

}  // namespace

std::string usage_message(std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.file = "kneecheck";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return format(diagnostic);
}

namespace {

Asked understand(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return Misuse{short_help()};
  if (arguments.size() > 1 && arguments[0] == "complete" && arguments[1] == "--")
    return ToComplete{{arguments.begin() + 2, arguments.end()}};
  if (auto asked = asked_for_help(arguments)) return *asked;
  if (const std::string* argument = without_value(arguments)) {
    return misuse(fmt::format("{} has no value", kneecheck::quoted(*argument)), "write it behind the '='");
  }
  auto taken = take_apart(arguments);
  if (const Misuse* wrong = std::get_if<Misuse>(&taken)) return *wrong;
  const Taken& parts = std::get<Taken>(taken);
  auto operands = operands_of(parts.rest);
  if (const Misuse* wrong = std::get_if<Misuse>(&operands)) return *wrong;
  auto& words = std::get<std::vector<std::string>>(operands);
  // A cluster of letters may hold the help: -qh
  if (!parts.values[static_cast<std::size_t>(find_option("help") - all_options().data())].empty())
    return ShowHelp{help_text(words.empty() ? std::nullopt : from_word<Verb>(words.front()))};
  if (words.empty()) return misuse("no command given", read_on(std::nullopt));
  if (words.front() == help_word) return help_on(words);
  Command command;
  command.verb = *from_word<Verb>(words.front());
  command.operands.assign(words.begin() + 1, words.end());
  if (auto wrong = set_options(command, parts)) return *wrong;
  if (auto wrong = contradiction(command)) return *wrong;
  if (command.verb == Verb::today) {  // another name of a view of the plan
    command.verb = Verb::plan;
    command.show = View::today;
  }
  return command;
}

}  // namespace

// Help is no command with options of its own, but long, and on a terminal it comes in pages like a plan.
Asked parse_arguments(const std::vector<std::string>& arguments) {
  Asked asked = understand(arguments);
  if (auto* help = std::get_if<ShowHelp>(&asked)) {
    help->no_pager = std::find(arguments.begin(), arguments.end(), "--no-pager") != arguments.end();
  }
  return asked;
}

}  // namespace kneecheck::cli
