// What a day comes to that was written down: how much pain it was, and what follows for today and tomorrow.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "app/session.h"
#include "diary/replan.h"
#include "document/document.h"

namespace kneecheck::app {

using GoesOn = std::variant<Replanned, Stopped>;

// How the plan of the case goes on from these rows; empty: it has none, or it is not known when it began.
std::optional<GoesOn> goes_on(const Session& session, const Case& runner, const std::vector<Row>& rows,
                              Date today);

// Where `row` tells of pain: what its day comes to now, by D1 (little, some, too much, far too much), and of
// far too much what is not to be run. Without a plan only far too much is said, as the other limits hang on
// it. `rows`: all of the diary.
void add_judged(const Session& session, const Case& runner, const std::vector<Row>& rows, const Row& row,
                Date today, Document& document);

}  // namespace kneecheck::app
