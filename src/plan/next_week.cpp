// One week from the state before it: is it an easy one, what is new (one thing at most), then minutes, days,
// technique, ground.
#include <algorithm>
#include <array>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

// What may come now, before anything has been chosen.
struct Chances {
  bool low = false;
  bool quiet = false;
  bool continuous = false;                                              // this week and the one before
  bool stays = false;                                                   // nothing may be new (D3, D12)
  std::optional<int> stage;                                             // of this week
  std::optional<PhaseId> due;                                           // the phase that may begin
  bool uphill = false, rolling = false, strides = false, jump = false;  // these, in an easy week too
};

bool in_run_phase(const RunningState& state, const Chances& chances) {
  return state.phase == PhaseId::run || chances.due == PhaseId::run;
}

// E19: the next kind of jump, when there was landing before, and as late as the first hills.
bool may_jump(const RunningFrame& frame, const RunningState& state, const Chances& chances) {
  const PlanPolicy& policy = frame.policy;
  const bool late = state.phase == PhaseId::run ||
                    (state.phase == PhaseId::landing && state.phase_weeks() >= policy["jumps_after_weeks"_n]);
  return late && !chances.quiet && chances.continuous && state.strength.jumps < frame.jumps.size() &&
         frame.runner.most_session_minutes >= policy["jumping_minutes_least"_n] &&
         state.strength.refused_jumps < policy["jump_tries"_n] && state.strength.landed &&
         state.technique.started() &&
         state.weeks + 1 >= state.technique.start_week + policy["uphill_after_weeks"_n];
}

// V11, D3, D4: the stage that would come, or the one to which a diary holds.
std::optional<int> limited(std::optional<int> stage, const WeekLimits& limits) {
  if (!limits.most_stage || (stage && *stage <= *limits.most_stage)) return stage;
  return limits.most_stage;
}

Chances chances_of(const RunningFrame& frame, const RunningState& state, const WeekLimits& limits) {
  Chances chances;
  const int week = state.weeks + 1;
  chances.low = frame.low(week);
  chances.quiet = frame.quiet(week);
  chances.stage = limited(next_stage(frame, state), limits);
  chances.continuous = state.weeks > 0 && !chances.stage && !state.stage;
  chances.stays =
      limits.hold || (chances.continuous && (is_returning(frame, state) || has_jumped_back(frame, state)));
  if (chances.stays) return chances;
  chances.due = due_phase(frame, state, chances.stage);
  if (!chances.continuous || chances.quiet) return chances;
  chances.uphill = state.phase >= PhaseId::landing && may_return(frame, state, Return::uphill);
  chances.rolling = in_run_phase(state, chances) && may_return(frame, state, Return::rolling);
  chances.strides = in_run_phase(state, chances) && may_return(frame, state, Return::strides);
  chances.jump = may_jump(frame, state, chances);
  return chances;
}

// V5: a week that gives rest. Early when it can host what needs no rise of the technique.
bool is_easy(const RunningFrame& frame, const RunningState& state, const Chances& chances,
             const WeekLimits& limits) {
  if (chances.low) return true;
  if (!chances.continuous || !state.base || state.after_easy() || limits.flat) return false;
  if (limits.most_minutes && *limits.most_minutes < least_easy_minutes(frame, state)) return false;
  const PlanPolicy& policy = frame.policy;
  const int most = policy["weeks_between_easy"_n];
  if (state.since_easy >= most) return true;
  if (chances.quiet || chances.stays) return false;
  const TechniqueProgress& technique = state.technique;
  const bool rises =
      technique.started() ? may_raise_technique(frame, state) : may_start_technique(frame, state);
  const bool phase_due = chances.due && *chances.due != PhaseId::run && chances.due != frame.first_load_phase;
  const bool hosts = phase_due || chances.uphill || chances.rolling || chances.strides || chances.jump;
  const NumberId downhill = frame.runner.gentle ? "downhill_after_weeks_gentle"_n : "downhill_after_weeks"_n;
  const bool before_downhill = state.phase == PhaseId::run && technique.started() &&
                               state.weeks + 2 == technique.start_week + policy[downhill];
  const bool may_host = chances.uphill || chances.rolling || (hosts && !rises) || before_downhill;
  if (state.since_easy >= most - 1 && may_host) return true;
  const bool landing_waits = chances.due == PhaseId::landing && technique.started() &&
                             rises_left(frame, state) <= policy["landing_hosted_from_rises"_n];
  return state.since_easy >= most - 2 && landing_waits;
}

// One of the things that may be new, with how long its way still is, in tenths of a week: the longest goes
// first. Ground and speed come before more technique, once each may come (M1 leans on this order).
struct Candidate {
  int way = 0;
  Move move = Move::none;
};
constexpr int first_phases_way = 990, technique_start_way = 980, landing_way = 60;
constexpr int ground_way = 80, speed_way = 79, rise_way = 15, first_jump_way = 39, later_jump_way = 29;
constexpr int run_at_cap_way = 78, early_run_way = 54, late_run_way = 40, idle_run_way = 5;

