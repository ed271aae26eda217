// The tree that every input text becomes before anybody asks what it means: null, scalar, list or mapping,
// each with its place. Rule: syntax has no meaning here; "5" and 5 differ only in that the first was quoted.
//
// The tree is flat: nodes stand in reading order, a node's children follow it, `end` is the index after its
// last descendant. A mapping's children are key nodes, each followed by its value. So a tree is two plain
// arrays, constants for the build (knowledge/builtin.h), in a batch filled again without allocating.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/rooms.h"

namespace kneecheck::syntax {

enum class NodeKind : std::uint8_t { null, plain, quoted, list, map };

struct Node {
  std::uint32_t text_at = 0;  // offset into the tree's text (scalars and keys)
  std::uint32_t text_size = 0;
  std::uint32_t end = 0;     // index one past the last descendant
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in bytes
  NodeKind kind = NodeKind::null;
};

class Value;

// Owns or borrows its nodes and text. Copies of a Value are cheap; the Tree must outlive them.
struct Tree {
  std::string file;  // as the user named it
  std::vector<Node> owned_nodes;
  std::string
      owned_text;  // holds the scalar texts (YAML: one after another; JSON: the input, then what had escapes)
  std::string_view source;  // the input text (without a BOM) for excerpts; may be empty (built-in knowledge)
  std::vector<std::uint32_t> line_starts;  // offsets into source of the second line and those after it
  std::span<const Node> borrowed_nodes;
  std::string_view borrowed_text;
  bool is_checked = false;  // the build found every key known and no text blank (built-in knowledge)
  bool is_torn = false;     // it ends at a fault of the text: the last entry of the root may not be whole

  std::span<const Node> nodes() const {
    return borrowed_nodes.empty() ? std::span<const Node>{owned_nodes} : borrowed_nodes;
  }
  std::string_view text() const {
    return borrowed_nodes.empty() ? std::string_view{owned_text} : borrowed_text;
  }
  Value root() const;  // a null value when the tree is empty
  void clear();        // keeps the capacity
};

// A cursor into a Tree.
class Value {
 public:
  Value() = default;
  Value(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  bool exists() const { return tree_ != nullptr; }
  NodeKind kind() const { return node().kind; }
  bool is_null() const { return kind() == NodeKind::null; }
  bool is_scalar() const { return kind() == NodeKind::plain || kind() == NodeKind::quoted; }
  bool is_list() const { return kind() == NodeKind::list; }
  bool is_map() const { return kind() == NodeKind::map; }
  std::string_view text() const { return tree_->text().substr(node().text_at, node().text_size); }
  const Node& node() const { return tree_->nodes()[index_]; }
  const Tree& tree() const { return *tree_; }
  std::uint32_t index() const { return index_; }

  // Iteration: `for (Value item = list.first(); item.exists(); item = item.next(list))`; over a map's keys.
  Value first() const;
  Value next(Value parent) const;
  Value value_of_key() const { return Value{*tree_, index_ + 1}; }  // for a key node
  std::size_t size() const;                                         // items, or entries of a mapping

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

inline Value Value::first() const {
  return node().end > index_ + 1 ? Value{*tree_, index_ + 1} : Value{};
}

inline Value Value::next(Value parent) const {
  const std::span<const Node> nodes = tree_->nodes();
  const Node& all = nodes[parent.index_];
  const std::uint32_t following = nodes[all.kind == NodeKind::map ? index_ + 1 : index_].end;
  return following < all.end ? Value{*tree_, following} : Value{};
}

inline Value Tree::root() const {
  return nodes().empty() ? Value{} : Value{*this, 0};
}

// A problem at `at`, with the source line and a caret under it.
Diagnostic problem_at(Value at, std::string code, std::string message, std::string help = {});
// Adds such a problem; beyond the most that are kept it only counts, without the work of a message.
void report(Diagnostics& problems, Value at, std::string_view code, std::string_view message,
            std::string_view help = {});
// "a list", "a mapping", "nothing" or the scalar in quotes: how messages name what was found.
std::string described(const Language& language, Value value);
// A problem at a place of a text that has no tree (yet): `line`, `byte_column` 1-based.
Diagnostic problem_in(std::string_view file, std::string_view source, std::uint32_t line,
                      std::uint32_t byte_column, std::string code, std::string message,
                      std::string help = {});

}  // namespace kneecheck::syntax
