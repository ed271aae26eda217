// The planner as a pure function of case, policy and state: week by week, runs and then exercises, with the
// race in view or without it. Rule: a fresh plan begins with the empty state; a plan that goes on begins with
// a state into which the diary was folded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/exercises.h"
#include "plan/running.h"

namespace kneecheck::plan {

// What stays the same from week to week. `runner` must outlive it.
struct Frames {
  RunningFrame running;
  ExerciseFrame exercises;
};
Frames frames_of(const Knowledge& knowledge, const Runner& runner, Date start);

struct PlanState {
  explicit PlanState(const Knowledge& knowledge) : exercises(knowledge) {}

  RunningState running;
  ExercisePast exercises;
};

// The week that follows from the state. The state keeps in mind which jumps found no room.
Week plan_week(const Frames& frames, const WeekLimits& limits, PlanState& state);
// Takes it into the state, as if all of it were done.
void take_week(const Frames& frames, const Week& week, PlanState& state);

// Where a plan goes on: from nothing, or from weeks that are there.
struct Beginning {
  explicit Beginning(const Knowledge& knowledge) : state(knowledge) {}

  PlanState state;
  std::vector<Week> weeks;  // past ones and the current one
  WeekLimits limits;        // of the first week to come
  bool steps_back = false;  // with it, after red: the week after it asks for the same again (D3)
  bool goes_on = true;      // whether weeks may be added
  int most_weeks = 0;       // in all
  // The verdict of a race whose week has begun stands (D10); no race: not_yet.
  std::optional<Verdict> race_stands;
};
Beginning fresh_beginning(const Knowledge& knowledge);

// R1: how a race is seen from here. Leaves it in the frames unless it is not_yet.
Verdict look_at_race(const RaceGoal& race, const Beginning& from, Frames& frames);

// Adds the weeks to come, and what a plan says of all of them: phases, technique, race, exercises. Everything
// but texts. Returns notes about the exercises (an avoided house exercise ...).
std::vector<std::string> plan_weeks(const Knowledge& knowledge, const Runner& runner, Date start,
                                    Beginning from, Plan& plan);

// The whole plan, with its texts.
Plan make_plan(const Knowledge& knowledge, const Case& answers, const Runner& runner, Date start,
               Beginning from);

}  // namespace kneecheck::plan
