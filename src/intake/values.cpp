#include "intake/values.h"

#include "base/number.h"

namespace kneecheck::intake {

Answer choice_answer(const Question& question, std::uint64_t yes, bool known) {
  return Answer{yes, known ? all_choices(question) & ~yes : 0, 0, known};
}

std::optional<std::int64_t> parse_pace(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  const auto minutes = parse_whole(text.substr(0, colon));
  const std::int64_t tens = text[colon + 1] - '0';
  const std::int64_t ones = text[colon + 2] - '0';
  if (!minutes || *minutes < 0 || tens < 0 || tens > 5 || ones < 0 || ones > 9) return std::nullopt;
  return *minutes * 60 + tens * 10 + ones;
}

void set_aside_half_a_race(Case& runner) {
  if (runner.known(Key::race_km) == runner.known(Key::race_date)) return;
  runner[Key::race_km] = Answer{};
  runner[Key::race_date] = Answer{};
  runner.half_a_race = true;
}

}  // namespace kneecheck::intake
