#include "words/plan_words.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/words/words.h"
#include "words/action.h"

namespace kneecheck::words {
namespace {

// "first hops".
std::string jump_words(const Knowledge& knowledge, std::string_view id) {
  const std::optional<ExerciseIndex> index = knowledge.find_exercise(id);
  const std::string_view name = index ? knowledge.exercises[*index].name : id;
  return knowledge.language.say(WordsText::new_jump, {{"exercise", name}});
}

// By NoveltyKind.
constexpr TextId novelties[] = {WordsText::new_phase,   WordsText::new_technique, WordsText::more_technique,
                                WordsText::new_uphill,  WordsText::new_rolling,   WordsText::new_downhill,
                                WordsText::new_strides, WordsText::new_speed,     WordsText::new_jump,
                                WordsText::new_run};

std::string words_of(const Knowledge& knowledge, const Novelty& novelty) {
  if (novelty.kind == NoveltyKind::jump) return jump_words(knowledge, novelty.exercise);
  return std::string{knowledge.language[novelties[static_cast<std::size_t>(novelty.kind)]]};
}

std::string words_of(const Knowledge& knowledge, const Week& week, bool with_phase) {
  std::vector<std::string> words;
  for (const Novelty& novelty : week.news) {
    if (with_phase || novelty.kind != NoveltyKind::phase) words.push_back(words_of(knowledge, novelty));
  }
  return knowledge.language.comma_list(words);
}

}  // namespace

std::string run_cell(const Language& language, const Run& run) {
  if (!run.walk_run) return std::to_string(run.minutes);
  const WalkRun& parts = *run.walk_run;
  if (parts.run_minutes == 0)
    return language.say(WordsText::walk_cell, {{"minutes", parts.walk_minutes * parts.repeats}});
  return language.say(WordsText::walk_run_cell,
                      {{"times", parts.repeats}, {"run", parts.run_minutes}, {"walk", parts.walk_minutes}});
}

std::string novelty_words(const Knowledge& knowledge, const Week& week) {
  return words_of(knowledge, week, true);
}

std::string novelty_words_in_phase(const Knowledge& knowledge, const Week& week) {
  return words_of(knowledge, week, false);
}

const RaceView* race_on(const Plan& plan, const Week& week, const Day& day) {
  return plan.race && week.race_week && plan.race->date == day.date ? &*plan.race : nullptr;
}

const Week& current_week(const Plan& plan) {
  const auto found = std::ranges::find(plan.weeks, false, &Week::done);
  return found == plan.weeks.end() ? plan.weeks.back() : *found;
}

std::vector<const Decision*> decisions_at_hand(const Plan& plan) {
  const int week = current_week(plan).number;
  std::vector<const Decision*> found;
  for (const Decision& decision : plan.decisions) {
    const bool is_end = decision.code == DecisionCode::plan_end;
    if (is_end || decision.week == week || decision.week == week + 1) found.push_back(&decision);
  }
  return found;
}

std::vector<std::string> to_be_seen(const Knowledge& knowledge, const Assessment& assessment,
                                    const Plan& plan, const Region& region) {
  std::vector<std::string> lines;
  if (assessment.decisive) lines = what_to_do(knowledge, assessment, region).lines;
  if (plan.clinician_due) lines.push_back(knowledge.language.say(WordsText::clinician_due));
  return lines;
}

bool is_busy(const Plan& plan, const Week& week, const Day& day) {
  return day.run || !day.exercises.empty() || race_on(plan, week, day) != nullptr;
}

const PhaseSpan* phase_tested_in(const Plan& plan, const Week& week) {
  const auto opens = [&week, &plan](const PhaseSpan& span) {
    const bool is_asked = week.decides && plan.revision > 1;  // by a diary; else all goes as it is planned
    const bool is_next = is_asked ? week.number < span.first_week : span.first_week == week.number + 1;
    return is_next && week.phase < span.id && !span.entry_tests.empty();
  };
  const auto found = std::ranges::find_if(plan.phases, opens);
  return found == plan.phases.end() ? nullptr : &*found;
}

const Day& test_day(const Plan& plan, const Week& week) {
  const std::span<const Day> last_days = std::span{week.days}.last(3);
  for (std::size_t i = last_days.size(); i-- > 0;) {
    if (!last_days[i].run && race_on(plan, week, last_days[i]) == nullptr) return last_days[i];
  }
  return last_days.back();
}

std::string_view kind_of_week(const Language& language, const Week& week) {
  if (week.race_week) return language[WordsText::week_race];
  if (week.recovery) return language[WordsText::week_recovery];
  return week.deload ? language[WordsText::week_easy] : "";
}

std::string week_range(const Language& language, int first, int last) {
  if (first == last) return language.say(WordsText::one_week, {{"number", first}});
  return language.say(WordsText::some_weeks, {{"first", first}, {"last", last}});
}

std::string dates_of(const Language& language, const Week& week) {
  return language.say(WordsText::from_to,
                      {{"first", date_for_people(language, week.days.front().date, false)},
                       {"last", date_for_people(language, week.days.back().date, false)}});
}

}  // namespace kneecheck::words
