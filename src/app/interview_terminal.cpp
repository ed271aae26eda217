#include "app/interview_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/interview_help.h"
#include "app/interview_result.h"
#include "app/refusal.h"
#include "base/number.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "document/parts.h"
#include "intake/case_yaml.h"
#include "intake/salvage.h"
#include "interview/divide.h"
#include "stream/answer.h"
#include "stream/case_reader.h"
#include "syntax/parse.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

[[noreturn]] void refuse_resume(const Language& language, const std::string& path, TextId why) {
  throw Refusal{ExitStatus::bad_input, usage_message(language, language.say(why, {{"file", quoted(path)}}),
                                                     language.say(AppText::takes_one_case))};
}

// Which of day and month comes first in 03/04/2027; "any" and Canada write either.
DateOrder date_order(std::string_view region) {
  if (region == "us") return DateOrder::month_first;
  return region == "any" || region == "ca" ? DateOrder::year_first : DateOrder::day_first;
}

Typing typing_of(const Session& session) {
  const Command& command = session.command;
  return {command.units, date_order(session.region->id),
          command.today ? *command.today : session.world.today()};
}

bool holds(const Step& step, Key key) {
  return std::ranges::find(step.questions, static_cast<QuestionIndex>(key)) != step.questions.end();
}

}  // namespace

InterviewTerminal::InterviewTerminal(Session& session)
    : session_(session),
      knowledge_(*session.knowledge),
      dialogue_(session),
      hints_(session.command.no_hints ? Hints::hidden : Hints::shown),
      typing_(typing_of(session)),
      file_(session, dialogue_, [this] { return case_text(); }) {
  dialogue_.print(opening(knowledge_, hints_));
  if (!knowledge_.language.draft.empty()) dialogue_.print_line(std::string{knowledge_.language.draft});
  if (!session.command.resume.empty()) resume(session.command.resume);
  file_.open();
}

// Answers that do not exist any more are named, and asked again.
void InterviewTerminal::resume(const std::string& path) {
  CaseReader reader{session_.world, knowledge_, {path}, session_.command.input_format, [] {}};
  const std::optional<Record> record = reader.next();
  if (!record || reader.is_batch() || reader.next())
    refuse_resume(knowledge_.language, path, record ? AppText::several_in_it : AppText::none_in_it);
  Tree tree;
  Diagnostics problems{knowledge_.language};
  const bool parsed = record->is_json ? parse_json(record->file, record->text, record_limits, tree, problems)
                                      : parse_yaml(record->file, record->text, record_limits, tree, problems);
  if (!parsed) throw Refusal{ExitStatus::bad_input, format(file_problems(knowledge_, problems, *record))};
  if (!tree.root().is_map()) refuse_resume(knowledge_.language, path, AppText::no_mapping);

  Salvaged salvaged = salvage_case(knowledge_, tree.root());
  interview_ = resumed(knowledge_, {std::move(salvaged.runner), salvaged.left_open});
  looks_back_ = true;
  file_.was_read_from(path);
  dialogue_.print(InterviewText::resumed, {{"file", quoted(path)}, {"count", interview_.said.asked.count()}});
  for (const Salvaged::Lost& lost : salvaged.lost)
    dialogue_.print(InterviewText::not_used, {{"key", quoted(lost.key)}, {"why", lost.why}});
}

std::string InterviewTerminal::case_text() const {
  const std::string answers = case_yaml(knowledge_, told(), left_open(knowledge_, interview_));
  return fmt::format("# {}\n{}", dialogue_.text(InterviewText::case_head),
                     answers.empty() ? "{}\n" : answers);
}

std::string InterviewTerminal::command(std::string_view verb) const {
  Audience audience;
  audience.case_file = file_.path();
  audience.language = session_.command.language;
  return next_command({}, verb, audience).line;
}

