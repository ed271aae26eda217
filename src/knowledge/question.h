// The questions of a case: their values, wording, self-tests and ranges.
// Rule: a choice is a bit; a question has at most 64 choices, so that any set of answers is one machine word.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "knowledge/evidence.h"

namespace kneecheck::knowledge {

using QuestionIndex = std::uint8_t;
inline constexpr std::size_t most_questions = 128;
inline constexpr std::size_t most_choices = 64;

enum class QuestionKind : std::uint8_t { choice, choices, yes_no, number, text, date, pace, exercises };
constexpr auto names_of(QuestionKind) {
  return name_list("choice", "choices", "yes_no", "number", "text", "date", "pace", "exercises");
}

enum class QuestionGroup : std::uint8_t { person, triage, plan };
constexpr auto names_of(QuestionGroup) {
  return name_list("person", "triage", "plan");
}

struct Choice {
  std::string_view id;
  std::string_view label;  // in a question's list: all that a tick means
  std::string_view says;   // a statement for reason lines: "the pain is on the outer side"
  std::string_view help;
  bool alone = false;  // may not stand beside another item (no_pain, nothing)
};

struct SelfTest {
  Texts kit;
  Texts steps;
  std::string_view stop;  // when to stop, or not to do it
};

struct Question {
  std::string_view id;
  QuestionKind kind = QuestionKind::choice;
  QuestionGroup group = QuestionGroup::triage;
  bool ordered = false;  // location: worst first
  bool safety = false;   // one of the six without which a triage is incomplete
  std::string_view ask;
  std::string_view short_name;  // noun phrase
  std::string_view help;
  std::string_view none_label;  // empty: "none" is not an answer to this list
  std::string_view unit;
  std::string_view default_text;   // what a plan assumes when unknown
  std::vector<Choice> choices;     // yes_no: yes, no
  std::uint64_t lone_choices = 0;  // bits of those that are `alone`
  std::optional<SelfTest> test;
  std::int64_t least = 0;  // millionths (numbers), seconds a km (pace)
  std::int64_t most = 0;
  bool whole = false;
  Value figure;  // figures.h; may be missing
  Evidence evidence;

  bool is_choice() const {
    return kind == QuestionKind::choice || kind == QuestionKind::choices || kind == QuestionKind::yes_no;
  }
};

// All bits of a question's choices.
inline std::uint64_t all_choices(const Question& question) {
  const std::size_t count = question.choices.size();
  return count == most_choices ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

// yes_no questions: the bits of their two choices.
inline constexpr std::uint64_t bit_yes = 1;
inline constexpr std::uint64_t bit_no = 2;

}  // namespace kneecheck::knowledge
