// GPX: types, times, lengths, and XML that is not what it should be.
#include <doctest/doctest.h>

#include <cstdio>

#include "activities/activity.h"
#include "activities/track.h"

using namespace kneecheck;
using namespace kneecheck::activities;

namespace {

struct Read {
  std::vector<Activity> found;
  Diagnostics problems;
};
Read read(const std::string& bytes) {
  Read all;
  all.found = read_activities("run.gpx", bytes, {}, all.problems);
  return all;
}

std::string point(const std::string& latitude, const std::string& longitude, const std::string& time) {
  return "<trkpt lat=\"" + latitude + "\" lon=\"" + longitude + "\"><ele>35</ele><time>" + time +
         "</time><extensions><hr>150</hr></extensions></trkpt>\n";
}
std::string track(const std::string& type, const std::string& segments) {
  return "<trk><name>Secret Park Run</name>" + (type.empty() ? "" : "<type>" + type + "</type>") + segments +
         "</trk>\n";
}
std::string gpx(const std::string& tracks) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" "
         "xmlns=\"http://www.topografix.com/GPX/1/1\">"
         "<metadata><time>1999-01-01T00:00:00Z</time></metadata>\n" +
         tracks + "</gpx>\n";
}
std::string seg(const std::string& points) {
  return "<trkseg>" + points + "</trkseg>";
}

// North along a meridian, 0.001 degrees (111.195 m) in 40 seconds each.
std::string northwards(int steps) {
  std::string points;
  for (int i = 0; i <= steps; ++i) {
    const int seconds = i * 40;
    char time[40];
    std::snprintf(time, sizeof time, "2024-03-04T06:%02d:%02dZ", seconds / 60, seconds % 60);
    points += point("52." + std::to_string(500 + i), "13.4", time);
  }
  return points;
}

}  // namespace

TEST_CASE("a track is an activity: date, time from first to last, length") {
  const Read all = read(gpx(track("running", seg(northwards(60)))));
  CHECK(all.problems.empty());
  REQUIRE(all.found.size() == 1);
  CHECK(date_text(all.found[0].date) == "2024-03-04");
  CHECK(all.found[0].seconds_moving == 2400);
  CHECK(all.found[0].metres == 6672);  // 60 * 111.195
  CHECK(all.found[0].is_run);
}

TEST_CASE("the time between the parts of a track is a pause, and the way between them is not run") {
  const std::string two = seg(point("52.5000", "13.4", "2024-03-04T06:00:00Z") +
                              point("52.5010", "13.4", "2024-03-04T06:00:40Z")) +
                          seg(point("52.6000", "13.4", "2024-03-04T07:00:00Z") +
                              point("52.6010", "13.4", "2024-03-04T07:00:40.5Z"));
  const Read all = read(gpx(track("trail_running", two)));
  REQUIRE(all.found.size() == 1);
  CHECK(all.found[0].seconds_moving == 80);
  CHECK(all.found[0].metres == 222);
}

TEST_CASE("the date is the one that is written, in whichever zone") {
  const auto date = [](const std::string& first, const std::string& last) {
    const Read all = read(gpx(track("Run", seg(point("1", "1", first) + point("1.001", "1", last)))));
    return all.found.empty()
               ? "none"
               : date_text(all.found[0].date) + ' ' + std::to_string(all.found[0].seconds_moving);
  };
  CHECK(date("2024-03-04T23:50:00+01:00", "2024-03-04T23:00:00Z") == "2024-03-04 600");
  CHECK(date("2024-03-04T23:50:00", "2024-03-05T00:00:00") == "2024-03-04 600");
  CHECK(date("2024-02-30T23:50:00Z", "2024-03-05T00:00:00Z") == "none");
  CHECK(date("1999-12-31T23:50:00Z", "1999-12-31T23:55:00Z") == "none");
  CHECK(date("2024-03-04T23:50:00Z", "2024-03-04T22:50:00Z") == "none");  // it goes back
  CHECK(date("2024-03-04T24:50:00Z", "NaN") == "none");
}

TEST_CASE("a jump of the receiver, and a place that is none, add nothing") {
  const auto metres = [](const std::string& latitude, const std::string& longitude) {
    const Read all = read(gpx(track("9", seg(point("52.5", "13.4", "2024-03-04T06:00:00Z") +
                                             point(latitude, longitude, "2024-03-04T06:00:40Z") +
                                             point("52.501", "13.4", "2024-03-04T06:01:20Z")))));
    return all.found.at(0).metres.value_or(-1);
  };
  CHECK(metres("52.5005", "13.4") == 111);
  CHECK(metres("53", "13.4") == -1);
  CHECK(metres("NaN", "13.4") == 111);
  CHECK(metres("inf", "13.4") == 111);
  CHECK(metres("1e9", "13.4") == 111);
  CHECK(metres("91", "13.4") == 111);
  CHECK(metres("52.5", "-181") == 111);
}

TEST_CASE("lengths are those of the globe, to the metre, at any latitude and over the date line") {
  const auto east = [](std::int64_t latitude, std::int64_t from, std::int64_t to) {
    TrackLength length;
    length.add({latitude, from}, std::nullopt);
    length.add({latitude, to}, std::nullopt);
    return length.metres();
  };
  CHECK(east(0, 0, 90'000) == 10'008);
  CHECK(east(60'000'000, 0, 90'000) == 5'004);
  CHECK(east(-52'500'000, 13'400'000, 13'410'000) == 677);
  CHECK(east(0, 179'950'000, -179'950'000) == 11'120);
  CHECK(east(90'000'000, 0, 90'000) <= 1);
}

TEST_CASE("several tracks; those of other sports, and those that do not say") {
  const std::string way = seg(northwards(10));
  const Read all = read(gpx(track("running", way) + track("cycling", way) + track("", way) +
                            track("  ", way) + track("running", "")));
  REQUIRE(all.found.size() == 2);
  CHECK(all.found[0].is_run);
  CHECK_FALSE(all.found[1].is_run);
  REQUIRE(all.problems.size() == 2);
  CHECK(all.problems.all()[0].message == "2 tracks do not say whether they are runs, and are left out");
  CHECK(all.problems.all()[1].message == "1 track cannot be read and is left out");
}

TEST_CASE("what is no GPX is refused, and repeats nothing") {
  const std::string good = gpx(track("running", seg(northwards(3))));
  const auto message = [](const std::string& bytes) {
    const Read all = read(bytes);
    CHECK(all.found.empty());
    REQUIRE(all.problems.size() == 1);
    const Diagnostic& problem = all.problems.all()[0];
    CHECK(problem.excerpt.empty());
    CHECK(format(all.problems).find("Secret") == std::string::npos);
    return std::to_string(problem.place.line) + ' ' + problem.message;
  };
  CHECK(message(good.substr(0, good.size() / 2)).find("this is not XML any more") != std::string::npos);
  CHECK(message(gpx("")) == "0 no track (trk) is in this file");
  CHECK(message("<html><body/></html>") == "0 this is no file of activities that kneecheck reads");
  CHECK(message("<?xml version=\"1.0\"?>\n<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaa\">\n"
                "<!ENTITY b \"&a;&a;&a;&a;\">]>\n<gpx>&b;</gpx>") ==
        "2 a document type (DOCTYPE) is declared here");
  CHECK(message("<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\">\n<gpx/>") ==
        "1 a document type (DOCTYPE) is declared here");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK(message("<gpx>" + deep) == "1 elements are nested too deeply");
  for (std::size_t size = 1; size < good.size() - 1; ++size) CHECK(read(good.substr(0, size)).found.empty());
}
