// Text helpers that know no meaning: UTF-8, columns on a screen, harmless display, nearest words.
// Rule: the C and C++ locales are never touched; widths come from our own table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kneecheck {

// The character that starts at the front of a text. An invalid byte stands for itself: size 1, not valid.
struct Decoded {
  char32_t code = 0;
  std::uint8_t size = 1;  // bytes
  bool valid = false;
};
Decoded decode_front(std::string_view text);  // `text` is not empty

// Byte offset of the first byte beyond ASCII, at `at` or behind it; the size of the text when there is none.
std::size_t ascii_end(std::string_view text, std::size_t at = 0);

// Byte offset of the first byte that is not valid UTF-8 (so too surrogates and over-long forms); empty: none.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Columns that one character takes: 0, 1 or 2.
std::size_t character_width(char32_t code);

// Columns that valid UTF-8 `text` takes on a terminal: wide characters 2, combining ones 0, controls 1.
std::size_t display_width(std::string_view text);

// Number of characters (code points) in the first `bytes` bytes of `text`.
std::size_t characters_before(std::string_view text, std::size_t bytes);

// `text` made harmless to show, in every format: what would end a line, reorder or hide text (C0, DEL, C1,
// bidi controls, separators, invisible characters, invalid bytes) stands as an escape (\x1b, \u202e). Letters
// of every script stay; so does one joiner or variation selector behind a letter beyond ASCII, as some names
// are written with it.
std::string printable(std::string_view text);

// Appends the character at the front of `text` (not empty) like that; returns its bytes in `text`.
std::size_t append_printable(std::string& out, std::string_view text);

// Printable, and cut (with ...) to some 60 columns; the same between single quotes, for a message.
std::string shortened(std::string_view text);
std::string quoted(std::string_view text);

// Without the blanks around it: spaces, tabs, line breaks.
std::string_view trimmed(std::string_view text);

// Whether two words are the same but for capital letters (of ASCII).
bool same_letters(std::string_view a, std::string_view b);

// The candidate nearest to `word` by edit distance (case, '-', '_' do not matter), if it is a likely slip.
std::optional<std::string_view> nearest(std::string_view word, const std::vector<std::string_view>& choices);

// Lower case, '_' and ' ' to '-': the form in which topics and ids are compared.
std::string canonical(std::string_view word);

// First letter in upper case (ASCII only).
std::string capitalized(std::string_view text);

}  // namespace kneecheck
