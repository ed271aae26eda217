#include "base/locale.h"

#include <doctest/doctest.h>

#include <set>

namespace kneecheck {
namespace {

TEST_CASE("the rows of the locales hold together") {
  std::set<std::string_view> words;
  for (const Locale& locale : locales) {
    CAPTURE(locale.word);
    CHECK(words.insert(locale.word).second);
    CHECK(locale.separator != locale.decimal_sign);
    CHECK(parse_date(locale.example_date, locale.dates) == parse_date("2026-11-30"));
    CHECK(locale.yes != locale.no);
  }
  CHECK(default_locale.word == "en");
  CHECK(default_locale.dates == DateOrder::year_first);
}

}  // namespace
}  // namespace kneecheck
