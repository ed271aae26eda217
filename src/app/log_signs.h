// The warning signs as a person types them in a few words: of the list, or hidden in a note.
// Rule: what is not clear is never guessed, and never passed over in silence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "interview/words.h"

namespace kneecheck::app {

// Choices of the question for warning signs.
using Signs = std::vector<std::size_t>;

Signs all_signs(const Knowledge& knowledge);

// Signs with their words, numbered from 1 as they stand here.
PlainLines sign_lines(const Knowledge& knowledge, const Signs& signs);
// All of them, and what 0 stands for.
PlainLines sign_list(const Knowledge& knowledge);
// "chest_pain: I have new chest pain", with semicolons between.
std::string signs_in_words(const Knowledge& knowledge, const Signs& signs);

// What a line means at the question for warning signs.
struct SignLine {
  enum class Kind : std::uint8_t { signs, none, unsure, no_number, unclear };
  Kind kind = Kind::unclear;
  Signs signs;  // of `unclear` those that it may mean: none, or a few
};
// `shown`: the list whose numbers stand on the screen; empty: none does. Words are the ids of the list, its
// labels, or words that people use (words_signs).
SignLine read_signs(const Knowledge& knowledge, std::string_view line, const Signs& shown);

// What a note may name: one of the signs, or swelling.
struct NoteSign {
  std::string words;      // of the note
  std::string_view sign;  // the id of a sign, or "swelling"
};
std::optional<NoteSign> sign_in_note(const Language& language, std::string_view note);

// The words for signs, for tests: each with the id that it stands for.
struct SignPhrase {
  std::string_view sign;
  std::vector<std::string_view> words;  // all of them, in any order
  bool alone_in_answers = false;        // too common for a note
};
std::vector<SignPhrase> sign_phrases(const Language& language);

}  // namespace kneecheck::app
