#include "diary/read_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/intake.h"
#include "base/words/syntax.h"
#include "intake/case.h"
#include "intake/read_day.h"
#include "intake/remedies.h"
#include "intake/written.h"
#include "syntax/parse.h"
#include "syntax/reader.h"

namespace kneecheck::diary {
namespace {

// An entry of a mapping as a mapping of its own, for a reader of mappings. It borrows from its tree.
class EntryAlone {
 public:
  explicit EntryAlone(Value key) {
    const Tree& whole = key.tree();
    const std::uint32_t moved = key.index() - 1;
    const auto entry =
        whole.nodes().subspan(key.index(), key.value_of_key().node().end - std::size_t{key.index()});
    nodes_.push_back(key.node());
    nodes_.insert(nodes_.end(), entry.begin(), entry.end());
    for (Node& node : nodes_) node.end -= moved;
    nodes_.front().kind = NodeKind::map;
    nodes_.front().end = static_cast<std::uint32_t>(nodes_.size());
    tree_.file = whole.file;
    tree_.source = whole.source;
    tree_.line_starts = whole.line_starts;
    tree_.borrowed_nodes = nodes_;
    tree_.borrowed_text = whole.text();
  }
  EntryAlone(const EntryAlone&) = delete;
  EntryAlone& operator=(const EntryAlone&) = delete;
  Value map() const { return tree_.root(); }

 private:
  std::vector<Node> nodes_;
  Tree tree_;
};

class RowReader {
 public:
  RowReader(const Knowledge& knowledge, const Locale* table, const Bounds& bounds, Diagnostics& problems)
      : knowledge_(knowledge),
        table_(table),
        locale_(table != nullptr ? *table : default_locale),
        bounds_(bounds),
        problems_(problems) {}

  RowRead read(Value map) {
    const std::size_t sound = problems_.size();
    if (!map.is_map()) {
      problem(map, "wrong_type", say(IntakeText::no_row, {{"row", described(problems_.language(), map)}}),
              column_help(problems_.language()));
      return {};
    }
    for (Value key = map.first(); key.exists(); key = key.next(map)) entry(key);
    if (before_start_.exists()) check_before_start();
    if (!has_date_) problem(map, "missing_key", say(IntakeText::no_date), write_date());
    if (problems_.size() == sound) check_technique();
    return {std::move(row_), problems_.size() == sound};
  }

 private:
  std::string say(TextId text, Fillings values = {}) const { return problems_.language().say(text, values); }
  void problem(Value at, std::string_view code, std::string_view message, std::string_view help = {}) {
    report(problems_, at, code, message, help);
  }
  std::string write_date() const { return say(IntakeText::write_as, {{"date", locale_.example_date}}); }

  void entry(Value key) {
    const auto column = from_word<Column>(key.text());
    if (!column) return unknown(key);
    const Value value = key.value_of_key();
    if (*column == Column::date) has_date_ = true;  // what is wrong with it is said, not that it is missing
    if (says_nothing(value)) {
      if (*column == Column::date) problem(value, "missing_key", say(IntakeText::no_date), write_date());
      return;
    }
    const std::size_t sound = problems_.size();
    cell(*column, key);
    name(*column, sound);
  }

  // Of which column the problems are that came behind the first `sound`.
  void name(Column column, std::size_t sound) {
    problems_.change_each(
        [&](Diagnostic& one) {
          one.key = word(column);
          if (one.message.find(quoted(word(column))) == std::string::npos)
            one.message = say(IntakeText::of_key, {{"key", word(column)}, {"problem", one.message}});
        },
        sound);
  }

  void unknown(Value key) {
    if (problems_.full()) return problems_.count_one();
    problem(key, "unknown_key", say(IntakeText::unknown_column, {{"column", quoted(key.text())}}),
            column_help(problems_.language(), key.text()));
  }

  bool says_nothing(Value value) const {
    if (value.is_null()) return true;
    if (!value.is_scalar()) return false;
    const std::string_view text = trimmed(value.text());
    return same_letters(text, unsure) || (table_ != nullptr && text.empty());
  }

  void cell(Column column, Value key) {
    const Value value = key.value_of_key();
    switch (column) {
      case Column::date:
        return date(value);
      case Column::run_minutes:
        return number(value, row_.run_minutes, most_minutes);
      case Column::walk_minutes:
        return number(value, row_.walk_minutes, most_minutes);
      case Column::technique_minutes:
        technique_ = value;
        return number(value, row_.technique_minutes, most_minutes);
      case Column::pain_during:
        return number(value, row_.pain_during, most_pain);
      case Column::pain_after_60min:
        return number(value, row_.pain_after, most_pain);
      case Column::pain_next_morning:
        return number(value, row_.pain_morning, most_pain);
      case Column::new_pain:
        return number(value, row_.new_pain, most_pain);
      case Column::exercises_done:
        if (const auto found = one_of(value, Names<Exercised>::words))
          row_.exercises = static_cast<Exercised>(*found);
        return;
      case Column::swelling:
        if (const auto found = one_of(value, no_and_yes)) row_.swelling = *found == 1;
        return;
      case Column::tests:
        pairs(value, {&RowReader::result, IntakeText::not_a_result, IntakeText::write_result});
        std::ranges::sort(row_.tests);
        return;
      case Column::warning_signs:
        return warning_signs(key);
      case Column::note:
        return note(value);
      case Column::scores:
        pairs(value, {&RowReader::score, IntakeText::not_a_score, IntakeText::write_score});
        std::ranges::sort(row_.scores);
        return;
    }
  }

