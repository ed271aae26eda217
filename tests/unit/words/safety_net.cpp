#include "words/safety_net.h"

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

Case with_signs(int age, std::string_view signs) {
  return case_of("age: " + std::to_string(age) +
                 "\nlocation: [front]\nonset: gradual\nswelling: none\nhistory: [none]\nwarning_signs: [" +
                 std::string{signs} + "]\n");
}

Action action_with(std::string_view keys) {
  const Case runner =
      case_of(std::string{"age: 40\nlocation: [outer]\nonset: gradual\n"} + std::string{keys});
  return action_of(builtin(), assess(builtin(), runner), region_called("uk"));
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

}  // namespace

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
        const std::string net = safety_net(builtin(), found, region_called("uk"));
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
  const Action child = action_of(builtin(), assess(builtin(), with_signs(13, "locked")), region_called("uk"));
  CHECK(has(child.text, "Show this to a parent or another adult."));
}

TEST_CASE("where an ambulance is called anyhow, no call stands under a condition") {
  for (const std::string_view signs : {"chest_pain, cold_numb_foot", "breathless, tight_severe_leg"}) {
    const Assessment found = assess(builtin(), with_signs(60, signs));
    CHECK_FALSE(has(safety_net(builtin(), found, region_called("uk")), "Call 999"));
  }
}
