#include <fmt/format.h>

#include "cli/completion_values.h"

namespace kneecheck::cli {
namespace {

constexpr std::string_view head =
    R"sh(# fish completion of kneecheck. To use it: kneecheck completion fish | source

function __kneecheck_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l command none
    set -l is_value no
    for word in $words
        if test $is_value = yes
            set is_value no
        else if contains -- $word $__kneecheck_with_value
            set is_value yes
        else if not string match -q -- '-*' $word
            set command $word
            break
        end
    end
    contains -- $command $argv
end

function __kneecheck_cases
    for path in (__fish_complete_path (commandline -ct))
        string match -qr '(/|\.(yaml|yml|json|ndjson|jsonl|csv))$' -- (string split \t -- $path)[1]
        and echo $path
    end
end

# The last item of a list with commas.
function __kneecheck_list
    set -l before (string match -r '.*,' -- (commandline -ct))
    for word in $argv
        echo "$before$word"
    end
end

complete -c kneecheck -f
)sh";

// Between single quotes.
std::string described(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

// What `complete` is told of a value, or of what a command works on.
std::string action(const Completion& completion) {
  switch (completion.offer) {
    case Offer::words:
      return fmt::format(" -a '{}'", spaced(completion.words));
    case Offer::list:
      return fmt::format(" -a '(__kneecheck_list {})'", spaced(completion.words));
    case Offer::files:
      return " -F";
    case Offer::folders:
      return " -a '(__fish_complete_directories (commandline -ct))'";
    case Offer::cases:
      return " -a '(__kneecheck_cases)'";
    default:
      return "";
  }
}

std::string line_of(const OptionSpec& option, std::string_view condition, Verb verb,
                    const CompletionNames& names) {
  std::string line = "complete -c kneecheck";
  if (!condition.empty()) line += fmt::format(" -n '__kneecheck_is {}'", condition);
  if (option.letter != '\0') line += fmt::format(" -s {}", option.letter);
  line += fmt::format(" -l {} -d '{}'", option.name, described(help_line(option)));
  if (option.is_flag()) return line + '\n';
  const Completion value = value_of(option, verb, names);
  return line + (value.offer == Offer::files ? " -r" : " -x") + action(value) + '\n';
}

std::string values_list() {
  std::string text = "set -g __kneecheck_with_value";
  for (const OptionSpec& option : all_options()) {
    if (option.is_flag()) continue;
    if (option.letter != '\0') text += fmt::format(" -{}", option.letter);
    text += fmt::format(" --{}", option.name);
  }
  return text + '\n';
}

std::string options(const CompletionNames& names) {
  std::string text;
  for (const OptionSpec& option : all_options()) {
    if (option.belongs_to_all() && option.name != "format") {
      text += line_of(option, "", Verb::triage, names);
      continue;
    }
    for (std::size_t i = 0; i < verb_count; ++i) {
      const auto verb = static_cast<Verb>(i);
      if (option.belongs_to(verb)) text += line_of(option, word(verb), verb, names);
    }
    if (option.belongs_to_all()) text += line_of(option, "none help", Verb::triage, names);
  }
  return text;
}

std::string operands(const CompletionNames& names) {
  std::string text;
  for (std::size_t i = 0; i < verb_count; ++i) {
    const VerbSpec& about = spec_of(static_cast<Verb>(i));
    text += fmt::format("complete -c kneecheck -n '__kneecheck_is none' -a {} -d '{}'\n", word(about.verb),
                        described(about.summary));
    text += fmt::format("complete -c kneecheck -n '__kneecheck_is {}'{}\n", word(about.verb),
                        action(operand_of(about.verb, names)));
  }
  text += "complete -c kneecheck -n '__kneecheck_is none' -a help -d 'all options of a command'\n";
  return text +
         fmt::format("complete -c kneecheck -n '__kneecheck_is help' -a '{}'\n", spaced(command_words()));
}

}  // namespace

std::string fish_completion(const CompletionNames& names) {
  return std::string{head} + values_list() + options(names) + operands(names);
}

}  // namespace kneecheck::cli
