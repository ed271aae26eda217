#include "cli/completion.h"

#include <algorithm>

#include "app/commands.h"
#include "explain/topics.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

void add(std::vector<std::string>& words, std::string_view id) {
  if (completes_as_is(id) && std::find(words.begin(), words.end(), id) == words.end()) words.emplace_back(id);
}

CompletionNames names_of(const Knowledge& knowledge) {
  CompletionNames names;
  for (const Topic& topic : all_topics(knowledge)) add(names.topics, topic.id);
  for (const Region& region : knowledge.regions) add(names.regions, region.id);
  for (const Choice& day : knowledge.question(Key::days).choices) add(names.days, day.id);
  const Question& equipment = knowledge.question(Key::equipment);
  for (const Choice& item : equipment.choices) add(names.kit, item.id);
  if (!equipment.none_label.empty()) add(names.kit, "none");
  return names;
}

}  // namespace

ExitStatus run_completion(Session& session) {
  const auto shell = from_word<Shell>(session.command.operands.front());
  Results results{session.world, session.command.output};
  results.write(completion_script(*shell, names_of(*session.knowledge)));
  results.finish();
  return ExitStatus::done;
}

}  // namespace kneecheck::app
