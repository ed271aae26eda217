// The chapters of a plan, each added by a function of its own.
#pragma once

#include <string>
#include <vector>

#include "document/parts.h"
#include "words/plan_words.h"

namespace kneecheck::document {

// The different sets of exercises of a plan, named A, B, C ... in order of first use.
class Sessions {
 public:
  explicit Sessions(const Plan& plan);
  // Empty on a day without exercises.
  std::string label(const Day& day) const;
  const std::vector<std::vector<ExerciseIndex>>& all() const { return all_; }
  static std::string name(std::size_t index);

 private:
  std::vector<std::vector<ExerciseIndex>> all_;
};

struct PlanWriter : Document {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const Plan& plan;
  const PlanView& view;
  const Region& region;
  Sessions sessions;
  Citations citations;

  Units units() const { return view.audience.units; }
};

// Texts of the data, as the items of a list, and as one paragraph.
std::vector<std::string> items_of(const Texts& texts);
std::string sentences(const Texts& texts);

// plan.cpp
int week_of_news(const Plan& plan, NoveltyKind kind);  // the first that brings it; 0: none

// plan_weeks.cpp
bool opens_phase(const Week& week);
void add_week_table(PlanWriter& writer, const Week& week);
void add_week_sessions(PlanWriter& writer, const Week& week);  // what each session holds, with its doses
void add_meanings(PlanWriter& writer, const Week& week);       // of its weights and strides
void add_calendar(PlanWriter& writer);
void add_day_by_day(PlanWriter& writer);

// plan_phases.cpp
void add_phases(PlanWriter& writer);
void add_phase_entry(PlanWriter& writer, const PhaseSpan& span);
void add_tests(PlanWriter& writer);

// plan_exercises.cpp
void add_exercises(PlanWriter& writer);

// plan_advice.cpp
void add_technique(PlanWriter& writer);
void add_pain_rules(PlanWriter& writer);
void add_keep_fit_and_daily_life(PlanWriter& writer);
void add_stop_signs(PlanWriter& writer);
void add_order_of_return(PlanWriter& writer);
void add_relief_and_shoes(PlanWriter& writer);
void add_afterwards(PlanWriter& writer);
void add_race(PlanWriter& writer);
void add_expectations(PlanWriter& writer);
void add_where_it_comes_from(PlanWriter& writer);
void add_assumptions_and_notes(PlanWriter& writer);
void add_plan_sources(PlanWriter& writer);

}  // namespace kneecheck::document
