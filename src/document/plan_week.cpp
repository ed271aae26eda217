// What there is to do: the week that holds today on one screen, and today in full.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

// "Week 8 of 16 (Landing, easy week), Mon 18 Jan to Sun 24 Jan".
std::string week_title(const PlanWriter& writer, const Week& week) {
  const std::string kind = kind_of_week(week);
  const std::string total = writer.plan.is_cut ? "" : fmt::format(" of {}", writer.plan.weeks.size());
  return fmt::format("Week {}{} ({}{}), {}", week.number, total, writer.knowledge.phase(week.phase).name,
                     kind.empty() ? "" : fmt::format(", {} week", kind), dates_of(week));
}

std::string week_numbers(const PlanWriter& writer, const Week& week) {
  if (week.run_minutes == 0) return "No running yet: brisk walking instead.";
  return fmt::format("{} minutes of running, about {}. The longest run is {} minutes.", week.run_minutes,
                     distance(week.run_km_tenths, writer.units()), week.longest_run_minutes);
}

// Of a plan that has not begun: "Your plan starts on Mon 30 Nov 2026, in 10 days."
std::string starts_line(const PlanWriter& writer) {
  const int days = days_between(writer.view.today.value_or(writer.plan.start), writer.plan.start);
  return fmt::format("Your plan starts on {}, in {} day{}.", date_for_people(writer.plan.start, true), days,
                     days == 1 ? "" : "s");
}

// What is new in the week, and what must be passed before it.
void add_news(PlanWriter& writer, const Week& week) {
  const std::string news = novelty_words(writer.knowledge, week);
  std::string words;
  if (!news.empty()) words = fmt::format("New this week: {}. ", news);
  if (!opens_phase(week) && week.number > 1) words += only_if_passed;
  writer.paragraph(words);
  for (const PhaseSpan& span : writer.plan.phases) {
    if (span.first_week == week.number && !span.entry_tests.empty()) add_phase_entry(writer, span);
  }
}

// What must be passed before the technique begins, in the week in which it does.
std::string gate_of(const PlanWriter& writer, const Week& week, TechniqueId id) {
  const auto here = std::ranges::find(week.techniques, id, &WeekTechnique::id);
  if (here == week.techniques.end() || here->state != TechniqueState::start) return {};
  return " " + technique_gate_text(writer.knowledge, writer.knowledge.technique(id));
}

void add_week_technique(PlanWriter& writer, const Week& week) {
  for (const WeekTechnique& each : week.techniques) {
    const Technique& technique = writer.knowledge.technique(each.id);
    writer.paragraph(
        fmt::format("{}: {} minutes this week, {}% of your running; think of it in {} of them. {}{}",
                    technique.name, each.minutes, each.share_percent, each.minutes * each.cue_percent / 100,
                    technique.say, gate_of(writer, week, each.id)));
  }
}

void add_weight_meaning(PlanWriter& writer, std::optional<int> rm) {
  if (rm) writer.paragraph(weight_meaning(*rm));
}

// Whether no week before the last one named a weight.
bool is_new_to_weights(const PlanWriter& writer, const Week& week) {
  return std::ranges::none_of(writer.plan.weeks, [&week](const Week& earlier) {
    return earlier.number + 1 < week.number && first_weight(earlier).has_value();
  });
}

// Of what is new in the running of the week.
void add_news_meanings(PlanWriter& writer, const Week& week) {
  constexpr std::pair<NoveltyKind, std::string_view> meanings[] = {{NoveltyKind::uphill, uphill_meaning},
                                                                   {NoveltyKind::downhill, downhill_meaning},
                                                                   {NoveltyKind::strides, strides_meaning},
                                                                   {NoveltyKind::speed, faster_meaning}};
  for (const auto& [kind, meaning] : meanings) {
    if (std::ranges::find(week.news, kind, &Novelty::kind) != week.news.end()) writer.paragraph(meaning);
  }
}

void add_rules(PlanWriter& writer, bool runs, bool exercises) {
  Bullets rules;
  for (const Advice* rule : rules_of_day(writer.plan, runs, exercises)) rules.items.emplace_back(rule->text);
  writer.add(std::move(rules));
}

// When to stop, in brief, with what this person minds every day.
void add_stop_rules(PlanWriter& writer) {
  Bullets bullets;
  for (const Advice* advice : suiting_advice(writer.knowledge.advice.each_day, writer.runner, writer.plan))
    bullets.items.push_back(in_region(advice->text, writer.region));
  writer.add(std::move(bullets));
}

constexpr const char* stop_heading = "How much pain is OK, and when to stop";

// What the plan says, once, because of an answer of this person: of age, illness, a puffy knee. What they
// mind every day is among the rules of each week.
void add_about_you(PlanWriter& writer) {
  Bullets bullets;
  for (const Advice* note : fitting_advice(writer.runner, writer.knowledge.advice.notes)) {
    if (!note->when.empty()) bullets.items.push_back(in_region(note->text, writer.region));
  }
  if (bullets.items.empty()) return;
  writer.heading(2, "Because of your answers");
  writer.add(std::move(bullets));
}

