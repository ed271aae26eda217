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

TEST_CASE("a folder of a clinic may hold words of its own beside knowledge") {
  const Loaded loaded = load_over({words("sun", "Sunday"), {"questions.yaml", "questions: []\n"}});
  REQUIRE(loaded.knowledge != nullptr);
  CHECK(loaded.knowledge->language[BaseText::sun] == "Sunday");
  CHECK(loaded.knowledge->language.tag == "en");
}

TEST_CASE("what a language gets wrong is said") {
  CHECK(refused(load_over({about, texts("no text says this", "x")}), "unknown_text", "no text says this"));
  CHECK(refused(load_over({about, texts(std::string{builtin()->exercises.front().name}, "{x}")}), "bad_value",
                "places"));
  CHECK(refused(load_over({words("date", "{day}")}), "bad_value", "places"));
  CHECK(refused(load_over({words("sunn", "x")}), "dangling_id", "sunn"));
  CHECK(refused(load_over({{"words/wurds.yaml", "texts: []\n"}}), "unknown_file", "words"));
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
