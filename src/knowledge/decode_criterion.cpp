#include <algorithm>
#include <limits>

#include "base/number.h"
#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

// Named criteria can double with every step: a few lines could be gigabytes; the longest has some 20 nodes.
constexpr std::size_t most_nodes = 1000;
constexpr int deepest_names = 32;
constexpr std::int64_t no_least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t no_most = std::numeric_limits<std::int64_t>::max();

class CriterionReader {
 public:
  CriterionReader(const CriterionScope& scope, Diagnostics& problems) : scope_(scope), problems_(problems) {}

  void criterion(Value at) {
    if (!at.is_map()) {
      unexpected(problems_, at, KnowledgeText::expected_condition, {},
                 {KnowledgeText::write_line, {{"line", "{question: answer}"}}});
      return;
    }
    const Value first = at.first();
    if (!first.exists()) {
      report(problems_, at, "bad_value", KnowledgeText::empty_condition, KnowledgeText::name_question);
      return;
    }
    if (!first.next(at).exists()) return term(first);
    const std::size_t all = open(Test::all);
    for (Value key = first; key.exists(); key = key.next(at)) term(key);
    close(all);
  }

  Criterion take() {
    if (nodes_.size() <= most_nodes) return std::move(nodes_);
    return {};
  }
  bool too_long() const { return nodes_.size() > most_nodes; }

 private:
  using Read = void (CriterionReader::*)(Value);
  struct Word {
    std::string_view key;
    Read read;
  };
  static const std::array<Word, 8> words;

  std::size_t open(Test test) {
    nodes_.push_back({test});
    return nodes_.size() - 1;
  }
  void close(std::size_t node) { nodes_[node].end = static_cast<std::uint16_t>(nodes_.size()); }
  void leaf(CriterionNode node) {
    nodes_.push_back(node);
    close(nodes_.size() - 1);
  }

  void term(Value key) {
    if (too_long()) return;
    const auto word = std::ranges::find(words, key.text(), &Word::key);
    if (word != words.end()) return (this->*word->read)(key.value_of_key());
    question(key);
  }

  void list(Test test, Value items) {
    if (!items.is_list() || !items.first().exists()) {
      unexpected(
          problems_, items,
          items.is_list() ? KnowledgeText::expected_some_conditions : KnowledgeText::expected_conditions);
      return;
    }
    const std::size_t node = open(test);
    for (Value item = items.first(); item.exists(); item = item.next(items)) criterion(item);
    close(node);
  }
  void all(Value items) { list(Test::all, items); }
  void any(Value items) { list(Test::any, items); }

  void inner(Test test, Value value) {
    const std::size_t node = open(test);
    criterion(value);
    close(node);
  }
  void negation(Value value) { inner(Test::not_, value); }
  void exception(Value value) { inner(Test::unless, value); }

  void named(Value value) {
    const auto index = read_id(value, ids_of(scope_.names), KnowledgeText::a_named_condition, problems_);
    if (!index) return;
    const Criterion& meant = scope_.names[*index].when;
    const auto base = nodes_.size();
    if (meant.empty() || base + meant.size() > most_nodes)
      return nodes_.resize(meant.empty() ? base : most_nodes + 1);
    for (CriterionNode node : meant) {
      node.end = static_cast<std::uint16_t>(node.end + base);
      nodes_.push_back(node);
    }
    nodes_[base].name = static_cast<std::uint16_t>(*index + 1);
  }

  void site(Value value) {
    const auto location = static_cast<QuestionIndex>(Key::location);
    CriterionNode node{Test::site, location};
    node.mask = answers(value, scope_.questions[location]);
    leaf(node);
  }

  bool may_ask_ranking(Value value) {
    if (!scope_.ranking) report(problems_, value, "bad_value", KnowledgeText::ranking_elsewhere);
    return scope_.ranking;
  }

  void ranking(Value value) {
    static constexpr std::array verdicts{std::string_view{"undiagnosed"}, std::string_view{"other-cause"}};
    const auto which = read_word(value, verdicts, problems_);
    if (may_ask_ranking(value) && which) leaf({*which == 0 ? Test::undiagnosed : Test::other_cause});
  }

  void likely(Value value) {
    CriterionNode node{Test::likely};
    for_each(value, [&](Value item) {
      if (const auto index = read_id(item, scope_.conditions, KnowledgeText::a_condition, problems_))
        node.mask |= std::uint64_t{1} << *index;
    });
    if (may_ask_ranking(value)) leaf(node);
  }

  template <class Each>
  void for_each(Value value, const Each& each) {
    if (!value.is_list()) return each(value);
    for (Value item = value.first(); item.exists(); item = item.next(value)) each(item);
  }

  std::optional<std::size_t> answer(Value item, const Question& asked) {
    const auto index = item.is_scalar() ? position_of(asked.choices, item.text()) : std::nullopt;
    return index ? index
                 : read_id(item, choice_ids(asked), {KnowledgeText::an_answer, {{"question", asked.id}}},
                           problems_);
  }

  std::uint64_t answers(Value value, const Question& asked) {
    std::uint64_t mask = 0;
    for_each(value, [&](Value item) {
      if (asked.kind == QuestionKind::choices && item.is_scalar() && item.text() == "none") {
        report(problems_, item, "bad_value", KnowledgeText::none_is_no_item,
               {KnowledgeText::write_line, {{"line", "{not: {" + std::string{asked.id} + ": [..]}}"}}});
        return;
      }
      if (const auto index = answer(item, asked)) mask |= std::uint64_t{1} << *index;
    });
    return mask;
  }

