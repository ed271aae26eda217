#include "syntax/tree.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/syntax.h"

namespace kneecheck::syntax {
namespace {

// From where `line` (1-based) starts; the line may still have others behind it.
std::string_view from_line(std::string_view source, std::uint32_t line) {
  std::size_t start = 0;
  for (std::uint32_t passed = 1; passed < line; ++passed) {
    const std::size_t end = source.find('\n', start);
    if (end == std::string_view::npos) return {};
    start = end + 1;
  }
  return source.substr(start);
}

std::string_view from_line(const Tree& tree, std::uint32_t line) {
  if (line <= 1) return tree.source;
  if (tree.line_starts.empty()) return from_line(tree.source, line);  // one row of a CSV file
  return line - 2 < tree.line_starts.size() ? tree.source.substr(tree.line_starts[line - 2])
                                            : std::string_view{};
}

// Bytes to mark for a scalar or key: as written, when it is written on one line just as it is meant.
std::size_t marked_bytes(std::string_view rest, std::string_view text) {
  const std::size_t quotes = !rest.empty() && (rest.front() == '"' || rest.front() == '\'') ? 1 : 0;
  if (text.empty()) return quotes == 1 && rest.size() > 1 && rest[1] == rest[0] ? 2 : 1;
  if (rest.compare(quotes, text.size(), text) != 0) return 1;
  return text.size() + quotes * 2;
}

// `line_text` begins with the line of the problem.
Diagnostic made(std::string_view file, std::string_view line_text, Place byte_place,
                std::string_view marked) {
  Diagnostic diagnostic;
  diagnostic.file = file;
  diagnostic.place.line = byte_place.line;
  const std::size_t offset =
      std::min<std::size_t>(byte_place.column > 0 ? byte_place.column - 1 : 0, line_text.size());
  diagnostic.place.column = static_cast<std::uint32_t>(characters_before(line_text, offset) + 1);
  if (byte_place.line == 0) return diagnostic;
  const std::string_view line = line_text.substr(0, line_text.find('\n', offset));
  set_excerpt(diagnostic, line, offset, marked_bytes(line.substr(std::min(offset, line.size())), marked));
  return diagnostic;
}

}  // namespace

void Tree::clear() {
  file.clear();
  owned_nodes.clear();
  owned_text.clear();
  source = {};
  line_starts.clear();
  borrowed_nodes = {};
  borrowed_text = {};
  is_checked = false;
  is_torn = false;
}

std::size_t Value::size() const {
  std::size_t count = 0;
  for (Value item = first(); item.exists(); item = item.next(*this)) ++count;
  return count;
}

Diagnostic problem_at(Value at, std::string code, std::string message, std::string help) {
  Diagnostic diagnostic;
  if (at.exists()) {
    const Node& node = at.node();
    diagnostic = made(at.tree().file, from_line(at.tree(), node.line), {node.line, node.column},
                      at.is_scalar() ? at.text() : "");
    if (at.tree().source.empty()) diagnostic.place.column = node.column;
    if (at.is_scalar()) diagnostic.value = shortened(at.text());
  }
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

void report(Diagnostics& problems, Value at, std::string_view code, std::string_view message,
            std::string_view help) {
  if (problems.full()) {
    problems.count_one();
  } else {
    problems.add(problem_at(at, std::string{code}, std::string{message}, std::string{help}));
  }
}

std::string described(const Language& language, Value value) {
  if (!value.exists() || value.is_null()) return language.say(SyntaxText::nothing);
  if (value.is_list()) return language.say(SyntaxText::a_list);
  return value.is_map() ? language.say(SyntaxText::a_mapping) : quoted(value.text());
}

Diagnostic problem_in(std::string_view file, std::string_view source, std::uint32_t line,
                      std::uint32_t byte_column, std::string code, std::string message, std::string help) {
  Diagnostic diagnostic =
      made(file, line > 0 ? from_line(source, line) : std::string_view{}, {line, byte_column}, "");
  if (line == 0) diagnostic.place.column = 0;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

}  // namespace kneecheck::syntax
