// What the program itself says: the texts of data/words, in English as they are built in, with what a
// language or a folder lays over them. Rule: no text that people read stands in the code; a {name} in a text
// is the place of a value, and code never puts sentences together from words, nor changes their letters.
//
//   language.say(DocumentText::run_minutes, {{"n", minutes}, {"where", ground}})
//
// Each file of data/words has an enum of its ids: words/document.yaml is DocumentText of
// "base/words/document.h", made by src/pack_words.cpp.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kneecheck {

// `one` is said where the place {n} is 1; empty: the same as for any number.
struct Wording {
  std::string_view text, one;
};

struct NamedWording {
  std::string_view id;
  Wording wording;
};

// A file of data/words.
struct Book {
  std::string_view name;
  std::span<const NamedWording> texts;
};

std::span<const Book> english_books();  // in the order of their numbers

// Any of the enums above.
struct TextId {
  std::uint8_t book = 0;
  std::uint16_t at = 0;

  TextId() = default;
  constexpr TextId(std::uint8_t of_book, std::uint16_t place) : book(of_book), at(place) {}
  template <class Text>
  requires requires(Text text) {
    { book_of(text) } -> std::same_as<std::uint8_t>;
  }
  constexpr TextId(Text text) : book(book_of(text)), at(static_cast<std::uint16_t>(text)) {}
  auto operator<=>(const TextId&) const = default;
};

// The text that stands `steps` behind this one in its file.
constexpr TextId counted(TextId first, std::size_t steps) {
  return {first.book, static_cast<std::uint16_t>(first.at + steps)};
}

// A value for a place of a text.
struct Filling {
  std::string_view place;
  std::string text;
  bool is_one = false;

  Filling(std::string_view name, std::string value) : place(name), text(std::move(value)) {}
  Filling(std::string_view name, std::string_view value) : place(name), text(value) {}
  Filling(std::string_view name, const char* value) : place(name), text(value) {}
  template <std::integral Number>
  Filling(std::string_view name, Number value)
      : place(name), text(std::to_string(value)), is_one(value == Number{1}) {}
};
using Fillings = std::initializer_list<Filling>;

// `text` with each {name} replaced by the value of that name; by nothing where there is none.
std::string filled_in(std::string_view text, Fillings values);

class Language {
 public:
  std::string_view tag = "en", name = "English";  // the first as BCP 47 has it
  std::string_view draft;                         // what is said of a language that is not finished yet
  bool is_complete = true;  // nothing stays English; only such a language is taken from the environment

  // With the values in their places.
  std::string say(TextId text, Fillings values = {}) const;
  // A text without places, as it stands.
  std::string_view operator[](TextId text) const { return wording(text).text; }

  // "a", "a and b", "a, b and c"; or with "or".
  std::string all_of(std::span<const std::string> words) const;
  std::string one_of(std::span<const std::string> words) const;
  // "a, b, c"; "a; b; c".
  std::string comma_list(std::span<const std::string> words) const;
  std::string semicolon_list(std::span<const std::string> words) const;

  // decimal_text() with the decimal sign of the language.
  std::string number(std::int64_t millionths) const;

  void lay_over(TextId text, Wording wording);

 private:
  Wording wording(TextId text) const;

  std::vector<std::pair<TextId, Wording>> laid_over_;  // by id
};

// As it is built in.
const Language& english();

// Of a text: its places, each once, in alphabetical order.
std::vector<std::string_view> places_of(std::string_view text);

}  // namespace kneecheck