  void date(Value value) {
    const auto day = read_day(value, table_, problems_);
    if (!day) return;
    if (bounds_.start && *day < *bounds_.start) before_start_ = value;
    if (bounds_.today && *day > *bounds_.today) {
      problem(value, "out_of_range",
              say(IntakeText::after_today, {{"date", date_text(*day)}, {"today", date_text(*bounds_.today)}}),
              say(IntakeText::mend_date));
    } else {
      row_.date = *day;
    }
  }

  void number(Value value, std::optional<int>& into, int most) {
    const std::size_t sound = problems_.size();
    if (const Number found = read_whole(value, 0, most, problems_, locale_.decimal_sign)) {
      into = static_cast<int>(*found);
    } else if (table_ != nullptr) {
      offer_locales(problems_, sound, number_locales(true, value.text(), locale_));
    }
  }

  std::optional<std::size_t> one_of(Value value, std::span<const std::string_view> words) {
    const std::size_t sound = problems_.size();
    if (!value.is_scalar()) return read_word(value, words, problems_);
    const std::string_view text = without_logic(trimmed(value.text()), locale_);
    const auto found =
        std::ranges::find_if(words, [text](std::string_view one) { return same_letters(one, text); });
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    static_cast<void>(read_word(value, words, problems_));
    if (table_ != nullptr) offer_locales(problems_, sound, yes_no_locale(text));
    return std::nullopt;
  }

  // What names and values are, and what is said of those that are not.
  struct PairKind {
    void (RowReader::*take)(Value name);
    TextId fault, help;
  };

  // `stairs=1;calf=20`, a list of such, or a mapping.
  void pairs(Value value, const PairKind& kind) {
    if (value.is_map()) {
      for (Value name = value.first(); name.exists(); name = name.next(value)) (this->*kind.take)(name);
    } else if (value.is_list()) {
      for (Value item = value.first(); item.exists(); item = item.next(value)) pairs_in(item, kind);
    } else {
      pairs_in(value, kind);
    }
  }

  // As a mapping that stands where the text does.
  void pairs_in(Value text, const PairKind& kind) {
    if (!text.is_scalar()) return not_a_pair(text, described(problems_.language(), text), kind);
    CsvRow names;
    CsvRow values;
    const Place place{text.node().line, text.node().column};
    std::string_view rest = text.text();
    for (bool goes_on = true; goes_on;) {
      const std::size_t end = rest.find_first_of(";,");
      const std::string_view part = trimmed(rest.substr(0, end));
      goes_on = end != std::string_view::npos;
      if (goes_on) rest.remove_prefix(end + 1);
      if (part.empty()) continue;
      const std::size_t sign = part.find('=');
      const std::string_view found = sign == std::string_view::npos ? "" : trimmed(part.substr(sign + 1));
      if (found.empty() || sign == 0) {
        not_a_pair(text, quoted(part), kind);
        continue;
      }
      names.cells.emplace_back(trimmed(part.substr(0, sign)));
      values.cells.emplace_back(found);
      names.places.push_back(place);
      values.places.push_back(place);
    }
    if (names.cells.empty()) return;
    Tree tree;
    Diagnostics unsaid;  // a name that is there twice, which is found again
    csv_tree(text.tree().file, text.tree().source, names, values, tree, unsaid);
    for (Value name = tree.root().first(); name.exists(); name = name.next(tree.root()))
      (this->*kind.take)(name);
  }

  void not_a_pair(Value at, const std::string& text, const PairKind& kind) {
    problem(at, "bad_value", say(kind.fault, {{"text", text}}), say(kind.help));
  }

  void result(Value name) {
    const auto same = [&](const ReadinessTest& test) { return same_letters(test.id, trimmed(name.text())); };
    const auto test = std::ranges::find_if(knowledge_.tests, same);
    if (test == knowledge_.tests.end()) return unknown_test(name);
    const Value value = name.value_of_key();
    if (says_nothing(value)) return;
    const auto index = static_cast<std::size_t>(test - knowledge_.tests.begin());
    if (std::ranges::find(row_.tests, index, &TestResult::test) != row_.tests.end())
      return problem(name, "duplicate_key", say(IntakeText::given_twice, {{"answer", quoted(test->id)}}),
                     say(IntakeText::remove_one));
    const Number found = read_whole(value, 0, most_test_value, problems_, locale_.decimal_sign);
    if (!found) return;
    if (is_pain(*test) && *found > most_pain)  // something else was meant, as its minutes
      return problem(value, "out_of_range",
                     say(IntakeText::test_above_pain, {{"test", test->id}, {"n", *found}}),
                     say(IntakeText::test_is_pain, {{"test", test->id}, {"most", most_pain}}));
    row_.tests.push_back({index, static_cast<int>(*found)});
  }

