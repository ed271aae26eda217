// JSON (RFC 8259) into a Tree, by descent: the step that finds a fault knows where, and what it wanted.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include "base/number.h"
#include "base/text.h"
#include "base/typography.h"
#include "base/words/syntax.h"
#include "syntax/builder.h"

namespace kneecheck::syntax {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view escapes = R"(\" \\ \/ \b \f \n \r \t)";

// Without a way out in the middle, so that the compiler can look at many bytes at once.
bool is_one_line_of_ascii(std::string_view text) {
  unsigned char other = 0;
  for (const char byte : text) other |= static_cast<unsigned char>(byte < ' ' || byte > '~');
  return other == 0;
}

constexpr std::uint64_t each_byte = 0x0101'0101'0101'0101U;
constexpr std::uint64_t high_bits = each_byte * 0x80;

// The high bit of each byte that is zero; right for the lowest such byte and those below it.
constexpr std::uint64_t zeros_of(std::uint64_t bytes) {
  return (bytes - each_byte) & ~bytes & high_bits;
}

constexpr bool is_plain(char byte) {
  return static_cast<unsigned char>(byte) >= ' ' && byte != '"' && byte != '\\';
}

// Where the bytes end that stand for themselves in a string; eight at a time, as most words are short.
std::size_t plain_end(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  while (text.size() - at >= sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t low = (eight - each_byte * ' ') & ~eight & high_bits;
    const std::uint64_t others = low | zeros_of(eight ^ each_byte * '"') | zeros_of(eight ^ each_byte * '\\');
    if constexpr (std::endian::native == std::endian::little) {
      if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
    } else if (others != 0) {
      break;
    }
    at += sizeof eight;
  }
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

constexpr std::array<bool, 256> ends_word = [] {
  std::array<bool, 256> ends{};
  for (const char c : std::string_view{" \t\r\n,:{}[]\""}) ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

// The four hex digits at `at`; empty when they are not all there.
std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned number = 0;
  for (const char c : text.substr(at, 4)) {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    if (digit == std::string_view::npos) return std::nullopt;
    number = number * 16 + static_cast<unsigned>(digit);
  }
  return number;
}

void append_utf8(std::string& out, unsigned code) {
  const auto tail = [&out, code](unsigned shift) {
    out += static_cast<char>(0x80U | (code >> shift & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | code >> 12U);
  } else {
    out += static_cast<char>(0xF0U | code >> 18U);
  }
  if (code >= 0x10000) tail(12);
  if (code >= 0x800) tail(6);
  if (code >= 0x80) tail(0);
}

// Every step says false when it cannot go on; then it has reported why.
class JsonReader {
 public:
  JsonReader(Tree& tree, const Limits& limits, Diagnostics& problems)
      : builder_(tree, limits, problems), tree_(tree), problems_(problems), text_(tree.source) {
    find_next_line();
  }

  bool read() {
    skip_blanks();
    if (!value()) {
      builder_.close_torn();
      return false;
    }
    skip_blanks();
    if (at_ < text_.size())
      return fail(SyntaxText::text_behind,
                  text_[at_] == '{' ? SyntaxText::one_record_a_line : SyntaxText::one_json_value);
    return !builder_.duplicates();
  }
  bool at_end() const { return at_ >= text_.size(); }

 private:
  bool fail(SyntaxText message, std::optional<SyntaxText> help = {}) {
    if (at_ < text_.size() && fancy_quote_size(text_.substr(at_)) > 0) help = SyntaxText::straight_quotes;
    const Language& language = problems_.language();
    report_at(problems_, tree_.file, text_, at_, "syntax", language[message],
              help ? language.say(*help, {{"letters", escapes}}) : "");
    return false;
  }

  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    while (at(' ') || at('\n') || at('\r') || at('\t')) ++at_;
  }

  void find_next_line() {
    next_line_ = line_ - 1 < tree_.line_starts.size() ? tree_.line_starts[line_ - 1]
                                                      : std::numeric_limits<std::size_t>::max();
  }

  // Of the byte at hand. The places asked for only go forward.
  Place place() {
    while (at_ >= next_line_) {
      line_start_ = next_line_;
      ++line_;
      find_next_line();
    }
    return {line_, static_cast<std::uint32_t>(at_ - line_start_) + 1};
  }

  bool value() {
    if (at_ >= text_.size()) return fail(SyntaxText::ends_early, SyntaxText::is_it_cut_off);
    switch (text_[at_]) {
      case '"':
        return string(NodeKind::quoted);
      case '{':
        return container(NodeKind::map);
      case '[':
        return container(NodeKind::list);
      default:
        return word();
    }
  }

  // The builder bounds how deep this goes.
  bool container(NodeKind kind) {
    const bool is_map = kind == NodeKind::map;
    if (!builder_.open(kind, place())) return false;
    ++at_;
    for (bool fresh = true;; fresh = false) {
      skip_blanks();
      if (at_ >= text_.size())
        return fail(is_map ? SyntaxText::brace_missing : SyntaxText::bracket_missing,
                    SyntaxText::is_it_cut_off);
      if (take(is_map ? '}' : ']')) break;
      if (!fresh && !take(','))
        return fail(is_map ? SyntaxText::expected_comma_or_brace : SyntaxText::expected_comma_or_bracket);
      skip_blanks();
      if (!fresh && (at('}') || at(']'))) return fail(SyntaxText::comma_behind, SyntaxText::remove_comma);
      if (is_map && !key()) return false;
      if (!value()) return false;
    }
    builder_.close();
    return true;
  }

  // With the ':' behind it, and the blanks around that.
  bool key() {
    if (at_ >= text_.size()) return fail(SyntaxText::brace_missing, SyntaxText::is_it_cut_off);
    if (!at('"')) return fail(SyntaxText::expected_quoted_key, SyntaxText::write_quoted_key);
    if (!string(NodeKind::plain)) return false;
    skip_blanks();
    if (!take(':')) return fail(SyntaxText::expected_colon, SyntaxText::write_quoted_key);
    skip_blanks();
    return true;
  }

  bool string(NodeKind kind) {
    const Place where = place();
    const std::size_t begin = at_ + 1;
    const std::size_t end = plain_end(text_, begin);
    if (end >= text_.size() || text_[end] != '"') return string_with_escapes(kind, where);
    at_ = end + 1;
    return builder_.scalar_in_text(kind, static_cast<std::uint32_t>(begin),
                                   static_cast<std::uint32_t>(end - begin), where);
  }

  bool string_with_escapes(NodeKind kind, Place where) {
    const std::size_t opening = at_++;
    unescaped_.clear();
    for (;;) {
      const std::size_t end = plain_end(text_, at_);
      unescaped_ += text_.substr(at_, end - at_);
      at_ = end;
      if (take('"')) break;
      if (at_ >= text_.size()) {
        at_ = opening;
        return fail(SyntaxText::quote_open, SyntaxText::close);
      }
      if (!at('\\')) {
        return fail(SyntaxText::control_in_string, SyntaxText::close_or_escape);
      }
      if (!escape()) return false;
    }
    if (unescaped_.find('\0') == std::string::npos) return builder_.scalar(kind, unescaped_, where);
    problems_.add(problem_in(tree_.file, text_, where.line, where.column, "encoding",
                             problems_.language().say(SyntaxText::nul_characters),
                             problems_.language().say(SyntaxText::remove_escape, {{"escape", "\\u0000"}})));
    return false;
  }

  bool escape() {
    constexpr std::string_view letters = R"("\/bfnrt)";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (const std::size_t simple = letters.find(letter); simple != std::string_view::npos) {
      unescaped_ += meant[simple];
      at_ += 2;
      return true;
    }
    const auto first = letter == 'u' ? hex4(text_, at_ + 2) : std::nullopt;
    if (!first) return fail(SyntaxText::broken_escape, SyntaxText::allowed_escapes);
    const bool high = *first >= 0xD800 && *first <= 0xDBFF;
    const bool low = *first >= 0xDC00 && *first <= 0xDFFF;
    const unsigned second = high && text_.substr(at_ + 6, 2) == "\\u" ? hex4(text_, at_ + 8).value_or(0) : 0;
    const bool paired = second >= 0xDC00 && second <= 0xDFFF;
    if (low || (high && !paired)) return fail(SyntaxText::half_a_pair, SyntaxText::write_both_halves);
    append_utf8(unescaped_, high ? 0x10000 + ((*first - 0xD800) << 10U) + (second - 0xDC00) : *first);
    at_ += high ? 12 : 6;
    return true;
  }

