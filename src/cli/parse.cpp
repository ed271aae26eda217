#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/diagnostic.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/cli.h"
#include "cli/help.h"
#include "cli/options.h"

namespace kneecheck::cli {
namespace {

constexpr std::string_view help_word = "help";

Misuse misuse(const Language& language, std::string message, std::string help) {
  return {usage_message(language, std::move(message), std::move(help))};
}
Misuse misuse(const Language& language, std::string message, TextId help) {
  return misuse(language, std::move(message), std::string{language[help]});
}
Misuse misuse(const Language& language, TextId message, TextId help) {
  return misuse(language, std::string{language[message]}, help);
}

std::string dashed(const OptionSpec& option) {
  return fmt::format("--{}", option.name);
}

std::string read_on(const Language& language, std::optional<Verb> verb) {
  if (!verb) return language.say(CliText::read_on, {{"command", "kneecheck --help"}});
  return language.say(CliText::read_on_command,
                      {{"command", fmt::format("kneecheck {} --help", word(*verb))}});
}

std::string one_of(const Language& language, std::span<const std::string_view> words) {
  return language.say(BaseText::one_of, {{"words", listed(language, words)}});
}

std::optional<Verb> first_verb(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (const auto verb = from_word<Verb>(argument)) return verb;
  }
  return std::nullopt;
}

// Help and version come before everything else, so that no other mistake can keep anyone from them.
std::optional<Asked> asked_for_help(const Language& language, const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto has = [&](std::string_view word) { return std::find(arguments.begin(), end, word) != end; };
  if (has("-h") || has("--help")) return ShowHelp{help_text(language, first_verb({arguments.begin(), end}))};
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

std::variant<Taken, Misuse> take_apart(const Language& language, const std::vector<std::string>& arguments) {
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
    if (option.is_flag() && has_value)
      return misuse(language, language.say(CliText::takes_no_value, {{"option", dashed(option)}}), "");
  }
  if (is_cut_short) {
    const std::string& last = arguments.back();  // --output, or letters: -qo
    const OptionSpec& option =
        option_of(app.get_option(last.starts_with("--") ? last : fmt::format("-{}", last.back())));
    return misuse(language,
                  language.say(CliText::needs_value,
                               {{"option", dashed(option)}, {"argument", language[*option.argument]}}),
                  "");
  }
  Taken parts;
  for (const CLI::Option* option : declared) parts.values.push_back(option->results());
  parts.rest = app.remaining();
  return parts;
}

Misuse unknown_option(const Language& language, std::string_view argument, std::optional<Verb> verb) {
  const std::string_view typed = argument.substr(0, argument.find('='));
  std::vector<std::string_view> names;
  for (const OptionSpec& option : all_options()) {
    if (!verb || option.belongs_to(*verb)) names.push_back(option.name);
  }
  const auto near = typed.substr(0, 2) == "--" ? nearest(typed.substr(2), names) : std::nullopt;
  return misuse(
      language, language.say(CliText::unknown_option, {{"value", quoted(typed)}}),
      near ? language.say(BaseText::did_you_mean, {{"word", kneecheck::quoted(fmt::format("--{}", *near))}})
           : read_on(language, verb));
}

Misuse unknown_command(const Language& language, std::string_view typed) {
  std::vector<std::string_view> words{Names<Verb>::words.begin(), Names<Verb>::words.end()};
  words.push_back(help_word);
  const auto near = nearest(typed, words);
  return misuse(
      language, language.say(CliText::unknown_command, {{"value", quoted(typed)}}),
      near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}}) : one_of(language, words));
}

// The operands in `rest`, the command's name first; or the first thing in it that cannot be.
std::variant<std::vector<std::string>, Misuse> operands_of(const Language& language,
                                                           const std::vector<std::string>& rest) {
  std::vector<std::string> operands;
  bool options_ended = false;
  for (const std::string& argument : rest) {
    if (!options_ended && argument == "--") {
      options_ended = true;
      continue;
    }
    const std::optional<Verb> verb = operands.empty() ? std::nullopt : from_word<Verb>(operands.front());
    if (!options_ended && argument.size() > 1 && argument.front() == '-')
      return unknown_option(language, argument, verb);
    if (operands.empty() && argument != help_word && !from_word<Verb>(argument))
      return unknown_command(language, argument);
    operands.push_back(argument);
  }
  return operands;
}

