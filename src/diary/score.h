// A number by which a clinician follows the knee, as a questionnaire gives it: "visa-p=62/100".
// Rule: it is drawn and never interpreted, and decides nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace kneecheck::diary {

struct Score {
  std::string name;  // as it was typed: letters, digits, spaces, points, hyphens and underscores
  int value = 0;     // least to most
  int least = 0, most = 100;
  auto operator<=>(const Score&) const = default;
};

struct DatedScore {
  Date date;
  Score score;
  auto operator<=>(const DatedScore&) const = default;
};

// One kind of score, by date. Names that differ in capitals alone are one, ranges that differ are not.
struct ScoreKind {
  std::string name;  // as it was first written
  int least = 0, most = 100;
  struct Value {
    Date date;
    int value = 0;
    bool operator==(const Value&) const = default;
  };
  std::vector<Value> values;  // all that were recorded, each once
};

// By name, then range.
std::vector<ScoreKind> by_kind(std::vector<DatedScore> scores);

inline constexpr std::size_t most_score_name = 40;  // characters
inline constexpr int most_score = 10'000;

// From "62/100", or "62/10-100" where it does not begin at 0. Empty: it is no such name or number, or outside
// its own range.
std::optional<Score> parse_score(std::string_view name, std::string_view text);

// What parse_score() reads back.
std::string score_text(const Score& score);

}  // namespace kneecheck::diary
