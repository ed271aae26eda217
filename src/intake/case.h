// One person's answers, decoded and checked: bits for choices, exact numbers for the rest.
// Rule: unknown is neither yes nor no. A given list answers all its items; `unsure` is as a missing key.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/locale.h"
#include "knowledge/knowledge.h"
#include "syntax/tree.h"

namespace kneecheck::intake {

struct Answer {
  std::uint64_t yes = 0;    // choices that are the answer
  std::uint64_t no = 0;     // choices that are known not to be
  std::int64_t number = 0;  // millionths; pace: seconds a km; date: days
  bool known = false;       // answered in full (no `unsure`)

  bool operator==(const Answer&) const = default;
};

struct Case {
  std::optional<std::string> id;
  std::string name;  // html only, as the next
  std::string note;  // of a clinician
  std::array<Answer, most_questions> answers{};
  std::vector<std::uint8_t> sites;  // choices of location, worst first
  std::vector<ExerciseIndex> avoid;
  std::bitset<most_questions> implied;  // answers that nobody gave: they follow from others
  Diagnostics problems;                 // empty when all that triage needs could be read
  Diagnostics plan_problems;            // with keys that it does not need: these are then left out
  bool half_a_race = false;             // race_km without race_date, or the reverse: set aside, with a note

  void clear(const Language& language);  // of messages to come; keeps the capacity
  const Answer& operator[](Key key) const { return answers[static_cast<std::size_t>(key)]; }
  Answer& operator[](Key key) { return answers[static_cast<std::size_t>(key)]; }
  bool known(Key key) const { return (*this)[key].known; }
  bool has(Key key, std::uint64_t bits) const { return ((*this)[key].yes & bits) != 0; }
  std::optional<std::int64_t> number(Key key) const {
    const Answer& answer = (*this)[key];
    return answer.known ? std::optional{answer.number} : std::nullopt;
  }
  // A whole number (not millionths), or `otherwise` when not known.
  std::int64_t whole(Key key, std::int64_t otherwise) const;
  std::optional<Date> date(Key key) const;
};

// Whether the answer is nothing that a message, a record or an identity may hold: a name, a note.
constexpr bool is_private(QuestionIndex index) {
  return index == static_cast<QuestionIndex>(Key::name) || index == static_cast<QuestionIndex>(Key::note);
}

inline constexpr std::string_view unsure = "unsure";

// The answer of the choices `yes`; `known`: all others are known not to be.
inline Answer choice_answer(const Question& question, std::uint64_t yes, bool known) {
  return {yes, known ? all_choices(question) & ~yes : 0, 0, known};
}

// Reads one record (a YAML or JSON mapping, or a CSV row as a mapping of plain scalars) into `runner`, which
// is filled again, with its implied answers. All problems at once; a key with a problem is not known, but for
// the items of a list that are right: those are yes. Blanks around a word and its capital letters do not
// matter, and a list may be written as `a;b` or `a,b`. `csv` is the language of the table; null: it is none.
void decode_case(const Knowledge& knowledge, Value record, const Locale* csv, Case& runner);
Case decode_case(const Knowledge& knowledge, Value record, const Locale* csv = nullptr);

// Adds problems that were found before decoding (a key twice, a torn text), each where it belongs.
void add_problems(const Knowledge& knowledge, const Diagnostics& problems, Case& runner);

// Answers what other answers rule out (Safety::implied), anew where that was done before. A given answer
// always stands. Whoever changes an answer calls it again.
void imply(const Knowledge& knowledge, Case& runner);
Case with_implied(const Knowledge& knowledge, Case runner);

// Answers that are known in `overrides` take the place of those in `runner`.
void override_answers(Case& runner, const Case& overrides);

// The words of a question's answer as they were given ("outer", "34", "6:30"); empty when not given.
std::vector<std::string> answer_words(const Knowledge& knowledge, const Case& runner, QuestionIndex question);

}  // namespace kneecheck::intake
