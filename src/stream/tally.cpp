#include "stream/tally.h"

#include <fmt/format.h>

namespace kneecheck::stream {

std::string summary(const Tally& tally, Verb verb, std::string_view done_word, std::int64_t milliseconds) {
  std::string text = fmt::format("kneecheck: {} {}: {} {}, ", tally.all(),
                                 tally.all() == 1 ? "case" : "cases", tally[Outcome::done], done_word);
  if (verb == Verb::plan) text += fmt::format("{} withheld, ", tally[Outcome::withheld]);
  text += fmt::format("{} incomplete, {} bad, ", tally[Outcome::incomplete], tally[Outcome::bad]);
  if (tally.alarms > 0) text += fmt::format("{} URGENT, ", tally.alarms);
  if (tally.kept > 0) text += fmt::format("{} there already, ", tally.kept);
  return text + fmt::format("{}.{} seconds\n", milliseconds / 1000, milliseconds % 1000 / 100);
}

}  // namespace kneecheck::stream
