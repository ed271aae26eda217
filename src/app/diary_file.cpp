#include "app/diary_file.h"

#include <algorithm>

#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "syntax/parse.h"
#include "world/read_text.h"

namespace kneecheck::app {
namespace {

FileForm form_of_new(const std::string& path) {
  FileForm form;
  form.format = format_of(path);
  if (form.format == DiaryFormat::automatic) form.format = DiaryFormat::csv;
  for (std::size_t i = 0; i < column_count; ++i) form.columns.push_back(static_cast<Column>(i));
  return form;
}

// How a run felt belongs to the row of its minutes (D1): the last run of the day for which all of that is
// still open. What was felt in exercises is no run's.
std::optional<std::size_t> run_to_complete(const DiaryFile& diary, const Row& row) {
  const bool is_of_run = row.pain_during || row.pain_after || row.technique_minutes;
  if (!is_of_run || row.run_minutes || row.walk_minutes || row.exercises) return std::nullopt;
  for (std::size_t i = diary.rows.size(); i > 0; --i) {
    const Row& run = diary.rows[i - 1];
    const bool moved = run.run_minutes.value_or(0) + run.walk_minutes.value_or(0) > 0;
    const bool is_open = !(row.pain_during && run.pain_during) && !(row.pain_after && run.pain_after) &&
                         !(row.technique_minutes && run.technique_minutes);
    if (run.date == row.date && moved && is_open && diary.lines[i - 1] > 0) return i - 1;
  }
  return std::nullopt;
}

// What else the row says; empty: nothing.
std::optional<Row> complete(Row& run, Row row) {
  const auto move = [](std::optional<int>& from, std::optional<int>& to) {
    if (from) to = std::exchange(from, std::nullopt);
  };
  move(row.pain_during, run.pain_during);
  move(row.pain_after, run.pain_after);
  move(row.technique_minutes, run.technique_minutes);
  Row blank;
  blank.date = row.date;
  return row == blank ? std::nullopt : std::optional{std::move(row)};
}

// In the place of the line of this number, from 1; `line` has its end.
void put_line(std::string& text, std::uint32_t number, std::string_view line) {
  std::size_t start = 0;
  for (std::uint32_t i = 1; i < number; ++i) start = text.find('\n', start) + 1;
  const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
  text.replace(start, end - start, line);
}

}  // namespace

std::optional<Row> row_of(const Knowledge& knowledge, const TypedCells& cells, const Bounds& bounds,
                          Diagnostics& problems) {
  CsvRow header;
  CsvRow row;
  for (const auto& [column, text] : cells) {
    header.cells.emplace_back(word(column));
    row.cells.push_back(text);
    header.places.emplace_back();
    row.places.emplace_back();
  }
  Tree tree;
  if (!csv_tree({}, {}, header, row, tree, problems)) return std::nullopt;
  return read_row(knowledge, tree.root(), &default_locale, bounds, problems);
}

DiaryOnDisk::DiaryOnDisk(const Session& session, const Bounds& bounds) : session_(session), bounds_(bounds) {}

DiaryFile DiaryOnDisk::parsed(std::string_view text) const {
  const std::string& path = session_.command.diary;
  DiaryFile diary =
      read_diary(*session_.knowledge, path, text, format_of(path), *session_.command.locale, bounds_);
  if (!diary.problems.empty()) throw Refusal{ExitStatus::bad_input, format(diary.problems)};
  return diary;
}

DiaryFile DiaryOnDisk::read() const {
  World& world = session_.world;
  const std::string& path = session_.command.diary;
  return parsed(world.files.kind(path) == PathKind::missing ? ""
                                                            : read_file(world.files, path, diary_limits.bytes));
}

DiaryOnDisk::Addition DiaryOnDisk::added(std::string_view present, const DiaryFile& diary,
                                         const Row& row) const {
  Addition addition{std::string{present}, diary.rows};
  FileForm form = diary.form;
  std::optional<Row> rest = row;
  if (const auto at = run_to_complete(diary, row)) {
    Row& run = addition.rows[*at];
    rest = complete(run, row);
    require_columns(run, form);
    put_line(addition.text, diary.lines[*at], diary_line(*session_.knowledge, run, form));
  }
  if (!rest) return addition;
  if (form.ends_open && (addition.text.empty() || addition.text.back() != '\n'))
    addition.text += form.line_end;
  if (form.format == DiaryFormat::automatic) {  // nothing stands in it, but for whose it is
    form = form_of_new(session_.command.diary);
    addition.text += diary_head(form, diary.case_id.empty() ? bounds_.case_id : "");
  }
  require_columns(*rest, form);
  addition.text += diary_line(*session_.knowledge, *rest, form);
  addition.rows.push_back(*rest);
  return addition;
}

void DiaryOnDisk::require_columns(const Row& row, const FileForm& form) const {
  const auto column = column_without_place(*session_.knowledge, row, form);
  if (!column) return;
  const Language& language = session_.knowledge->language;
  throw Refusal{ExitStatus::bad_input,
                usage_message(language,
                              language.say(AppText::no_column, {{"file", quoted(session_.command.diary)},
                                                                {"column", quoted(word(*column))}}),
                              language.say(AppText::add_column))};
}

void DiaryOnDisk::require_readable(const Addition& addition) const {
  const std::string& path = session_.command.diary;
  const DiaryFile after =
      read_diary(*session_.knowledge, path, addition.text, format_of(path), *session_.command.locale);
  if (after.problems.empty() && after.rows.size() == addition.rows.size()) return;
  const Language& language = session_.knowledge->language;
  throw Refusal{ExitStatus::bad_input,
                usage_message(language, language.say(AppText::cannot_be_added_to, {{"file", quoted(path)}}),
                              language.say(AppText::rows_in_lines))};
}

std::optional<std::vector<Row>> DiaryOnDisk::add(const Row& row) const {
  std::optional<std::vector<Row>> rows;
  session_.world.files.change(session_.command.diary, [&](std::string_view present) {
    const DiaryFile diary = parsed(present);
    if (std::ranges::find(diary.rows, row) != diary.rows.end()) return std::string{present};
    Addition addition = added(present, diary, row);
    require_readable(addition);
    rows = std::move(addition.rows);
    return std::move(addition.text);
  });
  return rows;
}

}  // namespace kneecheck::app
