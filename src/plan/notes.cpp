#include "plan/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "plan/gates.h"
#include "triage/evaluate.h"

namespace kneecheck::plan {
namespace {

bool applies(const Case& answers, const Advice& advice) {
  return evaluate(advice.when, answers) == Truth::yes && !answers.has(Key::history, advice.barred_by_history);
}

bool is_for(const Knowledge& knowledge, const Plan& plan, std::string_view id) {
  return std::any_of(plan.conditions.begin(), plan.conditions.end(),
                     [&](ConditionIndex condition) { return knowledge.conditions[condition].id == id; });
}

bool kneecap_pain(const Knowledge& knowledge, const Plan& plan) {
  return is_for(knowledge, plan, "patellofemoral") || is_for(knowledge, plan, "chondromalacia");
}

bool tendon_alone(const Knowledge& knowledge, const Plan& plan) {
  return plan.conditions.size() == 1 && is_for(knowledge, plan, "patellar-tendon");
}

// Which plans an entry of advice.yaml is for, where that depends on the plan and not on an answer. Entries
// that are not named here are for everybody for whom their `when` holds.
struct Suits {
  std::string_view id;
  bool (*plan)(const Knowledge&, const Plan&);
};

constexpr Suits pain_rule_suits[] = {
    {"running", [](const Knowledge& knowledge, const Plan& plan) { return !tendon_alone(knowledge, plan); }},
    {"exercises",
     [](const Knowledge& knowledge, const Plan& plan) { return !tendon_alone(knowledge, plan); }},
    {"running_tendon", tendon_alone},
    {"exercises_tendon", tendon_alone},
    {"rising", [](const Knowledge& knowledge, const Plan& plan) { return is_for(knowledge, plan, "itb"); }},
};

// What a plan takes an unknown look in the mirror for (T29 and E7 count only what is known).
struct TakenFor {
  Key key;
  std::string_view condition;  // that leads the plan; empty: any
  std::string_view taken;
};
constexpr TakenFor taken_for[] = {
    {Key::runs_upright, "itb", "yes"},
    {Key::crosses_over, "itb", "no"},
    {Key::knee_drops_in, "patellofemoral", "no"},
    {Key::knee_drops_in, "chondromalacia", "no"},
    {Key::feet_roll_in, "", "no"},
};

constexpr Key plan_keys[] = {Key::weekly_km, Key::longest_run_km, Key::runs_per_week, Key::comfortable_km,
                             Key::pace,      Key::cadence,        Key::weeks_off,     Key::days,
                             Key::equipment, Key::max_minutes};

bool is_assumed(const Case& answers, const Runner& runner, Key key) {
  if (key == Key::cadence && runner.technique != TechniqueId::cadence) return false;
  const bool zero_counts_as_unknown = key == Key::longest_run_km || key == Key::runs_per_week;
  return !answers.known(key) || (zero_counts_as_unknown && answers[key].number == 0);
}

int longest_run_tenths(const Plan& plan, Date before) {
  int longest = 0;
  for (const Week& week : plan.weeks) {
    for (const Day& day : week.days)
      longest = day.run && day.date < before ? std::max(longest, day.run->km_tenths) : longest;
  }
  return longest;
}

// P6: what the plan did not reach.
std::vector<std::string> unfinished(const Plan& plan) {
  std::vector<std::string> left;
  int most_minutes = 0;
  int downhill_weeks = 0;
  bool settled = false;
  for (const Week& week : plan.weeks) {
    most_minutes = std::max(most_minutes, week.run_minutes);
    downhill_weeks += week.downhill_minutes > 0 ? 1 : 0;
    for (const WeekTechnique& technique : week.techniques)
      settled = settled || technique.state == TechniqueState::settled;
  }
  if (plan.phases.back().id != PhaseId::run)
    left.push_back(fmt::format("the phases after {}", word(plan.phases.back().id)));
  if (!settled) left.emplace_back("the change of technique");
  if (downhill_weeks < plan.least_downhill_weeks) left.emplace_back("downhill running");
  if (most_minutes < plan.goal_minutes)
    left.push_back(
        fmt::format("your usual minutes ({} of {} a week so far)", most_minutes, plan.goal_minutes));
  return left;
}

// The notes in their order, each once.
class Notes {
 public:
  Notes(const Knowledge& knowledge, const Case& answers, const Runner& runner, const Plan& plan)
      : book_(knowledge.advice), knowledge_(knowledge), answers_(answers), runner_(runner), plan_(plan) {}

