#include "interview/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/units.h"

namespace kneecheck::interview {
namespace {

constexpr std::string_view indent = "   ";

std::string numbered(std::size_t number) {
  return fmt::format("{}{}  ", indent, number);
}

// Lists and numbers in a row: each question of the page in front of its own items.
void add_items(const Knowledge& knowledge, const Step& step, PlainLines& lines) {
  const std::vector<Item> items = items_of(knowledge, step);
  const bool lists =
      step.questions.size() > 1 && knowledge.questions[step.questions.front()].kind != QuestionKind::yes_no;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool is_first = i == 0 || items[i].question != items[i - 1].question;
    if (lists && is_first) lines.push_back({"", std::string{knowledge.questions[items[i].question].ask}});
    lines.push_back({numbered(i + 1), std::string{items[i].label}});
  }
  if (const std::string_view none = none_label(knowledge, step); !none.empty())
    lines.push_back({numbered(0), std::string{none}});
}

std::string how_to_answer(const Knowledge& knowledge, const Step& step) {
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return "y yes, n no, u not sure";
    case StepForm::one_of:
      return "Type one number, or u for not sure";
    case StepForm::checklist:
      return fmt::format("Type the numbers that fit{}, u for not sure",
                         none_label(knowledge, step).empty() ? "" : ", 0 for none of these");
    case StepForm::quantity:
      break;
  }
  if (step.questions.size() > 1)
    return fmt::format("Type {} numbers in this order, or one at a time; u for not sure",
                       step.questions.size());
  return "Type " + expected_reply(knowledge, step);
}

bool has_test(const Knowledge& knowledge, const Step& step) {
  return std::ranges::any_of(
      step.questions, [&](QuestionIndex question) { return knowledge.questions[question].test.has_value(); });
}

void add_test(const SelfTest& test, PlainLines& lines) {
  if (!test.kit.empty()) lines.push_back({"You need: ", fmt::format("{}.", fmt::join(test.kit, ", "))});
  for (std::size_t i = 0; i < test.steps.size(); ++i)
    lines.push_back({fmt::format("{}{}. ", indent, i + 1), std::string{test.steps[i]}});
  lines.push_back({"Take care: ", std::string{test.stop}});
}

std::string said_of(const Question& question, const Given& given) {
  std::string text;
  const auto add = [&text](std::string_view says) { text += (text.empty() ? "" : "; ") + std::string{says}; };
  if (question.ordered) {
    for (const std::uint8_t site : given.sites) add(question.choices[site].says);
  } else {
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if ((given.answer.yes >> i & 1U) != 0) add(question.choices[i].says);
    }
  }
  if (text.empty()) return fmt::format("{}: {}", question.short_name, question.none_label);
  return given.answer.known ? text : text + "; the rest is left open";
}

std::string quantity_of(const Question& question, const Answer& answer) {
  switch (question.kind) {
    case QuestionKind::date:
      return date_for_people(Date{static_cast<std::int32_t>(answer.number)}, true);
    case QuestionKind::pace:
      return pace_text(answer.number) + " a km";
    default:
      return decimal_text(answer.number) + (question.unit.empty() ? "" : " " + std::string{question.unit});
  }
}

std::string echo_of(const Question& question, const Given& given) {
  const bool none_given = !given.answer.known && given.answer.yes == 0;
  if (none_given)
    return fmt::format("{}: {}", question.short_name,
                       question.kind == QuestionKind::choice ? "none of these, or not known" : "left open");
  if (question.is_choice()) return said_of(question, given);
  return fmt::format("{}: {}", question.short_name, quantity_of(question, given.answer));
}

}  // namespace

PlainLines opening(Hints hints) {
  PlainLines lines{
      {"", fmt::format("Knee check. About {} questions, {} minutes. Nothing leaves this computer.",
                       usual_answers, usual_minutes)}};
  if (hints == Hints::shown)
    lines.push_back({"", "At any question: b back, ? help, u not sure, s save and stop, q quit."});
  return lines;
}

PlainLines question_lines(const Knowledge& knowledge, const Step& step, std::size_t number, Hints hints) {
  const bool page = step.questions.size() > 1;
  std::string ask{page ? step.page->ask : knowledge.questions[step.questions.front()].ask};
  if (hints == Hints::shown)
    ask += fmt::format(" {}{}.", how_to_answer(knowledge, step),
                       has_test(knowledge, step) ? "; ? shows how" : "");
  PlainLines lines{{fmt::format("{}. ", number), std::move(ask)}};
  add_items(knowledge, step, lines);
  if (page && form_of(knowledge, step) == StepForm::quantity) {
    for (const QuestionIndex question : step.questions)
      lines.push_back({std::string{indent}, capitalized(knowledge.questions[question].short_name)});
  }
  return lines;
}

PlainLines help_lines(const Knowledge& knowledge, const Step& step) {
  const bool page = step.questions.size() > 1;
  PlainLines lines;
  if (page) lines.push_back({"", std::string{step.page->help}});
  for (const QuestionIndex index : step.questions) {
    const Question& question = knowledge.questions[index];
    if (page) lines.push_back({"", std::string{question.ask}});
    lines.push_back({"", std::string{question.help}});
    for (const Choice& choice : question.choices) {
      if (!choice.help.empty())
        lines.push_back({std::string{indent}, fmt::format("{}: {}", capitalized(choice.label), choice.help)});
    }
    if (question.test) add_test(*question.test, lines);
  }
  lines.push_back({"", fmt::format("You can type {}.", expected_reply(knowledge, step))});
  return lines;
}

PlainLines echo_lines(const Knowledge& knowledge, const std::vector<Given>& answers) {
  PlainLines lines;
  for (const Given& given : answers)
    lines.push_back({"Noted: ", echo_of(knowledge.questions[given.question], given) + "."});
  return lines;
}

PlainLines earlier_answer(const Knowledge& knowledge, const Step& step, const Case& runner) {
  PlainLines lines;
  for (const QuestionIndex question : step.questions) {
    const Given given{question, runner.answers[question], runner.sites};
    lines.push_back({"So far: ", echo_of(knowledge.questions[question], given) + "."});
  }
  lines.push_back({"", "Press Enter to keep this, or answer anew."});
  return lines;
}

PlainLines plan_offer(Hints hints) {
  PlainLines lines{{"", "That is enough for the result, and a plan is possible."},
                   {"", fmt::format("Up to {} more short questions make the plan fit you: your running, "
                                    "days, kit and a race. Answer them now?",
                                    plan_questions().size())}};
  if (hints == Hints::shown)
    lines.push_back({"", "y yes, n skip them all. Each of them can be left open with u."});
  return lines;
}

PlainLines plan_fell_away() {
  return {
      {"",
       "After this answer a plan is not possible any more. The result says why, and what to do instead."}};
}

}  // namespace kneecheck::interview
