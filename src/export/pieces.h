// Compact JSON that is the same from record to record, written once and kept in pieces with gaps between
// them. Internal to this room. Rule: pieces are cut from samples that the functions of the record write,
// which alone know wording and layout.
#pragma once

#include <array>
#include <concepts>
#include <stdexcept>
#include <string>
#include <string_view>

#include "export/json.h"

namespace kneecheck::exports {

template <std::size_t count>
using Pieces = std::array<std::string, count>;

// A gap in a sample: the member before it, and what the sample has in its place.
struct Gap {
  std::string_view behind, filled_with;
};

// Cuts the sample at its gaps, which stand in this order. Inside a JSON text a quote has a backslash before
// it, so that a member's name with its quotes is found nowhere but as a name.
template <std::size_t count>
Pieces<count + 1> cut(std::string_view sample, const std::array<Gap, count>& gaps) {
  Pieces<count + 1> pieces;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t found = sample.find(gaps[i].behind);
    if (found == std::string_view::npos)
      throw std::logic_error{"no such member in the sample: " + std::string{gaps[i].behind}};
    const std::size_t end = found + gaps[i].behind.size();
    pieces[i] = sample.substr(0, end);
    sample.remove_prefix(end + gaps[i].filled_with.size());
  }
  pieces[count] = sample;
  return pieces;
}

template <class Write>
std::string compact(const Write& write) {
  std::string out;
  JsonWriter writer{out, JsonStyle::compact};
  write(writer);
  return out;
}

// A member of a record: what stands between the brackets of an object that has no other.
template <class Write>
std::string member(const Write& write) {
  const std::string object = compact([&write](JsonWriter& writer) {
    writer.begin_object();
    write(writer);
    writer.end_object();
  });
  return object.substr(1, object.size() - 2);
}

inline void put(std::string& out, int number) {
  append_json_number(out, number);
}
inline void put(std::string& out, std::string_view json) {
  out += json;
}
template <std::invocable<std::string&> Write>
void put(std::string& out, const Write& write) {
  write(out);
}

// The pieces with a value in each gap: a number, JSON, or a function that adds JSON.
template <std::size_t count, class... Values>
void fill(std::string& out, const Pieces<count>& pieces, const Values&... values) {
  static_assert(sizeof...(values) + 1 == count);
  auto piece = pieces.begin();
  ((out += *piece++, put(out, values)), ...);
  out += *piece;
}

// Items of a list, with the commas between them.
template <class List, class Append>
void append_items(std::string& out, const List& list, const Append& append) {
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
}

}  // namespace kneecheck::exports
