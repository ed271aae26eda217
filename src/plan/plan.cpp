#include "plan/plan.h"

#include <algorithm>

#include "plan/notes.h"
#include "plan/planner.h"

namespace kneecheck::plan {

int Week::runs() const {
  return static_cast<int>(std::ranges::count_if(days, [](const Day& day) { return day.run.has_value(); }));
}

std::string_view rule_of(DecisionCode code) {
  switch (code) {
    case DecisionCode::sign_stop:
    case DecisionCode::red_stop:
      return "D7";
    case DecisionCode::gap_new:
    case DecisionCode::gap_back:
    case DecisionCode::gap_repeat:
      return "D4";
    case DecisionCode::new_pain_stop:
    case DecisionCode::new_pain_halve:
      return "D5";
    case DecisionCode::gate_clinician:
    case DecisionCode::gate_wait:
    case DecisionCode::tech_wait:
      return "D8";
    case DecisionCode::dose_hold:
      return "D1";
    case DecisionCode::plan_end:
      return "D12";
    case DecisionCode::red_back:
    case DecisionCode::amber_hold:
    case DecisionCode::missing_hold:
    case DecisionCode::short_hold:
    case DecisionCode::over_hold:
    case DecisionCode::red_hold:
    case DecisionCode::green_progress:
      return "D3";
  }
  return {};
}

std::string novelty_text(const Novelty& novelty) {
  switch (novelty.kind) {
    case NoveltyKind::phase:
      return "phase:" + std::string(word(novelty.phase));
    case NoveltyKind::technique_start:
      return "technique:" + std::string(word(novelty.technique)) + ":start";
    case NoveltyKind::technique_rise:
      return "technique:" + std::string(word(novelty.technique)) + ":rise";
    case NoveltyKind::uphill:
      return "uphill";
    case NoveltyKind::rolling:
      return "rolling";
    case NoveltyKind::downhill:
      return "downhill";
    case NoveltyKind::strides:
      return "strides";
    case NoveltyKind::speed:
      return "speed";
    case NoveltyKind::jump:
      return "jump:" + std::string(novelty.exercise);
    case NoveltyKind::extra_run:
      return "extra-run";
  }
  return {};
}

Plan make_plan(const Knowledge& knowledge, const Case& answers, const Assessment& assessment,
               const PlanRequest& request) {
  return make_plan(knowledge, answers, figures_of(knowledge, answers, assessment, request.start),
                   request.start, fresh_beginning(knowledge));
}

Plan make_plan(const Knowledge& knowledge, const Case& answers, const Runner& runner, Date start,
               Beginning from) {
  Plan plan;
  plan.conditions = runner.conditions;
  std::vector<std::string> exercise_notes = plan_weeks(knowledge, runner, start, std::move(from), plan);
  const AdviceBook& advice = knowledge.advice;
  plan.pain_rules = suiting_advice(advice.pain_rules, answers, plan);
  plan.stop_signs = fitting_advice(answers, advice.stop_signs);
  plan.relief = fitting_advice(answers, advice.relief);
  plan.footwear = fitting_advice(answers, advice.footwear);
  plan.keep_fit = suiting_advice(advice.keep_fit, answers, plan);
  plan.daily_life = suiting_advice(advice.daily_life, answers, plan);
  plan.keep_up = suiting_advice(advice.keep_up, answers, plan);
  if (plan.race) plan.race->text = race_text(knowledge, plan, Units::km);
  plan.assumptions = assumptions_of(knowledge, answers, runner);
  plan.notes = notes_of(knowledge, answers, runner, plan, std::move(exercise_notes));
  plan.sources = sources_of(knowledge, plan);
  return plan;
}

void cut_plan(Plan& plan, int weeks) {
  const auto kept = static_cast<std::size_t>(std::max(1, weeks));
  if (kept >= plan.weeks.size()) return;
  plan.weeks.resize(kept);
  plan.is_cut = true;
  const int last = plan.weeks.back().number;
  const auto beyond = [last](const PhaseSpan& span) { return span.first_week > last; };
  plan.phases.erase(std::remove_if(plan.phases.begin(), plan.phases.end(), beyond), plan.phases.end());
  plan.phases.back().last_week = std::min(plan.phases.back().last_week, last);
}

}  // namespace kneecheck::plan
