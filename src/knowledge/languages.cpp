#include "knowledge/languages.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/names.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/languages.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view about_path = "language.yaml", texts_folder = "texts/", words_folder = "words/";

// The keys under which people's texts stand, as a text or as a list of texts; sorted.
constexpr auto keys_of_texts = name_list(
    "aim", "also", "always", "ask", "cause", "course", "cues", "default", "do", "doctor", "does_not_help",
    "emergency_number", "emergency_place", "entry", "exit", "feel", "feels", "full", "help", "helps", "how",
    "instead", "keep_in_mind", "kit", "label", "load", "load_note", "mistakes", "move_on", "moves_load_to",
    "muscles", "name", "no", "none", "not_if", "pass_text", "physio", "purpose", "remedy", "same_day", "say",
    "says", "see_someone", "set_up", "short", "steps", "stop", "summary", "tempo", "text", "title", "unit",
    "why", "worse_if", "xray_place", "yes");
static_assert(std::ranges::is_sorted(keys_of_texts));

// What is said of plans stands elsewhere, and `feel`, `helps`, `kit` and `unit` may be ids.
bool is_key_of_text(std::string_view path, std::string_view key) {
  if (key == "feel") return path.starts_with("techniques/");
  if (path.starts_with("plans/")) return false;
  if (key == "unit" || key == "kit") return path == "questions.yaml";
  if (key == "helps") return path.starts_with("conditions/");
  return std::ranges::binary_search(keys_of_texts, key);
}

// Copies a tree, with other texts in it.
class Translator {
 public:
  Translator(const Tree& from, std::string_view path, const Translate& translate)
      : path_(path), translate_(translate), tree_(std::make_shared<Tree>()) {
    tree_->file = from.file;
    tree_->owned_nodes.assign(from.nodes().begin(), from.nodes().end());
    tree_->owned_text = from.text();
    tree_->source = from.source;
    tree_->line_starts = from.line_starts;
    tree_->is_checked = from.is_checked;
    visit(from.root());
  }

  std::shared_ptr<const Tree> tree() { return std::move(tree_); }

 private:
  void visit(Value at) {
    for (Value child = at.first(); child.exists(); child = child.next(at)) {
      if (!at.is_map()) {
        visit(child);
        continue;
      }
      const Value value = child.value_of_key();
      if (is_key_of_text(path_, child.text())) {
        replace(child.text(), value);
        if (value.is_list()) {
          for (Value item = value.first(); item.exists(); item = item.next(value))
            replace(child.text(), item);
        }
      }
      visit(value);
    }
  }

  void replace(std::string_view key, Value at) {
    if (!at.is_scalar()) return;
    const auto said = translate_(key, at.text());
    if (!said) return;
    Node& node = tree_->owned_nodes[at.index()];
    node.text_at = static_cast<std::uint32_t>(tree_->owned_text.size());
    node.text_size = static_cast<std::uint32_t>(said->size());
    tree_->owned_text += *said;
  }

  std::string_view path_;
  const Translate& translate_;
  std::shared_ptr<Tree> tree_;
};

