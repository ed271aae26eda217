// One row of a diary: what was written down of a date. Rule: what is blank is not known, and never 0 or no.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/names.h"
#include "diary/score.h"
#include "knowledge/knowledge.h"

namespace kneecheck::diary {

enum class Exercised : std::uint8_t { no, part, yes };
constexpr auto names_of(Exercised) {
  return name_list("no", "part", "yes");
}

// A readiness test that was done: index into Knowledge::tests, and its value in the measure of the test.
struct TestResult {
  std::size_t test = 0;
  int value = 0;
  auto operator<=>(const TestResult&) const = default;
};

// Whether the test is measured in pain, 0 to most_pain.
inline bool is_pain(const ReadinessTest& test) {
  return test.measure == "pain";
}

struct Row {
  Date date;
  // 0 to most_minutes.
  std::optional<int> run_minutes, walk_minutes, technique_minutes;
  // 0 to 10; new_pain: of another place than the knee's own.
  std::optional<int> pain_during, pain_after, pain_morning, new_pain;
  std::optional<Exercised> exercises;
  std::vector<TestResult> tests;  // by test, each once
  std::optional<bool> swelling;
  std::optional<std::uint64_t> warning_signs;  // ticked bits of the question; 0: none
  std::string note;
  std::vector<Score> scores;  // by name, each once

  // All but the scores.
  auto said() const {
    return std::tie(date, run_minutes, walk_minutes, technique_minutes, pain_during, pain_after, pain_morning,
                    new_pain, exercises, tests, swelling, warning_signs, note);
  }
  // In any fixed order: rows that are the same count once (D9), whatever their scores, which decide nothing.
  auto operator<=>(const Row& other) const { return said() <=> other.said(); }
  bool operator==(const Row& other) const { return said() == other.said(); }
};

// Whether nothing is said of its date, scores aside.
inline bool says_nothing(const Row& row) {
  Row blank;
  blank.date = row.date;
  return row == blank;
}

// Minutes of running and walking; what is not known counts as none.
inline int moved_minutes(const Row& row) {
  return row.run_minutes.value_or(0) + row.walk_minutes.value_or(0);
}

inline constexpr int most_minutes = 1440;  // of a date
inline constexpr int most_pain = 10;

}  // namespace kneecheck::diary
