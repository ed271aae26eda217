// What the YAML and the JSON reader share: checks of the raw text before parsing, and the filling of a Tree
// within limits. Rule: private to this room; other rooms see parse.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "syntax/parse.h"
#include "syntax/tree.h"

namespace kneecheck::syntax {

// `source` without a leading byte order mark.
std::string_view without_bom(std::string_view source);
// False, with a problem, when the text is larger than the limit.
bool check_size(std::string_view file, std::string_view source, const Limits& limits, Diagnostics& problems);
// Where the first byte stands that is no text: invalid UTF-8, NUL, other controls (but tab, LF and CRLF).
std::optional<std::size_t> first_unfit(std::string_view source);
// False, with a problem, for UTF-16 and what is no text.
bool check_encoding(std::string_view file, std::string_view source, Diagnostics& problems);
// Line and byte column of an offset into `source`.
Place place_of(std::string_view source, std::size_t offset);
// Offsets at which the second line and those after it begin.
void find_line_starts(std::string_view source, std::vector<std::uint32_t>& starts);
// A problem with a text in which nothing stands.
void report_empty(Diagnostics& problems, std::string_view file);
// A problem at a byte of a text that has no tree (yet).
void report_at(Diagnostics& problems, std::string_view file, std::string_view source, std::size_t offset,
               std::string_view code, std::string_view message, std::string_view help = {});

// Fills a Tree in reading order. Duplicate keys are reported on the way; beyond a limit it says false.
class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, const Limits& limits, Diagnostics& problems)
      : tree_(tree), limits_(limits), problems_(problems) {}

  bool scalar(NodeKind kind, std::string_view text, Place at) {
    const auto text_at = static_cast<std::uint32_t>(tree_.owned_text.size());
    tree_.owned_text += text;
    return scalar_in_text(kind, text_at, static_cast<std::uint32_t>(text.size()), at);
  }
  // The same for a text that stands in the tree's own text already.
  bool scalar_in_text(NodeKind kind, std::uint32_t text_at, std::uint32_t size, Place at) {
    if (depth_ == 0 || !frames_[depth_ - 1].is_map) return add(kind, text_at, size, at);
    Frame& frame = frames_[depth_ - 1];
    const bool is_key = frame.wants_key;
    frame.wants_key = !is_key;
    if (is_key) ++frame.keys;
    return add(is_key ? NodeKind::plain : kind, text_at, size, at);  // how a key was written means nothing
  }
  bool open(NodeKind kind, Place at);  // a list or a mapping
  void close();
  // Closes all that is open at a fault of the text: what was read before it stays, in a tree that is torn.
  // Nothing stays of what was larger or deeper than the limits.
  void close_torn();
  // True where a mapping waits for a key.
  bool wants_key() const { return depth_ > 0 && frames_[depth_ - 1].wants_key; }
  bool in_map() const { return depth_ > 0 && frames_[depth_ - 1].is_map; }
  // The key whose value comes next; only where a mapping waits for a value.
  const Node& last_node() const { return tree_.owned_nodes.back(); }
  bool duplicates() const { return duplicates_; }

 private:
  struct Frame {
    std::uint32_t index = 0;
    bool is_map = false;
    bool wants_key = false;
    std::size_t keys = 0;
  };

  bool add(NodeKind kind, std::uint32_t text_at, std::uint32_t size, Place at) {
    std::vector<Node>& nodes = tree_.owned_nodes;
    if (nodes.size() >= limits_.nodes) return refuse_more();
    Node& node = nodes.emplace_back();
    node.text_at = text_at;
    node.text_size = size;
    node.end = static_cast<std::uint32_t>(nodes.size());
    node.line = at.line;
    node.column = at.column;
    node.kind = kind;
    return true;
  }
  bool refuse_more();
  std::string_view text_of(const Node& node) const {
    return std::string_view{tree_.owned_text}.substr(node.text_at, node.text_size);
  }
  void check_few_keys(std::uint32_t map);
  void check_many_keys(std::uint32_t map);
  void report_duplicate(std::uint32_t first, std::uint32_t again);

  Tree& tree_;
  const Limits& limits_;
  Diagnostics& problems_;
  static constexpr std::size_t deepest = 64;  // room for any Limits::depth in use
  std::array<Frame, deepest> frames_{};
  std::size_t depth_ = 0;
  bool duplicates_ = false;
  bool refused_ = false;  // something was beyond a limit
};

}  // namespace kneecheck::syntax
