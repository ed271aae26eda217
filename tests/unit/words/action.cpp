#include "words/action.h"

#include <algorithm>
#include <array>

#include "../builtin_case.h"
#include "words/safety_net.h"

using namespace kneecheck;
using namespace kneecheck::words;

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

constexpr std::array<std::string_view, 19> sent_for_tests{
    "young-hip",      "child-hip",        "femoral-neck",   "femoral-neck-knee",  "weak-defences",
    "fracture-rule",  "fall-rule",        "tendon-snap",    "cannot-bear-weight", "cannot-lift-straight-leg",
    "gap-at-kneecap", "joint-infection",  "new-joint",      "child-cannot-stand", "bleed-start",
    "overnight-sore", "both-legs-tingle", "both-legs-numb", "weak-defences-sore"};

// Somebody of 40 without an injury, whose other safety questions are answered with no, and `keys`.
Action action_with(std::string_view keys) {
  const Case runner =
      case_of(std::string{"age: 40\nlocation: [front]\nonset: gradual\n"} + std::string{keys});
  return action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"));
}

PlanReason reason_of(const Case& runner) {
  return plan_reason(builtin(), assess(builtin(), runner), region_called("uk"));
}

}  // namespace

TEST_CASE("the region's own names stand in every placeholder") {
  const Region& uk = region_called("uk");
  CHECK(in_region("Go to {emergency_place} or call {emergency_number}.", uk) == "Go to A&E or call 999.");
  CHECK(in_region("{doctor}, {physio}, {doctor}", uk) == "your GP, a physiotherapist, your GP");
  CHECK(in_region("{same_day}", region_called("us")) == region_called("us").same_day);
  CHECK(in_region("{xray_place}", region_called("us")) == "an emergency room");
  CHECK(in_region("{unknown} { }", uk) == "{unknown} { }");
  CHECK(in_region("", uk).empty());
}

TEST_CASE("the default region names no country") {
  CHECK(default_region(builtin()).id == "any");
}

TEST_CASE("an alarm says where to go, what not to do, and what would be worse") {
  const Case runner = outer_case();
  const Case locked = case_of(
      "age: 40\nlocation: [inner]\nonset: gradual\nswelling: none\nwarning_signs: [locked]\nhistory: "
      "[none]\n");
  const Action action = action_of(builtin(), locked, assess(builtin(), locked), region_called("uk"));
  CHECK(action.title == "Get this checked today.");
  CHECK(action.within == "today, within 24 hours");
  CHECK(has(action.text, "NHS 111"));
  CHECK(has(action.text, "Do not force it"));
  CHECK(has(action.worse_if, "A&E"));
  const Action calm = action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"));
  CHECK(calm.title == "You can look after this yourself, with a plan.");
  CHECK(has(calm.worse_if, "same day"));
}

TEST_CASE("the strictest rest of all rules is part of what to do") {
  const Case runner = case_of(
      "age: 40\nlocation: [front]\nonset: gradual\nswelling: none\nwarning_signs: [night_pain]\nhistory: "
      "[none]\n");
  const Action action = action_of(builtin(), runner, assess(builtin(), runner), region_called("any"));
  CHECK(has(action.text, builtin().safety.rest_stop));
  CHECK(action.lines.back() == builtin().safety.rest_stop);
}

TEST_CASE("no text keeps a placeholder, in any region") {
  for (const Region& region : builtin().regions) {
    for (const SafetyRule& rule : builtin().safety.rules) {
      for (const std::string_view text : {rule.text, rule.title, rule.action, rule.also})
        CHECK_FALSE(has(in_region(text, region), "{"));
      CHECK_FALSE(has(worse_if_of(builtin(), rule, region), "{"));
      CHECK_FALSE(worse_if_of(builtin(), rule, region).empty());
    }
    for (const UrgencyText& urgency : builtin().safety.urgencies) {
      for (const std::string_view text : {urgency.title, urgency.text, urgency.worse_if})
        CHECK_FALSE(has(in_region(text, region), "{"));
    }
  }
}

TEST_CASE("what may need an X-ray, a scan or a needle today is sent where that can be had, in every region") {
  std::size_t seen = 0;
  for (const SafetyRule& rule : builtin().safety.rules) {
    if (std::ranges::find(sent_for_tests, rule.id) == sent_for_tests.end()) continue;
    ++seen;
    CHECK_FALSE(has(rule.action, "{same_day}"));
    for (const Region& region : builtin().regions)
      CHECK(has(in_region(rule.action, region), region.xray_place));
  }
  CHECK(seen == sent_for_tests.size());
}

