// P1 to P6: the order and length of the phases, and how a plan ends.
#include <algorithm>

#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

constexpr int most_weeks = 26;

struct PhaseWeeks {
  Text condition;
  std::array<int, 5> least;
};
constexpr std::array<PhaseWeeks, 4> least_weeks{{{"itb", {1, 2, 2, 2, 4}},
                                                 {"patellofemoral", {1, 2, 2, 2, 4}},
                                                 {"patellar-tendon", {1, 3, 2, 3, 4}},
                                                 {"chondromalacia", {2, 3, 3, 3, 5}}}};

int least_of(const Sheet& sheet, int phase) {
  int least = 0;
  for (const PhaseWeeks& weeks : least_weeks) {
    if (sheet.is_for(weeks.condition)) least = std::max(least, weeks.least[static_cast<std::size_t>(phase)]);
  }
  return least;
}

// P1: the list of phases covers the weeks, and no phase is skipped.
void check_order(const Sheet& sheet, Found& found) {
  int next = 1;
  for (const PhaseRow& phase : sheet.plan.phases) {
    if (phase.first != next || phase.last < phase.first)
      found(phase.first, "P1", "{} does not follow on", phase_ids[static_cast<std::size_t>(phase.phase)]);
    next = phase.last + 1;
    for (const Week& week : sheet.weeks) {
      if (week.number >= phase.first && week.number <= phase.last && week.phase != phase.phase)
        found(week.number, "P1", "the list of phases has another phase");
    }
  }
  if (next != sheet.week_count() + 1)
    found(0, "P1", "the phases cover {} of {} weeks", next - 1, sheet.week_count());
  if (sheet.weeks.front().phase != settle) found(1, "P1", "the plan does not begin in settle");
  for (const Week& week : sheet.weeks) {
    const int step = week.prev != nullptr ? week.phase - week.prev->phase : 0;
    if (step != 0 && step != 1) found(week.number, "P1", "{} phases on", step);
  }
}

// P2, P3, P5.
void check_lengths(const Sheet& sheet, Found& found) {
  for (std::size_t i = 0; i < sheet.plan.phases.size(); ++i) {
    const PhaseRow& phase = sheet.plan.phases[i];
    const int least = least_of(sheet, phase.phase);
    const bool cut = i + 1 == sheet.plan.phases.size() && sheet.week_count() == most_weeks;
    if (phase.last - phase.first + 1 < least && !cut)
      found(phase.first, "P2", "{} weeks, the least is {}", phase.last - phase.first + 1, least);
    const auto idle = std::count_if(sheet.weeks.begin(), sheet.weeks.end(), [&phase](const Week& week) {
      return week.number >= phase.first && week.number <= phase.last && !week.ladder;
    });
    if (phase.phase != run_phase && !sheet.raced && idle > least + 6)
      found(phase.first, "P5", "{} continuous weeks, the least is {}", idle, least);
  }
  for (const Week& week : sheet.weeks) {
    const bool first_landing = week.prev != nullptr && week.prev->phase == single_leg && week.prev->ladder;
    if (week.phase >= landing_phase && (week.ladder || week.prev == nullptr || first_landing))
      found(week.number, "P3", "before running is continuous");
  }
}

// P6 from week 20 on: a lower volume will do.
Fraction goal_at_end(const Sheet& sheet, int week) {
  const Fraction goal = sheet.goal(week);
  return week < 20 ? goal : std::min(Fraction{60, 95} * goal, whole(90));
}

// What P6 counts over the weeks of a plan.
struct Done {
  int run_weeks = 0, downhill_weeks = 0, hard_weeks = 0, heavy_weeks = 0, jumping_weeks = 0;
  int most = 0;          // minutes
  bool settled = false;  // the technique; a week without a run, next to a race, does not undo it
};
Done done_by(const Sheet& sheet, const Week& last) {
  Done done;
  for (const Week& week : sheet.weeks) {
    if (week.number > last.number) break;
    done.run_weeks += week.phase == run_phase ? 1 : 0;
    done.downhill_weeks += week.row->downhill > 0 ? 1 : 0;
    done.hard_weeks += week.row->hard > 0 ? 1 : 0;
    done.heavy_weeks += heavy_sets(week) > 0 ? 1 : 0;
    done.jumping_weeks += most_contacts(week) >= 60 ? 1 : 0;
    done.most = std::max(done.most, week.minutes);
    for (const WeekTechniqueRow& row : week.row->techniques) done.settled |= row.state == "settled";
  }
  return done;
}

// E19: whoever trains long and often enough jumps again before the end.
bool must_jump(const Figures& figures) {
  return figures.jumper && figures.max_minutes.value_or(30) >= 25 && figures.days.size() >= 3;
}

// P6: all that must be true at the end of a plan, but the volume.
bool all_is_back(const Sheet& sheet, const Week& last, const Done& done) {
  const bool between =
      sheet.raced && last.number >= sheet.race_week && last.number < sheet.race_week + sheet.recovery_weeks;
  return last.phase == run_phase && done.run_weeks >= least_of(sheet, run_phase) && done.settled &&
         done.downhill_weeks >= 2 && (!sheet.figures.fast || done.hard_weeks >= 2) &&
         (!sheet.tendon() || done.heavy_weeks >= 12) &&
         (!must_jump(sheet.figures) || done.jumping_weeks >= 2) && !between;
}
bool may_end(const Sheet& sheet, const Week& last) {
  const Done done = done_by(sheet, last);
  return all_is_back(sheet, last, done) && whole(done.most) >= goal_at_end(sheet, last.number);
}

void check_end(const Sheet& sheet, Found& found) {
  if (sheet.week_count() > most_weeks) found(0, "P6", "{} weeks", sheet.week_count());
  for (const Week& week : sheet.weeks) {
    const bool last = week.number == sheet.week_count();
    // Whether the weeks next to a race may be the last is left open.
    const bool at_race = sheet.raced && week.number >= sheet.race_week - 1 &&
                         week.number <= sheet.race_week + sheet.recovery_weeks;
    if (!last && !at_race && may_end(sheet, week))
      return found(week.number, "P6", "the plan could end here and goes on");
    if (last && week.number < most_weeks && !may_end(sheet, week))
      found(week.number, "P6", "ends before everything is done");
  }
  const auto& notes = sheet.plan.notes;
  const bool said = std::any_of(notes.begin(), notes.end(),
                                [](Text note) { return note.find("Not finished") != Text::npos; });
  const Done done = done_by(sheet, sheet.weeks.back());
  const bool finished =
      all_is_back(sheet, sheet.weeks.back(), done) && whole(done.most) >= sheet.goal(sheet.week_count());
  if (said == finished) found(0, "P6", "a note must name what is unfinished, and only then");
}

}  // namespace

void check_phases(const Sheet& sheet, Found& found) {
  check_order(sheet, found);
  check_lengths(sheet, found);
  check_end(sheet, found);
}

}  // namespace kneecheck::plans
