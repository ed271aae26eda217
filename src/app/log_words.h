// What is said of a row that was written: what it holds, and what is still open.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "diary/column.h"
#include "diary/row.h"
#include "document/document.h"

namespace kneecheck::app {

// "run 28 min, pain 1 during it, 0 an hour after"; empty when the row says nothing. `day`: all rows of its
// date, which say what a pain was in where the row does not.
std::string row_in_words(const Knowledge& knowledge, const Row& row, const Row& day);

// The column of each option that is logged, in their order.
inline constexpr auto logged_columns = std::to_array<Column>(
    {Column::run_minutes, Column::walk_minutes, Column::pain_during, Column::pain_after_60min,
     Column::pain_next_morning, Column::technique_minutes, Column::exercises_done, Column::tests,
     Column::new_pain, Column::swelling, Column::warning_signs, Column::note, Column::scores});
static_assert(logged_columns.size() == Names<Logged>::words.size());

// Whether exercises were done, in part at least.
inline bool exercised(const Row& row) {
  return row.exercises.value_or(Exercised::no) != Exercised::no;
}

// The options that log just this row: "--date 2026-12-08 --run 28 --during 1".
std::string options_of(const Knowledge& knowledge, const Row& row);

// `kneecheck log CASE --diary FILE OPTIONS` as a shell takes it, or the same with another command. Of a case
// that was not named, `if_not_named` stands in its place; empty: nothing.
std::string diary_command(const Session& session, std::string_view verb, std::string_view options = {},
                          std::string_view if_not_named = {});

// What was written to the diary, and of its day what there is now.
void add_written(const Session& session, const Row& row, const Row& day, Document& document);
// Of a date with a run or a walk: what is not known of it yet, with what to type.
void add_still_open(const Session& session, const std::vector<Row>& rows, Date date, Date today,
                    Document& document);

}  // namespace kneecheck::app
