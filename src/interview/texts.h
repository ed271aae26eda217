// What the interview itself says: data/interview.yaml, with values put into it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "knowledge/interview_texts.h"
#include "knowledge/knowledge.h"

namespace kneecheck::interview {

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

// The text with {name} replaced by the value of that name.
std::string text_of(const Knowledge& knowledge, InterviewText text, const Values& values = {});

}  // namespace kneecheck::interview
