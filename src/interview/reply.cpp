#include "interview/reply.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/interview.h"
#include "interview/checklist.h"
#include "interview/typed_words.h"
#include "triage/variants.h"

namespace kneecheck::interview {
namespace {

struct KeyWords {
  TextId words;
  ReplyKind kind;
};
constexpr std::array key_words{KeyWords{InterviewText::words_back, ReplyKind::back},
                               KeyWords{InterviewText::words_help, ReplyKind::help},
                               KeyWords{InterviewText::words_save, ReplyKind::save},
                               KeyWords{InterviewText::words_quit, ReplyKind::quit},
                               KeyWords{InterviewText::words_review, ReplyKind::review},
                               KeyWords{InterviewText::words_plan, ReplyKind::plan},
                               KeyWords{InterviewText::words_why, ReplyKind::why}};

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
  if (!is_unsure(knowledge.language, line)) {
    const auto yes = read_yes_no(knowledge.language, line);
    if (!yes) return wrong(knowledge, step);
    given.answer = choice_answer(knowledge.questions[given.question], *yes ? bit_yes : bit_no, true);
  }
  return {ReplyKind::answers, {given}, {}};
}

// Without the unit that a person may write behind it. A distance needs it.
std::string_view without_unit(std::string_view text, const Question& question) {
  const std::size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos || question.kind != QuestionKind::number || is_distance(question))
    return text;
  const std::string_view tail = trimmed(text.substr(end + 1));
  return !tail.empty() && canonical(question.unit).starts_with(canonical(tail)) ? text.substr(0, end + 1)
                                                                                : text;
}

// What is right for one question, as it stands behind "type".
std::string value_of(const Language& language, const Question& question) {
  switch (question.kind) {
    case QuestionKind::pace:
      return language.say(InterviewText::a_pace);
    case QuestionKind::date:
      return language.say(InterviewText::a_date);
    case QuestionKind::choice:
      return language.one_of(labels_of(question));
    default:
      break;
  }
  if (is_distance(question)) return language.say(InterviewText::a_distance);
  std::string number =
      language.say(question.whole ? InterviewText::a_whole_number : InterviewText::a_number,
                   {{"least", language.number(question.least)}, {"most", language.number(question.most)}});
  if (question.unit.empty() || is_scale(question)) return number;
  return language.say(InterviewText::in_unit, {{"number", std::move(number)}, {"unit", question.unit}});
}

// In a row of numbers: a number, or the beginning of the one word that a choice among them takes.
std::optional<Answer> read_one(const Knowledge& knowledge, QuestionIndex index, std::string_view word,
                               const Typing& typing) {
  const Question& question = knowledge.questions[index];
  if (question.kind != QuestionKind::choice) return read_typed(knowledge, index, word, typing);
  const std::string plain = canonical(word);
  std::optional<Answer> found;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const Choice& choice = question.choices[i];
    if (!canonical(choice.id).starts_with(plain) && !canonical(choice.label).starts_with(plain)) continue;
    if (found) return std::nullopt;
    found = choice_answer(question, std::uint64_t{1} << i, true);
  }
  return found;
}

// What would be right in the place of the word.
std::string not_in_row(const Knowledge& knowledge, const Step& step, std::size_t at, std::string_view word) {
  if (step.questions.size() == 1) return expected_reply(knowledge, step);
  const Question& question = question_at(knowledge, step, at);
  const Language& language = knowledge.language;
  return language.say(
      InterviewText::taken_for,
      {{"typed", quoted(word)}, {"what", question.short_name}, {"value", value_of(language, question)}});
}

// A comma divides, unless it may stand in a number: then only one with a blank behind it does.
std::vector<std::string_view> row_parts(const Language& language, std::string_view line) {
  const bool in_numbers = language[BaseText::decimal_sign] == ",";
  std::vector<std::string_view> words = parts_of(line, in_numbers ? " ;\t" : " ,;\t");
  for (std::string_view& word : words) {
    if (word.ends_with(',')) word.remove_suffix(1);
  }
  return words;
}

