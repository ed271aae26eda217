// What was said so far, and which part of a long list was put already.
// Rule: what was not put is not known. A list is answered when all of it was put that can concern the person;
// where they were not sure of a part of it, what they named is true and the rest is not known, as a case file
// has it.
#pragma once

#include <array>
#include <vector>

#include "triage/reach.h"

namespace kneecheck::interview {

// Without what it implies. A question that was left open on purpose ("not sure") is asked, and not known.
struct Said {
  Case runner;
  Questions asked;
  // By question: the choices that were put so far, of a list that is put part by part; 0: it is put whole.
  std::array<std::uint64_t, most_questions> put{};
};

// What is put to the person at once: one question, those of a page, or a part of a list.
struct Step {
  const QuestionPage* page = nullptr;
  std::vector<QuestionIndex> questions;
  std::uint64_t shown = 0;  // of a part of a list: its choices; 0: all

  bool operator==(const Step&) const = default;
};

// The answer to one question; not known and nothing named: left open.
struct Given {
  QuestionIndex question = 0;
  Answer answer;
  std::vector<std::uint8_t> sites;  // of location
};

// Those of a list that cannot concern the person; never one that they named.
std::uint64_t not_for(const Knowledge& knowledge, const Case& runner, QuestionIndex question);
// Those that are still to be put to them.
std::uint64_t to_be_put(const Knowledge& knowledge, const Said& said, QuestionIndex question);

// Takes the answers to a step, or to some of its questions.
void take(const Knowledge& knowledge, Said& said, const Step& step, const std::vector<Given>& answers);
void forget(Said& said, QuestionIndex question);
// Whether the step was put before.
bool was_put(const Said& said, const Step& step);
// What was said to a question of the step.
Given given(const Said& said, const Step& step, QuestionIndex question);

// The case as far as it is told: of a list of which parts are still to come, what was denied is no already.
Case so_far(const Knowledge& knowledge, const Said& said);
// The case as it is saved and assessed: of a list that is not answered in full, only what was named is known.
Case told(const Knowledge& knowledge, const Said& said);

}  // namespace kneecheck::interview
