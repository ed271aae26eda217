// Exercises and techniques: bars, kit and limits stay; what the rules ask for by name stays in every plan; a
// new exercise has the bars of its kind.
#include <fmt/format.h>

#include <array>
#include <optional>

#include "knowledge/checks.h"
#include "knowledge/overlaid.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {
namespace {

// What makes exercises one of a kind, and what is said of one that becomes such, or comes before the others.
struct Kind {
  bool Exercise::*flag;
  TextId has_become, comes_soon;
};
constexpr Kind kinds[] = {
    {&Exercise::impact, KnowledgeText::now_lands, KnowledgeText::soon_landing},
    {&Exercise::isolation, KnowledgeText::now_isolates, KnowledgeText::soon_isolation},
    {&Exercise::loads_tendon, KnowledgeText::now_loads_tendon, KnowledgeText::soon_tendon},
    {&Exercise::states_depth, KnowledgeText::now_states_depth, KnowledgeText::soon_depth}};

std::string ids_of_bits(const Question& question, std::uint64_t bits) {
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((bits >> i & 1U) != 0) ids.push_back(question.choices[i].id);
  }
  return fmt::format("[{}]", fmt::join(ids, ", "));
}

void check_bars(const Overlaid& overlaid, const Evidence& entry, std::string_view key, std::string_view id,
                std::uint64_t before, std::uint64_t now, Key question) {
  const std::uint64_t gone = before & ~now;
  if (gone == 0) return;
  const Question& asked = overlaid.now.question(question);
  const std::string kept = fmt::format("{}: {{{}: {}}}", key, asked.id, ids_of_bits(asked, before));
  overlaid.looser(entry, key, {KnowledgeText::bar_lost, {{"id", id}, {"ids", ids_of_bits(asked, gone)}}},
                  {KnowledgeText::line_or_more, {{"line", kept}}});
}

// One exercise of the built-in catalogue as it stands now.
class Known {
 public:
  Known(const Overlaid& overlaid, const Exercise& before, const Exercise& now, bool needed)
      : overlaid_(overlaid), before_(before), now_(now), needed_(needed) {}

  void check() {
    check_bars(overlaid_, now_.evidence, "bars", now_.id, before_.barred_by_history, now_.barred_by_history,
               Key::history);
    keep("sides", now_.dose.sides == before_.dose.sides, word(before_.dose.sides));
    keep("role", now_.role == before_.role, word(before_.role));
    keep("house", now_.house == before_.house, word(before_.house));
    for (const Kind& kind : kinds) {  // what may not be taken away is asked for in check_exercise_facts()
      if (now_.*kind.flag && !(before_.*kind.flag))
        looser("first_phase", kind.has_become, KnowledgeText::keep_decisive);
    }
    if (before_.loads_tendon && !now_.loads_tendon)
      looser("loads_tendon", KnowledgeText::no_tendon_load, "loads_tendon: true");
    if (now_.in_plans && !before_.in_plans) looser("plan", KnowledgeText::for_explaining, "plan: false");
    kit();
    conditions();
    if (needed_) always_there();
  }

 private:
  void looser(std::string_view key, TextId message, const Phrase& help) const {
    overlaid_.looser(now_.evidence, key, {message, {{"id", now_.id}, {"key", key}}}, help);
  }
  void keep(std::string_view key, bool same, std::string_view word) const {
    if (!same) looser(key, KnowledgeText::exercise_changed, fmt::format("{}: {}", key, word));
  }

  void kit() const {
    const bool any_kept = before_.kit_any_of == 0 || (now_.kit_needs & before_.kit_any_of) != 0 ||
                          (now_.kit_any_of != 0 && (now_.kit_any_of & ~before_.kit_any_of) == 0);
    if ((before_.kit_needs & ~now_.kit_needs) != 0 || !any_kept)
      looser("kit", KnowledgeText::less_kit, KnowledgeText::keep_kit);
  }

  void conditions() const {
    const std::uint64_t for_more = overlaid_.planned_of(now_.for_conditions) & ~before_.for_conditions;
    if (for_more != 0) looser("conditions", KnowledgeText::more_causes, KnowledgeText::only_own_cause);
    if ((before_.not_for & ~overlaid_.planned_of(now_.not_for)) != 0)
      looser("not_for", KnowledgeText::not_kept_from, KnowledgeText::keep_not_for);
  }

