#include "explain/plan_changes.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/words/explain.h"
#include "explain/parts.h"
#include "plan/notes.h"
#include "plan/plan.h"

namespace kneecheck::explain {
namespace {

constexpr std::array minutes_tried{15, 30, 45, 60};
constexpr std::array comfortable_percent{50, 150, 200};
constexpr std::int64_t comfortable_unknown = 5 * decimal_one;  // km, tried where nobody knows

struct Trial {
  PlanChange change;
  Case runner;
};

// A number in place of the one that was given.
Trial number_trial(const Case& runner, Key key, std::int64_t number, std::string what) {
  Trial trial{{key, decimal_text(number), 0, false, std::move(what)}, runner};
  trial.runner[key] = Answer{0, 0, number, true};
  return trial;
}

// An item more of a list.
Trial item_trial(const Knowledge& knowledge, const Case& runner, Key key, std::uint64_t items,
                 std::string value, std::string what) {
  Trial trial{{key, std::move(value), 0, false, std::move(what)}, runner};
  trial.runner[key] = choice_answer(knowledge.question(key), runner[key].yes | items, true);
  return trial;
}

std::vector<Trial> trials_of(const Knowledge& knowledge, const Case& runner) {
  const Language& language = knowledge.language;
  std::vector<Trial> trials;
  const std::uint64_t all_days = all_choices(knowledge.question(Key::days));
  if (runner[Key::days].yes != 0 && runner[Key::days].yes != all_days)
    trials.push_back(
        item_trial(knowledge, runner, Key::days, all_days, "all", language.say(ExplainText::with_all_days)));
  for (const int minutes : minutes_tried) {
    if (runner.whole(Key::max_minutes, 0) != minutes)
      trials.push_back(number_trial(runner, Key::max_minutes, minutes * decimal_one,
                                    language.say(ExplainText::with_minutes, {{"n", minutes}})));
  }
  const Question& kit = knowledge.question(Key::equipment);
  for (std::size_t i = 0; i < kit.choices.size(); ++i) {
    const std::uint64_t item = std::uint64_t{1} << i;
    if ((runner[Key::equipment].yes & item) == 0)
      trials.push_back(item_trial(knowledge, runner, Key::equipment, item, std::string{kit.choices[i].id},
                                  language.say(ExplainText::with_kit, {{"item", kit.choices[i].label}})));
  }
  const auto comfortable = runner.number(Key::comfortable_km);
  for (const int percent : comfortable_percent) {
    const std::int64_t km = comfortable.value_or(comfortable_unknown) * percent / 100;
    if (km == comfortable.value_or(-1)) continue;
    trials.push_back(
        number_trial(runner, Key::comfortable_km, km,
                     language.say(ExplainText::with_comfortable, {{"km", language.number(km)}})));
  }
  return trials;
}

}  // namespace

std::optional<PlanChanges> plan_changes(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, Date start) {
  if (assessment.no_plan) return std::nullopt;
  const auto planned = [&](const Case& answers) {
    return make_plan(knowledge, answers, assessment, {start});
  };
  const Plan plan = planned(runner);
  PlanChanges found{static_cast<int>(plan.weeks.size()), unfinished(knowledge, plan).empty(), {}};
  for (Trial& trial : trials_of(knowledge, runner)) {
    const Plan other = planned(trial.runner);
    trial.change.weeks = static_cast<int>(other.weeks.size());
    trial.change.reaches_end = unfinished(knowledge, other).empty();
    if (trial.change.weeks != found.weeks || trial.change.reaches_end != found.reaches_end)
      found.changes.push_back(std::move(trial.change));
  }
  return found;
}

void add_plan_changes(const Knowledge& knowledge, const PlanChanges& changes, Explanation& explanation) {
  const Language& language = knowledge.language;
  std::vector<Line> lines;
  for (const PlanChange& change : changes.changes) {
    const TextId text = !change.reaches_end && changes.reaches_end   ? ExplainText::weeks_not_done
                        : change.reaches_end && !changes.reaches_end ? ExplainText::weeks_all_done
                                                                     : ExplainText::weeks_instead;
    lines.push_back(line_of(
        language.say(text, {{"what", change.what}, {"weeks", change.weeks}, {"now", changes.weeks}})));
  }
  if (lines.empty()) lines.push_back(line_of(language.say(ExplainText::no_plan_changes)));
  explanation.add(language.say(ExplainText::plan_changes, {{"n", changes.weeks}}), Form::list,
                  std::move(lines));
}

}  // namespace kneecheck::explain
