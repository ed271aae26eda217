#include <algorithm>
#include <iterator>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::int64_t farthest_number = 1'000'000 * decimal_one;
constexpr std::int64_t slowest_pace = 1000 * 60 + 59;  // of any range

// What kind of answer the code expects of each key, from this one on to the next in the list.
struct KindFrom {
  Key key;
  QuestionKind kind;
};
constexpr KindFrom kinds[] = {{Key::id, QuestionKind::text},
                              {Key::age, QuestionKind::number},
                              {Key::sex, QuestionKind::choice},
                              {Key::location, QuestionKind::choices},
                              {Key::pointing, QuestionKind::choice},
                              {Key::injury_days_ago, QuestionKind::number},
                              {Key::feel, QuestionKind::choices},
                              {Key::swelling, QuestionKind::choice},
                              {Key::tendon_tender, QuestionKind::yes_no},
                              {Key::pain_rest, QuestionKind::number},
                              {Key::warning_signs, QuestionKind::choices},
                              {Key::diagnosis, QuestionKind::choice},
                              {Key::cleared, QuestionKind::choices},
                              {Key::weekly_km, QuestionKind::number},
                              {Key::pace, QuestionKind::pace},
                              {Key::cadence, QuestionKind::number},
                              {Key::race_date, QuestionKind::date},
                              {Key::days, QuestionKind::choices},
                              {Key::max_minutes, QuestionKind::number},
                              {Key::avoid, QuestionKind::exercises},
                              {Key::note, QuestionKind::text}};
constexpr QuestionKind kind_of(Key key) {
  const auto next = std::find_if(std::begin(kinds), std::end(kinds),
                                 [key](const KindFrom& each) { return each.key > key; });
  return std::prev(next)->kind;
}

std::optional<std::int64_t> pace_seconds(std::string_view text) {
  const auto seconds = parse_pace(text);
  return seconds && *seconds <= slowest_pace ? seconds : std::nullopt;
}

std::optional<std::int64_t> date_days(std::string_view text) {
  const auto date = parse_date(text);
  return date ? std::optional<std::int64_t>{date->days} : std::nullopt;
}

class QuestionReader {
 public:
  QuestionReader(Value at, Diagnostics& problems)
      : entry_(reader_of(at, problems, KnowledgeText::question)), problems_(problems) {}

  Question read() {
    question_.id = entry_.text("id");
    const auto kind = entry_.one_of<QuestionKind>("kind");
    kind_known_ = kind.has_value();
    question_.kind = kind.value_or(QuestionKind::text);
    question_.group = entry_.one_of<QuestionGroup>("group").value_or(QuestionGroup::triage);
    question_.ordered = entry_.flag("ordered");
    question_.safety = entry_.flag("safety");
    question_.ask = entry_.text("ask");
    question_.short_name = entry_.text("short");
    question_.help = entry_.text("help");
    question_.default_text = entry_.text("default", Need::optional);
    question_.figure = entry_.value("figure", Need::optional);
    test();
    answers();
    question_.evidence = read_evidence(entry_);
    if (kind_known_) entry_.done();  // else nobody knows which keys belong here
    return std::move(question_);
  }
  bool kind_known() const { return kind_known_; }

 private:
  void answers() {
    switch (question_.kind) {
      case QuestionKind::choices:
        question_.none_label = entry_.text("none", Need::optional);
        [[fallthrough]];
      case QuestionKind::choice:
        choices();
        break;
      case QuestionKind::yes_no:
        yes_no();
        break;
      case QuestionKind::number:
        number();
        break;
      case QuestionKind::pace:
        ends(pace_seconds, KnowledgeText::expected_pace);
        break;
      case QuestionKind::date:
        ends(date_days, KnowledgeText::expected_date);
        break;
      case QuestionKind::text:
      case QuestionKind::exercises:
        break;
    }
  }

  void choices() {
    const std::string_view what = problems_.language()[KnowledgeText::choice];
    for_each_item(entry_, "choices", Need::required, [&](Value item) { choice(item, what); });
    if (question_.choices.size() > most_choices) {
      report(problems_, entry_.value("choices"), "out_of_range",
             {KnowledgeText::too_many_choices, {{"id", question_.id}, {"count", question_.choices.size()}}},
             {KnowledgeText::at_most, {{"most", most_choices}}});
    }
  }

