// Answers that a slip has hidden, looked for where an alarm may be among them.
// Rule: nothing that is found here calms: it is only ever ticked, and only in a record that is an error.
#pragma once

#include <string_view>

#include "intake/case.h"

namespace kneecheck::stream {

// Of a row that cannot be divided as its header asks: behind a comma too many, or a quote that is never
// closed, the cells stand under no column or another one's. The word of a safety question that is no other
// question's answer means the same wherever it stands as a whole cell, or as an item of one: it is ticked,
// unless that question is answered.
void tick_stray_answers(const Knowledge& knowledge, std::string_view row, char separator, Case& runner);

// Adds to the remedies of `runner`'s problems which of the words that are likely meant would be an alarm,
// unless there is one already.
void name_likely_alarms(const Knowledge& knowledge, Case& runner);

}  // namespace kneecheck::stream
