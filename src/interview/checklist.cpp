#include "interview/checklist.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "base/words/interview.h"
#include "interview/typed_words.h"

namespace kneecheck::interview {
namespace {

constexpr std::size_t shortest_word = 3;  // single letters are keys, and two may be a slip of the finger
constexpr std::string_view blanks = " \t\r\n\v\f";

bool is_none(const Language& language, std::string_view word) {
  return word == "0" || canonical(word) == "none" || is_one_of(language, InterviewText::words_none, word);
}

Reply wrong(std::string expected) {
  return {ReplyKind::wrong, {}, std::move(expected)};
}

bool is_single(const Question& question) {
  return question.kind == QuestionKind::choice;
}

// What was named of a checklist.
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
        if (!take(word, ticks)) return wrong(expected_reply(knowledge_, step_));
      }
    }
    if (ticks.empty()) return wrong(expected_reply(knowledge_, step_));
    if (const std::string clash = clash_of(ticks); !clash.empty()) return wrong(clash);
    return {ReplyKind::answers, answers(ticks), {}};
  }

 private:
  bool take(std::string_view word, Ticks& ticks) const {
    if (is_none(language_, word) && !none_label(knowledge_, step_).empty()) return ticks.none = true;
    if (is_unsure(language_, word)) return ticks.unsure = true;
    if (const auto number = parse_whole(word)) {
      if (*number < 1 || static_cast<std::size_t>(*number) > items_.size()) return false;
      ticks.add(static_cast<std::size_t>(*number) - 1);
      return true;
    }
    const auto found = named(word);
    if (found) ticks.add(*found);
    return found.has_value() || take_days(word, ticks);
  }

  // "weekends", or the plural of a day.
  bool take_days(std::string_view word, Ticks& ticks) const {
    if (step_.questions.front() != static_cast<QuestionIndex>(Key::days)) return false;
    const std::vector<Weekday> days = days_meant(language_, word);
    for (const Weekday day : days) ticks.add(static_cast<std::size_t>(day));
    if (!days.empty()) return true;
    for (const std::string_view ending : words_of(language_, InterviewText::endings_of_days)) {
      const auto found =
          word.ends_with(ending) ? named(word.substr(0, word.size() - ending.size())) : std::nullopt;
      if (!found) continue;
      ticks.add(*found);
      return true;
    }
    return false;
  }

  // The item whose id this is, or whose label alone begins like this.
  std::optional<std::size_t> named(std::string_view word) const {
    const bool takes_letters = knowledge_.questions[step_.questions.front()].group == QuestionGroup::person;
    if (word.size() < shortest_word && !takes_letters) return std::nullopt;
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

  // Why these cannot be true together; empty when they can.
  std::string clash_of(const Ticks& ticks) const {
    if (ticks.none && !ticks.items.empty()) return language_.say(InterviewText::none_or_numbers);
    if (ticks.none && ticks.unsure) return language_.say(InterviewText::none_or_unsure);
    for (const QuestionIndex index : step_.questions) {
      const Question& question = knowledge_.questions[index];
      std::size_t count = 0;
      const Item* alone = nullptr;
      for (const std::size_t item : ticks.items) {
        if (items_[item].question != index) continue;
        ++count;
        if (question.choices[items_[item].choice].alone) alone = &items_[item];
      }
      if (is_single(question) && count > 1)
        return language_.say(InterviewText::only_one_for, {{"question", question.ask}});
      if (alone != nullptr && count > 1)
        return language_.say(InterviewText::stands_alone, {{"answer", alone->label}});
      if (is_single(question) && step_.questions.size() == 1 && count == 1 && ticks.unsure)
        return language_.say(InterviewText::one_or_unsure);
    }
    return {};
  }

  std::vector<Given> answers(const Ticks& ticks) const {
    std::vector<Given> answers;
    const bool is_complete = ticks.none || ticks.unsure || !lacks_one(ticks);
    const bool all_named =
        std::ranges::all_of(step_.questions, [&](QuestionIndex index) { return has_item(ticks, index); });
    for (const QuestionIndex index : step_.questions) {
      const Question& question = knowledge_.questions[index];
      if (!is_complete && !has_item(ticks, index)) continue;  // asked again by itself
      Given given{index, {}, {}};
      for (const std::size_t item : ticks.items) {
        if (items_[item].question != index) continue;
        given.answer.yes |= std::uint64_t{1} << items_[item].choice;
        if (question.ordered) given.sites.push_back(items_[item].choice);
      }
      // Beside several lists, not sure is meant of those from which nothing was named.
      settle(question, ticks.unsure && (all_named || !has_item(ticks, index)), given.answer);
      if (step_.shown != 0) given.answer.no &= step_.shown;
      answers.push_back(std::move(given));
    }
    return answers;
  }

  bool has_item(const Ticks& ticks, QuestionIndex index) const {
    return std::ranges::any_of(ticks.items, [&](std::size_t item) { return items_[item].question == index; });
  }

  // Of several lists on a screen without a none, each wants an answer: what was passed over is no "no".
  bool lacks_one(const Ticks& ticks) const {
    return step_.questions.size() > 1 && none_label(knowledge_, step_).empty() &&
           std::ranges::any_of(step_.questions, [&](QuestionIndex index) { return !has_item(ticks, index); });
  }

  // What was not named is no, unless they were not sure. Of one choice among several, none is no answer.
  static void settle(const Question& question, bool unsure, Answer& answer) {
    const bool one_of = question.kind != QuestionKind::choices;
    if (question.kind == QuestionKind::yes_no && answer.yes == 0 && !unsure) answer.yes = bit_no;
    if (answer.yes == 0 && (one_of || unsure || question.none_label.empty())) return;
    answer = choice_answer(question, answer.yes, one_of || !unsure);
  }

  const Knowledge& knowledge_;
  const Language& language_ = knowledge_.language;
  const Step& step_;
  std::vector<Item> items_;
};

}  // namespace

Reply read_checklist(const Knowledge& knowledge, const Step& step, std::string_view line) {
  return Checklist{knowledge, step}.read(line);
}

}  // namespace kneecheck::interview
