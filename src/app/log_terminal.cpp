#include "app/log_terminal.h"

#include <algorithm>
#include <utility>

#include "app/log_signs.h"
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

constexpr int days_of_a_result = 7;   // as long a test that was done is not asked for again
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
    : knowledge_(*session.knowledge),
      diary_(diary),
      rows_(diary.rows),
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

std::vector<Row> LogTerminal::open_mornings() const {
  std::vector<Row> open;
  for (Date date = date_.plus(-days_of_a_morning); date < date_; date = date.plus(1)) {
    Row day = day_of(knowledge_, rows_, date);
    if (moved_minutes(day) > 0 && !day.pain_morning) open.push_back(std::move(day));
  }
  return open;
}

std::optional<Row> LogTerminal::morning(const Row& day) {
  if (stopped_) return std::nullopt;
  cells_ = {{Column::date, date_text(day.date)}};
  const int run_minutes = day.run_minutes.value_or(0);
  const bool is_run = run_minutes > 0;
  const bool is_yesterday = day.date == date_.plus(-1);
  ask(Column::pain_next_morning,
      is_run ? (is_yesterday ? AppText::log_ask_morning : AppText::log_ask_old_morning)
             : (is_yesterday ? AppText::log_ask_morning_walk : AppText::log_ask_old_morning_walk),
      {{"n", is_run ? run_minutes : moved_minutes(day)},
       {"date", date_for_people(knowledge_.language, day.date, false)}});
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
                        (day.swelling || ask_swelling()) && ask_signs() && ask_the_rest();
  if (!is_whole && thrown_away_) return {};
  std::vector<Row> rows;
  if (!felt_before_.empty()) {
    TypedCells rest = std::exchange(cells_, std::move(felt_before_));
    if (const auto row = told()) rows.push_back(*row);
    cells_ = std::move(rest);
  }
  // What the table has no column for is refused: by itself, so that the run is written all the same.
  const auto homeless = std::stable_partition(cells_.begin(), cells_.end(),
                                              [this](const auto& cell) { return has_column(cell.first); });
  TypedCells refused{cells_.front()};
  refused.insert(refused.end(), homeless, cells_.end());
  cells_.erase(homeless, cells_.end());
  if (const auto row = told()) rows.push_back(*row);
  cells_ = std::move(refused);
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
  if (ran_now && has_technique() && !ask(Column::technique_minutes, AppText::log_ask_technique)) return false;
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

// Whatever was written before: it may be new.
bool LogTerminal::ask_signs(TextId question, Fillings values) {
  const bool goes_on = ask(Column::warning_signs, question, values);
  const auto row = told();
  if (row && row->warning_signs.value_or(0) != 0) tell_(*row);
  return goes_on;
}

// Whoever has a sign has better things to do.
bool LogTerminal::ask_the_rest() {
  const auto has_sign = [](const std::optional<Row>& row) {
    return row && row->warning_signs.value_or(0) != 0;
  };
  if (has_sign(told())) return true;
  if (!ask_tests() || !ask(Column::note, AppText::log_ask_note)) return false;
  const std::string note = told().value_or(Row{}).note;
  const std::string_view word = sign_word_in(knowledge_.language, note);
  return word.empty() || ask_signs(AppText::log_ask_note_sign, {{"word", quoted(word)}});
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
      const ReadinessTest& test = *knowledge_.find_test(gate.test);
      due.push_back(dialogue_.text(is_pain(test) ? AppText::log_due_test : AppText::log_due_test_counted,
                                   {{"id", gate.test}, {"name", test.name}, {"most", most_pain}}));
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
      explain(column);
    } else if (take(column, *line)) {
      return true;
    }
  }
}

bool LogTerminal::has_column(Column column) const {
  const FileForm& form = diary_.form;
  return form.format != DiaryFormat::csv || std::ranges::find(form.columns, column) != form.columns.end();
}

// Whether the week of the date asks for it; without a plan it may.
bool LogTerminal::has_technique() const {
  if (plan_ == nullptr) return true;
  const auto is_it = [this](const Week& week) {
    const int days = days_between(week.start, date_);
    return days >= 0 && days < 7;
  };
  const auto week = std::ranges::find_if(plan_->weeks, is_it);
  return week == plan_->weeks.end() || week->techniques.size() > 0;
}

void LogTerminal::explain(Column column) {
  if (column == Column::warning_signs) {
    dialogue_.print_in_parts(sign_list(knowledge_));
  } else {
    dialogue_.print(help_of(column), {{"command", "kneecheck explain test:stairs"}});
    dialogue_.print(AppText::log_help);
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

// The newest answer counts.
bool LogTerminal::take_signs(std::string_view line) {
  if (const auto cell = sign_cell(knowledge_, line)) {
    std::erase_if(cells_, [](const auto& each) { return each.first == Column::warning_signs; });
    if (!cell->empty() && (has_column(Column::warning_signs) || !says_none(*cell)))
      cells_.emplace_back(Column::warning_signs, *cell);
    return true;
  }
  const bool is_yes = read_yes_no(knowledge_.language, line).has_value();
  const PlainLines near = is_yes ? sign_list(knowledge_) : signs_near(knowledge_, line);
  dialogue_.print(is_yes         ? AppText::log_which_signs
                  : near.empty() ? AppText::log_no_such_sign
                                 : AppText::log_signs_near,
                  {{"line", quoted(line)}});
  dialogue_.print_in_parts(near);
  return false;
}

bool LogTerminal::take(Column column, std::string_view line) {
  if (column == Column::warning_signs) return take_signs(line);
  const std::string cell = meant(column, line);
  if (cell.empty() || (says_none(cell) && !has_column(column))) return true;
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
