#include "words/plan_words.h"

#include "../builtin_case.h"

using namespace kneecheck;
using namespace kneecheck::words;

namespace {

Week bringing(std::initializer_list<Novelty> news) {
  Week week;
  for (const Novelty& novelty : news) week.news.push_back(novelty);
  return week;
}

}  // namespace

TEST_CASE("what is new in a week") {
  CHECK(novelty_words(builtin(), bringing({})).empty());
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::strides, {}, {}, {}}})) == "strides");
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::speed, {}, {}, {}}})) == "faster running");
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::extra_run, {}, {}, {}}})) == "one more run");
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::jump, {}, {}, "pogo"}})) == "first pogo bounces");
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::jump, {}, {}, "hops"}})) == "first hops");
  CHECK(novelty_words(builtin(), bringing({{NoveltyKind::jump, {}, {}, "box-jump"}})) == "first box jump");
}

TEST_CASE("a phase may begin beside something else") {
  const Week both =
      bringing({{NoveltyKind::phase, PhaseId::run, {}, {}}, {NoveltyKind::technique_rise, {}, {}, {}}});
  CHECK(novelty_words(builtin(), both) == "new phase, technique grows");
  CHECK(novelty_words_in_phase(builtin(), both) == "technique grows");
  CHECK(novelty_words_in_phase(builtin(), bringing({{NoveltyKind::phase, {}, {}, {}}})).empty());
}

TEST_CASE("the race is on its day of a week that makes room for it") {
  Plan plan;
  Week week;
  Day day;
  day.date = *parse_date("2027-05-15");
  CHECK(race_on(plan, week, day) == nullptr);
  plan.race = RaceView{};
  plan.race->date = day.date;
  CHECK_FALSE(is_busy(plan, week, day));  // it comes too early, and the plan is made without it
  week.race_week = true;
  CHECK(race_on(plan, week, day) == &*plan.race);
  CHECK(is_busy(plan, week, day));
  day.date = day.date.plus(1);
  CHECK(race_on(plan, week, day) == nullptr);
}

TEST_CASE("tests are done with fresh legs, in the last days before the phase that they open") {
  Plan plan;
  Week week;
  week.number = 3;
  PhaseSpan next;
  next.id = PhaseId::align;
  next.first_week = 4;
  plan.phases = {next};
  CHECK(phase_tested_in(plan, week) == nullptr);  // nothing to test
  plan.phases[0].entry_tests = {{"hop", false, false, 1}};
  CHECK(phase_tested_in(plan, week) == &plan.phases[0]);
  for (std::size_t free = 0; free < week.days.size(); ++free) {
    CAPTURE(free);
    for (std::size_t i = 0; i < week.days.size(); ++i)
      week.days[i].run = i == free ? std::nullopt : std::optional{Run{}};
    CHECK(&test_day(plan, week) == &week.days[free >= 4 ? free : 6]);
  }
  week.days[5].run.reset();
  CHECK(&test_day(plan, week) == &week.days[6]);
  week.number = 4;
  CHECK(phase_tested_in(plan, week) == nullptr);
  week.number = 2;  // the phase begins later, but the tests decide already
  CHECK(phase_tested_in(plan, week) == nullptr);
  week.decides = true;
  CHECK(phase_tested_in(plan, week) == nullptr);  // without a diary all goes as it is planned
  plan.revision = 2;
  CHECK(phase_tested_in(plan, week) == &plan.phases[0]);
  week.phase = PhaseId::align;  // not the one that it is in
  CHECK(phase_tested_in(plan, week) == nullptr);
}