  std::vector<std::string> all(std::vector<std::string> exercise_notes) {
    for (const Assumption& assumption : plan_.assumptions) {
      lines_.push_back(fmt::format("Assumed, since it is not known: {} (key: {}).",
                                   uncapitalized(assumption.text), word(assumption.key)));
    }
    add_if(true, "not_diagnosis");
    const bool is_new = is_new_to_running(answers_);
    if (is_new) add_filled("new_to_running", "{minutes}", std::to_string(plan_.usual_minutes));
    add_if(plan_.weeks.front().run_minutes > 0 && !is_new, "keeps_running");
    about_the_person();
    about_the_condition();
    about_technique();
    for (std::string& note : exercise_notes) lines_.push_back(std::move(note));
    add_if(true, "load_first");
    about_the_race();
    if (const auto left = unfinished(plan_); !left.empty())
      add_filled("unfinished", "{what}", join_words(left));
    add_if(true, "fresh_plan");
    return std::move(lines_);
  }

 private:
  void add(std::string_view text) {
    if (std::find(lines_.begin(), lines_.end(), text) == lines_.end()) lines_.emplace_back(text);
  }
  void add_if(bool wanted, std::string_view id) {
    if (const Advice* note = book_.note(id); wanted && note != nullptr) add(note->text);
  }
  void add_filled(std::string_view id, std::string_view placeholder, std::string_view words) {
    if (const Advice* note = book_.note(id); note != nullptr) add(filled(note->text, placeholder, words));
  }

  // Notes with a `when`: what a safety rule or an answer asks to be said.
  void about_the_person() {
    for (const Advice& note : book_.notes) {
      if (!note.when.empty() && applies(answers_, note)) add(note.text);
    }
  }

  void about_the_condition() {
    add_if(plan_.conditions.size() > 1, "mixed");
    add_if(is_for(knowledge_, plan_, "chondromalacia"), "chondromalacia");
    const bool kneecap = kneecap_pain(knowledge_, plan_);
    for (const std::string_view id : {"aim", "muscles", "surgery", "depth"}) add_if(kneecap, id);
  }

  void about_technique() {
    const bool changes = !plan_.techniques.empty();
    add_if(changes, "slowly");
    if (changes) {
      if (std::string gate =
              technique_gate_text(knowledge_, knowledge_.technique(plan_.techniques.front().id));
          !gate.empty())
        add(gate);
    }
    const bool leans = changes && plan_.techniques.front().id == TechniqueId::forward_lean;
    add_if(leans && is_for(knowledge_, plan_, "itb"), "no_trial");
    const std::optional<TechniqueId> next = changes ? runner_.next_technique : runner_.technique;
    if (next) add_filled("next_technique", "{technique}", knowledge_.technique(*next).name);
  }

  void about_the_race() {
    add_if(plan_.race.has_value(), "race");
    add_if(answers_.half_a_race, "race_incomplete");
    add_if(answers_.known(Key::race_date) && !plan_.race, "race_past");
  }

  const AdviceBook& book_;
  const Knowledge& knowledge_;
  const Case& answers_;
  const Runner& runner_;
  const Plan& plan_;
  std::vector<std::string> lines_;
};

// Source ids, each once, in the order in which they are named. Neighbours often name the same.
class SourceList {
 public:
  SourceList() { seen_.reserve(128); }

  void add(const Evidence& evidence) { add(evidence.sources); }
  void add(const Texts& sources) {
    if (last_ != nullptr && *last_ == sources) return;
    last_ = &sources;
    for (const std::string_view source : sources) {
      if (seen_.insert(source).second) all_.push_back(source);
    }
  }
  std::vector<std::string_view> all() { return std::move(all_); }

