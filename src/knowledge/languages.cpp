#include "knowledge/languages.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/names.h"
#include "base/text.h"
#include "base/words/languages.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view about_path = "language.yaml", texts_folder = "texts/", words_folder = "words/";

// The keys under which people's texts stand, as a text or as a list of texts; sorted.
constexpr auto keys_of_texts = name_list(
    "aim", "always", "ask", "cause", "course", "cues", "default", "do", "doctor", "does_not_help",
    "emergency_number", "emergency_place", "entry", "exit", "feel", "feels", "full", "help", "helps", "how",
    "instead", "keep_in_mind", "kit", "label", "load", "load_note", "mistakes", "move_on", "moves_load_to",
    "muscles", "name", "no", "none", "not_if", "pass_text", "physio", "purpose", "remedy", "same_day", "say",
    "says", "see_someone", "set_up", "short", "steps", "stop", "summary", "taken", "tempo", "text", "title",
    "unit", "why", "worse_if", "xray_place", "yes");
static_assert(std::ranges::is_sorted(keys_of_texts));

// What is said of plans stands elsewhere, and `feel`, `helps`, `kit` and `unit` may be ids.
bool is_key_of_text(std::string_view path, std::string_view key) {
  if (key == "feel") return path.starts_with("techniques/");
  if (path.starts_with("plans/")) return key == "taken";
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
        replace(value);
        if (value.is_list()) {
          for (Value item = value.first(); item.exists(); item = item.next(value)) replace(item);
        }
      }
      visit(value);
    }
  }

  void replace(Value at) {
    if (!at.is_scalar()) return;
    const auto said = translate_(at.text());
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

// The pairs of all languages that are laid over, a later one in the place of an earlier.
class Pairs {
 public:
  explicit Pairs(Diagnostics& problems) : problems_(problems) {}

  void read(const Tree& tree) {
    Reader file{tree.root(), problems_, problems_.language()[LanguagesText::file_of_texts]};
    for_each_item(file, "texts", Need::required, [&](Value item) {
      Reader pair{item, problems_, problems_.language()[LanguagesText::pair_of_texts]};
      const Value from = pair.value("en");
      const std::string_view to = pair.text("to");
      pair.done();
      if (!from.exists() || !from.is_scalar()) return;
      check_places(from, to);
      pairs_[from.text()] = {to, from};
    });
    file.done();
  }

  bool empty() const { return pairs_.empty(); }

  std::optional<std::string> find(std::string_view text) {
    const auto found = pairs_.find(text);
    if (found == pairs_.end()) return std::nullopt;
    used_.insert(found->first);
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
  };

  void check_places(Value from, std::string_view to) {
    if (places_of(from.text()) == places_of(to)) return;
    report(problems_, from, "bad_value", problems_.language()[LanguagesText::other_places],
           problems_.language()[LanguagesText::other_places_help]);
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

void read_words(const Tree& tree, std::uint8_t number, Language& language, Diagnostics& problems) {
  const Book& book = english_books()[number];
  Texts ids;
  for (const NamedWording& text : book.texts) ids.push_back(text.id);
  Reader file{tree.root(), problems, problems.language()[LanguagesText::file_of_texts]};
  for_each_item(file, "texts", Need::required, [&](Value item) {
    Reader entry{item, problems, problems.language()[LanguagesText::pair_of_texts]};
    const auto at =
        read_id(entry.value("id"), ids, problems.language()[LanguagesText::text_of_words], problems);
    const Value text = entry.value("text");
    const std::string_view one = entry.text("one", Need::optional);
    entry.done();
    if (!at || !text.exists() || !text.is_scalar()) return;
    const Wording& english = book.texts[*at].wording;
    if (places_of(text.text()) != places_of(english.text)) {
      report(problems, text, "bad_value", problems.language()[LanguagesText::other_places],
             problems.language()[LanguagesText::other_places_help]);
      return;
    }
    language.lay_over({number, static_cast<std::uint16_t>(*at)}, {text.text(), one});
  });
  file.done();
}

}  // namespace

bool is_of_language(std::string_view path) {
  return path == about_path || path.starts_with(texts_folder) || path.starts_with(words_folder);
}

void lay_words_over(const Layer& folder, Language& language, Diagnostics& problems) {
  for (std::size_t i = 0; i < folder.files.size(); ++i) {
    const std::string_view path = folder.paths[i];
    if (path == about_path) {
      Reader about{folder.files[i]->root(), problems, problems.language()[LanguagesText::file_of_texts]};
      language.tag = about.text("id");
      language.name = about.text("name");
      language.draft = about.text("draft", Need::optional);
      language.is_complete = about.flag("complete");
      about.done();
    } else if (path.starts_with(words_folder)) {
      if (const auto book = book_of_path(path)) {
        read_words(*folder.files[i], *book, language, problems);
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

std::vector<Layer> in_language(const std::vector<Layer>& layers, Language& language, Diagnostics& problems) {
  Pairs pairs{problems};
  std::vector<Layer> rest{layers.front()};
  for (std::size_t layer = 1; layer < layers.size(); ++layer) {
    lay_words_over(layers[layer], language, problems);
    Layer left;
    for (std::size_t i = 0; i < layers[layer].files.size(); ++i) {
      const std::string& path = layers[layer].paths[i];
      if (path.starts_with(texts_folder)) pairs.read(*layers[layer].files[i]);
      if (is_of_language(path)) continue;
      left.files.push_back(layers[layer].files[i]);
      left.paths.push_back(path);
    }
    if (!left.files.empty()) rest.push_back(std::move(left));
  }
  if (pairs.empty()) return rest;
  rest.front() = translated(rest.front(), [&](std::string_view text) { return pairs.find(text); });
  pairs.report_unused();
  return rest;
}

}  // namespace kneecheck::knowledge
