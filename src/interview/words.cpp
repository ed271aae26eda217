#include "interview/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "base/words/interview.h"
#include "base/words/words.h"

namespace kneecheck::interview {
namespace {

constexpr std::string_view indent = "   ";
constexpr std::array filmed{Key::runs_upright, Key::crosses_over};  // only a video shows these

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
std::string row_entry(const Language& language, const Question& question) {
  const std::string takes =
      !question.choices.empty() ? language.one_of(labels_of(question))
      : is_scale(question) ? language.say(InterviewText::scale, {{"least", language.number(question.least)},
                                                                 {"most", language.number(question.most)}})
                           : std::string{question.unit};
  std::string what = capitalized(question.short_name);
  if (takes.empty()) return what;
  return language.say(InterviewText::row_entry, {{"what", std::move(what)}, {"takes", takes}});
}

std::string sentence_of(const Language& language, std::string_view words) {
  return language.say(InterviewText::sentence, {{"words", words}});
}

std::string how_to_answer(const Knowledge& knowledge, const Step& step) {
  const Language& language = knowledge.language;
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return language.say(InterviewText::how_yes_no);
    case StepForm::one_of:
      return language.say(InterviewText::how_one);
    case StepForm::checklist:
      return language.say(none_label(knowledge, step).empty() ? InterviewText::how_list
                                                              : InterviewText::how_list_none);
    case StepForm::quantity:
      break;
  }
  if (step.questions.size() > 1) return language.say(InterviewText::how_row);
  return sentence_of(language, capitalized(expected_reply(knowledge, step)));
}

// A question of the plan may be skipped; who has no video should.
std::string how_to_skip(const Knowledge& knowledge, const Step& step) {
  const auto is_it = [asked = step.questions.front()](Key key) {
    return asked == static_cast<QuestionIndex>(key);
  };
  if (is_it(Key::start)) return knowledge.language.say(InterviewText::how_start);
  return knowledge.language.say(std::ranges::any_of(filmed, is_it) ? InterviewText::video
                                                                   : InterviewText::how_plan);
}

// A page is asked as a whole; what is left of one that is told list by list, or number by number, is not.
std::string ask_of(const Knowledge& knowledge, const Step& step) {
  if (step.page == nullptr) return std::string{knowledge.questions[step.questions.front()].ask};
  const bool is_whole = step.questions.size() == step.page->questions.size();
  if (is_whole || knowledge.questions[step.questions.front()].kind == QuestionKind::yes_no)
    return std::string{step.page->ask};
  return knowledge.language.say(form_of(knowledge, step) == StepForm::quantity ? InterviewText::some_numbers
                                                                               : InterviewText::some_lists);
}

bool has_test(const Knowledge& knowledge, const Step& step) {
  return std::ranges::any_of(
      step.questions, [&](QuestionIndex question) { return knowledge.questions[question].test.has_value(); });
}

void add_test(const Language& language, const SelfTest& test, PlainLines& lines) {
  const std::vector<std::string> kit{test.kit.begin(), test.kit.end()};
  if (!kit.empty())
    lines.push_back({language.say(InterviewText::you_need), sentence_of(language, language.comma_list(kit))});
  for (std::size_t i = 0; i < test.steps.size(); ++i)
    lines.push_back({fmt::format("{}{}. ", indent, i + 1), std::string{test.steps[i]}});
  lines.push_back({language.say(InterviewText::take_care), std::string{test.stop}});
}

// What a screen is about.
std::string_view subject_of(const Step& step, const Question& question) {
  const bool is_part = step.shown != 0 && step.page != nullptr && !step.page->short_name.empty();
  return is_part ? step.page->short_name : question.short_name;
}

std::string answer_to(const Language& language, std::string_view what, std::string_view answer) {
  return language.say(InterviewText::answer, {{"what", what}, {"answer", answer}});
}

std::string said_of(const Knowledge& knowledge, const Step& step, const Given& given) {
  const Language& language = knowledge.language;
  const Question& question = knowledge.questions[given.question];
  std::vector<std::string> said;
  if (question.ordered) {
    for (const std::uint8_t site : given.sites) said.emplace_back(question.choices[site].says);
  } else {
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if ((given.answer.yes >> i & 1U) != 0) said.emplace_back(question.choices[i].says);
    }
  }
  if (said.empty()) return answer_to(language, subject_of(step, question), question.none_label);
  std::string text = language.semicolon_list(said);
  const bool in_doubt = !given.answer.known && given.answer.no == 0 && question.kind == QuestionKind::choices;
  if (in_doubt) text += language[InterviewText::rest_open];
  return text;
}

std::string quantity_of(const Language& language, const Question& question, const Answer& answer,
                        Units units) {
  const bool in_miles = units == Units::mi;
  if (question.kind == QuestionKind::date)
    return date_for_people(language, Date{static_cast<std::int32_t>(answer.number)}, true);
  if (question.kind == QuestionKind::pace && in_miles)
    return language.say(InterviewText::pace_a_mile, {{"pace", pace_text(seconds_a_mile(answer.number))}});
  if (question.kind == QuestionKind::pace)
    return language.say(WordsText::pace, {{"pace", pace_text(answer.number)}});
  if (in_miles && is_distance(question))
    return distance(language, round_half_even(answer.number, decimal_one / 10), units);
  std::string number = language.number(answer.number);
  if (question.unit.empty()) return number;
  return language.say(WordsText::number_with_unit, {{"number", std::move(number)}, {"unit", question.unit}});
}

