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
constexpr std::string_view video_kit = "a phone";  // of a test that needs a video

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

// "Your age (years)".
std::string row_entry(const Question& question) {
  std::vector<std::string> words;
  for (const Choice& choice : question.choices) words.emplace_back(choice.label);
  const bool is_scale = question.unit.starts_with("out of");
  const std::string takes =
      !words.empty() ? join_words(words, "or")
      : is_scale     ? fmt::format("{} to {}", decimal_text(question.least), decimal_text(question.most))
                     : std::string{question.unit};
  return capitalized(question.short_name) + (takes.empty() ? "" : fmt::format(" ({})", takes));
}

std::string how_to_answer(const Knowledge& knowledge, const Step& step) {
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return text_of(knowledge, InterviewText::how_yes_no);
    case StepForm::one_of:
      return text_of(knowledge, InterviewText::how_one);
    case StepForm::checklist:
      return text_of(knowledge, none_label(knowledge, step).empty() ? InterviewText::how_list
                                                                    : InterviewText::how_list_none);
    case StepForm::quantity:
      break;
  }
  if (step.questions.size() > 1) return text_of(knowledge, InterviewText::how_row);
  return capitalized(expected_reply(knowledge, step)) + ".";
}

// A question of the plan may be skipped; who has no video should.
std::string how_to_skip(const Knowledge& knowledge, const Step& step) {
  const auto& test = knowledge.questions[step.questions.front()].test;
  const bool needs_video = test && std::ranges::find(test->kit, video_kit) != test->kit.end();
  if (step.questions.front() == static_cast<QuestionIndex>(Key::start))
    return text_of(knowledge, InterviewText::how_start);
  return text_of(knowledge, needs_video ? InterviewText::video : InterviewText::how_plan);
}

// A page is asked as a whole; what is left of one that is told list by list, or number by number, is not.
std::string ask_of(const Knowledge& knowledge, const Step& step) {
  if (step.page == nullptr) return std::string{knowledge.questions[step.questions.front()].ask};
  const bool is_whole = step.questions.size() == step.page->questions.size();
  if (is_whole || knowledge.questions[step.questions.front()].kind == QuestionKind::yes_no)
    return std::string{step.page->ask};
  return text_of(knowledge, form_of(knowledge, step) == StepForm::quantity ? InterviewText::some_numbers
                                                                           : InterviewText::some_lists);
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

// What a screen is about: its question up to the first stop.
std::string subject_of(const Step& step, const Question& question) {
  if (step.shown == 0 || step.page == nullptr) return std::string{question.short_name};
  return uncapitalized(step.page->ask.substr(0, step.page->ask.find_first_of(".:")));
}

std::string said_of(const Knowledge& knowledge, const Step& step, const Given& given) {
  const Question& question = knowledge.questions[given.question];
  std::string text;
  const auto add = [&text](std::string_view says) { text += (text.empty() ? "" : "; ") + std::string{says}; };
  if (question.ordered) {
    for (const std::uint8_t site : given.sites) add(question.choices[site].says);
  } else {
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if ((given.answer.yes >> i & 1U) != 0) add(question.choices[i].says);
    }
  }
  if (text.empty()) return fmt::format("{}: {}", subject_of(step, question), question.none_label);
  const bool in_doubt = !given.answer.known && given.answer.no == 0 && question.kind == QuestionKind::choices;
  return in_doubt ? text + text_of(knowledge, InterviewText::rest_open) : text;
}

std::string quantity_of(const Question& question, const Answer& answer, Units units) {
  switch (question.kind) {
    case QuestionKind::date:
      return date_for_people(Date{static_cast<std::int32_t>(answer.number)}, true);
    case QuestionKind::pace:
      return units == Units::km ? pace_text(answer.number) + " a km"
                                : pace_text(seconds_a_mile(answer.number)) + " a mile";
    default:
      if (question.unit == "km" && units == Units::mi)
        return distance(round_half_even(answer.number, decimal_one / 10), units);
      return decimal_text(answer.number) + (question.unit.empty() ? "" : " " + std::string{question.unit});
  }
}

