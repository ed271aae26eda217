// A plan that goes on from what was written down (rules D1 to D13): every past week is asked for anew as it
// was on its first date, judged by its rows, and counted; the current one and those ahead follow from that.
// Rule: f(case, set of rows, today); a fresh plan is the same function of no rows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diary/progress.h"
#include "diary/row.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::diary {

// The plan is not to be gone on with (D7): what ended it, and what to do.
struct Stopped {
  Assessment assessment;  // of the case with what the diary says; no_plan is NoPlan::diary
  Case runner;            // the case with it
  std::vector<Decision> decisions;
  int revision = 1;
};

struct Request {
  Date start;
  Date today;
};

// The case with what the diary says of it: warning signs, and swelling that is new. Whoever has no plan is
// told of them as well.
Case with_signs(const Knowledge& knowledge, Case runner, const std::vector<Row>& rows);

// Preconditions: assessment.no_plan is empty; no row is before the start or after today.
struct Replanned {
  Plan plan;
  Progress progress;
};
std::variant<Replanned, Stopped> replan(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, const std::vector<Row>& rows,
                                        const Request& request);

}  // namespace kneecheck::diary
