// The explainers of each kind of topic, and the small pieces that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explain/explain.h"

namespace kneecheck::explain {

Line line_of(std::string_view text);
Line line_of(const Remark& remark);
std::vector<Line> lines_of(const Texts& texts);
std::vector<Line> lines_of(const std::vector<Remark>& remarks);

// "how sure": the strength of evidence in words a patient knows.
Line sureness(const Language& language, Strength strength);

// "+2".
std::string signed_points(int points);

// What the data have without a capital letter and a full stop, with both.
std::string sentence_of(const Language& language, std::string_view words);

// What the conditions of each bit in `conditions` are called.
std::vector<std::string> names_of_conditions(const Knowledge& knowledge, std::uint64_t conditions);

// What a point is for: its own text, or what it asks.
std::string feature_words(const Knowledge& knowledge, const Feature& feature);

void explain_condition(const Knowledge& knowledge, const Condition& condition,
                       Explanation& explanation);  // explain_knees.cpp
void explain_exercise(const Knowledge& knowledge, const Exercise& exercise,
                      Explanation& explanation);  // explain_exercise.cpp
void explain_technique(const Knowledge& knowledge, const Technique& technique,
                       Explanation& explanation);  // explain_exercise.cpp
void explain_phase(const Knowledge& knowledge, const Phase& phase,
                   Explanation& explanation);  // explain_knees.cpp
void explain_test(const Knowledge& knowledge, const ReadinessTest& test,
                  Explanation& explanation);  // explain_knees.cpp
void explain_question(const Knowledge& knowledge, QuestionIndex question,
                      Explanation& explanation);  // explain_answers.cpp
void explain_answer(const Knowledge& knowledge, QuestionIndex question, std::size_t choice,
                    Explanation& explanation);
void explain_rule(const Knowledge& knowledge, const SafetyRule& rule, const Region& region,
                  Explanation& explanation);
void explain_planning_rule(const Knowledge& knowledge, const PlanningRule& rule,
                           Explanation& explanation);  // explain_reference.cpp
void explain_advice(const Knowledge& knowledge, const std::vector<Advice>& chapter,
                    Explanation& explanation);  // explain_advice.cpp
void explain_source(const Knowledge& knowledge, const Source& source, Explanation& explanation);
void explain_claim(const Knowledge& knowledge, const Claim& claim, Explanation& explanation);
void explain_error(const Knowledge& knowledge, const ErrorText& error, Explanation& explanation);

}  // namespace kneecheck::explain
