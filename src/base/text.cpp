#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/typography.h"

namespace kneecheck {
namespace {

constexpr std::size_t quoted_columns = 60;
constexpr std::size_t longest_guess = 64;  // a longer word is no slip, and edit distance is quadratic

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

struct Lead {
  unsigned char first;
  unsigned char last;
  std::uint8_t size;
  unsigned char least_second;  // narrower than 80..BF where over-long forms, surrogates or numbers beyond
                               // 10FFFF would begin
  unsigned char most_second;
};
constexpr std::array leads{
    Lead{0xC2, 0xDF, 2, 0x80, 0xBF}, Lead{0xE0, 0xE0, 3, 0xA0, 0xBF}, Lead{0xE1, 0xEC, 3, 0x80, 0xBF},
    Lead{0xED, 0xED, 3, 0x80, 0x9F}, Lead{0xEE, 0xEF, 3, 0x80, 0xBF}, Lead{0xF0, 0xF0, 4, 0x90, 0xBF},
    Lead{0xF1, 0xF3, 4, 0x80, 0xBF}, Lead{0xF4, 0xF4, 4, 0x80, 0x8F},
};

struct Range {
  char32_t first;
  char32_t last;
};
// What must not be shown as it is: C0, DEL, C1, bidi controls, separators, and what nobody sees (Unicode's
// Default_Ignorable_Code_Point).
constexpr std::array harmful{
    Range{0x00, 0x1F},       Range{0x7F, 0x9F},       Range{0xAD, 0xAD},       Range{0x034F, 0x034F},
    Range{0x061C, 0x061C},   Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x206F},   Range{0x3164, 0x3164},
    Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},
    Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};
// Those of them that shape the letter before: joiners and variation selectors.
constexpr std::array shaping{
    Range{0x180B, 0x180D}, Range{0x180F, 0x180F},   Range{0x200C, 0x200D},
    Range{0xFE00, 0xFE0F}, Range{0xE0100, 0xE01EF},
};

template <class Ranges>
bool is_in(const Ranges& ranges, char32_t code) {
  return std::ranges::any_of(
      ranges, [code](const Range& range) { return code >= range.first && code <= range.last; });
}

bool is_harmful(char32_t code) {
  return (code < 0x20 || code >= 0x7F) && is_in(harmful, code);
}

// Behind a character that was shown as it is, and is no such one itself: an escape ends in ASCII.
bool shapes_last_of(std::string_view shown, char32_t code) {
  if (!is_in(shaping, code) || shown.empty()) return false;
  std::size_t start = shown.size() - 1;
  while (start > 0 && is_continuation(byte_at(shown, start))) --start;
  const Decoded last = decode_front(shown.substr(start));
  return last.valid && last.code >= 0x80 && !is_in(shaping, last.code);
}

void append_escape(std::string& out, char32_t code) {
  switch (code) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto number = static_cast<std::uint32_t>(code);
  auto to = std::back_inserter(out);
  if (number < 0x80) {
    fmt::format_to(to, "\\x{:02x}", number);
  } else if (number <= 0xFFFF) {
    fmt::format_to(to, "\\u{:04x}", number);
  } else {
    fmt::format_to(to, "\\U{:08x}", number);
  }
}

bool is_plain_ascii(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
  std::uint64_t eight = 0;
  for (; text.size() >= sizeof eight; text.remove_prefix(sizeof eight)) {
    std::memcpy(&eight, text.data(), sizeof eight);
    // A byte below ' ' borrows, one above '~' carries into the highest bit, and others beyond ASCII have it.
    if (((eight | (eight - ones * ' ') | (eight + ones)) & (ones * 0x80)) != 0) return false;
  }
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The letters that count when words are compared for nearness.
std::string squeezed(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '-' && c != '_' && c != ' ') out += lower(c);
  }
  return out;
}

