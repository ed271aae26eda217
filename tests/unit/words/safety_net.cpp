#include "words/safety_net.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../builtin_case.h"
#include "words/action.h"

using namespace kneecheck;
using namespace kneecheck::words;

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string net_text(const Case& runner, const Assessment& found) {
  std::string text;
  for (const std::string& line : safety_net(builtin(), runner, found, region_called("uk")))
    text.append(line).append(1, ' ');
  return text;
}

Case with_signs(int age, std::string_view signs) {
  return case_of("age: " + std::to_string(age) +
                 "\nlocation: [front]\nonset: gradual\nswelling: none\nhistory: [none]\nwarning_signs: [" +
                 std::string{signs} + "]\n");
}

Action action_with(std::string_view keys) {
  const Case runner =
      case_of(std::string{"age: 40\nlocation: [outer]\nonset: gradual\n"} + std::string{keys});
  return action_of(builtin(), runner, assess(builtin(), runner), region_called("uk"));
}

// What a true rule tells people to hurry for, although they have it, and are given more time.
std::vector<std::string> hurried_for(const Assessment& found) {
  const knowledge::Safety& safety = builtin().safety;
  const std::int64_t hours = safety.withins[found.within].hours;
  std::vector<std::string> signs;
  for (std::size_t i = 0; i < safety.rules.size(); ++i) {
    if (found.rules[i] != State::positive) continue;
    for (const knowledge::Watch& watch : safety.rules[i].watch) {
      const std::int64_t limit = watch.calls ? 0 : safety.withins[watch.within].hours;
      for (const std::size_t one : watch.watched) {
        const auto seen = safety.watched[one].seen;
        // Starting to give way is more urgent than having done so for a while, which has a rule of its own.
        if (safety.watched[one].id == "gives_way") continue;
        if (seen && found.rules[*seen] == State::positive && limit < hours)
          signs.push_back(std::string{safety.rules[i].id} + ": " + std::string{safety.watched[one].id});
      }
    }
  }
  return signs;
}

// The case with one sign of the net more, by its answers in the words of a case.
std::optional<Case> with_sign_of_net(const Case& runner, std::string_view watched) {
  static const std::map<std::string_view, std::string_view> more{
      {"fever", "warning_signs: [fever_unwell]"},
      {"hot", "warning_signs: [hot_red_swollen]"},
      {"joint_hot", "warning_signs: [hot_red_swollen]"},
      {"swells", "swelling: overnight"},
      {"swells_fast", "swelling: within_6h"},
      {"locks", "warning_signs: [locked]"},
      {"gives_way", "warning_signs: [giving_way]"},
      {"no_steps", "warning_signs: [cannot_bear_weight]"},
      {"no_bend", "warning_signs: [cannot_bend_90]"},
      {"no_lift", "warning_signs: [cannot_lift_straight_leg]"},
      {"calf_swells", "warning_signs: [calf_swelling]"},
      {"weak", "warning_signs: [foot_weak]"},
      {"saddle", "warning_signs: [saddle_numbness]"},
      {"bladder", "warning_signs: [bladder_bowel]"},
      {"turns_out", "warning_signs: [leg_turned_out]"},
      {"groin", "warning_signs: [groin_pain]"},
      {"groin_load", "warning_signs: [groin_pain]"},
      {"hip", "warning_signs: [groin_pain]"},
      {"limp", "warning_signs: [limp]"},
      {"night", "warning_signs: [night_pain]"},
      {"lump", "warning_signs: [lump]"},
      {"red_spreads", "warning_signs: [red_skin]"},
      {"cap_out", "warning_signs: [deformity]"},
      {"cap_slips", "warning_signs: [kneecap_slipped]\nswelling: overnight"},
      {"rest8", "pain_rest: 8"},
      {"fall", "onset: injury\nmechanism: fall\ninjury_days_ago: 0"}};
  const auto found = more.find(watched);
  if (found == more.end()) return std::nullopt;
  const Case added = case_of(std::string{found->second} + "\n");
  Case together = runner;
  for (std::size_t i = 0; i < together.answers.size(); ++i) {
    if (!added.answers[i].known || added.implied[i]) continue;
    const bool is_list = i == static_cast<std::size_t>(knowledge::Key::warning_signs);
    const std::uint64_t before = is_list ? together.answers[i].yes & ~builtin().questions[i].lone_choices : 0;
    together.answers[i] = added.answers[i];
    together.answers[i].yes |= before;
    together.answers[i].no &= ~before;
    together.implied.reset(i);
  }
  return together;
}

}  // namespace

