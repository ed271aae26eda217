#include <exception>
#include <utility>

#include "app/commands.h"
#include "app/layers.h"
#include "base/text.h"
#include "base/words/app.h"
#include "export/records.h"
#include "knowledge/load.h"
#include "stream/answer.h"
#include "stream/ids_seen.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

// What was looked at, in words, and what is wrong with it.
struct Findings {
  explicit Findings(const Language& language) : problems(language) {}

  std::string seen;
  Diagnostics problems;
  std::exception_ptr failure;  // of reading what follows
};

std::string contents(const Knowledge& knowledge) {
  std::size_t features = 0;
  for (const Condition& condition : knowledge.conditions) features += condition.features.size();
  const auto counted = [&language = knowledge.language](TextId what, std::size_t count) {
    return language.say(what, {{"n", count}});
  };
  return knowledge.language.say(
      AppText::contents,
      {{"questions", counted(AppText::questions, knowledge.questions.size())},
       {"rules", counted(AppText::rules, knowledge.safety.rules.size())},
       {"conditions", counted(AppText::conditions, knowledge.conditions.size())},
       {"reasons", counted(AppText::reasons, features)},
       {"exercises", counted(AppText::exercises, knowledge.exercises.size())},
       {"techniques", counted(AppText::techniques, knowledge.techniques.size())},
       {"planning_rules", counted(AppText::planning_rules, knowledge.planning_rules.size())},
       {"sources", counted(AppText::sources, knowledge.sources.size())}});
}

// All layers together, every check made.
std::unique_ptr<Knowledge> load_checked(const std::vector<Layer>& layers, Diagnostics& problems) {
  return problems.empty() ? load_knowledge(layers, problems, Checks::always) : nullptr;
}

Findings check_base(World& world, const Command& command, const Spoken& spoken,
                    std::unique_ptr<Knowledge>& knowledge) {
  Findings findings{spoken.language};
  const std::vector<Layer> layers = read_layers(world, command, spoken, findings.problems);
  knowledge = load_checked(layers, findings.problems);
  if (knowledge)
    findings.seen = knowledge->language.say(
        layers.size() == (spoken.folder ? 2U : 1U) ? AppText::built_in : AppText::built_in_and_over,
        {{"version", knowledge->version}, {"contents", contents(*knowledge)}});
  return findings;
}

Findings check_folder(World& world, const Command& command, const Spoken& spoken, const std::string& folder) {
  Findings findings{spoken.language};
  std::vector<Layer> layers = read_layers(world, command, spoken, findings.problems);
  layers.push_back(read_layer(world, folder, findings.problems));
  load_checked(layers, findings.problems);
  findings.seen = spoken.language.say(AppText::folder,
                                      {{"folder", printable(folder)}, {"n", layers.back().files.size()}});
  return findings;
}

Findings check_cases(World& world, const Command& command, const Knowledge& knowledge,
                     const std::string& path) {
  Findings findings{knowledge.language};
  CaseReader reader{world, knowledge, {path}, command.input_format, [] {}, *command.locale};
  Workbench bench;
  IdsSeen ids{all_ids};
  std::size_t count = 0;
  try {
    while (const auto record = reader.next()) {
      ++count;
      if (!command.quiet) say(world, record->note);
      const Case& runner = read_case(knowledge, *record, bench);
      Diagnostics problems = stopping_problems(Verb::check, runner);
      const auto first = runner.id ? ids.claim(*runner.id, *record) : std::nullopt;
      if (first) problems.add(second_of_id(knowledge.language, *record, *runner.id, *first));
      findings.problems.append(file_problems(knowledge, problems, *record));
    }
  } catch (const ReadError&) {
    findings.failure = std::current_exception();
  }
  findings.seen = knowledge.language.say(AppText::cases, {{"file", printable(path)}, {"n", count}});
  return findings;
}

void write_text(World& world, const Command& command, const Language& language, Results& results,
                const Findings& findings) {
  if (!findings.problems.empty()) return say(world, format(findings.problems));
  if (!command.quiet && !findings.failure)
    results.write(language.say(AppText::no_problems, {{"seen", findings.seen}}) + '\n');
}

}  // namespace

ExitStatus run_check(World& world, const Command& command, const Spoken& spoken) {
  Results results{world, command.output};
  for (const std::string& path : command.operands) {
    if (path != "-" && world.files.kind(path) != PathKind::folder) world.files.require_file(path);
  }
  Diagnostics all{spoken.language};
  std::unique_ptr<Knowledge> knowledge;
  const auto take = [&](Findings findings) {
    const Language& language = knowledge ? knowledge->language : spoken.language;
    findings.problems.sort();
    if (command.format == Format::text) write_text(world, command, language, results, findings);
    all.append(findings.problems);
    if (!findings.failure) return;
    results.flush();
    std::rethrow_exception(findings.failure);
  };
  Findings base = check_base(world, command, spoken, knowledge);
  if (command.operands.empty() || !base.problems.empty()) take(std::move(base));
  for (const std::string& path : command.operands) {
    if (!knowledge) break;
    const bool is_folder = path != "-" && world.files.kind(path) == PathKind::folder;
    take(is_folder ? check_folder(world, command, spoken, path)
                   : check_cases(world, command, *knowledge, path));
  }
  if (command.format == Format::json) {
    std::string out;
    write_check_record(out, all);
    results.write(out + '\n');
  }
  results.finish();
  return all.empty() ? ExitStatus::done : ExitStatus::bad_input;
}

}  // namespace kneecheck::app
