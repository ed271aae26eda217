// FIT: what is read of it, and what no damage can do.
#include <doctest/doctest.h>

#include "activities/activity.h"
#include "fit_bytes.h"

using namespace kneecheck;
using namespace kneecheck::activities;

namespace {

struct Read {
  std::vector<Activity> found;
  Diagnostics problems;
};
Read read(const std::string& bytes) {
  Read all;
  all.found = read_activities("run.fit", bytes, {}, all.problems);
  return all;
}

const Activity run{*parse_date("2024-03-04"), 2710, 8200, true};

std::string one_run() {
  FitBytes fit;
  fit.whole(0, 0, {{0, 1, 4}, {4, 4, fit_time}});  // file_id
  fit.whole(1, 18, fit_session());
  return fit.file();
}

}  // namespace

TEST_CASE("a session is an activity, in either order of bytes, with either header") {
  for (const bool big_endian : {false, true}) {
    for (const std::size_t header : {12U, 14U}) {
      FitBytes fit;
      fit.big_endian = big_endian;
      fit.whole(3, 18, fit_session());
      const Read all = read(fit.file(header));
      CHECK(all.problems.empty());
      CHECK(all.found == std::vector{run});
    }
  }
}

TEST_CASE("records with a time in their header and fields of a maker's own are passed over") {
  FitBytes fit;
  fit.definition(2, 20, {{0, 4, 0}, {3, 1, 0}}, {3, 8});  // records with a place and a heart rate
  fit.message(2, {{0, 4, 0x2A}, {3, 1, 140}}, 11);
  fit.message(0x80 | 2 << 5 | 17, {{0, 4, 0x2B}, {3, 1, 141}}, 11);
  fit.definition(2, 18, fit_session(), {2});  // the slot is used again
  fit.message(2, fit_session(), 2);
  CHECK(read(fit.file()).found == std::vector{run});
}

TEST_CASE("the date is that of the clock on the wall, where the file says what it showed") {
  const std::uint32_t late = fit_time + 17 * 3600;  // 23:12:33 UTC
  const auto dated = [](std::uint32_t local) {
    FitBytes fit;
    fit.whole(1, 18, fit_session(late));
    fit.whole(2, 34, {{253, 4, late + 3000}, {5, 4, local}});
    return date_text(read(fit.file()).found.at(0).date);
  };
  CHECK(dated(late + 3000 + 3600) == "2024-03-05");
  CHECK(dated(late + 3000) == "2024-03-04");
  CHECK(dated(late + 3000 - 20 * 3600) == "2024-03-04");  // no clock is so far off
  CHECK(dated(0xFFFFFFFF) == "2024-03-04");
}

TEST_CASE("several sports, several files behind one another, and what was not recorded") {
  FitBytes fit;
  fit.whole(1, 18, fit_session(fit_time, 2));
  fit.whole(1, 18, fit_session());
  auto without = fit_session(fit_time + 86400);
  without[4].value = without[5].value = 0xFFFFFFFF;
  fit.whole(1, 18, without);
  const Read all = read(fit.file() + one_run());
  REQUIRE(all.found.size() == 4);
  CHECK_FALSE(all.found[0].is_run);
  CHECK(all.found[1] == run);
  CHECK(all.found[2] == Activity{*parse_date("2024-03-05"), 3000, std::nullopt, true});
  CHECK(all.found[3] == run);
}

TEST_CASE("what cannot be is left out, and said") {
  FitBytes fit;
  fit.whole(1, 18, fit_session(1000));        // 1990
  fit.whole(1, 18, fit_session(0xFFFFFFFF));  // not recorded
  fit.whole(1, 18, fit_session(0xFFFFFFFE));  // 2126
  auto endless = fit_session();
  endless[4].value = 0xFFFFFFFE;  // 49 days
  fit.whole(1, 18, endless);
  auto far = fit_session();
  far[5].value = 0xFFFFFFFE;  // 42,949 km
  fit.whole(1, 18, far);
  const Read all = read(fit.file());
  CHECK(all.found == std::vector{Activity{run.date, 2710, std::nullopt, true}});
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems.all()[0].is_warning);
  CHECK(all.problems.all()[0].message == "4 activities cannot be read and are left out");
}

TEST_CASE("a file that is cut off anywhere, or changed in any byte, is refused and never read beyond") {
  const std::string good = one_run();
  for (std::size_t size = 0; size < good.size(); ++size) {
    const Read all = read(good.substr(0, size));
    CHECK(all.found.empty());
    CHECK(all.problems.size() == 1);
    std::string changed = good;
    changed[size] = static_cast<char>(changed[size] ^ 0x10);
    const Read other = read(changed);
    CHECK(other.found.empty());
    CHECK(other.problems.size() == 1);
  }
}

TEST_CASE("sizes that lie behind a right check sum reach no byte that is not there") {
  const std::string good = one_run();
  const std::string body = good.substr(0, good.size() - 2);
  for (std::size_t at = 14; at < body.size(); ++at) {
    for (const char value : {'\xFF', '\0', '\x7F', '\x40', '\x80'}) {
      std::string changed = body;
      changed[at] = value;
      const Read all = read(FitBytes::with_check_sum(changed));
      CHECK(all.found.size() <= 1);
      CHECK(all.found.size() + all.problems.size() >= 1);
    }
  }
  std::string huge = body;
  huge.replace(4, 4, "\xFF\xFF\xFF\xFF");
  CHECK(read(FitBytes::with_check_sum(huge)).problems.all()[0].message ==
        "the file ends too early, or something else is in it");
}

TEST_CASE("a file without a session says so") {
  FitBytes fit;
  fit.whole(0, 0, {{0, 1, 4}});
  CHECK(read(fit.file()).problems.all()[0].message == "no activity is in this file");
}
