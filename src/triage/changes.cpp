// Which single answers would change the outcome. Only what depends on the changed question is evaluated
// again: the points of its features, and the rules that read it or the ranking.
#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "triage/rank.h"

namespace kneecheck::triage {
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

constexpr auto warning_signs = static_cast<QuestionIndex>(Key::warning_signs);
constexpr auto diagnosis = static_cast<QuestionIndex>(Key::diagnosis);

using Tally = std::array<int, urgency_count>;  // positive rules by urgency

// A question, and the answers to it that somebody could give instead.
struct Tried {
  QuestionIndex question = 0;
  bool adds = false;  // what is ticked becomes one more item of a list, and nothing else changes
  std::uint64_t choices = 0;
};

// What stays the same while one answer after another is tried.
struct Trials {
  const Knowledge& knowledge;
  const Assessment& assessment;
  Case& runner;  // each trial puts its answer back
  Few<Tried, most_questions> tried{};
  Tally tally{};                            // of the rules that do not read the ranking
  std::size_t first_of_ranking = none_yet;  // the most urgent level that the ranking can call for
  std::size_t lead = 0;                     // as Swings count it
  int lead_margin = 0;                      // points that have to move before something else leads
  std::uint64_t own_sites_elsewhere = 0;    // places of causes that lost points as they are felt elsewhere
};

// Of the lead to the next cause, and to what is not named any more; without a lead: to be named.
int lead_margin(const Knowledge& knowledge, const Assessment& assessment) {
  const int best = assessment.ranking.front().points;
  const int named_from = knowledge.ranking.named_from;
  if (!assessment.lead) return named_from - best;
  const int ahead = assessment.ranking.size() > 1 ? best - assessment.ranking[1].points : best;
  return std::min(ahead, best - named_from + 1);
}

// Not those that are the answer now, nor an item that may not stand beside the others.
std::uint64_t other_choices(const Question& asked, const Answer& answer) {
  const bool keeps_others = asked.kind == QuestionKind::choices && answer.yes != 0;
  return all_choices(asked) & ~answer.yes & ~(keeps_others ? asked.lone_choices : 0);
}

void find_tried(Trials& trials) {
  for (std::size_t i = 0; i < trials.knowledge.questions.size(); ++i) {
    const Question& asked = trials.knowledge.questions[i];
    if (!asked.is_choice() || asked.group != QuestionGroup::triage || trials.runner.implied[i]) continue;
    const Answer& answer = trials.runner.answers[i];
    const bool stays =
        answer.yes != 0 ? (answer.yes & asked.lone_choices) == 0 : answer.known && !asked.ordered;
    trials.tried.push_back({static_cast<QuestionIndex>(i), asked.kind == QuestionKind::choices && stays,
                            other_choices(asked, answer)});
  }
}

Trials prepare(const Knowledge& knowledge, Case& runner, const Assessment& assessment) {
  Trials trials{knowledge, assessment, runner};
  for (std::size_t i = 0; i < knowledge.safety.rules.size(); ++i) {
    const SafetyRule& rule = knowledge.safety.rules[i];
    if (!rule.reads_ranking && assessment.rules[i] == State::positive) ++trials.tally[level_of(rule.urgency)];
  }
  for (const std::uint16_t index : knowledge.ranking_rules) {
    trials.first_of_ranking =
        std::min(trials.first_of_ranking, level_of(knowledge.safety.rules[index].urgency));
  }
  find_tried(trials);
  trials.lead = assessment.lead ? *assessment.lead : knowledge.conditions.size();
  trials.lead_margin = lead_margin(knowledge, assessment);
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    const Condition& condition = knowledge.conditions[i];
    const Points& own = assessment.own_points;
    const int points = own[i] + (condition.same_points_as ? own[*condition.same_points_as] : 0);
    if (points > knowledge.ranking.elsewhere_at_most && is_elsewhere(condition, runner))
      trials.own_sites_elsewhere |= condition.own_sites;
  }
  return trials;
}

// What stays ticked when one more is: the items of a list that do not stand alone.
std::uint64_t kept_choices(const Question& question, const Answer& before) {
  return question.kind == QuestionKind::choices ? before.yes & ~question.lone_choices : 0;
}

// The answer with `choice` ticked.
Answer with_choice(const Question& question, const Answer& before, std::size_t choice) {
  const bool is_list = question.kind == QuestionKind::choices;
  return choice_answer(question, kept_choices(question, before) | std::uint64_t{1} << choice,
                       !is_list || before.known || before.yes == 0);
}

