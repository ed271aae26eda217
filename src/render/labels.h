// The few words that the formats add to a document, alike in all of them.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace kneecheck::render {

// "URGENT: ..." of an alarm, which no format may leave to a colour; else the title as it is.
std::string marked_title(const Language& language, NoticeKind kind, std::string_view title);

// "Next:", in front of what has this name; the same with what it names: "Case: P-7".
std::string label(const Language& language, std::string_view name);
std::string labelled(const Language& language, std::string_view name, std::string_view text);

// "40%"
std::string percent(const Language& language, int number);

}  // namespace kneecheck::render
