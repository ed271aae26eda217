#include "knowledge/knowledge.h"

#include <algorithm>

namespace kneecheck::knowledge {
namespace {

template <class Entry>
const Entry* find_by_id(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

template <class Index, class Entry>
std::optional<Index> index_of(const std::vector<Entry>& entries, std::string_view id) {
  const Entry* found = find_by_id(entries, id);
  return found == nullptr ? std::nullopt : std::optional{static_cast<Index>(found - entries.data())};
}

}  // namespace

bool Knowledge::triage_needs(QuestionIndex question) const {
  const Readers& readers = dependents[question];
  return questions[question].group == QuestionGroup::triage ||
         question == static_cast<QuestionIndex>(Key::id) || !readers.rules.empty() ||
         !readers.features.empty();
}

std::optional<ConditionIndex> Knowledge::find_condition(std::string_view id) const {
  return index_of<ConditionIndex>(conditions, id);
}
std::optional<ExerciseIndex> Knowledge::find_exercise(std::string_view id) const {
  return index_of<ExerciseIndex>(exercises, id);
}
const Source* Knowledge::find_source(std::string_view id) const {
  return find_by_id(sources, id);
}
const Region* Knowledge::find_region(std::string_view id) const {
  return find_by_id(regions, id);
}
const ReadinessTest* Knowledge::find_test(std::string_view id) const {
  return find_by_id(tests, id);
}
const Advice* AdviceBook::note(std::string_view id) const {
  return find_by_id(notes, id);
}

std::uint64_t choice_bit(const Question& question, std::string_view id) {
  const Choice* found = find_by_id(question.choices, id);
  return found == nullptr ? 0 : std::uint64_t{1} << (found - question.choices.data());
}

}  // namespace kneecheck::knowledge
