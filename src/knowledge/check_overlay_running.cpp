// data/plans/running.yaml, phases.yaml and technique.yaml, beside their numbers.
#include <fmt/format.h>

#include <functional>

#include "knowledge/checks.h"
#include "knowledge/overlaid.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

bool same_stages(const std::vector<LadderStage>& a, const std::vector<LadderStage>& b) {
  return std::ranges::equal(a, b, [](const LadderStage& x, const LadderStage& y) {
    return x.run_minutes == y.run_minutes && x.walk_minutes == y.walk_minutes && x.repeats == y.repeats;
  });
}

// Whether the ramp is nowhere above the built-in one, which stays at its end.
bool ramp_is_gentler(const std::vector<int>& before, const std::vector<int>& now) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] > before[std::min(i, before.size() - 1)]) return false;
  }
  return now.size() >= before.size();
}

void check_ways(const Overlaid& overlaid) {
  const PlanPolicy& before = *overlaid.before.policy;
  const PlanPolicy& now = *overlaid.now.policy;
  if (!same_stages(before.ladder, now.ladder))
    overlaid.looser(now.ladder_basis.evidence, "stages", KnowledgeText::other_stages,
                    KnowledgeText::no_change);
  if (!std::ranges::equal(before.ground_from, now.ground_from, std::less_equal<>{}))
    overlaid.looser(now.ground_basis.evidence, "from", KnowledgeText::ground_sooner,
                    KnowledgeText::ground_later);
  if ((before.ends_at_pain & ~overlaid.planned_of(now.ends_at_pain)) != 0)
    overlaid.looser(now.ends_at_pain_basis.evidence, "conditions", KnowledgeText::on_past_pain,
                    KnowledgeText::keep_conditions);
  if ((overlaid.planned_of(now.eased_mornings) & ~before.eased_mornings) != 0)
    overlaid.looser(now.eased_mornings_basis.evidence, "conditions", KnowledgeText::eased_for_more,
                    KnowledgeText::no_more_conditions);
  if (now.swelling.none != before.swelling.none || now.swelling.counts_as != before.swelling.counts_as)
    overlaid.looser(now.swelling.basis.evidence, "counts_as", KnowledgeText::other_swelling,
                    KnowledgeText::no_change);
  if ((before.gentle_history & ~now.gentle_history) != 0)
    overlaid.looser(now.gentle_history_basis.evidence, "history", KnowledgeText::gentle_for_fewer,
                    KnowledgeText::keep_history);
  if (!ramp_is_gentler(before.ramp, now.ramp))
    overlaid.looser(
        now.ramp_basis.evidence, "percent", KnowledgeText::steeper_ramp,
        {KnowledgeText::no_step_above, {{"steps", fmt::format("[{}]", fmt::join(before.ramp, ", "))}}});
  if (now.technique_from != before.technique_from)
    overlaid.looser(now.technique_from_basis.evidence, "from", KnowledgeText::other_start,
                    fmt::format("from: {}", word(before.technique_from)));
}

std::string limit_text(const GateTest& test) {
  return fmt::format("{{{}: {}}}",
                     test.exactly    ? "exactly"
                     : test.at_least ? "at_least"
                                     : "at_most",
                     test.value);
}

bool as_strict(const GateTest& before, const GateTest& now) {
  if (before.exactly || now.exactly)
    return before.exactly    ? now.exactly && now.value == before.value
           : before.at_least ? now.value >= before.value
                             : now.value <= before.value;
  return now.at_least == before.at_least &&
         (now.at_least ? now.value >= before.value : now.value <= before.value);
}

void check_tests(const Overlaid& overlaid, const ConditionPhases& before, const ConditionPhases& now) {
  for (std::size_t phase = 0; phase < phase_count; ++phase) {
    for (const GateTest& test : before.phases[phase].tests) {
      const auto& tests = now.phases[phase].tests;
      const auto found = std::ranges::find(tests, test.test, &GateTest::test);
      if (found != tests.end() && as_strict(test, *found)) continue;
      overlaid.looser(now.tests_basis.evidence, "tests",
                      {KnowledgeText::test_lost,
                       {{"phase", Names<PhaseId>::words[phase]},
                        {"condition", overlaid.before.conditions[before.condition].id},
                        {"test", test.test},
                        {"limit", limit_text(test)}}},
                      KnowledgeText::keep_tests);
    }
    overlaid.compare(now.weeks_basis.evidence, "weeks",
                     {KnowledgeText::weeks_of, {{"phase", Names<PhaseId>::words[phase]}}},
                     before.phases[phase].weeks, now.phases[phase].weeks, Stricter::higher);
  }
}

