// What to do about keys and values of a case that mean nothing as they stand, but show what was meant.
// Rule: a remedy names what to write; nothing is taken for what it only looks like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
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

// The remedy for a word that is none of a question's answers, and for one that is no exercise.
std::string choice_help(const Language& language, const Question& question, std::string_view item);
std::string exercise_help(const Knowledge& knowledge, std::string_view item);

// The answer that a word is a likely slip for; empty: none is near, or the nearest says no or unsure.
std::optional<std::uint8_t> nearest_choice(const Question& question, std::string_view item);

// The locales whose tables write a value so: "de, fr, ..."; empty: none does.
std::string number_locales(bool is_whole, std::string_view value, const Locale& locale);
std::string date_locales(const Language& language, std::string_view value, const Locale& locale);
std::string yes_no_locale(std::string_view value);

// A remedy with such locales for another: "...; or name ...: --locale de".
std::string or_locale_help(const Language& language, std::string_view remedy, std::string_view locales);

// Of a table: adds to the help of the problems behind the first `sound` the locales whose tables are written
// so; nothing where there are none.
void offer_locales(Diagnostics& problems, std::size_t sound, const std::string& locales);

}  // namespace kneecheck::intake
