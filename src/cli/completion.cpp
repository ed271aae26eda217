#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/completion_values.h"

namespace kneecheck::cli {
namespace {

template <class Words>
std::vector<std::string> copied(const Words& words) {
  return {words.begin(), words.end()};
}

std::vector<std::string> format_words(Verb verb) {
  std::vector<std::string> words;
  for (const Format format : formats_of(verb)) words.emplace_back(word(format));
  return words;
}

}  // namespace

Completion value_of(const OptionSpec& option, Verb verb, const CompletionNames& names) {
  if (option.name == "format") return {Offer::words, format_words(verb)};
  if (option.name == "region") return {Offer::words, names.regions};
  if (option.name == "days") return {Offer::list, names.days};
  if (option.name == "equipment") return {Offer::list, names.kit};
  if (!option.words.empty()) return {Offer::words, copied(option.words)};
  if (option.argument == "FILE") return {Offer::files, {}};
  if (option.argument == "DIR") return {Offer::folders, {}};
  if (option.argument == "CASE") return {Offer::cases, {}};
  return {};
}

Completion operand_of(Verb verb, const CompletionNames& names) {
  if (verb == Verb::explain) return {Offer::words, names.topics};
  if (verb == Verb::completion) return {Offer::words, copied(Names<Shell>::words)};
  return {Offer::cases, {}};
}

std::string spaced(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string> command_words() {
  std::vector<std::string> words = copied(Names<Verb>::words);
  words.emplace_back("help");
  return words;
}

std::string help_line(const OptionSpec& option) {
  std::string line{option.help};
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool completes_as_is(std::string_view word) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), plain);
}

std::string completion_script(Shell shell, const CompletionNames& names) {
  switch (shell) {
    case Shell::bash:
      return bash_completion(names);
    case Shell::zsh:
      return zsh_completion(names);
    default:
      return fish_completion(names);
  }
}

}  // namespace kneecheck::cli