TEST_CASE(
    "one safety net: each sign of the two highest urgencies that asks for more, once, by the time left") {
  CHECK(action_with("swelling: none\nwarning_signs: [locked, calf_swelling, vein_cord, night_pain, limp]\n"
                    "history: [none]\n")
            .worse_if ==
        "Call 999 if you are short of breath at rest or more than usual, you get chest pain, you cough up "
        "blood or you faint or feel faint. Go to A&E now if the knee or another joint turns hot or red, you "
        "get a fever or feel ill or the foot turns cold, pale or numb.");
  CHECK(action_with("swelling: none\nwarning_signs: [night_pain, limp]\nhistory: [none]\n").worse_if ==
        "Get it checked the same day if you get a fever or feel ill, the groin begins to hurt or the knee "
        "swells, locks, gives way or will not carry you.");
  const Action now = action_with(
      "swelling: overnight\nwarning_signs: [hot_red_swollen, fever_unwell, cannot_bear_weight]\n"
      "history: [none]\n");
  CHECK(now.worse_if == "Call 999 if you shiver hard, you feel confused or you feel very ill.");
  CHECK(now.text.find("crutches") == std::string::npos);
}

TEST_CASE("a sign that is there already is no condition") {
  CHECK(action_with("swelling: none\nwarning_signs: [bladder_bowel, saddle_numbness]\nhistory: [none]\n")
            .worse_if == "Call 999 if your legs grow weak or you cannot pee.");
  const Action thin =
      action_with("swelling: none\nwarning_signs: [weight_loss, night_pain]\nhistory: [none]\n");
  CHECK(thin.within == "within 48 hours");
  CHECK_FALSE(has(thin.worse_if, "if it wakes you at night"));
  CHECK_FALSE(action_with("swelling: none\nwarning_signs: [breathless, chest_pain]\nhistory: [none]\n")
                  .worse_if.empty());
}

TEST_CASE("what every rule of the two highest urgencies says not to do is said, each sentence once") {
  const Action clot =
      action_with("swelling: none\nwarning_signs: [red_skin, calf_swelling]\nhistory: [none]\n");
  CHECK(has(clot.text, "Do not squeeze the sore skin."));
  CHECK(has(clot.text, "Also: Say that a clot should be ruled out. Do not massage or roll the leg"));
  const Action bleed = action_with(
      "swelling: overnight\nwarning_signs: [hot_red_swollen, fever_unwell]\nhistory: [bleeding_disorder]\n");
  CHECK(has(bleed.text, "Do not take left-over antibiotics"));
  CHECK(has(bleed.text, "haemophilia centre"));
  CHECK(has(bleed.text, "Do not take aspirin"));
  const std::string_view alone = "Do not drive yourself.";
  CHECK(bleed.text.find(alone) == bleed.text.rfind(alone));
  CHECK_FALSE(has(action_with("swelling: none\nwarning_signs: [locked]\nhistory: [none]\n").text, "Also:"));
}

TEST_CASE("what may be the heart or the lungs is a call, and nobody is told to be driven") {
  for (const std::string_view sign : {"breathless", "chest_pain"}) {
    const Action action =
        action_with("swelling: none\nwarning_signs: [" + std::string{sign} + "]\nhistory: [none]\n");
    CHECK(action.title == "Get emergency help now: call 999.");
    CHECK_FALSE(has(action.text, "take you"));
  }
}

TEST_CASE("of equally urgent rules the one that sends to tests says where to go") {
  const Case runner = case_of(
      "age: 58\nlocation: [front]\nonset: injury\ninjury_days_ago: 1\nswelling: none\nwarning_signs: "
      "[locked]\nhistory: [none]\n");
  CHECK(action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"))
            .text.starts_with("Go to A&E today, and ask for an X-ray."));
}

