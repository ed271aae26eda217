// What a plan says beside its weeks: technique, pain, when to stop, relief, shoes, race, outlook, sources.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "base/words/words.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

// A chapter of advice; none where there is nothing to say.
void add_advice(PlanWriter& writer, TextId title, const std::vector<const Advice*>& advice) {
  if (advice.empty()) return;
  writer.heading(2, title);
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
std::string changes_by_week(const Language& language, std::span<const Week> weeks, TechniqueId id,
                            int WeekTechnique::*value) {
  std::vector<std::string> changes;
  int before = -1;
  for (const Week& week : weeks) {
    for (const WeekTechnique& technique : week.techniques) {
      if (technique.id != id || technique.*value == before) continue;
      before = technique.*value;
      changes.push_back(
          language.say(DocumentText::share_in_week, {{"week", week.number}, {"percent", before}}));
    }
  }
  return language.comma_list(changes);
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
  const Language& language = writer.language();
  Facts facts;
  const auto changes = [&](int WeekTechnique::*of) {
    return changes_by_week(language, writer.shown, technique.id, of);
  };
  facts.add(language[DocumentText::how_far], technique.target_text);
  facts.add(language[DocumentText::how_often], technique_shares(writer, technique.id));
  facts.add(language[DocumentText::reminders],
            language.say(DocumentText::of_cue, {{"changes", changes(&WeekTechnique::cue_percent)}}));
  const std::vector<std::string> parts = items_of(technique.moves_load_to);
  if (!parts.empty())
    facts.add(language[DocumentText::watch],
              language.say(DocumentText::moves_load_to, {{"parts", language.all_of(parts)}}));
  writer.add(std::move(facts));
}

}  // namespace

std::vector<std::string> items_of(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

std::string sentences(const Texts& texts) {
  return fmt::format("{}", fmt::join(texts, " "));
}

std::string technique_shares(const PlanWriter& writer, TechniqueId id) {
  return writer.say(
      DocumentText::of_minutes,
      {{"changes", changes_by_week(writer.language(), writer.shown, id, &WeekTechnique::share_percent)}});
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
    writer.heading(2, DocumentText::technique, {{"technique", technique.name}});
    add_figure(writer, writer.knowledge, technique.figure, technique.name);
    writer.paragraph(technique.summary);
    writer.paragraph(technique_gate_text(writer.knowledge, technique));
    if (!technique.say.empty()) writer.paragraph(DocumentText::say_to_yourself, {{"words", technique.say}});
    add_technique_facts(writer, technique);
    writer.heading(3, DocumentText::how);
    writer.add(Bullets{items_of(technique.how)});
    writer.heading(3, DocumentText::what_to_feel);
    writer.add(Bullets{items_of(technique.feel)});
    writer.heading(3, DocumentText::how_sure);
    writer.paragraph(std::string{technique.proof.text} + writer.citations.mark(technique.proof.evidence));
    add_remarks(writer, technique.differs);
  }
}

void add_pain_rules(PlanWriter& writer) {
  add_advice(writer, DocumentText::pain_rules, writer.plan.pain_rules);
}

void add_keep_fit_and_daily_life(PlanWriter& writer) {
  add_advice(writer, DocumentText::keep_fit, writer.plan.keep_fit);
  add_advice(writer, DocumentText::daily_life, writer.plan.daily_life);
}

void add_stop_signs(PlanWriter& writer) {
  if (writer.plan.stop_signs.empty()) return;
  add_advice(writer, DocumentText::stop_signs, writer.plan.stop_signs);
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
  writer.heading(2, DocumentText::order_of_return);
  writer.add(std::move(steps));
  if (week_of_news(writer.plan, NoveltyKind::strides) > 0) writer.paragraph(WordsText::strides_meaning);
  if (week_of_news(writer.plan, NoveltyKind::speed) > 0) writer.paragraph(WordsText::faster_meaning);
}

void add_relief_and_shoes(PlanWriter& writer) {
  add_advice(writer, DocumentText::relief, writer.plan.relief);
  add_advice(writer, DocumentText::footwear, writer.plan.footwear);
}

void add_afterwards(PlanWriter& writer) {
  add_advice(writer, DocumentText::afterwards, writer.plan.keep_up);
}

void add_race(PlanWriter& writer) {
  if (!writer.plan.race) return;
  const RaceView& race = *writer.plan.race;
  writer.heading(2, DocumentText::race,
                 {{"distance", distance(writer.language(), race.km_tenths, writer.units())},
                  {"date", date_for_people(writer.language(), race.date, true)}});
  writer.paragraph(race_text(writer.knowledge, writer.plan, writer.units()));
}

void add_expectations(PlanWriter& writer) {
  writer.heading(2, DocumentText::outlook);
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
    (exercise.house == House::added ? added : article).emplace_back(exercise.name);
  }
  writer.heading(2, DocumentText::article_and_added);
  for (const ConditionIndex index : writer.plan.conditions) {
    const Condition& condition = writer.knowledge.conditions[index];
    const std::string name = capitalized(condition.name);
    writer.heading(3, DocumentText::cause_in_article, {{"cause", name}});
    Bullets house;
    for (const Remark& remark : condition.house) house.items.emplace_back(remark.text);
    writer.add(std::move(house));
    if (condition.differs.empty()) continue;
    writer.heading(3, DocumentText::cause_differs, {{"cause", name}});
    add_remarks(writer, condition.differs);
  }
  Facts facts;
  const auto add = [&](TextId key, const std::vector<std::string>& names) {
    if (names.empty()) return;
    facts.add(writer.language()[key],
              writer.say(DocumentText::sentence, {{"words", writer.language().semicolon_list(names)}}));
  };
  add(DocumentText::exercises_from_article, article);
  add(DocumentText::exercises_added, added);
  writer.heading(3, DocumentText::exercises);
  writer.add(std::move(facts));
}

void add_assumptions_and_notes(PlanWriter& writer) {
  const Plan& plan = writer.plan;
  if (!plan.assumptions.empty()) {
    writer.heading(2, DocumentText::assumptions);
    Facts facts;
    for (const Assumption& each : plan.assumptions) facts.add(word(each.key), capitalized(each.text));
    writer.add(std::move(facts));
  }
  // The notes begin with the assumptions, which stand above.
  if (plan.notes.size() <= plan.assumptions.size()) return;
  writer.heading(2, DocumentText::notes);
  writer.add(
      Bullets{{plan.notes.begin() + static_cast<std::ptrdiff_t>(plan.assumptions.size()), plan.notes.end()}});
}

void add_stop_rules(PlanWriter& writer, Detail detail) {
  constexpr std::string_view in_brief = "stop_each_day";  // of the stop signs, where these do not stand
  Bullets bullets;
  for (const Advice* advice : suiting_advice(writer.knowledge.advice.each_day, writer.runner, writer.plan)) {
    if (detail == Detail::brief || advice->id != in_brief)
      bullets.items.push_back(in_region(advice->text, writer.region));
  }
  writer.add(std::move(bullets));
}

// What the plan says, once, because of an answer of this person: of age, illness, a puffy knee. What they
// mind every day is among the rules of each week.
void add_about_you(PlanWriter& writer) {
  Bullets bullets;
  for (const Advice* note : fitting_advice(writer.runner, writer.knowledge.advice.notes)) {
    if (!note->when.empty()) bullets.items.push_back(in_region(note->text, writer.region));
  }
  if (bullets.items.empty()) return;
  writer.heading(2, DocumentText::because_of_answers);
  writer.add(std::move(bullets));
}

}  // namespace kneecheck::document
