#include "triage/rank.h"

#include <algorithm>
#include <bit>

namespace kneecheck::triage {
namespace {

// The place of the pain: the first entry counts as shown, later ones a little if positive.
int site_points(const Feature& feature, const Case& runner, Hit* hit) {
  if (runner.sites.empty()) return 0;
  const auto named = [&feature](std::uint8_t site) { return (feature.site_named >> site & 1U) != 0; };
  const std::uint8_t first = runner.sites.front();
  int sum = named(first) ? feature.site_points[first] : feature.site_other;
  const bool first_counts = sum != 0;
  std::uint8_t choice = first;  // what a reason line names: the first entry, or the foremost that counts
  for (std::size_t i = 1; i < runner.sites.size(); ++i) {
    const std::uint8_t site = runner.sites[i];
    if (!named(site) || feature.site_points[site] <= 0) continue;
    if (!first_counts) choice = choice == first ? site : std::min(choice, site);
    sum += feature.site_later;
  }
  if (hit != nullptr) hit->choice = choice;
  return sum;
}

// The answer that a reason line names: the first true leaf over the feature's own question.
void name_answer(const Feature& feature, const Case& runner, Hit& hit) {
  const Answer& answer = runner.answers[feature.question];
  std::uint64_t ticked = answer.yes;
  for (const CriterionNode& node : feature.when) {
    if (node.test == Test::has && node.question == feature.question && (node.mask & answer.yes) != 0) {
      ticked = node.mask & answer.yes;
      break;
    }
  }
  hit.choice = ticked == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::countr_zero(ticked));
}

bool named_by_imaging(const Knowledge& knowledge, const Case& runner, ConditionIndex condition) {
  const Question& imaging = knowledge.question(Key::imaging);
  return (runner[Key::imaging].yes & choice_bit(imaging, knowledge.conditions[condition].id)) != 0;
}

bool without_its_imaging(const Knowledge& knowledge, const Case& runner, ConditionIndex condition) {
  return knowledge.conditions[condition].imaging_lead && !named_by_imaging(knowledge, runner, condition);
}

int final_of(const Knowledge& knowledge, const Case& runner, const Points& own, std::size_t index) {
  const Condition& condition = knowledge.conditions[index];
  const int points = own[index] + (condition.same_points_as ? own[*condition.same_points_as] : 0);
  const int most = knowledge.ranking.elsewhere_at_most;
  return points > most && is_elsewhere(condition, runner) ? most : points;
}

// The first of those with the most points, unless these are too few.
template <class PointsOf>
std::optional<ConditionIndex> lead_by(const Knowledge& knowledge, const PointsOf& points_of) {
  std::size_t lead = 0;
  int best = points_of(0);
  for (std::size_t i = 1; i < knowledge.conditions.size(); ++i) {
    const int points = points_of(i);
    if (points <= best) continue;
    lead = i;
    best = points;
  }
  if (best < knowledge.ranking.named_from) return std::nullopt;
  return static_cast<ConditionIndex>(lead);
}

Hit elsewhere(ConditionIndex condition, const Case& runner, int too_many) {
  Hit hit;
  hit.owner = condition;
  hit.choice = runner.sites.empty() ? std::uint8_t{0} : runner.sites.front();
  hit.points = -too_many;
  hit.elsewhere = true;
  return hit;
}

}  // namespace

int feature_points(const Feature& feature, const Case& runner, Hit* hit) {
  if (!feature.site_points.empty()) return site_points(feature, runner, hit);
  // Most features ask for one answer and nothing else, and do not count.
  if (feature.when.size() == 1 && feature.when.front().test == Test::has && !feature.unknown_counts) {
    const CriterionNode& node = feature.when.front();
    if ((runner.answers[node.question].yes & node.mask) == 0) return 0;
  }
  const Truth value = evaluate(feature.when, runner);
  if (value != Truth::yes && !(value == Truth::unknown && feature.unknown_counts)) return 0;
  if (hit != nullptr) name_answer(feature, runner, *hit);
  return feature.points;
}

Points own_points(const Knowledge& knowledge, const Case& runner) {
  Points points{};
  for (const SimplePoints& ref : knowledge.points.simple) {
    points[ref.condition] += (runner.answers[ref.question].yes & ref.mask) != 0 ? ref.points : 0;
  }
  for (const FeatureRef& ref : knowledge.points.others) {
    points[ref.condition] +=
        feature_points(knowledge.conditions[ref.condition].features[ref.feature], runner);
  }
  return points;
}

Points final_points(const Knowledge& knowledge, const Case& runner, const Points& own) {
  Points points = own;
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i)
    points[i] = final_of(knowledge, runner, own, i);
  return points;
}

bool is_elsewhere(const Condition& condition, const Case& runner) {
  return condition.own_sites != 0 && (runner[Key::location].no & condition.own_sites) == condition.own_sites;
}

