#include "app/log_alarm.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/diary_file.h"
#include "app/log_words.h"
#include "base/text.h"
#include "base/words/app.h"
#include "diary/replan.h"
#include "document/parts.h"
#include "triage/assess.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::string_view any_date = "2000-01-01";

// What this cell says by itself; a blank row when it cannot be read.
Row row_of_cell(const Knowledge& knowledge, Column column, std::string_view text) {
  const TypedCells cells{{Column::date, std::string{any_date}}, {column, std::string{text}}};
  Diagnostics unsaid;
  return row_of(knowledge, cells, {}, unsaid).value_or(Row{});
}

}  // namespace

Row signs_of(const Knowledge& knowledge, const std::vector<LoggedValue>& logged) {
  Row told;
  for (const LoggedValue& value : logged) {
    if (value.what == Logged::swelling)
      told.swelling = std::max(told.swelling, row_of_cell(knowledge, Column::swelling, value.text).swelling);
    if (value.what != Logged::sign) continue;
    std::string_view rest = value.text;
    for (bool goes_on = true; goes_on;) {  // one by one, so that none hides behind another
      const std::size_t end = rest.find_first_of(";,");
      const Row one = row_of_cell(knowledge, Column::warning_signs, trimmed(rest.substr(0, end)));
      told.warning_signs = told.warning_signs.value_or(0) | one.warning_signs.value_or(0);
      goes_on = end != std::string_view::npos;
      if (goes_on) rest.remove_prefix(end + 1);
    }
  }
  return told;
}

Document alarm_document(const Session& session, const Case& runner, const Row& row) {
  const Knowledge& knowledge = *session.knowledge;
  Document document{knowledge.language};
  const bool has_sign = row.warning_signs.value_or(0) != 0;
  if (!has_sign && !row.swelling.value_or(false)) return document;
  const Assessment before = assess(knowledge, runner);
  const Case told = with_signs(knowledge, runner, {row});
  const Assessment now = assess_news(knowledge, runner, {row});
  const bool is_news = has_sign || (now.urgency && (!before.urgency || *now.urgency < *before.urgency));
  if (!is_news || !now.urgency) return document;
  document.add(action_notice(knowledge, told, now, *session.region, Detail::brief));
  // In an emergency there is nothing to read.
  if (!session.command.diary.empty() && now.urgency != Urgency::emergency)
    document.add(ToType{document.say(AppText::log_triage_now), diary_command(session, "today", {}, "CASE")});
  return document;
}

bool tell_alarm(const Session& session, const Case& runner, const Row& row) {
  const Document document = alarm_document(session, runner, row);
  if (document.blocks.empty()) return false;
  const bool to_terminal = session.world.screen.err_is_terminal;
  say(session.world, render_text(document, text_style(session.world, session.command, to_terminal)));
  return true;
}

void tell_alarm(World& world, const std::vector<LoggedValue>& logged, const Spoken& spoken) {
  if (logged.empty()) return;
  World without_layers = world;
  without_layers.environment = [](const std::string&) { return std::optional<std::string>{}; };
  Command command;
  command.verb = Verb::log;
  const Session session = open_session(without_layers, command, spoken);
  tell_alarm(session, Case{}, signs_of(*session.knowledge, logged));
}

}  // namespace kneecheck::app
