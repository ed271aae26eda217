#include "triage/reach.h"

#include <algorithm>

#include "triage/evaluate.h"
#include "triage/reach_causes.h"
#include "triage/reach_rules.h"

namespace kneecheck::triage {
namespace {

class Scout {
 public:
  Scout(const Knowledge& knowledge, const Case& runner, const Questions& open, Horizon horizon)
      : knowledge_(knowledge), runner_(runner), open_(open) {
    found_.stakes.assign(knowledge.questions.size(), Stake::nothing);
    found_.points.assign(knowledge.questions.size(), 0);
    for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
      if (!knowledge.questions[i].safety || runner.answers[i].known) continue;
      (open[i] ? waiting_ : stays_incomplete_) = true;
    }
    if (horizon == Horizon::all) waiting_ = false;
  }

  Reach look() {
    rules();
    // Beside a diagnosis the ranking counts for nothing; as where one is to be seen soon.
    if (!waiting_ && found_.settled > Stake::soon && !runner_.known(Key::diagnosis)) ranking();
    drop_what_is_milder();
    return std::move(found_);
  }

 private:
  bool is_open(Key key) const { return open_[static_cast<std::size_t>(key)]; }
  bool is_alarm(const SafetyRule& rule) const {
    return knowledge_.safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm;
  }
  void put_at_stake(QuestionIndex question, Stake stake) {
    found_.stakes[question] = std::min(found_.stakes[question], stake);
  }

  // Where somebody has to be seen soon, nothing milder is asked about.
  void drop_what_is_milder() {
    if (found_.settled > Stake::soon) return;
    for (Stake& stake : found_.stakes) {
      if (stake >= found_.settled) stake = Stake::nothing;
    }
  }

  // While safety questions wait, all of them will be asked: only alarms that stand already are worth a look;
  // and beside one that is certain, what would be more urgent still.
  void rules() {
    look_at([this](const SafetyRule& rule) {
      return !waiting_ || (is_alarm(rule) && rule_state(rule, runner_, {}) == State::positive);
    });
    const Stake alarm = found_.settled;
    if (!waiting_ || alarm > Stake::same_day) return;
    look_at([&](const SafetyRule& rule) { return is_alarm(rule) && stake_of(rule, runner_) < alarm; });
  }

  template <class Counts>
  void look_at(const Counts& counts) {
    struct Undecided {
      const SafetyRule* rule;
      RuleReach reach;
    };
    std::vector<Undecided> undecided;
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (rule.reads_ranking || !counts(rule)) continue;
      RuleReach reach = reach_of(knowledge_, rule, runner_, open_);
      if (!reach.can_be_positive) continue;
      if (!reach.can_be_otherwise) {
        found_.settled = std::min(found_.settled, stake_of(rule, runner_));
      } else {
        undecided.push_back({&rule, std::move(reach)});
      }
    }
    for (const Undecided& each : undecided) {
      const Stake stake = stake_of(*each.rule, runner_);
      const bool idle = stake == Stake::no_plan && stays_incomplete_ && found_.settled == Stake::routine;
      if (stake >= found_.settled || idle) continue;
      const bool stands = is_alarm(*each.rule) && rule_state(*each.rule, runner_, {}) == State::positive;
      for (const QuestionIndex question : each.reach.questions)
        put_at_stake(question, stands ? Stake::alarm : stake);
    }
  }

  void ranking() {
    const CauseReach causes = reach_of_causes(knowledge_, runner_, open_, frame());
    if (causes.surely_serious) found_.settled = std::min(found_.settled, *causes.surely_serious);
    for (std::size_t i = 0; i < causes.points.size(); ++i) {
      if (causes.points[i] == 0) continue;
      put_at_stake(static_cast<QuestionIndex>(i), Stake::cause);
      found_.points[i] = causes.points[i];
    }
    if (is_open(Key::diagnosis)) put_at_stake(static_cast<QuestionIndex>(Key::diagnosis), Stake::cause);
    other_questions_of_ranking_rules();
  }

  CauseFrame frame() const {
    return {is_open(Key::imaging), is_open(Key::diagnosis), found_.settled,
            found_.settled > Stake::no_plan && !stays_incomplete_};
  }

  // What a rule reads beside the ranking.
  void other_questions_of_ranking_rules() {
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (!rule.reads_ranking || stake_of(rule, runner_) >= found_.settled) continue;
      for (const Criterion* criterion : {&rule.applies, &rule.when}) {
        for_each_reading(*criterion, [&](const CriterionNode& node) {
          if (open_[node.question]) put_at_stake(node.question, stake_of(rule, runner_));
        });
      }
    }
  }

  const Knowledge& knowledge_;
  const Case& runner_;
  const Questions& open_;
  bool waiting_ = false;           // a safety question will still be asked, and only alarms count
  bool stays_incomplete_ = false;  // one was left open: there is no plan, whatever else is said
  Reach found_;
};

}  // namespace

Reach reach(const Knowledge& knowledge, const Case& runner, const Questions& open, Horizon horizon) {
  return Scout{knowledge, runner, open, horizon}.look();
}

Questions take_back(const Knowledge& knowledge, const Case& runner, const Questions& questions) {
  Questions found;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (rule.reads_ranking || rule_state(rule, runner, {}) != State::positive) continue;
    for (const QuestionIndex each : reach_of(knowledge, rule, runner, questions).questions) found.set(each);
  }
  return found;
}

}  // namespace kneecheck::triage
