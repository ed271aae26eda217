// The single numbers of data/plans, each within its row.
#include "knowledge/decode_policy.h"

#include <algorithm>

namespace kneecheck::knowledge {
namespace {

Texts ids_in(std::string_view file) {
  Texts ids;
  for (const PolicyRow& row : policy_rows) {
    if (row.file == file) ids.push_back(row.id);
  }
  return ids;
}

// What is looser than its rule is said by check_numbers(), which knows the built-in value as well.
int read_number(Reader& entry, const PolicyRow& row) {
  constexpr int far = 1'000'000;
  const bool strict_below = row.way == Stricter::lower;
  const bool strict_above = row.way == Stricter::higher;
  return read_int(entry, "value", strict_below ? row.least : -far, strict_above ? row.most : far,
                  row.loosest());
}

void read_numbers(const PolicySource& source, std::string_view file, PlanPolicy& policy,
                  std::array<bool, policy_number_count>& found) {
  source.sections.each(file, "numbers", KnowledgeText::number, [&](Reader& entry) {
    const Value id = entry.value("id");
    const auto row = std::find_if(std::begin(policy_rows), std::end(policy_rows),
                                  [id](const PolicyRow& each) { return each.id == id.text(); });
    const bool known = row != std::end(policy_rows) && row->file == file;
    const PolicyNumber number{known ? read_number(entry, *row) : 0, source.basis(entry)};
    if (!known) entry.value("value");
    entry.text("what");  // for those who read the file
    if (known) {
      const auto index = static_cast<std::size_t>(row - std::begin(policy_rows));
      found[index] = true;
      policy.numbers[index] = number;
    } else if (row == std::end(policy_rows)) {
      read_word(id, ids_in(file), source.problems);
    } else {
      report(source.problems, entry.map(), "bad_value", {KnowledgeText::other_file, {{"id", row->id}}});
    }
  });
}

Texts running_sources(const PlanPolicy& policy) {
  Texts sources;
  for (std::size_t i = 0; i < policy_number_count; ++i) {
    if (policy_rows[i].file == exercises_file || policy_rows[i].file == diary_file) continue;
    for (const std::string_view id : policy.numbers[i].basis.evidence.sources) {
      if (std::ranges::find(sources, id) == sources.end()) sources.push_back(id);
    }
  }
  return sources;
}

}  // namespace

Basis PolicySource::basis(Reader& entry) const {
  Basis basis;
  if (const auto rule = read_id(entry.value("rule"), rules, KnowledgeText::a_planning_rule, problems))
    basis.rule = rules[*rule];
  basis.evidence = read_evidence(entry);
  return basis;
}

ExerciseIndex PolicySource::exercise(Reader& entry) const {
  const auto index = read_id(entry.value("exercise"), exercises, KnowledgeText::an_exercise, problems);
  return static_cast<ExerciseIndex>(index.value_or(0));
}

std::optional<ConditionIndex> PolicySource::condition(Reader& entry) const {
  const auto index = read_id(entry.value("condition"), conditions, KnowledgeText::a_condition, problems);
  return index ? std::optional{static_cast<ConditionIndex>(*index)} : std::nullopt;
}

Reader PolicySource::section(std::string_view file, std::string_view key) const {
  const Value found = sections.value(file, key);
  if (!found.exists()) problem_of(problems, file, "gap", {KnowledgeText::section_missing, {{"key", key}}});
  return {found, problems, key};
}

std::shared_ptr<const PlanPolicy> decode_policy(Sections& sections, const Knowledge& so_far,
                                                Diagnostics& problems) {
  const PolicySource source{sections,
                            so_far,
                            problems,
                            condition_ids(so_far),
                            exercise_ids(so_far),
                            ids_of(so_far.tests),
                            ids_of(so_far.planning_rules)};
  auto policy = std::make_shared<PlanPolicy>();
  std::array<bool, policy_number_count> found{};
  for (const std::string_view file : {running_file, phases_file, technique_file, exercises_file, diary_file})
    read_numbers(source, file, *policy, found);
  for (std::size_t i = 0; i < policy_number_count; ++i) {
    const PolicyRow& row = policy_rows[i];
    if (!found[i]) problem_of(problems, row.file, "gap", {KnowledgeText::no_number, {{"id", row.id}}});
  }
  policy->running_sources = running_sources(*policy);
  decode_running_rules(source, *policy);
  decode_exercise_rules(source, *policy);
  return policy;
}

}  // namespace kneecheck::knowledge
