// The weeks of a plan: one in detail, all of them as bars, and every day in one table.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "document/plan_parts.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

std::vector<ExerciseIndex> exercises_of(const Day& day) {
  std::vector<ExerciseIndex> set;
  for (const PrescribedExercise& dose : day.exercises) set.push_back(dose.exercise);
  return set;
}

std::optional<int> share_of(const Week& week) {
  if (week.techniques.empty()) return std::nullopt;
  int share = 0;
  for (const WeekTechnique& technique : week.techniques) share = std::max(share, technique.share_percent);
  return share;
}

}  // namespace

Sessions::Sessions(const Plan& plan) {
  for (const Week& week : plan.weeks) {
    for (const Day& day : week.days) {
      const std::vector<ExerciseIndex> set = exercises_of(day);
      if (!set.empty() && std::find(all_.begin(), all_.end(), set) == all_.end()) all_.push_back(set);
    }
  }
}

std::string Sessions::name(std::size_t index) {
  const std::string letter(1, static_cast<char>('A' + index % 26));
  return index < 26 ? letter : letter + std::to_string(index / 26 + 1);
}

std::string Sessions::label(const Day& day) const {
  const auto at = std::find(all_.begin(), all_.end(), exercises_of(day));
  return at == all_.end() ? std::string{} : name(static_cast<std::size_t>(at - all_.begin()));
}

bool opens_phase(const Week& week) {
  return std::any_of(week.news.begin(), week.news.end(),
                     [](const Novelty& novelty) { return novelty.kind == NoveltyKind::phase; });
}

std::string running_words(const PlanWriter& writer, const Week& week, const Day& day) {
  if (const RaceView* race = race_on(writer.plan, week, day))
    return fmt::format("your race, {}", distance(race->km_tenths, writer.units()));
  return day.run ? run_words(*day.run) : "";
}

std::string session_words(const PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return {};
  return fmt::format("exercises {}, {} min", writer.sessions.label(day), day.session_minutes());
}

void add_week_table(PlanWriter& writer, const Week& week) {
  Table table{{{}, {}, {}}, {}};
  for (const Day& day : week.days) {
    const bool is_today = writer.place.is_today && &day == writer.place.day;
    std::string running = running_words(writer, week, day);
    if (!is_busy(writer.plan, week, day)) running = "rest";
    table.rows.push_back({weekday_name(day.date) + (is_today ? ", today" : ""), std::move(running),
                          session_words(writer, day)});
  }
  writer.add(std::move(table));
}

void add_week_exercises(PlanWriter& writer, const Week& week) {
  struct Entry {
    const PrescribedExercise* dose;
    std::vector<std::string> sessions;
  };
  std::vector<Entry> entries;
  for (const Day& day : week.days) {
    const std::string session = writer.sessions.label(day);
    for (const PrescribedExercise& dose : day.exercises) {
      auto entry = std::ranges::find_if(entries, [&](const Entry& each) {
        return each.dose->exercise == dose.exercise && same_dose(*each.dose, dose);
      });
      if (entry == entries.end()) entry = entries.insert(entries.end(), {&dose, {}});
      if (std::ranges::find(entry->sessions, session) == entry->sessions.end())
        entry->sessions.push_back(session);
    }
  }
  Facts facts;
  for (const Entry& entry : entries) {
    const Exercise& exercise = writer.knowledge.exercises[entry.dose->exercise];
    const std::string cue = is_known(writer, *entry.dose, 1) ? "" : " " + first_cue(exercise);
    facts.add(fmt::format("{} ({})", exercise.name, fmt::join(entry.sessions, ", ")),
              fmt::format("{}.{}", dose_words(*entry.dose), cue));
  }
  writer.add(std::move(facts));
}

void add_calendar(PlanWriter& writer) {
  Bars bars;
  bars.titles = {"Week", "Phase", "Minutes run", "Longest", "Technique", "New"};
  bars.unit = "minutes";
  bars.full = writer.plan.usual_minutes;
  for (const Week& week : writer.plan.weeks) {
    const bool is_here = writer.place.is_today && &week == writer.place.week;
    Bars::Row row;
    row.label = (is_here ? "> " : "") + std::to_string(week.number);
    row.group = phase_name(writer.knowledge, week.phase);
    row.amount = week.run_minutes;
    row.aside = week.run_minutes == 0 ? "walking" : kind_of_week(week);
    row.extra = std::to_string(week.longest_run_minutes);
    row.share_percent = share_of(week);
    row.remark = novelty_words_in_phase(writer.knowledge, week);  // the phase stands in its own column
    bars.rows.push_back(std::move(row));
  }
  writer.heading(2, "Week by week");
  const bool changes =
      std::ranges::any_of(writer.plan.weeks, [](const Week& w) { return share_of(w).has_value(); });
  if (changes) writer.paragraph("\"Technique\" is the share of the minutes run in the new way.");
  writer.add(std::move(bars));
}

bool is_in(const PlanWriter& writer, const std::string& session) {
  return std::ranges::any_of(writer.shown, [&](const Week& week) {
    return std::ranges::any_of(week.days,
                               [&](const Day& day) { return writer.sessions.label(day) == session; });
  });
}

void add_day_by_day(PlanWriter& writer) {
  if (writer.plan.weeks.empty()) return;
  writer.heading(2, "Day by day");
  writer.paragraph(
      "Minutes of running; 6x4/1 means run 4, walk 1, six times. Letters are exercise sessions, listed "
      "below. "
      "A blank means a rest day.");
  Table table{{{"Week", Align::right}}, {}};
  for (const Day& day : writer.plan.weeks.front().days)
    table.columns.push_back({weekday_name(day.date), Align::left});
  for (const Week& week : writer.shown) {
    std::vector<std::string> cells{std::to_string(week.number)};
    for (const Day& day : week.days) {
      std::string cell = race_on(writer.plan, week, day) != nullptr ? "race" : "";
      if (day.run) cell = run_cell(*day.run);
      if (!day.exercises.empty()) cell += (cell.empty() ? "" : " ") + writer.sessions.label(day);
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  writer.add(std::move(table));

  writer.heading(2, "Exercise sessions");
  Facts facts;
  for (std::size_t i = 0; i < writer.sessions.all().size(); ++i) {
    if (!is_in(writer, Sessions::name(i))) continue;
    std::vector<std::string> names;
    for (const ExerciseIndex exercise : writer.sessions.all()[i])
      names.push_back(uncapitalized(writer.knowledge.exercises[exercise].name));
    facts.add(Sessions::name(i), fmt::format("{}", fmt::join(names, "; ")));
  }
  writer.add(std::move(facts));
}

}  // namespace kneecheck::document
