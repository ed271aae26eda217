// The change of technique: its start, its share, how the cue fades, in which runs it is (T01 to T30).
#include <algorithm>

#include "plan/running.h"

namespace kneecheck::plan {
namespace {

// Keeps the share: rounded down, at least one minute.
int held_minutes(const TechniqueProgress& technique, int minutes) {
  return static_cast<int>(std::max<std::int64_t>(1, technique.share.of(minutes)));
}

// T04, T26 and the ramp: floor(min(target, share + 15 points) * minutes), in full not before the ninth week.
int raised_minutes(const RunningFrame& frame, const TechniqueProgress& technique, int week,
                   std::int64_t minutes) {
  const PlanPolicy& policy = frame.policy;
  const std::int64_t target = policy.ramp[std::min(technique.step + 1, policy.ramp.size() - 1)];
  const Share stepped{100 * technique.share.part + policy["share_step_percent"_n] * technique.share.whole,
                      100 * technique.share.whole};
  std::int64_t raised = std::min(target * minutes / 100, stepped.of(minutes));
  const bool too_early = week < technique.start_week + policy["full_from_week"_n] - 1;
  if (too_early) raised = std::min(raised, (policy["full_percent"_n] * minutes - 1) / 100);
  return static_cast<int>(raised);
}

// T17: one step a week, after enough runs and minutes with the technique.
std::size_t next_cue(const PlanPolicy& policy, const TechniqueProgress& technique) {
  const std::size_t next = technique.cue + 1;
  if (next >= policy.cues.size()) return technique.cue;
  const bool last = next + 1 == policy.cues.size();
  const int runs = policy[last ? "learned_runs"_n : "fade_runs"_n];
  const int minutes = policy[last ? "learned_minutes"_n : "fade_minutes"_n];
  return technique.runs >= runs && technique.minutes >= minutes ? next : technique.cue;
}

// T02: learned before this week began.
bool is_settled(const PlanPolicy& policy, const TechniqueProgress& technique, std::size_t cue) {
  return technique.full_weeks >= policy["full_weeks"_n] && technique.runs >= policy["learned_runs"_n] &&
         technique.minutes >= policy["learned_minutes"_n] && cue + 1 == policy.cues.size();
}

// A run of the week with room for the technique.
struct Bout {
  Run* run = nullptr;
  int room = 0;
  int minutes = 0;
};

using Bouts = Few<Bout, days_a_week>;

// T16, T18: the runs that have it, in the order of the week; at first the longest ones.
Bouts bouts(const RunningFrame& frame, const RunningState& state, Week& week) {
  const PlanPolicy& policy = frame.policy;
  const Share share{week.techniques.front().minutes, week.run_minutes};
  const bool fresh = 100 * share.part <= policy["fresh_up_to_percent"_n] * share.whole;
  const bool flat_only = !share.at_least(policy["flat_below_percent"_n]);
  Bouts found;
  for (Day& day : week.days) {
    if (!day.run || (flat_only && day.run->terrain != Terrain::flat)) continue;
    const int room = fresh
                         ? static_cast<int>(ceil_div(std::int64_t{policy["fresh_parts"_n]} * day.run->minutes,
                                                     policy["fresh_of"_n]))
                         : day.run->minutes;
    found.push_back({&*day.run, room, 0});
  }
  const int start = state.technique.started() ? state.technique.start_week : week.number;
  auto most = static_cast<std::size_t>(week.techniques.front().minutes);
  if (week.number < start + policy["practice_first_weeks"_n]) {
    most = std::min(most, static_cast<std::size_t>(policy["practice_first_runs_most"_n]));
  }
  while (found.size() > most)
    found.erase(std::ranges::min_element(found, {}, [](const Bout& bout) { return bout.run->minutes; }));
  return found;
}

// What the spreading minute by minute is sure to come to, given at once: no run gets more before all have
// this due. In the example of running.h 25 - 3 = 22 of 100 minutes, which is 5, 7 and 11; the last two
// minutes are then spread one by one. One less for each run, so that rounding up never gives too many.
void give_common_share(Bouts& found, int& left) {
  int all = 0;
  for (const Bout& bout : found) all += bout.run->minutes;
  const int due = left - static_cast<int>(found.size());
  if (due <= 0 || all == 0) return;
  for (Bout& bout : found) {
    bout.minutes =
        std::min(bout.room, static_cast<int>(ceil_div(std::int64_t{due} * bout.run->minutes, all)));
    left -= bout.minutes;
  }
}

}  // namespace

bool may_start_technique(const RunningFrame& frame, const RunningState& state) {
  const PlanPolicy& policy = frame.policy;
  return !state.technique.started() && state.weeks + 1 >= state.technique_from &&
         state.phase >= policy.technique_from && state.continuous_runs >= policy["technique_runs_before"_n] &&
         state.base && !state.base->ladder && state.base->minutes >= policy["technique_week_minutes"_n];
}

bool may_raise_technique(const RunningFrame& frame, const RunningState& state) {
  const TechniqueProgress& technique = state.technique;
  const PlanPolicy& policy = frame.policy;
  return technique.started() && !technique.settled && technique.step + 1 < policy.ramp.size() &&
         !technique.share.at_least(policy["full_percent"_n]) &&
         technique.rises_in_row < policy["rises_in_row"_n];
}

int rises_left(const RunningFrame& frame, const RunningState& state) {
  return static_cast<int>(frame.policy.ramp.size() - 1 - state.technique.step);
}

bool rises(const RunningState& state, const WeekTechnique& technique, int minutes) {
  return state.technique.started() && technique.minutes > 1 && technique.state != TechniqueState::settled &&
         Share{technique.minutes, minutes}.above(state.technique.share);
}

std::optional<WeekTechnique> week_technique(const RunningFrame& frame, const RunningState& state, int minutes,
                                            Move move) {
  const PlanPolicy& policy = frame.policy;
  const TechniqueProgress& before = state.technique;
  WeekTechnique week{frame.runner.technique, TechniqueState::start, 0, 0, policy.cues.front()};
  if (minutes == 0) return std::nullopt;
  if (before.started()) {
    const std::size_t cue = next_cue(policy, before);
    week.cue_percent = policy.cues[cue];
    week.minutes = held_minutes(before, minutes);
    week.state = is_settled(policy, before, cue) ? TechniqueState::settled : TechniqueState::hold;
    if (week.state == TechniqueState::settled) {
      week.minutes = minutes;
    } else if (move == Move::technique_rise) {
      week.minutes = std::max(week.minutes, raised_minutes(frame, before, state.weeks + 1, minutes));
      if (rises(state, week, minutes)) week.state = TechniqueState::build;
    }
  } else if (move == Move::technique_start) {
    week.minutes = static_cast<int>(std::int64_t{policy.ramp.front()} * minutes / 100);
  } else {
    return std::nullopt;
  }
  return week;
}

void spread_technique(const RunningFrame& frame, const RunningState& state, Week& week) {
  if (week.techniques.empty()) return;
  WeekTechnique& technique = week.techniques.front();
  Bouts found = bouts(frame, state, week);
  int left = technique.minutes;
  give_common_share(found, left);
  // Minute by minute to the run that has the smallest part of its own in the new way.
  for (; left > 0; --left) {
    Bout* best = nullptr;
    for (Bout& bout : found) {
      if (bout.minutes == bout.room) continue;
      if (best == nullptr ||
          std::int64_t{bout.minutes} * best->run->minutes < std::int64_t{best->minutes} * bout.run->minutes)
        best = &bout;
    }
    if (best == nullptr) break;
    ++best->minutes;
  }
  technique.minutes -= left;  // what found no room
  technique.share_percent =
      static_cast<int>(std::int64_t{100} * technique.minutes / std::max(1, week.run_minutes));
  for (const Bout& bout : found) {
    if (bout.minutes > 0) bout.run->techniques.push_back({technique.id, bout.minutes});
  }
}

TechniqueTarget technique_target(const Knowledge& knowledge, const Runner& runner) {
  const Technique& technique = knowledge.technique(runner.technique);
  TechniqueTarget target{runner.technique, std::nullopt, std::nullopt};
  if (technique.unit == TargetUnit::steps_per_minute) {
    target.from = runner.cadence;
    if (runner.cadence) target.to = *runner.cadence + *runner.cadence * technique.most_percent / 100;
  } else if (technique.unit != TargetUnit::none) {
    target.to = technique.most;
  }
  return target;
}

}  // namespace kneecheck::plan
