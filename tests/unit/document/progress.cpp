// How far it has come, as a page: the pain of the last runs, of each week where there were more, and scores.
#include <algorithm>

#include "../builtin_case.h"
#include "document/people.h"
#include "said.h"

using namespace kneecheck;
using namespace kneecheck::document;

namespace {

// So many days of running, two a week; the pain in the run and the next morning is that of the day's number.
diary::Progress progress_of(int days) {
  diary::Progress progress;
  progress.rows = days;
  progress.weeks.push_back({});
  for (int day = 0; day < days; ++day) {
    diary::ProgressDate& date = progress.dates.emplace_back();
    date.date = parse_date("2026-11-30")->plus(day * 3);
    date.week = day / 2 + 1;
    date.run = true;
    date.during = day % 10;
    if (day > 0) date.morning = day % 10 == 3 ? 8 : 0;
  }
  return progress;
}

std::vector<Bars> bars_of(const diary::Progress& progress) {
  const Document page = progress_document(builtin(), outer_case(), progress, {});
  return blocks_of<Bars>(page);
}

}  // namespace

TEST_CASE("pain is drawn out of ten, and what is not known is no 0") {
  diary::Progress progress = progress_of(3);
  progress.dates.back().during = {};
  const std::vector<Bars> bars = bars_of(progress);
  REQUIRE(bars.size() == 2);  // the weeks, then this
  CHECK(bars[1].full == 10);
  REQUIRE(bars[1].rows.size() == 3);
  CHECK(bars[1].rows[0].amount_text() == "0");
  CHECK_FALSE(bars[1].rows[0].extra);
  CHECK(bars[1].rows[1].amount_text() == "1");
  CHECK(bars[1].rows[2].amount_text() == "-");
}

TEST_CASE(
    "of more than two weeks of runs the last stand one by one, and all by week with the highest of each") {
  CHECK(bars_of(progress_of(14)).size() == 2);
  const std::vector<Bars> bars = bars_of(progress_of(16));
  REQUIRE(bars.size() == 3);
  CHECK(bars[1].rows.size() == 14);
  REQUIRE(bars[2].rows.size() == 8);
  CHECK(bars[2].rows[0].amount == 1);
  CHECK(bars[2].rows[1].amount == 8);  // a morning
  CHECK(bars[2].rows[1].label == "2");
}

TEST_CASE("scores are drawn within their range, each by itself, and nothing is said of better or worse") {
  diary::Progress progress = progress_of(1);
  progress.scores = {{"eq", 1, 10, {{*parse_date("2026-12-01"), 8}}},
                     {"visa-p", 0, 100, {{*parse_date("2026-12-01"), 60}, {*parse_date("2027-01-12"), 40}}}};
  const Document page = progress_document(builtin(), outer_case(), progress, {});
  const std::vector<Bars> bars = blocks_of<Bars>(page);
  REQUIRE(bars.size() == 4);
  CHECK(bars[2].titles.amount == "1 to 10");
  CHECK(bars[3].full == 100);
  CHECK(bars[3].rows[1].amount == 40);
  CHECK(bars[2].full == 9);
  CHECK(bars[2].rows[0].amount == 7);  // 8 of 1 to 10
  CHECK(bars[2].rows[0].amount_text() == "8");
  CHECK(says(page, "Score: visa-p"));
  for (const std::string_view word : {"better", "worse", "fell", "rose"}) CHECK_FALSE(says(page, word));
}
