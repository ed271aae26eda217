// Diaries from text, for the tests of this room.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../builtin_case.h"
#include "diary/read.h"

namespace kneecheck::test {

using namespace diary;

inline DiaryFile read(std::string_view text, DiaryFormat format = DiaryFormat::automatic,
                      const Bounds& bounds = {}, const Locale& locale = default_locale) {
  return read_diary(builtin(), "knee", text, format, locale, bounds);
}

// Every problem on a line of its own: "2:12 out_of_range run_minutes: 1441 is out of range | a whole number
// from 0 to 1440".
inline std::string problems(const DiaryFile& diary) {
  std::string all;
  for (const Diagnostic& one : diary.problems.all()) {
    if (!all.empty()) all += '\n';
    all += fmt::format("{}:{} {} {}", one.place.line, one.place.column, one.code, one.message);
    if (!one.help.empty()) all += fmt::format(" | {}", one.help);
  }
  return all;
}

inline std::size_t test_called(std::string_view id) {
  return static_cast<std::size_t>(builtin().find_test(id) - builtin().tests.data());
}

inline std::uint64_t sign_called(std::string_view id) {
  return choice_bit(builtin().question(knowledge::Key::warning_signs), id);
}

}  // namespace kneecheck::test
