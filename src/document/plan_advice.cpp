// What a plan says beside its weeks: technique, pain, when to stop, relief, shoes, race, outlook, sources.
#include <fmt/format.h>

#include "base/text.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"

namespace kneecheck::document {
namespace {

void add_advice(PlanWriter& writer, const std::vector<const Advice*>& advice) {
  Bullets bullets;
  for (const Advice* one : advice)
    bullets.items.push_back(in_region(one->text, writer.region) + writer.citations.mark(one->evidence));
  writer.document.add(std::move(bullets));
}

void add_remarks(PlanWriter& writer, const std::vector<Remark>& remarks) {
  Bullets bullets;
  for (const Remark& remark : remarks)
    bullets.items.push_back(std::string{remark.text} + writer.citations.mark(remark.evidence));
  writer.document.add(std::move(bullets));
}

Bullets bullets_of(const Texts& texts) {
  Bullets bullets;
  for (const std::string_view text : texts) bullets.items.emplace_back(text);
  return bullets;
}

// "week 5: 9%, week 6: 19%": the weeks in which `value` differs from the week before with the technique.
template <class ValueOf>
std::string changes_by_week(const Plan& plan, TechniqueId id, const ValueOf& value_of) {
  std::vector<std::string> changes;
  int before = -1;
  for (const Week& week : plan.weeks) {
    for (const WeekTechnique& technique : week.techniques) {
      if (technique.id != id || value_of(technique) == before) continue;
      before = value_of(technique);
      changes.push_back(fmt::format("week {}: {}%", week.number, before));
    }
  }
  return fmt::format("{}", fmt::join(changes, ", "));
}

void add_technique_facts(PlanWriter& writer, const Technique& technique) {
  Facts facts;
  const auto row = [&facts](std::string_view key, std::string value) {
    if (!value.empty()) facts.rows.push_back({std::string{key}, std::move(value)});
  };
  row("How far", std::string{technique.target_text});
  row("How often", fmt::format("of the week's running minutes: {}.",
                               changes_by_week(writer.plan, technique.id,
                                               [](const WeekTechnique& t) { return t.share_percent; })));
  row("Reminders", fmt::format("of these minutes with the cue in mind: {}.",
                               changes_by_week(writer.plan, technique.id,
                                               [](const WeekTechnique& t) { return t.cue_percent; })));
  std::vector<std::string> parts;
  for (const std::string_view part : technique.moves_load_to) parts.emplace_back(part);
  if (!parts.empty())
    row("Watch", fmt::format("it moves load to: {}. Soreness there that grows is a sign to go slower.",
                             join_words(parts)));
  writer.document.add(std::move(facts));
}

}  // namespace

void add_technique(PlanWriter& writer) {
  for (const TechniqueTarget& target : writer.plan.techniques) {
    const Technique& technique = writer.knowledge.technique(target.id);
    writer.document.heading(2, fmt::format("The change of technique: {}", uncapitalized(technique.name)));
    writer.document.paragraph(std::string{technique.summary});
    writer.document.paragraph(technique_gate_text(writer.knowledge, technique));
    if (!technique.say.empty()) writer.document.paragraph(fmt::format("Say to yourself: {}", technique.say));
    add_technique_facts(writer, technique);
    writer.document.heading(3, "How");
    writer.document.add(bullets_of(technique.how));
    writer.document.heading(3, "What to expect");
    writer.document.add(bullets_of(technique.feel));
    writer.document.heading(3, "How sure this is");
    writer.document.paragraph(std::string{technique.proof.text} +
                              writer.citations.mark(technique.proof.evidence));
    add_remarks(writer, technique.differs);
  }
}

void add_pain_rules(PlanWriter& writer) {
  if (writer.plan.pain_rules.empty()) return;
  writer.document.heading(2, "Pain: what is all right, and what to do");
  add_advice(writer, writer.plan.pain_rules);
}

void add_stop_signs(PlanWriter& writer) {
  if (writer.plan.stop_signs.empty()) return;
  writer.document.heading(2, "Stop the plan, and have it seen, if");
  add_advice(writer, writer.plan.stop_signs);
  writer.document.paragraph(fmt::format("{}", fmt::join(writer.knowledge.safety.always, " ")));
}

void add_order_of_return(PlanWriter& writer) {
  const std::vector<Advice>& order = writer.knowledge.advice.order_of_return;
  if (order.empty()) return;
  writer.document.heading(2, "In which order things come back");
  Steps steps;
  for (const Advice& one : order)
    steps.items.push_back(std::string{one.text} + writer.citations.mark(one.evidence));
  writer.document.add(std::move(steps));
}

void add_relief_and_shoes(PlanWriter& writer) {
  if (!writer.plan.relief.empty()) {
    writer.document.heading(2, "Short-term relief, which is not treatment");
    add_advice(writer, writer.plan.relief);
  }
  if (!writer.plan.footwear.empty()) {
    writer.document.heading(2, "Shoes and insoles");
    add_advice(writer, writer.plan.footwear);
  }
}

void add_afterwards(PlanWriter& writer) {
  if (writer.plan.keep_up.empty()) return;
  writer.document.heading(2, "Afterwards: what to keep up");
  add_advice(writer, writer.plan.keep_up);
}

void add_race(PlanWriter& writer) {
  if (!writer.plan.race) return;
  const RaceView& race = *writer.plan.race;
  writer.document.heading(2, fmt::format("The race: {}, {}", distance(race.km_tenths, writer.units()),
                                         date_for_people(race.date, true)));
  writer.document.paragraph(race_text(writer.knowledge, writer.plan, writer.units()));
}

void add_expectations(PlanWriter& writer) {
  writer.document.heading(2, "What to expect");
  for (const ConditionIndex index : writer.plan.conditions) {
    const Condition& condition = writer.knowledge.conditions[index];
    writer.document.paragraph(fmt::format("{} {}", condition.course, condition.see_someone));
  }
}

void add_where_it_comes_from(PlanWriter& writer) {
  std::vector<std::string> article;
  std::vector<std::string> added;
  for (const ExerciseIndex index : writer.plan.exercises) {
    const Exercise& exercise = writer.knowledge.exercises[index];
    (exercise.house == House::added ? added : article).push_back(uncapitalized(exercise.name));
  }
  writer.document.heading(2, "What the article says, and what is added");
  for (const ConditionIndex index : writer.plan.conditions) {
    const Condition& condition = writer.knowledge.conditions[index];
    writer.document.heading(3, fmt::format("{}: the article", capitalized(condition.name)));
    Bullets house;
    for (const Remark& remark : condition.house) house.items.emplace_back(remark.text);
    writer.document.add(std::move(house));
    if (condition.differs.empty()) continue;
    writer.document.heading(3,
                            fmt::format("{}: where research adds or differs", capitalized(condition.name)));
    add_remarks(writer, condition.differs);
  }
  Facts facts;
  if (!article.empty())
    facts.rows.push_back({"From the article", fmt::format("{}.", fmt::join(article, "; "))});
  if (!added.empty()) facts.rows.push_back({"Added here", fmt::format("{}.", fmt::join(added, "; "))});
  writer.document.heading(3, "The exercises");
  writer.document.add(std::move(facts));
}

void add_assumptions_and_notes(PlanWriter& writer) {
  const Plan& plan = writer.plan;
  if (!plan.assumptions.empty()) {
    writer.document.heading(2, "What was assumed, and the key that changes it");
    Facts facts;
    for (const Assumption& assumption : plan.assumptions)
      facts.rows.push_back({std::string{word(assumption.key)}, assumption.text});
    writer.document.add(std::move(facts));
  }
  // The notes begin with the assumptions, which stand above.
  if (plan.notes.size() <= plan.assumptions.size()) return;
  writer.document.heading(2, "Notes");
  writer.document.add(
      Bullets{{plan.notes.begin() + static_cast<std::ptrdiff_t>(plan.assumptions.size()), plan.notes.end()}});
}

void add_plan_sources(PlanWriter& writer) {
  writer.citations.cite(Texts{writer.plan.sources.begin(), writer.plan.sources.end()});
  add_end(writer.document, writer.citations);
}

}  // namespace kneecheck::document
