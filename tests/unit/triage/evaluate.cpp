// Three-valued evaluation: Kleene's tables, the leaves, and what explains or would settle a criterion.
#include "triage/evaluate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/number.h"

namespace kneecheck::triage {
namespace {

constexpr QuestionIndex q_yes = 80, q_no = 81, q_open = 82;  // answered yes, answered no, not answered
constexpr std::uint64_t first = 1, second = 2, third = 4;
constexpr Truth all_truths[] = {Truth::no, Truth::unknown, Truth::yes};

Case someone() {
  Case runner;
  runner.answers[q_yes] = Answer{first, second, 0, true};
  runner.answers[q_no] = Answer{second, first, 0, true};
  return runner;
}

Criterion leaf(QuestionIndex question) {
  return {CriterionNode{Test::has, question, 1, 0, first, 0, 0}};
}

Criterion of(Truth truth) {
  return leaf(truth == Truth::yes ? q_yes : truth == Truth::no ? q_no : q_open);
}

Criterion inner(Test test, const std::vector<Criterion>& children) {
  Criterion made{CriterionNode{test, 0, 1, 0, 0, 0, 0}};
  for (const Criterion& child : children) {
    const auto shift = static_cast<std::uint16_t>(made.size());
    for (CriterionNode node : child) {
      node.end = static_cast<std::uint16_t>(node.end + shift);
      made.push_back(node);
    }
  }
  made[0].end = static_cast<std::uint16_t>(made.size());
  return made;
}

Truth value(const Criterion& criterion) {
  return evaluate(criterion, someone());
}

CriterionNode range(std::int64_t least, std::int64_t most) {
  return {Test::range, 83, 1, 0, 0, least, most};
}

QuestionList unknown_in(const Criterion& criterion, const Case& runner) {
  QuestionList found;
  unknown_questions(criterion, runner, {}, found);
  return found;
}

std::vector<QuestionIndex> true_in(const Criterion& criterion) {
  std::vector<const CriterionNode*> leaves;
  true_leaves(criterion, someone(), {}, leaves);
  std::vector<QuestionIndex> questions;
  for (const CriterionNode* node : leaves) questions.push_back(node->question);
  return questions;
}

}  // namespace

TEST_CASE("all is the least of its terms, any the greatest") {
  for (const Truth a : all_truths) {
    for (const Truth b : all_truths) {
      CHECK(value(inner(Test::all, {of(a), of(b)})) == std::min(a, b));
      CHECK(value(inner(Test::any, {of(a), of(b)})) == std::max(a, b));
      for (const Truth c : all_truths) {
        CHECK(value(inner(Test::all, {of(a), inner(Test::any, {of(b), of(c)})})) ==
              std::min(a, std::max(b, c)));
        CHECK(value(inner(Test::any, {inner(Test::all, {of(a), of(b)}), of(c)})) ==
              std::max(std::min(a, b), c));
      }
    }
  }
}

TEST_CASE("not keeps the unknown, unless takes it for false") {
  CHECK(value(inner(Test::not_, {of(Truth::yes)})) == Truth::no);
  CHECK(value(inner(Test::not_, {of(Truth::unknown)})) == Truth::unknown);
  CHECK(value(inner(Test::not_, {of(Truth::no)})) == Truth::yes);
  CHECK(value(inner(Test::unless, {of(Truth::yes)})) == Truth::no);
  CHECK(value(inner(Test::unless, {of(Truth::unknown)})) == Truth::yes);
  CHECK(value(inner(Test::unless, {of(Truth::no)})) == Truth::yes);
}

TEST_CASE("an empty criterion is true") {
  CHECK(value({}) == Truth::yes);
}

TEST_CASE("has: one of several, in a list that may be left open") {
  Case runner;
  Answer& list = runner.answers[90];
  const Criterion either{CriterionNode{Test::has, 90, 1, 0, first | second, 0, 0}};
  CHECK(evaluate(either, runner) == Truth::unknown);
  list = Answer{third, 0, 0, false};  // one item, unsure about the others
  CHECK(evaluate(either, runner) == Truth::unknown);
  list = Answer{first, 0, 0, false};
  CHECK(evaluate(either, runner) == Truth::yes);
  list = Answer{third, first, 0, false};  // one of the two is ruled out, the other is open
  CHECK(evaluate(either, runner) == Truth::unknown);
  list = Answer{third, first | second, 0, true};
  CHECK(evaluate(either, runner) == Truth::no);
}

TEST_CASE("range: both ends are inside") {
  Case runner;
  const Criterion criterion{range(2 * decimal_one, 5 * decimal_one)};
  CHECK(evaluate(criterion, runner) == Truth::unknown);
  Answer& answer = runner.answers[83];
  answer.known = true;
  for (const auto& [number, truth] : {std::pair<std::int64_t, Truth>{1'999'999, Truth::no},
                                      {2'000'000, Truth::yes},
                                      {5'000'000, Truth::yes},
                                      {5'000'001, Truth::no}}) {
    answer.number = number;
    CHECK(evaluate(criterion, runner) == truth);
  }
}

TEST_CASE("site: the first place alone") {
  Case runner;
  const Criterion criterion{CriterionNode{Test::site, 0, 1, 0, second, 0, 0}};
  CHECK(evaluate(criterion, runner) == Truth::unknown);
  runner.sites = {1, 0};
  CHECK(evaluate(criterion, runner) == Truth::yes);
  runner.sites = {0, 1};
  CHECK(evaluate(criterion, runner) == Truth::no);
}

TEST_CASE("the ranking is read as it is handed in") {
  const Criterion undiagnosed{CriterionNode{Test::undiagnosed, 0, 1, 0, 0, 0, 0}};
  const Criterion other_cause{CriterionNode{Test::other_cause, 0, 1, 0, 0, 0, 0}};
  const Criterion likely{CriterionNode{Test::likely, 0, 1, 0, first | third, 0, 0}};
  for (const Truth truth : all_truths) {
    CHECK(evaluate(undiagnosed, {}, RankingVerdict{truth, Truth::no, 0}) == truth);
    CHECK(evaluate(other_cause, {}, RankingVerdict{Truth::no, truth, 0}) == truth);
  }
  CHECK(evaluate(likely, {}, RankingVerdict{Truth::no, Truth::no, third}) == Truth::yes);
  CHECK(evaluate(likely, {}, RankingVerdict{Truth::no, Truth::no, second}) == Truth::no);
}

TEST_CASE("a rule that is known not to apply is neither negative nor open") {
  for (const Truth applies : all_truths) {
    for (const Truth when : all_truths) {
      SafetyRule rule;
      rule.applies = of(applies);
      rule.when = of(when);
      const State state = rule_state(rule, someone(), {});
      if (applies == Truth::no) {
        CHECK(state == State::not_applicable);
      } else {
        const Truth both = std::min(applies, when);
        CHECK(state == (both == Truth::yes  ? State::positive
                        : both == Truth::no ? State::negative
                                            : State::indeterminate));
      }
    }
  }
}

TEST_CASE("what makes a criterion true: the true terms, none of those under not and unless") {
  using Asked = std::vector<QuestionIndex>;
  CHECK(true_in(inner(Test::any, {of(Truth::no), of(Truth::yes), of(Truth::unknown)})) == Asked{q_yes});
  CHECK(true_in(inner(Test::all, {of(Truth::yes), inner(Test::not_, {of(Truth::no)}),
                                  inner(Test::unless, {of(Truth::unknown)})})) == Asked{q_yes});
  CHECK(true_in(inner(Test::all, {of(Truth::yes), inner(Test::any, {of(Truth::yes), of(Truth::no)})})) ==
        Asked{q_yes, q_yes});
  CHECK(true_in(inner(Test::any, {inner(Test::all, {of(Truth::yes), of(Truth::no)}), of(Truth::yes)})) ==
        Asked{q_yes});
  CHECK(true_in(of(Truth::no)).empty());
  CHECK(true_in({}).empty());
}

TEST_CASE("what would settle a criterion: each open question once, and none that cannot matter") {
  const Case runner = someone();
  const Criterion open = of(Truth::unknown), other = leaf(84);
  CHECK(unknown_in(open, runner) == QuestionList{q_open});
  CHECK(unknown_in(inner(Test::all, {other, of(Truth::yes), open, open}), runner) ==
        QuestionList{84, q_open});
  CHECK(unknown_in(inner(Test::all, {open, of(Truth::no)}), runner).empty());
  CHECK(unknown_in(inner(Test::any, {open, of(Truth::yes)}), runner).empty());
  CHECK(unknown_in(inner(Test::any, {open, inner(Test::all, {other, of(Truth::no)})}), runner) ==
        QuestionList{q_open});
  CHECK(unknown_in(inner(Test::all, {inner(Test::not_, {other}), open}), runner) == QuestionList{84, q_open});
  CHECK(unknown_in(inner(Test::all, {inner(Test::unless, {other}), open}), runner) == QuestionList{q_open});
  CHECK(unknown_in({CriterionNode{Test::site, static_cast<QuestionIndex>(Key::location), 1, 0, first, 0, 0}},
                   runner) == QuestionList{static_cast<QuestionIndex>(Key::location)});
  CHECK(unknown_in({}, runner).empty());
}

TEST_CASE("the ranking is no question that somebody could answer") {
  QuestionList found;
  unknown_questions({CriterionNode{Test::undiagnosed, 0, 1, 0, 0, 0, 0}}, {},
                    RankingVerdict{Truth::unknown, Truth::unknown, 0}, found);
  CHECK(found.empty());
}

}  // namespace kneecheck::triage
