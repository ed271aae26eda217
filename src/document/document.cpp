#include "document/document.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace kneecheck::document {
namespace {

template <class Kind>
bool is_empty(const Kind& block) {
  if constexpr (requires { block.rows; }) return block.rows.empty();
  if constexpr (requires { block.items; }) return block.items.empty();
  if constexpr (std::is_same_v<Kind, Paragraph>) return block.text.empty();
  if constexpr (std::is_same_v<Kind, ToType>) return block.line.empty();
  return false;
}

}  // namespace

void Document::add(Block block) {
  if (!std::visit([](const auto& kind) { return is_empty(kind); }, block)) blocks.push_back(std::move(block));
}

int Bars::most() const {
  int most = std::max(1, full);
  for (const Row& row : rows) most = std::max(most, row.amount);
  return most;
}

void Document::append(Document other) {
  blocks.insert(blocks.end(), std::make_move_iterator(other.blocks.begin()),
                std::make_move_iterator(other.blocks.end()));
}

}  // namespace kneecheck::document
