#include "knowledge/languages.h"

#include <cctype>
#include <map>
#include <set>

#include "base/words/base.h"
#include "knowledge/decode.h"
#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const OverlayFile about{"language.yaml", "id: xx\nname: Test\ndraft: A draft.\n"};

OverlayFile texts(const std::string& from, const std::string& to) {
  return {"texts/all.yaml", "texts:\n  - en: \"" + from + "\"\n    to: \"" + to + "\"\n"};
}

OverlayFile words(const std::string& id, const std::string& text) {
  return {"words/base.yaml", "texts:\n  - id: " + id + "\n    text: \"" + text + "\"\n"};
}

std::string some_text() {
  return std::string{builtin()->exercises.front().name};
}

// A text that is told sentence by sentence, and is one.
std::string one_sentence() {
  const auto knowledge = builtin();
  for (const SafetyRule& rule : knowledge->safety.rules) {
    const std::string_view text = rule.also;
    if (!text.empty() && text.find(". ") == std::string_view::npos &&
        text.find_first_of("{0123456789") == std::string_view::npos)
      return std::string{text};
  }
  FAIL("there is no such text");
  return {};
}

std::string within(const std::string& hours, const std::string& says) {
  return "withins:\n  - {id: 1-week, hours: " + hours + ", says: " + says +
         ", sources: [judgement], strength: judgement}\n";
}

TEST_CASE("a language changes what people read, wherever it stands, and nothing else") {
  const std::string name{builtin()->exercises.front().name};
  const Loaded loaded = load_over({about, texts(name, "uebung"), words("sun", "So")});
  REQUIRE(loaded.knowledge != nullptr);
  const Knowledge& knowledge = *loaded.knowledge;
  CHECK(knowledge.exercises.front().name == "uebung");
  CHECK(knowledge.exercises.front().id == builtin()->exercises.front().id);
  CHECK(knowledge.language.tag == "xx");
  CHECK(knowledge.language.draft == "A draft.");
  CHECK_FALSE(knowledge.language.is_complete);
  CHECK(knowledge.language[BaseText::sun] == "So");
  CHECK(knowledge.language[BaseText::mon] == "Mon");
  CHECK(knowledge.digest != builtin()->digest);
}

TEST_CASE("nobody changes what is said in English, such as a stop sign") {
  CHECK(refused(load_over({words("sun", "Sunday")}), "gap", "language.yaml"));
  CHECK(refused(load_over({texts(some_text(), "x")}), "gap", "language.yaml"));
  CHECK(refused(load_over({{"language.yaml", "id: en\nname: English\n"}, words("sun", "Sunday")}),
                "bad_value", "no tag"));
}

TEST_CASE("a folder over a language is held to the built-in knowledge all the same") {
  Diagnostics problems;
  const Layer language = layer_from({about, texts("within a week", "innerhalb einer Woche")}, problems);
  const Layer same = layer_from({{"safety.yaml", within("168", "within a week")}}, problems);
  const Layer milder = layer_from({{"safety.yaml", within("168", "within a year")}}, problems);
  CHECK(load_knowledge({builtin_layer(), language, same}, problems) != nullptr);
  CHECK(format(problems) == "");
  CHECK(load_knowledge({builtin_layer(), language, milder}, problems) == nullptr);
}

TEST_CASE("what lies over a draft leaves it one") {
  Diagnostics problems;
  const Layer draft = layer_from({about}, problems);
  const Layer done = layer_from({{"language.yaml", "id: xx\nname: Test\ncomplete: true\n"}}, problems);
  const auto knowledge = load_knowledge({builtin_layer(), draft, done}, problems);
  REQUIRE(knowledge != nullptr);
  CHECK(knowledge->language.draft == "A draft.");
  CHECK_FALSE(knowledge->language.is_complete);
}

TEST_CASE("what a language gets wrong is said") {
  const OverlayFile two{"texts/two.yaml",
                        texts(some_text(), "x").text + "  - en: \"" + some_text() + "\"\n    to: y\n"};
  CHECK(refused(load_over({about, two}), "duplicate_entry", "twice"));
  CHECK(refused(load_over({about, texts("within 2 weeks", "within 3 weeks")}), "bad_value", "numbers"));
  CHECK(refused(load_over({about, texts(one_sentence(), "A, z. B. C.")}), "bad_value", "sentences"));
  CHECK(refused(load_over({about, words("sun", " ")}), "bad_value", "nothing"));
  CHECK(refused(load_over({about, words("decimal_sign", "-")}), "bad_value", "decimal"));
  CHECK(refused(
      load_over({about, {"words/base.yaml", "texts:\n  - {id: miles, text: \"{n} M\", one: \"{m} M\"}\n"}}),
      "bad_value", "places"));
  CHECK(refused(load_over({{"language.yaml", "id: ../x\nname: Test\n"}}), "bad_value", "no tag"));
  CHECK(refused(load_over({about, texts("no text says this", "x")}), "unknown_text", "no text says this"));
  CHECK(refused(load_over({about, texts(some_text(), "{x}")}), "bad_value", "places"));
  CHECK(refused(load_over({about, words("date", "{day}")}), "bad_value", "places"));
  CHECK(refused(load_over({about, words("sunn", "x")}), "dangling_id", "sunn"));
  CHECK(refused(load_over({about, {"words/wurds.yaml", "texts: []\n"}}), "unknown_file", "words"));
  CHECK(refused(load_over({{"language.yaml", "id: xx\n"}}), "missing_key", "name"));
}

// What stands under `key` of the entries of a file of texts.
std::set<std::string_view> entries_of(const Tree& tree, std::string_view key) {
  std::set<std::string_view> found;
  const Value list = value_under(tree.root(), "texts");
  for (Value item = list.first(); item.exists(); item = item.next(list))
    found.insert(value_under(item, key).text());
  return found;
}

bool has_letters(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return std::isalpha(c) != 0; });
}

// How many texts a language leaves English.
std::size_t left_english(const Layer& language) {
  std::set<std::string_view> pairs;
  std::map<std::string_view, std::set<std::string_view>> words;
  for (std::size_t i = 0; i < language.files.size(); ++i) {
    const std::string_view path = language.paths[i];
    if (path.starts_with("texts/")) pairs.merge(entries_of(*language.files[i], "en"));
    if (path.starts_with("words/"))
      words[path.substr(6, path.size() - 11)] = entries_of(*language.files[i], "id");
  }
  std::size_t left = 0;
  for (const Book& book : english_books()) {
    for (const NamedWording& text : book.texts)
      left += static_cast<std::size_t>(has_letters(text.wording.text) && !words[book.name].contains(text.id));
  }
  translated(builtin_layer(), [&](std::string_view, std::string_view text) -> std::optional<std::string> {
    left += static_cast<std::size_t>(has_letters(text) && !pairs.contains(text));
    return std::nullopt;
  });
  return left;
}

TEST_CASE("every language that is built in can be laid over, and is complete only if no text stays English") {
  REQUIRE_FALSE(builtin_languages().empty());
  for (const std::string_view tag : builtin_languages()) {
    CAPTURE(tag);
    Diagnostics problems;
    const auto knowledge = load_knowledge({builtin_layer(), *builtin_language(tag)}, problems);
    CHECK(format(problems) == "");
    REQUIRE(knowledge != nullptr);
    CHECK(knowledge->language.tag == tag);
    CHECK(knowledge->language.is_complete == (left_english(*builtin_language(tag)) == 0));
  }
  CHECK_FALSE(builtin_language("xx").has_value());
}

}  // namespace
}  // namespace kneecheck::knowledge
