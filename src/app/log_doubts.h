// Slips of whoever writes in the diary: minutes far above the plan, a sign by mistake, a morning of another
// day. Rule: what was typed is written as it is; how to take it back is said with it.
#pragma once

#include <optional>
#include <vector>

#include "app/diary_file.h"
#include "app/session.h"
#include "document/document.h"
#include "plan/plan.h"

namespace kneecheck::app {

// The minutes of running that the plan has for the date; empty: it is not known. `plan` may be null.
std::optional<int> planned_minutes(const Plan* plan, Date date);
// Whether so many minutes of running are far more than was planned, or than anybody runs who has a sore knee.
bool is_far_more(int minutes, std::optional<int> planned);
// Whether it is worth a word, though it may well be right.
bool is_clearly_more(int minutes, int planned);

// Of a row that was written: how to mend far too many minutes, and how to take out a warning sign.
// `rows`: of the diary, with it.
void add_way_back(const Session& session, const Plan* plan, const std::vector<Row>& rows, const Row& row,
                  Document& document);

// A morning alone, on a day without a run, where the day before has one that lacks its morning.
bool is_of_yesterday(const std::vector<LoggedValue>& logged, const Knowledge& knowledge,
                     const std::vector<Row>& rows, Date today);

}  // namespace kneecheck::app