TEST_CASE("a rule that a clinician has cleared is still said, and says so") {
  const Case runner = case_of(
      "age: 40\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: "
      "[knee_surgery]\nouter_bone_tender: yes\ncleared: [knee-operated]\n");
  const Assessment found = assess(builtin(), runner);
  CHECK_FALSE(found.no_plan.has_value());
  CHECK(found.urgency == Urgency::routine);
  const Action action = action_of(builtin(), runner, found, region_called("uk"));
  CHECK(action.text ==
        "A clinician has cleared this, so you can start the plan. Let them see it again within 4 weeks, and "
        "sooner if it gets worse.");
  CHECK(rule_name(builtin(), builtin().safety.rules[*found.decisive], found) ==
        "Cleared by a clinician: an operated knee");
}

TEST_CASE("an open case names what is open and never reassures") {
  const Case runner = case_of("location: [front]\nage: 30\nwarning_signs: [none]\n");
  const Action action = action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"));
  CHECK(action.within.empty());
  CHECK(has(action.text, "how it began"));
  CHECK(has(action.text, "medical history"));
  const PlanReason reason = reason_of(runner);
  CHECK(reason.code == NoPlan::safety_question);
  CHECK(has(reason.text, "how it began"));
}

TEST_CASE("why there is no plan, by code") {
  const auto with = [](std::string_view keys) {
    return case_of(std::string{"onset: gradual\nswelling: none\n"} + std::string{keys});
  };
  const PlanReason urgent =
      reason_of(with("age: 40\nlocation: [inner]\nwarning_signs: [locked]\nhistory: [none]\n"));
  CHECK(urgent.code == NoPlan::urgency);
  CHECK(has(urgent.text, "a locked knee"));
  REQUIRE_FALSE(urgent.rules.empty());
  CHECK(builtin().safety.rules[urgent.rules.front()].id == "locked");

  CHECK(reason_of(with("age: 13\nlocation: [front]\nwarning_signs: [none]\nhistory: [none]\n")).code ==
        NoPlan::under_16);

  const PlanReason rule =
      reason_of(with("age: 30\nlocation: [front]\nwarning_signs: [none]\nhistory: [pregnant]\n"));
  CHECK(rule.code == NoPlan::rule);
  CHECK(has(rule.text, "pregnant or soon after birth"));

  const PlanReason other =
      reason_of(with("age: 30\nlocation: [inner]\nworse_with: [twisting]\njoint_line_tender: "
                     "yes\nwarning_signs: [none]\nhistory: "
                     "[none]\nmechanism: [none]\n"));
  CHECK(other.code == NoPlan::other_cause);
  CHECK(has(other.text, "Meniscus trouble fits best."));
}

TEST_CASE("who may have broken a hip is told to lie still, and nothing of hops, turns or tests") {
  for (const std::string_view age : {"age: 16\n", "age: 60\n"}) {
    const Case runner = case_of(
        std::string{age} +
        "location: [groin]\nonset: injury\nmechanism: [fall]\ninjury_days_ago: 1\nhip_turn_hurts: yes\n"
        "worse_with: [hopping]\nload_change: [distance]\nswelling: none\n"
        "warning_signs: [leg_turned_out, limp]\nhistory: [none]\n");
    const Action action = action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"));
    CHECK(has(action.text, "Lie or sit still"));
    for (const std::string_view said : {"hop", "test it", "test the hip", "turn or test"})
      CHECK_MESSAGE(!has(action.text, said), action.text);
  }
}

TEST_CASE("of a calf no clot is named without a bleed, which it is in who bleeds easily") {
  const std::string calf =
      "age: 22\nlocation: [calf]\nonset: gradual\npattern: [constant]\nduration_weeks: 1\n"
      "swelling: none\nwarning_signs: [none]\n";
  const auto said = [&](std::string_view history) {
    const Case runner = case_of(calf + "history: [" + std::string{history} + "]\n");
    return action_of(builtin(), runner, assess(builtin(), runner), region_called("uk")).text;
  };
  for (const std::string_view history : {"none", "bleeding_disorder"}) {
    CHECK(has(said(history), "a clot or a bleed should be ruled out"));
    CHECK(!has(said(history), "a clot should be ruled out"));
  }
}

TEST_CASE("rules that stand against a plan are listed most urgent first") {
  const PlanReason reason =
      reason_of(case_of("age: 40\nlocation: [inner]\nonset: gradual\nswelling: none\nwarning_signs: [lump, "
                        "locked]\nhistory: [pregnant]\n"));
  for (std::size_t i = 1; i < reason.rules.size(); ++i) {
    CHECK(builtin().safety.rules[reason.rules[i - 1]].urgency <=
          builtin().safety.rules[reason.rules[i]].urgency);
  }
}
