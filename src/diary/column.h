// What a row of a diary may say, in the order in which a new diary has it.
#pragma once

#include <cstdint>

#include "base/names.h"
#include "base/rooms.h"

namespace kneecheck::diary {

enum class Column : std::uint8_t {
  date,
  run_minutes,
  walk_minutes,
  pain_during,
  pain_after_60min,
  pain_next_morning,
  technique_minutes,
  exercises_done,
  tests,
  new_pain,
  swelling,
  warning_signs,
  note,
  scores
};
constexpr auto names_of(Column) {
  return name_list("date", "run_minutes", "walk_minutes", "pain_during", "pain_after_60min",
                   "pain_next_morning", "technique_minutes", "exercises_done", "tests", "new_pain",
                   "swelling", "warning_signs", "note", "scores");
}
inline constexpr std::size_t column_count = Names<Column>::words.size();

}  // namespace kneecheck::diary
