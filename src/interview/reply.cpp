#include "interview/reply.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "intake/read_answer.h"
#include "triage/variants.h"

namespace kneecheck::interview {
namespace {

constexpr std::size_t shortest_word = 3;  // single letters are keys, and two may be a slip of the finger
constexpr std::string_view blanks = " \t\r\n\v\f";

struct KeyWord {
  std::string_view word;
  ReplyKind kind;
};
constexpr std::array key_words{KeyWord{"b", ReplyKind::back},    KeyWord{"back", ReplyKind::back},
                               KeyWord{"?", ReplyKind::help},    KeyWord{"h", ReplyKind::help},
                               KeyWord{"help", ReplyKind::help}, KeyWord{"s", ReplyKind::save},
                               KeyWord{"save", ReplyKind::save}, KeyWord{"q", ReplyKind::quit},
                               KeyWord{"quit", ReplyKind::quit}, KeyWord{"exit", ReplyKind::quit}};

bool is_unsure(std::string_view word) {
  const std::string plain = canonical(word);
  constexpr auto words = name_list("u", "unsure", "not-sure", "not-known", "unknown");
  return std::ranges::find(words, plain) != words.end();
}

bool is_none(std::string_view word) {
  return word == "0" || canonical(word) == "none" || canonical(word) == "none-of-these";
}

// The parts between any of `marks`, without blanks around them; empty ones left out.
std::vector<std::string_view> parts_of(std::string_view line, std::string_view marks) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(marks), line.size());
    if (const std::string_view part = trimmed(line.substr(0, end)); !part.empty()) parts.push_back(part);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

Reply wrong(const Knowledge& knowledge, const Step& step) {
  return {ReplyKind::wrong, {}, expected_reply(knowledge, step)};
}
Reply wrong(std::string expected) {
  return {ReplyKind::wrong, {}, std::move(expected)};
}

const Question& question_at(const Knowledge& knowledge, const Step& step, std::size_t at) {
  return knowledge.questions[step.questions[at]];
}

bool is_single(const Question& question) {
  return question.kind == QuestionKind::choice;
}

// What was ticked in a checklist.
struct Ticks {
  std::vector<std::size_t> items;  // in the order given
  bool none = false;
  bool unsure = false;

  bool empty() const { return items.empty() && !none && !unsure; }
  void add(std::size_t item) {
    if (std::ranges::find(items, item) == items.end()) items.push_back(item);
  }
};

class Checklist {
 public:
  Checklist(const Knowledge& knowledge, const Step& step)
      : knowledge_(knowledge), step_(step), items_(items_of(knowledge, step)) {}

  Reply read(std::string_view line) const {
    Ticks ticks;
    const bool is_label = take(line, ticks);  // labels hold commas themselves
    for (const std::string_view phrase : is_label ? std::vector<std::string_view>{} : parts_of(line, ",;")) {
      if (take(phrase, ticks)) continue;
      for (const std::string_view word : parts_of(phrase, blanks)) {
        if (!take(word, ticks)) return wrong(knowledge_, step_);
      }
    }
    if (ticks.empty()) return wrong(knowledge_, step_);
    if (const std::string clash = clash_of(ticks); !clash.empty()) return wrong(clash);
    return {ReplyKind::answers, answers(ticks), {}};
  }

 private:
  bool take(std::string_view word, Ticks& ticks) const {
    if (is_none(word) && !none_label(knowledge_, step_).empty()) return ticks.none = true;
    if (is_unsure(word)) return ticks.unsure = true;
    if (const auto number = parse_whole(word)) {
      if (*number < 1 || static_cast<std::size_t>(*number) > items_.size()) return false;
      ticks.add(static_cast<std::size_t>(*number) - 1);
      return true;
    }
    const auto found = named(word);
    if (found) ticks.add(*found);
    return found.has_value();
  }

  // The item whose id this is, or whose label alone begins like this.
  std::optional<std::size_t> named(std::string_view word) const {
    if (word.size() < shortest_word) return std::nullopt;
    const std::string plain = canonical(word);
    const auto only = [this](const auto& matches) {
      std::optional<std::size_t> one;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!matches(items_[i])) continue;
        if (one) return std::optional<std::size_t>{};
        one = i;
      }
      return one;
    };
    if (const auto one = only([&](const Item& item) { return canonical(id_of(item)) == plain; })) return one;
    return only([&](const Item& item) { return canonical(item.label).starts_with(plain); });
  }

  std::string_view id_of(const Item& item) const {
    const Question& question = knowledge_.questions[item.question];
    return question.kind == QuestionKind::yes_no ? question.id : question.choices[item.choice].id;
  }

  // Why these ticks cannot stand together; empty when they can.
  std::string clash_of(const Ticks& ticks) const {
    if (ticks.none && !ticks.items.empty()) return "0 stands alone: it means that nothing else is true";
    if (ticks.none && ticks.unsure) return "0 means no, u means not sure: type one of them";
    for (const QuestionIndex index : step_.questions) {
      const Question& question = knowledge_.questions[index];
      std::size_t count = 0;
      const Item* alone = nullptr;
      for (const std::size_t item : ticks.items) {
        if (items_[item].question != index) continue;
        ++count;
        if (question.choices[items_[item].choice].alone) alone = &items_[item];
      }
      if (is_single(question) && count > 1) return fmt::format("one number only for \"{}\"", question.ask);
      if (alone != nullptr && count > 1)
        return fmt::format("\"{}\" cannot stand beside another answer", alone->label);
      if (is_single(question) && step_.questions.size() == 1 && count == 1 && ticks.unsure)
        return "one number, or u if you are not sure";
    }
    return {};
  }

  std::vector<Given> answers(const Ticks& ticks) const {
    std::vector<Given> answers;
    for (const QuestionIndex index : step_.questions) {
      const Question& question = knowledge_.questions[index];
      Given given{index, {}, {}};
      for (const std::size_t item : ticks.items) {
        if (items_[item].question != index) continue;
        given.answer.yes |= std::uint64_t{1} << items_[item].choice;
        if (question.ordered) given.sites.push_back(items_[item].choice);
      }
      settle(question, ticks.unsure, given.answer);
      answers.push_back(std::move(given));
    }
    return answers;
  }

  // What was not ticked is no, unless they were not sure. Of one choice among several, none is no answer.
  static void settle(const Question& question, bool unsure, Answer& answer) {
    const bool one_of = question.kind != QuestionKind::choices;
    if (question.kind == QuestionKind::yes_no && answer.yes == 0 && !unsure) answer.yes = bit_no;
    if (answer.yes == 0 && (one_of || unsure || question.none_label.empty())) return;
    answer = choice_answer(question, answer.yes, one_of || !unsure);
  }

  const Knowledge& knowledge_;
  const Step& step_;
  std::vector<Item> items_;
};