  void unknown_test(Value name) {
    if (problems_.full()) return problems_.count_one();
    std::vector<std::string_view> ids;
    for (const ReadinessTest& test : knowledge_.tests) ids.push_back(test.id);
    const auto near = nearest(name.text(), ids);
    problem(name, "bad_value", say(IntakeText::not_a_test, {{"name", quoted(name.text())}}),
            near ? say(BaseText::did_you_mean, {{"word", quoted(*near)}})
                 : say(BaseText::one_of, {{"words", problems_.language().comma_list(
                                                        std::vector<std::string>{ids.begin(), ids.end()})}}));
  }

  void score(Value name) {
    const Value value = name.value_of_key();
    if (says_nothing(value)) return;
    const std::string_view text = value.is_scalar() ? value.text() : std::string_view{};
    const auto found = parse_score(name.text(), text);
    if (!found)
      return not_a_pair(value, quoted(fmt::format("{}={}", name.text(), text)),
                        {nullptr, IntakeText::not_a_score, IntakeText::write_score});
    const auto is_same = [&](const Score& one) { return same_letters(one.name, found->name); };
    if (std::ranges::any_of(row_.scores, is_same))
      return problem(name, "duplicate_key", say(IntakeText::given_twice, {{"answer", quoted(found->name)}}),
                     say(IntakeText::remove_one));
    row_.scores.push_back(*found);
  }

  // The case's own question, and its reader. An item beside `unsure` is a yes all the same.
  void warning_signs(Value key) {
    const EntryAlone alone{key};
    const Case read = decode_case(knowledge_, alone.map(), table_);
    problems_.append(read.problems);
    const Answer& answer = read[Key::warning_signs];
    if (answer.known || answer.yes != 0) row_.warning_signs = answer.yes;
  }

  void note(Value value) {
    if (!value.is_scalar())
      return problem(value, "wrong_type",
                     say(IntakeText::expected_text, {{"found", described(problems_.language(), value)}}));
    const std::string_view text = trimmed(value.text());
    if (text.size() > most_note_characters && characters_before(text, text.size()) > most_note_characters)
      return problem(value, "out_of_range", say(IntakeText::too_long, {{"number", most_note_characters}}));
    row_.note = text;
  }

  // A score may be as old as the pain; what was done before a plan is no part of it.
  void check_before_start() {
    if (!row_.scores.empty() && diary::says_nothing(row_)) return;
    const std::size_t sound = problems_.size();
    problem(
        before_start_, "out_of_range",
        say(IntakeText::before_start, {{"date", date_text(row_.date)}, {"start", date_text(*bounds_.start)}}),
        say(IntakeText::look_at_year));
    name(Column::date, sound);
  }

  void check_technique() {
    const int technique = row_.technique_minutes.value_or(0);
    const int run = row_.run_minutes.value_or(0);
    if (technique <= run) return;
    const std::size_t sound = problems_.size();
    problem(technique_, "contradiction",
            say(row_.run_minutes ? IntakeText::more_technique : IntakeText::technique_without_run,
                {{"technique", technique}, {"run", run}}),
            say(IntakeText::part_of_run));
    problems_.change_each([](Diagnostic& one) { one.key = word(Column::technique_minutes); }, sound);
  }

  static constexpr auto no_and_yes = std::to_array<std::string_view>({"no", "yes"});

  const Knowledge& knowledge_;
  const Locale* table_;
  const Locale& locale_;
  const Bounds& bounds_;
  Diagnostics& problems_;
  Row row_;
  Value technique_;
  Value before_start_;  // the date, where it is so
  bool has_date_ = false;
};

}  // namespace

RowRead read_row(const Knowledge& knowledge, Value map, const Locale* table, const Bounds& bounds,
                 Diagnostics& problems) {
  return RowReader{knowledge, table, bounds, problems}.read(map);
}

std::string column_help(const Language& language, std::string_view name) {
  const std::vector<std::string_view> words{Names<Column>::words.begin(), Names<Column>::words.end()};
  if (const auto near = name.empty() ? std::nullopt : nearest(name, words))
    return language.say(BaseText::did_you_mean, {{"word", quoted(*near)}});
  return language.say(
      IntakeText::columns_are,
      {{"columns", language.comma_list(std::vector<std::string>{words.begin(), words.end()})}});
}

}  // namespace kneecheck::diary