Reply read_quantities(const Knowledge& knowledge, const Step& step, std::string_view line,
                      const Typing& typing) {
  const bool one = step.questions.size() == 1;
  const std::vector<std::string_view> words =
      is_unsure(knowledge.language, line) ? std::vector{line}
      : one                               ? std::vector{without_unit(line, question_at(knowledge, step, 0))}
                                          : row_parts(knowledge.language, line);
  if (words.empty() || words.size() > step.questions.size()) return wrong(knowledge, step);
  Reply reply{ReplyKind::answers, {}, {}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    Given given{step.questions[i], {}, {}};
    if (!is_unsure(knowledge.language, words[i])) {
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

std::vector<std::string> labels_of(const Question& question) {
  std::vector<std::string> labels;
  for (const Choice& choice : question.choices) labels.emplace_back(choice.label);
  return labels;
}

bool is_scale(const Question& question) {
  return question.unit.find(decimal_text(question.most)) != std::string_view::npos;
}

std::string expected_reply(const Knowledge& knowledge, const Step& step) {
  const Language& language = knowledge.language;
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return language.say(InterviewText::type_yes_no);
    case StepForm::one_of:
      return language.say(InterviewText::type_one, {{"n", items_of(knowledge, step).size()}});
    case StepForm::checklist:
      return language.say(
          none_label(knowledge, step).empty() ? InterviewText::type_list : InterviewText::type_list_none,
          {{"n", items_of(knowledge, step).size()}});
    case StepForm::quantity:
      break;
  }
  if (step.questions.size() > 1)
    return language.say(InterviewText::type_row, {{"most", step.questions.size()}});
  return language.say(InterviewText::type_value,
                      {{"value", value_of(language, question_at(knowledge, step, 0))}});
}

std::optional<ReplyKind> read_key(const Language& language, std::string_view line) {
  const auto* const found = std::ranges::find_if(
      key_words, [&](const KeyWords& key) { return is_one_of(language, key.words, line); });
  return found == key_words.end() ? std::nullopt : std::optional{found->kind};
}

std::optional<bool> read_yes_no(const Language& language, std::string_view line) {
  if (is_one_of(language, InterviewText::words_yes, line)) return true;
  if (is_one_of(language, InterviewText::words_no, line)) return false;
  const std::string plain = canonical(trimmed(line));  // as a case file has it
  return plain == "yes" || plain == "no" ? std::optional{plain == "yes"} : std::nullopt;
}

Reply read_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep,
                 const Typing& typing) {
  line = trimmed(line);
  if (line.empty() && may_keep) return {ReplyKind::keep, {}, {}};
  if (line.empty()) return wrong(knowledge, step);
  if (const auto key = read_key(knowledge.language, line)) {
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
  const Language& language = knowledge.language;
  const QuestionIndex question = step.questions.front();
  Reply left_open{ReplyKind::answers, {{question, {}, {}}}, {}};
  if (question == static_cast<QuestionIndex>(Key::start))
    left_open.answers.front().answer = {.number = typing.today.days, .known = true};
  if (trimmed(line).empty() && !may_keep) return left_open;
  if (read_key(language, line) == ReplyKind::plan) return {ReplyKind::plan, {}, {}};
  if (question == static_cast<QuestionIndex>(Key::race_km) && says_no(language, line)) return left_open;
  const bool is_nothing = is_distance(knowledge.questions[question]) && says_no(language, line);
  Reply reply = read_reply(knowledge, step, is_nothing ? "0" : line, may_keep, typing);
  const bool is_over = question == static_cast<QuestionIndex>(Key::race_date) && !reply.answers.empty() &&
                       reply.answers.front().answer.known &&
                       reply.answers.front().answer.number < typing.today.days;
  return is_over ? wrong(language.say(InterviewText::race_is_over)) : reply;
}

}  // namespace kneecheck::interview
