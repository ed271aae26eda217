// JSON by simdjson's on-demand reader. It checks only what is read, so every value is read and every scalar's grammar checked here.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "base/text.h"
#include "syntax/builder.h"
#include "syntax/json_fault.h"

namespace kneecheck {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view blanks = " \t\r\n";

// Kept from record to record, so that a batch allocates nothing. The text is copied because simdjson reads some bytes beyond its end.
struct Scratch {
  ondemand::parser parser;
  std::string padded;

  bool hold(std::string_view source) {
    padded.resize(std::max(padded.size(), source.size() + simdjson::SIMDJSON_PADDING));
    std::memcpy(padded.data(), source.data(), source.size());
    std::memset(padded.data() + source.size(), ' ', simdjson::SIMDJSON_PADDING);
    constexpr std::size_t least = 4096;
    if (parser.capacity() >= source.size()) return true;
    return parser.allocate(std::bit_ceil(std::max(source.size(), least))) == simdjson::SUCCESS;
  }
};

// Copies one document into a Tree. Every step says false when it cannot go on; then either a problem was reported or `torn()`.
class Copier {
 public:
  Copier(const char* start, Tree& tree, const Limits& limits, Diagnostics& problems)
      : builder_(tree, limits, problems), start_(start), tree_(tree), problems_(problems) {}

  bool document(ondemand::document& document) {
    ondemand::value root;
    if (document.get_value().get(root) != simdjson::SUCCESS) return tear();
    if (!value(root)) return false;
    const char* rest = nullptr;
    return document.current_location().get(rest) != simdjson::SUCCESS || tear();
  }

  bool torn() const { return torn_; }
  bool duplicates() const { return builder_.duplicates(); }

 private:
  bool tear() {
    torn_ = true;
    return false;
  }

  // Offsets only grow, so the line is found by going on from the last one.
  Place place(std::size_t offset) {
    while (line_ - 1 < tree_.line_starts.size() && tree_.line_starts[line_ - 1] <= offset) ++line_;
    const std::size_t line_start = line_ > 1 ? tree_.line_starts[line_ - 2] : 0;
    return {line_, static_cast<std::uint32_t>(offset - line_start) + 1};
  }

  std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - start_); }

  bool value(ondemand::value& value) {
    const std::string_view token = value.raw_json_token();
    const Place at = place(offset(token.data()));
    switch (token.front()) {
      case '{': return map(value, at);
      case '[': return list(value, at);
      case '"': return string(value, token, at);
      default: return word(token, at);
    }
  }

  bool map(ondemand::value& value, Place at) {
    if (!builder_.open(NodeKind::map, at)) return false;
    ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return tear();
    for (auto each : object) {
      ondemand::field field;
      if (std::move(each).get(field) != simdjson::SUCCESS) return tear();
      if (!key(field)) return false;
      if (!this->value(field.value())) return false;
    }
    builder_.close();
    return true;
  }

  bool list(ondemand::value& value, Place at) {
    if (!builder_.open(NodeKind::list, at)) return false;
    ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) return tear();
    for (auto each : array) {
      ondemand::value item;
      if (std::move(each).get(item) != simdjson::SUCCESS) return tear();
      if (!this->value(item)) return false;
    }
    builder_.close();
    return true;
  }

  bool key(ondemand::field& field) {
    const char* const raw = field.key().raw();  // simdjson has checked that it is a string
    const Place at = place(offset(raw - 1));
    const char* end = raw;
    while (*end != '"' && *end != '\\') ++end;
    if (*end == '"') return builder_.scalar(NodeKind::plain, {raw, static_cast<std::size_t>(end - raw)}, at);
    std::string_view text;
    if (field.unescaped_key().get(text) != simdjson::SUCCESS) return tear();
    return unescaped(text, at);
  }

  bool string(ondemand::value& value, std::string_view token, Place at) {
    if (token.find('\\') == std::string_view::npos) {
      return builder_.scalar(NodeKind::quoted, token.substr(1, token.find('"', 1) - 1), at);
    }
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) return tear();
    return unescaped(text, at);
  }

  bool unescaped(std::string_view text, Place at) {
    if (text.find('\0') == std::string_view::npos) return builder_.scalar(NodeKind::quoted, text, at);
    problems_.add(problem_in(tree_.file, tree_.source, at.line, at.column, "encoding", "NUL characters are not text", "remove the \\u0000"));
    return false;
  }

  bool word(std::string_view token, Place at) {
    token = token.substr(0, token.find_last_not_of(blanks) + 1);
    if (token == "null") return builder_.scalar(NodeKind::null, {}, at);
    if (token != "true" && token != "false" && !is_json_number(token)) return tear();
    return builder_.scalar(NodeKind::plain, token, at);
  }

  TreeBuilder builder_;
  const char* start_;
  Tree& tree_;
  Diagnostics& problems_;
  std::uint32_t line_ = 1;
  bool torn_ = false;
};

