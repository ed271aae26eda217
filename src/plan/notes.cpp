#include "plan/notes.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "base/words/plan.h"
#include "knowledge/plan_policy.h"
#include "plan/gates.h"
#include "triage/evaluate.h"

namespace kneecheck::plan {
namespace {

bool applies(const Case& answers, const Advice& advice) {
  return evaluate(advice.when, answers) == Truth::yes && !answers.has(Key::history, advice.barred_by_history);
}

std::uint64_t conditions_of(const Plan& plan) {
  std::uint64_t mask = 0;
  for (const ConditionIndex condition : plan.conditions) mask |= std::uint64_t{1} << condition;
  return mask;
}

// Whether the advice is for a plan with its conditions and its change of technique.
bool suits(const Advice& advice, const Plan& plan) {
  const std::uint64_t conditions = conditions_of(plan);
  std::uint64_t techniques = 0;
  for (const TechniqueTarget& target : plan.techniques)
    techniques |= std::uint64_t{1} << static_cast<unsigned>(target.id);
  return advice.suits.fit(conditions, techniques);
}

constexpr Key plan_keys[] = {Key::weekly_km, Key::longest_run_km, Key::runs_per_week, Key::comfortable_km,
                             Key::pace,      Key::cadence,        Key::weeks_off,     Key::days,
                             Key::equipment, Key::max_minutes,    Key::fast_running};

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

// The notes in their order, each once.
class Notes {
 public:
  Notes(const Knowledge& knowledge, const Case& answers, const Runner& runner, const Plan& plan)
      : book_(knowledge.advice), knowledge_(knowledge), answers_(answers), runner_(runner), plan_(plan) {}

  std::vector<std::string> all(std::vector<std::string> exercise_notes) {
    for (const Assumption& assumption : plan_.assumptions) {
      lines_.push_back(knowledge_.language.say(
          PlanText::assumed, {{"assumption", assumption.text}, {"key", word(assumption.key)}}));
    }
    add_if(true, "not_diagnosis");
    const bool is_new = is_new_to_running(answers_);
    if (is_new) add_filled("new_to_running", {{"minutes", most_minutes(plan_)}});
    add_if(plan_.weeks.front().run_minutes > 0 && !is_new, "keeps_running");
    about_the_person();
    about_wishes();
    add_if(plan_.conditions.size() > 1, "mixed");
    about_the_conditions(false);
    about_technique();
    for (std::string& note : exercise_notes) lines_.push_back(std::move(note));
    add_if(true, "load_first");
    about_the_race();
    if (const auto left = unfinished(knowledge_, plan_); !left.empty())
      add_filled("unfinished", {{"what", knowledge_.language.all_of(left)}});
    add_if(true, "fresh_plan");
    return std::move(lines_);
  }

 private:
  void add(std::string_view text) {
    if (!text.empty() && std::ranges::find(lines_, text) == lines_.end()) lines_.emplace_back(text);
  }
  void add_if(bool wanted, std::string_view id) {
    if (const Advice* note = book_.note(id); wanted && note != nullptr) add(note->text);
  }
  void add_filled(std::string_view id, Fillings values) {
    if (const Advice* note = book_.note(id); note != nullptr) add(filled_in(note->text, values));
  }

  // Notes with a `when`: what a safety rule or an answer asks to be said.
  void about_the_person() {
    for (const Advice& note : book_.notes) {
      if (!note.when.empty() && fits(note)) add(note.text);
    }
  }

  bool fits(const Advice& note) const { return applies(answers_, note) && suits(note, plan_); }

  // Notes for the conditions of the plan; those that go with a change of technique come beside it.
  void about_the_conditions(bool with_technique) {
    for (const Advice& note : book_.notes) {
      const Suits& suits = note.suits;
      const bool chosen = (suits.with | suits.only | suits.other_than | suits.techniques) != 0;
      if (chosen && (suits.techniques != 0) == with_technique && fits(note)) add(note.text);
    }
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
    about_the_conditions(true);
    const std::optional<TechniqueId> next = changes ? runner_.next_technique : runner_.technique;
    if (next) add_filled("next_technique", {{"technique", capitalized(knowledge_.technique(*next).name)}});
  }

