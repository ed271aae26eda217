// A row of the diary is taken out again. Rule: what weighs has to be named, so that nobody takes out a
// warning sign who means the last run; and how to put the row back is always said.
#pragma once

#include <string>

#include "app/diary_file.h"
#include "app/session.h"
#include "document/document.h"

namespace kneecheck::app {

// What of a row nobody takes out in passing: signs, swelling, and pain that is far too much.
Row weight_of(const Knowledge& knowledge, const Row& row);

// Of a row that was written: a command that takes just this out, whatever is written after it. `slip`: what
// of it was one.
ToType undo_command(const Session& session, const Row& slip);

struct Undone {
  Document said;
  std::string put_back;  // a command; empty: the row said nothing
};

// Takes out the last row that says all of `wanted`, which may be nothing. Throws Refusal where there is none,
// where it does not stand on a line of its own, and where it weighs and is not named; IoError. Nothing is
// changed then.
Undone undo(const Session& session, const DiaryOnDisk& disk, const Case& runner, const TypedCells& wanted,
            Date today);

}  // namespace kneecheck::app