  // A rule asks for it by name: it may not be switched off for anybody.
  void always_there() const {
    const bool fewer = (before_.for_conditions & ~overlaid_.planned_of(now_.for_conditions)) != 0 ||
                       overlaid_.planned_of(now_.not_for) != before_.not_for;
    const bool off = (before_.in_plans && !now_.in_plans) || fewer ||
                     now_.first_phase > before_.first_phase ||
                     now_.barred_by_history != before_.barred_by_history ||
                     now_.kit_needs != before_.kit_needs || now_.kit_any_of != before_.kit_any_of;
    if (off) looser("plan", KnowledgeText::switched_off, KnowledgeText::keep_all_of_it);
    if (before_.role == Role::core) mirror();
  }

  // E11. In another language, in which the kit has other names, only the number of cues can be compared.
  void mirror() const {
    const auto names_of_kit = [](const Knowledge& knowledge) {
      Texts names;
      for (const Choice& choice : knowledge.question(Key::equipment).choices) names.push_back(choice.label);
      return names;
    };
    const bool translated = names_of_kit(overlaid_.before).front() != names_of_kit(overlaid_.now).front();
    const auto says = [this](std::string_view word) {
      return std::ranges::any_of(now_.cues,
                                 [word](std::string_view cue) { return cue.find(word) != cue.npos; });
    };
    const bool kept = translated ? now_.cues.size() >= before_.cues.size()
                                 : says("mirror") && (says("window") || says("phone"));
    if (!kept) looser("cues", KnowledgeText::no_mirror, KnowledgeText::say_mirror);
  }

  const Overlaid& overlaid_;
  const Exercise& before_;
  const Exercise& now_;
  bool needed_;
};

void check_new(const Overlaid& overlaid, const Exercise& own) {
  for (const Kind& kind : kinds) {
    if (!(own.*kind.flag)) continue;
    std::uint64_t bars = ~std::uint64_t{0};
    PhaseId first = PhaseId::run;
    bool any = false;
    for (const Exercise& other : overlaid.before.exercises) {
      if (!(other.*kind.flag) || !other.in_plans || other.role == Role::core) continue;
      bars &= other.barred_by_history;
      first = std::min(first, other.first_phase);
      any = true;
    }
    if (!any) continue;
    check_bars(overlaid, own.evidence, "bars", own.id, bars, own.barred_by_history, Key::history);
    if (own.first_phase < first)
      overlaid.looser(own.evidence, "first_phase", {kind.comes_soon, {{"id", own.id}}},
                      {KnowledgeText::or_later, {{"line", fmt::format("first_phase: {}", word(first))}}});
  }
}

}  // namespace

void check_exercises(const Overlaid& overlaid) {
  std::vector<std::string_view> needed;
  for (const Must& must : overlaid.before.policy->musts) {
    if (must.any_of.size() == 1) needed.push_back(overlaid.before.exercises[must.any_of.front()].id);
  }
  for (const Exercise& now : overlaid.now.exercises) {
    const auto before = overlaid.before.find_exercise(now.id);
    if (!before) {
      check_new(overlaid, now);
      continue;
    }
    const bool is_needed = std::ranges::find(needed, now.id) != needed.end();
    Known{overlaid, overlaid.before.exercises[*before], now, is_needed}.check();
  }
}

void check_technique_limits(const Overlaid& overlaid) {
  for (const Technique& before : overlaid.before.techniques) {
    const Technique& now = overlaid.now.technique(before.id);
    check_bars(overlaid, now.evidence, "barred_by", word(now.id), before.barred_by_history,
               now.barred_by_history, Key::history);
    check_bars(overlaid, now.evidence, "barred_by", word(now.id), before.barred_by_location,
               now.barred_by_location, Key::location);
    if (before.gate &&
        (!now.gate || now.gate->test != before.gate->test || now.gate->at_least < before.gate->at_least))
      overlaid.looser(now.evidence, "gate", {KnowledgeText::easier_gate, {{"id", word(now.id)}}},
                      {KnowledgeText::or_more,
                       {{"line", fmt::format("gate: {{test: {}, at_least: {}}}", before.gate->test,
                                             before.gate->at_least)}}});
    if (now.unit != before.unit)
      overlaid.looser(now.evidence, "target", {KnowledgeText::other_unit, {{"id", word(now.id)}}},
                      fmt::format("unit: {}", word(before.unit)));
    overlaid.compare(now.evidence, "target", "most", before.most, now.most, Stricter::lower);
    overlaid.compare(now.evidence, "target", "most_percent", before.most_percent, now.most_percent,
                     Stricter::lower);
  }
}

}  // namespace kneecheck::knowledge
