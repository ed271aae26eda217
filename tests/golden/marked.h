// A language in which every text is English between marks: what stands outside of marks is said by no data.
#pragma once

#include "app/spoken.h"

namespace kneecheck::app {

inline constexpr std::string_view mark_open = "\u27e6", mark_close = "\u27e7";

// Words that are typed, and separators, stay as they are.
Spoken marked_language();

}  // namespace kneecheck::app
