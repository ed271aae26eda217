// The ranking: what has no plan, or needs care, may not lose weight; what has a plan may not gain any.
#include <array>
#include <bit>

#include "knowledge/checks.h"
#include "knowledge/overlaid.h"

namespace kneecheck::knowledge {
namespace {

struct RankingRow {
  std::string_view key;
  int RankingPolicy::*number;
  Stricter way;
};
constexpr RankingRow ranking_rows[] = {
    {"likely_from", &RankingPolicy::likely_from, Stricter::lower},      // a serious cause is likely sooner
    {"possible_from", &RankingPolicy::possible_from, Stricter::lower},  // another cause counts sooner
    {"named_from", &RankingPolicy::named_from, Stricter::higher},       // a knee is undiagnosed sooner
    {"mixed_within", &RankingPolicy::mixed_within,
     Stricter::higher},  // another cause counts from farther off
    {"listed", &RankingPolicy::listed, Stricter::higher},
    {"elsewhere_at_most", &RankingPolicy::elsewhere_at_most, Stricter::lower},
};

// Bits of the causes that a safety rule asks for by name.
std::uint64_t serious(const Knowledge& knowledge) {
  std::uint64_t found = 0;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    for (const CriterionNode& node : joined(rule.applies, rule.when))
      found |= node.test == Test::likely ? node.mask : 0;
  }
  return found;
}

// Holds the points of a cause against those before.
class Points {
 public:
  Points(const Overlaid& overlaid, const Condition& before, const Condition& now, Stricter way)
      : overlaid_(overlaid), before_(before), now_(now), way_(way) {}

  void check() {
    std::vector<const Feature*> left;
    for (const Feature& feature : now_.features) left.push_back(&feature);
    for (const Feature& feature : before_.features) {
      const auto found =
          std::ranges::find_if(left, [&](const Feature* other) { return alike(feature, *other); });
      if (found == left.end()) {
        gone(feature);
      } else {
        compare(feature, **found);
        left.erase(found);
      }
    }
    for (const Feature* added : left) compare({}, *added);
  }

 private:
  bool alike(const Feature& before, const Feature& now) const {
    return before.site_points.empty() == now.site_points.empty() && same(before.when, now.when) &&
           before.unknown_counts == now.unknown_counts;
  }

  bool wrong(int before, int now) const { return is_looser(now, before, way_); }

  void compare(const Feature& before, const Feature& now) {
    if (now.site_points.empty()) {
      if (wrong(before.points, now.points)) complain(now.evidence, "points", before.points, now.points);
      return;
    }
    for (std::size_t i = 0; i < now.site_points.size(); ++i) {
      const int was = at(before, i);
      const int is = at(now, i);
      if (wrong(was, is)) complain(now.evidence, (now.site_named >> i & 1U) != 0 ? "site" : "other", was, is);
    }
    const int was = counted(before) == 0 ? 0 : before.site_later;
    if (wrong(was, now.site_later)) complain(now.evidence, "later", was, now.site_later);
    if (way_ == Stricter::lower ? (counted(now) & ~counted(before)) != 0 && now.site_later > 0
                                : (counted(before) & ~counted(now)) != 0 && before.site_later > 0)
      complain(now.evidence, "site", 0, 0);
  }

  static int at(const Feature& feature, std::size_t place) {
    const bool named = (feature.site_named >> place & 1U) != 0;
    return named ? feature.site_points[place] : feature.site_other;
  }
  // The places for which `later` counts.
  static std::uint64_t counted(const Feature& feature) {
    std::uint64_t places = 0;
    for (std::size_t i = 0; i < feature.site_points.size(); ++i)
      places |= feature.site_points[i] > 0 ? std::uint64_t{1} << i : 0;
    return places;
  }

  void gone(const Feature& before) {
    const bool place = !before.site_points.empty();
    if (!place && !wrong(before.points, 0)) return;
    overlaid_.looser(now_.evidence, "points",
                     {place ? KnowledgeText::place_lost : KnowledgeText::point_lost,
                      {{"id", now_.id},
                       {"points", before.points},
                       {"question", overlaid_.before.questions[before.question].id}}},
                     KnowledgeText::keep_points);
  }

  void complain(const Evidence& entry, std::string_view key, int before, int now) const {
    const TextId message =
        before == now ? TextId{KnowledgeText::other_places} : of_way(KnowledgeText::more_points, way_);
    overlaid_.looser(entry, key, {message, {{"key", key}, {"id", now_.id}, {"now", now}, {"was", before}}},
                     of_way(KnowledgeText::no_gain, way_));
  }