  bool word() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < text_.size() && !ends_word[static_cast<unsigned char>(text_[end])]) ++end;
    const std::string_view token = text_.substr(begin, end - begin);
    const bool is_null = token == "null";
    if (is_null || token == "true" || token == "false" || is_json_number(token)) {
      const Place where = place();
      at_ = end;
      return is_null ? builder_.scalar_in_text(NodeKind::null, 0, 0, where)
                     : builder_.scalar_in_text(NodeKind::plain, static_cast<std::uint32_t>(begin),
                                               static_cast<std::uint32_t>(token.size()), where);
    }
    if (token.empty()) return fail(SyntaxText::expected_value, SyntaxText::values_of_json);
    if (std::string_view{"0123456789-+."}.find(token.front()) != std::string_view::npos)
      return fail(SyntaxText::no_json_number, SyntaxText::numbers_of_json);
    return fail(SyntaxText::no_json_value, SyntaxText::quote_text);
  }

  TreeBuilder builder_;
  Tree& tree_;
  Diagnostics& problems_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_start_ = 0;
  std::size_t next_line_ = 0;
  std::string unescaped_;
};

// What comes before reading: false, with a problem, when there is nothing to read.
bool take_text(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
               Diagnostics& problems) {
  tree.clear();
  tree.file = file;
  if (!check_size(file, source, limits, problems)) return false;
  tree.source = without_bom(source);
  if (tree.source.find_first_not_of(blanks) == std::string_view::npos) {
    report_empty(problems, file);
    return false;
  }
  if (!is_one_line_of_ascii(tree.source)) {
    const bool is_text = tree.source.find('\0') == std::string_view::npos && !first_invalid_utf8(tree.source);
    if (!is_text && !check_encoding(file, tree.source, problems)) return false;
    find_line_starts(tree.source, tree.line_starts);
  }
  tree.owned_text = tree.source;
  return true;
}

}  // namespace

bool parse_json(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
                Diagnostics& problems) {
  return take_text(file, source, limits, tree, problems) && JsonReader{tree, limits, problems}.read();
}

JsonExtent json_extent(std::string_view text) {
  if (text.size() > record_limits.bytes) return JsonExtent::torn;
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos || text[first] != '{') return JsonExtent::torn;
  Tree tree;
  Diagnostics problems;
  if (!take_text({}, text, record_limits, tree, problems)) return JsonExtent::whole;  // wrong in a value
  JsonReader reader{tree, record_limits, problems};
  const auto is_torn = [](const Diagnostic& problem) { return problem.code == "syntax"; };
  if (reader.read() || std::ranges::none_of(problems.all(), is_torn)) return JsonExtent::whole;
  return reader.at_end() ? JsonExtent::open : JsonExtent::torn;
}

}  // namespace kneecheck::syntax
