#include "document/citations.h"

#include <fmt/format.h>

#include <algorithm>

namespace kneecheck::document {

std::vector<int> Citations::cite(const Texts& ids) {
  std::vector<int> numbers;
  for (const std::string_view id : ids) {
    const auto at = std::find(used_.begin(), used_.end(), id);
    numbers.push_back(static_cast<int>(at - used_.begin()) + 1);
    if (at == used_.end()) used_.push_back(id);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string Citations::mark(const Evidence& evidence) {
  const std::vector<int> numbers = cite(evidence);
  return numbers.empty() ? std::string{} : fmt::format(" [{}]", fmt::join(numbers, ","));
}

Footnotes Citations::footnotes() const {
  Footnotes notes;
  for (const std::string_view id : used_) {
    const Source* source = knowledge_->find_source(id);
    Footnotes::Item item;
    item.number = static_cast<int>(notes.items.size()) + 1;
    item.text = std::string{source == nullptr ? id : source->text};
    if (source != nullptr) item.where = std::string{source->where};
    notes.items.push_back(std::move(item));
  }
  return notes;
}

}  // namespace kneecheck::document