Ending InterviewTerminal::talk(const Shows& shows) {
  for (;;) {
    if (ask() == Goes::stopped) {
      stop();
      return Ending::left;
    }
    if (std::exchange(interview_.wants_plan, false)) {
      set_start();
      dialogue_.blank();
      shows.plan(told());
      planned_ = true;
    } else {
      show_result();
      take_recorded();
    }
    if (after_result(shows) == Goes::stopped) break;
  }
  say_goodbye();
  return planned_ ? Ending::planned : Ending::told;
}

InterviewTerminal::Goes InterviewTerminal::ask() {
  for (;;) {
    const auto next = next_of(knowledge_, interview_);
    if (!next) {
      if (!std::exchange(looks_back_, false)) return Goes::on;
      remind_of_alarm();
      if (review() == Goes::stopped) return Goes::stopped;
      continue;
    }
    looks_back_ = false;
    dialogue_.blank();
    const Goes goes = put(*next);
    if (goes == Goes::plan) return Goes::on;
    if (goes == Goes::stopped) return goes;
  }
}

// What a list becomes on this screen; what was answered before stays as it was put.
Step InterviewTerminal::shaped(Step step, bool again) const {
  if (again) return step;
  return beginning_that_fits(knowledge_, std::move(step), [this](const Step& part) {
    return dialogue_.rows_of(question_lines(knowledge_, part, {10, 10}, hints_)) <= dialogue_.room();
  });
}

interview::Progress InterviewTerminal::progress(const Next& next) const {
  if (next.of_plan) {
    const auto put = std::ranges::count_if(plan_questions(), [this](Key key) {
      return was_put(interview_.said, Step{nullptr, {static_cast<QuestionIndex>(key)}});
    });
    return {std::min(static_cast<std::size_t>(put) + 1, plan_questions().size()), plan_questions().size(),
            true};
  }
  const std::size_t number = interview_.at + 1;
  const std::size_t left =
      steps_left(knowledge_, interview_.said, [this](Step step) { return shaped(std::move(step), false); });
  return {number, std::max(number, interview_.path.size() + left)};
}

bool InterviewTerminal::print_question(const Next& next, bool again) {
  const PlainLines lines = question_lines(knowledge_, next.step, progress(next), hints_);
  PlainLines below;
  if (again) below = earlier_answer(knowledge_, next.step, interview_.said, typing_.units);
  if (!dialogue_.print_in_parts(lines)) return false;
  const std::size_t rows = dialogue_.rows_of(lines) + dialogue_.rows_of(below), room = dialogue_.room();
  if (hints_ == Hints::shown && rows < room)
    dialogue_.print_picture(spots_to_press(knowledge_, next.step, dialogue_, room - rows));
  dialogue_.print(below);
  return true;
}

// Puts the question until something other than help or a slip is typed.
InterviewTerminal::Goes InterviewTerminal::put(const Next& asked) {
  const bool again = interview_.at < interview_.path.size();
  const Next next{shaped(asked.step, again), asked.of_plan};
  if (!print_question(next, again)) return Goes::stopped;
  for (auto line = dialogue_.read_line();;) {
    if (!line) return Goes::stopped;
    Reply reply = next.of_plan ? read_plan_reply(knowledge_, next.step, *line, again, typing_)
                               : read_reply(knowledge_, next.step, *line, again, typing_);
    if (reply.kind == ReplyKind::help) {
      line = explain_step(knowledge_, next.step, dialogue_);
      continue;
    }
    if (reply.kind != ReplyKind::wrong) return take(next, reply);
    if (line->empty()) {
      dialogue_.print(InterviewText::empty_line, {{"expected", reply.expected}});
    } else {
      dialogue_.print(InterviewText::not_understood, {{"line", quoted(*line)}, {"expected", reply.expected}});
    }
    line = dialogue_.read_line();
  }
}

