#include "interview/reply.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "interview/checklist.h"
#include "interview/texts.h"
#include "triage/variants.h"

namespace kneecheck::interview {
namespace {

struct KeyWord {
  std::string_view word;
  ReplyKind kind;
};
constexpr std::array key_words{
    KeyWord{"b", ReplyKind::back},    KeyWord{"back", ReplyKind::back}, KeyWord{"?", ReplyKind::help},
    KeyWord{"h", ReplyKind::help},    KeyWord{"help", ReplyKind::help}, KeyWord{"s", ReplyKind::save},
    KeyWord{"save", ReplyKind::save}, KeyWord{"q", ReplyKind::quit},    KeyWord{"quit", ReplyKind::quit},
    KeyWord{"exit", ReplyKind::quit}, KeyWord{"r", ReplyKind::review},  KeyWord{"review", ReplyKind::review},
    KeyWord{"p", ReplyKind::plan},    KeyWord{"plan", ReplyKind::plan}, KeyWord{"w", ReplyKind::why},
    KeyWord{"why", ReplyKind::why}};

Reply wrong(const Knowledge& knowledge, const Step& step) {
  return {ReplyKind::wrong, {}, expected_reply(knowledge, step)};
}
Reply wrong(std::string expected) {
  return {ReplyKind::wrong, {}, std::move(expected)};
}

const Question& question_at(const Knowledge& knowledge, const Step& step, std::size_t at) {
  return knowledge.questions[step.questions[at]];
}

Reply read_yes_no_step(const Knowledge& knowledge, const Step& step, std::string_view line) {
  Given given{step.questions.front(), {}, {}};
  if (!is_unsure(line)) {
    const auto yes = read_yes_no(line);
    if (!yes) return wrong(knowledge, step);
    given.answer = choice_answer(knowledge.questions[given.question], *yes ? bit_yes : bit_no, true);
  }
  return {ReplyKind::answers, {given}, {}};
}

// Without the unit that a person may write behind it. A distance needs it.
std::string_view without_unit(std::string_view text, const Question& question) {
  const std::size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos || question.kind != QuestionKind::number || question.unit == "km")
    return text;
  const std::string_view tail = trimmed(text.substr(end + 1));
  return !tail.empty() && canonical(question.unit).starts_with(canonical(tail)) ? text.substr(0, end + 1)
                                                                                : text;
}

std::string range_of(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pace:
      return "a pace such as 6:30 a km or 10:30 a mile";
    case QuestionKind::date:
      return "a date such as 25 April 2027";
    case QuestionKind::choice: {
      std::vector<std::string> words;
      for (const Choice& choice : question.choices) words.emplace_back(choice.id);
      return join_words(words, "or");
    }
    default: {
      if (question.unit == "km") return "a distance such as 20 km or 12 miles";
      const bool says_it_already = question.unit.empty() || question.unit.starts_with("out of");
      const std::string unit = says_it_already ? "" : fmt::format(" ({})", question.unit);
      return fmt::format("a {} from {} to {}{}", question.whole ? "whole number" : "number",
                         decimal_text(question.least), decimal_text(question.most), unit);
    }
  }
}

// In a row of numbers: a number, or the beginning of the one word that a choice among them takes.
std::optional<Answer> read_one(const Knowledge& knowledge, QuestionIndex index, std::string_view word,
                               const Typing& typing) {
  const Question& question = knowledge.questions[index];
  if (question.kind != QuestionKind::choice) return read_typed(knowledge, index, word, typing);
  std::optional<Answer> found;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (!canonical(question.choices[i].id).starts_with(canonical(word))) continue;
    if (found) return std::nullopt;
    found = choice_answer(question, std::uint64_t{1} << i, true);
  }
  return found;
}

// What would be right in the place of the word.
std::string not_in_row(const Knowledge& knowledge, const Step& step, std::size_t at, std::string_view word) {
  if (step.questions.size() == 1) return expected_reply(knowledge, step);
  const Question& question = question_at(knowledge, step, at);
  return fmt::format("{} was taken for {}, which is {}", quoted(word), question.short_name,
                     range_of(question));
}

Reply read_quantities(const Knowledge& knowledge, const Step& step, std::string_view line,
                      const Typing& typing) {
  const bool one = step.questions.size() == 1;
  const std::vector<std::string_view> words =
      is_unsure(line) ? std::vector{line}
      : one           ? std::vector{without_unit(line, question_at(knowledge, step, 0))}
                      : parts_of(line, " ,;\t");
  if (words.empty() || words.size() > step.questions.size()) return wrong(knowledge, step);
  Reply reply{ReplyKind::answers, {}, {}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    Given given{step.questions[i], {}, {}};
    if (!is_unsure(words[i])) {
      const auto answer = read_one(knowledge, step.questions[i], words[i], typing);
      if (!answer) return wrong(not_in_row(knowledge, step, i, words[i]));
      given.answer = *answer;
    }
    reply.answers.push_back(std::move(given));
  }
  return reply;
}

}  // namespace

