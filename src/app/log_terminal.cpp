#include "app/log_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/log_doubts.h"
#include "app/log_words.h"
#include "base/text.h"
#include "diary/day.h"
#include "diary/facts.h"

namespace kneecheck::app {
namespace {

// Words with blanks between them.
bool is_word_of(std::string_view words, std::string_view typed) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (same_letters(words.substr(0, end), typed)) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// "28 min" are 28.
std::string_view without_unit(std::string_view line) {
  constexpr std::string_view unit = "min";
  return line.size() > unit.size() && line.ends_with(unit)
             ? trimmed(line.substr(0, line.size() - unit.size()))
             : line;
}

constexpr int days_of_a_morning = 7;  // as long somebody may remember how it was

// What `?` says of it, before what it says of all.
TextId help_of(Column column) {
  switch (column) {
    case Column::run_minutes:
    case Column::walk_minutes:
      return AppText::log_help_minutes;
    case Column::technique_minutes:
      return AppText::log_help_technique;
    case Column::exercises_done:
      return AppText::log_help_exercises;
    case Column::swelling:
      return AppText::log_help_swelling;
    case Column::tests:
      return AppText::log_help_tests;
    case Column::note:
      return AppText::log_help_note;
    default:
      return AppText::log_help_pain;
  }
}

// Of a table without such a column the same as blank.
bool says_none(std::string_view cell) {
  return cell == "0" || cell == "no" || cell == "none";
}

}  // namespace

LogTerminal::LogTerminal(Session& session, const DiaryFile& diary, const Plan* plan, const Bounds& bounds,
                         Date date, Tell tell)
    : sign_command_(diary_command(session, "log", fmt::format("--date {} --sign ID", date_text(date)))),
      knowledge_(*session.knowledge),
      diary_(diary),
      rows_(diary.rows),
      plan_(plan),
      bounds_(bounds),
      date_(date),
      tell_(std::move(tell)),
      dialogue_(session) {
  dialogue_.print(AppText::log_opening, {{"date", date_for_people(knowledge_.language, date, true)}});
}

TypedCells LogTerminal::cells() const {
  TypedCells cells{{Column::date, date_text(asked_date_)}};
  for (const auto& answer : answers_) {
    if (answer) cells.push_back(*answer);
  }
  return cells;
}

std::optional<Row> LogTerminal::row_of_cells(const TypedCells& cells) const {
  if (cells.size() < 2) return std::nullopt;  // the date alone
  Diagnostics unsaid;
  return row_of(knowledge_, cells, bounds_, unsaid);
}

std::optional<Row> LogTerminal::told() const {
  return row_of_cells(cells());
}

int LogTerminal::moved_so_far() const {
  return moved_minutes(told().value_or(Row{}));
}

std::vector<Row> LogTerminal::open_mornings() const {
  std::vector<Row> open;
  for (Date date = date_.plus(-days_of_a_morning); date < date_; date = date.plus(1)) {
    Row day = day_of(knowledge_, rows_, date);
    const bool trained = exercised(day) && date == date_.plus(-1);
    if ((moved_minutes(day) > 0 || trained) && !day.pain_morning) open.push_back(std::move(day));
  }
  return open;
}

std::optional<Row> LogTerminal::morning(const Row& day) {
  if (stopped_) return std::nullopt;
  asked_date_ = day.date;
  const int run_minutes = day.run_minutes.value_or(0);
  const bool is_run = run_minutes > 0;
  const bool is_yesterday = day.date == date_.plus(-1);
  const TextId of_walk = is_yesterday ? AppText::log_ask_morning_walk : AppText::log_ask_old_morning_walk;
  const TextId question = is_run ? (is_yesterday ? AppText::log_ask_morning : AppText::log_ask_old_morning)
                          : moved_minutes(day) > 0 ? of_walk
                                                   : AppText::log_ask_morning_exercises;
  End end = End::back;
  while (end == End::back) {
    end = ask(Column::pain_next_morning, question,
              {{"n", is_run ? run_minutes : moved_minutes(day)},
               {"date", date_for_people(knowledge_.language, day.date, false)}});
    if (end == End::back) dialogue_.print(AppText::log_no_way_back);
  }
  auto row = told();
  answers_ = {};
  return row;
}

// The questions of a day, in their order.
const std::array<LogTerminal::Item, LogTerminal::items> LogTerminal::questions{{
    {&LogTerminal::always, &LogTerminal::ask_run},
    {&LogTerminal::may_have_walked, &LogTerminal::ask_walk},
    {&LogTerminal::has_technique, &LogTerminal::ask_technique},
    {&LogTerminal::lacks_during, &LogTerminal::ask_during},
    {&LogTerminal::lacks_after, &LogTerminal::ask_after},
    {&LogTerminal::lacks_exercises, &LogTerminal::ask_exercises},
    {&LogTerminal::only_exercised, &LogTerminal::ask_exercise_pain},
    {&LogTerminal::rested, &LogTerminal::ask_knee_pain},
    {&LogTerminal::lacks_new_pain, &LogTerminal::ask_new_pain},
    {&LogTerminal::lacks_swelling, &LogTerminal::ask_swelling},
    {&LogTerminal::always, &LogTerminal::ask_new_signs},
    {&LogTerminal::may_test, &LogTerminal::ask_tests},
    {&LogTerminal::has_no_sign, &LogTerminal::ask_note},
    {&LogTerminal::notes_sign, &LogTerminal::ask_noted_sign},
}};

std::vector<Row> LogTerminal::today() {
  if (stopped_) return {};
  asked_date_ = date_;
  day_ = day_of(knowledge_, rows_, date_);
  if (moved_minutes(day_) > 0) before_ = facts_of(knowledge_, rows_).at(date_);
  const std::string known = row_in_words(knowledge_, day_, day_);
  if (!known.empty()) dialogue_.print(AppText::log_there_already, {{"what", known}});
  std::vector<std::size_t> asked;
  for (at_ = 0; at_ < questions.size();) {
    answers_[at_].reset();
    if (!(this->*questions[at_].is_due)()) {
      ++at_;
      continue;
    }
    const End end = (this->*questions[at_].ask)();
    if (end == End::stop) break;
    if (end == End::on) {
      asked.push_back(at_++);
    } else if (asked.empty()) {
      dialogue_.print(AppText::log_no_way_back);
    } else {
      at_ = asked.back();
      asked.pop_back();
      std::fill(answers_.begin() + static_cast<std::ptrdiff_t>(at_), answers_.end(), std::nullopt);
      unclear_.clear();
    }
  }
  return thrown_away_ ? std::vector<Row>{} : rows_told();
}

std::vector<Row> LogTerminal::rows_told() const {
  const bool moved_now = moved_so_far() > 0, moved_before = moved_minutes(day_) > 0;
  TypedCells felt_before{{Column::date, date_text(date_)}};  // of a run that was written before
  TypedCells rest = felt_before, refused = felt_before;
  for (std::size_t i = 0; i < answers_.size(); ++i) {
    if (!answers_[i]) continue;
    const Column column = answers_[i]->first;
    const bool is_of_before = i == during_at || i == after_at;
    if (column == Column::run_minutes && moved_before && !moved_now) continue;  // no other run
    // What the table has no column for is refused: by itself, so that the run is written all the same.
    TypedCells& cells = !diary_.form.holds(column)                   ? refused
                        : is_of_before && moved_before && !moved_now ? felt_before
                                                                     : rest;
    cells.push_back(*answers_[i]);
  }
  if (!unclear_.empty()) {
    TypedCells& cells = diary_.form.holds(Column::note) ? rest : refused;
    const auto note = std::ranges::find(cells, Column::note, &TypedCells::value_type::first);
    if (note == cells.end()) {
      cells.emplace_back(Column::note, unclear_);
    } else {
      note->second += "; " + unclear_;
    }
  }
  std::vector<Row> rows;
  for (const TypedCells& cells : {felt_before, rest, refused}) {
    if (auto row = row_of_cells(cells)) rows.push_back(*std::move(row));
  }
  return rows;
}

LogTerminal::End LogTerminal::ask(Column column, TextId question, Fillings values) {
  dialogue_.print(question, values);
  for (;;) {
    const auto line = dialogue_.read_line();
    const auto key = line ? read_key(knowledge_.language, *line) : ReplyKind::quit;
    if (key == ReplyKind::quit || key == ReplyKind::save) {
      stopped_ = true;
      thrown_away_ = key == ReplyKind::quit;
      return End::stop;
    }
    if (key == ReplyKind::back) return End::back;
    if (line->empty()) return End::on;
    if (key == ReplyKind::help) {
      explain(column);
    } else if (take(column, *line)) {
      return End::on;
    }
  }
}

void LogTerminal::explain(Column column) {
  dialogue_.print(help_of(column), {{"command", "kneecheck explain test:stairs"}});
  dialogue_.print(AppText::log_help);
}

// What a line means as a cell: yes and no in the person's language, and a "no" to minutes as none.
std::string LogTerminal::meant(Column column, std::string_view line) const {
  const auto yes = read_yes_no(knowledge_.language, line);
  switch (column) {
    case Column::exercises_done:
      if (is_word_of(knowledge_.language[AppText::words_part], line))
        return std::string{word(Exercised::part)};
      [[fallthrough]];
    case Column::swelling:
      if (line == "0") return "no";
      return yes ? *yes ? "yes" : "no" : std::string{line};
    case Column::note:  // nothing to remember
      return yes == false ? std::string{} : std::string{line};
    case Column::tests: {
      if (yes == false) return {};
      std::string results{line};
      std::ranges::replace(results, ' ', ';');
      return results;
    }
    case Column::pain_during:
    case Column::pain_after_60min:
    case Column::pain_next_morning:  // "n" may mean that it is not known
      return std::string{line};
    case Column::run_minutes:
    case Column::walk_minutes:
    case Column::technique_minutes:
      return yes == false ? "0" : std::string{without_unit(line)};
    default:
      return yes == false ? "0" : std::string{line};
  }
}

// Minutes far above the plan are looked at twice.
bool LogTerminal::is_meant(const Row& row) {
  const auto planned = planned_minutes(plan_, date_);
  if (!planned || !is_far_more(row.run_minutes.value_or(0), planned)) return true;
  dialogue_.print(AppText::log_is_it_right, {{"n", *row.run_minutes}, {"planned", *planned}});
  if (dialogue_.agrees() == true) return true;
  dialogue_.print(AppText::log_ask_run);
  return false;
}

bool LogTerminal::take(Column column, std::string_view line) {
  const std::string cell = meant(column, line);
  if (cell.empty() || (says_none(cell) && !diary_.form.holds(column))) return true;
  TypedCells with = cells();
  with.emplace_back(column, cell);
  Diagnostics problems{knowledge_.language};
  if (const auto row = row_of(knowledge_, with, bounds_, problems)) {
    if (column == Column::run_minutes && !is_meant(*row)) return false;
    answers_[at_] = {column, cell};
    return true;
  }
  const Diagnostic& problem = problems.all().front();
  dialogue_.print(
      AppText::log_not_understood,
      {{"line", quoted(line)}, {"expected", problem.help.empty() ? problem.message : problem.help}});
  return false;
}

}  // namespace kneecheck::app
