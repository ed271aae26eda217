#include "app/log_signs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "../builtin_case.h"
#include "app/spoken.h"
#include "knowledge/languages.h"
#include "knowledge/load.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

using Kind = SignLine::Kind;

std::string near(std::string_view line) {
  std::string found;
  const SignLine meant = read_signs(builtin(), line, {});
  if (meant.kind != Kind::unclear) return found;
  for (const PlainLine& sign : sign_lines(builtin(), meant.signs))
    found += sign.lead + "|" + sign.text + "\n";
  return found;
}

std::size_t sign(std::string_view id) {
  const auto& choices = builtin().question(Key::warning_signs).choices;
  return static_cast<std::size_t>(std::ranges::find(choices, id, &Choice::id) - choices.begin());
}

}  // namespace

TEST_CASE("signs are taken by word, and none is not the same as not sure") {
  CHECK(read_signs(builtin(), "locked", {}).kind == Kind::signs);
  CHECK(read_signs(builtin(), "Locked", {}).signs == Signs{sign("locked")});
  CHECK(read_signs(builtin(), "n", {}).kind == Kind::none);
  CHECK(read_signs(builtin(), "0", {}).kind == Kind::none);
  CHECK(read_signs(builtin(), "u", {}).kind == Kind::unsure);
  CHECK(read_signs(builtin(), "locks", {}).kind == Kind::unclear);
}

TEST_CASE("a number means what stands on the screen, and nothing else") {
  CHECK(read_signs(builtin(), "13", {}).kind == Kind::no_number);
  CHECK(read_signs(builtin(), "13, Locked", all_signs(builtin())).signs ==
        Signs{sign("locked"), sign("fever_unwell")});
  const Signs shown{sign("fever_unwell"), sign("chest_pain")};
  CHECK(read_signs(builtin(), "2", shown).signs == Signs{sign("chest_pain")});
  CHECK(read_signs(builtin(), "1 2", shown).signs == Signs{sign("fever_unwell"), sign("chest_pain")});
  CHECK(read_signs(builtin(), "3", shown).kind == Kind::no_number);
  CHECK(sign_lines(builtin(), shown).back().lead == "   2  ");
}

TEST_CASE("what people call a sign leads to it") {
  const auto leads_to = [](std::string_view line, std::string_view id) {
    return near(line).find("|" + std::string{id} + ":") != std::string::npos;
  };
  const auto means = [&](std::string_view line, std::string_view id) {
    CAPTURE(line);
    CHECK(leads_to(line, id));
    CHECK(read_signs(builtin(), line, {}).signs.size() == 1);
  };
  means("chest hurts", "chest_pain");
  means("locks", "locked");
  means("it locks", "locked");
  means("lockd", "locked");
  means("gives way", "giving_way");
  means("gave way", "giving_way");
  means("buckled", "giving_way");
  means("hot", "hot_red_swollen");
  means("the knee is warm", "hot_red_swollen");
  means("red", "red_skin");
  means("fever", "fever_unwell");
  means("feverish", "fever_unwell");
  means("chills", "fever_unwell");
  means("a swollen calf", "calf_swelling");
  means("short of breath", "breathless");
  means("limping", "limp");
  means("groin hurts", "groin_pain");
  CHECK(leads_to("numb", "cold_numb_foot"));
  CHECK(leads_to("numb", "numb_leg"));
  CHECK(leads_to("popped", "calf_pop"));
  CHECK(leads_to("collapsed", "giving_way"));
  CHECK(leads_to("gives way, fever", "giving_way"));
  CHECK(leads_to("gives way, fever", "fever_unwell"));
  CHECK(near("knee").empty());
  CHECK(near("xyzzy").empty());
}

TEST_CASE("a note that names a sign is noticed, and one that does not is not") {
  const Language& language = builtin().language;
  const auto noticed = [&](std::string_view note) {
    const auto found = sign_in_note(language, note);
    return found ? found->words + " " + std::string{found->sign} : std::string{};
  };
  CHECK(noticed("Locked twice on the stairs") == "Locked locked");
  CHECK(noticed("it gave way.") == "gave way giving_way");
  CHECK(noticed("knee swollen tonight") == "knee swollen swelling");
  CHECK(noticed("a bit puffy") == "puffy swelling");
  CHECK(noticed("limping home") == "limping limp");
  CHECK(noticed("groin hurts") == "groin hurts groin_pain");
  CHECK(noticed("felt a pop") == "pop calf_pop");
  CHECK(noticed("could not walk") == "could not walk cannot_bear_weight");
  CHECK(noticed("shivering all night") == "shivering fever_unwell");
  CHECK(noticed("hot day, knee fine").empty());
  CHECK(noticed("stuck in traffic").empty());
  CHECK(noticed("legs felt fresh").empty());
  CHECK(noticed("").empty());
  const Language german = speak(builtin_language("de")).language;
  const auto wade = sign_in_note(german, "die Wade ist dick");
  REQUIRE(wade);
  CHECK(wade->sign == "calf_swelling");
  CHECK_FALSE(sign_in_note(german, "ging gut"));
}

TEST_CASE("the words for signs name every sign, in each language, and nothing else") {
  const Language german = speak(builtin_language("de")).language;
  for (const Language* language : {&builtin().language, &german}) {
    std::set<std::string_view> named;
    for (const SignPhrase& phrase : sign_phrases(*language)) {
      CAPTURE(phrase.sign);
      CHECK_FALSE(phrase.words.empty());
      named.insert(phrase.sign);
    }
    for (const Choice& choice : builtin().question(Key::warning_signs).choices)
      CHECK(named.erase(choice.id) == 1);
    CHECK(named == std::set<std::string_view>{"swelling"});
  }
}
