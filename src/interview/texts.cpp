#include "interview/texts.h"

#include <algorithm>

namespace kneecheck::interview {

std::string text_of(const Knowledge& knowledge, InterviewText text, const Values& values) {
  std::string_view rest = knowledge.interview_texts[static_cast<std::size_t>(text)];
  std::string said;
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    const auto* const value =
        std::find_if(values.begin(), values.end(), [name](const auto& each) { return each.first == name; });
    said += rest.substr(0, open);
    if (value != values.end()) said += value->second;
    rest.remove_prefix(close == std::string_view::npos ? rest.size() : close + 1);
  }
  return said + std::string{rest};
}

}  // namespace kneecheck::interview