StepForm form_of(const Knowledge& knowledge, const Step& step) {
  const QuestionKind kind = question_at(knowledge, step, 0).kind;
  const bool is_row =
      step.questions.size() > 1 && std::ranges::any_of(step.questions, [&](QuestionIndex each) {
        return knowledge.questions[each].kind == QuestionKind::number;
      });
  if (is_row) return StepForm::quantity;
  if (kind == QuestionKind::yes_no)
    return step.questions.size() == 1 ? StepForm::yes_no : StepForm::checklist;
  if (kind == QuestionKind::choices) return StepForm::checklist;
  if (kind == QuestionKind::choice)
    return step.questions.size() == 1 ? StepForm::one_of : StepForm::checklist;
  return StepForm::quantity;
}

std::vector<Item> items_of(const Knowledge& knowledge, const Step& step) {
  std::vector<Item> items;
  const StepForm form = form_of(knowledge, step);
  if (form == StepForm::yes_no || form == StepForm::quantity) return items;
  for (const QuestionIndex index : step.questions) {
    const Question& question = knowledge.questions[index];
    if (question.kind == QuestionKind::yes_no) {
      items.push_back({index, 0, question.choices.front().says});
      continue;
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      if (step.shown == 0 || (step.shown >> i & 1U) != 0)
        items.push_back({index, static_cast<std::uint8_t>(i), question.choices[i].label});
    }
  }
  return items;
}

std::string_view none_label(const Knowledge& knowledge, const Step& step) {
  if (form_of(knowledge, step) != StepForm::checklist) return {};
  return step.page != nullptr ? step.page->none_label : question_at(knowledge, step, 0).none_label;
}

std::string expected_reply(const Knowledge& knowledge, const Step& step) {
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return "type y for yes, n for no, or u if you are not sure";
    case StepForm::one_of:
      return fmt::format("type one number from 1 to {}, or u if you are not sure",
                         items_of(knowledge, step).size());
    case StepForm::checklist:
      return fmt::format("type numbers from 1 to {}{}, or u if you are not sure",
                         items_of(knowledge, step).size(),
                         none_label(knowledge, step).empty() ? "" : ", 0 for none of these");
    case StepForm::quantity:
      break;
  }
  const std::string range = range_of(question_at(knowledge, step, 0));
  if (step.questions.size() == 1) return fmt::format("type {}, or u if you are not sure", range);
  return fmt::format("type up to {} answers in this order, and u for each that you are not sure of",
                     step.questions.size());
}

std::optional<ReplyKind> read_key(std::string_view line) {
  const std::string plain = canonical(trimmed(line));
  const auto found = std::ranges::find(key_words, plain, &KeyWord::word);
  return found == key_words.end() ? std::nullopt : std::optional{found->kind};
}

std::optional<bool> read_yes_no(std::string_view line) {
  const std::string plain = canonical(trimmed(line));
  if (plain == "y" || plain == "yes") return true;
  if (plain == "n" || plain == "no") return false;
  return std::nullopt;
}

Reply read_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep,
                 const Typing& typing) {
  line = trimmed(line);
  if (line.empty() && may_keep) return {ReplyKind::keep, {}, {}};
  if (line.empty()) return wrong(knowledge, step);
  if (const auto key = read_key(line)) {
    const bool of_result = *key == ReplyKind::plan || *key == ReplyKind::why;
    return of_result ? wrong(knowledge, step) : Reply{*key, {}, {}};
  }
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return read_yes_no_step(knowledge, step, line);
    case StepForm::quantity:
      return read_quantities(knowledge, step, line, typing);
    default:
      return read_checklist(knowledge, step, line);
  }
}

Reply read_plan_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep,
                      const Typing& typing) {
  const QuestionIndex question = step.questions.front();
  Reply left_open{ReplyKind::answers, {{question, {}, {}}}, {}};
  if (question == static_cast<QuestionIndex>(Key::start))
    left_open.answers.front().answer = {.number = typing.today.days, .known = true};
  if (trimmed(line).empty() && !may_keep) return left_open;
  if (read_key(line) == ReplyKind::plan) return {ReplyKind::plan, {}, {}};
  if (question == static_cast<QuestionIndex>(Key::race_km) && says_no(line)) return left_open;
  const bool is_distance = knowledge.questions[question].unit == "km";
  Reply reply = read_reply(knowledge, step, is_distance && says_no(line) ? "0" : line, may_keep, typing);
  const bool is_over = question == static_cast<QuestionIndex>(Key::race_date) && !reply.answers.empty() &&
                       reply.answers.front().answer.known &&
                       reply.answers.front().answer.number < typing.today.days;
  return is_over ? wrong(text_of(knowledge, InterviewText::race_is_over)) : reply;
}

}  // namespace kneecheck::interview