std::size_t highest(const Tally& tally, bool complete) {
  for (std::size_t level = 0; level < urgency_count; ++level) {
    if (tally[level] > 0) return level;
  }
  return complete ? level_of(Urgency::self_manage) : none_yet;
}

// One answer in the place of another, with what it implies, for as long as this lives.
class Tick {
 public:
  Tick(const Trials& trials, QuestionIndex question, std::size_t choice)
      : knowledge_(trials.knowledge),
        runner_(trials.runner),
        question_(question),
        before_(runner_.answers[question]) {
    const Question& asked = knowledge_.questions[question];
    runner_.answers[question] = with_choice(asked, before_, choice);
    imply_if_read();
    if (!asked.ordered) return;
    if ((before_.yes & asked.lone_choices) != 0) sites_before_ = std::exchange(runner_.sites, {});
    runner_.sites.push_back(static_cast<std::uint8_t>(choice));
  }
  Tick(const Tick&) = delete;
  Tick& operator=(const Tick&) = delete;
  ~Tick() {
    runner_.answers[question_] = before_;
    imply_if_read();
    if (sites_before_) {
      runner_.sites = std::move(*sites_before_);
    } else if (knowledge_.questions[question_].ordered) {
      runner_.sites.pop_back();
    }
  }

 private:
  void imply_if_read() {
    const auto reads = [this](const Implied& implied) { return implied.from == question_; };
    if (std::ranges::any_of(knowledge_.safety.implied, reads)) imply(knowledge_, runner_);
  }

  const Knowledge& knowledge_;
  Case& runner_;
  QuestionIndex question_;
  Answer before_;
  std::optional<std::vector<std::uint8_t>> sites_before_;  // those that gave way to the new one
};

// What can come out differently: where a list gets one more item, only what names that item.
const Readers& readers_of(const Trials& trials, const Tried& tried, std::size_t choice) {
  const Dependents& all = trials.knowledge.dependents[tried.question];
  return tried.adds ? all.of_choice[choice] : all;
}

// With the answer in place: the tally of the rules that read it but not the ranking.
Tally moved_tally(const Trials& trials, const Readers& readers) {
  Tally tally = trials.tally;
  for (const std::uint16_t index : readers.rules) {
    const SafetyRule& rule = trials.knowledge.safety.rules[index];
    if (rule.reads_ranking) continue;
    const bool before = trials.assessment.rules[index] == State::positive;
    const bool after = rule_state(rule, trials.runner, {}) == State::positive;
    tally[level_of(rule.urgency)] += static_cast<int>(after) - static_cast<int>(before);
  }
  return tally;
}

void add_rules_of_ranking(const Trials& trials, const RankingVerdict& ranking, Tally& tally) {
  for (const std::uint16_t index : trials.knowledge.ranking_rules) {
    const SafetyRule& rule = trials.knowledge.safety.rules[index];
    if (rule_state(rule, trials.runner, ranking) == State::positive) ++tally[level_of(rule.urgency)];
  }
}

bool complete_with(const Trials& trials, QuestionIndex question) {
  const std::vector<QuestionIndex>& missing = trials.assessment.missing;
  if (missing.empty()) return true;
  return missing.size() == 1 && missing.front() == question && trials.runner.answers[question].known;
}

// Whether the level lies above the ranking's reach, and no rule calls for it or for more yet: then a tick
// leads to it only by making a rule of just this urgency positive.
bool by_rules_alone(const Trials& trials, std::size_t level) {
  if (level >= trials.first_of_ranking || level >= level_of(Urgency::self_manage)) return false;
  return std::all_of(trials.tally.begin(), trials.tally.begin() + static_cast<std::ptrdiff_t>(level) + 1,
                     [](int count) { return count == 0; });
}

// Whether by rules alone ticking `choice` leads to just this level. The readers' most urgent rules are first.
bool is_raised(const Trials& trials, const Tried& tried, std::size_t choice, std::size_t level) {
  const Readers& readers = readers_of(trials, tried, choice);
  const Tick tick{trials, tried.question, choice};
  for (const std::uint16_t index : readers.rules) {
    const SafetyRule& rule = trials.knowledge.safety.rules[index];
    if (level_of(rule.urgency) > level) return false;
    if (rule_state(rule, trials.runner, {}) == State::positive) return level_of(rule.urgency) == level;
  }
  return false;
}

