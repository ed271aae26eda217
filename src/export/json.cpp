#include "export/json.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace kneecheck::exports {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_unicode(std::string& out, std::uint32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[unit >> static_cast<unsigned>(shift) & 0xFU];
}

// YAML has its own escape for characters beyond the first 65536, JSON writes them as two halves.
enum class Escapes : std::uint8_t { json, yaml };

void append_code_point(std::string& out, std::uint32_t code, Escapes escapes) {
  if (code < 0x10000) return append_unicode(out, code);
  if (escapes == Escapes::yaml) {
    out += "\\U000";
    for (int shift = 16; shift >= 0; shift -= 4)
      out += hex_digits[code >> static_cast<unsigned>(shift) & 0xFU];
    return;
  }
  append_unicode(out, 0xD800 + ((code - 0x10000) >> 10U));
  append_unicode(out, 0xDC00 + ((code - 0x10000) & 0x3FFU));
}

// Reads one character of UTF-8 at `at` and moves past it; U+FFFD for what is none.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  constexpr std::uint32_t replacement = 0xFFFD;
  const Decoded front = decode_front(text.substr(at));
  at += front.size;
  return front.valid ? static_cast<std::uint32_t>(front.code) : replacement;
}

void append_escaped(std::string& out, char letter) {
  switch (letter) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      append_unicode(out, static_cast<unsigned char>(letter));
  }
}

constexpr bool is_plain(char letter) {
  return letter >= ' ' && letter < '\x7f' && letter != '"' && letter != '\\';
}

// A long text without a way out in the middle, so that the compiler can look at many letters at once.
bool is_plain(std::string_view text) {
  constexpr std::size_t worth_it = 32;
  if (text.size() < worth_it)
    return std::all_of(text.begin(), text.end(), [](char letter) { return is_plain(letter); });
  unsigned char other = 0;
  for (const char letter : text) other |= static_cast<unsigned char>(!is_plain(letter));
  return other == 0;
}

void append_with_escapes(std::string& out, std::string_view text, Escapes escapes) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t plain = at;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out.append(text.substr(at, plain - at));
    at = plain;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escaped(out, text[at++]);
    } else {
      append_code_point(out, next_code_point(text, at), escapes);
    }
  }
}

void append_string(std::string& out, std::string_view text, Escapes escapes) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else {
    append_with_escapes(out, text, escapes);
  }
  out += '"';
}

void append_tenths(std::string& out, std::int64_t tenths) {
  append_json_number(out, tenths / 10);
  if (tenths % 10 == 0) return;
  out += '.';
  out += static_cast<char>('0' + tenths % 10);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  append_string(out, text, Escapes::json);
}

void append_json_number(std::string& out, std::int64_t number) {
  if (0 <= number && number < 10) return out.push_back(static_cast<char>('0' + number));  // most are
  std::array<char, 20> digits{};  // of the longest, with its sign
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), written.ptr);
}

std::string tenths_text(std::int64_t tenths) {
  std::string text;
  append_tenths(text, tenths);
  return text;
}

void JsonWriter::new_line() {
  if (style_ == JsonStyle::compact) return;
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if ((filled_ & 1U) != 0) out_ += ',';
  filled_ |= 1U;
  new_line();
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  filled_ <<= 1U;
  ++depth_;
}

void JsonWriter::close(char bracket) {
  const bool filled = (filled_ & 1U) != 0;
  filled_ >>= 1U;
  --depth_;
  if (filled) new_line();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += style_ == JsonStyle::compact ? ":" : ": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  append_json_string(out_, value);
}

void JsonWriter::exact(std::string_view decimal) {
  before_value();
  out_ += decimal;
}

void JsonWriter::number(std::int64_t value) {
  before_value();
  append_json_number(out_, value);
}

void JsonWriter::tenths(std::int64_t value) {
  before_value();
  append_tenths(out_, value);
}

void JsonWriter::flag(bool value) {
  exact(value ? "true" : "false");
}

void JsonWriter::null() {
  exact("null");
}

std::string& JsonWriter::raw() {
  before_value();
  return out_;
}

void YamlWriter::indent() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  out_.append(2 * (levels_.size() - 1), ' ');
}

void YamlWriter::item() {
  if (levels_.empty() || levels_.back().is_object) return;
  if (!(levels_.back().opened_at == Spot::after_dash && !levels_.back().filled)) indent();
  levels_.back().filled = true;
  out_ += "- ";
  spot_ = Spot::after_dash;
}

void YamlWriter::open(bool object) {
  item();
  levels_.push_back({object, false, spot_});
}

void YamlWriter::close(std::string_view empty) {
  const Level level = levels_.back();
  levels_.pop_back();
  spot_ = Spot::top;
  if (level.filled) return;
  if (level.opened_at == Spot::after_key) out_ += ' ';
  out_ += empty;
  out_ += '\n';
}

void YamlWriter::key(std::string_view name) {
  Level& level = levels_.back();
  // The first key of a list item stands behind its dash.
  if (!(level.opened_at == Spot::after_dash && !level.filled)) indent();
  level.filled = true;
  out_ += name;
  out_ += ':';
  spot_ = Spot::after_key;
}

void YamlWriter::scalar(std::string_view written) {
  item();
  if (spot_ == Spot::after_key) out_ += ' ';
  out_ += written;
  out_ += '\n';
  spot_ = Spot::top;
}

void YamlWriter::text(std::string_view value) {
  std::string quoted;
  append_string(quoted, value, Escapes::yaml);
  scalar(quoted);
}

void YamlWriter::number(std::int64_t value) {
  scalar(std::to_string(value));
}

void YamlWriter::tenths(std::int64_t value) {
  scalar(tenths_text(value));
}

void YamlWriter::exact(std::string_view decimal) {
  scalar(decimal);
}

void YamlWriter::flag(bool value) {
  scalar(value ? "true" : "false");
}

void YamlWriter::null() {
  scalar("null");
}

}  // namespace kneecheck::exports
