#include "diary/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/number.h"
#include "base/text.h"

namespace kneecheck::diary {
namespace {

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

// Nothing that a table, a list or a spreadsheet takes for something else.
bool is_name(std::string_view name) {
  const auto fits = [](char letter) {
    return is_letter(letter) || (letter >= '0' && letter <= '9') ||
           std::string_view{" .-_"}.find(letter) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= most_score_name && is_letter(name.front()) &&
         std::ranges::all_of(name, fits);
}

std::optional<int> whole(std::string_view text) {
  const auto number = parse_whole(trimmed(text));
  if (!number || *number < 0 || *number > most_score) return std::nullopt;
  return static_cast<int>(*number);
}

}  // namespace

std::optional<Score> parse_score(std::string_view name, std::string_view text) {
  const std::size_t slash = text.find('/');
  if (!is_name(trimmed(name)) || slash == std::string_view::npos) return std::nullopt;
  std::string_view range = text.substr(slash + 1);
  const std::size_t dash = range.find('-');
  const auto least = dash == std::string_view::npos ? std::optional{0} : whole(range.substr(0, dash));
  if (dash != std::string_view::npos) range.remove_prefix(dash + 1);
  const auto value = whole(text.substr(0, slash));
  const auto most = whole(range);
  if (!value || !least || !most || *least >= *most || *value < *least || *value > *most) return std::nullopt;
  return Score{std::string{trimmed(name)}, *value, *least, *most};
}

std::string score_text(const Score& score) {
  if (score.least == 0) return fmt::format("{}/{}", score.value, score.most);
  return fmt::format("{}/{}-{}", score.value, score.least, score.most);
}

std::vector<ScoreKind> by_kind(std::vector<DatedScore> scores) {
  std::ranges::sort(scores);
  std::vector<ScoreKind> kinds;
  for (const auto& [date, score] : scores) {
    const auto is_it = [&one = score](const ScoreKind& kind) {
      return same_letters(kind.name, one.name) && kind.least == one.least && kind.most == one.most;
    };
    auto kind = std::ranges::find_if(kinds, is_it);
    if (kind == kinds.end()) kind = kinds.insert(kind, {score.name, score.least, score.most, {}});
    const bool is_known =
        !kind->values.empty() && kind->values.back().date == date && kind->values.back().value == score.value;
    if (!is_known) kind->values.push_back({date, score.value});
  }
  std::ranges::sort(kinds, {},
                    [](const ScoreKind& kind) { return std::tie(kind.name, kind.least, kind.most); });
  return kinds;
}

}  // namespace kneecheck::diary