// Why simdjson refused the text.
bool report_fault(const Tree& tree, Diagnostics& problems) {
  const bool is_text = tree.source.find('\0') == std::string_view::npos && !first_invalid_utf8(tree.source);
  if (!is_text && !check_encoding(tree.file, tree.source, problems)) return false;
  const JsonFault fault = find_json_fault(tree.source).value_or(JsonFault{0, "not JSON", {}});
  report_at(problems, tree.file, tree.source, fault.offset, "syntax", fault.message, fault.help);
  return false;
}

// A text that is neither list nor mapping: rare, and simdjson treats it differently.
bool copy_scalar(Scratch& scratch, Tree& tree, const Limits& limits, Diagnostics& problems) {
  if (first_invalid_utf8(tree.source) || find_json_fault(tree.source)) return report_fault(tree, problems);
  const std::string wrapped = fmt::format("[{}]", tree.source);
  if (!scratch.hold(wrapped)) return report_fault(tree, problems);
  ondemand::document document;
  ondemand::array array;
  std::string_view text;
  const std::size_t start = tree.source.find_first_not_of(blanks);
  const Place at = place_of(tree.source, start);
  TreeBuilder builder{tree, limits, problems};
  std::string_view token = tree.source.substr(start);
  token = token.substr(0, token.find_last_not_of(blanks) + 1);
  if (token.front() != '"') return builder.scalar(token == "null" ? NodeKind::null : NodeKind::plain, token == "null" ? "" : token, at);
  const bool read = scratch.parser.iterate(scratch.padded.data(), wrapped.size(), scratch.padded.size()).get(document) == simdjson::SUCCESS &&
                    document.get_array().get(array) == simdjson::SUCCESS && array.at(0).get_string().get(text) == simdjson::SUCCESS;
  if (read && text.find('\0') == std::string_view::npos) return builder.scalar(NodeKind::quoted, text, at);
  report_at(problems, tree.file, tree.source, start, "encoding", "NUL characters are not text", "remove the \\u0000");
  return false;
}

}  // namespace

bool parse_json(std::string_view file, std::string_view source, const Limits& limits, Tree& tree, Diagnostics& problems) {
  thread_local Scratch scratch;
  tree.clear();
  tree.file = file;
  if (!check_size(file, source, limits, problems)) return false;
  tree.source = without_bom(source);
  const std::size_t start = tree.source.find_first_not_of(blanks);
  if (start == std::string_view::npos) {
    problems.add(problem_in(file, {}, 0, 0, "empty", "nothing in it", "is this the right file?"));
    return false;
  }
  find_line_starts(tree.source, tree.line_starts);
  if (tree.source[start] != '{' && tree.source[start] != '[') return copy_scalar(scratch, tree, limits, problems);
  ondemand::document document;
  const bool held = scratch.hold(tree.source);
  const char* const text = scratch.padded.data();
  if (!held || scratch.parser.iterate(text, tree.source.size(), scratch.padded.size()).get(document) != simdjson::SUCCESS) {
    return report_fault(tree, problems);
  }
  Copier copier{text, tree, limits, problems};
  if (copier.document(document)) return !copier.duplicates();
  return copier.torn() ? report_fault(tree, problems) : false;
}

}  // namespace kneecheck
