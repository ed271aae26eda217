#include "words/action.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/words/words.h"
#include "words/safety_net.h"

namespace kneecheck::words {
namespace {

struct Placeholder {
  std::string_view name;
  std::string_view Region::*words;
};
constexpr std::array placeholders{
    Placeholder{"{emergency_number}", &Region::emergency_number},
    Placeholder{"{emergency_place}", &Region::emergency_place},
    Placeholder{"{same_day}", &Region::same_day},
    Placeholder{"{xray_place}", &Region::xray_place},
    Placeholder{"{doctor}", &Region::doctor},
    Placeholder{"{physio}", &Region::physio},
};

constexpr std::size_t most_rules_named = 3;

void add_rest(const Safety& safety, Rest rest, std::vector<std::string>& lines) {
  if (rest == Rest::stop) lines.emplace_back(safety.rest_stop);
  if (rest == Rest::off) lines.emplace_back(safety.rest_off);
}

// Whom to turn to where the rule's own place cannot be reached, or not in time. May be empty.
std::string otherwise(const Knowledge& knowledge, const SafetyRule& rule, const Region& region) {
  if (rule.action.find("{same_day}") != std::string_view::npos)
    return knowledge.language.say(WordsText::no_one_today, {{"place", region.emergency_place}});
  if (rule.urgency == Urgency::soon)
    return knowledge.language.say(WordsText::not_in_time, {{"place", region.same_day}});
  return {};
}

Action action(std::string_view title, std::vector<std::string> lines, std::string_view within,
              const Region& region) {
  std::string text = fmt::format("{}", fmt::join(lines, " "));
  return {in_region(title, region), std::move(text), std::move(lines), std::string{within}, {}, {}};
}

// What is said where no rule is positive: of self-care, or as a diary asks for.
const UrgencyText& no_rule(const Knowledge& knowledge, Urgency urgency) {
  return knowledge.safety.urgencies[static_cast<std::size_t>(urgency)];
}

std::string open_text(const Knowledge& knowledge, const Assessment& assessment) {
  std::vector<std::string> names;
  for (const QuestionIndex question : assessment.missing)
    names.emplace_back(knowledge.questions[question].short_name);
  return knowledge.language.say(WordsText::open_questions, {{"names", knowledge.language.all_of(names)}});
}

std::vector<std::uint16_t> rules_against_plan(const Knowledge& knowledge, const Assessment& assessment) {
  const std::vector<SafetyRule>& all = knowledge.safety.rules;
  std::vector<std::uint16_t> rules;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (assessment.rules[i] == State::positive && !allows_plan(all[i], assessment))
      rules.push_back(static_cast<std::uint16_t>(i));
  }
  std::stable_sort(rules.begin(), rules.end(),
                   [&all](std::uint16_t a, std::uint16_t b) { return all[a].urgency < all[b].urgency; });
  return rules;
}

std::string rules_text(const Knowledge& knowledge, const std::vector<std::uint16_t>& rules) {
  std::vector<std::string> names;
  for (const std::uint16_t rule : rules) {
    if (names.size() < most_rules_named) names.emplace_back(knowledge.safety.rules[rule].name);
  }
  if (names.empty()) return {};
  return knowledge.language.say(WordsText::against_plan, {{"names", knowledge.language.all_of(names)}});
}

// The cause without a plan that leads, or that fits nearly as well.
std::string other_cause_text(const Knowledge& knowledge, const Assessment& assessment) {
  for (std::size_t i = 0; i < assessment.ranking.size(); ++i) {
    const Condition& condition = knowledge.conditions[assessment.ranking[i].condition];
    if (condition.has_plan) continue;
    return knowledge.language.say(i == 0 ? WordsText::other_cause_best : WordsText::other_cause_near,
                                  {{"cause", capitalized(condition.name)}});
  }
  return {};
}

std::string what_stands_against(const Knowledge& knowledge, const Assessment& assessment,
                                const PlanReason& reason) {
  switch (reason.code) {
    case NoPlan::urgency:
    case NoPlan::rule:
      return rules_text(knowledge, reason.rules);
    case NoPlan::other_cause:
      return other_cause_text(knowledge, assessment);
    case NoPlan::safety_question:
      return open_text(knowledge, assessment);
    case NoPlan::under_16:
    case NoPlan::undiagnosed:
    case NoPlan::diary:  // the diary says it itself
      break;
  }
  return {};
}

const OutcomeText& outcome_of(const Safety& safety, NoPlan code) {
  const auto is_it = [code](const OutcomeText& outcome) { return outcome.id == word(code); };
  const auto found = std::find_if(safety.no_plan.begin(), safety.no_plan.end(), is_it);
  return found == safety.no_plan.end() ? safety.incomplete : *found;
}

}  // namespace

std::string in_region(std::string_view text, const Region& region) {
  std::string out{text};
  for (const Placeholder& placeholder : placeholders) {
    const std::string_view words = region.*placeholder.words;
    for (std::size_t at = out.find(placeholder.name); at != std::string::npos;
         at = out.find(placeholder.name, at + words.size())) {
      out.replace(at, placeholder.name.size(), words);
    }
  }
  return out;
}

const Region& default_region(const Knowledge& knowledge) {
  return knowledge.regions.front();
}

bool is_ended(const Assessment& assessment) {
  return assessment.no_plan == NoPlan::diary && waits_for_answers(assessment);
}

