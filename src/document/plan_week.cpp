// What there is to do: the week that holds today on one screen, and today in full.
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

// What is new in the week, and what must be passed before it.
void add_news(PlanWriter& writer, const Week& week) {
  const std::string news = novelty_words(writer.knowledge, week);
  std::string words;
  if (!news.empty()) words = fmt::format("New this week: {}. Nothing else is new in your running. ", news);
  if (!opens_phase(week) && week.number > 1) words += only_if_passed;
  writer.paragraph(words);
  for (const PhaseSpan& span : writer.plan.phases) {
    if (span.first_week == week.number && !span.entry_tests.empty()) add_phase_entry(writer, span);
  }
}

void add_week_technique(PlanWriter& writer, const Week& week) {
  for (const WeekTechnique& each : week.techniques) {
    const Technique& technique = writer.knowledge.technique(each.id);
    const std::string gate = each.state == TechniqueState::start
                                 ? " " + technique_gate_text(writer.knowledge, technique)
                                 : std::string{};
    writer.paragraph(fmt::format(
        "{}: {} minutes this week, {}% of your running, with the reminder in mind for {}% of them. {}{}",
        technique.name, each.minutes, each.share_percent, each.cue_percent, technique.say, gate));
  }
}

// What some words of these days mean; in a week, strides and faster minutes only where they are new.
void add_meanings(PlanWriter& writer, bool weights, bool strides, bool faster) {
  if (weights) writer.paragraph(weight_meaning);
  if (strides) writer.paragraph(strides_meaning);
  if (faster) writer.paragraph(faster_meaning);
}

void add_rules(PlanWriter& writer, bool runs, bool exercises) {
  Bullets rules;
  for (const Advice* rule : rules_of_day(writer.plan, runs, exercises)) rules.items.emplace_back(rule->text);
  writer.add(std::move(rules));
}

// When to stop, in brief, with what this person minds every day.
void add_stop_rules(PlanWriter& writer) {
  Bullets bullets;
  for (const Advice* advice : fitting_advice(writer.runner, writer.knowledge.advice.each_day))
    bullets.items.push_back(in_region(advice->text, writer.region));
  writer.add(std::move(bullets));
}

void add_when_to_stop(PlanWriter& writer) {
  writer.heading(2, "When to stop");
  add_stop_rules(writer);
}

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
                             {"The whole plan", "plan", "--show all"},
                             {"Why", "plan", "--show why"},
                             {"Calendar", "plan", "-f ics > my-plan.ics"}};
constexpr Way from_today[] = {{"This week", "plan", ""},
                              {"Every step of every exercise", "plan", "--show exercises"}};

// The end of a short view: where to read on.
void add_ways(PlanWriter& writer, std::span<const Way> ways) {
  add_clinic(writer, writer.knowledge.clinic, false);
  for (const Way& way : ways) writer.add(next_command(way.lead, way.verb, writer.view.audience, way.options));
  writer.add(Notice{NoticeKind::info, "This is not a diagnosis.", {}});
}

void add_finished(PlanWriter& writer) {
  Notice notice;
  notice.title = fmt::format("Your plan is finished: {} weeks, to {}.", writer.plan.weeks.size(),
                             date_for_people(last_day(writer.plan), true));
  if (writer.assessment.decisive)
    notice.lines = action_of(writer.knowledge, writer.assessment, writer.region).lines;
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  add_afterwards(writer);
  add_when_to_stop(writer);
  add_ways(writer, from_week);
}

// --- today

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
  add_rules(writer, true, false);
  if (!day.run) return;
  for (const TechniqueDose& dose : day.run->techniques) {
    const Technique& technique = writer.knowledge.technique(dose.id);
    writer.paragraph(fmt::format("For {} of these minutes: {} {}", dose.minutes,
                                 uncapitalized(technique.name), technique.say));
  }
  add_meanings(writer, false, day.run->strides > 0, day.run->hard_minutes > 0);
}

void add_exercise_of_today(PlanWriter& writer, const PrescribedExercise& dose) {
  const Exercise& exercise = writer.knowledge.exercises[dose.exercise];
  writer.heading(3, fmt::format("{}: {}", exercise.name, dose_words(dose)));
  const bool known = is_known(writer, dose.exercise);
  if (!known) writer.add(steps_of(exercise));
  Facts facts;
  if (known) facts.add("How", exercise.summary);
  facts.add("Tempo", exercise.tempo);
  facts.add("Look for", first_cue(exercise));
  writer.add(std::move(facts));
}

void add_session_in_full(PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return;
  writer.heading(2, capitalized(session_words(writer, day)));
  add_rules(writer, false, true);
  add_meanings(writer, has_weights(day), false, false);
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
  const auto is_new = [&](NoveltyKind kind) {
    return std::ranges::find(week.news, kind, &Novelty::kind) != week.news.end();
  };
  const bool exercises =
      std::ranges::any_of(week.days, [](const Day& day) { return !day.exercises.empty(); });
  add_meanings(writer, has_weights(week), is_new(NoveltyKind::strides), is_new(NoveltyKind::speed));
  writer.heading(2, "How much pain is OK, and when to stop");
  add_rules(writer, week.run_minutes > 0, exercises);
  add_stop_rules(writer);
  if (week.number == 1) add_about_you(writer);
  add_next_gate(writer, week);
}

void add_week_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  writer.add(summary_of(writer, Detail::brief));
  add_case_id(writer, writer.runner);
  add_week(writer);
  add_not_said(writer);
  add_ways(writer, from_week);
}

void add_today_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  const Week& week = *writer.place.week;
  const Day& day = *writer.place.day;
  Notice notice;
  notice.title = fmt::format("{}{}: {}.", writer.place.is_today ? "Today, " : "",
                             date_for_people(day.date, false), day_words(writer, week, day));
  if (writer.place.when == Place::When::before)
    notice.lines.push_back(fmt::format("Your plan starts on {}.", date_for_people(day.date, true)));
  notice.lines.push_back(week_title(writer, week) + ".");
  notice.lines.push_back(next_day_line(writer, day.date));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  add_run_in_full(writer, week, day);
  add_session_in_full(writer, day);
  add_when_to_stop(writer);
  add_ways(writer, from_today);
}

}  // namespace kneecheck::document
