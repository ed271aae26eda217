// The words that a person may type: texts of data/words/interview.yaml, each a list of words.
// Rule: private to this room.
#pragma once

#include <string_view>
#include <vector>

#include "base/language.h"

namespace kneecheck::interview {

// The parts between any of `marks`, without blanks around them; empty ones left out.
std::vector<std::string_view> parts_of(std::string_view line, std::string_view marks);

// The words of such a text.
std::vector<std::string_view> words_of(const Language& language, TextId list);

// Whether `text` is one of them, but for capital letters and the blanks around it.
bool is_one_of(const Language& language, TextId list, std::string_view text);

// "u", "not sure" and the like.
bool is_unsure(const Language& language, std::string_view word);

}  // namespace kneecheck::interview