Asked help_on(const Language& language, const std::vector<std::string>& operands) {
  if (operands.size() < 2 || operands[1] == help_word) return ShowHelp{help_text(language, std::nullopt)};
  if (const auto verb = from_word<Verb>(operands[1])) return ShowHelp{help_text(language, *verb)};
  return unknown_command(language, operands[1]);
}

std::optional<Misuse> set_options(const Language& language, Command& command, const Taken& taken) {
  for (std::size_t i = 0; i < taken.values.size(); ++i) {
    const OptionSpec& option = all_options()[i];
    if (taken.values[i].empty()) continue;
    if (!option.belongs_to(command.verb)) {
      return misuse(language,
                    language.say(CliText::not_of_command,
                                 {{"option", dashed(option)}, {"command", word(command.verb)}}),
                    read_on(language, command.verb));
    }
    for (const std::string& value : taken.values[i]) {
      if (const auto objection = option.set(language, command, value)) {
        return misuse(
            language,
            language.say(CliText::bad_value, {{"option", dashed(option)}, {"problem", objection->message}}),
            objection->help);
      }
      if (option.reach == Reach::nothing) continue;
      std::string& given = option.reach == Reach::form ? command.form_options : command.answer_options;
      given += fmt::format("--{}={}\n", option.name, value);
    }
  }
  return std::nullopt;
}

// Of a command that takes one word of a few. `there_is_none`: as what was typed.
template <class Enum>
std::optional<Misuse> not_one_word(const Language& language, const Command& command, TextId is_for_one,
                                   TextId there_is_none) {
  const std::vector<std::string>& operands = command.operands;
  const std::string all = one_of(language, Names<Enum>::words);
  if (operands.size() != 1) return misuse(language, std::string{language[is_for_one]}, all);
  if (from_word<Enum>(operands.front())) return std::nullopt;
  return misuse(language, language.say(there_is_none, {{"value", kneecheck::quoted(operands.front())}}), all);
}

// The one view that is a record too.
bool is_progress_record(const Command& command) {
  const bool is_record =
      command.format == Format::json || command.format == Format::ndjson || command.format == Format::yaml;
  return command.show == View::progress && !command.week && is_record;
}

// What no single option can see.
std::optional<Misuse> contradiction(const Language& language, const Command& command) {
  struct Rule {
    bool broken;
    TextId message, help;
  };
  const bool has_case = !command.operands.empty();
  const bool of_interview = !(command.save.empty() && command.resume.empty());
  const bool to_folder = !command.out_dir.empty();
  const int of_earlier = int{command.force} + int{command.update} + int{command.skip_existing};
  const std::array rules{
      Rule{(command.week || command.show) && !is_for_people(command.format) && !is_progress_record(command),
           CliText::week_for_people, CliText::cut_weeks},
      Rule{!command.diff.empty() && !is_for_people(command.format), CliText::diff_for_people,
           CliText::take_people_format},
      Rule{!command.diff.empty() && (command.week || command.show), CliText::diff_is_a_view,
           CliText::give_one},
      Rule{!command.diff.empty() && to_folder, CliText::diff_of_one, CliText::give_one},
      Rule{!command.case_file.empty() && has_case, CliText::case_or_topic, CliText::one_or_other},
      Rule{of_interview && has_case, CliText::save_with_case, CliText::leave_out_case},
      Rule{(command.time_minutes || command.remind_minutes) && command.format != Format::ics,
           CliText::time_without_ics, CliText::add_ics},
      Rule{!command.replaces.empty() && command.format != Format::ics, CliText::replaces_without_ics,
           CliText::add_ics},
      Rule{of_earlier > 1, CliText::force_or_update, CliText::give_one},
      Rule{of_earlier > 0 && !to_folder, CliText::force_without_folder, CliText::add_folder},
      Rule{!command.output.empty() && to_folder, CliText::output_and_folder, CliText::give_one},
      Rule{of_interview && to_folder, CliText::folder_of_interview, CliText::give_case},
      Rule{command.verb == Verb::log && command.diary.empty(), CliText::log_without_diary,
           CliText::add_diary},
      Rule{command.diary == "-" && command.verb == Verb::log, CliText::log_to_stream, CliText::add_diary},
      Rule{command.verb == Verb::log && command.operands.size() > 1, CliText::log_of_many, CliText::one_case},
      Rule{!command.from.empty() && !has_case, CliText::from_without_case, CliText::give_case_of_plan},
      Rule{!command.from.empty() && !(command.logged.empty() && command.log_date.empty()),
           CliText::from_and_values, CliText::one_then_other},
      Rule{command.undo && !command.from.empty(), CliText::undo_and_from, CliText::undo_then_from},
      Rule{std::count(command.operands.begin(), command.operands.end(), "-") > 1, CliText::input_twice,
           CliText::input_once}};
  for (const Rule& rule : rules) {
    if (rule.broken) return misuse(language, rule.message, rule.help);
  }
  if (command.verb == Verb::empty_case)
    return not_one_word<Blank>(language, command, CliText::one_template, CliText::no_template);
  if (command.verb == Verb::completion)
    return not_one_word<Shell>(language, command, CliText::one_completion, CliText::no_completion);
  return std::nullopt;
}

}  // namespace

