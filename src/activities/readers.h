// The readers of the single formats, and what they share. Rule: private to this room.
#pragma once

#include <string_view>
#include <vector>

#include "activities/activity.h"

namespace kneecheck::activities {

std::vector<Activity> read_table(std::string_view file, std::string_view text, const Counting& counting,
                                 Diagnostics& problems);
std::vector<Activity> read_gpx(std::string_view file, std::string_view bytes, Diagnostics& problems);
std::vector<Activity> read_fit(std::string_view file, std::string_view bytes, Diagnostics& problems);

// A problem with the file: it is refused. `line` 0: with the file as a whole.
void refuse(Diagnostics& problems, std::string_view file, std::size_t line, std::string_view code,
            std::string message, TextId help);
// What was left out of a file that is taken.
void warn(Diagnostics& problems, std::string_view file, std::size_t line, std::string message, TextId help);

// Whether the name of a sport, in English or German, is one of running: "Trail Run", "treadmill_running".
bool names_a_run(std::string_view sport);

// Of a time in seconds since 1970; empty outside of the years 2000 to 2099.
std::optional<Date> date_of(std::int64_t seconds);

// Without a distance that cannot be; empty when there is no such duration.
std::optional<Activity> plausible(Date date, std::int64_t seconds, std::optional<std::int64_t> metres,
                                  bool is_run);

}  // namespace kneecheck::activities
