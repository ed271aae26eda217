#include <fmt/format.h>

#include "cli/completion_values.h"

namespace kneecheck::cli {
namespace {

// bash 3 and later, with nothing else installed. `=` and `:` divide words there.
constexpr std::string_view head =
    R"sh(# bash completion of kneecheck. To use it: source <(kneecheck completion bash)

_kneecheck_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# The last item of a list with commas.
_kneecheck_list() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
  compopt -o nospace 2>/dev/null
}

_kneecheck_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$cur")
}

_kneecheck_cases() {
  local path
  _kneecheck_paths -d
  while IFS= read -r path; do
    case $path in
      *.yaml | *.yml | *.json | *.ndjson | *.jsonl | *.csv) [[ -d $path ]] || COMPREPLY+=("$path") ;;
    esac
  done < <(compgen -f -- "$cur")
}

_kneecheck() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= i
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)sh";

std::string action(const Completion& completion) {
  switch (completion.offer) {
    case Offer::words:
      return fmt::format("_kneecheck_words '{}'", spaced(completion.words));
    case Offer::list:
      return fmt::format("_kneecheck_list '{}'", spaced(completion.words));
    case Offer::files:
      return "_kneecheck_paths -f";
    case Offer::folders:
      return "_kneecheck_paths -d";
    case Offer::cases:
      return "_kneecheck_cases";
    default:
      return ":";
  }
}

std::string flags_of(const OptionSpec& option, std::string_view between) {
  const std::string letter = option.letter == '\0' ? "" : fmt::format("-{}{}", option.letter, between);
  return letter + fmt::format("--{}", option.name);
}

// Finds the command; the value of an option is none.
std::string command_search() {
  std::string with_value;
  for (const OptionSpec& option : all_options()) {
    if (!option.is_flag()) with_value += (with_value.empty() ? "" : " | ") + flags_of(option, " | ");
  }
  return fmt::format(
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case ${{COMP_WORDS[i]}} in\n"
      "      {})\n"
      "        ((++i))\n"
      "        [[ ${{COMP_WORDS[i]}} == = ]] && ((++i))\n"
      "        ;;\n"
      "      -*) ;;\n"
      "      *)\n"
      "        command=${{COMP_WORDS[i]}}\n"
      "        break\n"
      "        ;;\n"
      "    esac\n"
      "  done\n",
      with_value);
}

std::string values(const CompletionNames& names) {
  std::string text = "  case $command:$previous in\n";
  for (const OptionSpec& option : all_options()) {
    if (option.is_flag()) continue;
    for (std::size_t i = 0; i < verb_count; ++i) {
      const auto verb = static_cast<Verb>(i);
      if (option.name != "format" || !option.belongs_to(verb)) continue;
      text += fmt::format("    {0}:-f | {0}:--format) {1} ;;\n", word(verb),
                          action(value_of(option, verb, names)));
    }
    const std::string letter = option.letter == '\0' ? "" : fmt::format("*:-{} | ", option.letter);
    text += fmt::format("    {}*:--{}) {} ;;\n", letter, option.name,
                        action(value_of(option, Verb::plan, names)));
  }
  text += "    *) _kneecheck_rest ;;\n  esac\n}\n";
  return text;
}

std::string options_of(Verb verb) {
  std::string text;
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to(verb)) text += (text.empty() ? "" : " ") + flags_of(option, " ");
  }
  return text;
}

// Where no value is wanted: an option, or what the command works on.
std::string rest(const CompletionNames& names) {
  std::string text = "\n_kneecheck_rest() {\n  case $command:$cur in\n";
  for (std::size_t i = 0; i < verb_count; ++i) {
    const auto verb = static_cast<Verb>(i);
    text += fmt::format("    {}:-*) _kneecheck_words '{}' ;;\n", word(verb), options_of(verb));
    text += fmt::format("    {}:*) {} ;;\n", word(verb), action(operand_of(verb, names)));
  }
  std::string common;
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to_all()) common += (common.empty() ? "" : " ") + flags_of(option, " ");
  }
  text += fmt::format("    :-*) _kneecheck_words '{}' ;;\n", common);
  text += fmt::format("    : | :* | help:*) _kneecheck_words '{}' ;;\n", spaced(command_words()));
  return text + "  esac\n}\n\ncomplete -F _kneecheck kneecheck\n";
}

}  // namespace

std::string bash_completion(const CompletionNames& names) {
  return std::string{head} + command_search() + values(names) + rest(names);
}

}  // namespace kneecheck::cli