  void choice(Value at, std::string_view what) {
    Reader item{at, problems_, what};
    Choice read;
    read.id = item.text("id");
    read.label = item.text("label");
    read.says = item.text("says");
    read.help = item.text("help", Need::optional);
    read.alone = item.flag("alone");
    item.done();
    const bool kept = read.id == "unsure" || (read.id == "none" && question_.kind == QuestionKind::choices);
    if (kept)
      report(problems_, at, "bad_value", {KnowledgeText::needs_no_listing, {{"id", read.id}}},
             KnowledgeText::leave_it_out);
    // Answers are read whatever their letters' case, so no two may differ in that alone.
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    if (read.id.find_first_not_of(letters) != std::string_view::npos)
      report(problems_, at, "bad_value", {KnowledgeText::no_word, {{"word", quoted(read.id)}}},
             KnowledgeText::take_small_letters);
    const auto same = [&read](const Choice& other) { return other.id == read.id; };
    const bool few = question_.choices.size() <= most_choices;  // more are refused as a whole
    if (few && std::ranges::any_of(question_.choices, same)) {
      report(problems_, at, "duplicate_entry", {KnowledgeText::choice_twice, {{"id", read.id}}},
             KnowledgeText::delete_one);
    }
    const std::size_t index = question_.choices.size();
    if (read.alone && index < most_choices) question_.lone_choices |= std::uint64_t{1} << index;
    question_.choices.push_back(read);
  }

  void yes_no() {
    const Value at = entry_.value("says");
    if (!at.exists()) return;
    Reader says = reader_of(at, problems_, KnowledgeText::pair_of_statements);
    for (const std::string_view answer : {"yes", "no"})
      question_.choices.push_back({answer, answer, says.text(answer), {}, false});
    says.done();
  }

  void number() {
    question_.unit = entry_.text("unit", Need::optional);
    question_.whole = entry_.flag("whole");
    question_.least = entry_.decimal("min", -farthest_number, farthest_number).value_or(0);
    question_.most = entry_.decimal("max", -farthest_number, farthest_number).value_or(0);
    in_order();
  }

  template <class Parse>
  void ends(const Parse& parse, TextId expected) {
    question_.unit = entry_.text("unit", Need::optional);
    question_.least = end("min", parse, expected);
    question_.most = end("max", parse, expected);
    in_order();
  }

  template <class Parse>
  std::int64_t end(std::string_view key, const Parse& parse, TextId expected) {
    const Value at = entry_.value(key);
    if (!at.exists()) return 0;
    const auto read = at.is_scalar() ? parse(at.text()) : std::nullopt;
    if (!read) unexpected(problems_, at, expected, key);
    return read.value_or(0);
  }

  void in_order() {
    if (question_.least > question_.most)
      report(problems_, entry_.map(), "bad_value", {KnowledgeText::min_above_max, {{"id", question_.id}}},
             KnowledgeText::swap);
  }

  void test() {
    const Value at = entry_.value("test", Need::optional);
    if (!at.exists()) return;
    Reader self_test = reader_of(at, problems_, KnowledgeText::self_test);
    question_.test =
        SelfTest{self_test.texts("kit", Need::optional), self_test.texts("steps"), self_test.text("stop")};
    self_test.done();
  }

  Reader entry_;
  Diagnostics& problems_;
  Question question_;
  bool kind_known_ = false;
};

bool is_of_kind(const Question& question, Key key, Diagnostics& problems) {
  if (question.kind == kind_of(key)) return true;
  report(problems, question.evidence.at, "bad_value",
         {KnowledgeText::other_kind, {{"id", question.id}, {"kind", word(question.kind)}}},
         {KnowledgeText::needed_kind, {{"kind", word(kind_of(key))}}});
  return false;
}

}  // namespace

bool decode_questions(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  knowledge.questions.resize(key_count);
  std::array<bool, key_count> found{};
  bool usable = true;
  for (const Value at : sections.entries("questions.yaml", "questions")) {
    QuestionReader reader{at, problems};
    Question question = reader.read();
    const auto key = from_word<Key>(question.id);
    if (!key) {
      knowledge.questions.push_back(std::move(question));
      continue;
    }
    found[static_cast<std::size_t>(*key)] = true;
    usable = reader.kind_known() && is_of_kind(question, *key, problems) && usable;
    knowledge.questions[static_cast<std::size_t>(*key)] = std::move(question);
  }
  for (std::size_t i = 0; i < key_count; ++i) {
    if (found[i]) continue;
    usable = false;
    problem_of(problems, "questions.yaml", "gap",
               {KnowledgeText::no_question, {{"id", Names<Key>::words[i]}}}, KnowledgeText::program_needs_it);
  }
  if (knowledge.questions.size() > most_questions) {
    problem_of(problems, "questions.yaml", "out_of_range",
               {KnowledgeText::too_many_questions, {{"count", knowledge.questions.size()}}},
               {KnowledgeText::at_most, {{"most", most_questions}}});
    usable = false;
  }
  return usable;
}

}  // namespace kneecheck::knowledge