TEST_CASE("the net leaves no more time for a sign than the rules do once it is there") {
  const std::string base =
      "location: [outer]\nduration_weeks: 2\npain_rest: 1\npain_hop: 0\nhip_turn_hurts: no\n"
      "shin_bump_tender: no\nweekly_km: 30\nfeel: [aching]\nworse_with: [running]\n";
  const std::vector<std::string> swellings{
      "swelling: none\nonset: gradual\n", "swelling: puffy\nonset: gradual\n",
      "swelling: comes_and_goes\nonset: gradual\n", "swelling: persistent\nonset: sudden\n",
      "swelling: none\nonset: injury\nmechanism: [twist]\ninjury_days_ago: 2\n"};
  const knowledge::Safety& safety = builtin().safety;
  std::size_t tried = 0;
  for (const int age : {10, 16, 34, 70}) {
    for (const std::string& swelling : swellings) {
      for (const std::string_view sign :
           {"none", "limp", "numb_leg", "many_joints", "red_skin", "leg_turned_out"}) {
        for (const auto& item : builtin().question(knowledge::Key::history).choices) {
          const std::string answers = "age: " + std::to_string(age) + "\n" + base + swelling +
                                      "warning_signs: [" + std::string{sign} + "]\nhistory: [" +
                                      std::string{item.id} + "]\n";
          const Case runner = case_of(answers);
          const Assessment found = assess(builtin(), runner);
          for (const NetSign& printed : net_signs(builtin(), runner, found)) {
            const std::string_view watched = safety.watched[printed.watched].id;
            const std::optional<Case> worse = with_sign_of_net(runner, watched);
            if (!worse) continue;
            const Assessment then = assess(builtin(), *worse);
            CHECK_MESSAGE(std::max<std::int64_t>(printed.hours, 0) <= safety.withins[then.within].hours,
                          watched << ": " << answers);
            ++tried;
          }
        }
      }
    }
  }
  CHECK(tried > 10000);
}

TEST_CASE("of no two signs the net asks to hurry for one that is there") {
  const knowledge::Question& signs = builtin().question(knowledge::Key::warning_signs);
  for (const int age : {14, 40}) {
    for (const auto& one : signs.choices) {
      for (const auto& other : signs.choices) {
        if (one.id > other.id) continue;
        const std::string both = std::string{one.id} + ", " + std::string{other.id};
        const Case runner = with_signs(age, one.id == other.id ? std::string{one.id} : both);
        const Assessment found = assess(builtin(), runner);
        CAPTURE(age);
        CAPTURE(both);
        CHECK(hurried_for(found) == std::vector<std::string>{});
        const std::string net = net_text(runner, found);
        for (const knowledge::Watched& watched : builtin().safety.watched) {
          if (watched.seen && found.rules[*watched.seen] == State::positive)
            CHECK_MESSAGE(!has(net, watched.says), both << ": " << net);
        }
      }
    }
  }
}

TEST_CASE("what a milder rule asks is said beside a routine one") {
  const Action tick =
      action_with("swelling: none\nwarning_signs: [none]\nhistory: [recent_infection, treatment_failed]\n");
  CHECK(has(tick.text, "You can start the plan."));
  CHECK(has(tick.text, "Also: See your GP within a week if it was a tick bite with a rash"));
  const Action bone = action_with(
      "swelling: none\nwarning_signs: [none]\nhistory: [stress_fracture]\nduration_weeks: 20\npain_hop: 3\n");
  CHECK(has(bone.text, "Do not run if a bone hurts on hopping"));
  const Action cleared = action_with(
      "swelling: none\nwarning_signs: [none]\nhistory: [knee_surgery, stress_fracture]\nouter_bone_tender: "
      "yes\ncleared: [knee-operated]\n");
  CHECK(has(cleared.text, "A clinician has cleared this"));
  CHECK(has(cleared.text, "Do not run if a bone hurts on hopping"));
  for (const std::string_view sign : {"locked", "night_pain"})
    CHECK_FALSE(has(action_with("swelling: none\nwarning_signs: [" + std::string{sign} +
                                "]\nhistory: [recent_infection]\n")
                        .text,
                    "tick"));
  CHECK(has(action_with("swelling: none\nwarning_signs: [giving_way]\nhistory: [recent_infection]\n").text,
            "tick"));
  const Case young = with_signs(13, "locked");
  const Action child = action_of(builtin(), young, assess(builtin(), young), region_called("uk"));
  CHECK(has(child.text, "Show this to a parent or another adult."));
}

TEST_CASE("a sign that is a list of its own stands last, where it can be told from the list around it") {
  const Action thin = action_with("swelling: none\nwarning_signs: [none]\nhistory: [blood_thinner]\n");
  CHECK(has(thin.worse_if,
            "the knee starts to give way or the calf or leg swells, throbs, or turns warm or red."));
}

TEST_CASE("where an ambulance is called anyhow, no call stands under a condition") {
  for (const std::string_view signs : {"chest_pain, cold_numb_foot", "breathless, tight_severe_leg"}) {
    const Case runner = with_signs(60, signs);
    const Assessment found = assess(builtin(), runner);
    CHECK_FALSE(has(net_text(runner, found), "Call 999"));
  }
}
