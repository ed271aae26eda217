#include "interview/typed_words.h"

#include <algorithm>

#include "base/text.h"
#include "base/words/interview.h"
#include "intake/case.h"

namespace kneecheck::interview {

std::vector<std::string_view> parts_of(std::string_view line, std::string_view marks) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(marks), line.size());
    if (const std::string_view part = trimmed(line.substr(0, end)); !part.empty()) parts.push_back(part);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

std::vector<std::string_view> words_of(const Language& language, TextId list) {
  return parts_of(language[list], " ");
}

bool is_one_of(const Language& language, TextId list, std::string_view text) {
  const std::string plain = canonical(trimmed(text));
  const std::vector<std::string_view> words = words_of(language, list);
  return std::ranges::find(words, plain) != words.end();
}

bool is_unsure(const Language& language, std::string_view word) {
  return canonical(word) == unsure || is_one_of(language, InterviewText::words_unsure, word);
}

}  // namespace kneecheck::interview