// The numbers of a text, sorted: limits, times, ages. No language has others.
std::vector<std::string_view> numbers_of(std::string_view text) {
  std::vector<std::string_view> numbers;
  constexpr std::string_view digits = "0123456789";
  for (std::size_t at = text.find_first_of(digits); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
    numbers.push_back(text.substr(at, end - at));
    at = text.find_first_of(digits, end);
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::size_t sentences_in(std::string_view text) {
  std::size_t count = 1;
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) ++count;
  return count;
}

// What no other wording may change: its values and its numbers.
bool says_as_much(Value at, std::string_view english, std::string_view said, Diagnostics& problems) {
  const Language& language = problems.language();
  const auto refuse = [&](TextId why, TextId help) {
    report(problems, at, "bad_value", language[why], language[help]);
    return false;
  };
  if (trimmed(said).empty()) return false;  // as the reader has said
  if (places_of(said) != places_of(english))
    return refuse(LanguagesText::other_places, LanguagesText::other_places_help);
  if (numbers_of(said) != numbers_of(english))
    return refuse(LanguagesText::other_numbers, LanguagesText::other_numbers_help);
  return true;
}

// Nobody changes what is said in English, as a stop sign: other words belong to a language that has a name.
void refuse_nameless(Value at, Diagnostics& problems) {
  report(problems, at, "gap", problems.language()[LanguagesText::no_language],
         problems.language()[LanguagesText::no_language_help]);
}

// The pairs of all languages that are laid over, a later one in the place of an earlier.
class Pairs {
 public:
  explicit Pairs(Diagnostics& problems) : problems_(problems) {}

  void read(const Tree& tree, std::size_t layer, bool has_name) {
    Reader file{tree.root(), problems_, problems_.language()[LanguagesText::file_of_texts]};
    for_each_item(file, "texts", Need::required, [&](Value item) {
      Reader pair{item, problems_, problems_.language()[LanguagesText::pair_of_texts]};
      const Value from = pair.value("en");
      const std::string_view english = pair.text("en");
      const std::string_view to = pair.text("to");
      pair.done();
      if (!from.exists() || english.empty() || to.empty()) return;
      if (!has_name && to != english) return refuse_nameless(from, problems_);
      if (says_as_much(from, english, to, problems_)) add(english, {to, from, layer});
    });
    file.done();
  }

  bool empty() const { return pairs_.empty(); }

  std::optional<std::string> find(std::string_view key, std::string_view text) {
    const auto found = pairs_.find(text);
    if (found == pairs_.end()) return std::nullopt;
    used_.insert(found->first);
    check_sentences(key, *found);
    return std::string{found->second.to};
  }

  // A text that is no longer there was changed: so must be what takes its place.
  void report_unused() {
    for (const auto& [text, pair] : pairs_) {
      if (used_.contains(text)) continue;
      report(problems_, pair.from, "unknown_text",
             problems_.language().say(LanguagesText::no_such_text, {{"text", quoted(text)}}),
             problems_.language()[LanguagesText::no_such_text_help]);
    }
  }

 private:
  struct Pair {
    std::string_view to;
    Value from;
    std::size_t layer = 0;
  };

  void add(std::string_view english, const Pair& pair) {
    const auto [place, is_new] = pairs_.emplace(english, pair);
    if (!is_new && place->second.layer == pair.layer)
      report(problems_, pair.from, "duplicate_entry", {LanguagesText::twice, {{"text", quoted(english)}}});
    place->second = pair;
  }

  // Of these texts sentences are told one by one.
  void check_sentences(std::string_view key, const std::pair<const std::string_view, Pair>& pair) {
    if (key != "worse_if" && key != "also" && key != "cues") return;
    if (sentences_in(pair.first) == sentences_in(pair.second.to)) return;
    report(problems_, pair.second.from, "bad_value", problems_.language()[LanguagesText::other_sentences],
           problems_.language()[LanguagesText::other_sentences_help]);
  }

  Diagnostics& problems_;
  std::unordered_map<std::string_view, Pair> pairs_;
  std::unordered_set<std::string_view> used_;
};

// "words/document.yaml" -> the book `document`; empty: there is none.
std::optional<std::uint8_t> book_of_path(std::string_view path) {
  const std::string_view name = path.substr(words_folder.size(), path.rfind('.') - words_folder.size());
  const auto books = english_books();
  const auto found = std::ranges::find(books, name, &Book::name);
  if (found == books.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - books.begin());
}

// Where one thing is told, its number may stand as a word.
bool has_places_for_one(std::string_view one, std::string_view text) {
  auto places = places_of(text);
  auto of_one = places_of(one);
  std::erase(places, "n");
  std::erase(of_one, "n");
  return places == of_one;
}

bool is_good_wording(Value at, TextId id, const Wording& said, bool has_name, Diagnostics& problems) {
  const Wording& english = english_books()[id.book].texts[id.at].wording;
  if (!has_name && (said.text != english.text || said.one != english.one)) {
    refuse_nameless(at, problems);
    return false;
  }
  if (!says_as_much(at, english.text, said.text, problems)) return false;
  if (id == TextId{BaseText::decimal_sign} && said.text != "." && said.text != ",") {
    report(problems, at, "bad_value", LanguagesText::no_decimal_sign);
    return false;
  }
  if (said.one.empty() || has_places_for_one(said.one, english.text)) return true;
  report(problems, at, "bad_value", LanguagesText::other_places, LanguagesText::other_places_help);
  return false;
}

void read_words(const Tree& tree, std::uint8_t number, bool has_name, Language& language,
                Diagnostics& problems) {
  const Language& told = problems.language();
  Texts ids;
  for (const NamedWording& text : english_books()[number].texts) ids.push_back(text.id);
  std::unordered_set<std::size_t> seen;
  Reader file{tree.root(), problems, told[LanguagesText::file_of_texts]};
  for_each_item(file, "texts", Need::required, [&](Value item) {
    Reader entry{item, problems, told[LanguagesText::pair_of_texts]};
    const Value id = entry.value("id");
    const auto at = read_id(id, ids, told[LanguagesText::text_of_words], problems);
    const Value text = entry.value("text");
    const Wording said{entry.text("text"), entry.text("one", Need::optional)};
    entry.done();
    if (!at || !text.exists() || said.text.empty()) return;
    if (!seen.insert(*at).second)
      return report(problems, id, "duplicate_entry", {LanguagesText::twice, {{"text", quoted(ids[*at])}}});
    const TextId text_id{number, static_cast<std::uint16_t>(*at)};
    if (is_good_wording(text, text_id, said, has_name, problems)) language.lay_over(text_id, said);
  });
  file.done();
}

bool is_tag(std::string_view tag) {
  return !tag.empty() && tag != english().tag && std::ranges::all_of(tag, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// A language that lies over a draft leaves some of it in sight, so that it is still one.
void read_about(const Tree& tree, Language& language, Diagnostics& problems) {
  Reader about{tree.root(), problems, problems.language()[LanguagesText::file_of_texts]};
  const Value id = about.value("id");
  language.tag = about.text("id");
  if (id.exists() && !is_tag(language.tag))
    report(problems, id, "bad_value", problems.language()[LanguagesText::no_tag],
           problems.language()[LanguagesText::no_tag_help]);
  language.name = about.text("name");
  const std::string_view draft = about.text("draft", Need::optional);
  if (!draft.empty()) language.draft = draft;
  language.is_complete = about.flag("complete") && language.draft.empty();
  about.done();
}

bool has_name(const Layer& folder) {
  return std::ranges::find(folder.paths, about_path) != folder.paths.end();
}

}  // namespace

bool is_of_language(std::string_view path) {
  return path == about_path || path.starts_with(texts_folder) || path.starts_with(words_folder);
}

void lay_words_over(const Layer& folder, Language& language, Diagnostics& problems) {
  for (std::size_t i = 0; i < folder.files.size(); ++i) {
    const std::string_view path = folder.paths[i];
    if (path == about_path) {
      read_about(*folder.files[i], language, problems);
    } else if (path.starts_with(words_folder)) {
      if (const auto book = book_of_path(path)) {
        read_words(*folder.files[i], *book, has_name(folder), language, problems);
      } else {
        problem_of(problems, std::string_view{folder.files[i]->file}, "unknown_file",
                   std::string{problems.language()[LanguagesText::no_such_words]});
      }
    }
  }
}

Layer translated(const Layer& folder, const Translate& translate) {
  Layer result = folder;
  for (std::size_t i = 0; i < folder.files.size(); ++i) {
    if (!folder.paths[i].starts_with(words_folder))
      result.files[i] = Translator{*folder.files[i], folder.paths[i], translate}.tree();
  }
  return result;
}

InLanguage in_language(const std::vector<Layer>& layers, Language& language, Diagnostics& problems) {
  Pairs pairs{problems};
  InLanguage result{{layers.front()}, layers.front()};
  for (std::size_t layer = 1; layer < layers.size(); ++layer) {
    lay_words_over(layers[layer], language, problems);
    Layer left;
    for (std::size_t i = 0; i < layers[layer].files.size(); ++i) {
      const std::string& path = layers[layer].paths[i];
      if (path.starts_with(texts_folder)) pairs.read(*layers[layer].files[i], layer, has_name(layers[layer]));
      if (is_of_language(path)) continue;
      left.files.push_back(layers[layer].files[i]);
      left.paths.push_back(path);
    }
    if (!left.files.empty()) result.plain.push_back(std::move(left));
  }
  if (pairs.empty()) return result;
  result.front = translated(
      layers.front(), [&](std::string_view key, std::string_view text) { return pairs.find(key, text); });
  pairs.report_unused();
  return result;
}

}  // namespace kneecheck::knowledge
