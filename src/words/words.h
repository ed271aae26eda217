// Answers as statements: "the pain is on the outer side", "your age: 58 years", for all formats with reasons.
#pragma once

#include <string>

#include "intake/case.h"
#include "triage/assess.h"

namespace kneecheck::words {

// A number of a question with its unit, as people write it: "58 years", "6:30 a km", "30 Nov 2026".
std::string number_in_words(const Language& language, const Question& question, std::int64_t number);

// What choosing `choice` says. Never empty: the label stands in where the data give no statement.
std::string statement(const Question& question, std::size_t choice);

// What an urgency asks for, after a colon: "have it seen the same day".
std::string what_then(const Language& language, Urgency urgency, const Region& region);

// What an answer would change, after a colon: "ITB pain would come first; let someone look at it".
std::string outcome_text(const Knowledge& knowledge, const Change& change, const Region& region);

// The reason line of a feature that counted: its own text, else the statement of the answer; or that it hurts
// elsewhere.
std::string reason_text(const Knowledge& knowledge, const Case& runner, const Hit& hit);
// The same where the answer is a choice, which alone it depends on.
std::string choice_reason_text(const Question& question, const Feature& feature, std::size_t choice);

// Where that comes from.
const Evidence& evidence_of(const Knowledge& knowledge, const Hit& hit);

// A term of a positive rule, as a statement.
std::string because_text(const Knowledge& knowledge, const Case& runner, const Because& because);

// Whether a diary says so, which knows but a yes and a no: how the knee swelled is not known.
bool is_written(const Assessment& assessment, const Because& because);

// All terms of a positive rule, to follow its text: " Your answers: the pain wakes you."; empty without any.
std::string answers_behind(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           std::size_t rule);

// "ITB pain: iliotibial band pain, at the outer side of the knee".
std::string full_name(const Language& language, const Condition& condition);

// A term of a positive rule as scripts read it: "warning_signs.locked", "age.58".
std::string because_id(const Knowledge& knowledge, const Case& runner, const Because& because);

}  // namespace kneecheck::words
