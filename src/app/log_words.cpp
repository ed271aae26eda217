#include "app/log_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "app/log_signs.h"
#include "base/text.h"
#include "base/words/app.h"
#include "diary/column.h"
#include "diary/facts.h"
#include "document/parts.h"
#include "export/diary_row.h"

namespace kneecheck::app {
namespace {

void add_number(const Language& language, std::vector<std::string>& parts, TextId text,
                const std::optional<int>& value) {
  if (value) parts.push_back(language.say(text, {{"n", *value}}));
}

void add_signs(const Knowledge& knowledge, std::vector<std::string>& parts, std::uint64_t signs) {
  const Question& question = knowledge.question(Key::warning_signs);
  if (signs == 0) parts.emplace_back(knowledge.language[AppText::log_no_sign]);
  for (; signs != 0; signs &= signs - 1) {
    const Choice& sign = question.choices[static_cast<std::size_t>(std::countr_zero(signs))];
    parts.push_back(knowledge.language.say(AppText::log_sign, {{"sign", sign.id}}));
  }
}

constexpr TextId exercised_text(Exercised exercised) {
  return exercised == Exercised::yes    ? AppText::log_exercises_done
         : exercised == Exercised::part ? AppText::log_exercises_in_part
                                        : AppText::log_no_exercises;
}

// What the pain was in: what was completed is said by the day.
TextId during_text(const Row& row, const Row& day) {
  const bool says_it = moved_minutes(row) > 0 || row.exercises;
  const Row& of = says_it ? row : day;
  if (of.run_minutes.value_or(0) > 0) return AppText::log_during;
  if (of.walk_minutes.value_or(0) > 0) return AppText::log_during_walk;
  if (exercised(of)) return AppText::log_during_exercises;
  return of.exercises || of.run_minutes ? AppText::log_knee_pain : AppText::log_during;
}

}  // namespace

std::string row_in_words(const Knowledge& knowledge, const Row& row, const Row& day) {
  const Language& language = knowledge.language;
  std::vector<std::string> parts;
  add_number(language, parts, row.run_minutes == 0 ? AppText::log_no_run : AppText::log_run, row.run_minutes);
  const bool is_no_walk = row.walk_minutes == 0;
  if (!is_no_walk) add_number(language, parts, AppText::log_walk, row.walk_minutes);
  if (is_no_walk && !row.run_minutes) parts.emplace_back(language[AppText::log_no_walk]);
  add_number(language, parts, AppText::log_technique, row.technique_minutes);
  add_number(language, parts, during_text(row, day), row.pain_during);
  add_number(language, parts, AppText::log_after, row.pain_after);
  add_number(language, parts, AppText::log_morning, row.pain_morning);
  if (row.exercises) parts.emplace_back(language[exercised_text(*row.exercises)]);
  for (const TestResult& result : row.tests)
    parts.push_back(language.say(AppText::log_test,
                                 {{"test", knowledge.tests[result.test].name}, {"value", result.value}}));
  add_number(language, parts, AppText::log_new_pain, row.new_pain);
  if (row.swelling)
    parts.emplace_back(language[*row.swelling ? AppText::log_swelling : AppText::log_no_swelling]);
  if (row.warning_signs) add_signs(knowledge, parts, *row.warning_signs);
  if (!row.note.empty()) parts.emplace_back(language[AppText::log_note]);
  for (const Score& score : row.scores)
    parts.push_back(language.say(AppText::log_score, {{"name", score.name}, {"value", score_text(score)}}));
  return language.comma_list(parts);
}

std::string options_of(const Knowledge& knowledge, const Row& row) {
  std::string options = fmt::format("--date {}", date_text(row.date));
  for (const auto& [column, text] : exports::diary_cells(knowledge, row)) {
    const auto found = std::ranges::find(logged_columns, column);
    if (found == logged_columns.end()) continue;
    const std::string_view option =
        Names<Logged>::words[static_cast<std::size_t>(found - logged_columns.begin())];
    options += fmt::format(" --{}{}{}", option, text.starts_with('-') ? '=' : ' ', shell_word(text));
  }
  return options;
}

std::string diary_command(const Session& session, std::string_view verb, std::string_view options,
                          std::string_view if_not_named) {
  const Command& command = session.command;
  std::string line = fmt::format("kneecheck {}", verb);
  const bool is_named = !command.operands.empty() && command.operands.front() != "-";
  if (is_named || !if_not_named.empty())
    line += fmt::format(" {}", is_named ? shell_word(command.operands.front()) : if_not_named);
  line += fmt::format(" --diary {}", shell_word(command.diary));
  if (!command.language.empty()) line += fmt::format(" --lang={}", shell_word(command.language));
  if (command.locale != &default_locale) line += fmt::format(" --locale {}", command.locale->word);
  return options.empty() ? line : fmt::format("{} {}", line, options);
}

void add_written(const Session& session, const Row& row, const Row& day, Document& document) {
  const Language& language = document.language();
  const Knowledge& knowledge = *session.knowledge;
  const std::string date = date_for_people(language, row.date, false);
  document.paragraph(language.say(AppText::log_written, {{"file", quoted(session.command.diary)},
                                                         {"date", date},
                                                         {"what", row_in_words(knowledge, row, day)}}));
  if (row.run_minutes && day.run_minutes > row.run_minutes)
    document.paragraph(language.say(AppText::log_all_of_day, {{"date", date}, {"n", *day.run_minutes}}));
  for (const TestResult& result : row.tests) {
    const auto counts = std::ranges::find(day.tests, result.test, &TestResult::test);
    if (counts == day.tests.end() || counts->value == result.value) continue;
    document.paragraph(AppText::log_worst_counts, {{"date", date},
                                                   {"test", capitalized(knowledge.tests[result.test].name)},
                                                   {"value", counts->value},
                                                   {"file", quoted(session.command.diary)}});
  }
  const auto sign = sign_in_note(language, row.note);
  if (!sign || row.warning_signs || day.warning_signs.value_or(0) != 0) return;
  const bool is_swelling = sign->sign == word(Column::swelling);
  if (is_swelling && day.swelling) return;
  document.paragraph(language.say(AppText::log_note_not_read, {{"word", quoted(sign->words)}}));
  const std::string option = is_swelling ? "--swelling yes" : fmt::format("--sign {}", sign->sign);
  document.add(
      ToType{language.say(AppText::log_as_sign),
             diary_command(session, "log", fmt::format("--date {} {}", date_text(row.date), option))});
}

void add_still_open(const Session& session, const std::vector<Row>& rows, Date date, Date today,
                    Document& document) {
  const diary::Facts facts = facts_of(*session.knowledge, rows);
  const auto found = facts.find(date);
  if (found == facts.end()) return;
  const Fact& fact = found->second;
  if (fact.run_minutes + fact.walk_minutes == 0 && !fact.exercised()) return;
  const Language& language = document.language();
  const std::string of_this_date = fmt::format("--date {} ", date_text(date));
  std::string open = date == today ? "" : of_this_date;
  const std::size_t nothing = open.size();
  if (fact.during_blank) open += "--during N ";
  if (fact.after_blank) open += "--after N ";
  if (open.size() > nothing) {
    open.pop_back();
    document.add(ToType{language.say(AppText::log_still_open), diary_command(session, "log", open)});
  }
  if (!fact.morning)
    document.add(ToType{language.say(date == today ? AppText::log_tomorrow : AppText::log_next_morning),
                        diary_command(session, "log", of_this_date + "--morning N")});
}

}  // namespace kneecheck::app
