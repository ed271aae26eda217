// Whole plans: their phases, cutting, what they leave open, and what they say beside their weeks.
#include <algorithm>
#include <functional>

#include "plan/notes.h"
#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

Plan full_plan(const Case& answers) {
  return make_plan(builtin(), answers, assess(builtin(), answers), {monday});
}

bool has_note(const Plan& plan, std::string_view part) {
  return std::any_of(plan.notes.begin(), plan.notes.end(),
                     [part](const std::string& note) { return note.find(part) != std::string::npos; });
}

std::vector<std::string_view> ids(const std::vector<const Advice*>& advice) {
  std::vector<std::string_view> all;
  for (const Advice* each : advice) all.push_back(each->id);
  return all;
}

bool has_id(const std::vector<const Advice*>& advice, std::string_view id) {
  const auto all = ids(advice);
  return std::find(all.begin(), all.end(), id) != all.end();
}

}  // namespace

TEST_CASE(
    "P4: each phase names its tests; the entry tests are those that ended the phase before; gentle plans "
    "have no hops") {
  const auto tests = [](const Plan& plan, std::size_t phase) {
    std::string text;
    for (const GateTest& test : plan.phases[phase].exit_tests) {
      text += fmt::format("{}{}{}{} ", test.test,
                          test.at_least  ? ">="
                          : test.exactly ? "="
                                         : "<=",
                          test.value, "");
    }
    return text;
  };
  const Plan itb = plan_of(runner("itb", "comfortable_km: 6"));
  CHECK(tests(itb, 0) == "stairs<=1 walk30=0 ");
  CHECK(tests(itb, 3) == "hop<=1 quiet=10 ");
  CHECK(itb.phases[0].entry_tests.empty());
  CHECK(itb.phases[4].entry_tests.size() == itb.phases[3].exit_tests.size());
  const Plan gentle = plan_of(runner("patellar-tendon", "weeks_off: 8"));
  CHECK(tests(gentle, 2) == "calf>=20 quiet=10 ");
  Runner two = runner("itb", "comfortable_km: 6");
  two.conditions.push_back(runner("patellar-tendon").conditions.front());
  CHECK(tests(plan_of(two), 1) == "squat1<=1 ");
  CHECK(least_weeks(policy(), two) == std::array{1, 3, 2, 3, 4});
}

TEST_CASE("cutting a plan shortens weeks and phases, and nothing else") {
  Plan plan = full_plan(person("itb", "weekly_km: 30\ncomfortable_km: 6"));
  const std::vector<std::string> notes = plan.notes;
  cut_plan(plan, 100);
  CHECK(plan.weeks.size() > 6);
  cut_plan(plan, 6);
  CHECK(plan.weeks.size() == 6);
  CHECK(plan.phases.size() == 3);
  CHECK(plan.phases.back().last_week == 6);
  CHECK(plan.notes == notes);
  cut_plan(plan, 0);
  CHECK(plan.weeks.size() == 1);
}

TEST_CASE("what was assumed is listed with the key that changes it, and opens the notes") {
  const Plan plan = full_plan(person("itb", "weekly_km: 30\npace: 5:30"));
  const auto assumed = [&plan](Key key) {
    return std::any_of(plan.assumptions.begin(), plan.assumptions.end(),
                       [key](const Assumption& each) { return each.key == key; });
  };
  CHECK_FALSE(assumed(Key::weekly_km));
  CHECK_FALSE(assumed(Key::pace));
  CHECK_FALSE(assumed(Key::cadence));  // no number of steps is in this plan
  for (const Key key : {Key::longest_run_km, Key::runs_per_week, Key::comfortable_km, Key::weeks_off,
                        Key::days, Key::equipment, Key::max_minutes, Key::runs_upright, Key::crosses_over}) {
    CAPTURE(word(key));
    CHECK(assumed(key));
  }
  REQUIRE(plan.notes.size() > plan.assumptions.size());
  CHECK(plan.notes[0].find("(key: longest_run_km)") != std::string::npos);
}

TEST_CASE("pain rules: three of ten for the tendon alone") {
  const Plan itb = full_plan(person("itb"));
  CHECK(has_id(itb.pain_rules, "running"));
  CHECK(has_id(itb.pain_rules, "rising"));
  CHECK_FALSE(has_id(itb.pain_rules, "running_tendon"));
  const Plan tendon = full_plan(person("patellar-tendon"));
  CHECK(has_id(tendon.pain_rules, "running_tendon"));
  CHECK_FALSE(has_id(tendon.pain_rules, "running"));
  CHECK_FALSE(has_id(tendon.pain_rules, "rising"));
}