std::string usage_message(const Language& language, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.file = "kneecheck";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  Diagnostics problems{language};
  problems.add(std::move(diagnostic));
  return format(problems);
}

namespace {

Asked understand(const Language& language, const std::vector<std::string>& arguments) {
  if (arguments.empty()) return Misuse{short_help(language)};
  if (arguments.size() > 1 && arguments[0] == "complete" && arguments[1] == "--")
    return ToComplete{{arguments.begin() + 2, arguments.end()}};
  if (auto asked = asked_for_help(language, arguments)) return *asked;
  if (const std::string* argument = without_value(arguments)) {
    return misuse(language, language.say(CliText::no_value, {{"value", kneecheck::quoted(*argument)}}),
                  CliText::behind_equals);
  }
  auto taken = take_apart(language, arguments);
  if (const Misuse* wrong = std::get_if<Misuse>(&taken)) return *wrong;
  const Taken& parts = std::get<Taken>(taken);
  auto operands = operands_of(language, parts.rest);
  if (const Misuse* wrong = std::get_if<Misuse>(&operands)) return *wrong;
  auto& words = std::get<std::vector<std::string>>(operands);
  // A cluster of letters may hold the help: -qh
  if (!parts.values[static_cast<std::size_t>(find_option("help") - all_options().data())].empty())
    return ShowHelp{help_text(language, words.empty() ? std::nullopt : from_word<Verb>(words.front()))};
  if (words.empty())
    return misuse(language, std::string{language[CliText::no_command]}, read_on(language, std::nullopt));
  if (words.front() == help_word) return help_on(language, words);
  Command command;
  command.verb = *from_word<Verb>(words.front());
  command.operands.assign(words.begin() + 1, words.end());
  const auto log = static_cast<std::size_t>(find_option("log") - all_options().data());
  if (command.verb == Verb::plan && !parts.values[log].empty()) command.verb = Verb::log;
  if (auto wrong = set_options(language, command, parts)) return *wrong;
  if (auto wrong = contradiction(language, command)) return *wrong;
  if (command.verb == Verb::today) {  // another name of a view of the plan
    command.verb = Verb::plan;
    command.show = View::today;
  }
  return command;
}

// Of an option as it stands in the line, whatever else stands there; a dash begins the next option.
std::vector<std::string_view> values_in_line(const std::vector<std::string>& arguments,
                                             std::string_view name) {
  const std::string alone = fmt::format("--{}", name);
  const std::string joined = alone + '=';
  std::vector<std::string_view> values;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string_view value;
    if (arguments[i].starts_with(joined)) value = std::string_view{arguments[i]}.substr(joined.size());
    if (arguments[i] == alone && i + 1 < arguments.size()) value = arguments[i + 1];
    if (!value.empty() && value.front() != '-') values.push_back(value);
  }
  return values;
}

std::vector<LoggedValue> signs_in_line(const std::vector<std::string>& arguments) {
  std::vector<LoggedValue> signs;
  for (const Logged what : {Logged::swelling, Logged::sign}) {
    for (const std::string_view value : values_in_line(arguments, word(what)))
      signs.push_back({what, std::string{value}});
  }
  return signs;
}

}  // namespace

// Help is no command with options of its own, but long, and on a terminal it comes in pages like a plan.
Asked parse_arguments(const std::vector<std::string>& arguments, const Language& language) {
  Asked asked = understand(language, arguments);
  if (auto* help = std::get_if<ShowHelp>(&asked)) {
    help->no_pager = std::find(arguments.begin(), arguments.end(), "--no-pager") != arguments.end();
  }
  if (auto* wrong = std::get_if<Misuse>(&asked)) wrong->signs = signs_in_line(arguments);
  return asked;
}

std::optional<std::string_view> wanted_language(const std::vector<std::string>& arguments) {
  const auto values = values_in_line(arguments, "lang");
  return values.empty() ? std::nullopt : std::optional{values.back()};
}

}  // namespace kneecheck::cli
