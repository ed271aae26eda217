// The one new thing of a week, and the easy weeks that host it (V5, V14 to V19, T10, and the order that the
// planning rules give below their table of techniques).
#include <algorithm>

#include "running_case.h"

namespace kneecheck::running_tests {
namespace {

constexpr int started = 5;  // week in which the technique began

// A runner of 180 usual minutes; `more` adds answers.
RunningFrame frame_with(std::string_view more = {}, std::string_view age = "34") {
  return frame_of(runner_of(person(
      "itb", "weekly_km: 30\nlongest_run_km: 12\ncomfortable_km: 6\npace: 6:00\n" + std::string(more), age)));
}

// After so many weeks: three runs, 120 minutes, seven tenths of them in the new way.
RunningState after_weeks(int weeks, PhaseId phase) {
  RunningState state;
  state.weeks = weeks;
  state.phase = phase;
  state.weeks_in.fill(1);  // no other phase is due
  Load usual;
  usual.minutes = 120;
  usual.longest = 50;
  usual.runs = 3;
  state.base = state.base_before = state.before = usual;
  state.since_easy = 1;
  state.continuous_runs = 3 * weeks;
  state.most_runs = 3;
  state.most_minutes = 120;
  state.longest = {50, 50, 50, 50};
  state.technique.start_week = started;
  state.technique.share = {70, 100};
  state.technique.step = 4;
  state.technique.runs = 20;
  state.technique.minutes = 300;
  state.technique.cue = 4;
  return state;
}

RunningState with(RunningState state, Return what, int week) {
  state.first_week[static_cast<std::size_t>(what)] = week;
  if (what == Return::uphill) state.base->hill_minutes = state.before.hill_minutes = 12;
  return state;
}

std::string news_after(const RunningFrame& frame, const RunningState& state) {
  return news_text(next_week(frame, state));
}

}  // namespace

TEST_CASE("V15: uphill six weeks after the technique began, while half of the running stays in the new way") {
  const RunningFrame frame = frame_with();
  CHECK_FALSE(may_return(frame, after_weeks(started + 4, PhaseId::landing), Return::uphill));
  CHECK(may_return(frame, after_weeks(started + 5, PhaseId::landing), Return::uphill));
  RunningState little = after_weeks(started + 5, PhaseId::landing);
  little.technique.share = {50, 100};  // rounded down to whole minutes it could be less than half
  CHECK_FALSE(may_return(frame, little, Return::uphill));
  little.technique.share = {51, 100};
  CHECK(may_return(frame, little, Return::uphill));
}

TEST_CASE("V15: rolling two weeks after uphill and eight after the technique began") {
  const RunningFrame frame = frame_with();
  const RunningState seventh = after_weeks(started + 6, PhaseId::run);
  const RunningState eighth = after_weeks(started + 7, PhaseId::run);
  CHECK_FALSE(may_return(frame, eighth, Return::rolling));  // no uphill yet
  CHECK_FALSE(may_return(frame, with(seventh, Return::uphill, started), Return::rolling));
  CHECK(may_return(frame, with(eighth, Return::uphill, started + 6), Return::rolling));
  CHECK_FALSE(may_return(frame, with(eighth, Return::uphill, started + 7), Return::rolling));
}

TEST_CASE("V15: downhill two weeks after rolling, ten or twelve after the technique began") {
  const auto may = [](const RunningFrame& frame, int weeks_after, int rolling_before) {
    const RunningState state =
        with(after_weeks(started + weeks_after - 1, PhaseId::run), Return::uphill, started + 6);
    return may_return(frame, with(state, Return::rolling, started + weeks_after - rolling_before),
                      Return::downhill);
  };
  CHECK_FALSE(may(frame_with(), 9, 2));
  CHECK(may(frame_with(), 10, 2));
  CHECK_FALSE(may(frame_with(), 10, 1));
  const RunningFrame gentle = frame_with({}, "60");
  CHECK_FALSE(may(gentle, 11, 3));
  CHECK(may(gentle, 12, 3));
}

TEST_CASE("V19: strides after uphill, hard minutes two weeks later, downhill after both") {
  const RunningFrame slow = frame_with();
  const RunningFrame fast = frame_with("fast_running: \"yes\"");
  RunningState state = with(after_weeks(20, PhaseId::run), Return::uphill, 11);
  CHECK_FALSE(may_return(slow, state, Return::strides));
  CHECK(may_return(fast, state, Return::strides));
  CHECK_FALSE(may_return(fast, after_weeks(20, PhaseId::run), Return::strides));
  CHECK_FALSE(may_return(fast, state, Return::speed));
  CHECK(may_return(fast, with(state, Return::strides, 19), Return::speed));
  CHECK_FALSE(may_return(fast, with(state, Return::strides, 20), Return::speed));
  state = with(with(state, Return::rolling, 13), Return::strides, 14);
  CHECK_FALSE(may_return(fast, state, Return::downhill));
  CHECK(may_return(fast, with(state, Return::speed, 17), Return::downhill));
  CHECK_FALSE(may_return(fast, with(state, Return::downhill, 17), Return::speed));  // downhill is last
  // V17: not while less than half is in the new way and not settled.
  state.technique.share = {49, 100};
  CHECK_FALSE(may_return(fast, state, Return::speed));
  state.technique.settled = true;
  CHECK(may_return(fast, state, Return::speed));
}

TEST_CASE("what comes back goes before more technique, in the order of the rules") {
  const RunningFrame fast = frame_with("fast_running: \"yes\"");
  CHECK(news_after(fast, after_weeks(started + 4, PhaseId::landing)) == "technique:forward-lean:rise");
  CHECK(news_after(fast, after_weeks(started + 5, PhaseId::landing)) == "uphill");
  RunningState state = with(after_weeks(20, PhaseId::run), Return::uphill, 11);
  CHECK(news_after(fast, state) == "rolling");
  state = with(state, Return::rolling, 13);
  CHECK(news_after(fast, state) == "strides");
  state = with(state, Return::strides, 14);
  CHECK(news_after(fast, state) == "speed");
  state = with(state, Return::speed, 16);
  CHECK(news_after(fast, state) == "downhill");
  state = with(state, Return::downhill, 18);
  CHECK(news_after(fast, state) == "technique:forward-lean:rise");
  state.technique.settled = true;
  CHECK(news_after(fast, state).empty());
}

TEST_CASE("V14: in landing there is uphill, and nothing else of it") {
  const RunningFrame fast = frame_with("fast_running: \"yes\"");
  const RunningState state = with(after_weeks(20, PhaseId::landing), Return::uphill, 11);
  CHECK(news_after(fast, state) == "technique:forward-lean:rise");
  RunningState early = after_weeks(20, PhaseId::single_leg);
  CHECK(news_after(fast, early) == "technique:forward-lean:rise");
}

TEST_CASE("V16, V19: small first doses") {
  const RunningFrame fast = frame_with("fast_running: \"yes\"");
  const Week uphill = next_week(fast, after_weeks(started + 5, PhaseId::landing));
  CHECK(uphill.hill_minutes > 0);
  CHECK(10 * uphill.hill_minutes <= uphill.run_minutes);
  RunningState state = with(with(after_weeks(20, PhaseId::run), Return::uphill, 11), Return::rolling, 13);
  const Week strides = next_week(fast, state);
  CHECK(strides.strides == 4);
  state = with(state, Return::strides, 14);
  state.base->strides = state.before.strides = 8;
  const Week speed = next_week(fast, state);
  CHECK(speed.hard_minutes > 0);
  CHECK(20 * speed.hard_minutes <= speed.run_minutes);
  CHECK(speed.strides == 8);
  const Week downhill = next_week(fast, with(state, Return::speed, 16));
  CHECK(downhill.downhill_minutes > 0);
  CHECK(20 * downhill.downhill_minutes <= downhill.run_minutes);
}

TEST_CASE("V19: two strides more in a week with nothing else new, up to eight") {
  const RunningFrame fast = frame_with("fast_running: \"yes\"");
  RunningState state = after_weeks(20, PhaseId::run);
  for (const Return what :
       {Return::uphill, Return::rolling, Return::strides, Return::speed, Return::downhill})
    state = with(state, what, 11);
  state.technique.settled = true;
  for (const auto& [before, now] : {std::pair{4, 6}, std::pair{6, 8}, std::pair{8, 8}}) {
    state.base->strides = state.before.strides = before;
    CHECK(next_week(fast, state).strides == now);
  }
  state.base->strides = state.before.strides = 4;
  state.since_easy = 4;
  CHECK(next_week(fast, state).strides == 4);  // an easy week
}

TEST_CASE("V5: four weeks that count ask for an easy one; it comes sooner where it can host what is due") {
  const RunningFrame frame = frame_with();
  RunningState state = after_weeks(started + 4, PhaseId::landing);
  state.since_easy = 3;
  CHECK_FALSE(next_week(frame, state).deload);
  state.since_easy = 4;
  CHECK(next_week(frame, state).deload);
  CHECK(next_week(frame, state).news.empty());
  state = after_weeks(started + 5, PhaseId::landing);
  state.since_easy = 3;
  const Week hosting = next_week(frame, state);
  CHECK(hosting.deload);
  CHECK(news_text(hosting) == "uphill");
  state.since_easy = 2;
  CHECK_FALSE(next_week(frame, state).deload);
}

TEST_CASE("V5: an easy week hosts landing") {
  const RunningFrame frame = frame_with();
  RunningState state = after_weeks(9, PhaseId::single_leg);
  state.weeks_in.fill(4);
  state.technique.step = 2;  // four steps are left
  state.technique.share = {40, 100};
  state.since_easy = 2;
  const Week week = next_week(frame, state);
  CHECK(week.deload);
  CHECK(week.phase == PhaseId::landing);
  CHECK(news_text(week) == "phase:landing");
}

TEST_CASE(
    "E9, E16: an easy week does not open the phase that brings the first load on what was done without") {
  RunningFrame frame = frame_with();
  RunningState state = after_weeks(9, PhaseId::align);
  state.technique = {};
  state.weeks_in.fill(4);
  for (const int since_easy : {3, 4}) {
    state.since_easy = since_easy;
    frame.first_load_phase.reset();
    CHECK(next_week(frame, state).deload);
    CHECK(next_week(frame, state).phase == PhaseId::single_leg);
    frame.first_load_phase = PhaseId::single_leg;
    const Week week = next_week(frame, state);
    CHECK(week.deload == (since_easy == 4));
    CHECK((week.phase == PhaseId::single_leg) == !week.deload);
    CHECK(news_text(week) == (week.deload ? "" : "phase:single-leg"));
  }
}

TEST_CASE("V5: an easy week comes before the first downhill, not on it") {
  const RunningFrame frame = frame_with();
  RunningState state =
      with(with(after_weeks(started + 8, PhaseId::run), Return::uphill, 11), Return::rolling, started + 8);
  state.since_easy = 3;
  CHECK(next_week(frame, state).deload);  // downhill may come in the week after it
  state.weeks = started + 9;
  state.since_easy = 0;
  state.before.easy = true;
  const Week week = next_week(frame, state);
  CHECK_FALSE(week.deload);
  CHECK(news_text(week) == "downhill");
}

TEST_CASE("T09, V4: an easy week has no rise of the technique, no further run, no downhill") {
  const RunningFrame frame = frame_with("runs_per_week: 5\ndays: [mon, tue, wed, thu, fri, sat]");
  RunningState state = with(with(after_weeks(20, PhaseId::run), Return::uphill, 11), Return::rolling, 13);
  state.since_easy = 4;
  const Week week = next_week(frame, state);
  CHECK(week.deload);
  CHECK(week.news.empty());
}

TEST_CASE("V4: a further run when the runs are as long as they become") {
  // 390 usual minutes, the longest run 60: 0.95 times three of them are 171.
  Runner figures =
      runner("itb", "weekly_km: 65\nlongest_run_km: 10\ncomfortable_km: 6\npace: 6:00\nruns_per_week: 4");
  const RunningFrame frame = frame_of(figures);
  RunningState state = after_weeks(started + 4, PhaseId::landing);
  const auto news = [&](int minutes) {
    state.base->minutes = state.before.minutes = state.base_before->minutes = minutes;
    state.base->longest = state.before.longest = state.base_before->longest = 58;
    state.longest = {58};
    return next_week(frame, state);
  };
  CHECK(news_text(news(171)) == "extra-run");
  CHECK(run_minutes(news(171)).size() == 4);
  state.extra_run_week = state.weeks;  // two weeks between two additions
  CHECK(news_text(news(171)) != "extra-run");
}

TEST_CASE("T10: phase run begins beside the one new thing") {
  const RunningFrame frame = frame_with();
  RunningState state = with(after_weeks(started + 7, PhaseId::landing), Return::uphill, started + 5);
  state.weeks_in.fill(4);
  const Week week = next_week(frame, state);
  CHECK(week.phase == PhaseId::run);
  CHECK(news_text(week) == "phase:run rolling");
}

TEST_CASE("R2: in the quiet weeks before a race nothing is new") {
  RunningFrame frame = frame_with();
  const RunningState state = after_weeks(started + 5, PhaseId::landing);
  const int week = state.weeks + 1;
  frame.race = RaceWeeks{week + 2, monday.plus(7 * (week + 1)), week, week + 3, week + 3};
  CHECK(news_after(frame, state).empty());
}

namespace {

std::vector<std::string_view> ids_of(const RunningFrame& frame) {
  std::vector<std::string_view> ids;
  for (const ExerciseIndex jump : frame.jumps) ids.push_back(builtin().exercises[jump].id);
  return ids;
}

}  // namespace

TEST_CASE("E19: which jumps come back: in order, as far as they can be done") {
  using Ids = std::vector<std::string_view>;
  const auto jumps = [](std::string_view more) {
    return ids_of(frame_of(runner("patellar-tendon", std::string(more))));
  };
  CHECK(jumps("sport: jumping\nequipment: [step]") == Ids{"pogo", "hops", "box-jump"});
  CHECK(jumps("sport: jumping\nequipment: [gym]") == Ids{"pogo", "hops", "box-jump"});
  CHECK(jumps("sport: jumping\nequipment: [weights]") == Ids{"pogo", "hops"});
  CHECK(jumps("sport: jumping\navoid: [hops]\nequipment: [step]") == Ids{"pogo"});
  CHECK(jumps("equipment: [step]").empty());
  CHECK(jumps("sport: jumping\nequipment: [step]\ndays: [tue, sat]").empty());  // no room for them
}

TEST_CASE(
    "E19: the jumps one by one, after landing; not in short sessions, nor when there was no room twice") {
  const auto frame_for = [](std::string_view minutes) {
    return frame_of(runner("patellar-tendon",
                           "sport: jumping\nequipment: [step]\nweekly_km: 30\ncomfortable_km: 6\n"
                           "max_minutes: " +
                               std::string(minutes)));
  };
  const RunningFrame frame = frame_for("45");
  RunningState state = after_weeks(20, PhaseId::run);
  for (const Return what : {Return::uphill, Return::rolling, Return::downhill}) state = with(state, what, 11);
  state.technique.settled = true;
  state.extra_run_week = state.weeks;
  CHECK(news_after(frame, state).empty());  // no landing yet
  state.strength.landed = true;
  CHECK(news_after(frame, state) == "jump:pogo");
  CHECK(news_after(frame_for("24"), state).empty());
  CHECK(news_after(frame_for("25"), state) == "jump:pogo");
  state.strength.jumps = 1;
  CHECK(news_after(frame, state) == "jump:hops");
  state.since_easy = 4;  // an easy week will do
  CHECK(news_after(frame, state) == "jump:hops");
  state.since_easy = 1;
  state.strength.jumps = 2;
  CHECK(news_after(frame, state) == "jump:box-jump");
  state.strength.jumps = 3;
  CHECK(news_after(frame, state).empty());
  state.strength.jumps = 0;
  state.strength.refused_jumps = 1;
  CHECK(news_after(frame, state) == "jump:pogo");
  state.strength.refused_jumps = 2;
  CHECK(news_after(frame, state).empty());
}

TEST_CASE("P6, E19: the plan of a jumper ends with the jumping of the sport, where there is room for it") {
  const auto back = [](std::string_view more, int weeks) {
    RunningState state;
    state.strength.jumping_weeks = weeks;
    return is_jumping_back(frame_of(runner("patellar-tendon", std::string(more))), state);
  };
  CHECK_FALSE(back("sport: jumping\nmax_minutes: 25", 1));
  CHECK(back("sport: jumping\nmax_minutes: 25", 2));
  CHECK(back("sport: jumping\nmax_minutes: 24", 0));
  CHECK(back("sport: jumping\nmax_minutes: 45\ndays: [mon, fri]", 0));
  CHECK(back("max_minutes: 45", 0));
}

}  // namespace kneecheck::running_tests
