// A plan that goes on from what was written down (rules D1 to D13): every past week is asked for anew as it
// was on its first date, judged by its rows, and counted; the current one and those ahead follow from that.
// Rule: f(case, set of rows, today); a fresh plan is the same function of no rows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diary/progress.h"
#include "diary/read.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::diary {

// A plan is not to be gone on with, or begun (D7): what stands against it, and what to do.
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

// What warning signs and swelling in these rows come to, where they are new: triage of the case with them, or
// what the page of each day promises, whichever is sooner; never below soon (D7). Without any: of the case.
Assessment assess_news(const Knowledge& knowledge, const Case& runner, const std::vector<Row>& rows);

// The case with what rows say of it: warning signs, and swelling that is new.
Case with_signs(const Knowledge& knowledge, Case runner, const std::vector<Row>& rows);

// What the diary of a case without a plan says that would stop one: a warning sign, swelling that is new, two
// red dates. Empty: nothing. So too when the diary has a mistake or nobody said when the plan began: signs in
// its unreadable rows count, and the weeks of decisions then count from its first date.
std::optional<Stopped> stop_without_plan(const Knowledge& knowledge, const Case& runner,
                                         const Assessment& assessment, const DiaryFile& diary,
                                         std::optional<Date> start);

// Preconditions: assessment.no_plan is empty; no row is before the start or after today.
struct Replanned {
  Plan plan;
  Progress progress;
};
std::variant<Replanned, Stopped> replan(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, const std::vector<Row>& rows,
                                        const Request& request);

}  // namespace kneecheck::diary
