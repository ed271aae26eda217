// The plan as a CarePlan: a draft, for somebody to accept. Its narrative is the plan in short.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "export/fhir_parts.h"
#include "words/plan_words.h"
#include "words/session_words.h"

namespace kneecheck::exports {
namespace {

std::vector<std::string> advice_lines(const FhirBundle& bundle, const std::vector<const Advice*>& advice) {
  std::vector<std::string> lines;
  lines.reserve(advice.size());
  for (const Advice* one : advice) lines.push_back(in_region(one->text, bundle.view.region));
  return lines;
}

std::string names_of(const FhirBundle& bundle) {
  std::vector<std::string> names;
  for (const ConditionIndex condition : bundle.plan->conditions)
    names.emplace_back(bundle.knowledge().conditions[condition].name);
  return join_words(names);
}

std::string title_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  return fmt::format("{}: graded running and exercise plan, {} weeks from {}", capitalized(names_of(bundle)),
                     plan.weeks.size(), date_for_people(plan.start, true));
}

std::string share_words(const Week& week) {
  int share = 0;
  for (const WeekTechnique& technique : week.techniques) share = std::max(share, technique.share_percent);
  return week.techniques.empty() ? std::string{} : fmt::format("{}%", share);
}

std::string kind_words(const FhirBundle& bundle, const Week& week) {
  const std::string kind = kind_of_week(week);
  const std::string news = novelty_words(bundle.knowledge(), week);
  return kind.empty() || news.empty() ? kind + news : kind + ", " + news;
}

void add_weeks(Narrative& narrative, const FhirBundle& bundle) {
  std::vector<std::vector<std::string>> rows;
  for (const Week& week : bundle.plan->weeks) {
    rows.push_back({std::to_string(week.number), date_text(week.start),
                    phase_name(bundle.knowledge(), week.phase), std::to_string(week.run_minutes),
                    std::to_string(week.longest_run_minutes), std::string{word(week.terrain)},
                    share_words(week), kind_words(bundle, week)});
  }
  if (!rows.empty()) narrative.heading("Week by week");
  narrative.table(
      {"Week", "From", "Phase", "Minutes run", "Longest run", "Ground", "New technique", "Remark"}, rows);
}

void add_techniques(Narrative& narrative, const FhirBundle& bundle) {
  for (const TechniqueTarget& target : bundle.plan->techniques) {
    const Technique& technique = bundle.knowledge().technique(target.id);
    narrative.heading(fmt::format("Change of technique: {}", uncapitalized(technique.name)));
    narrative.paragraph(technique.say);
    narrative.list(technique.how);
  }
}

void add_exercises(Narrative& narrative, const FhirBundle& bundle) {
  if (const auto rm = first_weight(*bundle.plan)) narrative.paragraph(weight_meaning(*rm));
  for (const ExerciseIndex index : bundle.plan->exercises) {
    const Exercise& exercise = bundle.knowledge().exercises[index];
    narrative.heading(exercise.name);
    narrative.paragraph(exercise.set_up);
    narrative.steps(exercise.steps);
    narrative.list(exercise.cues);
    narrative.fact("Mistakes", fmt::format("{}", fmt::join(exercise.mistakes, " ")));
  }
}

void add_advice(Narrative& narrative, const FhirBundle& bundle, std::string_view heading,
                const std::vector<const Advice*>& advice) {
  if (!advice.empty()) narrative.heading(heading);
  narrative.list(advice_lines(bundle, advice));
}

Narrative narrative_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  Narrative narrative;
  narrative.title(title_of(bundle));
  narrative.paragraph(
      "A proposal made by fixed rules from the runner's own answers. Nobody has examined the knee. Not an "
      "order.");
  add_advice(narrative, bundle, "Stop the plan, and have it seen, if", plan.stop_signs);
  add_advice(narrative, bundle, "Pain: what is all right, and what to do", plan.pain_rules);
  add_advice(narrative, bundle, "Meanwhile: how to keep fit", plan.keep_fit);
  add_advice(narrative, bundle, "In daily life", plan.daily_life);
  add_weeks(narrative, bundle);
  add_techniques(narrative, bundle);
  add_exercises(narrative, bundle);
  if (plan.race) {
    narrative.heading("Race");
    narrative.paragraph(plan.race->text);
  }
  add_advice(narrative, bundle, "Short-term relief, which is not treatment", plan.relief);
  add_advice(narrative, bundle, "Shoes and insoles", plan.footwear);
  add_advice(narrative, bundle, "Afterwards: what to keep up", plan.keep_up);
  if (!plan.notes.empty()) narrative.heading("Notes");
  narrative.list(plan.notes);
  return narrative;
}

std::vector<std::string> notes_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  std::vector<std::string> notes;
  if (!plan.stop_signs.empty()) {
    notes.push_back(fmt::format("Stop the plan and get your knee checked if: {}",
                                fmt::join(advice_lines(bundle, plan.stop_signs), " ")));
  }
  for (const auto* list : {&plan.pain_rules, &plan.keep_fit, &plan.daily_life}) {
    for (std::string& line : advice_lines(bundle, *list)) notes.push_back(std::move(line));
  }
  if (const auto rm = first_weight(plan)) notes.push_back(weight_meaning(*rm));
  if (plan.race) notes.push_back(plan.race->text);
  notes.insert(notes.end(), plan.notes.begin(), plan.notes.end());
  return notes;
}

}  // namespace

void write_care_plan(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const Plan& plan = *bundle.plan;
  write_entry(bundle, "CarePlan", [&] {
    narrative_of(bundle).write(json);
    json.list("instantiatesCanonical", [&] { json.text(address_of(bundle, "PlanDefinition")); });
    json.pair("status", "draft");
    json.pair("intent", "proposal");
    write_concepts(json, "category", {{}, {}, {}, "Running and exercise plan for knee pain"});
    json.pair("title", title_of(bundle));
    write_subject(bundle);
    if (!plan.weeks.empty()) write_period(json, "period", plan.start, plan.weeks.back().days.back().date);
    json.list("supportingInfo", [&] {
      write_reference(bundle, "RiskAssessment");
      write_reference(bundle, "QuestionnaireResponse");
    });
    write_goal_references(bundle);
    write_activities(bundle);
    write_notes(json, notes_of(bundle));
  });
}

}  // namespace kneecheck::exports