// V4: one run more when the runs have become long; the nearer the runs are to their most, the sooner.
std::optional<Candidate> extra_run(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  const Load& base = *state.base;
  const int runs = base.runs;
  const std::int64_t full = frame.full();
  const std::int64_t longest = frame.runner.usual_longest_minutes;
  const bool fits = runs < days_a_week && frame.days.of(runs + 1, state.phase >= PhaseId::landing) != 0;
  const bool soon =
      state.extra_run_week > 0 && state.weeks + 1 < state.extra_run_week + policy["extra_run_gap_weeks"_n];
  // Whether these runs could carry the usual week anyway.
  const bool enough =
      100 * std::int64_t{runs} * std::min(10 * longest, 12 * std::int64_t{base.longest}) >= 950 * full;
  if (!fits || soon || enough || base.ladder || base.minutes >= full ||
      base.minutes < runs * policy["extra_run_from_minutes"_n])
    return std::nullopt;
  if (100 * std::int64_t{base.minutes} >= 95 * std::int64_t{runs} * longest)
    return Candidate{run_at_cap_way, Move::extra_run};
  if (frame.rebuilt() == 0) return Candidate{idle_run_way, Move::extra_run};
  const bool early = 100 * std::int64_t{base.minutes} < 60 * full;
  return Candidate{early ? early_run_way : late_run_way, Move::extra_run};
}

Move choose_move(const RunningFrame& frame, const RunningState& state, const Chances& chances, bool easy,
                 const WeekLimits& limits) {
  Candidate best;
  const auto offer = [&best](bool may, int way, Move move) {
    if (may && way > best.way) best = {way, move};
  };
  if (chances.low || chances.stays) return Move::none;
  if (chances.due && *chances.due != PhaseId::run)
    offer(true, *chances.due == PhaseId::landing ? landing_way : first_phases_way, Move::phase);
  if (chances.quiet || !chances.continuous) return best.move;
  if (!easy) {
    offer(!limits.share_stays && !limits.no_start && may_start_technique(frame, state), technique_start_way,
          Move::technique_start);
    offer(!limits.share_stays && may_raise_technique(frame, state), 10 * rises_left(frame, state) + rise_way,
          Move::technique_rise);
    if (const auto run = extra_run(frame, state)) offer(true, run->way, run->move);
    const bool running = in_run_phase(state, chances);
    offer(running && may_return(frame, state, Return::speed), speed_way, Move::speed);
    offer(running && may_return(frame, state, Return::downhill), ground_way, Move::downhill);
  }
  offer(chances.strides, speed_way, Move::strides);
  offer(chances.jump, state.strength.jumps == 0 ? first_jump_way : later_jump_way, Move::jump);
  offer(chances.uphill, ground_way, Move::uphill);
  offer(chances.rolling, ground_way, Move::rolling);
  return best.move;
}

// ---- writing it down

int count(DayMask days) {
  return day_sets[days].count;
}

// R3: no run on the day of the race and on the days around it.
DayMask without_race_days(const RunningFrame& frame, int week, DayMask days) {
  const Date start = frame.start.plus(days_a_week * (week - 1));
  for (int day = 0; day < days_a_week; ++day) {
    const int after = days_between(frame.race->date, start.plus(day));
    if (-frame.policy["race_free_days_before"_n] <= after && after <= frame.policy["race_free_days"_n])
      days = static_cast<DayMask>(days & ~(1U << day));
  }
  return days;
}

// V9: a week that is past may have ended in more runs in a row than were asked. Then other dates are looked
// for, and if need be fewer.
DayMask rested_days(const RunningFrame& frame, const RunningState& state, DayMask days, int in_row) {
  const auto fits = [&](DayMask set) {
    int row = state.last_row;
    for (int day = 0; day < days_a_week && on_day(set, day); ++day) ++row;
    return row <= in_row || !on_day(set, 0);
  };
  if (fits(days)) return days;
  DayMask open = frame.wish.open;
  for (int first = 0; first < in_row; ++first) {
    open = static_cast<DayMask>(open & ~(1U << first));
    const auto other = best_days(open, 0, count(days), in_row, frame.wish.weekend);
    if (other && fits(*other)) return *other;
  }
  while (!fits(days)) days = static_cast<DayMask>(days & (days - 1));
  return days;
}

// The days and minutes of the runs.
struct Plot {
  DayMask days = 0;
  Volume volume;
};

