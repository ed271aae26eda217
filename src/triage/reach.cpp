#include "triage/reach.h"

#include <algorithm>

#include "triage/evaluate.h"
#include "triage/rank.h"
#include "triage/reach_rules.h"
#include "triage/variants.h"

namespace kneecheck {
namespace {

// Where the causes can still come to stand against one another.
class Race {
 public:
  Race(const Knowledge& knowledge, const Case& runner, const std::vector<const Movement*>& moved)
      : knowledge_(knowledge), runner_(runner), least_(knowledge.conditions.size()) {
    const Points now = with_borrowed(knowledge, own_points(knowledge, runner));
    const auto points = [&](std::size_t at) { return at == least_.zero() ? 0 : now[at]; };
    for (std::size_t a = 0; a < least_.side(); ++a) {
      for (std::size_t b = 0; b < least_.side(); ++b) least_.at(a, b) = points(a) - points(b);
    }
    for (const Movement* movement : moved) least_.add(movement->least);
  }

  std::size_t count() const { return least_.zero(); }
  int least(std::size_t a, std::size_t b) const { return least_.at(a, b); }
  int most(std::size_t a, std::size_t b) const { return -least_.at(b, a); }
  int least(std::size_t a) const { return least(a, least_.zero()); }
  int most(std::size_t a) const { return most(a, least_.zero()); }

  // How much more than b's a's points must be, so that it stands before b: ties go by the order of the causes.
  static int ahead_by(std::size_t a, std::size_t b) { return a < b ? 0 : 1; }

  bool can_lead(std::size_t a) const {
    if (most(a) < knowledge_.ranking.named_from) return false;
    for (std::size_t b = 0; b < count(); ++b) {
      if (b != a && most(a, b) < ahead_by(a, b)) return false;
    }
    return true;
  }
  bool can_be_undiagnosed() const {
    for (std::size_t a = 0; a < count(); ++a) {
      if (least(a) >= knowledge_.ranking.named_from) return false;
    }
    return true;
  }

  // Chondromalacia without its imaging is never mixed with another.
  bool never_mixed(std::size_t b, bool imaging_is_open) const {
    if (!knowledge_.conditions[b].imaging_lead || imaging_is_open) return false;
    const Question& imaging = knowledge_.question(Key::imaging);
    return !runner_.has(Key::imaging, choice_bit(imaging, knowledge_.conditions[b].id));
  }
  bool can_be_mixed(std::size_t a, std::size_t b) const {
    return most(b) >= knowledge_.ranking.possible_from && least(a, b) < knowledge_.ranking.mixed_within;
  }
  bool is_surely_mixed(std::size_t a, std::size_t b) const {
    return least(b) >= knowledge_.ranking.possible_from && most(a, b) < knowledge_.ranking.mixed_within;
  }

 private:
  const Knowledge& knowledge_;
  const Case& runner_;
  Pairs least_;
};

// A difference of points that may come to lie on either side of a limit, and that something turns on.
struct Limit {
  std::size_t a = 0;
  std::size_t b = 0;  // Race::count(): a's own points
};

// What still turns on the points, gathered limit by limit.
class Limits {
 public:
  Limits(const Knowledge& knowledge, const Race& race, bool imaging_is_open)
      : knowledge_(knowledge), race_(race), imaging_is_open_(imaging_is_open) {
    for (std::size_t a = 0; a < race.count(); ++a) {
      if (race.can_lead(a)) leads_.push_back(a);
    }
  }

  void of_lead() {
    for (const std::size_t a : leads_) {
      for (const std::size_t b : leads_) {
        if (a < b) add(a, b, 0);
      }
      if (race_.can_be_undiagnosed()) add(a, race_.count(), knowledge_.ranking.named_from);
    }
  }

  // Which causes a plan is for, and whether another one bars it.
  void of_plan() {
    for (const std::size_t a : leads_) {
      if (has_plan(a) && !surely_barred(a)) of_plan_led_by(a);
    }
  }

  void of_likely(std::uint64_t causes) {
    for (std::size_t a = 0; a < race_.count(); ++a) {
      if ((causes >> a & 1U) != 0) add(a, race_.count(), knowledge_.ranking.likely_from);
    }
  }

  const std::vector<Limit>& all() const { return all_; }

 private:
  bool has_plan(std::size_t cause) const { return knowledge_.conditions[cause].has_plan; }

