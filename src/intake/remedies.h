// What to do about keys and values of a case that mean nothing as they stand, but show what was meant.
// Rule: a remedy names what to write; nothing is taken for what it only looks like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/locale.h"
#include "knowledge/knowledge.h"

namespace kneecheck::intake {

// The item of a list that says no to all others.
inline constexpr std::string_view none_word = "none";

// The known key that is nearest to `key`; empty: none is near. Capital letters, '-' and '_' do not matter.
std::optional<QuestionIndex> nearest_key(const Knowledge& knowledge, std::string_view key);

// What messages call an unknown key: without a value that was taken for a part of it, which may be a name.
std::string_view shown_key(const Knowledge& knowledge, std::string_view key);

// The remedy for an unknown key: the nearest one, or what is missing in it or too much. `table`: the language
// of a table; null: it is none.
std::string key_help(const Knowledge& knowledge, std::string_view key, const Locale* table);

// The remedy for a word that is none of a question's answers.
std::string choice_help(const Question& question, std::string_view item);

// The remedy for a value of a table that another language writes so: "; or name ...: --locale de". Empty:
// none does.
std::string number_locale_help(const Question& question, std::string_view value, const Locale& locale);
std::string date_locale_help(std::string_view value, const Locale& locale);
std::string yes_no_locale_help(std::string_view value);

}  // namespace kneecheck::intake
