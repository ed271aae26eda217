#include "cli/help.h"

#include <fmt/format.h>

#include <array>
#include <initializer_list>
#include <span>
#include <vector>

#include "base/words/cli.h"
#include "cli/options.h"

namespace kneecheck::cli {
namespace {

constexpr std::size_t help_column = 28;
constexpr std::size_t most_on_a_line = 5;  // formats

// Columns of a command that is an example, by the page that it stands on.
constexpr std::size_t general_width = 43;
constexpr std::size_t verb_width = 47;
constexpr std::size_t short_width = 33;

constexpr std::array general_examples{
    Example{"kneecheck triage", CliText::asks_how_urgent},
    Example{"kneecheck triage my-knee.yaml", CliText::same_from_file},
    Example{"kneecheck plan my-knee.yaml", CliText::this_week},
    Example{"kneecheck today my-knee.yaml", CliText::today_in_full},
    Example{"kneecheck explain wall-ball", CliText::topics},
    Example{"kneecheck plan -f ndjson clinic.ndjson", CliText::case_in_plan_out},
};
constexpr std::array short_examples{
    Example{"kneecheck triage", CliText::asks_how_urgent},
    Example{"kneecheck plan my-knee.yaml", CliText::this_week_of_answers},
    Example{"kneecheck today my-knee.yaml", CliText::what_today},
};

std::string line(std::string_view text) {
  return fmt::format("{}\n", text);
}

// With a blank line between those that are not empty.
std::string paragraphs(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += text.empty() || part.empty() ? part : "\n" + part;
  return text;
}

std::string left_of(const Language& language, const OptionSpec& option) {
  std::string left = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  left += fmt::format("--{}", option.name);
  return option.argument ? fmt::format("{} {}", left, language[*option.argument]) : left;
}

// A line that would grow too long is broken behind the fifth format.
std::string format_list(const Language& language, Verb verb) {
  const std::vector<std::string_view> formats = format_words(verb);
  const std::span<const std::string_view> all{formats};
  if (all.size() <= most_on_a_line)
    return language.say(CliText::formats, {{"formats", listed(language, all)}});
  return language.say(CliText::more_formats, {{"formats", listed(language, all.first(most_on_a_line))},
                                              {"others", listed(language, all.subspan(most_on_a_line))}});
}

std::string row(const Language& language, const OptionSpec& option, std::optional<Verb> verb) {
  std::string help{language[option.help]};
  if (option.name == "format" && verb) help = format_list(language, *verb);
  std::string text = fmt::format("{:<{}}", left_of(language, option), help_column);
  for (const char c : help) {
    text += c;
    if (c == '\n') text += std::string(help_column, ' ');
  }
  return text + '\n';
}

std::string rows(const Language& language, std::optional<Verb> verb, bool of_all) {
  std::string text;
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to_all() != of_all || (verb && !option.belongs_to(*verb))) continue;
    text += row(language, option, verb);
  }
  return text;
}

std::string operands_of(const Language& language, const VerbSpec& spec) {
  return spec.operand ? fmt::format("[{}]...", language[*spec.operand])
                      : fmt::format("{}", fmt::join(spec.values.words, "|"));
}

std::string lines_of(const Language& language, std::span<const Example> examples, std::size_t width) {
  std::string text;
  for (const auto& [command, what] : examples) {
    const std::string shown =
        what ? fmt::format("{:<{}}{}", command, width, language[*what]) : std::string{command};
    text += fmt::format("  {}\n", shown);
  }
  return text;
}

std::string command_rows(const Language& language) {
  std::string text;
  const auto add = [&](std::string_view name, std::string_view operands, TextId summary) {
    text +=
        fmt::format("  {:<{}}{}\n", fmt::format("{} {}", name, operands), help_column - 2, language[summary]);
  };
  for (std::size_t i = 0; i < verb_count; ++i) {
    const VerbSpec& spec = spec_of(static_cast<Verb>(i));
    add(word(spec.verb), operands_of(language, spec), spec.summary);
  }
  add("help", fmt::format("[{}]", language[CliText::a_command]), CliText::help_summary);
  return text;
}

std::string titled(const Language& language, TextId title, std::string_view lines) {
  return fmt::format("{}\n{}", language[title], lines);
}

std::string general_help(const Language& language) {
  return paragraphs({
      line(language[CliText::title]),
      titled(language, CliText::examples, lines_of(language, general_examples, general_width)),
      line(language[CliText::usage]),
      titled(language, CliText::commands, command_rows(language)),
      titled(language, CliText::common_options, rows(language, std::nullopt, true)),
      line(language[CliText::about_case]),
      line(language[CliText::exit_status]),
      line(language[CliText::promise]),
  });
}

std::string verb_help(const Language& language, Verb verb) {
  const VerbSpec& spec = spec_of(verb);
  const std::string own = rows(language, verb, false);
  return paragraphs({
      line(language.say(CliText::command_title,
                        {{"command", word(verb)}, {"summary", language[spec.summary]}})),
      titled(language, CliText::examples, lines_of(language, spec.examples, verb_width)),
      line(language.say(CliText::command_usage,
                        {{"command", word(verb)}, {"operands", operands_of(language, spec)}})),
      line(language[spec.about]),
      own.empty() ? "" : line(language.say(CliText::own_options, {{"command", word(verb)}})) + own,
      titled(language, CliText::common_options, rows(language, verb, true)),
      line(language[CliText::exit_status]),
  });
}

}  // namespace

std::string help_text(const Language& language, std::optional<Verb> verb) {
  return verb ? verb_help(language, *verb) : general_help(language);
}

std::string short_help(const Language& language) {
  return paragraphs({
      line(language[CliText::title]),
      lines_of(language, short_examples, short_width),
      line(language.say(CliText::all_commands, {{"command", "kneecheck --help"}})),
  });
}

}  // namespace kneecheck::cli