 private:
  const Texts* last_ = nullptr;
  std::unordered_set<std::string_view> seen_;
  std::vector<std::string_view> all_;
};

}  // namespace

std::string filled(std::string_view text, std::string_view placeholder, std::string_view words) {
  std::string result(text);
  if (const std::size_t at = result.find(placeholder); at != std::string::npos)
    result.replace(at, placeholder.size(), words);
  return result;
}

bool is_new_to_running(const Case& answers) {
  return answers.known(Key::weekly_km) && answers[Key::weekly_km].number == 0;
}

std::vector<const Advice*> fitting_advice(const Case& answers, const std::vector<Advice>& advice) {
  std::vector<const Advice*> fitting;
  for (const Advice& each : advice) {
    if (applies(answers, each)) fitting.push_back(&each);
  }
  return fitting;
}

std::vector<const Advice*> fitting_pain_rules(const Knowledge& knowledge, const Case& answers,
                                              const Plan& plan) {
  std::vector<const Advice*> rules = fitting_advice(answers, knowledge.advice.pain_rules);
  const auto unsuited = [&](const Advice* rule) {
    return std::any_of(std::begin(pain_rule_suits), std::end(pain_rule_suits), [&](const Suits& suits) {
      return suits.id == rule->id && !suits.plan(knowledge, plan);
    });
  };
  rules.erase(std::remove_if(rules.begin(), rules.end(), unsuited), rules.end());
  return rules;
}

std::vector<Assumption> assumptions_of(const Knowledge& knowledge, const Case& answers,
                                       const Runner& runner) {
  std::vector<Assumption> assumptions;
  const auto add = [&](Key key, std::string_view assumed) {
    assumptions.push_back(
        {key, fmt::format("{}: {}", capitalized(knowledge.question(key).short_name), assumed)});
  };
  for (const Key key : plan_keys) {
    if (is_assumed(answers, runner, key)) add(key, knowledge.question(key).default_text);
  }
  const std::string_view lead = knowledge.conditions[runner.conditions.front()].id;
  for (const TakenFor& each : taken_for) {
    const bool asked = each.condition.empty() || each.condition == lead;
    if (asked && !answers.known(each.key)) add(each.key, each.taken);
  }
  return assumptions;
}

std::vector<std::string> notes_of(const Knowledge& knowledge, const Case& answers, const Runner& runner,
                                  const Plan& plan, std::vector<std::string> exercise_notes) {
  return Notes{knowledge, answers, runner, plan}.all(std::move(exercise_notes));
}

std::string race_text(const Knowledge& knowledge, const Plan& plan, Units units) {
  constexpr std::array ids{std::string_view{"race_not_yet"}, std::string_view{"race_tight"},
                           std::string_view{"race_fits"}};
  const RaceView& race = *plan.race;
  const Advice* note = knowledge.advice.note(ids[static_cast<std::size_t>(race.verdict)]);
  if (note == nullptr) return std::string(word(race.verdict));
  const std::string with_longest =
      filled(note->text, "{longest}", distance(longest_run_tenths(plan, race.date), units));
  return filled(with_longest, "{needed}", distance(race.need_tenths, units));
}

std::vector<std::string_view> sources_of(const Knowledge& knowledge, const Plan& plan) {
  SourceList sources;
  for (const ConditionIndex condition : plan.conditions)
    sources.add(knowledge.conditions[condition].evidence);
  for (const PhaseSpan& span : plan.phases) sources.add(knowledge.phase(span.id).evidence);
  for (const ExerciseIndex exercise : plan.exercises) sources.add(knowledge.exercises[exercise].evidence);
  for (const TechniqueTarget& target : plan.techniques) sources.add(knowledge.technique(target.id).evidence);
  for (const auto* list : {&plan.pain_rules, &plan.stop_signs, &plan.relief, &plan.footwear, &plan.keep_up}) {
    for (const Advice* advice : *list) sources.add(advice->evidence);
  }
  sources.add(knowledge.policy.running.sources);
  for (const Advice& note : knowledge.advice.notes) {
    if (std::find(plan.notes.begin(), plan.notes.end(), note.text) != plan.notes.end())
      sources.add(note.evidence);
  }
  return sources.all();
}

}  // namespace kneecheck::plan
