// What an interview says: questions, their explanations, and the echo of an answer, line by line. Rule: plain
// lines that make sense read out one after another; none depends on another one's place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/reply.h"

namespace kneecheck::interview {

// A line to be wrapped; what follows the first row hangs under the end of `lead`.
struct PlainLine {
  std::string lead;
  std::string text;
};
using PlainLines = std::vector<PlainLine>;

enum class Hints : std::uint8_t { shown, hidden };

// How many answers a runner with a usual trouble gives, and the time it takes: the medians (tests/laws).
inline constexpr int usual_answers = 13;
inline constexpr int usual_minutes = 4;

PlainLines opening(Hints hints);
PlainLines question_lines(const Knowledge& knowledge, const Step& step, std::size_t number, Hints hints);
// Why it is asked and how to find out.
PlainLines help_lines(const Knowledge& knowledge, const Step& step);
// What was understood.
PlainLines echo_lines(const Knowledge& knowledge, const std::vector<Given>& answers);
// The answer that a step has already, as it is told when one has gone back to it.
PlainLines earlier_answer(const Knowledge& knowledge, const Step& step, const Case& runner);
PlainLines plan_offer(Hints hints);
// That no plan is possible any more after an answer to a question of the plan.
PlainLines plan_fell_away();

}  // namespace kneecheck::interview
