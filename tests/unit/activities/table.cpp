// The tables of Strava and Garmin Connect.
#include <doctest/doctest.h>

#include "activities/activity.h"

using namespace kneecheck;
using namespace kneecheck::activities;

namespace {

struct Read {
  std::vector<Activity> found;
  Diagnostics problems;
};
Read read(const std::string& text, const Counting& counting = {}) {
  Read all;
  all.found = read_activities("activities.csv", text, counting, all.problems);
  return all;
}

const std::string strava =
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max "
    "Heart Rate,"
    "Filename,Elapsed Time,Moving Time,Distance,Max Speed\n";
const std::string garmin =
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Pace,Moving Time,Elapsed "
    "Time\n";

std::string shown(const Activity& activity) {
  return date_text(activity.date) + ' ' + std::to_string(activity.seconds_moving) + ' ' +
         (activity.metres ? std::to_string(*activity.metres) : "-") + (activity.is_run ? " run" : "");
}
// The one activity of a table; "none".
std::string only(const std::string& text, const Counting& counting = {}) {
  const Read all = read(text, counting);
  return all.found.size() == 1 ? shown(all.found[0]) : "none";
}

}  // namespace

TEST_CASE("Strava: dates in quotes, columns that come twice, names over several lines") {
  const Read all =
      read("\xEF\xBB\xBF" + strava +
           "1,\"Mar 4, 2024, 6:12:33 AM\",\"Dawn, with \"\"Jo\"\"\nand "
           "dog\",Run,,3000,8.2,171,a.gpx,3000.0,2710.0,8204.6,4.1\n"
           "2,\"Mar 5, 2024, 6:12:33 PM\",Caf\xE9 ride,Ride,,3600,20.00,150,b.gpx,3600.0,3500.0,20000.0,9\n"
           "3,\"4 Sept 2018, 15:02:23\",Old,Run,,783,3.68,,c.gpx,,,,\n");
  CHECK(all.problems.empty());
  REQUIRE(all.found.size() == 3);
  CHECK(shown(all.found[0]) == "2024-03-04 2710 8205 run");
  CHECK(shown(all.found[1]) == "2024-03-05 3500 20000");
  CHECK(shown(all.found[2]) == "2018-09-04 783 3680 run");
}

TEST_CASE("Strava in German") {
  CHECK(only("Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene "
             "Zeit,Distanz,Bewegungszeit,Distanz\n"
             "1,\"04.03.2024, 06:12:33\",Lauf am Morgen,Lauf,3000,\"8,20\",2710.0,8204.6\n") ==
        "2024-03-04 2710 8205 run");
}

TEST_CASE("Garmin: marks of thousands and decimals, dashes for nothing, hours that may be missing") {
  const auto row = [](const std::string& type, const std::string& distance, const std::string& time,
                      const std::string& moving) {
    return only(garmin + type + ",2024-03-04 06:12:33,false,\"London Running\"," + distance + ",\"1,024\"," +
                time + ",148,171,8:05," + moving + ",--\n");
  };
  CHECK(row("Running", "\"8.20\"", "\"00:45:10\"", "\"00:44:50\"") == "2024-03-04 2690 8200 run");
  CHECK(row("Treadmill Running", "8.20", "00:45:10.5", "00:00:00") == "2024-03-04 2710 8200 run");
  CHECK(row("Running", "\"8,20\"", "45:10", "--") == "2024-03-04 2710 8200 run");
  CHECK(row("Laufband", "\"1,234.56\"", "\"30:00,75\"", "--") == "2024-03-04 1800 - run");  // 1234 km
  CHECK(row("Running", "--", "00:30:00", "--") == "2024-03-04 1800 - run");
  CHECK(row("Running", "0.00", "00:30:00", "--") == "2024-03-04 1800 - run");
  CHECK(row("Lap Swimming", "\"1,500\"", "00:30:00", "--").find("run") == std::string::npos);
}

TEST_CASE("miles, and days that come after months, where somebody says so") {
  const std::string row = garmin + "Running,3/4/2024 6:12,false,x,6.21,1,00:50:00,--,--,--,--,--\n";
  CHECK(only(row) == "none");
  CHECK(only(row, {Units::mi, DateOrder::month_first}) == "2024-03-04 3000 9994 run");
  CHECK(only(row, {Units::km, DateOrder::day_first}) == "2024-04-03 3000 6210 run");
}

TEST_CASE("rows that cannot be read are counted, with the line of the first, and nothing of them is shown") {
  const Read all = read(garmin +
                        "Running,2024-03-04 06:12:33,false,x,8.2,1,00:45:10,--,--,--,--,--\n"
                        "Running,2124-03-04 06:12:33,false,Secret,8.2,1,00:45:10,--,--,--,--,--\n"
                        "Running,2024-03-05 06:12:33,false,Secret,NaN,1,nan,--,--,--,--,--\n"
                        "Running,2024-03-05,false,Secret, not quoted,8.2,1,00:45:10,--,--,--,--,--\n"
                        "Running,2024-03-05,false,\"Secret\" x,8.2,1,00:45:10,--,--,--,--,--\n"
                        "Running,2024-03-05,false,x,8.2,1,999999:00:00,--,--,--,--,--\n"
                        "Yoga,no date,false,x,--,1,--,--,--,--,--,--\n"
                        "Running,2024-03-06,false,x,NaN,1,00:45:10,--,--,--,--,--\n");
  REQUIRE(all.found.size() == 2);
  CHECK(shown(all.found[1]) == "2024-03-06 2710 - run");
  CHECK(format(all.problems) ==
        "activities.csv:3:1: warning: 5 rows cannot be read and are left out; this is the first\n"
        "help: an activity needs a date from 2000 to 2099 and how long it took\n");
}

TEST_CASE("what is no table of activities is refused in a sentence") {
  const auto message = [](const std::string& text) {
    const Read all = read(text);
    CHECK(all.found.empty());
    return format(all.problems);
  };
  const std::string no_activities =
      "activities.csv: error: this is no file of activities that kneecheck reads\n"
      "help: it reads activities.csv of Strava, Activities.csv of Garmin Connect (in English or German), GPX "
      "and FIT\n";
  CHECK(message("") == no_activities);
  CHECK(message("age,location\n34,outer\n") == no_activities);
  CHECK(message("%PDF-1.7") == no_activities);
  CHECK(message(std::string(5000, '\0')) == no_activities);
  CHECK(message("\x1F\x8B\x08").find("unpack it first (gunzip, unzip)") != std::string::npos);
  CHECK(message(std::string(most_bytes + 1, 'x')) ==
        "activities.csv: error: larger than 64 MiB\nhelp: it reads activities.csv of Strava, Activities.csv "
        "of Garmin "
        "Connect (in English or German), GPX and FIT\n");
}

TEST_CASE("what is in two files counts once") {
  const Date day = *parse_date("2024-03-04");
  const Activity morning{day, 1800, 5000, true};
  const Activity evening{day, 1800, 5100, true};
  std::vector<Activity> all{morning, evening};
  // As another program has recorded it, with its pauses; a ride of the same length; a third run.
  CHECK(join(all, {{day, 2000, 5040, true},
                   {day, 1800, 5000, false},
                   {day, 1830, std::nullopt, true},
                   {day, 1790, 5000, true}}) == 2);
  CHECK(all.size() == 4);
}
