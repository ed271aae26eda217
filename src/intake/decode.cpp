// A record becomes a Case: closed keys, closed values, exact numbers; all problems at once, with places.
#include <algorithm>
#include <bit>
#include <bitset>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "base/typography.h"
#include "base/units.h"
#include "base/words/intake.h"
#include "base/words/syntax.h"
#include "intake/case.h"
#include "intake/read_day.h"
#include "intake/remedies.h"
#include "intake/written.h"
#include "syntax/reader.h"

namespace kneecheck::intake {
namespace {

constexpr std::size_t most_text_characters = 200;
constexpr std::size_t most_note_characters = 500;

class Decoder {
 public:
  Decoder(const Knowledge& knowledge, Case& runner, const Locale* csv)
      : knowledge_(knowledge),
        runner_(runner),
        from_csv_(csv != nullptr),
        locale_(csv ? *csv : default_locale),
        problems_(&runner.problems) {}

  void record(Value map) {
    if (!map.exists() || !map.is_map())
      return problem(map, "wrong_type", say(IntakeText::no_mapping), say(IntakeText::write_lines));
    for (Value key = map.first(); key.exists(); key = key.next(map))
      entry(key, map.tree().is_torn && !key.next(map).exists());
    set_aside_half_a_race();
  }

 private:
  std::string say(TextId text, Fillings values = {}) const { return knowledge_.language.say(text, values); }
  void problem(Value at, std::string_view code, std::string_view message, std::string_view help = {}) {
    report(*problems_, at, code, message, help);
  }

  // `is_torn`: the value may be cut off, or hold what was meant for a line below it; of what is wrong with it
  // enough is said by the tear.
  void entry(Value key, bool is_torn) {
    const Value value = key.value_of_key();
    if (key.text().starts_with("x_")) return;
    problems_ = &runner_.problems;
    const auto index = knowledge_.words.question(key.text());
    if (!index) return unknown_key(key);
    if (!knowledge_.triage_needs(*index)) problems_ = &runner_.plan_problems;
    if (is_torn) problems_ = &unsaid_;
    is_torn_ = is_torn;
    const Question& question = knowledge_.questions[*index];
    const bool is_second = seen_[*index];
    const Answer first = std::exchange(runner_.answers[*index], Answer{});
    const std::size_t sound = problems_->size();
    seen_.set(*index);
    if (!says_nothing(value)) answer(question, *index, value);
    if (problems_->size() > sound) name_key(key, question, sound);
    if (question.kind == QuestionKind::choices) runner_.answers[*index].yes |= first.yes;
    if (problems_->size() > sound || is_second || is_torn) leave_open(question, *index);
  }

  bool says_nothing(Value value) const {
    if (value.is_null()) return true;
    if (!value.is_scalar()) return false;
    const std::string_view text = trimmed(value.text());
    return same_letters(text, unsure) || (from_csv_ && text.empty());
  }

  void answer(const Question& question, QuestionIndex index, Value value) {
    switch (question.kind) {
      case QuestionKind::choice:
      case QuestionKind::yes_no:
        return one_choice(question, index, value);
      case QuestionKind::choices:
        return choice_list(question, index, value);
      case QuestionKind::exercises:
        return exercise_list(question, value);
      case QuestionKind::text:
        return text(index, value);
      default:
        return quantity(question, index, value);
    }
  }

  // What programs are told of the problems behind the first `sound`. A person's own text is not repeated.
  void name_key(Value key, const Question& question, std::size_t sound) {
    const bool is_text = question.kind == QuestionKind::text;
    problems_->change_each(
        [&](Diagnostic& problem) {
          problem.key = key.text();
          if (is_text) problem.value.clear();
          if (problem.message.find(quoted(question.id)) == std::string::npos)
            problem.message = say(IntakeText::of_key, {{"key", question.id}, {"problem", problem.message}});
        },
        sound);
  }

