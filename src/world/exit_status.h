// What a run tells the shell. Anything between 6 and 255 means something else to other programs.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/rooms.h"
namespace kneecheck::world {

enum class ExitStatus : std::uint8_t {
  done = 0,
  failed = 1,      // the machine: a file, the disk, or an internal error
  misused = 2,     // an option or command
  bad_input = 3,   // a case or the knowledge
  clinician = 4,   // one case, no plan: a clinician first
  unanswered = 5,  // one case, no plan: a safety question is open
};

// The one that counts when several apply: 1, 2, 3, 4, 5 in this order, and 0 only when there is no other.
constexpr ExitStatus worse(ExitStatus one, ExitStatus other) {
  if (one == ExitStatus::done) return other;
  return other == ExitStatus::done ? one : std::min(one, other);
}

}  // namespace kneecheck::world