TEST_CASE("E7, E15: insoles for feet that roll in; relief that a history bars is left out, with a note") {
  CHECK(has_id(full_plan(person("itb", "feet_roll_in: \"yes\"")).footwear, "insoles-roll-in"));
  CHECK(has_id(full_plan(person("itb")).footwear, "insoles"));
  const Plan plan = full_plan(person("itb", {}, "34", "blood_thinner"));
  for (const std::string_view id : {"massage", "foam-rolling", "acupuncture", "anti-inflammatory"})
    CHECK_FALSE(has_id(plan.relief, id));
  CHECK(has_id(plan.relief, "taping"));
  CHECK(has_note(plan, "Massage, foam rolling and acupuncture are left out"));
}

TEST_CASE("T01, T28: the next technique; no trial for leaning in ITB pain") {
  const Plan itb = full_plan(person("itb", "weekly_km: 30\ncomfortable_km: 6"));
  CHECK(has_note(itb, "no trial"));
  CHECK(has_note(itb, "this comes next"));
  CHECK_FALSE(has_note(full_plan(person("patellofemoral")), "no trial"));
}

TEST_CASE("P6: what a plan leaves open") {
  const Runner figures = runner("itb", "weekly_km: 30\ncomfortable_km: 6");
  const Plan whole = plan_of(figures);
  REQUIRE(whole.weeks.size() < 26);
  CHECK(unfinished(builtin(), whole).empty());
  const Plan slow = full_plan(person("itb", "days: [sat]\nweekly_km: 90\nweeks_off: 9"));
  CHECK(slow.weeks.size() == 26);
  CHECK(has_note(slow, "Not finished"));
  CHECK_FALSE(has_note(full_plan(person("itb", "weekly_km: 30\ncomfortable_km: 6")), "Not finished"));

  // One thing less at a time.
  const auto left = [&](const std::function<void(Plan&)>& change) {
    Plan plan = whole;
    change(plan);
    return unfinished(builtin(), plan).size();
  };
  CHECK(left([](Plan& plan) { plan.phases.pop_back(); }) == 1);
  CHECK(left([](Plan& plan) { plan.goal_minutes = 10'000; }) == 1);
  CHECK(left([](Plan& plan) { plan.jumping_left = true; }) == 1);
  CHECK(left([](Plan& plan) { plan.least_downhill_weeks = 99; }) == 1);
  const auto unsettle = [](Plan& plan) {
    for (Week& week : plan.weeks) {
      for (WeekTechnique& each : week.techniques) each.state = TechniqueState::hold;
    }
  };
  CHECK(left(unsettle) == 1);
  CHECK(left([](Plan& plan) { plan.fast = true; }) == 1);
  CHECK(left([](Plan& plan) { plan.heavy_left = true; }) == 1);
  CHECK(left([](Plan& plan) { plan.recovery_weeks_left = 1; }) == 1);
}

TEST_CASE("P6, R4: a race in the last weeks leaves its recovery open") {
  const auto raced = [](std::string_view km, std::string_view date) {
    return full_plan(
        person("itb", fmt::format("weekly_km: 40\nlongest_run_km: 24\ncomfortable_km: 0\nweeks_off: 3\ndays: "
                                  "[sat]\npace: 4:00\nrace_km: {}\nrace_date: {}",
                                  km, date)));
  };
  const Plan last = raced("10", "2027-05-29");
  REQUIRE(last.weeks.back().race_week);
  CHECK(last.weeks.size() == 26);
  CHECK(has_note(last, "the recovery after your race (a week with at most 50% of your last normal week)"));
  const Plan far = raced("25", "2027-05-29");
  REQUIRE(far.weeks.back().race_week);
  CHECK(has_note(far, "the recovery after your race (two weeks, each with at most 50%"));
  const Plan recovered = raced("10", "2027-05-22");
  REQUIRE(recovered.weeks.back().recovery);
  CHECK_FALSE(has_note(recovered, "the recovery after your race"));
}

TEST_CASE("a race: its text holds the figures; half a race is none, with a note") {
  const Plan race = full_plan(person(
      "itb", "weekly_km: 60\nlongest_run_km: 24\ncomfortable_km: 24\nrace_km: 10\nrace_date: 2027-07-03"));
  REQUIRE(race.race);
  CHECK(race.race->text.find("7 km") != std::string::npos);
  CHECK(race.race->text.find('{') == std::string::npos);
  const Plan half = full_plan(person("itb", "race_km: 10"));
  CHECK_FALSE(half.race);
  CHECK(has_note(half, "A race needs both"));
}

TEST_CASE("sources stand in the order of first use, each once") {
  const Plan plan = full_plan(person("itb"));
  CHECK(plan.sources.front() == "octopus");
  std::vector<std::string_view> sorted = plan.sources;
  std::sort(sorted.begin(), sorted.end());
  CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
}

}  // namespace kneecheck::running_tests
