#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/words/cli.h"

namespace kneecheck::cli {
namespace {

// bash 3 and later, with nothing else installed. `=` divides words there.
constexpr std::string_view bash_script =
    R"sh(# bash completion of kneecheck. To use it: source <(kneecheck completion bash)
_kneecheck() {
  local cur=${COMP_WORDS[COMP_CWORD]} line path words=("${COMP_WORDS[@]//[\"\'\\]/}")
  [[ $cur == = ]] && cur=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :list) compopt -o nospace 2>/dev/null ;;
      :*)
        compopt -o filenames 2>/dev/null
        while IFS= read -r path; do
          [[ -d $path || $line == :files || "$line " == *" ${path##*.} "* ]] && COMPREPLY+=("$path")
        done < <(compgen -f -- "$cur")
        ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <(kneecheck complete -- "${words[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _kneecheck kneecheck
)sh";

constexpr std::string_view zsh_script = R"sh(#compdef kneecheck
# zsh completion of kneecheck. To use it: source <(kneecheck completion zsh), or put it into a folder of $fpath as _kneecheck.
_kneecheck() {
  local line
  local -a offers suffix
  for line in "${(@f)$(kneecheck complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    case $line in
      :list) suffix=(-S '') ;;
      :*)
        compset -P '--*='
        case $line in
          :folders) _files -/ ;;
          :files) _files ;;
          *) _files -g "*.(${(j:|:)${=line#:files }})" ;;
        esac
        return
        ;;
      ?*) offers+=("${${line//:/\\:}/$'\t'/:}") ;;
    esac
  done
  _describe kneecheck offers $suffix
}
if [ "$funcstack[1]" = _kneecheck ]; then
  _kneecheck "$@"
else
  compdef _kneecheck kneecheck
fi
)sh";

constexpr std::string_view fish_script =
    R"sh(# fish completion of kneecheck. To use it: kneecheck completion fish | source
function __kneecheck
    set -l words (commandline -opc) (commandline -ct)
    set -l option (string match -r -- '^--[a-z-]+=' $words[-1])
    set -l value (string replace -r -- '^--[a-z-]+=' '' $words[-1])
    for line in (kneecheck complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case ':list'
            case ':*'
                set -l pattern '(/|\.('(string split ' ' -- $line | string join '|')'))$'
                test $line = :folders; and set pattern '/$'
                test $line = :files; and set pattern .
                for path in (__fish_complete_path $value)
                    string match -qr -- $pattern (string split \t -- $path)[1]
                    and echo "$option$path"
                end
            case '*'
                echo $line
        end
    end
end
complete -c kneecheck -f -a '(__kneecheck)'
)sh";

// What was typed before the word that is being completed.
struct Typed {
  std::string command;              // empty: none yet
  std::size_t operands = 0;         // of it
  const OptionSpec* wants_value{};  // the option that the next word is the value of
  bool options_ended = false;
  std::vector<std::string> data;

  void take(const std::string& word);
  void take_letters(std::string_view letters);
};

void Typed::take(const std::string& word) {
  if (const OptionSpec* waiting = std::exchange(wants_value, nullptr)) {
    if (waiting->name == "data") data.push_back(word);
  } else if (options_ended || word.size() < 2 || word.front() != '-') {
    if (command.empty()) {
      command = word;
    } else {
      ++operands;
    }
  } else if (word == "--") {
    options_ended = true;
  } else if (!word.starts_with("--")) {
    take_letters(std::string_view{word}.substr(1));
  } else {
    const std::size_t equals = word.find('=');
    const OptionSpec* option = find_option(std::string_view{word}.substr(2, equals - 2));
    if (option == nullptr || option->is_flag()) return;
    wants_value = option;
    if (equals != std::string::npos) take(word.substr(equals + 1));
  }
}

// -q, -qf json, -fjson
void Typed::take_letters(std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    for (const OptionSpec& option : all_options()) {
      if (option.letter != letters[i] || option.is_flag()) continue;
      if (i + 1 == letters.size()) wants_value = &option;
      return;
    }
  }
}

bool needs_no_quotes(std::string_view word) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), is_plain);
}

// The lines of an answer: what begins like the word at hand.
class Offered {
 public:
  Offered(const Language& language, const Typed& typed, const KnownWords& known, std::string_view word)
      : language_(language), typed_(typed), known_(known), word_(word) {}

