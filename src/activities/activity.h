// What a watch has recorded, as far as a knee is concerned: when, how long, how far, and whether it was a
// run. Rule: no name, place, heart rate or time of day is kept, and no message repeats what stands in a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/rooms.h"
#include "base/units.h"

namespace kneecheck::activities {

struct Activity {
  Date date;                           // where it was run, if the file says so, else in UTC
  int seconds_moving = 0;              // 1 to most_seconds
  std::optional<std::int64_t> metres;  // empty: not recorded
  bool is_run = false;

  bool operator==(const Activity&) const = default;
};

// Limits with their reasons: a day of running is some 30 MiB as GPX; a table of all that somebody has done in
// ten years has some 5,000 rows; nobody runs for longer than a week, or farther than 1000 km.
inline constexpr std::size_t most_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_activities = 100'000;
inline constexpr int most_seconds = 7 * 24 * 60 * 60;
inline constexpr std::int64_t most_metres = 1'000'000;

// What a table may leave open.
struct Counting {
  Units units = Units::km;                  // of distances without a unit
  DateOrder dates = DateOrder::year_first;  // of 3/4/2026
};

// The activities in a file, in its order: Strava's activities.csv, Garmin Connect's Activities.csv, GPX or
// FIT, told apart by what is in it. Problems that are no warnings: nothing of the file was taken. Warnings
// say how much of it was left out.
std::vector<Activity> read_activities(std::string_view file, std::string_view bytes, const Counting& counting,
                                      Diagnostics& problems);

// Puts `more`, of another file, behind `all`. One that is there already, as the same run stands in a table
// and in a file of its own, is not put there twice. Returns how many were not.
std::size_t join(std::vector<Activity>& all, const std::vector<Activity>& more);

}  // namespace kneecheck::activities
