// Many cases, by several threads, each answered in its turn: to one stream, or a folder with a file each.
#pragma once

#include "stream/answer.h"
#include "stream/tally.h"
#include "world/results.h"

namespace kneecheck::stream {

Frame frame_of(const Setting& setting);

// Threads at work: --jobs, or the cores that there are.
std::size_t jobs_of(const World& world, const Command& command);

// A reader calls this before it waits for more, so that what was read is answered first. Set by the batch.
using BeforeWait = std::function<void()>;

// Reads all cases. `settle` is set while the batch runs.
Tally stream_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   Results& results, BeforeWait& settle);
Tally folder_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   BeforeWait& settle);

}  // namespace kneecheck::stream
