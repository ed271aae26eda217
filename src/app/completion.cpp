#include "cli/completion.h"

#include <algorithm>

#include "app/commands.h"
#include "explain/topics.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

ExitStatus print(World& world, const std::string& output, std::string_view text) {
  Results results{world, output};
  results.write(text);
  results.finish();
  return ExitStatus::done;
}

std::vector<std::string> ids_of(const Knowledge& knowledge, Offer offer) {
  std::vector<std::string> ids;
  const auto add = [&ids](const auto& entries) {
    for (const auto& entry : entries) ids.emplace_back(entry.id);
  };
  if (offer == Offer::topics) add(all_topics(knowledge));
  if (offer == Offer::regions) add(knowledge.regions);
  if (offer == Offer::tests) add(knowledge.tests);
  if (offer == Offer::signs) add(knowledge.question(Key::warning_signs).choices);
  if (offer == Offer::days) add(knowledge.question(Key::days).choices);
  if (offer == Offer::diagnoses) add(knowledge.question(Key::diagnosis).choices);
  if (offer == Offer::exercises) {
    add(knowledge.exercises);
    ids.emplace_back("none");
  }
  if (offer == Offer::equipment) {
    const Question& equipment = knowledge.question(Key::equipment);
    add(equipment.choices);
    if (!equipment.none_label.empty()) ids.emplace_back("none");
  }
  if (offer == Offer::topics) {  // several kinds may share an id
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }
  return ids;
}

// As the shell would, before the program sees it.
std::string without_tilde(const World& world, const std::string& folder) {
  return folder.starts_with("~/") ? world.environment("HOME").value_or("~") + folder.substr(1) : folder;
}

}  // namespace

ExitStatus run_completion(World& world, const Command& command) {
  return print(world, command.output, completion_script(*from_word<Shell>(command.operands.front())));
}

ExitStatus run_complete(World& world, const std::vector<std::string>& words, const Spoken& spoken) try {
  const KnownWords known = [&world, &spoken](Offer offer, const std::vector<std::string>& data) {
    Command command;
    for (const std::string& folder : data) command.data.push_back(without_tilde(world, folder));
    return ids_of(*open_session(world, command, spoken).knowledge, offer);
  };
  return print(world, {}, complete(spoken.language, words, known));
} catch (const std::exception&) {
  return ExitStatus::done;
}

}  // namespace kneecheck::app
