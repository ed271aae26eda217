#include "activities/history.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/words/activities.h"

namespace kneecheck::activities {
namespace {

constexpr int week = 7;
constexpr int weeks_searched = 12;  // for those that hold a run
constexpr int weeks_averaged = 6;
constexpr int weeks_looked_at = 8;                      // for the longest run and the pace
constexpr int least_seconds = 15 * 60;                  // of a run that shows a pace
constexpr std::int64_t quickest = 150, slowest = 1200;  // seconds a km, as a case may say

struct Week {
  int runs = 0;
  int without_distance = 0;
  std::int64_t metres = 0;
};

// The runs up to today, each with how many weeks it is before the last one.
struct Run {
  const Activity* activity;
  int weeks_before;
};

struct Past {
  Date last;
  std::vector<Run> runs;
};

// A date in UTC may be tomorrow's.
Past past_of(std::span<const Activity> activities, Date today) {
  const auto counts = [today](const Activity& each) { return each.is_run && each.date <= today.plus(1); };
  Past past;
  for (const Activity& each : activities) {
    if (counts(each)) past.last = std::max(past.last, each.date);
  }
  for (const Activity& each : activities) {
    if (counts(each)) past.runs.push_back({&each, days_between(each.date, past.last) / week});
  }
  return past;
}

// 12345 -> "12.3"
std::string km_text(std::int64_t metres) {
  constexpr std::int64_t tenth = decimal_one / 10;
  return decimal_text(round_half_even(metres, 100) * tenth);
}

class Answers {
 public:
  Answers(const Past& past, Date today, const Language& language)
      : past_(past), today_(today), language_(language), until_(date_for_people(language, past.last, true)) {}

  std::vector<Derived> all() {
    add_usual_week();
    add_longest();
    add_runs_per_week();
    add_pace();
    const int days = std::max(0, days_between(past_.last, today_));
    add("weeks_off", std::to_string(days / week), say(ActivitiesText::weeks_off_how));
    return std::move(answers_);
  }

 private:
  std::string say(ActivitiesText text, std::int64_t n = 0) const {
    return language_.say(
        text, {{"n", n}, {"date", until_}, {"weeks", weeks_looked_at}, {"minutes", least_seconds / 60}});
  }
  void add(std::string_view key, std::string value, std::string how) {
    answers_.push_back({key, std::move(value), std::move(how)});
  }

  // How far those go that have a distance; a run without one would make a week look short.
  void add_usual_week() {
    std::array<Week, weeks_searched> weeks{};
    for (const Run& run : past_.runs) {
      if (run.weeks_before >= weeks_searched) continue;
      Week& its = weeks[static_cast<std::size_t>(run.weeks_before)];
      ++its.runs;
      its.metres += run.activity->metres.value_or(0);
      its.without_distance += run.activity->metres ? 0 : 1;
    }
    for (const Week& each : weeks) {
      if (each.runs == 0 || weeks_ == weeks_averaged) continue;
      ++weeks_;
      usual_.runs += each.runs;
      usual_.without_distance += each.without_distance;
      usual_.metres += each.metres;
    }
    if (usual_.metres == 0) return;
    std::string how = say(ActivitiesText::weekly_how, weeks_);
    if (usual_.without_distance > 0)
      how =
          language_.say(ActivitiesText::and_without_distance, {{"how", how}, {"n", usual_.without_distance}});
    add("weekly_km", km_text(round_half_even(usual_.metres, weeks_)), std::move(how));
  }

  void add_longest() {
    std::int64_t longest = 0;
    for (const Run& run : past_.runs) {
      if (run.weeks_before < weeks_looked_at) longest = std::max(longest, run.activity->metres.value_or(0));
    }
    if (longest > 0) add("longest_run_km", km_text(longest), say(ActivitiesText::longest_how));
  }

  void add_runs_per_week() {
    const std::int64_t runs = std::max<std::int64_t>(1, round_half_even(usual_.runs, weeks_));
    add("runs_per_week", std::to_string(runs), say(ActivitiesText::weekly_how, weeks_));
  }

  void add_pace() {
    std::vector<std::int64_t> paces;  // of a plausible run
    for (const Run& run : past_.runs) {
      const Activity& each = *run.activity;
      if (run.weeks_before >= weeks_looked_at || each.seconds_moving < least_seconds || !each.metres)
        continue;
      const std::int64_t pace = round_half_even(std::int64_t{each.seconds_moving} * 1000, *each.metres);
      if (pace >= quickest && pace <= slowest) paces.push_back(pace);
    }
    if (paces.empty()) return;
    std::ranges::sort(paces);
    const std::size_t middle = paces.size() / 2;
    const std::int64_t median =
        paces.size() % 2 == 1 ? paces[middle] : round_half_even(paces[middle - 1] + paces[middle], 2);
    add("pace", pace_text(median), say(ActivitiesText::pace_how, static_cast<std::int64_t>(paces.size())));
  }

  const Past& past_;
  Date today_;
  const Language& language_;
  std::string until_;
  Week usual_;     // the sum of the weeks that count
  int weeks_ = 0;  // how many they are: at least 1, since the last run is in the first
  std::vector<Derived> answers_;
};

}  // namespace

std::vector<Derived> history_of(std::span<const Activity> activities, Date today, const Language& language) {
  const Past past = past_of(activities, today);
  if (past.runs.empty()) return {};
  return Answers{past, today, language}.all();
}

}  // namespace kneecheck::activities
