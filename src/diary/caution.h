// How the knee was when that was last written down: what to think of before anything is done on a day.
// Rule: it decides nothing about the plan (D13 does); it holds the pain rules of the plan against the day.
#pragma once

#include <optional>
#include <string>

#include "diary/progress.h"
#include "knowledge/knowledge.h"

namespace kneecheck::diary {

struct Caution {
  int value = 0;            // 0 to 10
  Date date;                // on which it hurt so
  bool is_waking = false;   // on that morning
  bool is_far_too = false;  // above what a run is stopped for at once
};

// The newest pain at the knee of the last three days, where it is more than a run or an exercise may hurt.
std::optional<Caution> knee_caution(const Knowledge& knowledge, const Progress& progress);
// The newest pain in another place of the last seven days, where it is so much that it counts (D1).
std::optional<Caution> new_pain_caution(const Knowledge& knowledge, const Progress& progress);

// "this morning", "yesterday", "on Mon 7 Dec".
std::string when_words(const Language& language, const Caution& caution, Date today);
// What to do about each, in a sentence.
std::string knee_words(const Knowledge& knowledge, const Progress& progress, const Caution& caution);
std::string new_place_words(const Knowledge& knowledge, const Progress& progress, const Caution& caution);

}  // namespace kneecheck::diary
