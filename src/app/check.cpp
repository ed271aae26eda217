#include <fmt/format.h>

#include <exception>
#include <utility>

#include "app/commands.h"
#include "app/layers.h"
#include "base/text.h"
#include "export/records.h"
#include "knowledge/load.h"
#include "stream/answer.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

// What was looked at, in words, and what is wrong with it.
struct Findings {
  std::string seen;
  Diagnostics problems;
  std::exception_ptr failure;  // of reading what follows
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string contents(const Knowledge& knowledge) {
  std::size_t features = 0;
  for (const Condition& condition : knowledge.conditions) features += condition.features.size();
  return fmt::format(
      "{}, {}, {} with {}, {}, {}, {}, {}", counted(knowledge.questions.size(), "question", "questions"),
      counted(knowledge.safety.rules.size(), "safety rule", "safety rules"),
      counted(knowledge.conditions.size(), "condition", "conditions"), counted(features, "reason", "reasons"),
      counted(knowledge.exercises.size(), "exercise", "exercises"),
      counted(knowledge.techniques.size(), "technique", "techniques"),
      counted(knowledge.planning_rules.size(), "planning rule", "planning rules"),
      counted(knowledge.sources.size(), "source", "sources"));
}

// All layers together, every check made.
std::unique_ptr<Knowledge> load_checked(const std::vector<Layer>& layers, Diagnostics& problems) {
  return problems.empty() ? load_knowledge(layers, problems, Checks::always) : nullptr;
}

Findings check_base(World& world, const Command& command, std::unique_ptr<Knowledge>& knowledge) {
  Findings findings;
  const std::vector<Layer> layers = read_layers(world, command, findings.problems);
  knowledge = load_checked(layers, findings.problems);
  findings.seen = layers.size() == 1 ? "built-in knowledge" : "built-in knowledge and what lies over it";
  if (knowledge) findings.seen += fmt::format(" {}: {}", knowledge->version, contents(*knowledge));
  return findings;
}

Findings check_folder(World& world, const Command& command, const std::string& folder) {
  Findings findings;
  std::vector<Layer> layers = read_layers(world, command, findings.problems);
  layers.push_back(read_layer(world, folder, findings.problems));
  load_checked(layers, findings.problems);
  findings.seen = fmt::format("{}: {} over the built-in knowledge", printable(folder),
                              counted(layers.back().files.size(), "file", "files"));
  return findings;
}

Findings check_cases(World& world, const Command& command, const Knowledge& knowledge,
                     const std::string& path) {
  Findings findings;
  CaseReader reader{world, knowledge, {path}, command.input_format, [] {}, *command.locale};
  Workbench bench;
  std::size_t count = 0;
  try {
    while (const auto record = reader.next()) {
      ++count;
      if (!command.quiet) say(world, record->note);
      const Case& runner = read_case(knowledge, *record, bench);
      findings.problems.append(file_problems(knowledge, stopping_problems(Verb::check, runner), *record));
    }
  } catch (const ReadError&) {
    findings.failure = std::current_exception();
  }
  findings.seen = fmt::format("{}: {}", printable(path), counted(count, "case", "cases"));
  return findings;
}

void write_text(World& world, const Command& command, Results& results, const Findings& findings) {
  if (!findings.problems.empty()) return say(world, format(findings.problems));
  if (!command.quiet && !findings.failure) results.write(fmt::format("{}: no problems\n", findings.seen));
}

}  // namespace

ExitStatus run_check(World& world, const Command& command) {
  Results results{world, command.output};
  for (const std::string& path : command.operands) {
    if (path != "-" && world.files.kind(path) != PathKind::folder) world.files.require_file(path);
  }
  Diagnostics all;
  const auto take = [&](Findings findings) {
    findings.problems.sort();
    if (command.format == Format::text) write_text(world, command, results, findings);
    all.append(findings.problems);
    if (!findings.failure) return;
    results.flush();
    std::rethrow_exception(findings.failure);
  };
  std::unique_ptr<Knowledge> knowledge;
  Findings base = check_base(world, command, knowledge);
  if (command.operands.empty() || !base.problems.empty()) take(std::move(base));
  for (const std::string& path : command.operands) {
    if (!knowledge) break;
    const bool is_folder = path != "-" && world.files.kind(path) == PathKind::folder;
    take(is_folder ? check_folder(world, command, path) : check_cases(world, command, *knowledge, path));
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
