#include "knowledge/languages.h"

#include "base/words/base.h"
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

// A text that is told sentence by sentence.
std::string long_sign() {
  const auto knowledge = builtin();
  for (const SafetyRule& rule : knowledge->safety.rules) {
    if (rule.worse_if.find(". ") != std::string_view::npos) return std::string{rule.worse_if};
  }
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
  CHECK(refused(load_over({about, texts(long_sign(), "A. B, z. B. C")}), "bad_value", ""));
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

TEST_CASE(
    "every language that is built in can be laid over, and none is complete that leaves a text English") {
  for (const std::string_view tag : builtin_languages()) {
    CAPTURE(tag);
    Diagnostics problems;
    const auto knowledge = load_knowledge({builtin_layer(), *builtin_language(tag)}, problems);
    CHECK(format(problems) == "");
    REQUIRE(knowledge != nullptr);
    CHECK(knowledge->language.tag == tag);
  }
  CHECK_FALSE(builtin_language("xx").has_value());
}

}  // namespace
}  // namespace kneecheck::knowledge
