#include "document/document.h"

#include <algorithm>
#include <iterator>

namespace kneecheck::document {
namespace {

bool is_empty(const Notice&) {
  return false;
}
bool is_empty(const Heading&) {
  return false;
}
bool is_empty(const Paragraph& block) {
  return block.text.empty();
}
bool is_empty(const Bullets& block) {
  return block.items.empty();
}
bool is_empty(const Steps& block) {
  return block.items.empty();
}
bool is_empty(const Facts& block) {
  return block.rows.empty();
}
bool is_empty(const Table& block) {
  return block.rows.empty();
}
bool is_empty(const Bars& block) {
  return block.rows.empty();
}
bool is_empty(const Reasons& block) {
  return block.rows.empty();
}
bool is_empty(const Footnotes& block) {
  return block.items.empty();
}
bool is_empty(const ToType& block) {
  return block.line.empty();
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
