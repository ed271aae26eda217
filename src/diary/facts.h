// What the rows of each date say together (D1). Rule: values first, then judgement: minutes add up, of all
// else the highest that is known counts, and the order of rows does not matter.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "diary/row.h"
#include "plan/plan.h"

namespace kneecheck::diary {

struct Fact {
  int run_minutes = 0;
  int walk_minutes = 0;
  int technique_minutes = 0;
  // 0 to 10; empty: blank in all rows.
  std::optional<int> during, after, morning, new_pain;
  // A row with a run that says nothing of it: the run is at best unknown. Where there is one such row, a row
  // that is about nothing else may fill in what it left blank.
  bool during_blank = false, after_blank = false;
  bool swelling = false;
  bool is_missed = false;              // 0 minutes of running, which is known
  std::uint64_t warning_signs = 0;     // bits of the question
  std::optional<Exercised> exercises;  // empty: not known
  bool during_in_exercises = false;    // the highest pain is that of exercises
  std::vector<TestResult> tests;       // of each the worst value

  int highest() const;                                                                   // of its pains
  bool exercised() const { return exercises.value_or(Exercised::no) != Exercised::no; }  // in part at least
  // Whether it is a run date, in a week of this stage (D4, rules of section 6).
  bool is_run(std::optional<int> stage) const { return run_minutes > 0 || (stage == 0 && walk_minutes > 0); }
};

using Facts = std::map<Date, Fact>;

// The rows, each once; `rows` need not be sorted.
std::vector<Row> distinct(std::vector<Row> rows);
Facts facts_of(const Knowledge& knowledge, std::vector<Row> rows);

// How much pain is a green run's (D1).
struct PainLimits {
  int during = 2;
  int after = 1;
  bool after_counts = true;  // not where the tendon is the only trouble
  int morning = 1;
};
PainLimits pain_limits(const Knowledge& knowledge, const Case& runner,
                       const std::vector<ConditionIndex>& conditions);

// What a date is judged against.
struct DateAsked {
  bool run = false;    // it is a run date: minutes were run, or walked where walks were asked
  bool heavy = false;  // a session with heavy sets was asked
};

// D1, before the second amber is looked for. Empty: a date without a run and without a reason.
std::optional<Colour> colour_of(const PlanPolicy& policy, const PainLimits& limits, const Fact& fact,
                                DateAsked asked);
bool is_mild(const PlanPolicy& policy, const Fact& fact);
// Sore: no colour, but no dose rises in the week after (D1, D11).
bool is_sore(const PainLimits& limits, const Fact& fact);
// Nothing but `after` or nothing but `morning` is missing of a run (D2).
bool is_excusable(const PainLimits& limits, const Fact& fact);

}  // namespace kneecheck::diary