std::string echo_of(const Knowledge& knowledge, const Step& step, const Given& given, Units units) {
  const Question& question = knowledge.questions[given.question];
  const bool none_given = !given.answer.known && given.answer.yes == 0 && given.answer.no == 0;
  if (none_given && question.group == QuestionGroup::plan)
    return text_of(
        knowledge, InterviewText::assumed,
        {{"question", std::string{question.short_name}}, {"default", std::string{question.default_text}}});
  if (none_given) {
    const bool one_of = question.kind == QuestionKind::choice;
    return fmt::format("{}: {}", subject_of(step, question),
                       text_of(knowledge, one_of ? InterviewText::none_or_open : InterviewText::left_open));
  }
  if (question.is_choice()) return said_of(knowledge, step, given);
  return fmt::format("{}: {}", question.short_name, quantity_of(question, given.answer, units));
}

// What was said to a step, one statement behind another.
std::string answer_of(const Knowledge& knowledge, const Step& step, const Said& said, Units units) {
  std::string text;
  for (const QuestionIndex question : step.questions)
    text += (text.empty() ? "" : "; ") + echo_of(knowledge, step, given(said, step, question), units);
  return text;
}

}  // namespace

PlainLines opening(const Knowledge& knowledge, Hints hints) {
  PlainLines lines{{"", text_of(knowledge, InterviewText::opening,
                                {{"screens", std::to_string(usual_screens)},
                                 {"minutes", std::to_string(usual_minutes)}})}};
  if (hints == Hints::shown) lines.push_back({"", text_of(knowledge, InterviewText::keys)});
  return lines;
}

PlainLines question_lines(const Knowledge& knowledge, const Step& step, const Progress& progress,
                          Hints hints) {
  std::string ask = ask_of(knowledge, step);
  if (hints == Hints::shown) ask += " " + how_to_answer(knowledge, step);
  if (hints == Hints::shown && has_test(knowledge, step))
    ask += " " + text_of(knowledge, InterviewText::shows_how);
  const std::string place =
      text_of(knowledge, progress.of_plan ? InterviewText::plan_progress : InterviewText::progress,
              {{"number", std::to_string(progress.number)}, {"total", std::to_string(progress.total)}});
  if (progress.of_plan && hints == Hints::shown) ask += " " + how_to_skip(knowledge, step);
  PlainLines lines{{"", place + " " + ask}};
  add_items(knowledge, step, lines);
  if (step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity) {
    for (const QuestionIndex question : step.questions)
      lines.push_back({std::string{indent}, row_entry(knowledge.questions[question])});
  }
  return lines;
}

PlainLines help_lines(const Knowledge& knowledge, const Step& step) {
  const bool page = step.page != nullptr;
  const bool row = step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity;
  PlainLines lines;
  if (page) lines.push_back({"", std::string{step.page->help}});
  for (const QuestionIndex index : step.questions) {
    const Question& question = knowledge.questions[index];
    if (step.shown == 0) {
      if (page) lines.push_back({"", std::string{question.ask}});
      lines.push_back({"", std::string{question.help}});
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      const Choice& choice = question.choices[i];
      const bool is_shown = step.shown == 0 || (step.shown >> i & 1U) != 0;
      if (is_shown && !choice.help.empty())
        lines.push_back({std::string{indent}, fmt::format("{}: {}", capitalized(choice.label), choice.help)});
    }
    if (question.test && !row) add_test(*question.test, lines);
  }
  lines.push_back({"", capitalized(expected_reply(knowledge, step)) + "."});
  return lines;
}

PlainLines echo_lines(const Knowledge& knowledge, const Step& step, const std::vector<Given>& answers,
                      Units units) {
  const bool is_row = step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity;
  const std::string lead = text_of(knowledge, InterviewText::noted) + " ";
  PlainLines lines;
  for (const Given& given : answers) {
    const std::string echo = echo_of(knowledge, step, given, units);
    if (is_row && !lines.empty()) {
      lines.back().text += "; " + echo;
    } else {
      lines.push_back({lead, echo});
    }
  }
  for (PlainLine& line : lines) line.text += '.';
  return lines;
}

PlainLines earlier_answer(const Knowledge& knowledge, const Step& step, const Said& said, Units units) {
  return {{text_of(knowledge, InterviewText::so_far) + " ", answer_of(knowledge, step, said, units) + "."},
          {"", text_of(knowledge, InterviewText::keep)}};
}

PlainLines review_lines(const Knowledge& knowledge, const Interview& interview, Units units) {
  PlainLines lines;
  for (std::size_t i = 0; i < interview.path.size(); ++i)
    lines.push_back(
        {numbered(i + 1), capitalized(answer_of(knowledge, interview.path[i], interview.said, units)) + "."});
  return lines;
}

}  // namespace kneecheck::interview
