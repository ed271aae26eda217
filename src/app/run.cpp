#include "app/run.h"

#include <fmt/format.h>

#include "app/commands.h"
#include "app/layers.h"
#include "app/log_alarm.h"
#include "app/pager.h"
#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/base.h"
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
std::string version_text(const Language& language) {
  const KnowledgeName knowledge = builtin_name();
  return fmt::format("kneecheck {}\n{}\n{}\n", KNEECHECK_VERSION,
                     language.say(AppText::knowledge_version,
                                  {{"version", knowledge.version}, {"digest", knowledge.digest}}),
                     language.say(AppText::licence));
}

// -o over something that is read would replace the answers by what was made of them.
void refuse_to_overwrite(World& world, const Command& command, const Language& language) {
  if (command.output.empty() || command.output == "-") return;
  const auto replaced = world.files.identity(command.output);
  if (!replaced) return;
  for (const std::string& path : paths_read(world, command)) {
    if (world.files.identity(path) != replaced) continue;
    throw Refusal{
        ExitStatus::misused,
        usage_message(language, language.say(AppText::read_as_well, {{"file", quoted(command.output)}}),
                      language.say(AppText::name_another))};
  }
}

// Help, the version and the tab key are there whatever --lang says.
void refuse_unknown_language(const Spoken& spoken) {
  if (spoken.wrong_tag.empty()) return;
  std::vector<std::string> known{std::string{english().tag}};
  for (const std::string_view tag : builtin_languages()) known.emplace_back(tag);
  const Language& language = spoken.language;
  throw Refusal{
      ExitStatus::misused,
      usage_message(language, language.say(AppText::no_such_language, {{"tag", quoted(spoken.wrong_tag)}}),
                    language.say(BaseText::one_of, {{"words", language.comma_list(known)}}))};
}

ExitStatus run_command(World& world, const Command& command, const Spoken& spoken) {
  const bool has_session = command.verb != Verb::check && command.verb != Verb::completion;
  std::optional<Session> opened;
  try {
    refuse_unknown_language(spoken);
    refuse_to_overwrite(world, command, spoken.language);
    if (has_session) opened.emplace(open_session(world, command, spoken));
  } catch (...) {
    tell_alarm(world, command.logged, spoken);
    throw;
  }
  if (command.verb == Verb::check) return run_check(world, command, spoken);
  if (command.verb == Verb::completion) return run_completion(world, command);
  Session& session = *opened;
  if (command.verb == Verb::empty_case) return run_template(session);
  if (command.verb == Verb::triage) return run_triage(session);
  if (command.verb == Verb::log) return run_log(session);
  return command.verb == Verb::plan ? run_plan(session) : run_explain(session);
}

ExitStatus run_asked(World& world, const cli::Asked& asked, const Spoken& spoken) {
  if (const auto* help = std::get_if<ShowHelp>(&asked))
    return print(world, help->text, help->no_pager ? std::nullopt : pager_of(world));
  if (const auto* wrong = std::get_if<Misuse>(&asked)) {
    tell_alarm(world, wrong->signs, spoken);
    throw Refusal{ExitStatus::misused, wrong->text};
  }
  if (std::holds_alternative<ShowVersion>(asked)) return print(world, version_text(spoken.language));
  if (const auto* line = std::get_if<ToComplete>(&asked)) return run_complete(world, line->words, spoken);
  return run_command(world, std::get<Command>(asked), spoken);
}

}  // namespace

ExitStatus run(World& world, const std::vector<std::string>& arguments) {
  return run_in(world, arguments, spoken_language(world, arguments));
}

ExitStatus run_in(World& world, const std::vector<std::string>& arguments, const Spoken& spoken) {
  try {
    return run_asked(world, parse_arguments(arguments, spoken.language), spoken);
  } catch (const Refusal& refusal) {
    say(world, refusal.text());
    return refusal.status();
  } catch (const IoError& error) {
    say(world, usage_message(spoken.language, error.said(spoken.language), ""));
    return ExitStatus::failed;
  } catch (const ReaderLeft&) {
    return ExitStatus::failed;
  }
}

}  // namespace kneecheck::app
