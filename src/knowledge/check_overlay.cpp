// An overlay may not make the built-in safety milder. It can add rules, and make the known ones stricter.
#include "knowledge/checks.h"
#include "knowledge/overlaid.h"

namespace kneecheck::knowledge {
namespace {

std::optional<TextId> how_milder(const Overlaid& overlaid, const SafetyRule& before, const SafetyRule& now) {
  const auto hours = [](const Knowledge& knowledge, const SafetyRule& rule) {
    return knowledge.safety.withins[rule.within].hours;
  };
  if (now.urgency > before.urgency) return KnowledgeText::less_urgent;
  if (hours(overlaid.now, now) > hours(overlaid.before, before)) return KnowledgeText::more_time;
  if (with_id(overlaid.before.safety.withins, overlaid.now.safety.withins[now.within].id) == nullptr)
    return KnowledgeText::other_time;
  if (now.rest < before.rest) return KnowledgeText::rest_dropped;
  if (now.allows_plan && !before.allows_plan) return KnowledgeText::plan_allowed;
  if (!at_most(overlaid.moved(joined(before.applies, before.when)), joined(now.applies, now.when)))
    return KnowledgeText::fewer_people;
  return std::nullopt;
}

void check_rules(const Overlaid& overlaid) {
  for (const SafetyRule& before : overlaid.before.safety.rules) {
    const SafetyRule& now = *with_id(overlaid.now.safety.rules, before.id);
    if (const auto milder = how_milder(overlaid, before, now))
      overlaid.looser(now.evidence, "id", {*milder, {{"id", now.id}}}, KnowledgeText::own_rule_beside);
  }
}

// Rules and points use these under `not` as well, so that neither direction is stricter.
void check_names(const Overlaid& overlaid) {
  for (const NamedCriterion& before : overlaid.before.safety.names) {
    const NamedCriterion& now = *with_id(overlaid.now.safety.names, before.id);
    if (same(now.when, before.when)) continue;
    overlaid.looser(now.evidence, "when", {KnowledgeText::name_changed, {{"id", now.id}}},
                    KnowledgeText::more_answers_beside);
  }
}

// What is implied is not asked, and its rules are not open.
void check_implied(const Overlaid& overlaid) {
  for (const Implied& now : overlaid.now.safety.implied) {
    const Implied* before = with_id(overlaid.before.safety.implied, now.id);
    if (before != nullptr && before->from == now.from && (now.choices & ~before->choices) == 0) continue;
    overlaid.looser(now.evidence, "when", {KnowledgeText::implied_changed, {{"id", now.id}}},
                    KnowledgeText::fewer_answers);
  }
}

void check_urgency_times(const Overlaid& overlaid) {
  for (std::size_t i = 0; i < overlaid.before.safety.urgencies.size(); ++i) {
    const UrgencyText& before = overlaid.before.safety.urgencies[i];
    const UrgencyText& now = overlaid.now.safety.urgencies[i];
    const Within& within = overlaid.now.safety.withins[now.within];
    if (with_id(overlaid.before.safety.withins, within.id) == nullptr)
      overlaid.looser(now.evidence, "within",
                      {KnowledgeText::urgency_other_time, {{"id", word(now.urgency)}}},
                      KnowledgeText::take_builtin_time);
    overlaid.compare(now.evidence, "within", {KnowledgeText::hours_of, {{"id", word(now.urgency)}}},
                     static_cast<int>(overlaid.before.safety.withins[before.within].hours),
                     static_cast<int>(overlaid.now.safety.withins[now.within].hours), Stricter::lower);
  }
}

// The same time in other words must not sound like more of it.
void check_time_words(const Overlaid& overlaid) {
  for (const Within& before : overlaid.before.safety.withins) {
    const Within& now = *with_id(overlaid.now.safety.withins, before.id);
    if (now.hours < before.hours || (now.hours == before.hours && now.says == before.says)) continue;
    overlaid.looser(now.evidence, "id", {KnowledgeText::milder_time, {{"id", now.id}}},
                    KnowledgeText::add_time);
  }
}

void check_always(const Overlaid& overlaid) {
  const std::size_t before = overlaid.before.safety.always.size();
  const std::size_t now = overlaid.now.safety.always.size();
  if (now >= before) return;
  Evidence place;
  place.at = place_under(overlaid.now, "always");
  overlaid.looser(place, "", {KnowledgeText::fewer_sentences, {{"now", now}, {"was", before}}},
                  KnowledgeText::keep_sentences);
}

}  // namespace

void check_not_milder(const Knowledge& builtin, const Knowledge& knowledge, Diagnostics& problems) {
  const Overlaid overlaid{builtin, knowledge, problems};
  check_numbers(builtin, knowledge, problems);
  if (!check_questions(overlaid)) return;
  check_interview(overlaid);
  check_rules(overlaid);
  check_names(overlaid);
  check_implied(overlaid);
  check_urgency_times(overlaid);
  check_time_words(overlaid);
  check_always(overlaid);
  check_causes(overlaid);
  check_ranking(overlaid);
  check_exercises(overlaid);
  check_technique_limits(overlaid);
  check_running_policy(overlaid);
  check_session_policy(overlaid);
  check_load_policy(overlaid);
  check_advice_kept(overlaid);
}

}  // namespace kneecheck::knowledge