Band band_of(const Knowledge& knowledge, const Case& runner, ConditionIndex condition, int points) {
  const RankingPolicy& policy = knowledge.ranking;
  if (points < policy.possible_from) return Band::unlikely;
  if (points < policy.likely_from || without_its_imaging(knowledge, runner, condition)) return Band::possible;
  return Band::likely;
}

std::array<ConditionIndex, most_conditions> ranking_order(const Knowledge& knowledge, const Points& points) {
  std::array<ConditionIndex, most_conditions> order{};
  // Insertion keeps ties in the order of the knowledge; some twenty conditions.
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    std::size_t at = i;
    for (; at > 0 && points[order[at - 1]] < points[i]; --at) order[at] = order[at - 1];
    order[at] = static_cast<ConditionIndex>(i);
  }
  return order;
}

std::optional<ConditionIndex> lead_of(const Knowledge& knowledge, const Points& points) {
  return lead_by(knowledge, [&points](std::size_t i) { return points[i]; });
}

std::optional<ConditionIndex> lead_of_own(const Knowledge& knowledge, const Case& runner, const Points& own) {
  return lead_by(knowledge, [&](std::size_t i) { return final_of(knowledge, runner, own, i); });
}

Outcome rank(const Knowledge& knowledge, const Case& runner, const Points& points) {
  const RankingPolicy& policy = knowledge.ranking;
  const std::size_t count = knowledge.conditions.size();
  Outcome outcome;
  for (std::size_t i = 0; i < count; ++i) {
    const auto condition = static_cast<ConditionIndex>(i);
    if (points[i] < policy.likely_from || without_its_imaging(knowledge, runner, condition)) continue;
    outcome.likely |= std::uint64_t{1} << i;
  }
  outcome.lead = lead_of(knowledge, points);
  outcome.undiagnosed = !outcome.lead;
  if (outcome.undiagnosed) return outcome;
  const std::size_t best = *outcome.lead;
  outcome.other_cause = !knowledge.conditions[best].has_plan;
  for (std::size_t i = 0; i < count; ++i) {
    const auto condition = static_cast<ConditionIndex>(i);
    const bool near = points[i] >= policy.possible_from && points[best] - points[i] < policy.mixed_within;
    if (i == best || !near || without_its_imaging(knowledge, runner, condition)) continue;
    if (!outcome.second || points[i] > points[*outcome.second]) outcome.second = condition;
    outcome.other_cause = outcome.other_cause || !knowledge.conditions[i].has_plan;
  }
  return outcome;
}

RankingVerdict verdict(const Outcome& outcome, bool complete, bool diagnosed) {
  if (diagnosed) return {};
  const auto when_complete = [complete](bool value) {
    return complete ? (value ? Truth::yes : Truth::no) : Truth::unknown;
  };
  return {when_complete(outcome.undiagnosed), when_complete(outcome.other_cause), outcome.likely};
}

CauseReasons reasons_of(const Knowledge& knowledge, const Case& runner, ConditionIndex condition) {
  CauseReasons reasons;
  const auto add_features_of = [&](ConditionIndex owner) {
    const Condition& from = knowledge.conditions[owner];
    for (std::size_t i = 0; i < from.features.size(); ++i) {
      const Feature& feature = from.features[i];
      Hit hit{static_cast<std::uint16_t>(i), owner};
      hit.points = feature_points(feature, runner, &hit);
      if (hit.points > 0) reasons.for_.push_back(hit);
      if (hit.points < 0) reasons.against.push_back(hit);
      if (feature.site_points.empty()) {
        if (hit.points == 0) unknown_questions(feature.when, runner, {}, reasons.unknown);
      } else if (runner.sites.empty()) {
        add_once(reasons.unknown, feature.question);
      }
    }
  };
  if (const auto lender = knowledge.conditions[condition].same_points_as) add_features_of(*lender);
  add_features_of(condition);
  const bool is_diagnosed = diagnosed_condition(knowledge, runner) == condition;
  if (!is_diagnosed && is_elsewhere(knowledge.conditions[condition], runner)) {
    int sum = 0;
    for (const auto* hits : {&reasons.for_, &reasons.against}) {
      for (const Hit& hit : *hits) sum += hit.points;
    }
    const int too_many = sum - knowledge.ranking.elsewhere_at_most;
    if (too_many > 0) reasons.against.push_back(elsewhere(condition, runner, too_many));
  }
  return reasons;
}

std::optional<ConditionIndex> diagnosed_condition(const Knowledge& knowledge, const Case& runner) {
  const Answer& answer = runner[Key::diagnosis];
  if (answer.yes == 0) return std::nullopt;
  const auto choice = static_cast<std::size_t>(std::countr_zero(answer.yes));
  return knowledge.find_condition(knowledge.question(Key::diagnosis).choices[choice].id);
}

}  // namespace kneecheck::triage
