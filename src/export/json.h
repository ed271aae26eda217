// Writes JSON, and the same values as YAML: one writer each behind the same few calls, so that a record is
// described once. Rule: the output is ASCII (other characters escaped); text goes through exactly one escape
// function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kneecheck::exports {

enum class JsonStyle : std::uint8_t { compact, indented };

// The text as a JSON string with its quotes; invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);
void append_json_number(std::string& out, std::int64_t number);

// Begin, fill and end objects and lists; every value in an object is preceded by its key. At most 64 of them
// stand in one another.
class JsonWriter {
 public:
  JsonWriter(std::string& out, JsonStyle style) : out_(out), style_(style) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::int64_t value);
  void tenths(std::int64_t value);       // 38 -> 3.8, 30 -> 3
  void exact(std::string_view decimal);  // a number in decimal writing
  void flag(bool value);
  void null();
  // What is compact JSON already: a value, or members or items with the commas between them; not empty.
  void raw(std::string_view json) { raw() += json; }
  // The place to add such JSON to, before anything else is written.
  std::string& raw();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  JsonStyle style_;
  std::size_t depth_ = 0;
  std::uint64_t filled_ = 0;  // by depth, the innermost its lowest bit: something stands there already
  bool after_key_ = false;
};

// The same calls, as a YAML document of block mappings and flow-free lists; texts are quoted as JSON strings,
// which YAML reads alike.
class YamlWriter {
 public:
  explicit YamlWriter(std::string& out) : out_(out) {}

  void begin_object() { open(true); }
  void end_object() { close("{}"); }
  void begin_list() { open(false); }
  void end_list() { close("[]"); }
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::int64_t value);
  void tenths(std::int64_t value);
  void exact(std::string_view decimal);
  void flag(bool value);
  void null();

 private:
  enum class Spot : std::uint8_t { top, after_key, after_dash };
  struct Level {
    bool is_object = false;
    bool filled = false;
    Spot opened_at = Spot::top;
  };
  void open(bool object);
  void close(std::string_view empty);
  void scalar(std::string_view written);
  void item();  // "- " in a list
  void indent();

  std::string& out_;
  std::vector<Level> levels_;
  Spot spot_ = Spot::top;
};

// 38 -> "3.8", 30 -> "3".
std::string tenths_text(std::int64_t tenths);

}  // namespace kneecheck::exports
