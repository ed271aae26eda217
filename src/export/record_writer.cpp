#include "export/record_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace kneecheck::exports {
namespace {

constexpr bool is_plain(char letter) {
  return letter >= ' ' && letter < '\x7f' && letter != '"' && letter != '\\';
}

// Looks at eight letters at once. Per letter the highest bit ends up set where it is a control character (a
// subtraction that borrows), DEL or beyond ASCII (an addition that carries), a quote or a backslash.
bool is_plain(std::string_view text) {
  constexpr std::size_t width = 8;
  constexpr std::uint64_t ones = ~std::uint64_t{0} / 0xFF;
  if (text.size() < width)
    return std::all_of(text.begin(), text.end(), [](char letter) { return is_plain(letter); });
  const auto other = [&text](std::size_t at) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, text.data() + at, width);
    const auto is = [letters](char letter) {
      const std::uint64_t difference = letters ^ (ones * static_cast<unsigned char>(letter));
      return (difference - ones) & ~difference;
    };
    return (letters | (letters - ones * ' ') | (letters + ones) | is('"') | is('\\')) & (ones * 0x80);
  };
  std::uint64_t found = other(text.size() - width);
  for (std::size_t at = 0; at + width < text.size(); at += width) found |= other(at);
  return found == 0;
}

// The escape with a number of so many hex digits: \u00e9.
std::string numbered(std::string_view front, std::uint32_t code, int digits) {
  std::string escape{front};
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    escape += "0123456789abcdef"[code >> static_cast<unsigned>(shift) & 0xFU];
  return escape;
}

// YAML has an escape of its own for characters beyond the first 65536, JSON writes them as two halves.
std::string escape_of(char32_t code, Layout layout) {
  switch (code) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    default:
      break;
  }
  if (code < 0x10000) return numbered("\\u", code, 4);
  if (layout == Layout::yaml) return numbered("\\U", code, 8);
  return numbered("\\u", 0xD800 + ((code - 0x10000) >> 10U), 4) +
         numbered("\\u", 0xDC00 + ((code - 0x10000) & 0x3FFU), 4);
}

}  // namespace

std::string tenths_text(std::int64_t tenths) {
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text.append(".").append(std::to_string(tenths % 10));
  return text;
}

void RecordWriter::grow(std::size_t least) {
  constexpr std::size_t step = 1024;
  const std::size_t used = size();
  out_.resize(used + std::max(least, step));
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

void RecordWriter::put_quoted(std::string_view text) {
  put('"');
  if (is_plain(text)) {
    put(text);
  } else {
    put_escaped(text);
  }
  put('"');
}

void RecordWriter::put_escaped(std::string_view text) {
  while (!text.empty()) {
    const Decoded front = decode_front(text);
    if (is_plain(text.front())) {
      put(text.front());
    } else {
      put(escape_of(front.valid ? front.code : U'\uFFFD', layout_));
    }
    text.remove_prefix(front.size);
  }
}

// A block of YAML has no brackets: the one that was opened gives way to the first thing in it, which stands
// in a line of its own unless it can stand behind the dash of an item.
void RecordWriter::new_line(char bracket) {
  const bool first = last() == bracket;
  if (layout_ == Layout::indented) {
    if (!first) put(',');
    put('\n');
    return put(std::string(2 * depth_, ' '));
  }
  if (first) {
    --at_;
    if (depth_ == 1 || at_[-2] == '-') return;
    at_[-1] = '\n';  // in the place of the space behind a key
  }
  put(std::string(2 * (depth_ - 1), ' '));
}

void RecordWriter::before_value_in_lines() {
  if (layout_ == Layout::indented) {
    if (last() != ' ') new_line('[');
  } else if (last() == ':') {
    put(' ');
  } else {
    new_line('[');
    put("- ");
  }
}

void RecordWriter::close_in_lines(char bracket) {
  const bool empty = last() == bracket;
  if (layout_ == Layout::indented && !empty) {
    put('\n');
    put(std::string(2 * depth_, ' '));
  }
  if (layout_ != Layout::yaml || empty) put(bracket == '{' ? '}' : ']');
  if (empty) end_scalar();
}

void RecordWriter::key_of(std::string_view id) {
  before_key();
  if (layout_ == Layout::yaml) {
    put(id);
  } else {
    put_quoted(id);
  }
  put(layout_ == Layout::indented ? ": " : ":");
}

void RecordWriter::own_key(std::string_view text) {
  before_key();
  put_quoted(text);
  put(layout_ == Layout::indented ? ": " : ":");
}

void RecordWriter::text(std::string_view value) {
  before_value();
  put_quoted(value);
  end_scalar();
}

void RecordWriter::number(std::int64_t value) {
  if (0 <= value && value < 10) {  // most are
    const char digit = static_cast<char>('0' + value);
    return exact({&digit, 1});
  }
  std::array<char, 20> room{};  // for the longest, with its sign
  const auto written = std::to_chars(room.data(), room.data() + room.size(), value);
  exact({room.data(), static_cast<std::size_t>(written.ptr - room.data())});
}

}  // namespace kneecheck::exports
