// The name of a person is for pages alone, and may stand behind a key that is written otherwise.
// Rule: a message shows a line of a record only where every key in it is known, or a slip for one that is,
// and none of them is the name.
#pragma once

#include "stream/case_reader.h"

namespace kneecheck::stream {

// Takes away excerpts that may show a name. `problems` count lines from the start of `record.text`.
void hide_private_lines(const Knowledge& knowledge, const Record& record, Diagnostics& problems);

}  // namespace kneecheck::stream
