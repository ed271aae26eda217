#include "triage/action.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/number.h"

namespace kneecheck {

std::string fill_in(std::string_view text, const Region& region) {
  const std::array<std::pair<std::string_view, std::string_view>, 5> words{{{"{emergency_number}", region.emergency_number},
                                                                            {"{emergency_place}", region.emergency_place},
                                                                            {"{same_day}", region.same_day},
                                                                            {"{doctor}", region.doctor},
                                                                            {"{physio}", region.physio}}};
  std::string filled;
  filled.reserve(text.size() + 64);
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    filled.append(text.substr(0, brace));
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace);
    const auto* word = std::find_if(words.begin(), words.end(), [text](const auto& pair) { return text.starts_with(pair.first); });
    const bool known = word != words.end();
    filled.append(known ? word->second : text.substr(0, 1));
    text.remove_prefix(known ? word->first.size() : 1);
  }
  return filled;
}

namespace {

void add_sentence(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
}

std::string_view rest_text(const Safety& safety, Rest rest) {
  if (rest == Rest::off) return safety.rest_off;
  return rest == Rest::stop ? safety.rest_stop : std::string_view{};
}

}  // namespace

Action action_of(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  const Safety& safety = knowledge.safety;
  if (!assessment.urgency) return Action{fill_in(safety.incomplete.title, region), fill_in(safety.incomplete.text, region), {}, {}};
  const UrgencyText& level = safety.urgencies[static_cast<std::size_t>(*assessment.urgency)];
  Action action{fill_in(level.title, region), {}, std::string(safety.withins[assessment.within].says), fill_in(level.worse_if, region)};
  std::string text;
  if (assessment.decisive) {
    const SafetyRule& rule = safety.rules[*assessment.decisive];
    add_sentence(text, rule.action);
    if (!rule.worse_if.empty()) action.worse_if = fill_in(rule.worse_if, region);
  }
  if (!assessment.decisive || safety.rules[*assessment.decisive].action.empty()) add_sentence(text, level.text);
  add_sentence(text, rest_text(safety, assessment.rest));
  if (assessment.status == TriageStatus::incomplete) add_sentence(text, safety.incomplete.title);
  action.text = fill_in(text, region);
  return action;
}

std::string_view hit_text(const Knowledge& knowledge, const Hit& hit) {
  const Feature& feature = knowledge.conditions[hit.owner].features[hit.feature];
  if (!feature.text.empty()) return feature.text;
  const Question& question = knowledge.questions[feature.question];
  return question.is_choice() && hit.choice < question.choices.size() ? question.choices[hit.choice].says : question.short_name;
}

std::string because_text(const Knowledge& knowledge, const Case& runner, const Because& because) {
  const Question& question = knowledge.questions[because.question];
  const std::string value =
      because.number ? decimal_text(runner.answers[because.question].number) : std::string(question.choices[because.choice].id);
  return std::string(question.id) + "." + value;
}

std::vector<std::uint16_t> barring_rules(const Knowledge& knowledge, const Assessment& assessment) {
  std::vector<std::uint16_t> rules;
  for (std::size_t i = 0; i < assessment.rules.size(); ++i) {
    if (assessment.rules[i].state != State::positive || knowledge.safety.rules[i].allows_plan) continue;
    rules.push_back(static_cast<std::uint16_t>(i));
  }
  return rules;
}

const OutcomeText& no_plan_text(const Knowledge& knowledge, NoPlan reason) {
  const auto& texts = knowledge.safety.no_plan;
  const auto found = std::find_if(texts.begin(), texts.end(), [reason](const OutcomeText& text) { return text.id == word(reason); });
  return found == texts.end() ? knowledge.safety.incomplete : *found;
}

}  // namespace kneecheck
