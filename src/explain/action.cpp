#include "explain/action.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kneecheck {
namespace {

struct Placeholder {
  std::string_view name;
  std::string_view Region::*words;
};
constexpr std::array placeholders{
    Placeholder{"{emergency_number}", &Region::emergency_number}, Placeholder{"{emergency_place}", &Region::emergency_place},
    Placeholder{"{same_day}", &Region::same_day},                 Placeholder{"{doctor}", &Region::doctor},
    Placeholder{"{physio}", &Region::physio},
};

std::string joined(const std::vector<std::string>& lines) { return fmt::format("{}", fmt::join(lines, " ")); }

std::vector<std::string> short_names(const Knowledge& knowledge, const std::vector<QuestionIndex>& questions) {
  std::vector<std::string> names;
  for (const QuestionIndex question : questions) names.emplace_back(knowledge.questions[question].short_name);
  return names;
}

// Safety questions are open, and nothing known says more.
Action open_action(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  Action action;
  action.title = assessment.missing.size() == 1 ? "One question is still open." : "Some questions are still open.";
  action.lines = {fmt::format("Not known yet: {}.", join_words(short_names(knowledge, assessment.missing))),
                  "Until then nobody can say how urgent this is."};
  if (!knowledge.safety.always.empty()) action.worse_if = in_region(knowledge.safety.always.front(), region);
  return action;
}

Action action_at(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  const Safety& safety = knowledge.safety;
  const UrgencyText& urgency = safety.urgencies[static_cast<std::size_t>(*assessment.urgency)];
  Action action;
  action.title = in_region(urgency.title, region);
  action.within = std::string{safety.withins[assessment.within].says};
  if (!assessment.decisive) {
    action.lines = {in_region(urgency.text, region)};
    if (!safety.always.empty()) action.worse_if = in_region(safety.always.front(), region);
    return action;
  }
  const SafetyRule& rule = safety.rules[*assessment.decisive];
  action.lines = {in_region(rule.action, region)};
  if (assessment.rest == Rest::stop) action.lines.emplace_back(safety.rest_stop);
  if (assessment.rest == Rest::off) action.lines.emplace_back(safety.rest_off);
  action.worse_if = in_region(rule.worse_if, region);
  return action;
}

std::vector<std::uint16_t> rules_against_plan(const Knowledge& knowledge, const Assessment& assessment) {
  const std::vector<SafetyRule>& all = knowledge.safety.rules;
  std::vector<std::uint16_t> rules;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (assessment.rules[i].state == State::positive && !all[i].allows_plan) rules.push_back(static_cast<std::uint16_t>(i));
  }
  std::stable_sort(rules.begin(), rules.end(), [&all](std::uint16_t a, std::uint16_t b) { return all[a].urgency < all[b].urgency; });
  return rules;
}

std::string other_cause_text(const Knowledge& knowledge, const Assessment& assessment) {
  for (std::size_t i = 0; i < assessment.ranking.size(); ++i) {
    const Condition& condition = knowledge.conditions[assessment.ranking[i].condition];
    if (condition.has_plan) continue;
    return fmt::format("{} {}, and this program has no plan for that.", condition.name, i == 0 ? "fits best" : "fits nearly as well");
  }
  return "What fits best is something that this program has no plan for.";
}

std::string reason_words(const Knowledge& knowledge, const Assessment& assessment, const std::vector<std::uint16_t>& rules) {
  const std::string_view first = rules.empty() ? std::string_view{} : knowledge.safety.rules[rules.front()].name;
  switch (*assessment.no_plan) {
    case NoPlan::urgency: return fmt::format("{}: this comes first.", first);
    case NoPlan::rule: return fmt::format("{}: someone should look at this before any plan.", first);
    case NoPlan::under_16: return "This program makes no plans for anyone under 16.";
    case NoPlan::undiagnosed: return "Your answers fit no cause well enough, so a plan would be a guess.";
    case NoPlan::other_cause: return capitalized(other_cause_text(knowledge, assessment));
    case NoPlan::safety_question: break;
  }
  return fmt::format("A plan has to wait for the answer to: {}.", join_words(short_names(knowledge, assessment.missing)));
}

}  // namespace

std::string in_region(std::string_view text, const Region& region) {
  std::string out{text};
  for (const Placeholder& placeholder : placeholders) {
    const std::string_view words = region.*placeholder.words;
    for (std::size_t at = out.find(placeholder.name); at != std::string::npos; at = out.find(placeholder.name, at + words.size())) {
      out.replace(at, placeholder.name.size(), words);
    }
  }
  return out;
}

const Region& default_region(const Knowledge& knowledge) { return knowledge.regions.front(); }

Action action_of(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  Action action = assessment.urgency ? action_at(knowledge, assessment, region) : open_action(knowledge, assessment, region);
  action.text = joined(action.lines);
  return action;
}

PlanReason plan_reason(const Knowledge& knowledge, const Assessment& assessment) {
  PlanReason reason;
  reason.code = *assessment.no_plan;
  reason.rules = rules_against_plan(knowledge, assessment);
  reason.text = reason_words(knowledge, assessment, reason.rules);
  return reason;
}

}  // namespace kneecheck
