// The interview on a terminal: questions, the result as soon as it is certain, and what may follow on it.
// Rule: answers are looked at and changed in one place, `interview_`; an alarm is said before anything else.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/answer_file.h"

namespace kneecheck::app {

// What the dialogue can show of a case beside its short result.
struct Shows {
  std::function<void(const Case&)> why;   // all the reasons
  std::function<void(const Case&)> plan;  // the plan, or why there is none
};

// How an interview ended.
enum class Ending : std::uint8_t {
  left,    // before there was a result
  told,    // with a result
  planned  // the plan was shown as well
};

class InterviewTerminal {
 public:
  // Reads --resume, and tries --save at once. Throws Refusal, IoError.
  explicit InterviewTerminal(Session& session);

  Ending talk(const Shows& shows);

  // The case that was told.
  Case told() const { return case_of(knowledge_, interview_); }

  // Where the answers are saved; empty: nowhere.
  const std::string& case_file() const { return file_.path(); }

  // What was to be saved could not be, and was shown as a case to copy instead.
  bool lost_answers() const { return file_.failed(); }

 private:
  enum class Goes : std::uint8_t { on, stopped, plan };

  void resume(const std::string& path);
  std::string case_text() const;
  std::string command(std::string_view verb) const;

  // Questions until the result stands, or the plan is wanted.
  Goes ask();
  Goes put(const Next& next);
  Goes take(const Next& next, const Reply& reply);
  Goes review();
  void remind_of_alarm();
  void say_what_follows(const Next& next, const Assessment& before);
  interview::Progress progress(const Next& next) const;
  Step shaped(Step step, bool again) const;
  bool print_question(const Next& next, bool again);

  // The result, and what is wanted next.
  void show_result();
  Goes after_result(const Shows& shows);
  void begin_plan();
  bool fill_in(Key key, const Answer& answer);
  void set_start();
  void take_recorded();
  void stop();
  void say_goodbye();

  Session& session_;
  const Knowledge& knowledge_;
  Dialogue dialogue_;
  Hints hints_;
  Typing typing_;
  Interview interview_;
  AnswerFile file_;
  bool looks_back_ = false;  // resumed: the answers are shown before the result
  bool planned_ = false;
  std::optional<Urgency> alarm_told_;
};

}  // namespace kneecheck::app
