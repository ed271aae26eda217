#include "diary/dates.h"

#include "knowledge/plan_policy.h"

namespace kneecheck::diary {
namespace {

bool is_pair(const PlanPolicy& policy, Date first, Date second) {
  return days_between(first, second) <= policy["diary_pair_days"_n];
}

// D1: a second amber is red; a mild one neither makes a pair nor breaks one.
std::optional<Colour> paired(const PlanPolicy& policy, Date date, const Fact& fact,
                             std::optional<Colour> colour, std::optional<Date>& armed) {
  if (colour == Colour::green || colour == Colour::red) armed.reset();
  if (colour != Colour::amber || is_mild(policy, fact)) return colour;
  const bool second = armed && is_pair(policy, *armed, date);
  armed = second ? std::nullopt : std::optional{date};
  return second ? Colour::red : Colour::amber;
}

}  // namespace

bool was_swollen(const Knowledge& knowledge, const Case& runner) {
  return (runner[Key::swelling].yes & ~knowledge.policy->swelling.none) != 0;
}

void take_date(const PlanPolicy& policy, const PainLimits& limits, bool was_swollen, Date date,
               const Fact& fact, DateAsked asked, Dates& dates) {
  const auto colour = paired(policy, date, fact, colour_of(policy, limits, fact, asked), dates.armed);
  if (colour) dates.colours[date] = *colour;
  if (!dates.sign && (fact.warning_signs != 0 || (fact.swelling && !was_swollen))) dates.sign = date;
  if (colour != Colour::red) return;
  if (!dates.red_pair && !dates.reds.empty() && is_pair(policy, dates.reds.back(), date))
    dates.red_pair = date;
  dates.reds.push_back(date);
}

}  // namespace kneecheck::diary