bool has_open_action(const Knowledge& knowledge, const Assessment& assessment) {
  if (assessment.status == TriageStatus::complete) return false;
  if (assessment.no_plan == NoPlan::diary && !is_ended(assessment)) return false;
  // A rule that allows a plan speaks of starting it, which an incomplete case may not.
  return !assessment.decisive || allows_plan(knowledge.safety.rules[*assessment.decisive], assessment);
}

bool is_open_first(const Assessment& assessment) {
  return assessment.status == TriageStatus::incomplete && !assessment.missing.empty() &&
         assessment.no_plan != NoPlan::diary && assessment.urgency &&
         !at_least(*assessment.urgency, Urgency::same_day);
}

Action rule_action(const Knowledge& knowledge, std::size_t rule, Rest rest, const Region& region) {
  const Safety& safety = knowledge.safety;
  const SafetyRule& decisive = safety.rules[rule];
  std::vector<std::string> lines{in_region(decisive.action, region)};
  if (const std::string more = otherwise(knowledge, decisive, region); !more.empty())
    lines.front().append(1, ' ').append(more);
  if (!decisive.also.empty()) lines.front().append(1, ' ').append(in_region(decisive.also, region));
  // In an emergency the rule itself says how to get there, and nobody runs or looks for crutches.
  const bool says_rest = decisive.urgency != Urgency::emergency;
  if (says_rest) add_rest(safety, rest, lines);
  const std::string_view title = decisive.title.empty()
                                     ? safety.urgencies[static_cast<std::size_t>(decisive.urgency)].title
                                     : decisive.title;
  return action(title, std::move(lines), safety.withins[decisive.within].says, region);
}

Action no_rule_action(const Knowledge& knowledge, Urgency urgency, Rest rest, const Region& region) {
  const UrgencyText& text = no_rule(knowledge, urgency);
  std::vector<std::string> lines{in_region(text.text, region)};
  add_rest(knowledge.safety, rest, lines);
  return action(text.title, std::move(lines), knowledge.safety.withins[text.within].says, region);
}

Action what_to_do(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  Action found;
  if (is_ended(assessment)) {
    found = action(knowledge.language.say(WordsText::plan_ended),
                   {knowledge.language.say(WordsText::answer_anew)}, {}, region);
  } else if (has_open_action(knowledge, assessment)) {
    const OutcomeText& incomplete = knowledge.safety.incomplete;
    found = action(incomplete.title, {open_text(knowledge, assessment), in_region(incomplete.text, region)},
                   {}, region);
  } else if (!assessment.decisive) {
    found =
        no_rule_action(knowledge, assessment.urgency.value_or(Urgency::self_manage), assessment.rest, region);
  } else {
    found = rule_action(knowledge, *assessment.decisive, assessment.rest, region);
    if (is_cleared(knowledge.safety.rules[*assessment.decisive], assessment)) {
      found.text = knowledge.language.say(WordsText::cleared, {{"within", found.within}});
      found.lines = {found.text};
    }
    if (is_open_first(assessment)) {
      const std::string open = open_text(knowledge, assessment);
      found.title = in_region(knowledge.safety.incomplete.title, region);
      found.lines.insert(
          found.lines.begin(),
          knowledge.language.say(WordsText::open_first, {{"open", open}, {"place", region.same_day}}));
      found.text = fmt::format("{} {}", found.lines.front(), found.text);
    }
  }
  const bool is_told = !is_ended(assessment) && !has_open_action(knowledge, assessment);
  if (std::string beside = said_beside(knowledge, assessment, region); is_told && !beside.empty()) {
    found.text.append(1, ' ').append(beside);
    found.lines.push_back(std::move(beside));
  }
  return found;
}

Action action_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                 const Region& region) {
  Action found = what_to_do(knowledge, assessment, region);
  found.worse_lines = safety_net(knowledge, runner, assessment, region);
  found.worse_if = fmt::format("{}", fmt::join(found.worse_lines, " "));
  return found;
}

std::string rule_name(const Knowledge& knowledge, const SafetyRule& rule, const Assessment& assessment) {
  if (!is_cleared(rule, assessment)) return capitalized(rule.name);
  return knowledge.language.say(WordsText::cleared_rule, {{"rule", rule.name}});
}

std::vector<std::uint16_t> positive_rules(const Knowledge& knowledge, const Assessment& assessment) {
  const std::vector<SafetyRule>& all = knowledge.safety.rules;
  std::vector<std::uint16_t> rules;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (assessment.rules[i] == State::positive) rules.push_back(static_cast<std::uint16_t>(i));
  }
  std::stable_sort(rules.begin(), rules.end(), [&](std::uint16_t a, std::uint16_t b) {
    const bool first_a = assessment.decisive == a;
    const bool first_b = assessment.decisive == b;
    return first_a != first_b ? first_a : all[a].urgency < all[b].urgency;
  });
  return rules;
}

PlanReason plan_reason(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  const OutcomeText& outcome = outcome_of(knowledge.safety, *assessment.no_plan);
  PlanReason reason;
  reason.code = *assessment.no_plan;
  reason.rules = rules_against_plan(knowledge, assessment);
  if (is_ended(assessment)) {
    reason.title = knowledge.language.say(WordsText::no_plan_after_gap);
    reason.text = knowledge.language.say(WordsText::answers_too_old);
    return reason;
  }
  reason.title = in_region(outcome.title, region);
  reason.text = what_stands_against(knowledge, assessment, reason);
  if (!reason.text.empty()) reason.text += ' ';
  reason.text += in_region(outcome.text, region);
  return reason;
}

}  // namespace kneecheck::words
