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

std::string exercises_cell(const PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return {};
  return fmt::format("exercises {}, {} min", writer.sessions.label(day), day.session_minutes());
}

std::string running_cell(const PlanWriter& writer, const Week& week, const Day& day) {
  if (const RaceView* race = race_on(writer.plan, week, day))
    return fmt::format("your race, {}", distance(race->km_tenths, writer.units()));
  if (day.run) return run_words(*day.run);
  return day.exercises.empty() ? "free" : "";
}

std::optional<int> share_of(const Week& week) {
  if (week.techniques.empty()) return std::nullopt;
  int share = 0;
  for (const WeekTechnique& technique : week.techniques) share = std::max(share, technique.share_percent);
  return share;
}

bool same_session(const Sessions& sessions, const Day& a, const Day& b) {
  return sessions.label(a) == sessions.label(b);
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

void add_week_table(PlanWriter& writer, const Week& week) {
  Table table{{{}, {}, {}}, {}};
  for (const Day& day : week.days) {
    table.rows.push_back(
        {weekday_name(day.date), running_cell(writer, week, day), exercises_cell(writer, day)});
  }
  writer.add(std::move(table));
}

void add_week_sessions(PlanWriter& writer, const Week& week) {
  Facts facts;
  for (std::size_t i = 0; i < week.days.size(); ++i) {
    const Day& day = week.days[i];
    const auto told =
        std::any_of(week.days.begin(), week.days.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Day& earlier) { return same_session(writer.sessions, earlier, day); });
    if (day.exercises.empty() || told) continue;
    std::vector<std::string> doses;
    for (const PrescribedExercise& dose : day.exercises) {
      doses.push_back(fmt::format("{} {}", uncapitalized(writer.knowledge.exercises[dose.exercise].name),
                                  dose_words(dose)));
    }
    facts.add("Exercises " + writer.sessions.label(day), fmt::format("{}.", fmt::join(doses, "; ")));
  }
  writer.add(std::move(facts));
}

void add_meanings(PlanWriter& writer, const Week& week) {
  if (has_weights(week)) writer.paragraph(weight_meaning);
  if (week.strides > 0) writer.paragraph(strides_meaning);
  if (week.hard_minutes > 0) writer.paragraph(faster_meaning);
}

void add_calendar(PlanWriter& writer) {
  Bars bars;
  bars.titles = {"Week", "Phase", "Minutes run", "Longest", "Technique", "New"};
  bars.unit = "minutes";
  bars.full = writer.plan.usual_minutes;
  for (const Week& week : writer.plan.weeks) {
    Bars::Row row;
    row.label = std::to_string(week.number);
    row.group = phase_name(writer.knowledge, week.phase);
    row.amount = week.run_minutes;
    row.aside = week.run_minutes == 0 ? "walking" : kind_of_week(week);
    row.extra = std::to_string(week.longest_run_minutes);
    row.share_percent = share_of(week);
    row.remark = novelty_words_in_phase(writer.knowledge, week);  // the phase stands in its own column
    bars.rows.push_back(std::move(row));
  }
  writer.heading(2, "Week by week");
  writer.paragraph(
      "The bar is for looking, the number for reading. Technique is the share of the week run in the new "
      "way.");
  writer.add(std::move(bars));
}

void add_day_by_day(PlanWriter& writer) {
  if (writer.plan.weeks.empty()) return;
  writer.heading(2, "Day by day");
  writer.paragraph(
      "Minutes of running; 6x4/1 means run 4, walk 1, six times. A letter is the exercises of that day; what "
      "each holds stands below. An empty day is free.");
  Table table{{{"Week", Align::right}}, {}};
  for (const Day& day : writer.plan.weeks.front().days)
    table.columns.push_back({weekday_name(day.date), Align::left});
  for (const Week& week : writer.plan.weeks) {
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

  writer.heading(2, "What the letters hold");
  Facts facts;
  for (std::size_t i = 0; i < writer.sessions.all().size(); ++i) {
    std::vector<std::string> names;
    for (const ExerciseIndex exercise : writer.sessions.all()[i])
      names.push_back(uncapitalized(writer.knowledge.exercises[exercise].name));
    facts.add(Sessions::name(i), fmt::format("{}", fmt::join(names, "; ")));
  }
  writer.add(std::move(facts));
}

}  // namespace kneecheck::document
