// JSON by simdjson's on-demand reader. It checks only what is read, so every value is read and every scalar's
// grammar checked here.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <optional>
#include <string>

#include "base/text.h"
#include "syntax/builder.h"
#include "syntax/json_fault.h"

namespace kneecheck::syntax {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view blanks = " \t\r\n";

// simdjson reads some bytes beyond the end of what it parses: so the tree's own text is the input, padded,
// with room for all that has escapes (never longer than it was written), and is never moved while it is read.
void hold(std::string_view source, Tree& tree) {
  tree.owned_text.reserve(source.size() * 2 + simdjson::SIMDJSON_PADDING);
  tree.owned_text = source;
  tree.owned_text.append(simdjson::SIMDJSON_PADDING, ' ');
}

// The parser is kept from record to record, so that a batch allocates nothing.
simdjson::error_code iterate(const Tree& tree, std::size_t size, ondemand::document& document) {
  thread_local ondemand::parser parser;
  constexpr std::size_t least = 4096;
  if (parser.capacity() < size) {
    if (const auto error = parser.allocate(std::bit_ceil(std::max(size, least)))) return error;
  }
  return parser.iterate(tree.owned_text.data(), size, tree.owned_text.size()).get(document);
}

// Copies one document into a Tree. Every step says false when it cannot go on; then either a problem was
// reported or `torn()`.
class Copier {
 public:
  Copier(Tree& tree, const Limits& limits, Diagnostics& problems)
      : builder_(tree, limits, problems),
        start_(tree.owned_text.data()),
        tree_(tree),
        problems_(problems),
        has_escapes_(tree.source.find('\\') != std::string_view::npos) {}

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
    switch (token.empty() ? '\0' : token.front()) {  // empty: the text ends here
      case '{':
        return map(value, at);
      case '[':
        return list(value, at);
      case '"':
        return string(value, token, at);
      default:
        return word(token, at);
    }
  }

  bool map(ondemand::value& value, Place at) {
    if (!builder_.open(NodeKind::map, at)) return false;
    ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return tear();
    for (auto each : object) {
      if (each.error() != simdjson::SUCCESS) return tear();
      auto&& field = std::move(each).value_unsafe();  // in place: copies of it cost more than all the rest
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
      if (each.error() != simdjson::SUCCESS) return tear();
      auto&& item =
          std::move(each).value_unsafe();  // NOLINT(performance-move-const-arg): only of what is moved from
      if (!this->value(item)) return false;
    }
    builder_.close();
    return true;
  }

  bool key(ondemand::field& field) {
    const char* const raw =
        field.key().raw();  // simdjson has checked that it is a string, and the ':' behind it
    const Place at = place(offset(raw) - 1);
    const std::string_view before_value{
        raw, static_cast<std::size_t>(field.value().raw_json_token().data() - raw)};
    const std::string_view written = before_value.substr(0, before_value.rfind('"', before_value.rfind(':')));
    if (!has_escapes_ || written.find('\\') == std::string_view::npos)
      return in_text(NodeKind::plain, written, at);
    std::string_view text;
    return field.unescaped_key().get(text) == simdjson::SUCCESS ? unescaped(text, at) : tear();
  }

  bool string(ondemand::value& value, std::string_view token, Place at) {
    const std::string_view written = token.substr(1, token.rfind('"') - 1);
    if (!has_escapes_ || written.find('\\') == std::string_view::npos)
      return in_text(NodeKind::quoted, written, at);
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? unescaped(text, at) : tear();
  }

  bool in_text(NodeKind kind, std::string_view written, Place at) {
    return builder_.scalar_in_text(kind, static_cast<std::uint32_t>(offset(written.data())),
                                   static_cast<std::uint32_t>(written.size()), at);
  }

  bool unescaped(std::string_view text, Place at) {
    if (text.find('\0') == std::string_view::npos) return builder_.scalar(NodeKind::quoted, text, at);
    problems_.add(problem_in(tree_.file, tree_.source, at.line, at.column, "encoding",
                             "NUL characters are not text", "remove the \\u0000"));
    return false;
  }

  bool word(std::string_view token, Place at) {
    token = token.substr(0, token.find_last_not_of(blanks) + 1);
    if (token == "null") return builder_.scalar_in_text(NodeKind::null, 0, 0, at);
    if (token != "true" && token != "false" && !is_json_number(token)) return tear();
    return in_text(NodeKind::plain, token, at);
  }

  TreeBuilder builder_;
  const char* start_;
  Tree& tree_;
  Diagnostics& problems_;
  bool has_escapes_;  // without any, the common case, no string is looked through
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

// A text that is neither list nor mapping is rare, and simdjson treats it differently: it is read as the only
// item of a list.
bool copy_scalar(Tree& tree, const Limits& limits, Diagnostics& problems) {
  if (first_invalid_utf8(tree.source) || find_json_fault(tree.source)) return report_fault(tree, problems);
  const std::string wrapped = fmt::format("[{}]", tree.source);
  Tree list;
  if (!parse_json(tree.file, wrapped, limits, list, problems)) return false;
  const Value item = list.root().first();
  const Place at = place_of(tree.source, tree.source.find_first_not_of(blanks));
  return TreeBuilder{tree, limits, problems}.scalar(item.kind(), item.text(), at);
}

}  // namespace

bool parse_json(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
                Diagnostics& problems) {
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
  if (tree.source[start] != '{' && tree.source[start] != '[') return copy_scalar(tree, limits, problems);
  hold(tree.source, tree);
  ondemand::document document;
  if (iterate(tree, tree.source.size(), document) != simdjson::SUCCESS) return report_fault(tree, problems);
  Copier copier{tree, limits, problems};
  if (copier.document(document)) return !copier.duplicates();
  return copier.torn() ? report_fault(tree, problems) : false;
}

}  // namespace kneecheck::syntax
