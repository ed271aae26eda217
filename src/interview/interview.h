// An interview as a value: what was said, in which order, and what comes next. Going back loses nothing.
// Rule: no terminal, no clock, no files. Answers decide the path; the path never decides an outcome.
#pragma once

#include "interview/next.h"
#include "triage/assess.h"

namespace kneecheck::interview {

struct Interview {
  Said said;
  std::vector<Step> path;   // the steps answered, the first one first
  std::size_t at = 0;       // in front of path.end(): gone back to this one
  bool wants_plan = false;  // the questions that make a plan fit are put as well
};

struct Next {
  Step step;
  bool of_plan = false;  // one of the questions that only make the plan fit
};
// What is to be put to the person now; empty: nothing more, the result stands.
std::optional<Next> next_of(const Knowledge& knowledge, const Interview& interview);

// With answers to `step`, or to some of its questions. Later answers stay if they still make sense.
Interview answered(const Knowledge& knowledge, Interview interview, const Step& step,
                   const std::vector<Given>& answers);

// Before the last step; what was said is still there. False at the beginning.
bool go_back(Interview& interview);

// Goes on from answers given earlier: walks through those that would be asked, so that one can go back. Of a
// list that was left in the middle, or in doubt, only those parts count as put of which something was named.
Interview resumed(const Knowledge& knowledge, Said earlier);

// The case that the answers make.
Case case_of(const Knowledge& knowledge, const Interview& interview);
// Questions that were asked and left open: to be written down as such, so that nobody asks them again.
Questions left_open(const Knowledge& knowledge, const Interview& interview);

// The questions of the plan, in the order in which they are put: the short ones first.
const std::vector<Key>& plan_questions();

}  // namespace kneecheck::interview
