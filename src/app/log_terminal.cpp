#include "app/log_terminal.h"

#include <algorithm>
#include <utility>

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

constexpr int days_of_a_result = 7;  // as long a test that was done is not asked for again

}  // namespace

LogTerminal::LogTerminal(Session& session, const std::vector<Row>& rows, const Plan* plan,
                         const Bounds& bounds, Date date, Tell tell)
    : knowledge_(*session.knowledge),
      rows_(rows),
      plan_(plan),
      bounds_(bounds),
      date_(date),
      tell_(std::move(tell)),
      dialogue_(session) {
  dialogue_.print(AppText::log_opening, {{"date", date_for_people(knowledge_.language, date, true)}});
}

std::optional<Row> LogTerminal::told() const {
  if (cells_.size() < 2) return std::nullopt;  // the date alone
  Diagnostics unsaid;
  return row_of(knowledge_, cells_, bounds_, unsaid);
}

int LogTerminal::moved_so_far() const {
  return moved_minutes(told().value_or(Row{}));
}

std::optional<Row> LogTerminal::yesterday() {
  const Row day = day_of(knowledge_, rows_, date_.plus(-1));
  if (moved_minutes(day) == 0 || day.pain_morning) return std::nullopt;
  cells_ = {{Column::date, date_text(day.date)}};
  const int run_minutes = day.run_minutes.value_or(0);
  ask(Column::pain_next_morning, run_minutes > 0 ? AppText::log_ask_morning : AppText::log_ask_morning_walk,
      {{"n", run_minutes > 0 ? run_minutes : moved_minutes(day)}});
  return told();
}

std::vector<Row> LogTerminal::today() {
  if (stopped_) return {};
  const Row day = day_of(knowledge_, rows_, date_);
  cells_ = {{Column::date, date_text(date_)}};
  const std::string known = row_in_words(knowledge_, day, day);
  if (!known.empty()) dialogue_.print(AppText::log_there_already, {{"what", known}});
  const bool is_whole = ask_run(day) && ask_exercises(day) &&
                        (day.new_pain || ask(Column::new_pain, AppText::log_ask_new_pain)) &&
                        (day.swelling || ask_swelling()) && ask_tests() &&
                        ask(Column::note, AppText::log_ask_note);
  if (!is_whole && thrown_away_) return {};
  std::vector<Row> rows;
  if (!felt_before_.empty()) {
    TypedCells rest = std::exchange(cells_, std::move(felt_before_));
    if (const auto row = told()) rows.push_back(*row);
    cells_ = std::move(rest);
  }
  if (const auto row = told()) rows.push_back(*row);
  return rows;
}

bool LogTerminal::ask_run(const Row& day) {
  const bool ran_before = day.run_minutes.value_or(0) > 0;
  const bool moved_before = moved_minutes(day) > 0;
  if (!ask(Column::run_minutes, ran_before ? AppText::log_ask_another_run : AppText::log_ask_run))
    return false;
  const bool ran_now = moved_so_far() > 0;
  if (moved_before && !ran_now) cells_.resize(1);  // no other run is nothing to write down
  if (!ran_now && !moved_before && !ask(Column::walk_minutes, AppText::log_ask_walk)) return false;
  if (ran_now && !ask(Column::technique_minutes, AppText::log_ask_technique)) return false;
  const bool moved_now = moved_so_far() > 0;
  if (!moved_now && !moved_before) return true;
  const Fact before = moved_before ? facts_of(knowledge_, rows_).at(date_) : Fact{};
  const bool is_walk = !ran_now && !ran_before;
  const std::size_t told_now = cells_.size();
  const bool goes_on =
      (!(moved_now || before.during_blank) ||
       ask(Column::pain_during, is_walk ? AppText::log_ask_during_walk : AppText::log_ask_during)) &&
      (!(moved_now || before.after_blank) || ask(Column::pain_after_60min, AppText::log_ask_after));
  if (!moved_now && cells_.size() > told_now) {
    felt_before_ = {cells_.front()};
    felt_before_.insert(felt_before_.end(), cells_.begin() + static_cast<std::ptrdiff_t>(told_now),
                        cells_.end());
    cells_.resize(told_now);
  }
  return goes_on;
}

// With how they felt, where that is not told of a run.
bool LogTerminal::ask_exercises(const Row& day) {
  if (day.exercises) return true;
  if (!ask(Column::exercises_done, AppText::log_ask_exercises)) return false;
  const auto so_far = told();
  const bool did_some = so_far && so_far->exercises.value_or(Exercised::no) != Exercised::no;
  if (!did_some || moved_so_far() > 0 || moved_minutes(day) > 0) return true;
  return ask(Column::pain_during, AppText::log_ask_exercise_pain);
}

// Whoever stops now has told it all the same.
bool LogTerminal::ask_swelling() {
  const bool goes_on = ask(Column::swelling, AppText::log_ask_swelling);
  if (const auto row = told()) tell_(*row);
  return goes_on;
}

// Those of the phase that were not done of late; without a plan, any.
bool LogTerminal::ask_tests() {
  if (plan_ == nullptr) return ask(Column::tests, AppText::log_ask_tests);
  const int week = days_between(plan_->start, date_) / 7 + 1;
  std::vector<std::string> due;
  for (const PhaseSpan& span : plan_->phases) {
    if (week < span.first_week || week > span.last_week) continue;
    for (const GateTest& gate : span.exit_tests) {
      const auto is_done = [&](const Row& row) {
        return days_between(row.date, date_) < days_of_a_result &&
               std::ranges::any_of(row.tests, [&](const TestResult& result) {
                 return knowledge_.tests[result.test].id == gate.test;
               });
      };
      if (std::ranges::any_of(rows_, is_done)) continue;
      due.push_back(dialogue_.text(AppText::log_due_test,
                                   {{"id", gate.test}, {"name", knowledge_.find_test(gate.test)->name}}));
    }
  }
  if (due.empty()) return true;
  return ask(Column::tests, AppText::log_ask_due_tests, {{"tests", knowledge_.language.comma_list(due)}});
}

// False: they want to stop.
bool LogTerminal::ask(Column column, TextId question, Fillings values) {
  dialogue_.print(question, values);
  for (;;) {
    const auto line = dialogue_.read_line();
    const auto key = line ? read_key(knowledge_.language, *line) : ReplyKind::quit;
    if (key == ReplyKind::quit || key == ReplyKind::save) {
      stopped_ = true;
      thrown_away_ = key == ReplyKind::quit;
      return false;
    }
    if (line->empty()) return true;
    if (key == ReplyKind::help) {
      dialogue_.print(AppText::log_help);
    } else if (take(column, *line)) {
      return true;
    }
  }
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
      return yes ? *yes ? "yes" : "no" : std::string{line};
    case Column::note:
      return std::string{line};
    case Column::tests: {
      if (yes == false) return {};
      std::string results{line};
      std::ranges::replace(results, ' ', ';');
      return results;
    }
    default:
      return yes == false ? "0" : std::string{line};
  }
}

bool LogTerminal::take(Column column, std::string_view line) {
  const std::string cell = meant(column, line);
  if (cell.empty()) return true;
  TypedCells with = cells_;
  with.emplace_back(column, cell);
  Diagnostics problems{knowledge_.language};
  if (row_of(knowledge_, with, bounds_, problems)) {
    cells_ = std::move(with);
    return true;
  }
  const Diagnostic& problem = problems.all().front();
  dialogue_.print(
      AppText::log_not_understood,
      {{"line", quoted(line)}, {"expected", problem.help.empty() ? problem.message : problem.help}});
  return false;
}

}  // namespace kneecheck::app
