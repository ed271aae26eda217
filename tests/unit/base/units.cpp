#include "base/units.h"

#include <doctest/doctest.h>

namespace kneecheck {
namespace {

TEST_CASE("a pace is minutes and two digits of seconds") {
  CHECK(parse_pace("6:30") == 390);
  CHECK(parse_pace("0:00") == 0);
  CHECK(parse_pace("120:59") == 7259);
  for (const std::string_view text : {"", ":", "6", "6:3", "6:300", "6:60", "6:3x", "6:x3", "06:30", "-1:30",
                                      "+6:30", "6.5:30", "6:30:00", " 6:30", "6:30 ", ":30"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_pace(text));
  }
  for (const std::string_view text : {"0:00", "2:30", "6:05", "20:00", "100:59"})
    CHECK(pace_text(*parse_pace(text)) == text);
}

}  // namespace
}  // namespace kneecheck