InterviewTerminal::Goes InterviewTerminal::take(const Next& next, const Reply& reply) {
  switch (reply.kind) {
    case ReplyKind::keep:
      interview_.at = interview_.path.size();
      return Goes::on;
    case ReplyKind::back:
      if (!go_back(interview_)) dialogue_.print(InterviewText::first_question);
      return Goes::on;
    case ReplyKind::review:
      return review();
    case ReplyKind::plan:
      return Goes::plan;
    case ReplyKind::save:
    case ReplyKind::quit:
      return Goes::stopped;
    default:
      break;
  }
  const Assessment before = assess(knowledge_, told());
  interview_ = answered(knowledge_, std::move(interview_), next.step, reply.answers);
  dialogue_.print(echo_lines(knowledge_, next.step, reply.answers, typing_.units));
  file_.after_answer();
  say_what_follows(next, before);
  return Goes::on;
}

// What an answer means before the result is there: an alarm, no plan under 16, no plan any more.
void InterviewTerminal::say_what_follows(const Next& next, const Assessment& before) {
  const Assessment now = assess(knowledge_, told());
  const bool goes_on = next_of(knowledge_, interview_).has_value();
  if (goes_on && stands_alarm(knowledge_, outlook(knowledge_, interview_.said))) remind_of_alarm();
  if (goes_on && !now.alarm && holds(next.step, Key::age) && is_too_young(told()))
    dialogue_.print(InterviewText::under_16);
  if (next.of_plan && !before.no_plan && now.no_plan) {
    interview_.wants_plan = false;
    dialogue_.print(InterviewText::plan_fell_away);
  }
}

// An alarm is said once, as soon as it stands; then those few questions follow that can raise it.
void InterviewTerminal::remind_of_alarm() {
  const Case runner = told();
  const Assessment now = assess(knowledge_, runner);
  if (!now.alarm || alarm_told_ == now.urgency) return;
  alarm_told_ = now.urgency;
  dialogue_.print(alarm_lines(session_, runner, now));
  if (next_of(knowledge_, interview_)) dialogue_.print(InterviewText::alarm_waits);
}

// All answers, numbered; a number changes that one.
InterviewTerminal::Goes InterviewTerminal::review() {
  if (interview_.path.empty()) {
    dialogue_.print(InterviewText::review_none);
    return Goes::on;
  }
  dialogue_.blank();
  PlainLines lines = review_lines(knowledge_, interview_, typing_.units);
  lines.push_back({"", dialogue_.text(InterviewText::review)});
  if (!dialogue_.print_in_parts(lines)) return Goes::stopped;
  for (;;) {
    const auto line = dialogue_.read_line();
    if (!line) return Goes::stopped;
    if (line->empty()) return Goes::on;
    const auto key = read_key(knowledge_.language, *line);
    if (key == ReplyKind::quit || key == ReplyKind::save) return Goes::stopped;
    if (key == ReplyKind::back) return Goes::on;
    const auto number = parse_whole(*line);
    if (number && *number >= 1 && static_cast<std::size_t>(*number) <= interview_.path.size()) {
      interview_.at = static_cast<std::size_t>(*number) - 1;
      alarm_told_.reset();
      return Goes::on;
    }
    dialogue_.print(InterviewText::review_wrong, {{"most", interview_.path.size()}});
  }
}

void InterviewTerminal::show_result() {
  dialogue_.blank();
  dialogue_.print(result_lines(session_, told()));
}