  // What was asked for and is changed.
  void about_wishes() {
    const std::int64_t runs = answers_.whole(Key::runs_per_week, 0);
    if (const int most = most_runs(plan_); runs == 1 && most > 1) add_filled("runs_raised", {{"runs", most}});
    const std::int64_t minutes = answers_.whole(Key::max_minutes, 0);
    if (minutes > 0 && minutes < runner_.most_session_minutes)
      add_filled("minutes_raised", {{"minutes", runner_.most_session_minutes}, {"asked", minutes}});
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

std::vector<const Advice*> suiting_advice(const std::vector<Advice>& advice, const Case& answers,
                                          const Plan& plan) {
  std::vector<const Advice*> fitting = fitting_advice(answers, advice);
  std::erase_if(fitting, [&plan](const Advice* each) { return !suits(*each, plan); });
  return fitting;
}

std::vector<Assumption> assumptions_of(const Knowledge& knowledge, const Case& given, const Runner& runner) {
  std::vector<Assumption> assumptions;
  const auto add = [&](Key key, std::string_view assumed) {
    assumptions.push_back(
        {key, knowledge.language.say(PlanText::assumption,
                                     {{"key", knowledge.question(key).short_name}, {"value", assumed}})});
  };
  for (const Key key : plan_keys) {
    if (is_assumed(given, runner, key)) add(key, knowledge.question(key).default_text);
  }
  for (const TakenFor& each : knowledge.policy->taken_for) {
    const bool asked = each.conditions == 0 || (each.conditions >> runner.conditions.front() & 1U) != 0;
    const TextId taken = each.taken == "yes" ? PlanText::taken_yes : PlanText::taken_no;
    if (asked && !given.known(each.question)) add(each.question, knowledge.language[taken]);
  }
  return assumptions;
}

std::vector<std::string> notes_of(const Knowledge& knowledge, const Case& answers, const Runner& runner,
                                  const Plan& plan, std::vector<std::string> exercise_notes) {
  return Notes{knowledge, answers, runner, plan}.all(std::move(exercise_notes));
}

std::string race_text(const Knowledge& knowledge, const Plan& plan, Units units) {
  constexpr auto ids = name_list("race_not_yet", "race_tight", "race_fits");
  const RaceView& race = *plan.race;
  const Advice* note = knowledge.advice.note(ids[static_cast<std::size_t>(race.verdict)]);
  if (note == nullptr) return std::string(word(race.verdict));
  const Language& language = knowledge.language;
  std::string text =
      filled_in(note->text, {{"longest", distance(language, longest_run_tenths(plan, race.date), units)},
                             {"needed", distance(language, race.need_tenths, units)}});
  const auto also = [&](std::string_view id, Fillings values) {
    if (const Advice* more = knowledge.advice.note(id)) text += " " + filled_in(more->text, values);
  };
  if (race.earliest) also("race_earliest", {{"date", date_for_people(language, *race.earliest, true)}});
  if (race.longest_tenths > 0) also("race_longest", {{"km", distance(language, race.longest_tenths, units)}});
  return text;
}

std::vector<std::string_view> sources_of(const Knowledge& knowledge, const Plan& plan) {
  SourceList sources;
  for (const ConditionIndex condition : plan.conditions)
    sources.add(knowledge.conditions[condition].evidence);
  for (const PhaseSpan& span : plan.phases) sources.add(knowledge.phase(span.id).evidence);
  for (const ExerciseIndex exercise : plan.exercises) sources.add(knowledge.exercises[exercise].evidence);
  for (const TechniqueTarget& target : plan.techniques) sources.add(knowledge.technique(target.id).evidence);
  for (const auto* list : {&plan.pain_rules, &plan.stop_signs, &plan.relief, &plan.footwear, &plan.keep_up,
                           &plan.keep_fit, &plan.daily_life}) {
    for (const Advice* advice : *list) sources.add(advice->evidence);
  }
  sources.add(knowledge.policy->running_sources);
  for (const Advice& note : knowledge.advice.notes) {
    if (std::ranges::find(plan.notes, note.text) != plan.notes.end()) sources.add(note.evidence);
  }
  return sources.all();
}

}  // namespace kneecheck::plan