  const Overlaid& overlaid_;
  const Condition& before_;
  const Condition& now_;
  Stricter way_;
};

void check_known(const Overlaid& overlaid, ConditionIndex index, std::uint64_t needing_care) {
  const Condition& before = overlaid.before.conditions[index];
  const Condition& now = overlaid.now.conditions[overlaid.moved(index)];
  const bool gains_plan = now.has_plan && !before.has_plan;
  if (gains_plan && (needing_care >> index & 1U) != 0)
    overlaid.looser(now.evidence, "plan", {KnowledgeText::needs_care, {{"id", now.id}}}, "plan: false");
  const bool lent = before.same_points_as.has_value() == now.same_points_as.has_value() &&
                    (!now.same_points_as || overlaid.moved(*before.same_points_as) == *now.same_points_as);
  if (!lent)
    overlaid.looser(now.evidence, "same_points_as", {KnowledgeText::takes_other_points, {{"id", now.id}}},
                    KnowledgeText::no_change);
  if (before.imaging_lead != now.imaging_lead)
    overlaid.looser(now.evidence, "imaging_lead", {KnowledgeText::lead_changed, {{"id", now.id}}},
                    KnowledgeText::no_change);
  const Stricter way = gains_plan ? Stricter::fixed : before.has_plan ? Stricter::lower : Stricter::higher;
  Points{overlaid, before, now, way}.check();
}

// A cause with a plan that is all the folder's own: it needs a place of its own, and no more weight for one
// answer than the built-in ones with a plan have, so that it is not in front of the others everywhere.
// The points that a cause can come to; places count once.
int most_in_all(const Condition& condition) {
  int sum = 0;
  for (const Feature& feature : condition.features) {
    sum += std::max(
        feature.site_points.empty() ? feature.points : *std::ranges::max_element(feature.site_points), 0);
  }
  return sum;
}

bool counts_for_nearly_all(const Feature& feature) {
  return feature.unknown_counts || std::ranges::any_of(feature.when, [](const CriterionNode& node) {
           return node.test == Test::not_ || node.test == Test::unless;
         });
}

void check_own(const Overlaid& overlaid, const Condition& own) {
  int most = 0;
  int most_sum = 0;
  int most_places = 0;
  int elsewhere = -1000;
  for (const Condition& condition : overlaid.before.conditions) {
    if (!condition.has_plan) continue;
    most_sum = std::max(most_sum, most_in_all(condition));
    most_places = std::max(most_places, std::popcount(condition.own_sites));
    for (const Feature& feature : condition.features) {
      most = std::max(most, feature.points);
      if (feature.site_points.empty()) continue;
      most = std::max(most, *std::ranges::max_element(feature.site_points));
      elsewhere = std::max(elsewhere, feature.site_other);
    }
  }
  const auto has_place = [elsewhere](const Feature& feature) {
    return !feature.site_points.empty() && feature.site_other <= elsewhere;
  };
  if (own.same_points_as || std::ranges::none_of(own.features, has_place))
    overlaid.looser(own.evidence, "points", {KnowledgeText::no_own_place, {{"id", own.id}}},
                    {KnowledgeText::give_place, {{"most", elsewhere}}});
  overlaid.compare(own.evidence, "points", KnowledgeText::all_points, most_sum,
                   std::max(most_sum, most_in_all(own)), Stricter::lower);
  overlaid.compare(own.evidence, "points", KnowledgeText::places_with_points, most_places,
                   std::max(most_places, std::popcount(own.own_sites)), Stricter::lower);
  for (const Feature& feature : own.features) {
    if (feature.points > 0 && counts_for_nearly_all(feature))
      overlaid.looser(feature.evidence, "when", KnowledgeText::counts_unanswered, KnowledgeText::say_answer);
    const int place = feature.site_points.empty() ? 0 : *std::ranges::max_element(feature.site_points);
    const int points = std::max({feature.points, feature.site_other, feature.site_later, place});
    overlaid.compare(feature.evidence, "points", KnowledgeText::the_points, most, std::max(points, most),
                     Stricter::lower);
  }
}

}  // namespace

void check_causes(const Overlaid& overlaid) {
  const std::uint64_t needing_care = serious(overlaid.before);
  for (std::size_t i = 0; i < overlaid.before.conditions.size(); ++i)
    check_known(overlaid, static_cast<ConditionIndex>(i), needing_care);
  for (std::size_t i = 0; i < overlaid.now.conditions.size(); ++i) {
    const Condition& own = overlaid.now.conditions[i];
    if (own.has_plan && overlaid.is_new(static_cast<ConditionIndex>(i))) check_own(overlaid, own);
  }
}

void check_ranking(const Overlaid& overlaid) {
  for (const RankingRow& row : ranking_rows)
    overlaid.compare(overlaid.now.ranking.evidence, row.key, row.key, overlaid.before.ranking.*row.number,
                     overlaid.now.ranking.*row.number, row.way);
}

}  // namespace kneecheck::knowledge
