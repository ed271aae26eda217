#include <fmt/format.h>

#include "cli/completion_values.h"

namespace kneecheck::cli {
namespace {

constexpr std::string_view head = R"sh(#compdef kneecheck
# zsh completion of kneecheck. To use it: source <(kneecheck completion zsh), or put it into a folder of $fpath as _kneecheck.

_kneecheck_cases() {
  _files -g '*.(yaml|yml|json|ndjson|jsonl|csv)'
}

)sh";

constexpr std::string_view tail = R"sh(
if [ "$funcstack[1]" = _kneecheck ]; then
  _kneecheck "$@"
else
  compdef _kneecheck kneecheck
fi
)sh";

// Between single quotes, inside the brackets of an option.
std::string described(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string action(const Completion& completion) {
  switch (completion.offer) {
    case Offer::words:
      return fmt::format("({})", spaced(completion.words));
    case Offer::list:
      return fmt::format("_values -s , item {}", spaced(completion.words));
    case Offer::files:
      return "_files";
    case Offer::folders:
      return "_files -/";
    case Offer::cases:
      return "_kneecheck_cases";
    default:
      return " ";  // a value that nothing is known of
  }
}

std::string spec(const OptionSpec& option, Verb verb, const CompletionNames& names) {
  const std::string help = described(help_line(option));
  const std::string value =
      option.is_flag() ? "" : fmt::format(":{}:{}", option.argument, action(value_of(option, verb, names)));
  const char* const equals = option.is_flag() ? "" : "=";
  const char* const again = option.name == "data" ? "*" : "";
  std::string text = fmt::format(" \\\n    '{}--{}{}[{}]{}'", again, option.name, equals, help, value);
  if (option.letter != '\0') text += fmt::format(" \\\n    '{}-{}[{}]{}'", again, option.letter, help, value);
  return text;
}

std::string function_of(Verb verb, const CompletionNames& names) {
  std::string text = fmt::format("_kneecheck_{}() {{\n  _arguments -s", word(verb));
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to(verb)) text += spec(option, verb, names);
  }
  const VerbSpec& about = spec_of(verb);
  return text +
         fmt::format(" \\\n    '*:{}:{}'\n}}\n\n", described(about.operand), action(operand_of(verb, names)));
}

std::string main_function(const CompletionNames& names) {
  std::string text =
      "_kneecheck() {\n  local curcontext=\"$curcontext\" state line\n  typeset -A opt_args\n  _arguments -C "
      "-s -A '-*'";
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to_all()) text += spec(option, Verb::triage, names);
  }
  text +=
      " \\\n    '1:command:->command' \\\n    '*::rest:->rest'\n  case $state in\n    command)\n      local "
      "-a commands=(";
  for (std::size_t i = 0; i < verb_count; ++i) {
    const VerbSpec& about = spec_of(static_cast<Verb>(i));
    text += fmt::format("\n        '{}:{}'", word(about.verb), described(about.summary));
  }
  text +=
      "\n        'help:all options of a command')\n      _describe command commands\n      ;;\n    rest)\n   "
      "   case $line[1] in\n";
  for (std::size_t i = 0; i < verb_count; ++i) {
    text += fmt::format("        {0}) _kneecheck_{0} ;;\n", word(static_cast<Verb>(i)));
  }
  text += fmt::format("        help) _arguments '1:command:({})' ;;\n      esac\n      ;;\n  esac\n}}\n",
                      spaced(command_words()));
  return text;
}

}  // namespace

std::string zsh_completion(const CompletionNames& names) {
  std::string text{head};
  for (std::size_t i = 0; i < verb_count; ++i) text += function_of(static_cast<Verb>(i), names);
  return text + main_function(names) + std::string{tail};
}

}  // namespace kneecheck::cli
