// The plan as a CarePlan: a draft, for somebody to accept. Its narrative is the plan in short.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/export.h"
#include "base/words/words.h"
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

// What a diary has decided.
std::vector<std::string> decision_lines(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  std::vector<std::string> lines;
  if (plan.clinician_due) lines.push_back(bundle.language().say(WordsText::clinician_due));
  for (const Decision* decision : decisions_at_hand(plan)) lines.push_back(capitalized(decision->text));
  return lines;
}

std::string names_of(const FhirBundle& bundle) {
  std::vector<std::string> names;
  for (const ConditionIndex condition : bundle.plan->conditions)
    names.emplace_back(bundle.knowledge().conditions[condition].name);
  return bundle.language().all_of(names);
}

std::string title_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  return bundle.language().say(ExportText::plan_title,
                               {{"causes", capitalized(names_of(bundle))},
                                {"n", plan.weeks.size()},
                                {"date", date_for_people(bundle.language(), plan.start, true)}});
}

std::string share_words(const Language& language, const Week& week) {
  int share = 0;
  for (const WeekTechnique& technique : week.techniques) share = std::max(share, technique.share_percent);
  return week.techniques.empty() ? std::string{} : language.say(ExportText::share, {{"percent", share}});
}

std::string kind_words(const FhirBundle& bundle, const Week& week) {
  std::vector<std::string> words;
  for (std::string part :
       {std::string{kind_of_week(bundle.language(), week)}, novelty_words(bundle.knowledge(), week)}) {
    if (!part.empty()) words.push_back(std::move(part));
  }
  return bundle.language().comma_list(words);
}

// By Terrain.
constexpr TextId grounds[] = {ExportText::flat, ExportText::uphill, ExportText::rolling,
                              ExportText::downhill};
constexpr TextId columns[] = {ExportText::week_column,      ExportText::from_column,
                              ExportText::phase_column,     ExportText::minutes_column,
                              ExportText::longest_column,   ExportText::ground_column,
                              ExportText::technique_column, ExportText::remark_column};

void add_weeks(Narrative& narrative, const FhirBundle& bundle) {
  const Language& language = bundle.language();
  std::vector<std::vector<std::string>> rows;
  for (const Week& week : bundle.plan->weeks) {
    rows.push_back({std::to_string(week.number), date_text(week.start),
                    std::string{bundle.knowledge().phase(week.phase).name}, std::to_string(week.run_minutes),
                    std::to_string(week.longest_run_minutes),
                    language.say(grounds[static_cast<std::size_t>(week.terrain)]),
                    share_words(language, week), kind_words(bundle, week)});
  }
  if (rows.empty()) return;
  narrative.heading(language[ExportText::weeks_heading]);
  narrative.table(language, columns, rows);
}

void add_techniques(Narrative& narrative, const FhirBundle& bundle) {
  for (const TechniqueTarget& target : bundle.plan->techniques) {
    const Technique& technique = bundle.knowledge().technique(target.id);
    narrative.heading(bundle.language().say(ExportText::technique_heading, {{"technique", technique.name}}));
    narrative.paragraph(technique.say);
    narrative.list(technique.how);
  }
}

void add_exercises(Narrative& narrative, const FhirBundle& bundle) {
  const Language& language = bundle.language();
  if (const auto rm = first_weight(*bundle.plan)) narrative.paragraph(weight_meaning(language, *rm));
  for (const ExerciseIndex index : bundle.plan->exercises) {
    const Exercise& exercise = bundle.knowledge().exercises[index];
    narrative.heading(capitalized(exercise.name));
    narrative.paragraph(exercise.set_up);
    narrative.steps(exercise.steps);
    narrative.list(exercise.cues);
    narrative.fact(language[ExportText::mistakes_label],
                   fmt::format("{}", fmt::join(exercise.mistakes, " ")));
  }
}

void add_advice(Narrative& narrative, const FhirBundle& bundle, TextId heading,
                const std::vector<const Advice*>& advice) {
  if (!advice.empty()) narrative.heading(bundle.language()[heading]);
  narrative.list(advice_lines(bundle, advice));
}

Narrative narrative_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  Narrative narrative;
  narrative.title(title_of(bundle));
  narrative.paragraph(bundle.language()[ExportText::proposal]);
  narrative.list(decision_lines(bundle));
  add_advice(narrative, bundle, ExportText::stop_heading, plan.stop_signs);
  add_advice(narrative, bundle, ExportText::pain_heading, plan.pain_rules);
  add_advice(narrative, bundle, ExportText::keep_fit_heading, plan.keep_fit);
  add_advice(narrative, bundle, ExportText::daily_life_heading, plan.daily_life);
  add_weeks(narrative, bundle);
  add_techniques(narrative, bundle);
  add_exercises(narrative, bundle);
  if (plan.race) {
    narrative.heading(bundle.language()[ExportText::race]);
    narrative.paragraph(plan.race->text);
  }
  add_advice(narrative, bundle, ExportText::relief_heading, plan.relief);
  add_advice(narrative, bundle, ExportText::footwear_heading, plan.footwear);
  add_advice(narrative, bundle, ExportText::keep_up_heading, plan.keep_up);
  if (!plan.notes.empty()) narrative.heading(bundle.language()[ExportText::notes_heading]);
  narrative.list(plan.notes);
  narrative.paragraph(bundle.language().draft);
  return narrative;
}

std::vector<std::string> notes_of(const FhirBundle& bundle) {
  const Plan& plan = *bundle.plan;
  std::vector<std::string> notes = decision_lines(bundle);
  if (!plan.stop_signs.empty()) {
    const std::string signs = fmt::format("{}", fmt::join(advice_lines(bundle, plan.stop_signs), " "));
    notes.push_back(bundle.language().say(ExportText::stop_note, {{"signs", signs}}));
  }
  for (const auto* list : {&plan.pain_rules, &plan.keep_fit, &plan.daily_life}) {
    for (std::string& line : advice_lines(bundle, *list)) notes.push_back(std::move(line));
  }
  if (const auto rm = first_weight(plan)) notes.push_back(weight_meaning(bundle.language(), *rm));
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
    write_concepts(json, "category", {{}, {}, {}, bundle.language().say(ExportText::plan_category)});
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
