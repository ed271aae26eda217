#include "triage/evaluate.h"

#include <algorithm>

namespace kneecheck::triage {
namespace {

Truth truth(bool value) {
  return value ? Truth::yes : Truth::no;
}

Truth negated(Truth value) {
  if (value == Truth::unknown) return Truth::unknown;
  return truth(value == Truth::no);
}

struct Evaluator {
  const Criterion& nodes;
  const Case& runner;
  const RankingVerdict& ranking;

  Truth leaf(const CriterionNode& node) const {
    const Answer& answer = runner.answers[node.question];
    switch (node.test) {
      case Test::has:
        if ((answer.yes & node.mask) != 0) return Truth::yes;
        return (answer.no & node.mask) == node.mask ? Truth::no : Truth::unknown;
      case Test::site:
        if (runner.sites.empty()) return Truth::unknown;
        return truth((node.mask >> runner.sites.front() & 1U) != 0);
      case Test::range:
        if (!answer.known) return Truth::unknown;
        return truth(node.least <= answer.number && answer.number <= node.most);
      case Test::undiagnosed:
        return ranking.undiagnosed;
      case Test::other_cause:
        return ranking.other_cause;
      default:
        return truth((ranking.likely & node.mask) != 0);
    }
  }

  static bool is_leaf(Test test) {
    return test != Test::all && test != Test::any && test != Test::not_ && test != Test::unless;
  }

  // `all` and `any` stop at the deciding child: no decides `all`, yes decides `any`.
  template <class ValueOf>
  Truth joined(std::size_t at, Truth deciding, const ValueOf& value_of) const {
    Truth result = negated(deciding);
    for (std::size_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
      const Truth value = value_of(child);
      if (value == deciding) return deciding;
      if (value == Truth::unknown) result = Truth::unknown;
    }
    return result;
  }

  // Most nodes are leaves, and are not worth a call.
  Truth at_node(std::size_t at) const { return is_leaf(nodes[at].test) ? leaf(nodes[at]) : at_branch(at); }
  Truth at_branch(std::size_t at) const {
    return branch(at, [this](std::size_t child) { return at_node(child); });
  }

  // An inner node; `value_of` says what a child comes to.
  template <class ValueOf>
  Truth branch(std::size_t at, const ValueOf& value_of) const {
    switch (nodes[at].test) {
      case Test::all:
        return joined(at, Truth::no, value_of);
      case Test::any:
        return joined(at, Truth::yes, value_of);
      case Test::not_:
        return negated(value_of(at + 1));
      default:
        return truth(value_of(at + 1) != Truth::yes);
    }
  }

  // Visits the true leaves under true inner nodes; a true `not` or `unless` has none that gives a reason.
  template <class Visit>
  void true_leaves(std::size_t at, const Visit& visit) const {
    if (at_node(at) != Truth::yes) return;
    const CriterionNode& node = nodes[at];
    if (is_leaf(node.test)) return visit(node);
    for (std::size_t child = at + 1; child < node.end; child = nodes[child].end) true_leaves(child, visit);
  }

  // What the node comes to; the unknown leaves under unknown inner nodes give their questions.
  Truth unknown_leaves(std::size_t at, QuestionList& found) const {
    const CriterionNode& node = nodes[at];
    if (is_leaf(node.test)) {
      const Truth value = leaf(node);
      if (value == Truth::unknown && reads_answer(node)) add_once(found, node.question);
      return value;
    }
    const std::size_t before = found.size();
    const Truth value = branch(at, [&](std::size_t child) { return unknown_leaves(child, found); });
    while (value != Truth::unknown && found.size() > before) found.pop_back();  // it is settled without them
    return value;
  }
};

}  // namespace

Truth evaluate(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking) {
  return criterion.empty() ? Truth::yes : Evaluator{criterion, runner, ranking}.at_node(0);
}

State rule_state(const SafetyRule& rule, const Case& runner, const RankingVerdict& ranking) {
  // Half of the rules ask for one answer and nothing else.
  if (rule.applies.empty() && rule.when.size() == 1 && rule.when.front().test == Test::has) {
    const CriterionNode& node = rule.when.front();
    const Answer& answer = runner.answers[node.question];
    if ((answer.yes & node.mask) != 0) return State::positive;
    return (answer.no & node.mask) == node.mask ? State::negative : State::indeterminate;
  }
  const Truth applies = evaluate(rule.applies, runner, ranking);
  if (applies == Truth::no) return State::not_applicable;
  switch (std::min(applies, evaluate(rule.when, runner, ranking))) {  // and: no < unknown < yes
    case Truth::yes:
      return State::positive;
    case Truth::no:
      return State::negative;
    default:
      return State::indeterminate;
  }
}

void true_leaves(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking,
                 std::vector<const CriterionNode*>& found) {
  if (criterion.empty()) return;
  const auto add = [&found](const CriterionNode& node) { found.push_back(&node); };
  Evaluator{criterion, runner, ranking}.true_leaves(0, add);
}

void add_once(QuestionList& found, QuestionIndex question) {
  if (std::ranges::find(found, question) == found.end()) found.push_back(question);
}

void unknown_questions(const Criterion& criterion, const Case& runner, const RankingVerdict& ranking,
                       QuestionList& found) {
  if (!criterion.empty()) Evaluator{criterion, runner, ranking}.unknown_leaves(0, found);
}

}  // namespace kneecheck::triage
