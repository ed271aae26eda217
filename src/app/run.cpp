#include "app/run.h"

#include <fmt/format.h>

#include "app/commands.h"
#include "app/layers.h"
#include "app/pager.h"
#include "app/refusal.h"
#include "base/text.h"
#include "cli/parse.h"
#include "knowledge/load.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

ExitStatus print(World& world, std::string_view text, std::optional<std::string> pager = {}) {
  Results results{world, {}};
  results.page(std::move(pager));
  results.write(text);
  results.finish();
  return ExitStatus::done;
}

// Of the built-in knowledge: no folder of anybody's can stand in the way.
std::string version_text() {
  const KnowledgeName knowledge = builtin_name();
  return fmt::format(
      "kneecheck {}\nknowledge {} ({})\nLicence: Apache-2.0. Not a diagnosis, not a medical device.\n",
      KNEECHECK_VERSION, knowledge.version, knowledge.digest);
}

// -o over something that is read would replace the answers by what was made of them.
void refuse_to_overwrite(World& world, const Command& command) {
  if (command.output.empty() || command.output == "-") return;
  const auto replaced = world.files.identity(command.output);
  if (!replaced) return;
  for (const std::string& path : paths_read(world, command)) {
    if (world.files.identity(path) != replaced) continue;
    throw Refusal{ExitStatus::misused,
                  usage_message(fmt::format("--output: {} is read as well", quoted(command.output)),
                                "name another file")};
  }
}

ExitStatus run_command(World& world, const Command& command) {
  refuse_to_overwrite(world, command);
  if (command.verb == Verb::check) return run_check(world, command);
  if (command.verb == Verb::completion) return run_completion(world, command);
  Session session = open_session(world, command);
  if (command.verb == Verb::empty_case) return run_template(session);
  if (command.verb == Verb::triage) return run_triage(session);
  return command.verb == Verb::plan ? run_plan(session) : run_explain(session);
}

ExitStatus run_asked(World& world, const Asked& asked) {
  if (const auto* help = std::get_if<ShowHelp>(&asked))
    return print(world, help->text, help->no_pager ? std::nullopt : pager_of(world));
  if (const auto* wrong = std::get_if<Misuse>(&asked)) throw Refusal{ExitStatus::misused, wrong->text};
  if (std::holds_alternative<ShowVersion>(asked)) return print(world, version_text());
  if (const auto* line = std::get_if<ToComplete>(&asked)) return run_complete(world, line->words);
  return run_command(world, std::get<Command>(asked));
}

}  // namespace

ExitStatus run(World& world, const std::vector<std::string>& arguments) {
  try {
    return run_asked(world, parse_arguments(arguments));
  } catch (const Refusal& refusal) {
    say(world, refusal.text());
    return refusal.status();
  } catch (const IoError& error) {
    say(world, usage_message(error.what(), ""));
    return ExitStatus::failed;
  } catch (const ReaderLeft&) {
    return ExitStatus::failed;
  }
}

}  // namespace kneecheck::app