void add_next_gate(PlanWriter& writer, const Week& week) {
  for (const PhaseSpan& span : writer.plan.phases) {
    if (span.first_week <= week.number || span.entry_tests.empty()) continue;
    writer.heading(
        2, fmt::format("To reach week {} ({})", span.first_week, writer.knowledge.phase(span.id).name));
    writer.add(Bullets{begin_texts(writer.knowledge, span)});
    return;
  }
}

// What was not said: what the plan assumes instead, and what a danger could hide behind.
void add_not_said(PlanWriter& writer) {
  std::vector<std::string> assumed;
  for (const Assumption& each : writer.plan.assumptions)
    assumed.emplace_back(writer.knowledge.question(each.key).short_name);
  std::string words = assumed.empty() ? "" : fmt::format("Assumed: {}. ", some_of(std::move(assumed)));
  words += open_in_a_line(writer.knowledge, writer.runner, writer.assessment);
  writer.paragraph(words);
}

struct Way {
  std::string_view lead, verb, options;
};
constexpr Way from_week[] = {{"Today in full", "today", ""},
                             {"The weeks ahead", "plan", "--show overview"},
                             {"How to do the tests", "plan", "--show tests"},
                             {"All about pain and when to stop", "plan", "--show rules"},
                             {"Everything", "plan", "--show all"}};
constexpr Way from_today[] = {{"This week", "plan", ""},
                              {"Every step of every exercise", "plan", "--show exercises"}};
constexpr Way from_end[] = {{"The last weeks", "plan", "--show overview"},
                            {"Everything", "plan", "--show all"}};

// The end of a short view: where to read on.
void add_ways(PlanWriter& writer, std::span<const Way> ways) {
  add_clinic(writer, writer.knowledge.clinic, false);
  for (const Way& way : ways) writer.add(next_command(way.lead, way.verb, writer.view.audience, way.options));
  writer.add(Notice{NoticeKind::info, "This is not a diagnosis.", {}});
}

void add_finished(PlanWriter& writer) {
  const Plan& plan = writer.plan;
  Notice notice;
  notice.title = fmt::format("The dates of your plan are over: {} weeks, to {}.", plan.weeks.size(),
                             date_for_people(last_day(plan), true));
  notice.lines = {"If you have repeated or missed weeks, go on with the week you are really in (--week N).",
                  "If it is no better, see a physiotherapist, in person or by video."};
  if (writer.assessment.decisive)
    notice.lines.emplace_back(
        "If nobody has looked at your knee yet, as your plan asked, get that done now.");
  const std::vector<std::string> left = unfinished(plan);
  if (const Advice* note = writer.knowledge.advice.note("unfinished"); note != nullptr && !left.empty())
    notice.lines.push_back(filled(note->text, "{what}", join_words(left)));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  writer.heading(2, "What to keep up");
  Bullets keep_up;
  for (const Advice* advice : plan.keep_up) keep_up.items.emplace_back(advice->text);
  writer.add(std::move(keep_up));
  writer.heading(2, "When to stop");
  add_stop_rules(writer);
  add_ways(writer, from_end);
}

// --- today

constexpr std::string_view walk_rule = "Turn back when it starts to hurt.";

bool is_walk(const Day& day) {
  return day.run && day.run->minutes == 0;
}

std::string day_words(const PlanWriter& writer, const Week& week, const Day& day) {
  if (!is_busy(writer.plan, week, day)) return "rest";
  const std::string running = running_words(writer, week, day);
  const std::string session = session_words(writer, day);
  return running + (running.empty() || session.empty() ? "" : "; ") + session;
}

// "Thu 3 Dec: run 29 min, flat": the next day with something to do; empty: none is left.
std::string next_day_line(const PlanWriter& writer, Date after) {
  for (const Week& week : writer.plan.weeks) {
    for (const Day& day : week.days) {
      if (after < day.date && is_busy(writer.plan, week, day))
        return fmt::format("Next, {}: {}.", date_for_people(day.date, false), day_words(writer, week, day));
    }
  }
  return {};
}

void add_run_in_full(PlanWriter& writer, const Week& week, const Day& day) {
  if (!day.run && race_on(writer.plan, week, day) == nullptr) return;
  writer.heading(2, capitalized(running_words(writer, week, day)));
  if (is_walk(day)) return writer.paragraph(walk_rule);
  writer.paragraph(easy_meaning);
  if (!day.run) return;
  for (const TechniqueDose& dose : day.run->techniques) {
    const Technique& technique = writer.knowledge.technique(dose.id);
    writer.paragraph(fmt::format("For {} of these minutes: {}. {}{}", dose.minutes,
                                 uncapitalized(technique.name), technique.say,
                                 gate_of(writer, week, dose.id)));
  }
  if (day.run->hill_minutes > 0 && day.run->terrain == Terrain::uphill) writer.paragraph(uphill_meaning);
  if (day.run->downhill_minutes > 0) writer.paragraph(downhill_meaning);
  if (day.run->strides > 0) writer.paragraph(strides_meaning);
  if (day.run->hard_minutes > 0) writer.paragraph(faster_meaning);
}

