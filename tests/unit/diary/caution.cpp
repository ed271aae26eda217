// What is thought of before a day begins: the newest pain counts, a later one of the day before that of its
// morning.
#include "diary/caution.h"

#include <doctest/doctest.h>

#include "support.h"

namespace kneecheck::test {
namespace {

constexpr Date today{20800};

ProgressDate on(int days_ago) {
  ProgressDate date;
  date.date = today.plus(-days_ago);
  return date;
}

Progress progress_of(std::vector<ProgressDate> dates) {
  Progress progress;
  progress.today = today;
  progress.dates = std::move(dates);
  return progress;
}

int knee(std::vector<ProgressDate> dates) {
  const auto found = knee_caution(builtin(), progress_of(std::move(dates)));
  return found ? found->value : 0;
}

TEST_CASE("the newest pain at the knee is the one to think of, where a run may not hurt so much") {
  ProgressDate yesterday = on(1);
  yesterday.morning = 2;
  CHECK(knee({yesterday}) == 0);  // no more than the limit
  yesterday.morning = 3;
  CHECK(knee({yesterday}) == 3);
  ProgressDate now = on(0);
  now.during = 1;  // later on the same day
  CHECK(knee({yesterday, now}) == 0);
  now.during = 4;
  CHECK(knee({yesterday, now}) == 4);
  now.after = 1;  // the worse of what was done
  CHECK(knee({yesterday, now}) == 4);
  ProgressDate before = on(2);
  before.during = 8;
  CHECK(knee({before}) == 8);
  CHECK(knee({before, yesterday}) == 3);
  CHECK(knee({on(1), before}) == 8);  // blanks are no news
  ProgressDate long_ago = on(3);
  long_ago.during = 8;
  CHECK(knee({long_ago}) == 0);
  long_ago.morning = 8;
  CHECK(knee({long_ago}) == 8);  // of two days ago
}

TEST_CASE("far too much pain is told apart, and when it was is said") {
  ProgressDate yesterday = on(1);
  yesterday.morning = 6;
  const Progress progress = progress_of({yesterday});
  const auto found = knee_caution(builtin(), progress);
  REQUIRE(found);
  CHECK(found->is_far_too);
  CHECK(found->is_waking);
  CHECK(when_words(builtin().language, *found, today) == "this morning");
  CHECK(when_words(builtin().language, *found, today.plus(1)) == "yesterday");
  CHECK(knee_words(builtin(), progress, *found).find("no run tomorrow") != std::string::npos);
  Progress tendon = progress;
  tendon.most_pain = 3;
  tendon.dates.front().morning = 3;
  CHECK_FALSE(knee_caution(builtin(), tendon));
}

TEST_CASE("new pain in another place counts from 3, for a week, until it is written down to be less") {
  ProgressDate then = on(6);
  then.new_pain = 3;
  CHECK(new_pain_caution(builtin(), progress_of({then})));
  ProgressDate since = on(1);
  since.new_pain = 2;
  CHECK_FALSE(new_pain_caution(builtin(), progress_of({then, since})));
  then.date = today.plus(-7);
  CHECK_FALSE(new_pain_caution(builtin(), progress_of({then})));
  then.date = today;
  then.new_pain = 2;
  CHECK_FALSE(new_pain_caution(builtin(), progress_of({then})));
}

}  // namespace
}  // namespace kneecheck::test
