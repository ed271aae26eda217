// Any bytes as what a watch has recorded: what comes out of them can have been run, and no message repeats
// what stands in them.
#include <algorithm>

#include "activities/diary_runs.h"
#include "activities/history.h"
#include "fuzz.h"

using namespace kneecheck;
using namespace kneecheck::activities;
using namespace kneecheck::fuzz;

namespace {

void require_possible(const Activity& activity) {
  require(parse_date(date_text(activity.date)).has_value(), "a date is one of a case");
  require(activity.seconds_moving >= 1 && activity.seconds_moving <= most_seconds, "a time can be");
  require(!activity.metres || (*activity.metres >= 1 && *activity.metres <= most_metres),
          "a distance can be");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::size_t most = 20'000;
  if (size > most) return 0;
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  Diagnostics problems;
  const std::vector<Activity> found = read_activities("f", text, {}, problems);
  const bool is_refused =
      std::ranges::any_of(problems.all(), [](const Diagnostic& one) { return !one.is_warning; });
  require(!is_refused || found.empty(), "nothing is taken of what is refused");
  std::ranges::for_each(found, require_possible);
  require_harmless(format(problems));
  for (const Diagnostic& problem : problems.all())
    require(problem.excerpt.empty() && problem.value.empty(), "nothing of a file is shown", problem.message);

  std::vector<Activity> twice = found;
  require(join(twice, found) == found.size() && twice == found, "a file beside itself adds nothing");
  if (found.empty()) return 0;
  const auto last = std::ranges::max_element(found, {}, &Activity::date)->date;
  for (const Derived& each : history_of(found, last, english())) {
    require(!each.value.empty() && !each.how.empty(), "an answer is said with how it was computed");
    require_harmless(each.how);
  }
  const std::vector<ImportedRun> rows = runs_for_diary(found);
  std::vector<LoggedRun> logged;
  for (const ImportedRun& row : rows) logged.push_back({row.date, row.minutes});
  require(not_logged(rows, logged).empty(), "what is logged is not logged twice");
  return 0;
}