// No other cause gains more on the lead by this. (That a cause is felt elsewhere only makes moves smaller,
// unless it is not any more.)
int most_swing(const Trials& trials, const Tried& tried, std::size_t choice) {
  const Dependents& all = trials.knowledge.dependents[tried.question];
  const Readers& own = all.of_choice[choice];
  const auto swing = [&trials](const Swings& by_lead) { return by_lead.empty() ? 0 : by_lead[trials.lead]; };
  if (tried.adds) return swing(own.swings);
  const bool is_first = trials.runner.answers[tried.question].yes == 0;
  return is_first ? swing(own.swings) + swing(all.swings_of_others) : swing(all.swings);
}

bool is_place(QuestionIndex question) {
  return question == static_cast<QuestionIndex>(Key::location);
}

bool may_lead_another(const Trials& trials, const Tried& tried, std::size_t choice) {
  if (is_place(tried.question) && (trials.own_sites_elsewhere >> choice & 1U) != 0) return true;
  return most_swing(trials, tried, choice) >= trials.lead_margin;
}

// Whether any answer to the question may: most questions need no closer look.
bool may_lead_another(const Trials& trials, QuestionIndex question) {
  if (is_place(question) && trials.own_sites_elsewhere != 0) return true;
  const Swings& swings = trials.knowledge.dependents[question].swings;
  return question == diagnosis || (!swings.empty() && swings[trials.lead] >= trials.lead_margin);
}

// Adds what the features count now that more than this answer decides; or takes it away (`sign` -1).
void count_others(const Trials& trials, const Tried& tried, std::size_t choice, int sign, Points& points) {
  for (const FeatureRef& ref : readers_of(trials, tried, choice).others) {
    const Feature& feature = trials.knowledge.conditions[ref.condition].features[ref.feature];
    points[ref.condition] += sign * feature_points(feature, trials.runner);
  }
}

// The conditions' own points before the answer is in place: with what it alone moves, without what the others
// count, which come after.
Points points_before(const Trials& trials, const Tried& tried, std::size_t choice) {
  const Dependents& all = trials.knowledge.dependents[tried.question];
  const Answer& before = trials.runner.answers[tried.question];
  const std::uint64_t kept = kept_choices(trials.knowledge.questions[tried.question], before);
  Points points = trials.assessment.own_points;
  if (before.yes != kept) {
    for (const SimplePoints& each : all.simple) {
      if ((each.mask & before.yes) != 0 && (each.mask & kept) == 0) points[each.condition] -= each.points;
    }
  }
  for (const SimplePoints& each : all.of_choice[choice].simple)
    points[each.condition] += (each.mask & kept) == 0 ? each.points : 0;
  if (tried.adds) {
    for (const SimplePoints& each : all.of_choice[choice].later_site) points[each.condition] += each.points;
  }
  count_others(trials, tried, choice, -1, points);
  return points;
}

// What leads then: where the points that can move are too few, or a diagnosis stands, what leads now.
std::optional<ConditionIndex> leader_with(const Trials& trials, const Tried& tried, std::size_t choice) {
  const bool by_diagnosis = tried.question == diagnosis;
  const bool is_diagnosed = trials.assessment.ranking.front().diagnosed;
  if (!by_diagnosis && (is_diagnosed || !may_lead_another(trials, tried, choice)))
    return trials.assessment.lead;
  Points points = points_before(trials, tried, choice);
  const bool is_moved = !is_place(tried.question) && readers_of(trials, tried, choice).others.empty();
  if (is_moved && !by_diagnosis) return lead_of_own(trials.knowledge, trials.runner, points);
  const Tick tick{trials, tried.question, choice};
  if (by_diagnosis) {
    if (const auto diagnosed = diagnosed_condition(trials.knowledge, trials.runner)) return diagnosed;
  }
  count_others(trials, tried, choice, +1, points);
  return lead_of_own(trials.knowledge, trials.runner, points);
}

