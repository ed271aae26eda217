#include "triage/reach_causes.h"

#include <algorithm>

#include "triage/movement.h"
#include "triage/reach_rules.h"

namespace kneecheck::triage {
namespace {

// A difference of points that may come to lie on either side of a limit, and that something turns on.
struct Limit {
  std::size_t a = 0;
  std::size_t b = 0;  // Race::count(): a's own points
};

// Where the causes can still come to stand against one another.
class Race {
 public:
  Race(const Knowledge& knowledge, const Case& runner, const Questions& open)
      : knowledge_(knowledge), runner_(runner), movement_(knowledge, runner, open) {}

  std::size_t count() const { return movement_.nobody(); }
  int least(std::size_t a, std::size_t b) const { return movement_.least(a, b); }
  int most(std::size_t a, std::size_t b) const { return movement_.most(a, b); }
  int least(std::size_t a) const { return least(a, count()); }
  int most(std::size_t a) const { return most(a, count()); }
  int swing(QuestionIndex question, const Limit& limit) const {
    return movement_.swing(question, limit.a, limit.b);
  }

  // How much more than b's a's points must be to stand before b: ties go by the order of the causes.
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
  Movement movement_;
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

// The causes that one has to be seen for as soon as one of them is likely.
std::uint64_t likely_in(const SafetyRule& rule) {
  std::uint64_t causes = 0;
  for (const CriterionNode& node : rule.when) causes |= node.test == Test::likely ? node.mask : 0;
  return causes;
}

std::uint64_t serious_causes(const Knowledge& knowledge, const Case& runner, Stake settled) {
  std::uint64_t causes = 0;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (rule.reads_ranking && stake_of(rule, runner) < settled) causes |= likely_in(rule);
  }
  return causes;
}

std::optional<Stake> surely_serious(const Knowledge& knowledge, const Case& runner, const Race& race) {
  std::optional<Stake> most;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    if (!rule.reads_ranking || rule.when.size() != 1 || !rule.applies.empty()) continue;
    const Stake stake = stake_of(rule, runner);
    if (stake > Stake::soon) continue;
    for (std::size_t a = 0; a < race.count(); ++a) {
      const bool counts = (likely_in(rule) >> a & 1U) != 0 && !knowledge.conditions[a].imaging_lead;
      if (counts && race.least(a) >= knowledge.ranking.likely_from)
        most = std::min(most.value_or(Stake::soon), stake);
    }
  }
  return most;
}

}  // namespace

CauseReach reach_of_causes(const Knowledge& knowledge, const Case& runner, const Questions& open,
                           const CauseFrame& frame) {
  CauseReach reach;
  reach.points.assign(knowledge.questions.size(), 0);
  const Race race{knowledge, runner, open};
  if (!frame.diagnosis_is_open) reach.surely_serious = surely_serious(knowledge, runner, race);
  if (reach.surely_serious) return reach;

  Limits limits{knowledge, race, frame.imaging_is_open};
  limits.of_likely(serious_causes(knowledge, runner, frame.settled));
  limits.of_lead();
  if (frame.plan_is_possible) limits.of_plan();
  for (std::size_t i = 0; i < reach.points.size(); ++i) {
    for (const Limit& one : limits.all()) reach.points[i] += race.swing(static_cast<QuestionIndex>(i), one);
  }
  return reach;
}

}  // namespace kneecheck::triage
