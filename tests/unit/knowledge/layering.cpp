#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const SafetyRule* find_rule(const Knowledge& knowledge, std::string_view id) {
  const auto& rules = knowledge.safety.rules;
  const auto found =
      std::find_if(rules.begin(), rules.end(), [id](const SafetyRule& each) { return each.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

TEST_CASE("the built-in knowledge holds and passes every check") {
  Diagnostics problems;
  const auto knowledge = load_knowledge({builtin_layer()}, problems, Checks::always);
  CHECK(format(problems) == "");
  REQUIRE(knowledge != nullptr);
  CHECK(knowledge->questions.size() == key_count);
  CHECK(knowledge->safety.rules.size() == 122);
  CHECK(knowledge->conditions.size() == 20);
  CHECK(knowledge->claims.size() == 28);
  CHECK(knowledge->version == "2026.11");
  CHECK(knowledge->digest.size() == 16);
  CHECK(builtin_name().version == knowledge->version);
  CHECK(builtin_name().digest == knowledge->digest);
  CHECK_FALSE(knowledge->clinic.known());
}

TEST_CASE("built-in entries stand in their order") {
  const auto knowledge = builtin();
  for (std::size_t i = 0; i < key_count; ++i) CHECK(knowledge->questions[i].id == Names<Key>::words[i]);
  CHECK(knowledge->conditions.front().id == "itb");
  CHECK(knowledge->conditions.back().id == "inflammatory-arthritis");
  CHECK(knowledge->safety.rules.front().id == "breathless");
  CHECK(knowledge->safety.rules.back().id == "careful");
  CHECK(knowledge->regions.front().id == "any");
  CHECK(knowledge->technique(TechniqueId::soft_landing).name == "land quietly");
  CHECK(knowledge->phase(PhaseId::single_leg).name == "single leg");
  const std::vector<Exercise>& exercises = knowledge->exercises;
  CHECK(std::is_sorted(exercises.begin(), exercises.end(),
                       [](const Exercise& a, const Exercise& b) { return a.house < b.house; }));
}

TEST_CASE("look-ups") {
  const auto knowledge = builtin();
  CHECK(knowledge->words.question("age") == static_cast<QuestionIndex>(Key::age));
  CHECK_FALSE(knowledge->words.question("ages"));
  CHECK(knowledge->find_condition("patellofemoral") == ConditionIndex{1});
  CHECK(knowledge->exercises[*knowledge->find_exercise("clam")].id == "clam");
  CHECK(knowledge->find_source("octopus")->read);
  CHECK(knowledge->find_source("nobody") == nullptr);
  CHECK(knowledge->find_region("uk")->emergency_number == "999");
  CHECK(knowledge->advice.note("no_trial") != nullptr);
  const Question& tender = knowledge->question(Key::tendon_tender);
  CHECK(choice_bit(tender, "yes") == bit_yes);
  CHECK(choice_bit(tender, "no") == bit_no);
  CHECK(choice_bit(tender, "perhaps") == 0);
}

TEST_CASE(
    "every warning sign and every item of the history explains its tick, and fits two lines of a list") {
  constexpr std::size_t two_lines = 2 * 72;
  const auto knowledge = builtin();
  for (const Key key : {Key::warning_signs, Key::history}) {
    for (const Choice& choice : knowledge->question(key).choices) {
      INFO(choice.id);
      CHECK_FALSE(choice.help.empty());
      CHECK(choice.label.size() <= two_lines);
    }
  }
}

TEST_CASE("an overlay replaces an entry whole and at its place") {
  const auto before = builtin();
  const Loaded loaded = load_over({{"safety.yaml", rule("puffy", "{swelling: puffy}", "    rest: stop\n")}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  const SafetyRule* changed = find_rule(*loaded.knowledge, "puffy");
  CHECK(changed - loaded.knowledge->safety.rules.data() ==
        find_rule(*before, "puffy") - before->safety.rules.data());
  CHECK(changed->name == "A test");
  CHECK(changed->rest == Rest::stop);
  CHECK_FALSE(changed->allows_plan);
  CHECK(loaded.knowledge->safety.rules.size() == 122);
  CHECK(loaded.knowledge->digest != before->digest);
}

TEST_CASE("an overlay adds a new entry at the end") {
  const Loaded loaded = load_over(
      {{"safety.yaml", rule("bad-knee", "{all: [{feel: grinding}, {age: {above: 90}}]}")},
       {"conditions/loose.yaml",
        condition("loose",
                  "  - {when: {feel: catching}, points: 2, sources: [judgement], strength: judgement}\n")}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  CHECK(loaded.knowledge->safety.rules.back().id == "bad-knee");
  CHECK(loaded.knowledge->conditions.back().id == "loose");
  CHECK(loaded.knowledge->conditions.size() == 21);
}

TEST_CASE("a question of a clinic's own follows after those of the case") {
  const Loaded loaded = load_over(
      {{"questions.yaml",
        "questions:\n  - id: insured\n    kind: yes_no\n    group: person\n    ask: Are you insured?\n    "
        "short: the insurance\n"
        "    help: For the office.\n    says: {\"yes\": you are insured, \"no\": you are not insured}\n"
        "    sources: [judgement]\n    strength: judgement\n"}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  CHECK(loaded.knowledge->questions.size() == key_count + 1);
  CHECK(loaded.knowledge->questions.back().id == "insured");
  CHECK(loaded.knowledge->dependents.size() == key_count + 1);
}

TEST_CASE("a list without ids and a file that is one entry are replaced whole") {
  const Loaded loaded =
      load_over({{"clinic.yaml", "name: The Knee Place\nphone: 01 234\nvideo: on request\n"},
                 {"knowledge.yaml", "version: my-1\n"},
                 {"ranking.yaml",
                  "likely_from: 6\npossible_from: 3\nnamed_from: 4\nmixed_within: 3\nlisted: "
                  "4\nelsewhere_at_most: 2\nsources: "
                  "[judgement]\nstrength: judgement\n"},
                 {"safety.yaml", "always: [Call us., Call again., Write.]\n"}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  CHECK(loaded.knowledge->clinic.name == "The Knee Place");
  CHECK(loaded.knowledge->clinic.video == "on request");
  CHECK(loaded.knowledge->version == "my-1");
  CHECK(loaded.knowledge->ranking.likely_from == 6);
  CHECK(loaded.knowledge->safety.always == Texts{"Call us.", "Call again.", "Write."});
}

TEST_CASE(
    "a clinic's logo is a picture in itself, of a kind that pages show, and no larger than a page wants") {
  const auto problems = [](const std::string& logo) {
    return format(load_over({{"clinic.yaml", "name: A\nlogo: \"" + logo + "\"\n"}}).problems);
  };
  CHECK(problems("data:image/png;base64,iVBORw0KGgoAAAA=") == "");
  CHECK(problems("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=") == "");
  for (const std::string& odd :
       {std::string{"logo.png"}, std::string{"https://example.org/logo.png"},
        std::string{"data:text/html;base64,PHN2Zz4="}, std::string{"data:image/png;base64,R0lGODlh"},
        std::string{"data:image/svg+xml;base64,<svg>"}, std::string{"data:image/svg+xml;base64,PHN2==Zz4"},
        "data:image/svg+xml;base64," + std::string(200'000, 'A')}) {
    CAPTURE(odd.substr(0, 60));
    const std::string said = problems(odd);
    CHECK(said.find("no picture that can be printed on a page") != std::string::npos);
    CHECK(said.find("bad_value") == std::string::npos);
  }
}

TEST_CASE("synonyms are replaced by topic, and added for topics of a clinic's own") {
  const Loaded loaded = load_over(
      {{"conditions/loose.yaml",
        condition("loose",
                  "  - {when: {feel: aching}, points: 1, sources: [judgement], strength: judgement}\n")},
       {"synonyms.yaml",
        "synonyms:\n  - {topic: condition:itb, words: [our word], sources: [judgement]}\n"
        "  - {topic: condition:loose, words: [loose knee], sources: [judgement]}\n"}});
  CHECK(format(loaded.problems) == "");
  REQUIRE(loaded.knowledge != nullptr);
  CHECK(loaded.knowledge->synonyms.front().words == Texts{"our word"});
  CHECK(loaded.knowledge->synonyms.back().topic == "condition:loose");
}

TEST_CASE("synonyms of no topic are refused, with the nearest") {
  const Loaded loaded = load_over(
      {{"synonyms.yaml", "synonyms:\n  - {topic: condition:itp, words: [x], sources: [judgement]}\n"}});
  CHECK(refused(loaded, "dangling_id", "'condition:itp' is not a topic"));
}

TEST_CASE("the last of several overlays counts") {
  Diagnostics problems;
  const Layer first = layer_from({{"clinic.yaml", "name: One\n"}}, problems);
  const Layer second = layer_from({{"clinic.yaml", "name: Two\n"}}, problems);
  const auto one_two = load_knowledge({builtin_layer(), first, second}, problems);
  const auto two_one = load_knowledge({builtin_layer(), second, first}, problems);
  REQUIRE(one_two != nullptr);
  REQUIRE(two_one != nullptr);
  CHECK(one_two->clinic.name == "Two");
  CHECK(two_one->clinic.name == "One");
  CHECK(one_two->digest != two_one->digest);
}

TEST_CASE("a digest does not see comments and layout, but every word and path") {
  Diagnostics problems;
  const auto digest = [&problems](const std::string& path, const std::string& text) {
    return file_digest(path, *parse_knowledge_file("x", text, problems));
  };
  const std::uint64_t plain = digest("clinic.yaml", "name: One\nphone: 2\n");
  CHECK(digest("clinic.yaml", "# ours\nname:   One\n\nphone: 2\n") == plain);
  CHECK(digest("clinic.yaml", "name: One\nphone: 3\n") != plain);
  CHECK(digest("other.yaml", "name: One\nphone: 2\n") != plain);
  CHECK(digest("clinic.yaml", "name: [One]\nphone: 2\n") != plain);
}

TEST_CASE("the packed digests are those of the texts") {
  const Layer layer = builtin_layer();
  REQUIRE(layer.digests.size() == layer.files.size());
  for (std::size_t i = 0; i < layer.files.size(); ++i) {
    CAPTURE(layer.paths[i]);
    CHECK(layer.digests[i] == file_digest(layer.paths[i], *layer.files[i]));
    CHECK(layer.files[i]->file == "data/" + layer.paths[i]);
  }
  CHECK(std::is_sorted(layer.paths.begin(), layer.paths.end()));
}

}  // namespace
}  // namespace kneecheck::knowledge