Reply read_yes_no_step(const Knowledge& knowledge, const Step& step, std::string_view line) {
  Given given{step.questions.front(), {}, {}};
  if (!is_unsure(line)) {
    const auto yes = read_yes_no(line);
    if (!yes) return wrong(knowledge, step);
    given.answer = choice_answer(knowledge.questions[given.question], *yes ? bit_yes : bit_no, true);
  }
  return {ReplyKind::answers, {given}, {}};
}

// Without the unit that a person may write behind it.
std::string_view without_unit(std::string_view text, std::string_view unit) {
  const std::size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos) return text;
  const std::string_view tail = trimmed(text.substr(end + 1));
  return !tail.empty() && canonical(unit).starts_with(canonical(tail)) ? text.substr(0, end + 1) : text;
}

Reply read_quantities(const Knowledge& knowledge, const Step& step, std::string_view line) {
  const bool one = step.questions.size() == 1;
  const std::vector<std::string_view> words =
      is_unsure(line) ? std::vector{line}
      : one           ? std::vector{without_unit(line, question_at(knowledge, step, 0).unit)}
                      : parts_of(line, " ,;\t");
  if (words.empty() || words.size() > step.questions.size()) return wrong(knowledge, step);
  Reply reply{ReplyKind::answers, {}, {}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    Given given{step.questions[i], {}, {}};
    if (!is_unsure(words[i])) {
      const auto answer = read_quantity(knowledge, step.questions[i], words[i]);
      if (!answer) return wrong(knowledge, step);
      given.answer = *answer;
    }
    reply.answers.push_back(std::move(given));
  }
  return reply;
}

std::string range_of(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pace:
      return fmt::format("minutes and seconds from {} to {}", pace_text(question.least),
                         pace_text(question.most));
    case QuestionKind::date:
      return "a date such as 2027-04-25";
    default: {
      const bool says_it_already = question.unit.empty() || question.unit.starts_with("out of");
      const std::string unit = says_it_already ? "" : fmt::format(" {}", question.unit);
      return fmt::format("a {} from {} to {}{}", question.whole ? "whole number" : "number",
                         decimal_text(question.least), decimal_text(question.most), unit);
    }
  }
}

}  // namespace

StepForm form_of(const Knowledge& knowledge, const Step& step) {
  const QuestionKind kind = question_at(knowledge, step, 0).kind;
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
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      items.push_back({index, static_cast<std::uint8_t>(i), question.choices[i].label});
  }
  return items;
}

std::string_view none_label(const Knowledge& knowledge, const Step& step) {
  if (form_of(knowledge, step) != StepForm::checklist) return {};
  return step.questions.size() > 1 ? step.page->none_label : question_at(knowledge, step, 0).none_label;
}

std::string expected_reply(const Knowledge& knowledge, const Step& step) {
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return "y for yes, n for no, u if you are not sure";
    case StepForm::one_of:
      return fmt::format("one number from 1 to {}, or u if you are not sure",
                         items_of(knowledge, step).size());
    case StepForm::checklist:
      return fmt::format("numbers from 1 to {}{}, or u if you are not sure", items_of(knowledge, step).size(),
                         none_label(knowledge, step).empty() ? "" : ", 0 for none of these");
    case StepForm::quantity:
      break;
  }
  const std::string range = range_of(question_at(knowledge, step, 0));
  if (step.questions.size() == 1) return range + ", or u if you are not sure";
  return fmt::format("up to {} numbers in this order, each {}; u where you are not sure",
                     step.questions.size(), range);
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

Reply read_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep) {
  line = trimmed(line);
  if (line.empty() && may_keep) return {ReplyKind::keep, {}, {}};
  if (line.empty()) return wrong(knowledge, step);
  if (const auto key = read_key(line)) return {*key, {}, {}};
  switch (form_of(knowledge, step)) {
    case StepForm::yes_no:
      return read_yes_no_step(knowledge, step, line);
    case StepForm::quantity:
      return read_quantities(knowledge, step, line);
    default:
      return Checklist{knowledge, step}.read(line);
  }
}

}  // namespace kneecheck::interview
