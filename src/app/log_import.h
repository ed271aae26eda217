// Runs that a watch has recorded, taken into a diary: date, minutes and distance. How they felt is for a
// person to say. In weeks of walking and running a recording of about both is divided as the plan asked.
// Rule: what is logged already is not logged twice, and whatever is left out is said.
#pragma once

#include "app/diary_file.h"
#include "app/session.h"
#include "document/document.h"
#include "intake/case.h"

namespace kneecheck::app {

// Takes the runs of --from between `start` and `today`, all in one go, and says what became of each. Throws
// Refusal, IoError; nothing is written then.
Document import_runs(const Session& session, const DiaryOnDisk& disk, const Case& runner, Date start,
                     Date today);

}  // namespace kneecheck::app
