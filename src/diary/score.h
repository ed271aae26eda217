// A number by which a clinician follows the knee, as a questionnaire gives it: "visa-p=62/100".
// Rule: it is drawn and never interpreted, and decides nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kneecheck::diary {

struct Score {
  std::string name;  // as it was typed: letters, digits, spaces, points, hyphens and underscores
  int value = 0;     // least to most
  int least = 0, most = 100;
  auto operator<=>(const Score&) const = default;
};

inline constexpr std::size_t most_score_name = 40;  // characters
inline constexpr int most_score = 10'000;

// From "62/100", or "62/10-100" where it does not begin at 0. Empty: it is no such name or number, or outside
// its own range.
std::optional<Score> parse_score(std::string_view name, std::string_view text);

// What parse_score() reads back.
std::string score_text(const Score& score);

}  // namespace kneecheck::diary
