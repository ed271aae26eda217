// What a plan says beside its weeks: technique, pain, when to stop, relief, shoes, race, outlook, sources.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

// A chapter of advice; none where there is nothing to say.
void add_advice(PlanWriter& writer, std::string title, const std::vector<const Advice*>& advice) {
  if (advice.empty()) return;
  writer.heading(2, std::move(title));
  Bullets bullets;
  for (const Advice* one : advice)
    bullets.items.push_back(in_region(one->text, writer.region) + writer.citations.mark(one->evidence));
  writer.add(std::move(bullets));
}

void add_remarks(PlanWriter& writer, const std::vector<Remark>& remarks) {
  Bullets bullets;
  for (const Remark& remark : remarks)
    bullets.items.push_back(std::string{remark.text} + writer.citations.mark(remark.evidence));
  writer.add(std::move(bullets));
}

// "week 5: 9%, week 6: 19%": the weeks in which `value` differs from the week before with the technique.
std::string changes_by_week(std::span<const Week> weeks, TechniqueId id, int WeekTechnique::*value) {
  std::vector<std::string> changes;
  int before = -1;
  for (const Week& week : weeks) {
    for (const WeekTechnique& technique : week.techniques) {
      if (technique.id != id || technique.*value == before) continue;
      before = technique.*value;
      changes.push_back(fmt::format("week {}: {}%", week.number, before));
    }
  }
  return fmt::format("{}", fmt::join(changes, ", "));
}

// Whether the plan brings what an entry of the order of return is about. A plan that was cut ends too early
// to tell: then it is what the whole plan may bring, which is fast running only for those who asked for it.
bool is_brought(const PlanWriter& writer, std::string_view id) {
  const auto brings = [&](NoveltyKind kind) {
    return writer.plan.is_cut || week_of_news(writer.plan, kind) > 0;
  };
  if (id == "uphill") return brings(NoveltyKind::uphill);
  if (id == "rolling") return brings(NoveltyKind::rolling);
  if (id == "downhill") return brings(NoveltyKind::downhill);
  if (id != "speed") return true;
  return writer.plan.is_cut ? writer.plan.fast : brings(NoveltyKind::strides) || brings(NoveltyKind::speed);
}

void add_technique_facts(PlanWriter& writer, const Technique& technique) {
  Facts facts;
  const auto changes = [&](int WeekTechnique::*of) {
    return changes_by_week(writer.shown, technique.id, of);
  };
  facts.add("How far", technique.target_text);
  facts.add("How often",
            fmt::format("of the week's running minutes: {}.", changes(&WeekTechnique::share_percent)));
  facts.add("Reminders",
            fmt::format("of these minutes with the cue in mind: {}.", changes(&WeekTechnique::cue_percent)));
  const std::vector<std::string> parts = items_of(technique.moves_load_to);
  if (!parts.empty())
    facts.add("Watch", fmt::format("it moves load to: {}. Soreness there that grows is a sign to go slower.",
                                   join_words(parts)));
  writer.add(std::move(facts));
}

}  // namespace