  // After a mistake: of an answer that triage needs, the items of a list that are right stay.
  void leave_open(const Question& question, QuestionIndex index) {
    const bool stays = question.kind == QuestionKind::choices && knowledge_.triage_needs(index);
    runner_.answers[index] = Answer{.yes = stays ? runner_.answers[index].yes : 0};
    if (!stays && question.ordered) runner_.sites.clear();
    if (question.kind == QuestionKind::exercises) runner_.avoid.clear();
    if (index == static_cast<QuestionIndex>(Key::id)) runner_.id.reset();
    if (index == static_cast<QuestionIndex>(Key::name)) runner_.name.clear();
    if (index == static_cast<QuestionIndex>(Key::note)) runner_.note.clear();
  }

  // Beyond the most kept, problems are only counted: looking for the nearest word costs more than the record.
  bool only_counted() {
    if (!problems_->full()) return false;
    problems_->count_one();
    return true;
  }

  // Of a safety question under a slip of its key what is ticked counts, as in any list with a mistake: a
  // typing error hides no alarm.
  void unknown_key(Value key) {
    if (only_counted()) return;
    const std::string help = key_help(knowledge_, key.text(), from_csv_ ? &locale_ : nullptr);
    const std::string_view shown = shown_key(knowledge_, key.text());
    const bool is_known = knowledge_.words.question(shown).has_value();
    const TextId message = is_known ? TextId{IntakeText::no_value} : SyntaxText::key_unknown;
    Diagnostic problem = problem_at(key, "unknown_key", say(message, {{"key", quoted(shown)}}), help);
    problem.key = shortened(shown);
    problem.value.clear();
    problems_->add(std::move(problem));
    const auto index = nearest_key(knowledge_, key.text());
    if (!index) return;
    const Question& question = knowledge_.questions[*index];
    if (question.kind != QuestionKind::choices || !question.safety) return;
    problems_ = &unsaid_;
    seen_.set(*index);
    const Answer first = std::exchange(runner_.answers[*index], Answer{});
    const Value value = key.value_of_key();
    if (!says_nothing(value)) choice_list(question, *index, value);
    runner_.answers[*index] = Answer{.yes = runner_.answers[*index].yes | first.yes};
  }

  std::optional<std::uint8_t> choice_of(QuestionIndex index, Value item) {
    if (const auto choice = knowledge_.words.choice(index, item_)) return choice;
    const Question& question = knowledge_.questions[index];
    const auto same = [this](const Choice& choice) { return same_letters(choice.id, item_); };
    if (const auto found = std::ranges::find_if(question.choices, same); found != question.choices.end())
      return static_cast<std::uint8_t>(found - question.choices.begin());
    if (const std::size_t blank = item_.find(' '); is_torn_ && blank != std::string_view::npos) {
      item_ = item_.substr(0, blank);
      return choice_of(index, item);
    }
    if (only_counted()) return std::nullopt;
    problem(item, "bad_value",
            say(IntakeText::not_an_answer, {{"answer", quoted(item_)}, {"question", question.id}}),
            choice_help(knowledge_.language, question, item_));
    const std::string_view bare = without_fancy_quotes(item_);
    return bare == item_ ? std::nullopt : knowledge_.words.choice(index, bare);
  }

  bool scalar(Value value, IntakeText otherwise) {
    if (value.is_scalar()) return true;
    problem(value, "wrong_type", say(otherwise, {{"found", described(knowledge_.language, value)}}));
    return false;
  }

  void one_choice(const Question& question, QuestionIndex index, Value value) {
    if (value.is_list() && value.size() == 1) value = value.first();
    if (!scalar(value, IntakeText::expected_one_answer)) return;
    item_ = trimmed(value.text());
    if (same_letters(item_, unsure)) return;
    const std::size_t sound = problems_->size();
    if (question.kind == QuestionKind::yes_no) item_ = without_logic(item_, locale_);
    if (const auto choice = choice_of(index, value))
      runner_.answers[index] = choice_answer(question, std::uint64_t{1} << *choice, true);
    if (question.kind == QuestionKind::yes_no && from_csv_)
      offer_locales(*problems_, sound, yes_no_locale(item_));
  }

