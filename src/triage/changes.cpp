// Which single answers would change the outcome. Only what depends on the changed question is evaluated again: the points of its
// features are moved, and of the rules only those that read it, or the ranking, are asked.
#include <algorithm>
#include <array>

#include "triage/rank.h"

namespace kneecheck {
namespace {

// Urgencies as numbers, 0 the most urgent; the last: none yet (incomplete, and no rule positive).
constexpr std::size_t urgency_count = Names<Urgency>::words.size();
constexpr std::size_t none_yet = urgency_count;
constexpr std::size_t level_of(Urgency urgency) {
  return static_cast<std::size_t>(urgency);
}
std::size_t level_of(const std::optional<Urgency>& urgency) {
  return urgency ? level_of(*urgency) : none_yet;
}
std::optional<Urgency> urgency_of(std::size_t level) {
  return level < none_yet ? std::optional{static_cast<Urgency>(level)} : std::nullopt;
}

using Tally = std::array<int, urgency_count>;  // positive rules by urgency

// What stays the same while one answer after another is tried.
struct Trials {
  const Knowledge& knowledge;
  const Assessment& assessment;
  Case runner;  // a copy: each trial puts its answer back
  Points own{};
  Tally tally{};  // of the rules that do not read the ranking
  std::vector<std::uint16_t> ranking_rules;
  std::size_t first_of_ranking = none_yet;  // the most urgent level that the ranking can call for
  std::optional<ConditionIndex> lead;
};

std::optional<ConditionIndex> leader(const Trials& trials, const Outcome& outcome) {
  if (const auto diagnosed = diagnosed_condition(trials.knowledge, trials.runner)) return diagnosed;
  return outcome.lead;
}

Trials prepare(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  Trials trials{knowledge, assessment, runner, own_points(knowledge, runner), {}, {}, none_yet, {}};
  for (std::size_t i = 0; i < knowledge.safety.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    if (rule.reads_ranking) {
      trials.ranking_rules.push_back(static_cast<std::uint16_t>(i));
      trials.first_of_ranking = std::min(trials.first_of_ranking, level_of(rule.urgency));
    } else if (assessment.rules[i].state == State::positive) {
      ++trials.tally[level_of(rule.urgency)];
    }
  }
  trials.lead = leader(trials, rank(knowledge, runner, with_borrowed(knowledge, trials.own)));
  return trials;
}

// The items of a list that may not stand beside another one.
std::uint64_t lone_items(const Question& question) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < question.choices.size(); ++i) bits |= std::uint64_t{question.choices[i].alone} << i;
  return bits;
}

// The answer with `choice` ticked (one more item of a list, in the place of one that stands alone), all else as it was.
Answer with_choice(const Question& question, const Answer& before, std::size_t choice) {
  const std::uint64_t bit = std::uint64_t{1} << choice;
  const std::size_t count = question.choices.size();
  const std::uint64_t all = count == most_choices ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  Answer after = before;
  after.yes = question.kind == QuestionKind::choices ? (before.yes & ~lone_items(question)) | bit : bit;
  const bool list_left_open = question.kind == QuestionKind::choices && !before.known && before.yes != 0;
  after.known = !list_left_open;
  after.no = list_left_open ? before.no & ~bit : all & ~after.yes;
  return after;
}

std::size_t highest(const Tally& tally, bool complete) {
  for (std::size_t level = 0; level < urgency_count; ++level) {
    if (tally[level] > 0) return level;
  }
  return complete ? level_of(Urgency::self_manage) : none_yet;
}

// With the answer in place: the tally of the rules that read the question but not the ranking.
Tally moved_tally(const Trials& trials, QuestionIndex question) {
  Tally tally = trials.tally;
  for (const std::uint16_t index : trials.knowledge.dependents[question].rules) {
    const SafetyRule& rule = trials.knowledge.safety.rules[index];
    if (rule.reads_ranking) continue;
    const bool before = trials.assessment.rules[index].state == State::positive;
    const bool after = rule_state(rule, trials.runner, {}) == State::positive;
    tally[level_of(rule.urgency)] += static_cast<int>(after) - static_cast<int>(before);
  }
  return tally;
}

bool complete_with(const Trials& trials, QuestionIndex question) {
  const std::vector<QuestionIndex>& missing = trials.assessment.missing;
  if (missing.empty()) return true;
  return missing.size() == 1 && missing.front() == question && trials.runner.answers[question].known;
}