std::string echo_of(const Knowledge& knowledge, const Step& step, const Given& given, Units units) {
  const Language& language = knowledge.language;
  const Question& question = knowledge.questions[given.question];
  const bool none_given = !given.answer.known && given.answer.yes == 0 && given.answer.no == 0;
  if (none_given && question.group == QuestionGroup::plan)
    return language.say(InterviewText::assumed,
                        {{"question", question.short_name}, {"default", question.default_text}});
  if (none_given) {
    const bool one_of = question.kind == QuestionKind::choice;
    return answer_to(language, subject_of(step, question),
                     language[one_of ? InterviewText::none_or_open : InterviewText::left_open]);
  }
  if (question.is_choice()) return said_of(knowledge, step, given);
  return answer_to(language, question.short_name, quantity_of(language, question, given.answer, units));
}

// What was said to a step, one statement behind another.
std::string answer_of(const Knowledge& knowledge, const Step& step, const Said& said, Units units) {
  std::vector<std::string> answers;
  for (const QuestionIndex question : step.questions)
    answers.push_back(echo_of(knowledge, step, given(said, step, question), units));
  return knowledge.language.semicolon_list(answers);
}

}  // namespace

PlainLines opening(const Knowledge& knowledge, Hints hints) {
  const Language& language = knowledge.language;
  PlainLines lines{
      {"", language.say(InterviewText::opening, {{"screens", usual_screens}, {"minutes", usual_minutes}})}};
  if (hints == Hints::shown) lines.push_back({"", language.say(InterviewText::keys)});
  return lines;
}

PlainLines question_lines(const Knowledge& knowledge, const Step& step, const Progress& progress,
                          Hints hints) {
  const Language& language = knowledge.language;
  std::string ask = ask_of(knowledge, step);
  if (hints == Hints::shown) ask += " " + how_to_answer(knowledge, step);
  if (hints == Hints::shown && has_test(knowledge, step)) ask += " " + language.say(InterviewText::shows_how);
  const std::string place =
      language.say(progress.of_plan ? InterviewText::plan_progress : InterviewText::progress,
                   {{"number", progress.number}, {"total", progress.total}});
  if (progress.of_plan && hints == Hints::shown) ask += " " + how_to_skip(knowledge, step);
  PlainLines lines{{"", place + " " + ask}};
  add_items(knowledge, step, lines);
  if (step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity) {
    for (const QuestionIndex question : step.questions)
      lines.push_back({std::string{indent}, row_entry(language, knowledge.questions[question])});
  }
  return lines;
}

std::vector<HelpPart> help_parts(const Knowledge& knowledge, const Step& step) {
  const Language& language = knowledge.language;
  const bool page = step.page != nullptr;
  const bool row = step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity;
  std::vector<HelpPart> parts;
  if (page) parts.push_back({{{"", std::string{step.page->help}}}, {}});
  for (const QuestionIndex index : step.questions) {
    const Question& question = knowledge.questions[index];
    HelpPart part;
    if (step.shown == 0) {
      if (page) part.lines.push_back({"", std::string{question.ask}});
      part.lines.push_back({"", std::string{question.help}});
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      const Choice& choice = question.choices[i];
      const bool is_shown = step.shown == 0 || (step.shown >> i & 1U) != 0;
      if (is_shown && !choice.help.empty())
        part.lines.push_back({std::string{indent},
                              language.say(InterviewText::choice_help,
                                           {{"choice", capitalized(choice.label)}, {"help", choice.help}})});
    }
    if (question.test && !row) {
      add_test(language, *question.test, part.lines);
      part.test = index;
    }
    parts.push_back(std::move(part));
  }
  parts.push_back({{{"", sentence_of(language, capitalized(expected_reply(knowledge, step)))}}, {}});
  return parts;
}

PlainLines echo_lines(const Knowledge& knowledge, const Step& step, const std::vector<Given>& answers,
                      Units units) {
  const bool is_row = step.questions.size() > 1 && form_of(knowledge, step) == StepForm::quantity;
  const Language& language = knowledge.language;
  std::vector<std::string> echoes;
  echoes.reserve(answers.size());
  for (const Given& given : answers) echoes.push_back(echo_of(knowledge, step, given, units));
  if (is_row && !echoes.empty()) echoes = {language.semicolon_list(echoes)};
  PlainLines lines;
  for (const std::string& echo : echoes)
    lines.push_back({language.say(InterviewText::noted) + " ", sentence_of(language, echo)});
  return lines;
}

PlainLines earlier_answer(const Knowledge& knowledge, const Step& step, const Said& said, Units units) {
  const Language& language = knowledge.language;
  return {{language.say(InterviewText::so_far) + " ",
           sentence_of(language, answer_of(knowledge, step, said, units))},
          {"", language.say(InterviewText::keep)}};
}

PlainLines review_lines(const Knowledge& knowledge, const Interview& interview, Units units) {
  PlainLines lines;
  for (std::size_t i = 0; i < interview.path.size(); ++i) {
    const std::string answer = answer_of(knowledge, interview.path[i], interview.said, units);
    lines.push_back({numbered(i + 1), sentence_of(knowledge.language, capitalized(answer))});
  }
  return lines;
}

}  // namespace kneecheck::interview
