#include "app/log_undo.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/log_day.h"
#include "app/log_words.h"
#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "diary/day.h"
#include "diary/pains.h"
#include "export/diary_row.h"

namespace kneecheck::app {
namespace {

void require_named(const Session& session, const Row& row, const TypedCells& wanted) {
  const Knowledge& knowledge = *session.knowledge;
  const Row heavy = weight_of(knowledge, row);
  TypedCells weights = exports::diary_cells(knowledge, heavy);
  std::erase_if(weights, [](const auto& cell) { return cell.first == Column::date; });
  const auto is_named = [&wanted](const auto& cell) {
    return std::ranges::find(wanted, cell) != wanted.end();
  };
  if (std::ranges::all_of(weights, is_named)) return;  // no sign goes with a pain that was named
  const Language& language = knowledge.language;
  throw Refusal{
      ExitStatus::misused,
      usage_message(
          language,
          language.say(AppText::undo_needs_name, {{"date", date_for_people(language, row.date, false)},
                                                  {"what", row_in_words(knowledge, heavy, row)}}),
          language.say(AppText::undo_by_name, {{"command", undo_command(session, heavy).line}}))};
}

[[noreturn]] void refuse_none(const Session& session, const TypedCells& wanted) {
  const Language& language = session.knowledge->language;
  const std::string file = quoted(session.command.diary);
  std::vector<std::string> said;
  for (const auto& [column, text] : wanted) said.push_back(fmt::format("{} {}", word(column), text));
  throw Refusal{
      ExitStatus::bad_input,
      usage_message(language,
                    said.empty() ? language.say(AppText::undo_nothing, {{"file", file}})
                                 : language.say(AppText::undo_nothing_of,
                                                {{"file", file}, {"what", language.comma_list(said)}}),
                    {})};
}

bool is_stopped(const Session& session, const Case& runner, const std::vector<Row>& rows, Date today) {
  const auto plan = goes_on(session, runner, rows, today);
  return plan && std::holds_alternative<Stopped>(*plan);
}

}  // namespace

Row weight_of(const Knowledge& knowledge, const Row& row) {
  const int red = red_above(knowledge);
  Row heavy;
  heavy.date = row.date;
  if (row.warning_signs.value_or(0) != 0) heavy.warning_signs = row.warning_signs;
  if (row.swelling.value_or(false)) heavy.swelling = true;
  for (const auto pain : {&Row::pain_during, &Row::pain_after, &Row::pain_morning, &Row::new_pain}) {
    if (row.*pain > red) heavy.*pain = row.*pain;
  }
  return heavy;
}

ToType undo_command(const Session& session, const Row& slip) {
  const std::string options = options_of(*session.knowledge, slip) + " --undo";
  return {session.knowledge->language.say(AppText::log_slip), diary_command(session, "log", options)};
}

Undone undo(const Session& session, const DiaryOnDisk& disk, const Case& runner, const TypedCells& wanted,
            Date today) {
  const auto taken = disk.take_out(wanted, [&](const Row& row) { require_named(session, row, wanted); });
  if (!taken) refuse_none(session, wanted);
  const auto& [row, rest] = *taken;
  const Knowledge& knowledge = *session.knowledge;
  const Language& language = knowledge.language;
  Undone undone{Document{language}, {}};
  undone.said.paragraph(AppText::log_taken_out,
                        {{"file", quoted(session.command.diary)},
                         {"date", date_for_people(language, row.date, false)},
                         {"what", row_in_words(knowledge, row, day_of(knowledge, rest, row.date))}});
  std::vector<Row> before = rest;
  before.push_back(row);
  if (is_stopped(session, runner, before, today) && !is_stopped(session, runner, rest, today))
    undone.said.paragraph(AppText::log_stop_lifted);
  if (says_nothing(row) && row.scores.empty()) return undone;
  undone.put_back = diary_command(session, "log", options_of(knowledge, row));
  undone.said.add(ToType{undone.said.say(AppText::log_put_back), undone.put_back});
  return undone;
}

}  // namespace kneecheck::app
