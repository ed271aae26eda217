// An interview as a value: what was said, in which order, and what comes next. Going back loses nothing.
// Rule: no terminal, no clock, no files. Answers decide the path; the path never decides an outcome.
#pragma once

#include "interview/next.h"
#include "triage/assess.h"

namespace kneecheck::interview {

// What is to be done next.
enum class Turn : std::uint8_t {
  question,    // put `step` to the person
  offer_plan,  // a plan is possible: are the questions that make it fit wanted?
  done         // nothing more to ask
};

enum class PlanQuestions : std::uint8_t { not_offered, wanted, skipped };

struct Interview {
  Said said;
  std::vector<Step> path;  // the steps answered, the first one first
  std::size_t at = 0;      // in front of path.end(): gone back to this one
  PlanQuestions plan = PlanQuestions::not_offered;
  std::size_t offered_at = 0;  // how many steps there were when that was decided
};

struct Next {
  Turn turn = Turn::done;
  Step step;
  bool of_plan = false;  // one of the questions that only make the plan fit
};
Next next_of(const Knowledge& knowledge, const Interview& interview);

// The answer to one question; not known and nothing ticked: left open.
struct Given {
  QuestionIndex question = 0;
  Answer answer;
  std::vector<std::uint8_t> sites;  // of location
};

// With answers to `step`, or to the first few of its questions. Later answers stay if they still make sense.
Interview answered(const Knowledge& knowledge, Interview interview, const Step& step,
                   const std::vector<Given>& answers);

// Before the last step, or the offer; what was said is still there. False at the beginning.
bool go_back(Interview& interview);

// With the questions of the plan wanted, or skipped from here on.
Interview with_plan_questions(Interview interview, bool wanted);

// Goes on from answers given earlier: walks through those that would be asked, so that one can go back.
Interview resumed(const Knowledge& knowledge, Said earlier);

// The case that the answers make, and how it comes out.
Case case_of(const Knowledge& knowledge, const Interview& interview);
// Questions that were asked and left open: to be written down as such, so that nobody asks them again.
Questions left_open(const Interview& interview);

// The questions of the plan, in the order in which they are put.
const std::vector<Key>& plan_questions();

}  // namespace kneecheck::interview
