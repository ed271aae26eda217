#include "stream/tally.h"

#include <fmt/format.h>

#include "base/words/base.h"
#include "base/words/stream.h"
#include "stream/answer.h"

namespace kneecheck::stream {

std::string summary(const Language& language, const Tally& tally, Verb verb, std::int64_t milliseconds) {
  const bool is_plan = verb == Verb::plan;
  std::vector<std::string> counts;
  const auto add = [&](StreamText text, std::uint64_t number) {
    counts.push_back(language.say(text, {{"number", number}}));
  };
  add(is_plan ? StreamText::planned : StreamText::complete, tally[Outcome::done]);
  if (is_plan) add(StreamText::withheld, tally[Outcome::withheld]);
  add(StreamText::incomplete, tally[Outcome::incomplete]);
  add(StreamText::bad, tally[Outcome::bad]);
  if (tally.alarms > 0) add(StreamText::urgent_cases, tally.alarms);
  if (tally.kept > 0) add(StreamText::there_already, tally.kept);
  const std::string seconds =
      fmt::format("{}{}{}", milliseconds / 1000, language[BaseText::decimal_sign], milliseconds % 1000 / 100);
  counts.push_back(language.say(StreamText::seconds, {{"seconds", seconds}}));
  return message_line(
      language.say(StreamText::sum, {{"n", tally.all()}, {"counts", language.comma_list(counts)}}));
}

}  // namespace kneecheck::stream