  bool surely_barred(std::size_t a) const {
    for (std::size_t b = 0; b < race_.count(); ++b) {
      if (b != a && !has_plan(b) && race_.is_surely_mixed(a, b)) return true;
    }
    return false;
  }

  void of_plan_led_by(std::size_t a) {
    std::vector<std::size_t> seconds;
    for (std::size_t b = 0; b < race_.count(); ++b) {
      if (b == a || race_.never_mixed(b, imaging_is_open_) || !race_.can_be_mixed(a, b)) continue;
      add(a, b, knowledge_.ranking.mixed_within);
      add(b, race_.count(), knowledge_.ranking.possible_from);
      if (has_plan(b)) seconds.push_back(b);
    }
    for (const std::size_t b : seconds) {
      for (const std::size_t c : seconds) {
        if (b < c) add(b, c, 0);
      }
    }
  }

  // The difference of a and b lies below `limit`, or not.
  void add(std::size_t a, std::size_t b, int limit) {
    if (race_.least(a, b) < limit && limit <= race_.most(a, b)) all_.push_back({a, b});
  }

  const Knowledge& knowledge_;
  const Race& race_;
  bool imaging_is_open_;
  std::vector<std::size_t> leads_;
  std::vector<Limit> all_;
};

class Scout {
 public:
  Scout(const Knowledge& knowledge, const Movements& lone, const Case& runner, const Questions& open)
      : knowledge_(knowledge), lone_(lone), runner_(runner), open_(open) {
    found_.stakes.assign(knowledge.questions.size(), Stake::nothing);
    found_.points.assign(knowledge.questions.size(), 0);
    for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
      if (!knowledge.questions[i].safety || runner.answers[i].known) continue;
      (open[i] ? waiting_ : stays_incomplete_) = true;
    }
  }

  Reach look() {
    rules();
    // Beside a diagnosis the ranking counts for nothing; and where somebody has to be seen soon, it is not worth a question.
    if (!waiting_ && found_.settled > Stake::soon && !runner_.known(Key::diagnosis)) ranking();
    drop_what_is_milder();
    return std::move(found_);
  }

 private:
  bool is_open(Key key) const { return open_[static_cast<std::size_t>(key)]; }
  bool is_alarm(const SafetyRule& rule) const { return knowledge_.safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm; }
  void put_at_stake(QuestionIndex question, Stake stake) { found_.stakes[question] = std::min(found_.stakes[question], stake); }

  void drop_what_is_milder() {
    const Stake settled = stays_incomplete_ && found_.settled == Stake::routine ? Stake::no_plan : found_.settled;
    for (Stake& stake : found_.stakes) {
      const bool is_milder = stake == Stake::cause ? settled <= Stake::soon : stake >= settled;
      if (is_milder) stake = Stake::nothing;
    }
  }

  // While safety questions wait, every one of them will be asked: then only alarms that stand already are worth a look.
  void rules() {
    struct Undecided {
      const SafetyRule* rule;
      RuleReach reach;
    };
    std::vector<Undecided> undecided;
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (rule.reads_ranking) continue;
      if (waiting_ && (!is_alarm(rule) || rule_state(rule, runner_, {}) != State::positive)) continue;
      RuleReach reach = reach_of(knowledge_, rule, runner_, open_);
      if (!reach.can_be_positive) continue;
      if (!reach.can_be_otherwise) {
        found_.settled = std::min(found_.settled, stake_of(rule));
      } else {
        undecided.push_back({&rule, std::move(reach)});
      }
    }
    for (const Undecided& each : undecided) {
      const Stake stake = stake_of(*each.rule);
      if (stake >= found_.settled) continue;
      const bool stands = is_alarm(*each.rule) && rule_state(*each.rule, runner_, {}) == State::positive;
      for (const QuestionIndex question : each.reach.questions) put_at_stake(question, stands ? Stake::alarm : stake);
    }
  }

