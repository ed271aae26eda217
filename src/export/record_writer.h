// Writes a record as JSON or as YAML behind the same few calls, so that it is described once.
// Rule: the output is ASCII (other characters escaped); text goes through exactly one escape function.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/names.h"

namespace kneecheck::exports {

// JSON in a line, JSON with a line for each member and item, or the same as a YAML document of block mappings
// and lists whose texts are quoted as in JSON.
enum class Layout : std::uint8_t { compact, indented, yaml };

// 38 -> "3.8", 30 -> "3".
std::string tenths_text(std::int64_t tenths);

// Adds to `out`, which is whole again when this ends.
class RecordWriter {
 public:
  // The name of a member that the program gives: it needs no escapes.
  struct Key {
    std::string_view name;
    consteval Key(const char* plain) : name(plain) {}
  };

  RecordWriter(std::string& out, Layout layout)
      : out_(out), layout_(layout), at_(out.data() + out.size()), end_(at_) {}
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;
  ~RecordWriter() { out_.resize(size()); }

  // A list behind a key, or as an item of a list.
  template <class Fill>
  void items(const Fill& fill) {
    open('[');
    fill();
    close('[');
  }
  // In an object: `fill` writes its members, or the items of a list.
  template <class Fill>
  void object(Key name, const Fill& fill) {
    key(name);
    object(fill);
  }
  template <class Fill>
  void list(Key name, const Fill& fill) {
    key(name);
    items(fill);
  }
  // `write` writes the item that it is called with.
  template <class Items, class Write>
  void list(Key name, const Items& items, const Write& write) {
    list(name, [&] {
      for (const auto& item : items) write(item);
    });
  }
  // The same of objects, whose members `write` writes.
  template <class Items, class Write>
  void objects(Key name, const Items& items, const Write& write) {
    list(name, items, [&](const auto& item) { object([&] { write(item); }); });
  }
  // [{...}], whose members `fill` writes.
  template <class Fill>
  void list_of_one(Key name, const Fill& fill) {
    list(name, [&] { object(fill); });
  }
  template <class Items>
  void values(Key name, const Items& items) {
    list(name, items, [&](const auto& item) { this->value(item); });
  }
  template <class Value>
  RecordWriter& pair(Key name, const Value& of) {
    key(name);
    value(of);
    return *this;
  }

  // The front of a member, for what follows.
  void key(Key name) {
    if (layout_ != Layout::compact) return key_of(name.name);
    make_room(name.name.size() + 4);
    if (last() != '{') add(',');
    add('"');
    add(name.name);
    add("\":");
  }
  void key_of(std::string_view id);     // that the data give
  void own_key(std::string_view text);  // that somebody wrote: any text at all

  // As an item of a list, or behind a key.
  template <class Fill>
  void object(const Fill& fill) {
    open('{');
    fill();
    close('{');
  }
  // A text, a number, yes or no, the word of an enum; null for an optional without value.
  template <class Value>
  void value(const Value& of) {
    if constexpr (std::is_same_v<Value, bool>) {
      exact(of ? "true" : "false");
    } else if constexpr (std::is_integral_v<Value>) {
      number(of);
    } else if constexpr (std::is_enum_v<Value>) {
      before_value();
      put('"');
      put(word(of));  // needs no escapes
      put('"');
      end_scalar();
    } else if constexpr (requires { of.has_value(); }) {
      of ? value(*of) : null();
    } else {
      text(of);
    }
  }
  void text(std::string_view value);
  void number(std::int64_t value);
  void tenths(std::int64_t value) { exact(tenths_text(value)); }  // 38 -> 3.8, 30 -> 3
  void null() { exact("null"); }
  // What is compact JSON already: a value, or the members of an object without its braces.
  void json(std::string_view value) {
    before_value();
    put(value);
  }
  void members(std::string_view members) {
    before_key();
    put(members);
  }
  // A number in decimal writing.
  void exact(std::string_view decimal) {
    before_value();
    put(decimal);
    end_scalar();
  }

 private:
  std::size_t size() const { return static_cast<std::size_t>(at_ - out_.data()); }
  char last() const { return at_[-1]; }
  void make_room(std::size_t least) {
    if (static_cast<std::size_t>(end_ - at_) < least) grow(least);
  }
  void grow(std::size_t least);
  // Where there is room.
  void add(char letter) { *at_++ = letter; }
  void add(std::string_view piece) {
    std::memcpy(at_, piece.data(), piece.size());
    at_ += piece.size();
  }
  void put(char letter) {
    make_room(1);
    add(letter);
  }
  void put(std::string_view piece) {
    make_room(piece.size());
    add(piece);
  }

  void open(char bracket) {
    before_value();
    put(bracket);
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (layout_ != Layout::compact) return close_in_lines(bracket);
    put(bracket == '{' ? '}' : ']');
  }
  void close_in_lines(char bracket);
  // Whether something stands already where we are is seen from the last letter written: that of a value, or
  // the bracket or the colon before it.
  void before_key() {
    if (layout_ != Layout::compact) return new_line('{');
    if (last() != '{') put(',');
  }
  void before_value() {
    if (depth_ == 0) return;
    if (layout_ != Layout::compact) return before_value_in_lines();
    if (last() != ':' && last() != '[') put(',');
  }
  void before_value_in_lines();
  void new_line(char bracket);
  void end_scalar() {
    if (layout_ == Layout::yaml) put('\n');
  }
  void put_quoted(std::string_view text);
  void put_escaped(std::string_view text);

  std::string& out_;
  Layout layout_;
  std::size_t depth_ = 0;
  char* at_;   // where writing goes on, in the storage of `out_`
  char* end_;  // of it
};

}  // namespace kneecheck::exports