  void question(Value key) {
    const auto index = position_of(scope_.questions, key.text());
    if (!index) {
      Texts known = ids_of(scope_.questions);
      for (const Word& word : words) known.push_back(word.key);
      read_id(key, known, KnowledgeText::a_question, problems_);
      return;
    }
    const Question& asked = scope_.questions[*index];
    const Value value = key.value_of_key();
    CriterionNode node{asked.is_choice() ? Test::has : Test::range, static_cast<QuestionIndex>(*index)};
    if (asked.is_choice() && !value.is_map()) {
      node.mask = answers(value, asked);
    } else if (asked.kind == QuestionKind::number && value.is_map()) {
      range(value, asked, node);
    } else {
      return not_comparable(value, asked);
    }
    leaf(node);
  }

  void not_comparable(Value value, const Question& asked) {
    const auto complain = [&](const Phrase& help) {
      report(problems_, value, "wrong_type",
             {KnowledgeText::not_comparable,
              {{"id", asked.id}, {"found", described(problems_.language(), value)}}},
             help);
    };
    if (asked.is_choice()) return complain(KnowledgeText::write_answers);
    if (asked.kind != QuestionKind::number) return complain({});
    complain({KnowledgeText::write_range,
              {{"between", "{from: 2, to: 5}"}, {"above", "{above: 2}"}, {"below", "{below: 5}"}}});
  }

  void range(Value value, const Question& asked, CriterionNode& node) {
    const std::size_t before = problems_.size();
    Reader ends = reader_of(value, problems_, KnowledgeText::range);
    const auto end = [&ends](std::string_view key) {
      return ends.decimal(key, no_least / 2, no_most / 2, Need::optional);
    };
    const auto from = end("from"), to = end("to"), above = end("above"), below = end("below");
    ends.done();
    const bool odd = (from && above) || (to && below) || !(from || to || above || below);
    if (odd && problems_.size() == before)
      report(problems_, value, "bad_value", {KnowledgeText::odd_range, {{"id", asked.id}}});
    node.least = from ? *from : above ? *above + 1 : no_least;
    node.most = to ? *to : below ? *below - 1 : no_most;
  }

  const CriterionScope& scope_;
  Diagnostics& problems_;
  Criterion nodes_;
};

const std::array<CriterionReader::Word, 8> CriterionReader::words{{{"all", &CriterionReader::all},
                                                                   {"any", &CriterionReader::any},
                                                                   {"not", &CriterionReader::negation},
                                                                   {"unless", &CriterionReader::exception},
                                                                   {"is", &CriterionReader::named},
                                                                   {"site", &CriterionReader::site},
                                                                   {"ranking", &CriterionReader::ranking},
                                                                   {"likely", &CriterionReader::likely}}};

// Named criteria in the order of their use.
class NameReader {
 public:
  NameReader(const std::vector<Value>& entries, const std::vector<Question>& questions,
             const Texts& conditions, Diagnostics& problems)
      : entries_(entries), scope_{questions, names_, conditions}, problems_(problems) {}

  std::vector<NamedCriterion> read() {
    names_.resize(entries_.size());
    whens_.resize(entries_.size());
    states_.resize(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) texts(i);
    for (std::size_t i = 0; i < entries_.size(); ++i) write_out(i, 0);
    return std::move(names_);
  }

 private:
  enum class State : std::uint8_t { untouched, under_way, done };

  void texts(std::size_t index) {
    Reader entry = reader_of(entries_[index], problems_, KnowledgeText::named_condition);
    NamedCriterion& name = names_[index];
    name.id = entry.text("id");
    name.says = entry.text("says");
    name.evidence = read_evidence(entry);
    whens_[index] = entry.value("when");
    entry.done();
  }

  void write_out(std::size_t index, int depth) {
    if (states_[index] == State::done || !whens_[index].exists()) return;
    if (states_[index] == State::under_way || depth > deepest_names) {
      report(problems_, whens_[index], "bad_value",
             {KnowledgeText::own_definition, {{"id", names_[index].id}}});
      return;
    }
    states_[index] = State::under_way;
    needed(whens_[index], depth);
    states_[index] = State::done;
    names_[index].when = read_criterion(whens_[index], scope_, problems_);
  }

  // Names that stand anywhere inside `value` under `is`.
  void needed(Value value, int depth) {
    if (value.is_list()) {
      for (Value item = value.first(); item.exists(); item = item.next(value)) needed(item, depth);
    }
    if (!value.is_map()) return;
    for (Value key = value.first(); key.exists(); key = key.next(value)) {
      const Value inside = key.value_of_key();
      if (key.text() != "is" || !inside.is_scalar()) {
        needed(inside, depth);
        continue;
      }
      const auto name = std::ranges::find(names_, inside.text(), &NamedCriterion::id);
      if (name != names_.end()) write_out(static_cast<std::size_t>(name - names_.begin()), depth + 1);
    }
  }

  const std::vector<Value>& entries_;
  std::vector<NamedCriterion> names_;
  std::vector<Value> whens_;
  std::vector<State> states_;
  CriterionScope scope_;
  Diagnostics& problems_;
};

}  // namespace

Criterion read_criterion(Value at, const CriterionScope& scope, Diagnostics& problems) {
  if (!at.exists()) return {};
  CriterionReader reader{scope, problems};
  reader.criterion(at);
  if (reader.too_long()) report(problems, at, "too_large", {KnowledgeText::too_long, {{"most", most_nodes}}});
  return reader.take();
}

std::vector<NamedCriterion> decode_names(const std::vector<Value>& entries,
                                         const std::vector<Question>& questions, const Texts& conditions,
                                         Diagnostics& problems) {
  return NameReader{entries, questions, conditions, problems}.read();
}

}  // namespace kneecheck::knowledge