  void ranking() {
    const std::vector<Movement> together = movements(knowledge_, runner_, open_and(false));
    std::vector<const Movement*> moved;
    for (const Movement& movement : together) moved.push_back(&movement);
    const Questions alone = open_and(true);
    for (std::size_t i = 0; i < lone_.size(); ++i) {
      if (alone[i]) moved.push_back(&*lone_[i]);
    }
    const Race race{knowledge_, runner_, moved};
    if (likely_is_certain(race)) return;

    Limits limits{knowledge_, race, is_open(Key::imaging)};
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (rule.reads_ranking && stake_of(rule) < found_.settled) limits.of_likely(likely_in(rule));
    }
    limits.of_lead();
    if (found_.settled > Stake::no_plan && !stays_incomplete_) limits.of_plan();
    for (const Limit& limit : limits.all()) {
      for (const Movement* movement : moved) weigh(*movement, limit);
    }
    if (is_open(Key::diagnosis)) put_at_stake(static_cast<QuestionIndex>(Key::diagnosis), Stake::cause);
    other_questions_of_ranking_rules();
  }

  // The open questions that are looked at by themselves, or those that only matter with others.
  Questions open_and(bool alone) const {
    Questions questions;
    for (std::size_t i = 0; i < lone_.size(); ++i) questions[i] = open_[i] && lone_[i].has_value() == alone;
    return questions;
  }

  static std::uint64_t likely_in(const SafetyRule& rule) {
    std::uint64_t causes = 0;
    for (const CriterionNode& node : rule.when) causes |= node.test == Test::likely ? node.mask : 0;
    return causes;
  }

  // A rule that one likely cause is enough for, and that cause is likely whatever is answered.
  bool likely_is_certain(const Race& race) {
    if (is_open(Key::diagnosis)) return false;
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (!rule.reads_ranking || rule.when.size() != 1 || !rule.applies.empty() || stake_of(rule) > Stake::soon) continue;
      for (std::size_t a = 0; a < race.count(); ++a) {
        const bool counts = (likely_in(rule) >> a & 1U) != 0 && !knowledge_.conditions[a].imaging_lead;
        if (!counts || race.least(a) < knowledge_.ranking.likely_from) continue;
        found_.settled = std::min(found_.settled, stake_of(rule));
      }
    }
    return found_.settled <= Stake::soon;
  }

  void weigh(const Movement& movement, const Limit& limit) {
    for (std::size_t i = 0; i < movement.questions.size(); ++i) {
      const int swing = movement.swings[i].at(limit.a, limit.b);
      if (swing == 0) continue;
      put_at_stake(movement.questions[i], Stake::cause);
      found_.points[movement.questions[i]] += swing;
    }
  }

  // What a rule reads beside the ranking.
  void other_questions_of_ranking_rules() {
    for (const SafetyRule& rule : knowledge_.safety.rules) {
      if (!rule.reads_ranking || stake_of(rule) >= found_.settled) continue;
      for (const Criterion* criterion : {&rule.applies, &rule.when}) {
        for (const CriterionNode& node : *criterion) {
          const auto question = question_of(node);
          if (question && open_[*question]) put_at_stake(*question, stake_of(rule));
        }
      }
    }
  }

  const Knowledge& knowledge_;
  const Movements& lone_;
  const Case& runner_;
  const Questions& open_;
  bool waiting_ = false;           // a safety question will still be asked
  bool stays_incomplete_ = false;  // one was left open: there is no plan, whatever else is said
  Reach found_;
};

// Whether all features that read the question read nothing else.
bool stands_alone(const Knowledge& knowledge, QuestionIndex question) {
  for (const FeatureRef& ref : knowledge.dependents[question].features) {
    const Feature& feature = knowledge.conditions[ref.condition].features[ref.feature];
    for (const CriterionNode& node : feature.when) {
      const auto read = question_of(node);
      if (read && *read != question) return false;
    }
  }
  return true;
}

}  // namespace

Movements lone_movements(const Knowledge& knowledge) {
  Movements lone(knowledge.questions.size());
  for (std::size_t i = 0; i < lone.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    if (!stands_alone(knowledge, question)) continue;
    Questions only;
    only.set(i);
    Movement sum{{question}, Pairs{knowledge.conditions.size()}, {Pairs{knowledge.conditions.size()}}};
    for (const Movement& part : movements(knowledge, Case{}, only)) {
      sum.least.add(part.least);
      sum.swings.front().add(part.swings.front());
    }
    lone[i] = std::move(sum);
  }
  return lone;
}

Reach reach(const Knowledge& knowledge, const Movements& lone, const Case& runner, const Questions& open) {
  return Scout{knowledge, lone, runner, open}.look();
}

Questions take_back(const Knowledge& knowledge, const Case& runner, const Questions& questions) {
  Questions found;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (rule.reads_ranking || rule_state(rule, runner, {}) != State::positive) continue;
    for (const QuestionIndex question : reach_of(knowledge, rule, runner, questions).questions) found.set(question);
  }
  return found;
}

}  // namespace kneecheck