void add_exercise_of_today(PlanWriter& writer, const PrescribedExercise& dose) {
  const Exercise& exercise = writer.knowledge.exercises[dose.exercise];
  writer.heading(3, fmt::format("{}: {}", exercise.name, dose_words(dose)));
  const bool known = is_known(writer, dose, 2);
  if (!known) writer.add(steps_of(exercise));
  Facts facts;
  if (known) facts.add("How", exercise.summary);
  facts.add("Tempo", exercise.tempo);
  if (dose.rest_seconds > 0) facts.add("Rest", fmt::format("{} s between sets", dose.rest_seconds));
  if (dose.load_rm && !known) facts.add("Load", exercise.load);
  facts.add("Look for", first_cue(exercise));
  writer.add(std::move(facts));
}

void add_session_in_full(PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return;
  writer.heading(2, capitalized(session_words(writer, day)));
  add_weight_meaning(writer, first_weight(day));
  for (const PrescribedExercise& dose : day.exercises) add_exercise_of_today(writer, dose);
}

}  // namespace

// A plan that was cut ends too early to be finished.
Place place_of(const Plan& plan, const PlanView& view) {
  const Week& first = plan.weeks.front();
  const Date today = view.today.value_or(plan.start);
  Place place{Place::When::within, &first, &first.days.front()};
  if (view.week) {
    place.week = &plan.weeks[static_cast<std::size_t>(*view.week) - 1];
    const auto is_busy_day = [&](const Day& day) { return is_busy(plan, *place.week, day); };
    place.day = &*std::ranges::find_if(place.week->days, is_busy_day);
  } else if (today < plan.start) {
    place.when = Place::When::before;
  } else if (last_day(plan) < today) {
    place.week = &plan.weeks.back();
    if (!plan.is_cut) place.when = Place::When::after;
  }
  for (const Week& week : plan.weeks) {
    const auto day = std::ranges::find(week.days, today, &Day::date);
    const bool is_asked = !view.week || week.number == *view.week;
    if (day != week.days.end() && is_asked) return {place.when, &week, &*day, view.today.has_value()};
  }
  return place;
}

void add_week(PlanWriter& writer) {
  const Week& week = *writer.place.week;
  writer.heading(2, week_title(writer, week));
  add_news(writer, week);
  writer.paragraph(week_numbers(writer, week));
  add_week_table(writer, week);
  add_week_exercises(writer, week);
  add_week_technique(writer, week);
  const bool exercises =
      std::ranges::any_of(week.days, [](const Day& day) { return !day.exercises.empty(); });
  if (is_new_to_weights(writer, week)) add_weight_meaning(writer, first_weight(week));
  add_news_meanings(writer, week);
  if (week.number == 1) writer.paragraph("3 x 10 means three sets of ten, on each side where it says so.");
  writer.heading(2, stop_heading);
  if (std::ranges::any_of(week.days, is_walk))
    writer.add(Bullets{{fmt::format("Walks: {}", uncapitalized(walk_rule))}});
  if (week.run_minutes > 0 && week.number == 1) writer.add(Bullets{{std::string{easy_meaning}}});
  add_rules(writer, week.run_minutes > 0, exercises);
  add_stop_rules(writer);
  if (week.number == 1) add_about_you(writer);
  add_next_gate(writer, week);
}

void add_week_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  Notice notice = summary_of(writer, Detail::brief);
  if (writer.place.when == Place::When::before)
    notice.lines.insert(notice.lines.begin(), starts_line(writer));
  if (writer.runner.id) notice.lines.push_back(fmt::format("Case {}.", *writer.runner.id));
  writer.add(std::move(notice));
  add_week(writer);
  add_not_said(writer);
  add_ways(writer, from_week);
}

void add_today_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  const Week& week = *writer.place.week;
  const Day& day = *writer.place.day;
  const std::string what =
      fmt::format("{}: {}", date_for_people(day.date, false), day_words(writer, week, day));
  const bool is_before = writer.place.when == Place::When::before;
  Notice notice;
  notice.title = fmt::format("{}{}.", writer.place.is_today ? "Today, " : "", what);
  if (is_before) {
    notice.title = starts_line(writer);
    notice.lines.push_back(fmt::format("First, {}.", what));
  }
  notice.lines.push_back(week_title(writer, week) + ".");
  if (writer.assessment.decisive) {
    const Action action = action_of(writer.knowledge, writer.assessment, writer.region);
    notice.lines.insert(notice.lines.end(), action.lines.begin(), action.lines.end());
  }
  notice.lines.push_back(next_day_line(writer, day.date));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  if (is_busy(writer.plan, week, day)) add_news(writer, week);
  add_run_in_full(writer, week, day);
  add_session_in_full(writer, day);
  const bool runs = (day.run && !is_walk(day)) || race_on(writer.plan, week, day) != nullptr;
  writer.heading(2, stop_heading);
  add_rules(writer, runs, !day.exercises.empty());
  add_stop_rules(writer);
  add_ways(writer, from_today);
}

}  // namespace kneecheck::document
