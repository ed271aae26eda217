#include "base/typography.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace kneecheck {
namespace {

TEST_CASE("quotes that are not straight") {
  for (const std::string_view quote :
       {"\u2018", "\u2019", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"}) {
    CAPTURE(quote);
    CHECK(fancy_quote_size(quote) == quote.size());
    CHECK(without_fancy_quotes(std::string{quote} + "limp" + std::string{quote}) == "limp");
  }
  for (const std::string_view other : {"", "\"", "'", "limp", "\u2026", "\u00E9", "\xE2\x80"}) {
    CAPTURE(other);
    CHECK(fancy_quote_size(other) == 0);
    CHECK(without_fancy_quotes(other) == other);
  }
}

TEST_CASE("blanks around a text are also spaces that do not break") {
  CHECK(trimmed("\u00A0 limp \u00A0\t") == "limp");
  CHECK(trimmed("a\u00A0b") == "a\u00A0b");
  CHECK(trimmed(" \u00A0 ") == "");
}

}  // namespace
}  // namespace kneecheck
