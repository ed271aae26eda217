// The warning signs as a person types them in a few words: of the list, or hidden in a note.
// Rule: what is not clear is never guessed, and never passed over in silence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/session.h"
#include "interview/words.h"

namespace kneecheck::app {

// The signs with their numbers and words, and what 0 stands for.
PlainLines sign_list(const Knowledge& knowledge);

// What a line means as a cell of warning_signs: numbers or words of the list, or none; blank: not sure.
// Empty: it is not clear.
std::optional<std::string> sign_cell(const Knowledge& knowledge, std::string_view line);

// The few signs that a line which is not clear may mean, as the list has them; empty: none, or too many.
PlainLines signs_near(const Knowledge& knowledge, std::string_view line);

// The first word of a note that may name a sign; empty: none.
std::string_view sign_word_in(const Language& language, std::string_view note);

}  // namespace kneecheck::app
