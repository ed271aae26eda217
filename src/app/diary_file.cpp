#include "app/diary_file.h"

#include <algorithm>
#include <utility>

#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/world.h"
#include "cli/parse.h"
#include "stream/answer.h"
#include "syntax/parse.h"
#include "world/read_text.h"
#include "world/results.h"

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
    const bool is_open = !(row.pain_during && run.pain_during) && !(row.pain_after && run.pain_after) &&
                         !(row.technique_minutes && run.technique_minutes);
    if (run.date == row.date && moved_minutes(run) > 0 && is_open && diary.lines[i - 1] > 0) return i - 1;
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
  return says_nothing(row) ? std::nullopt : std::optional{std::move(row)};
}

bool says(const Knowledge& knowledge, const Row& row, const TypedCells& wanted) {
  const TypedCells cells = exports::diary_cells(knowledge, row);
  return std::ranges::all_of(
      wanted, [&cells](const auto& cell) { return std::ranges::find(cells, cell) != cells.end(); });
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
  RowRead read = read_row(knowledge, tree.root(), &default_locale, bounds, problems);
  return read.is_sound ? std::optional{std::move(read.row)} : std::nullopt;
}

std::string open_end_note(const Language& language, std::string_view file, const DiaryFile& diary) {
  if (!diary.open_cell) return {};
  return message_line(language.say(AppText::last_line_open,
                                   {{"file", quoted(file)}, {"column", quoted(word(*diary.open_cell))}}));
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
  const PathKind kind = world.files.kind(path);
  if (kind == PathKind::missing) return parsed("");
  if (kind == PathKind::file && !world.files.size(path))  // reading a pipe could wait for ever
    throw IoError{WorldText::no_file_to_add_to, quoted(path)};
  DiaryFile diary = parsed(read_file(world.files, path, diary_limits.bytes));
  say(world, open_end_note(session_.knowledge->language, path, diary));
  return diary;
}

// What else the row says. Two runs of a date that are just the same would count once: a note tells them
// apart.
std::optional<Row> DiaryOnDisk::complete_run(Addition& addition, const DiaryFile& diary,
                                             const Row& row) const {
  const auto at = run_to_complete(diary, row);
  if (!at) return row;
  Row& run = addition.rows[*at];
  std::optional<Row> rest = complete(run, row);
  const bool is_alone = std::ranges::count(addition.rows, run) == 1;
  if (!is_alone && rest && run.note.empty()) {
    run.note = std::exchange(rest->note, {});
    if (says_nothing(*rest)) rest.reset();
  }
  if (std::ranges::count(addition.rows, run) > 1) {
    const Language& language = session_.knowledge->language;
    throw Refusal{ExitStatus::bad_input,
                  usage_message(language,
                                language.say(AppText::would_be_same_run,
                                             {{"date", date_for_people(language, run.date, false)}}),
                                language.say(AppText::tell_runs_apart))};
  }
  require_columns(run, addition.form);
  put_line(addition.text, diary.lines[*at], diary_line(*session_.knowledge, run, addition.form));
  return rest;
}

void DiaryOnDisk::append(Addition& addition, const DiaryFile& diary, const Row& row) const {
  auto& [text, rows, form] = addition;
  if (form.ends_open && (text.empty() || text.back() != '\n')) text += form.line_end;
  form.ends_open = false;
  if (form.format == DiaryFormat::automatic) {  // nothing stands in it, but for whose it is
    form = form_of_new(session_.command.diary);
    text += diary_head(form, diary.case_id.empty() ? bounds_.case_id : "");
  }
  require_columns(row, form);
  text += diary_line(*session_.knowledge, row, form);
  if (row.scores.empty()) rows.push_back(row);
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

DiaryFile DiaryOnDisk::read_again(std::string_view text) const {
  const std::string& path = session_.command.diary;
  return read_diary(*session_.knowledge, path, text, format_of(path), *session_.command.locale);
}

void DiaryOnDisk::require_readable(const Addition& addition) const {
  const std::string& path = session_.command.diary;
  const DiaryFile after = read_again(addition.text);
  if (after.problems.empty() && after.rows.size() == addition.rows.size()) return;
  const Language& language = session_.knowledge->language;
  throw Refusal{ExitStatus::bad_input,
                usage_message(language, language.say(AppText::cannot_be_added_to, {{"file", quoted(path)}}),
                              language.say(AppText::rows_in_lines))};
}

// A row of their own keeps scores from telling two rows apart.
std::optional<std::vector<Row>> DiaryOnDisk::add(const Row& row) const {
  std::optional<std::vector<Row>> rows;
  Row scores, said = row;
  scores.date = row.date;
  scores.scores = std::exchange(said.scores, {});
  session_.world.files.change(session_.command.diary, [&](std::string_view present) {
    const DiaryFile diary = parsed(present);
    std::erase_if(scores.scores, [&](const Score& score) {
      return std::ranges::find(diary.scores, DatedScore{row.date, score}) != diary.scores.end();
    });
    const bool has_scores = !scores.scores.empty();
    const bool is_known = std::ranges::find(diary.rows, said) != diary.rows.end();
    const bool has_row = !is_known && !(says_nothing(said) && !row.scores.empty());
    if (!has_row && !has_scores) return std::string{present};
    Addition addition{std::string{present}, diary.rows, diary.form};
    const auto rest = has_row ? complete_run(addition, diary, said) : std::nullopt;
    if (rest && std::ranges::find(addition.rows, *rest) == addition.rows.end())
      append(addition, diary, *rest);
    if (has_scores) append(addition, diary, scores);
    require_readable(addition);
    rows = std::move(addition.rows);
    return std::move(addition.text);
  });
  return rows;
}

std::vector<Row> DiaryOnDisk::add_all(const RowsFor& rows_for) const {
  std::vector<Row> rows;
  session_.world.files.change(session_.command.diary, [&](std::string_view present) {
    const DiaryFile diary = parsed(present);
    Addition addition{std::string{present}, diary.rows, diary.form};
    for (const Row& row : rows_for(diary)) append(addition, diary, row);
    require_readable(addition);
    rows = std::move(addition.rows);
    return std::move(addition.text);
  });
  return rows;
}

std::optional<DiaryOnDisk::TakenOut> DiaryOnDisk::take_out(
    const TypedCells& wanted, const std::function<void(const Row&)>& check) const {
  std::optional<TakenOut> taken;
  const std::string& path = session_.command.diary;
  if (session_.world.files.kind(path) == PathKind::missing) return taken;
  session_.world.files.change(path, [&](std::string_view present) {
    const DiaryFile diary = parsed(present);
    std::size_t at = diary.rows.size();
    while (at > 0 && !says(*session_.knowledge, diary.rows[at - 1], wanted)) --at;
    if (at == 0) return std::string{present};
    const Row& row = diary.rows[--at];
    check(row);
    std::vector<Row> rest = diary.rows;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    std::string text{present};
    if (diary.lines[at] > 0) put_line(text, diary.lines[at], "");
    // Nothing but this row may go with its line.
    const DiaryFile after = diary.lines[at] > 0 ? read_again(text) : diary;
    if (!after.problems.empty() || after.rows != rest) {
      const Language& language = session_.knowledge->language;
      throw Refusal{ExitStatus::bad_input,
                    usage_message(language,
                                  language.say(AppText::undo_needs_line,
                                               {{"date", date_for_people(language, row.date, false)}}),
                                  language.say(AppText::undo_by_hand, {{"file", quoted(path)}}))};
    }
    taken = TakenOut{row, std::move(rest)};
    return text;
  });
  return taken;
}

}  // namespace kneecheck::app