std::vector<std::string> items_of(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

std::string sentences(const Texts& texts) {
  return fmt::format("{}", fmt::join(texts, " "));
}

bool is_shown(const PlanWriter& writer, TechniqueId id) {
  return std::ranges::any_of(writer.shown, [id](const Week& week) {
    return std::ranges::find(week.techniques, id, &WeekTechnique::id) != week.techniques.end();
  });
}

void add_technique(PlanWriter& writer) {
  for (const TechniqueTarget& target : writer.plan.techniques) {
    if (!is_shown(writer, target.id)) continue;
    const Technique& technique = writer.knowledge.technique(target.id);
    writer.heading(2, fmt::format("The change of technique: {}", uncapitalized(technique.name)));
    writer.paragraph(technique.summary);
    writer.paragraph(technique_gate_text(writer.knowledge, technique));
    if (!technique.say.empty()) writer.paragraph(fmt::format("Say to yourself: {}", technique.say));
    add_technique_facts(writer, technique);
    writer.heading(3, "How");
    writer.add(Bullets{items_of(technique.how)});
    writer.heading(3, "What to expect");
    writer.add(Bullets{items_of(technique.feel)});
    writer.heading(3, "How sure this is");
    writer.paragraph(std::string{technique.proof.text} + writer.citations.mark(technique.proof.evidence));
    add_remarks(writer, technique.differs);
  }
}

void add_pain_rules(PlanWriter& writer) {
  add_advice(writer, "How much pain is OK, and what to do about it", writer.plan.pain_rules);
}

void add_keep_fit_and_daily_life(PlanWriter& writer) {
  add_advice(writer, "Meanwhile: how to keep fit", writer.plan.keep_fit);
  add_advice(writer, "In daily life", writer.plan.daily_life);
}

void add_stop_signs(PlanWriter& writer) {
  if (writer.plan.stop_signs.empty()) return;
  add_advice(writer, "Stop the plan and get your knee checked if", writer.plan.stop_signs);
  std::string always{writer.knowledge.safety.always.front()};
  for (const ConditionIndex index : writer.plan.conditions)
    always += fmt::format(" {}", writer.knowledge.conditions[index].see_someone);
  writer.paragraph(always);
}

void add_order_of_return(PlanWriter& writer) {
  Steps steps;
  for (const Advice& one : writer.knowledge.advice.order_of_return) {
    if (is_brought(writer, one.id))
      steps.items.push_back(std::string{one.text} + writer.citations.mark(one.evidence));
  }
  if (steps.items.empty()) return;
  writer.heading(2, "What comes back first, and what last");
  writer.add(std::move(steps));
  if (week_of_news(writer.plan, NoveltyKind::strides) > 0) writer.paragraph(strides_meaning);
  if (week_of_news(writer.plan, NoveltyKind::speed) > 0) writer.paragraph(faster_meaning);
}

void add_relief_and_shoes(PlanWriter& writer) {
  add_advice(writer, "Short-term relief, which is not treatment", writer.plan.relief);
  add_advice(writer, "Shoes and insoles", writer.plan.footwear);
}

void add_afterwards(PlanWriter& writer) {
  add_advice(writer, "Afterwards: what to keep up", writer.plan.keep_up);
}

void add_race(PlanWriter& writer) {
  if (!writer.plan.race) return;
  const RaceView& race = *writer.plan.race;
  writer.heading(2, fmt::format("The race: {}, {}", distance(race.km_tenths, writer.units()),
                                date_for_people(race.date, true)));
  writer.paragraph(race_text(writer.knowledge, writer.plan, writer.units()));
}

void add_expectations(PlanWriter& writer) {
  writer.heading(2, "What to expect");
  for (const ConditionIndex index : writer.plan.conditions) {
    const Condition& condition = writer.knowledge.conditions[index];
    writer.paragraph(fmt::format("{} {}", condition.course, condition.see_someone));
  }
}

void add_where_it_comes_from(PlanWriter& writer) {
  std::vector<std::string> article;
  std::vector<std::string> added;
  for (const ExerciseIndex index : writer.plan.exercises) {
    const Exercise& exercise = writer.knowledge.exercises[index];
    (exercise.house == House::added ? added : article).push_back(uncapitalized(exercise.name));
  }
  writer.heading(2, "What the article says, and what is added");
  for (const ConditionIndex index : writer.plan.conditions) {
    const Condition& condition = writer.knowledge.conditions[index];
    const std::string name = capitalized(condition.name);
    writer.heading(3, fmt::format("{}: the article", name));
    Bullets house;
    for (const Remark& remark : condition.house) house.items.emplace_back(remark.text);
    writer.add(std::move(house));
    if (condition.differs.empty()) continue;
    writer.heading(3, fmt::format("{}: where research adds or differs", name));
    add_remarks(writer, condition.differs);
  }
  Facts facts;
  if (!article.empty()) facts.add("From the article", fmt::format("{}.", fmt::join(article, "; ")));
  if (!added.empty()) facts.add("Added here", fmt::format("{}.", fmt::join(added, "; ")));
  writer.heading(3, "The exercises");
  writer.add(std::move(facts));
}

void add_assumptions_and_notes(PlanWriter& writer) {
  const Plan& plan = writer.plan;
  if (!plan.assumptions.empty()) {
    writer.heading(2, "What was assumed, and the key that changes it");
    Facts facts;
    for (const Assumption& each : plan.assumptions) facts.add(word(each.key), each.text);
    writer.add(std::move(facts));
  }
  // The notes begin with the assumptions, which stand above.
  if (plan.notes.size() <= plan.assumptions.size()) return;
  writer.heading(2, "Notes");
  writer.add(
      Bullets{{plan.notes.begin() + static_cast<std::ptrdiff_t>(plan.assumptions.size()), plan.notes.end()}});
}

}  // namespace kneecheck::document
