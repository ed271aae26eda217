// The figures of a runner (parts.h), from the answers of a case.
#include <algorithm>
#include <bit>

#include "base/number.h"
#include "knowledge/plan_policy.h"
#include "plan/parts.h"
#include "triage/evaluate.h"

namespace kneecheck::plan {
namespace {

// km (millionths) as whole minutes at this pace.
int minutes_of(std::int64_t km_millionths, int pace_seconds) {
  return static_cast<int>(round_half_even(km_millionths * pace_seconds, ticks_per_minute));
}

std::int64_t known_number(const Case& answers, Key key) {
  return answers.number(key).value_or(0);
}

// U and Lu.
void set_usual(const PlanPolicy& policy, const Case& answers, Runner& runner) {
  const int usual = minutes_of(known_number(answers, Key::weekly_km), runner.pace_seconds);
  runner.usual_minutes = usual > 0 ? usual : policy["usual_minutes_unknown"_n];
  const int longest = minutes_of(known_number(answers, Key::longest_run_km), runner.pace_seconds);
  const auto part = static_cast<int>(ceil_div(runner.usual_minutes, policy["longest_unknown_parts"_n]));
  runner.usual_longest_minutes = std::max(policy["longest_minutes_least"_n], longest > 0 ? longest : part);
}

// C: for some conditions not beyond where the pain starts.
std::optional<std::int64_t> comfortable(const PlanPolicy& policy, const Case& answers, const Runner& runner) {
  const auto km = answers.number(Key::comfortable_km);
  if (!km) return std::nullopt;
  const bool ends_at_pain = std::ranges::any_of(runner.conditions, [&policy](ConditionIndex condition) {
    return (policy.ends_at_pain >> condition & 1U) != 0;
  });
  const auto starts = ends_at_pain ? answers.number(Key::pain_starts_km) : std::nullopt;
  return (starts ? std::min(*km, *starts) : *km) * runner.pace_seconds;
}

// V13: r. Some knees get fewer runs, with a day between more of them.
int most_runs(const PlanPolicy& policy, const Case& answers, const Runner& runner) {
  const std::int64_t given = known_number(answers, Key::runs_per_week);
  const auto usual = static_cast<int>(given > 0 ? given / decimal_one : policy["runs_unknown"_n]);
  const bool tender = runner.gentle || has_one_of(runner, policy.tender);
  const int most = policy[tender ? "runs_most_tender"_n : "runs_most"_n];
  return std::max(policy["runs_least"_n],
                  std::min({most, usual, runner.usual_minutes / policy["minutes_a_run"_n]}));
}

bool is_gentle(const Knowledge& knowledge, const Case& answers, const Runner& runner) {
  const PlanPolicy& policy = *knowledge.policy;
  return runner.weeks_off > policy["gentle_weeks_off_above"_n] * decimal_one ||
         known_number(answers, Key::age) >= policy["gentle_age_from"_n] * decimal_one ||
         answers.has(Key::history, policy.gentle_history);
}

bool barred(const Knowledge& knowledge, const Case& answers, TechniqueId id) {
  const Technique& technique = knowledge.technique(id);
  return answers.has(Key::history, technique.barred_by_history) ||
         answers.has(Key::location, technique.barred_by_location);
}

// V19, E19: fast running and jumping come back to those who have them, in plans that are not gentle.
void set_wishes(const PlanPolicy& policy, const Case& answers, Runner& runner) {
  if (runner.gentle) return;
  runner.fast = std::popcount(runner.open_days) > 1 && evaluate(policy.fast.when, answers) == Truth::yes;
  runner.jumper =
      has_one_of(runner, policy.jumps.conditions) && evaluate(policy.jumps.when, answers) == Truth::yes;
}

// T29, T01: the first offer that fits, and the next other one.
void choose_technique(const Knowledge& knowledge, const Case& answers, Runner& runner) {
  const auto& all = knowledge.policy->offers;
  const ConditionIndex lead = runner.conditions.front();
  const auto offers = std::ranges::find(all, lead, &TechniqueOffers::condition);
  std::vector<TechniqueId> fitting;
  for (const auto* list : {&offers->first, &offers->later}) {
    for (const TechniqueOffer& offer : *list) {
      if (barred(knowledge, answers, offer.technique) || evaluate(offer.when, answers) != Truth::yes)
        continue;
      if (std::ranges::find(fitting, offer.technique) == fitting.end()) fitting.push_back(offer.technique);
    }
  }
  runner.technique = fitting.front();  // the last first offer always fits
  if (fitting.size() > 1) runner.next_technique = fitting[1];
}

std::optional<RaceGoal> race_goal(const Case& answers, Date start) {
  const auto km = answers.number(Key::race_km);
  const auto date = answers.date(Key::race_date);
  if (!km || !date || *date < start) return std::nullopt;
  return RaceGoal{*km, *date};
}

}  // namespace

int tenths_of_km(const Runner& runner, int minutes) {
  return static_cast<int>(round_half_even(std::int64_t{minutes} * 600, runner.pace_seconds));
}

Runner figures_of(const Knowledge& knowledge, const Case& answers, const Assessment& assessment, Date start) {
  const PlanPolicy& policy = *knowledge.policy;
  Runner runner;
  runner.conditions = assessment.plan_for;
  runner.pace_seconds =
      static_cast<int>(answers.number(Key::pace).value_or(policy["pace_seconds_unknown"_n]));
  set_usual(policy, answers, runner);
  runner.comfortable_ticks = comfortable(policy, answers, runner);
  runner.weeks_off = known_number(answers, Key::weeks_off);
  runner.gentle = is_gentle(knowledge, answers, runner);
  runner.rebuilding = known_number(answers, Key::weekly_km) > 0 && !runner.gentle;
  if (answers[Key::days].yes != 0) runner.open_days = static_cast<std::uint8_t>(answers[Key::days].yes);
  runner.most_runs = most_runs(policy, answers, runner);
  runner.kit = answers[Key::equipment].yes;
  const std::int64_t minutes = known_number(answers, Key::max_minutes) / decimal_one;
  runner.minutes_given = minutes > 0;
  if (runner.minutes_given)
    runner.most_session_minutes = std::max(shortest_session_minutes, static_cast<int>(minutes));
  runner.sore = std::max(known_number(answers, Key::pain_squat), known_number(answers, Key::pain_stairs)) >=
                policy["sore_from"_n] * decimal_one;
  set_wishes(policy, answers, runner);
  runner.history = answers[Key::history].yes;
  runner.avoid = answers.avoid;
  choose_technique(knowledge, answers, runner);
  if (const auto steps = answers.number(Key::cadence))
    runner.cadence = static_cast<int>(*steps / decimal_one);
  runner.race = race_goal(answers, start);
  return runner;
}

}  // namespace kneecheck::plan