// Whether a built-in cause has this test with a limit that is no stricter.
bool is_usual(const Knowledge& built_in, const GateTest& test) {
  return std::ranges::any_of(built_in.policy->phases, [&](const ConditionPhases& phases) {
    return std::ranges::any_of(phases.phases, [&](const PhaseDemand& demand) {
      return std::ranges::any_of(demand.tests, [&](const GateTest& other) {
        return other.test == test.test && as_strict(other, test);
      });
    });
  });
}

// A cause of the folder's own, or one that is given a plan: each phase ends with a test that built-in ones
// have.
void check_new_tests(const Overlaid& overlaid, const ConditionPhases& now) {
  for (std::size_t phase = 0; phase + 1 < phase_count; ++phase) {
    const auto& tests = now.phases[phase].tests;
    if (std::ranges::any_of(tests, [&](const GateTest& test) { return is_usual(overlaid.before, test); }))
      continue;
    overlaid.looser(
        now.tests_basis.evidence, "tests",
        {KnowledgeText::no_usual_test,
         {{"phase", Names<PhaseId>::words[phase]}, {"condition", overlaid.now.conditions[now.condition].id}}},
        KnowledgeText::give_usual_test);
  }
}

void check_phases(const Overlaid& overlaid) {
  for (const ConditionPhases& now : overlaid.now.policy->phases) {
    const auto& all = overlaid.before.policy->phases;
    const auto before = std::ranges::find_if(
        all, [&](const ConditionPhases& each) { return overlaid.moved(each.condition) == now.condition; });
    if (before == all.end()) {
      check_new_tests(overlaid, now);
    } else {
      check_tests(overlaid, *before, now);
    }
  }
}

void check_gentle_tests(const Overlaid& overlaid) {
  for (const GentleTest& now : overlaid.now.policy->gentle_tests) {
    const auto& all = overlaid.before.policy->gentle_tests;
    const auto before = std::ranges::find(all, now.test, &GentleTest::test);
    if (before != all.end() && before->instead.test == now.instead.test &&
        as_strict(before->instead, now.instead))
      continue;
    overlaid.looser(now.basis.evidence, "test", {KnowledgeText::other_gentle_test, {{"id", now.test}}},
                    KnowledgeText::keep_entry);
  }
}

bool same_offers(const Overlaid& overlaid, const std::vector<TechniqueOffer>& before,
                 const std::vector<TechniqueOffer>& now) {
  return std::ranges::equal(before, now, [&](const TechniqueOffer& x, const TechniqueOffer& y) {
    return x.technique == y.technique && same(overlaid.moved(x.when), y.when);
  });
}

// T29 names the order of what is taken first.
void check_offers(const Overlaid& overlaid) {
  for (const TechniqueOffers& before : overlaid.before.policy->offers) {
    const ConditionIndex condition = overlaid.moved(before.condition);
    const auto& all = overlaid.now.policy->offers;
    const auto now = std::ranges::find(all, condition, &TechniqueOffers::condition);
    if (now == all.end() || same_offers(overlaid, before.first, now->first)) continue;
    overlaid.looser(now->basis.evidence, "first",
                    {KnowledgeText::other_techniques, {{"condition", overlaid.now.conditions[condition].id}}},
                    KnowledgeText::no_change);
  }
  for (const TakenFor& now : overlaid.now.policy->taken_for) {
    const auto& all = overlaid.before.policy->taken_for;
    const auto before = std::ranges::find(all, now.question, &TakenFor::question);
    const bool kept = before != all.end() && before->taken == now.taken &&
                      before->conditions == overlaid.planned_of(now.conditions) &&
                      (before->conditions == 0) == (now.conditions == 0);
    if (kept) continue;
    overlaid.looser(now.basis.evidence, "taken",
                    {KnowledgeText::taken_otherwise, {{"question", word(now.question)}}},
                    KnowledgeText::no_change);
  }
}

}  // namespace

void check_running_policy(const Overlaid& overlaid) {
  check_ways(overlaid);
  check_phases(overlaid);
  check_gentle_tests(overlaid);
  check_offers(overlaid);
}

}  // namespace kneecheck::knowledge
