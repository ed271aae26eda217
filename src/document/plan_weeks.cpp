// The weeks of a plan: one in detail, all of them as bars, and every day in one table.
#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
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
    return writer.say(DocumentText::your_race,
                      {{"distance", distance(writer.language(), race->km_tenths, writer.units())}});
  return day.run ? run_words(writer.language(), *day.run) : "";
}

std::string session_words(const PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return {};
  return writer.say(DocumentText::session,
                    {{"session", writer.sessions.label(day)}, {"minutes", day.session_minutes()}});
}

void add_week_table(PlanWriter& writer, const Week& week) {
  Table table{{{}, {}, {}}, {}};
  for (const Day& day : week.days) {
    const bool is_today = writer.place.is_today && &day == writer.place.day;
    std::string weekday = weekday_name(writer.language(), day.date);
    if (is_today) weekday = writer.say(DocumentText::weekday_today, {{"weekday", weekday}});
    std::string running =
        is_busy(writer.plan, week, day) ? running_words(writer, week, day) : writer.say(DocumentText::rest);
    if (std::string done = done_words(writer, week, day); !done.empty()) running = std::move(done);
    std::vector<std::string> beside{session_words(writer, day)};
    if (!tests_on(writer, week, day).empty()) beside.push_back(writer.say(DocumentText::tests_in_week));
    std::erase(beside, "");
    table.rows.push_back({std::move(weekday), std::move(running), writer.language().semicolon_list(beside)});
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
  const Language& language = writer.language();
  Facts facts;
  for (const Entry& entry : entries) {
    const Exercise& exercise = writer.knowledge.exercises[entry.dose->exercise];
    const std::string cue = is_known(writer, *entry.dose, 1) ? "" : " " + first_cue(exercise);
    facts.add(
        writer.say(DocumentText::exercise_with_sessions, {{"exercise", capitalized(exercise.name)},
                                                          {"sessions", language.comma_list(entry.sessions)}}),
        writer.say(DocumentText::sentence, {{"words", dose_words(language, *entry.dose)}}) + cue);
  }
  writer.add(std::move(facts));
}

void add_calendar(PlanWriter& writer) {
  Bars bars;
  bars.titles = {writer.say(DocumentText::week_column),      writer.say(DocumentText::phase_column),
                 writer.say(DocumentText::minutes_column),   writer.say(DocumentText::longest_column),
                 writer.say(DocumentText::technique_column), writer.say(DocumentText::new_column)};
  bars.full = writer.plan.usual_minutes;
  for (const Week& week : writer.plan.weeks) {
    const bool is_here = writer.place.is_today && &week == writer.place.week;
    Bars::Row row;
    row.label = (is_here ? "> " : "") + std::to_string(week.number);
    row.group = writer.knowledge.phase(week.phase).name;
    row.amount = week.run_minutes;
    row.aside = week.colour             ? colour_words(writer.language(), *week.colour)
                : week.run_minutes == 0 ? writer.language()[DocumentText::walking]
                                        : kind_of_week(writer.language(), week);
    row.extra = std::to_string(week.longest_run_minutes);
    row.share_percent = share_of(week);
    row.remark = novelty_words_in_phase(writer.knowledge, week);  // the phase stands in its own column
    bars.rows.push_back(std::move(row));
  }
  writer.heading(2, DocumentText::week_by_week);
  const bool changes =
      std::ranges::any_of(writer.plan.weeks, [](const Week& w) { return share_of(w).has_value(); });
  if (changes) writer.paragraph(DocumentText::technique_share);
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
  writer.heading(2, DocumentText::day_by_day);
  writer.paragraph(DocumentText::day_by_day_meaning);
  Table table{{{writer.say(DocumentText::week_of_days), Align::right}}, {}};
  for (const Day& day : writer.plan.weeks.front().days)
    table.columns.push_back({weekday_name(writer.language(), day.date), Align::left});
  for (const Week& week : writer.shown) {
    std::vector<std::string> cells{std::to_string(week.number)};
    for (const Day& day : week.days) {
      std::string cell =
          race_on(writer.plan, week, day) != nullptr ? writer.say(DocumentText::race_cell) : "";
      if (day.run) cell = run_cell(writer.language(), *day.run);
      if (!day.exercises.empty()) cell += (cell.empty() ? "" : " ") + writer.sessions.label(day);
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  writer.add(std::move(table));

  writer.heading(2, DocumentText::exercise_sessions);
  Facts facts;
  for (std::size_t i = 0; i < writer.sessions.all().size(); ++i) {
    if (!is_in(writer, Sessions::name(i))) continue;
    std::vector<std::string> names;
    for (const ExerciseIndex exercise : writer.sessions.all()[i])
      names.emplace_back(writer.knowledge.exercises[exercise].name);
    facts.add(Sessions::name(i), writer.language().semicolon_list(names));
  }
  writer.add(std::move(facts));
}

}  // namespace kneecheck::document