// The ranking with the answer in place; `before` is the answer it replaces.
Outcome moved_ranking(Trials& trials, QuestionIndex question, const Answer& before, const std::vector<std::uint8_t>& sites_before) {
  Points own = trials.own;
  const std::vector<FeatureRef>& features = trials.knowledge.dependents[question].features;
  const auto add = [&](int sign) {
    for (const FeatureRef& ref : features) {
      own[ref.condition] += sign * feature_points(trials.knowledge.conditions[ref.condition].features[ref.feature], trials.runner);
    }
  };
  add(+1);
  Answer after = before;
  std::vector<std::uint8_t> sites_after = sites_before;
  std::swap(trials.runner.answers[question], after);
  std::swap(trials.runner.sites, sites_after);
  add(-1);
  std::swap(trials.runner.answers[question], after);
  std::swap(trials.runner.sites, sites_after);
  return rank(trials.knowledge, trials.runner, with_borrowed(trials.knowledge, own));
}

// What ticking `choice` would lead to, if that is of `level`; the answer is put back.
std::optional<Change> try_choice(Trials& trials, QuestionIndex question, std::size_t choice, std::size_t level) {
  const Answer before = trials.runner.answers[question];
  const std::vector<std::uint8_t> sites_before = trials.runner.sites;
  const Question& asked = trials.knowledge.questions[question];
  trials.runner.answers[question] = with_choice(asked, before, choice);
  if (question == static_cast<QuestionIndex>(Key::location)) {
    if ((before.yes & lone_items(asked)) != 0) trials.runner.sites.clear();
    trials.runner.sites.push_back(static_cast<std::uint8_t>(choice));
  }

  std::optional<Change> change;
  Tally tally = moved_tally(trials, question);
  const bool complete = complete_with(trials, question);
  const std::size_t by_rules = highest(tally, complete);
  const bool too_urgent = by_rules < level;
  const bool out_of_reach = by_rules > level && level < trials.first_of_ranking;
  if (!too_urgent && !out_of_reach) {
    const Outcome outcome = moved_ranking(trials, question, before, sites_before);
    const bool diagnosed = diagnosed_condition(trials.knowledge, trials.runner).has_value();
    const RankingVerdict ranking = verdict(outcome, complete, diagnosed);
    for (const std::uint16_t index : trials.ranking_rules) {
      const SafetyRule& rule = trials.knowledge.safety.rules[index];
      if (rule_state(rule, trials.runner, ranking) == State::positive) ++tally[level_of(rule.urgency)];
    }
    const auto leads = leader(trials, outcome);
    const bool urgency_changes = level != level_of(trials.assessment.urgency);
    if (highest(tally, complete) == level && (leads != trials.lead || urgency_changes)) {
      change = Change{question, static_cast<std::uint8_t>(choice), leads, urgency_of(level), leads != trials.lead, urgency_changes};
    }
  }
  trials.runner.answers[question] = before;
  trials.runner.sites = sites_before;
  return change;
}

// A question can lead to a level above the ranking's reach only through a rule of just that urgency.
bool can_reach(const Trials& trials, QuestionIndex question, std::size_t level) {
  if (level >= trials.first_of_ranking || level == none_yet || level == level_of(Urgency::self_manage)) return true;
  if (trials.tally[level] > 0) return true;
  const std::vector<std::uint16_t>& rules = trials.knowledge.dependents[question].rules;
  return std::any_of(rules.begin(), rules.end(),
                     [&](std::uint16_t index) { return level_of(trials.knowledge.safety.rules[index].urgency) == level; });
}

// An item that may not stand beside the others is not one more item.
bool spoils_a_list(const Question& question, const Answer& answer, std::size_t choice) {
  return question.kind == QuestionKind::choices && question.choices[choice].alone && answer.yes != 0;
}

}  // namespace

std::vector<Change> changes(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, std::size_t most) {
  std::vector<Change> found;
  if (assessment.alarm) return found;
  Trials trials = prepare(knowledge, runner, assessment);
  for (std::size_t level = 0; level <= none_yet; ++level) {
    for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
      const Question& question = knowledge.questions[i];
      const auto index = static_cast<QuestionIndex>(i);
      if (!question.is_choice() || question.group != QuestionGroup::triage || !can_reach(trials, index, level)) continue;
      for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
        if ((runner.answers[i].yes >> choice & 1U) != 0 || spoils_a_list(question, runner.answers[i], choice)) continue;
        if (auto change = try_choice(trials, index, choice, level)) found.push_back(*change);
        if (found.size() == most) return found;
      }
    }
  }
  return found;
}

}  // namespace kneecheck
