#include "syntax/json_fault.h"

#include <algorithm>
#include <string>

namespace kneecheck::syntax {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// The four hex digits at `at`; empty when they are not all there.
std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned number = 0;
  for (const char c : text.substr(at, 4)) {
    if (!is_hex(c)) return std::nullopt;
    const char digit = is_digit(c) ? static_cast<char>(c - '0') : static_cast<char>((c | 0x20) - 'a' + 10);
    number = number * 16 + static_cast<unsigned>(digit);
  }
  return number;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::optional<JsonFault> find() {
    if (!value()) return fault_;
    while (!open_.empty()) {
      if (!rest_of_container()) return fault_;
    }
    skip_blanks();
    if (at_ < text_.size())
      fail("unexpected text after the end of the value", "one JSON value, and nothing after it");
    return fault_;
  }

 private:
  bool fail(std::string_view message, std::string_view help = {}) {
    fault_ = JsonFault{at_, message, help};
    return false;
  }

  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    const std::size_t next = text_.find_first_not_of(blanks, at_);
    at_ = next == std::string_view::npos ? text_.size() : next;
  }

  // A scalar, or the opening of a container with its first key.
  bool value() {
    skip_blanks();
    if (at_ >= text_.size()) return fail("the text ends where a value should stand", "is the text cut off?");
    if (at('"')) return string();
    if (at('{') || at('[')) {
      open_ += text_[at_++];
      fresh_ = true;
      return true;
    }
    return word();
  }

  // In an open container: its end, or one more item.
  bool rest_of_container() {
    const bool map = open_.back() == '{';
    const bool fresh = fresh_;
    fresh_ = false;
    skip_blanks();
    if (at_ >= text_.size()) return fail(map ? "'}' is missing" : "']' is missing", "is the text cut off?");
    if (take(map ? '}' : ']')) {
      open_.pop_back();
      return true;
    }
    if (!fresh && !take(',')) {
      return fail(map ? "expected ',' or '}'" : "expected ',' or ']'");
    }
    skip_blanks();
    if (!fresh && (at('}') || at(']'))) return fail("a comma with nothing after it", "remove the comma");
    return map ? key() && value() : value();
  }

  bool key() {
    if (at_ >= text_.size()) return fail("'}' is missing", "is the text cut off?");
    if (!at('"')) return fail("expected a key in double quotes", "write \"key\": value");
    if (!string()) return false;
    skip_blanks();
    return take(':') || fail("expected ':' after the key", "write \"key\": value");
  }

  bool string() {
    const std::size_t opening = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) {
        return fail("a line break or control character inside a string",
                    "close the quote, or write it as \\n or \\u00..");
      }
      if (!(at('\\') ? escape() : take(text_[at_]))) return false;
    }
    if (take('"')) return true;
    at_ = opening;
    return fail("a quote that is never closed", "close it");
  }

  bool escape() {
    constexpr std::string_view simple = "\"\\/bfnrt";
    if (at_ + 1 < text_.size() && simple.find(text_[at_ + 1]) != std::string_view::npos) {
      at_ += 2;
      return true;
    }
    const auto first = at_ + 1 < text_.size() && text_[at_ + 1] == 'u' ? hex4(text_, at_ + 2) : std::nullopt;
    if (!first)
      return fail("a broken escape", R"(allowed are \" \\ \/ \b \f \n \r \t and \u with four hex digits)");
    const bool high = *first >= 0xD800 && *first <= 0xDBFF;
    const bool low = *first >= 0xDC00 && *first <= 0xDFFF;
    const unsigned second = high && text_.substr(at_ + 6, 2) == "\\u" ? hex4(text_, at_ + 8).value_or(0) : 0;
    const bool paired = second >= 0xDC00 && second <= 0xDFFF;
    if (low || (high && !paired))
      return fail("half of a surrogate pair", "write both halves, or the character itself");
    at_ += high ? 12 : 6;
    return true;
  }

  bool word() {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", at_), text_.size());
    const std::string_view token = text_.substr(at_, end - at_);
    if (token == "true" || token == "false" || token == "null" || is_json_number(token)) {
      at_ = end;
      return true;
    }
    if (token.empty())
      return fail("expected a value", "a text in double quotes, a number, true, false, null, [ or {");
    const bool number_like =
        is_digit(token.front()) || token.front() == '-' || token.front() == '+' || token.front() == '.';
    if (number_like)
      return fail("not a JSON number", "no leading zeros, no +, a digit on both sides of the point");
    return fail("not a JSON value", "put text in double quotes; else a number, true, false or null");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;    // brackets that are open
  bool fresh_ = false;  // the last one was only just opened
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view text) {
  return Finder{text}.find();
}

bool is_json_number(std::string_view text) {
  std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
  const std::size_t whole = at;
  at = skip_digits(text, at);
  if (at == whole || (text[whole] == '0' && at > whole + 1)) return false;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = at + 1;
    at = skip_digits(text, fraction);
    if (at == fraction) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = at;
    at = skip_digits(text, exponent);
    if (at == exponent) return false;
  }
  return at == text.size();
}

}  // namespace kneecheck::syntax