  void add(std::string_view word, std::string_view help = {}) {
    if (!word.starts_with(word_)) return;
    text_ += before_;
    text_ += word;
    if (!help.empty()) text_ += '\t';
    for (const char c : help) text_ += c == '\n' ? ' ' : c;
    text_ += '\n';
  }
  void add_options(std::optional<Verb> verb) {
    for (const OptionSpec& option : all_options()) {
      if (verb ? !option.belongs_to(*verb) : !option.belongs_to_all()) continue;
      if (option.letter != '\0') add(fmt::format("-{}", option.letter), language_[option.help]);
      add(fmt::format("--{}", option.name), language_[option.help]);
    }
  }
  void add_values(const Values& values, std::optional<Verb> verb);
  // Leaves this much of the word at hand as it is.
  void keep(std::size_t size) {
    before_ += word_.substr(0, size);
    word_.remove_prefix(size);
  }
  std::string text() && { return std::move(text_); }

 private:
  void add_known(Offer offer);

  const Language& language_;
  const Typed& typed_;
  const KnownWords& known_;
  std::string_view word_;
  std::string before_, text_;
};

void Offered::add_known(Offer offer) {
  for (const std::string& id : known_(offer, typed_.data)) {
    if (needs_no_quotes(id)) add(id);
  }
}

void Offered::add_values(const Values& values, std::optional<Verb> verb) {
  switch (values.offer) {
    case Offer::nothing:
      break;
    case Offer::words:
      for (const std::string_view each : values.words) add(each);
      break;
    case Offer::formats:
      for (const std::string_view each : format_words(verb.value_or(Verb::plan))) add(each);
      break;
    case Offer::commands:
      for (std::size_t i = 0; i < verb_count; ++i)
        add(word(static_cast<Verb>(i)), language_[spec_of(static_cast<Verb>(i)).summary]);
      add("help", language_[CliText::help_in_a_word]);
      break;
    case Offer::topics:
    case Offer::regions:
    case Offer::signs:
    case Offer::diagnoses:
      return add_known(values.offer);
    case Offer::tests:
      text_ += ":list\n";
      for (const std::string& id : known_(values.offer, typed_.data)) add(id + '=');
      break;
    case Offer::days:
    case Offer::equipment:
    case Offer::exercises:
      text_ += ":list\n";
      keep(word_.rfind(',') + 1);
      return add_known(values.offer);
    case Offer::files:
      text_ += ":files\n";
      break;
    case Offer::folders:
      text_ += ":folders\n";
      break;
    case Offer::cases:
      text_ += ":files";
      for (const CaseEnding& ending : case_endings) text_ += fmt::format(" {}", ending.text.substr(1));
      text_ += '\n';
  }
}

}  // namespace

std::string_view completion_script(Shell shell) {
  return shell == Shell::bash ? bash_script : shell == Shell::zsh ? zsh_script : fish_script;
}

std::string complete(const Language& language, std::vector<std::string> words, const KnownWords& known) {
  std::string last;
  if (!words.empty()) last = std::move(words.back());
  if (!words.empty()) words.pop_back();
  if (last == "=") last.clear();
  std::erase(words, "=");
  Typed typed;
  for (const std::string& word : words) typed.take(word);
  const std::optional<Verb> verb = from_word<Verb>(typed.command);
  Offered offered{language, typed, known, last};
  const bool is_option = !typed.options_ended && last.starts_with('-');
  if (is_option && typed.wants_value == nullptr && last.find('=') != std::string::npos) {
    typed.take(last.substr(0, last.find('=')));
    offered.keep(last.find('=') + 1);
  }
  if (typed.wants_value != nullptr) {
    offered.add_values(typed.wants_value->values, verb);
  } else if (is_option) {
    if (last.find('=') == std::string::npos) offered.add_options(verb);
  } else if (verb) {
    const VerbSpec& spec = spec_of(*verb);
    if (!spec.takes_one_word() || typed.operands == 0) offered.add_values(spec.values, verb);
  } else if (typed.command.empty() || typed.command == "help") {
    offered.add_values({Offer::commands}, verb);
  }
  return std::move(offered).text();
}

}  // namespace kneecheck::cli
