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

// How many screens a runner with a usual trouble answers, and the minutes that it takes: the medians
// (tests/laws).
inline constexpr int usual_screens = 12;
inline constexpr int usual_minutes = 14;

// Where the interview stands: "3 of about 12"; in the questions of the plan "3 of at most 18".
struct Progress {
  std::size_t number = 0;
  std::size_t total = 0;
  bool of_plan = false;
};

PlainLines opening(const Knowledge& knowledge, Hints hints);
PlainLines question_lines(const Knowledge& knowledge, const Step& step, const Progress& progress,
                          Hints hints);
// Why it is asked and how to find out. What is told together stands together: where a page has several tests,
// each of them.
struct HelpPart {
  PlainLines lines;
  std::optional<QuestionIndex> test;  // that is told here in full, and may have a figure
};
std::vector<HelpPart> help_parts(const Knowledge& knowledge, const Step& step);
// What was understood.
PlainLines echo_lines(const Knowledge& knowledge, const Step& step, const std::vector<Given>& answers,
                      Units units = Units::km);
// The answer that a step has already, as it is told when one has gone back to it.
PlainLines earlier_answer(const Knowledge& knowledge, const Step& step, const Said& said, Units units);
// All answers so far, each step behind its number.
PlainLines review_lines(const Knowledge& knowledge, const Interview& interview, Units units);

}  // namespace kneecheck::interview
