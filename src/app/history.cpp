#include "app/history.h"

#include <algorithm>

#include "activities/history.h"
#include "app/refusal.h"
#include "base/words/app.h"
#include "intake/read_answer.h"
#include "stream/answer.h"
#include "world/read_text.h"
#include "world/results.h"

namespace kneecheck::app {

std::vector<Activity> read_activity_files(World& world, const Language& language, const Command& command,
                                          const std::vector<std::string>& paths) {
  const Counting counting{command.units, command.locale->dates};
  Diagnostics problems{language};
  std::vector<Activity> all;
  std::size_t twice = 0;
  for (const std::string& path : paths)
    twice += join(all, read_activities(path, read_file(world.files, path, most_bytes), counting, problems));
  const bool is_refused =
      std::ranges::any_of(problems.all(), [](const Diagnostic& problem) { return !problem.is_warning; });
  if (is_refused) throw Refusal{ExitStatus::bad_input, format(problems)};
  std::string notes = problems.empty() ? "" : format(problems);
  if (twice > 0) notes += message_line(language.say(AppText::recorded_twice, {{"n", twice}}));
  if (!command.quiet) say(world, notes);
  return all;
}

std::vector<Recorded> read_history(const Session& session) {
  const Command& command = session.command;
  if (command.history.empty()) return {};
  const Knowledge& knowledge = *session.knowledge;
  const Language& language = knowledge.language;
  const auto all = read_activity_files(session.world, language, command, command.history);
  const Date today = command.today ? *command.today : session.world.today();
  std::vector<Recorded> recorded;
  for (const Derived& each : history_of(all, today, language)) {
    const Key key = *from_word<Key>(each.key);
    const auto answer = read_quantity(knowledge, static_cast<QuestionIndex>(key), each.value);
    if (!answer) continue;  // more than a case may say
    recorded.push_back({key, *answer,
                        language.say(AppText::recorded_answer,
                                     {{"key", each.key}, {"value", each.value}, {"how", each.how}})});
  }
  if (recorded.empty() && !command.quiet) say(session.world, message_line(language.say(AppText::no_runs)));
  return recorded;
}

}  // namespace kneecheck::app
