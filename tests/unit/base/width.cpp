// The width of every character there is, against the C library's table; ours is there because that one needs
// a locale.
#include <doctest/doctest.h>
#include <locale.h>
#include <wchar.h>

#include <algorithm>
#include <array>

#include "base/text.h"

using namespace kneecheck;

namespace {

struct Range {
  char32_t first, last;
};

// Circled numbers and hexagrams: narrow in Unicode 14, drawn wide by the C library.
constexpr std::array debated{Range{0x3248, 0x324F}, Range{0x4DC0, 0x4DFF}};

bool is_debated(char32_t code) {
  return std::any_of(debated.begin(), debated.end(),
                     [code](Range range) { return range.first <= code && code <= range.last; });
}

}  // namespace

TEST_CASE("every character is as wide as the C library says that it is on a terminal") {
  constexpr char32_t first_printable = 0x20;
  constexpr char32_t last = 0x10FFFF;
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  REQUIRE(utf8 != nullptr);
  const locale_t before = ::uselocale(utf8);
  std::size_t compared = 0;
  std::size_t wrong = 0;
  for (char32_t code = first_printable; code <= last; ++code) {
    const int width = ::wcwidth(static_cast<wchar_t>(code));
    if (width < 0 || is_debated(code)) continue;  // it has no width: not assigned, or not to be printed
    ++compared;
    if (character_width(code) == static_cast<std::size_t>(width)) continue;
    CAPTURE(static_cast<unsigned>(code));
    CHECK(character_width(code) == static_cast<std::size_t>(width));
    if (++wrong > 20) break;
  }
  ::uselocale(before);
  ::freelocale(utf8);
  CHECK(compared > 140'000);
}
