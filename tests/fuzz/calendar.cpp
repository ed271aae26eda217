// Any bytes as a calendar whose place a later one takes: it is refused with problems, or what is written
// after it is a calendar of ours again, in which each of its events is, and later.
#include <map>

#include "export/ics.h"
#include "fuzz.h"
#include "triage/assess.h"

using namespace kneecheck;
using namespace kneecheck::fuzz;

namespace {

const intake::Case& nobody() {
  static const intake::Case runner{};
  return runner;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 50'000;
  if (size > most) return 0;
  const std::string text{reinterpret_cast<const char*>(bytes), size};
  Diagnostics problems;
  const auto earlier = exports::read_calendar("f", text, problems);
  require_good_problems(problems, earlier.has_value(), text);
  if (!earlier) return 0;
  static const triage::Assessment assessment = triage::assess(builtin(), nobody());
  const exports::RecordView view{builtin(), nobody(), assessment, builtin().regions.front()};
  std::string written;
  exports::write_cancelled_ics(written, view, *earlier);
  Diagnostics none;
  const auto again = exports::read_calendar("f", written, none);
  bool is_at_end = false;  // the last SEQUENCE that there is cannot be read again
  std::map<std::string, std::int64_t> sequences;
  for (const exports::EarlierEvent& event : earlier->events) {
    sequences[event.uid] = event.sequence;
    is_at_end = is_at_end || event.sequence == exports::most_sequence;
  }
  require(again.has_value() || is_at_end, "what was written can be read", written);
  if (!again) return 0;
  require(again->events.size() == sequences.size(), "no event is lost", written);
  for (const exports::EarlierEvent& event : again->events) {
    const auto before = sequences.find(event.uid);
    require(before != sequences.end() && event.cancelled && event.sequence >= before->second,
            "an event is cancelled, and later", written);
  }
  return 0;
}