  // The items of a list, or of `a;b` in a single value, one after another. No word holds a comma either.
  template <class Each>
  void for_each_item(Value value, const Each& each) {
    if (value.is_list()) {
      for (Value item = value.first(); item.exists(); item = item.next(value)) {
        if (!scalar(item, IntakeText::expected_answer)) continue;
        item_ = trimmed(item.text());
        each(item);
      }
      return;
    }
    std::string_view rest = value.text();
    for (;;) {
      const std::size_t end = rest.find_first_of(";,");
      item_ = trimmed(rest.substr(0, end));
      each(value);
      if (end == std::string_view::npos) return;
      rest.remove_prefix(end + 1);
    }
  }

  bool list_or_single(const Question& question, Value value) {
    if (value.is_map()) {
      problem(value, "wrong_type", say(IntakeText::expected_list));
      return false;
    }
    if (value.is_list() && !value.first().exists()) {
      const bool has_none = !question.none_label.empty();
      problem(value, "bad_value", say(IntakeText::empty_list),
              say(has_none ? IntakeText::none_or_leave_out : IntakeText::leave_out));
      return false;
    }
    return true;
  }

  // What the items of a list question say, gathered one by one.
  struct Ticked {
    std::uint64_t yes = 0;
    bool has_none = false;
    bool has_unsure = false;
    std::string_view alone;  // an item that may not stand beside another

    int answers() const { return std::popcount(yes) + (has_none ? 1 : 0) + (has_unsure ? 1 : 0); }
  };

  void choice_list(const Question& question, QuestionIndex index, Value value) {
    if (!list_or_single(question, value)) return;
    Ticked ticked;
    for_each_item(value, [&](Value item) { tick(index, item, ticked); });
    if (!ticked.alone.empty() && ticked.answers() > 1) {
      stands_beside(value, ticked.alone, question.id);
      ticked.yes &= ~question.lone_choices;
      if (question.ordered)
        std::erase_if(runner_.sites, [&](std::uint8_t site) { return question.choices[site].alone; });
    }
    if (ticked.yes == 0 && !ticked.has_none) return;
    runner_.answers[index] = choice_answer(question, ticked.yes, !ticked.has_unsure);
  }

  void tick(QuestionIndex index, Value item, Ticked& ticked) {
    const Question& question = knowledge_.questions[index];
    if (same_letters(item_, unsure)) return once(item, ticked.has_unsure);
    if (same_letters(item_, none_word) && !question.none_label.empty()) {
      ticked.alone = none_word;
      return once(item, ticked.has_none);
    }
    const auto choice = choice_of(index, item);
    if (!choice) return;
    if ((ticked.yes >> *choice & 1U) != 0) return given_twice(item);
    ticked.yes |= std::uint64_t{1} << *choice;
    if (question.ordered) runner_.sites.push_back(*choice);
    if (question.choices[*choice].alone) ticked.alone = question.choices[*choice].id;
  }

  void given_twice(Value item) {
    problem(item, "bad_value", say(IntakeText::given_twice, {{"answer", quoted(item_)}}),
            say(IntakeText::remove_one));
  }

  void once(Value item, bool& given) {
    if (given) given_twice(item);
    given = true;
  }

  void stands_beside(Value value, std::string_view alone, std::string_view question) {
    problem(value, "contradiction",
            say(IntakeText::stands_beside, {{"answer", alone}, {"question", question}}),
            say(IntakeText::keep_one));
  }

  void exercise_list(const Question& question, Value value) {
    if (!list_or_single(question, value)) return;
    bool has_none = false;
    bool has_unsure = false;
    for_each_item(value, [&](Value item) {
      if (same_letters(item_, unsure)) return once(item, has_unsure);
      if (same_letters(item_, none_word)) return once(item, has_none);
      const auto exercise = exercise_of();
      if (!exercise) return unknown_exercise(item);
      if (std::ranges::find(runner_.avoid, *exercise) != runner_.avoid.end()) return given_twice(item);
      runner_.avoid.push_back(*exercise);
    });
    if (has_none && (has_unsure || !runner_.avoid.empty())) stands_beside(value, none_word, word(Key::avoid));
    runner_[Key::avoid].known = !has_unsure;
  }

  std::optional<ExerciseIndex> exercise_of() const {
    const auto same = [this](const Exercise& exercise) { return same_letters(exercise.id, item_); };
    const auto found = std::ranges::find_if(knowledge_.exercises, same);
    if (found == knowledge_.exercises.end()) return std::nullopt;
    return static_cast<ExerciseIndex>(found - knowledge_.exercises.begin());
  }