// The level that it leads to. `wanted`: or another one that is not `wanted` either, found sooner.
std::size_t level_with(const Trials& trials, const Tried& tried, std::size_t choice,
                       std::optional<std::size_t> wanted = {}) {
  Points points = points_before(trials, tried, choice);
  const Tick tick{trials, tried.question, choice};
  const bool complete = complete_with(trials, tried.question);
  Tally tally = moved_tally(trials, readers_of(trials, tried, choice));
  const std::size_t by_rules = highest(tally, complete);
  const bool ranking_may_raise = by_rules > trials.first_of_ranking;
  if (!ranking_may_raise) return by_rules;
  if (wanted && (by_rules < *wanted || (by_rules > *wanted && *wanted < trials.first_of_ranking)))
    return by_rules;
  count_others(trials, tried, choice, +1, points);
  const Outcome outcome =
      rank(trials.knowledge, trials.runner, final_points(trials.knowledge, trials.runner, points));
  const bool diagnosed = diagnosed_condition(trials.knowledge, trials.runner).has_value();
  add_rules_of_ranking(trials, verdict(outcome, complete, diagnosed), tally);
  return highest(tally, complete);
}

Change change_to(const Trials& trials, QuestionIndex question, std::size_t choice,
                 std::optional<ConditionIndex> leads, std::size_t level) {
  return {question,          static_cast<std::uint8_t>(choice), leads,
          urgency_of(level), leads != trials.assessment.lead,   level != level_of(trials.assessment.urgency)};
}

// Whether ticking `choice` leads to `level`. `by_rules`: what by_rules_alone() says.
bool leads_to(const Trials& trials, const Tried& tried, std::size_t choice, std::size_t level,
              bool by_rules) {
  return by_rules ? is_raised(trials, tried, choice, level)
                  : level_with(trials, tried, choice, level) == level;
}

bool comes_first(const Change& change) {
  return change.lead_changes && change.question != warning_signs;
}

// Calls `visit(tried, choice)` for the answers that somebody could give instead, those of
// `choices(question)`, until it says false.
template <class Choices, class Visit>
void for_each_other_answer(const Trials& trials, const Choices& choices, const Visit& visit) {
  for (const Tried& tried : trials.tried) {
    for (std::uint64_t left = tried.choices & choices(tried.question); left != 0; left &= left - 1) {
      if (!visit(tried, static_cast<std::size_t>(std::countr_zero(left)))) return;
    }
  }
}

// Those that change the lead, warning signs apart.
void add_changes_of_lead(const Trials& trials, std::vector<Change>& found) {
  const auto choices = [&trials](QuestionIndex question) {
    return question != warning_signs && may_lead_another(trials, question) ? ~std::uint64_t{0} : 0;
  };
  const auto level = [](const Change& change) { return level_of(change.urgency); };
  for_each_other_answer(trials, choices, [&](const Tried& tried, std::size_t choice) {
    const auto leads = leader_with(trials, tried, choice);
    if (leads == trials.assessment.lead) return true;
    const std::size_t to = level_with(trials, tried, choice);
    const Change change = change_to(trials, tried.question, choice, leads, to);
    found.insert(std::ranges::upper_bound(found, level(change), {}, level), change);
    return true;
  });
}

// All others that lead to `level`, until there are `most`.
void add_others(const Trials& trials, std::size_t level, std::size_t most, std::vector<Change>& found) {
  const bool by_rules = by_rules_alone(trials, level);
  const auto choices = [&](QuestionIndex question) {
    return by_rules ? trials.knowledge.dependents[question].raising[level] : ~std::uint64_t{0};
  };
  for_each_other_answer(trials, choices, [&](const Tried& tried, std::size_t choice) {
    if (leads_to(trials, tried, choice, level, by_rules)) {
      const auto leads = leader_with(trials, tried, choice);
      const Change change = change_to(trials, tried.question, choice, leads, level);
      if (!comes_first(change) && (change.lead_changes || change.urgency_changes)) found.push_back(change);
    }
    return found.size() < most;
  });
}

}  // namespace

void changes(const Knowledge& knowledge, Case& runner, const Assessment& assessment, std::size_t most,
             std::vector<Change>& found) {
  found.clear();
  if (assessment.alarm) return;
  const Trials trials = prepare(knowledge, runner, assessment);
  add_changes_of_lead(trials, found);
  if (found.size() > most) found.resize(most);
  for (std::size_t level = 0; level <= none_yet && found.size() < most; ++level)
    add_others(trials, level, most, found);
}

std::vector<Change> changes(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                            std::size_t most) {
  std::vector<Change> found;
  Case tried = runner;
  changes(knowledge, tried, assessment, most, found);
  return found;
}

}  // namespace kneecheck::triage
