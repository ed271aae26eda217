// The questions about a day: which of them are due, and what they ask.
#include <algorithm>

#include "app/log_sign_dialogue.h"
#include "app/log_terminal.h"
#include "app/log_words.h"
#include "base/text.h"

namespace kneecheck::app {
namespace {

constexpr int days_of_a_result = 7;     // as long a test that was done is not asked for again
constexpr std::size_t most_kept = 200;  // bytes of what is kept as a note

// Not cut within a letter.
std::string kept(std::string_view typed) {
  std::string text = printable(typed);
  if (text.size() <= most_kept) return text;
  std::size_t end = most_kept;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

// ---- which questions are due

bool LogTerminal::always() const {
  return true;
}

bool LogTerminal::may_have_walked() const {
  return moved_so_far() == 0 && moved_minutes(day_) == 0;
}

// Whether the week of the date asks for it; without a plan it may.
bool LogTerminal::has_technique() const {
  if (told().value_or(Row{}).run_minutes.value_or(0) == 0) return false;
  if (plan_ == nullptr) return true;
  const auto is_it = [this](const Week& week) {
    const int days = days_between(week.start, date_);
    return days >= 0 && days < 7;
  };
  const auto week = std::ranges::find_if(plan_->weeks, is_it);
  return week == plan_->weeks.end() || week->techniques.size() > 0;
}

bool LogTerminal::lacks_during() const {
  return moved_so_far() > 0 || (moved_minutes(day_) > 0 && before_.during_blank);
}

bool LogTerminal::lacks_after() const {
  return moved_so_far() > 0 || (moved_minutes(day_) > 0 && before_.after_blank);
}

bool LogTerminal::lacks_exercises() const {
  return !day_.exercises;
}

// With how they felt, where that is not told of a run.
bool LogTerminal::only_exercised() const {
  return exercised(told().value_or(Row{})) && moved_so_far() == 0 && moved_minutes(day_) == 0;
}

// Nothing was done in which a pain is asked for.
bool LogTerminal::rested() const {
  return moved_so_far() == 0 && moved_minutes(day_) == 0 && !exercised(told().value_or(Row{})) &&
         !exercised(day_) && !day_.pain_during;
}

bool LogTerminal::lacks_new_pain() const {
  return !day_.new_pain;
}

bool LogTerminal::lacks_swelling() const {
  return !day_.swelling;
}

// Whoever has a sign has better things to do.
bool LogTerminal::has_no_sign() const {
  return told().value_or(Row{}).warning_signs.value_or(0) == 0;
}

bool LogTerminal::notes_sign() const {
  const Row row = told().value_or(Row{});
  const auto sign = sign_in_note(knowledge_.language, row.note);
  return row.warning_signs.value_or(0) == 0 && sign && sign->sign != word(Column::swelling);
}

// Of the phase, those that were not done of late; without a plan, any.
bool LogTerminal::may_test() const {
  return has_no_sign() && (plan_ == nullptr || !due_tests().empty());
}

// ---- what they ask

LogTerminal::End LogTerminal::ask_run() {
  const bool ran_before = day_.run_minutes.value_or(0) > 0;
  return ask(Column::run_minutes, ran_before ? AppText::log_ask_another_run : AppText::log_ask_run);
}

LogTerminal::End LogTerminal::ask_walk() {
  return ask(Column::walk_minutes, AppText::log_ask_walk);
}

LogTerminal::End LogTerminal::ask_technique() {
  return ask(Column::technique_minutes, AppText::log_ask_technique);
}

LogTerminal::End LogTerminal::ask_during() {
  const bool is_walk =
      told().value_or(Row{}).run_minutes.value_or(0) == 0 && day_.run_minutes.value_or(0) == 0;
  return ask(Column::pain_during, is_walk ? AppText::log_ask_during_walk : AppText::log_ask_during);
}

LogTerminal::End LogTerminal::ask_after() {
  return ask(Column::pain_after_60min, AppText::log_ask_after);
}

LogTerminal::End LogTerminal::ask_exercises() {
  return ask(Column::exercises_done, AppText::log_ask_exercises);
}

LogTerminal::End LogTerminal::ask_exercise_pain() {
  return ask(Column::pain_during, AppText::log_ask_exercise_pain);
}

LogTerminal::End LogTerminal::ask_knee_pain() {
  return ask(Column::pain_during, AppText::log_ask_knee_pain);
}

LogTerminal::End LogTerminal::ask_new_pain() {
  return ask(Column::new_pain, AppText::log_ask_new_pain);
}

// Whoever stops now has told it all the same.
LogTerminal::End LogTerminal::ask_swelling() {
  const End end = ask(Column::swelling, AppText::log_ask_swelling);
  if (const auto row = told()) tell_(*row);
  return end;
}

// Whatever was written before: it may be new.
LogTerminal::End LogTerminal::ask_signs(TextId question, Fillings values) {
  SignDialogue dialogue{knowledge_, dialogue_};
  const SignDialogue::Told told_now = dialogue.ask(question, values);
  unclear_ = told_now.signs && !told_now.signs->empty() ? "" : kept(told_now.unclear);
  if (told_now.signs) {
    std::string cell;
    for (const std::size_t sign : *told_now.signs)
      cell.append(cell.empty() ? "" : ";").append(knowledge_.question(Key::warning_signs).choices[sign].id);
    for (auto& answer : answers_) {  // the newest one counts
      if (answer && answer->first == Column::warning_signs) answer.reset();
    }
    if (!cell.empty() || diary_.form.holds(Column::warning_signs))
      answers_[at_] = {Column::warning_signs, cell.empty() ? "none" : cell};
  }
  if (told_now.end == SignDialogue::End::back) return End::back;
  stopped_ = told_now.end == SignDialogue::End::quit || told_now.end == SignDialogue::End::save;
  thrown_away_ = told_now.end == SignDialogue::End::quit;
  if (!unclear_.empty() && !thrown_away_) {
    dialogue_.print(AppText::log_kept_as_note, {{"line", quoted(unclear_)}});
    dialogue_.print_line(sign_command_);
  }
  if (!has_no_sign()) tell_(*told());
  return stopped_ ? End::stop : End::on;
}

LogTerminal::End LogTerminal::ask_new_signs() {
  return ask_signs(AppText::log_ask_signs);
}

LogTerminal::End LogTerminal::ask_noted_sign() {
  const std::string note = told().value_or(Row{}).note;
  const auto sign = sign_in_note(knowledge_.language, note);
  const std::string kept = unclear_;
  const End end = ask_signs(AppText::log_ask_note_sign, {{"word", quoted(sign->words)}});
  if (unclear_.empty() && has_no_sign()) unclear_ = kept;
  return end;
}

std::vector<const ReadinessTest*> LogTerminal::due_tests() const {
  const int week = days_between(plan_->start, date_) / 7 + 1;
  std::vector<const ReadinessTest*> due;
  for (const PhaseSpan& span : plan_->phases) {
    if (week < span.first_week || week > span.last_week) continue;
    for (const GateTest& gate : span.exit_tests) {
      const auto is_done = [&](const Row& row) {
        return days_between(row.date, date_) < days_of_a_result &&
               std::ranges::any_of(row.tests, [&](const TestResult& result) {
                 return knowledge_.tests[result.test].id == gate.test;
               });
      };
      if (std::ranges::none_of(rows_, is_done)) due.push_back(knowledge_.find_test(gate.test));
    }
  }
  return due;
}

LogTerminal::End LogTerminal::ask_tests() {
  if (plan_ == nullptr) return ask(Column::tests, AppText::log_ask_tests);
  const std::vector<const ReadinessTest*> due = due_tests();
  std::vector<std::string> names;
  names.reserve(due.size());
  for (const ReadinessTest* test : due)
    names.push_back(dialogue_.text(is_pain(*test) ? AppText::log_due_test : AppText::log_due_test_counted,
                                   {{"id", test->id}, {"name", test->name}, {"most", most_pain}}));
  const std::string example = std::string{due.front()->id} + (is_pain(*due.front()) ? "=1" : "=22");
  return ask(Column::tests, AppText::log_ask_due_tests,
             {{"tests", knowledge_.language.comma_list(names)}, {"example", example}});
}

LogTerminal::End LogTerminal::ask_note() {
  return ask(Column::note, AppText::log_ask_note);
}

}  // namespace kneecheck::app
