#include "diary/day.h"

#include <algorithm>

namespace kneecheck::diary {
namespace {

template <class Value>
void take_higher(std::optional<Value>& highest, const std::optional<Value>& value) {
  highest = std::max(highest, value);  // what is not known is less than any value
}

void add(std::optional<int>& sum, const std::optional<int>& minutes) {
  if (minutes) sum = sum.value_or(0) + *minutes;
}

// The worse of two results: more pain, or less of what is counted.
void take_result(const Knowledge& knowledge, std::vector<TestResult>& results, const TestResult& result) {
  const auto earlier = std::ranges::find(results, result.test, &TestResult::test);
  if (earlier == results.end()) return results.push_back(result);
  earlier->value = is_pain(knowledge.tests[result.test]) ? std::max(earlier->value, result.value)
                                                         : std::min(earlier->value, result.value);
}

}  // namespace

Row day_of(const Knowledge& knowledge, std::span<const Row> rows, Date date) {
  Row day;
  day.date = date;
  for (const Row& row : rows) {
    if (row.date != date) continue;
    add(day.run_minutes, row.run_minutes);
    add(day.walk_minutes, row.walk_minutes);
    add(day.technique_minutes, row.technique_minutes);
    take_higher(day.pain_during, row.pain_during);
    take_higher(day.pain_after, row.pain_after);
    take_higher(day.pain_morning, row.pain_morning);
    take_higher(day.new_pain, row.new_pain);
    take_higher(day.exercises, row.exercises);
    take_higher(day.swelling, row.swelling);
    for (const TestResult& result : row.tests) take_result(knowledge, day.tests, result);
    if (row.warning_signs) day.warning_signs = day.warning_signs.value_or(0) | *row.warning_signs;
    if (!row.note.empty()) day.note = row.note;
  }
  std::ranges::sort(day.tests);
  return day;
}

}  // namespace kneecheck::diary