// p plan, w why, r review, s save, q quit.
InterviewTerminal::Goes InterviewTerminal::after_result(const Shows& shows) {
  const bool plan_is_possible = !assess(knowledge_, told()).no_plan;
  for (;;) {
    dialogue_.blank();
    dialogue_.print(plan_is_possible ? InterviewText::next_plan : InterviewText::next_no_plan);
    const auto line = dialogue_.read_line();
    const auto key = line ? read_key(knowledge_.language, *line) : ReplyKind::quit;
    if (key == ReplyKind::quit) return Goes::stopped;
    if (key == ReplyKind::plan && plan_is_possible) {
      begin_plan();
      return Goes::plan;
    }
    if (key == ReplyKind::why) {
      dialogue_.blank();
      shows.why(told());
    } else if (key == ReplyKind::save) {
      file_.offer();
      if (!file_.failed() && !file_.path().empty())
        dialogue_.print(InterviewText::saved, {{"file", quoted(file_.path())}});
    } else if (key == ReplyKind::help) {
      dialogue_.print(InterviewText::next_help);
    } else if (key == ReplyKind::back) {
      go_back(interview_);
      return Goes::on;
    } else if (key == ReplyKind::review) {
      const std::size_t end = interview_.at;
      if (review() == Goes::stopped) return Goes::stopped;
      if (interview_.at != end) return Goes::on;
    } else {
      dialogue_.print(InterviewText::next_wrong);
    }
  }
}

void InterviewTerminal::begin_plan() {
  interview_.wants_plan = true;
  dialogue_.blank();
  dialogue_.print(InterviewText::plan_opening);
}

// An answer that nobody typed. False: there was one already.
bool InterviewTerminal::fill_in(Key key, const Answer& answer) {
  const Step step{nullptr, {static_cast<QuestionIndex>(key)}};
  const bool is_new = !was_put(interview_.said, step);
  if (interview_.said.runner.known(key)) return false;
  interview_.said.runner[key] = answer;
  interview_.said.asked.set(step.questions.front());
  if (is_new) interview_.path.push_back(step);
  interview_.at = interview_.path.size();
  file_.after_answer();
  return true;
}

// The first day of the plan is saved with it, so that tomorrow's plan is the same one.
void InterviewTerminal::set_start() {
  const auto asked = parse_date(session_.command.start);
  fill_in(Key::start, {.number = asked.value_or(typing_.today).days, .known = true});
}

// What recorded runs say is not asked, where there may be a plan at all; a review can change it.
void InterviewTerminal::take_recorded() {
  if (session_.recorded.empty() || assess(knowledge_, told()).no_plan) return;
  PlainLines lines;
  for (Recorded& each : std::exchange(session_.recorded, {})) {
    if (fill_in(each.key, each.answer)) lines.push_back({"", std::move(each.note)});
  }
  if (lines.empty()) return;
  dialogue_.blank();
  dialogue_.print(lines);
}

// Left before there was a result: what is urgent so far is said, and the answers may be saved.
void InterviewTerminal::stop() {
  const Case runner = told();
  const Assessment so_far = assess(knowledge_, runner);
  if (so_far.urgency && *so_far.urgency <= Urgency::soon)
    dialogue_.print(alarm_lines(session_, runner, so_far));
  if (interview_.said.asked.any() || !interview_.path.empty()) file_.offer();
  if (file_.failed()) return file_.show_what_is_lost();
  if (file_.path().empty()) {
    dialogue_.print(InterviewText::stopped);
    dialogue_.print(InterviewText::not_saved);
    return;
  }
  dialogue_.print(InterviewText::stopped_saved, {{"file", quoted(file_.path())}});
  dialogue_.print_line(command("triage --resume"));
}

void InterviewTerminal::say_goodbye() {
  const bool plan_is_possible = !assess(knowledge_, told()).no_plan;
  file_.offer();
  if (file_.failed()) return file_.show_what_is_lost();
  if (file_.path().empty()) {
    dialogue_.print(InterviewText::not_saved);
    if (plan_is_possible && !planned_)
      dialogue_.print(InterviewText::plan_asks_again, {{"command", "kneecheck plan"}});
    return;
  }
  dialogue_.print(InterviewText::saved, {{"file", quoted(file_.path())}});
  if (plan_is_possible)
    dialogue_.print_line(dialogue_.text(InterviewText::for_a_plan, {{"command", command("plan")}}));
  dialogue_.print_line(dialogue_.text(InterviewText::to_change, {{"command", command("triage --resume")}}));
}

}  // namespace kneecheck::app