// Insertions, deletions, replacements and swaps of neighbours from `a` to `b` (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, longest_guess + 1>;
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& now = rows[i % 3];
    const Row& before = rows[(i + 2) % 3];
    const Row& earlier = rows[(i + 1) % 3];
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], earlier[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

// Slips allowed in a word of so many letters.
std::size_t slips_allowed(std::size_t letters) {
  if (letters < 3) return 0;
  if (letters < 5) return 1;
  return letters < 9 ? 2 : 3;
}

std::optional<std::string_view> only_with_prefix(std::string_view prefix,
                                                 const std::vector<std::string_view>& candidates) {
  std::optional<std::string_view> found;
  for (const std::string_view candidate : candidates) {
    if (squeezed(candidate).compare(0, prefix.size(), prefix) != 0 || candidate == found) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

Decoded decode_front(std::string_view text) {
  const unsigned char first = byte_at(text, 0);
  if (first < 0x80) return {first, 1, true};
  const auto lead = std::ranges::find_if(
      leads, [first](const Lead& one) { return first >= one.first && first <= one.last; });
  if (lead == leads.end() || text.size() < lead->size) return {first, 1, false};
  if (byte_at(text, 1) < lead->least_second || byte_at(text, 1) > lead->most_second) return {first, 1, false};
  char32_t code = first & (0xFFU >> (lead->size + 1U));
  for (std::size_t i = 1; i < lead->size; ++i) {
    if (!is_continuation(byte_at(text, i))) return {first, 1, false};
    code = (code << 6U) | (byte_at(text, i) & 0x3FU);
  }
  return {code, lead->size, true};
}

std::size_t ascii_end(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  for (; text.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080'8080'8080'8080U) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = ascii_end(text); at < text.size(); at = ascii_end(text, at)) {
    const Decoded front = decode_front(text.substr(at));
    if (!front.valid) return at;
    at += front.size;
  }
  return std::nullopt;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = text.size();  // less what other characters have in bytes beyond their columns
  for (std::size_t at = ascii_end(text); at < text.size(); at = ascii_end(text, at)) {
    const Decoded front = decode_front(text.substr(at));
    width += character_width(front.code);
    width -= front.size;
    at += front.size;
  }
  return width;
}

std::size_t characters_before(std::string_view text, std::size_t bytes) {
  const std::string_view part = text.substr(0, bytes);
  return static_cast<std::size_t>(
      std::ranges::count_if(part, [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

std::size_t append_printable(std::string& out, std::string_view text) {
  const Decoded front = decode_front(text);
  if (!front.valid) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte_at(text, 0));
  } else if (is_harmful(front.code) && !shapes_last_of(out, front.code)) {
    append_escape(out, front.code);
  } else {
    out += text.substr(0, front.size);
  }
  return front.size;
}

std::string printable(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{text};
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) text.remove_prefix(append_printable(out, text));
  return out;
}

std::string shortened(std::string_view text) {
  std::string out;
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t before = out.size();
    text.remove_prefix(append_printable(out, text));
    width += display_width(std::string_view{out}.substr(before));
    if (width <= quoted_columns) continue;
    out.resize(before);
    out += "...";
    break;
  }
  return out;
}

std::string quoted(std::string_view text) {
  return "'" + shortened(text) + "'";
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  // Most texts have no blanks around them.
  const auto is_visible = [](char letter) { return letter > ' ' && letter < '\x7f'; };
  if (!text.empty() && is_visible(text.front()) && is_visible(text.back())) return text;
  for (;;) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
    if (text.starts_with(hard_space)) {
      text.remove_prefix(hard_space.size());
    } else if (text.ends_with(hard_space)) {
      text.remove_suffix(hard_space.size());
    } else {
      return text;
    }
  }
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::string_view> nearest(std::string_view word, const std::vector<std::string_view>& choices) {
  const std::string wanted = squeezed(word.substr(0, longest_guess * 2));
  if (wanted.empty() || wanted.size() > longest_guess) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_score = 0;
  for (const std::string_view candidate : choices) {
    const std::string other = squeezed(candidate);
    if (other.size() > longest_guess) continue;
    const std::size_t distance = edit_distance(wanted, other);
    if (distance > slips_allowed(std::max(wanted.size(), other.size()))) continue;
    const bool other_initial = other.empty() || wanted.front() != other.front();
    const std::size_t score = distance * 2 + (other_initial ? 1 : 0);  // the first letter is rarely missed
    if (!best || score < best_score) {
      best = candidate;
      best_score = score;
    }
  }
  if (best && best_score <= 1) return best;
  if (const auto same = wanted.size() < 2 ? std::nullopt : only_with_prefix(wanted, choices)) return same;
  return best;
}

std::string canonical(std::string_view word) {
  std::string out{word};
  for (char& c : out) c = c == '_' || c == ' ' ? '-' : lower(c);
  return out;
}

std::string capitalized(std::string_view text) {
  std::string out{text};
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

}  // namespace kneecheck