Plot plot(const RunningFrame& frame, const RunningState& state, const Chances& chances,
          const WeekLimits& limits, Move move, bool easy, PhaseId phase) {
  if (chances.stage) {
    const int minutes = frame.policy.ladder[static_cast<std::size_t>(*chances.stage)].minutes();
    Plot ladder{state.replanned ? rested_days(frame, state, frame.days.ladder, 1) : frame.days.ladder, {}};
    ladder.volume.minutes = minutes * count(ladder.days);
    for (int run = 0; run < count(ladder.days); ++run) ladder.volume.runs.push_back(minutes);
    return ladder;
  }
  const bool late = phase >= PhaseId::landing;
  if (state.weeks == 0)
    return {frame.days.of(frame.days.first, false), first_volume(frame, frame.days.first)};
  const int runs = next_runs(state, move, limits);
  const int in_row = late ? frame.wish.late_in_row : frame.wish.early_in_row;
  DayMask days = frame.days.of(runs, late);
  if (state.replanned) {
    if (days == 0)  // fewer than a fresh plan ever has
      days =
          best_days(frame.days.of(frame.days.first, late), 0, runs, in_row, frame.wish.weekend).value_or(0);
    days = rested_days(frame, state, days, in_row);
  }
  if (chances.low) {
    days = without_race_days(frame, state.weeks + 1, days);
    return {days, low_volume(frame, state, count(days), limits)};
  }
  WeekLimits fewer = limits;
  if (count(days) < runs) fewer.most_runs = count(days);
  return {days, easy ? easy_volume(frame, state, fewer) : next_volume(frame, state, move, fewer)};
}

void write_runs(const RunningFrame& frame, const Plot& plot, std::optional<int> stage, Week& week) {
  if (plot.volume.minutes == 0 && stage != 0) return;
  const int longest = longest_day(plot.days, from_weekdays(weekend, frame.start));
  std::size_t next = 0;
  for (int day = 0; day < days_a_week; ++day) {
    if (!on_day(plot.days, day)) continue;
    Run run;
    run.minutes = day == longest ? plot.volume.runs.back() : plot.volume.runs[next++];
    if (run.minutes == 0 && stage != 0) continue;
    run.km_tenths = tenths_of_km(frame.runner, run.minutes);
    if (stage) run.walk_run = walk_run(frame.policy.ladder[static_cast<std::size_t>(*stage)]);
    week.run_minutes += run.minutes;
    week.run_km_tenths += run.km_tenths;
    week.longest_run_minutes = std::max(week.longest_run_minutes, run.minutes);
    week.days[static_cast<std::size_t>(day)].run = run;
  }
}

// T10: what is new is read off the finished week.
Few<Novelty, 6> news_of(const RunningFrame& frame, const RunningState& state, Move move, const Week& week) {
  Few<Novelty, 6> news;
  if (state.weeks > 0 && week.phase > state.phase) news.push_back({NoveltyKind::phase, week.phase, {}, {}});
  for (const WeekTechnique& cue : week.techniques) {
    if (cue.state == TechniqueState::start) news.push_back({NoveltyKind::technique_start, {}, cue.id, {}});
    if (cue.state == TechniqueState::build) news.push_back({NoveltyKind::technique_rise, {}, cue.id, {}});
  }
  constexpr std::array kinds{NoveltyKind::uphill, NoveltyKind::rolling, NoveltyKind::downhill,
                             NoveltyKind::strides, NoveltyKind::speed};
  for (std::size_t i = 0; i < return_count; ++i) {
    if (state.first_week[i] == 0 && has(week, static_cast<Return>(i))) news.push_back({kinds[i], {}, {}, {}});
  }
  if (move == Move::jump)
    news.push_back(
        {NoveltyKind::jump, {}, {}, frame.knowledge.exercises[frame.jumps[state.strength.jumps]].id});
  if (state.base && week.runs() > state.base->runs) news.push_back({NoveltyKind::extra_run, {}, {}, {}});
  return news;
}

}  // namespace

Week next_week(const RunningFrame& frame, const RunningState& state, const WeekLimits& limits) {
  Chances chances = chances_of(frame, state, limits);
  const bool easy = is_easy(frame, state, chances, limits);
  if (easy && chances.due == frame.first_load_phase) chances.due.reset();
  const Move move = choose_move(frame, state, chances, easy, limits);
  Week week;
  week.number = state.weeks + 1;
  week.start = frame.start.plus(days_a_week * state.weeks);
  week.phase = limits.phase                                         ? *limits.phase
               : move == Move::phase || chances.due == PhaseId::run ? *chances.due
                                                                    : state.phase;
  week.deload = easy;
  week.race_week = frame.race && frame.race->week == week.number;
  week.recovery = chances.low && !week.race_week;
  for (int day = 0; day < days_a_week; ++day)
    week.days[static_cast<std::size_t>(day)].date = week.start.plus(day);
  write_runs(frame, plot(frame, state, chances, limits, move, easy, week.phase), chances.stage, week);
  if (const auto technique = week_technique(frame, state, week.run_minutes, move))
    week.techniques.push_back(*technique);
  if (!limits.flat) lay_ground(frame, state, move, limits.hold, week);
  spread_technique(frame, state, week);
  sum_ground(week);
  week.news = news_of(frame, state, move, week);
  return week;
}

}  // namespace kneecheck::plan
