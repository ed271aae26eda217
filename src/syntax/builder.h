// What the YAML and the JSON reader share: checks of the raw text before parsing, and the filling of a Tree within limits.
// Rule: private to this room; other rooms see parse.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/parse.h"
#include "syntax/tree.h"

namespace kneecheck {

// `source` without a leading byte order mark.
std::string_view without_bom(std::string_view source);
// False, with a problem, when the text is larger than the limit.
bool check_size(std::string_view file, std::string_view source, const Limits& limits, Diagnostics& problems);
// False, with a problem, for UTF-16, invalid UTF-8, NUL and other control characters (tab, LF and CRLF are fine).
bool check_encoding(std::string_view file, std::string_view source, Diagnostics& problems);
// Line and byte column of an offset into `source`.
Place place_of(std::string_view source, std::size_t offset);
// Offsets at which the second line and those after it begin.
void find_line_starts(std::string_view source, std::vector<std::uint32_t>& starts);
// A problem at a byte of a text that has no tree (yet).
void report_at(Diagnostics& problems, std::string_view file, std::string_view source, std::size_t offset, std::string_view code,
               std::string_view message, std::string_view help = {});

// Fills a Tree in reading order. Duplicate keys are reported and building goes on; beyond depth or node limit it reports and says false.
class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, const Limits& limits, Diagnostics& problems) : tree_(tree), limits_(limits), problems_(problems) {}

  bool scalar(NodeKind kind, std::string_view text, Place at);
  bool open(NodeKind kind, Place at);  // a list or a mapping
  void close();
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
  };

  bool add(NodeKind kind, std::string_view text, Place at);
  void check_keys(std::uint32_t map);
  void check_many_keys(std::uint32_t map);
  void report_duplicate(std::uint32_t first, std::uint32_t again);

  Tree& tree_;
  const Limits& limits_;
  Diagnostics& problems_;
  static constexpr std::size_t deepest = 64;  // room for any Limits::depth in use
  std::array<Frame, deepest> frames_{};
  std::size_t depth_ = 0;
  bool duplicates_ = false;
};

}  // namespace kneecheck
