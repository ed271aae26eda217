// What readers make of a text, in short.
#pragma once

#include <fmt/format.h>

#include <string>

#include "../builtin_case.h"
#include "memory_world.h"
#include "stream/case_reader.h"
#include "stream/line_reader.h"

namespace kneecheck::stream {

inline constexpr std::size_t mebibyte = std::size_t{1} << 20;

inline std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

inline std::string lines_in_portions(const std::string& text, std::size_t portion, std::size_t most) {
  MemoryInput input{text, portion};
  LineReader reader{input, most, [] {}};
  std::string out;
  while (reader.next()) out += fmt::format("{}:{}|", reader.number(), reader.line());
  return out;
}

struct Seen {
  std::string records;  // "first line+lines before:text|" of each
  bool is_batch = false;
};

inline Seen read_all(const std::string& name, const std::string& text,
                     InputFormat asked = InputFormat::automatic, const Locale& locale = default_locale) {
  MemoryFiles files;
  files.all[name] = text;
  MemoryWorld memory{files, text};
  World world = memory.view();
  CaseReader reader{world, builtin(), {name}, asked, [] {}, locale};
  Seen seen{{}, reader.is_batch()};
  while (const auto record = reader.next()) {
    seen.records += fmt::format(
        "{}{}+{}:{}|",
        record->is_header ? "h"
        : record->columns ? "c"
        : record->is_json ? "j"
                          : "y",
        record->first_line, record->lines_before,
        record->text.size() > 100 ? fmt::format("({} bytes)", record->text.size()) : record->text);
    if (record->endless) seen.records += "endless|";
  }
  return seen;
}

}  // namespace kneecheck::stream