  void unknown_exercise(Value item) {
    if (only_counted()) return;
    problem(item, "bad_value", say(IntakeText::not_an_exercise, {{"answer", quoted(item_)}}),
            exercise_help(knowledge_, item_));
  }

  void text(QuestionIndex index, Value value) {
    if (!scalar(value, IntakeText::expected_text)) return;
    const std::string_view written = from_csv_ ? trimmed(value.text()) : value.text();
    const std::size_t bytes = written.size();
    const bool is_note = index == static_cast<QuestionIndex>(Key::note);
    const std::size_t most = is_note ? most_note_characters : most_text_characters;
    if (bytes > most && characters_before(written, bytes) > most)
      return problem(value, "out_of_range", say(IntakeText::too_long, {{"number", most}}));
    if (written.empty()) return;
    if (index == static_cast<QuestionIndex>(Key::id)) runner_.id.emplace(written);
    if (index == static_cast<QuestionIndex>(Key::name)) runner_.name = written;
    if (is_note) runner_.note = written;
    runner_.answers[index].known = true;
  }

  void quantity(const Question& question, QuestionIndex index, Value value) {
    std::optional<std::int64_t> number;
    const std::size_t sound = problems_->size();
    if (question.kind == QuestionKind::date) number = date(value);
    if (question.kind == QuestionKind::pace) number = pace(question, value);
    if (question.kind == QuestionKind::number && question.whole) {
      number = read_whole(value, question.least / decimal_one, question.most / decimal_one, *problems_,
                          locale_.decimal_sign);
      if (number) *number *= decimal_one;
    } else if (question.kind == QuestionKind::number) {
      number = read_decimal(value, question.least, question.most, *problems_, locale_.decimal_sign);
    }
    const bool is_number = question.kind == QuestionKind::number;
    if (!number && is_number && from_csv_ && value.is_scalar())
      offer_locales(*problems_, sound, number_locales(question.whole, value.text(), locale_));
    if (!number) return;
    runner_.answers[index].number = *number;
    runner_.answers[index].known = true;
  }

  std::optional<std::int64_t> date(Value value) {
    const auto day = read_day(value, from_csv_ ? &locale_ : nullptr, *problems_);
    return day ? std::optional<std::int64_t>{day->days} : std::nullopt;
  }

  std::optional<std::int64_t> pace(const Question& question, Value value) {
    if (!scalar(value, IntakeText::expected_pace)) return std::nullopt;
    const auto seconds = parse_written_pace(trimmed(value.text()));
    if (seconds && *seconds >= question.least && *seconds <= question.most) return seconds;
    if (seconds) {
      problem(value, "out_of_range",
              say(IntakeText::pace_range,
                  {{"least", pace_text(question.least)}, {"most", pace_text(question.most)}}));
    } else {
      problem(value, "bad_value", say(IntakeText::not_a_pace, {{"value", quoted(value.text())}}),
              say(IntakeText::write_pace));
    }
    return std::nullopt;
  }

  // A length without a date, or the reverse: no race, with a note.
  void set_aside_half_a_race() {
    if (runner_.known(Key::race_km) == runner_.known(Key::race_date)) return;
    runner_[Key::race_km] = Answer{};
    runner_[Key::race_date] = Answer{};
    runner_.half_a_race = true;
  }

  const Knowledge& knowledge_;
  Case& runner_;
  bool from_csv_ = false;
  const Locale& locale_;
  Diagnostics* problems_ = nullptr;  // those of the key at hand
  Diagnostics unsaid_;
  std::bitset<most_questions> seen_;
  bool is_torn_ = false;
  std::string_view item_;  // the item at hand: a scalar's text, or a part of a CSV cell
};

}  // namespace

void decode_case(const Knowledge& knowledge, Value record, const Locale* csv, Case& runner) {
  runner.clear(knowledge.language);
  Decoder{knowledge, runner, csv}.record(record);
  imply(knowledge, runner);
}

Case decode_case(const Knowledge& knowledge, Value record, const Locale* csv) {
  Case runner;
  decode_case(knowledge, record, csv, runner);
  return runner;
}

}  // namespace kneecheck::intake
