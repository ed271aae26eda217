// The weeks of a plan: one in detail, all of them as bars, and every day in one table.
#include <fmt/format.h>

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

// Of the heavy exercises, as the repetitions that a weight is for: the fewest.
std::optional<int> heaviest(const Week& week) {
  std::optional<int> fewest;
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      if (dose.load_rm && (!fewest || *dose.load_rm < *fewest)) fewest = dose.load_rm;
    }
  }
  return fewest;
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
    std::string running = ran_words(writer, week, day);
    std::string exercises = exercised_words(writer, week, day);
    const bool is_free =
        running.empty() && exercises.empty() && !week.done && !is_busy(writer.plan, week, day);
    if (running.empty())
      running = is_free ? writer.say(DocumentText::rest) : running_words(writer, week, day);
    if (exercises.empty()) exercises = session_words(writer, day);
    std::vector<std::string> beside{std::move(exercises)};
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

Bars weeks_in_bars(const PlanWriter& writer) {
  Bars bars;
  bars.titles = {writer.say(DocumentText::week_column),      writer.say(DocumentText::phase_column),
                 writer.say(DocumentText::minutes_column),   writer.say(DocumentText::longest_column),
                 writer.say(DocumentText::technique_column), writer.say(DocumentText::new_column),
                 writer.say(DocumentText::usual_in_chart),   writer.say(DocumentText::easy_in_chart)};
  bars.full = writer.plan.usual_minutes;
  for (const Week& week : writer.plan.weeks) {
    const bool is_here = writer.place.is_today && &week == writer.place.week;
    Bars::Row row;
    row.label = std::to_string(week.number);
    row.is_here = is_here;
    row.group = writer.knowledge.phase(week.phase).name;
    row.amount = week.run_minutes;
    row.aside = week.colour             ? colour_words(writer.language(), *week.colour)
                : week.run_minutes == 0 ? writer.language()[DocumentText::walking]
                                        : kind_of_week(writer.language(), week);
    row.extra = week.longest_run_minutes;
    row.share_percent = share_of(week);
    row.remark = novelty_words_in_phase(writer.knowledge, week);  // the phase stands in its own column
    if (week.race_week) row.flag = writer.say(DocumentText::race_cell);
    row.is_marked = week.deload || week.recovery;
    bars.rows.push_back(std::move(row));
  }
  return bars;
}

Bars weights_in_bars(const PlanWriter& writer) {
  constexpr int no_longer_heavy = 18;  // a weight for so many times would have no bar: the fewer, the heavier
  Bars bars;
  bars.titles.label = writer.say(DocumentText::week_column);
  bars.titles.amount = writer.say(DocumentText::weight_column);
  const std::vector<Week>& weeks = writer.plan.weeks;
  for (std::size_t first = 0, next = 0; first < weeks.size(); first = next) {
    const std::optional<int> rm = heaviest(weeks[first]);
    while (next < weeks.size() && heaviest(weeks[next]) == rm) ++next;
    if (!rm && bars.rows.empty()) continue;  // not yet
    Bars::Row row;
    row.label = next - first == 1 ? fmt::format("{}", weeks[first].number)
                                  : fmt::format("{}-{}", weeks[first].number, weeks[next - 1].number);
    row.amount = rm ? std::max(1, no_longer_heavy - *rm) : 0;
    row.in_words =
        rm ? writer.say(DocumentText::weight_for, {{"n", *rm}}) : writer.say(DocumentText::no_weight);
    bars.rows.push_back(std::move(row));
  }
  return bars;
}

void add_calendar(PlanWriter& writer) {
  writer.heading(2, DocumentText::week_by_week);
  const bool changes =
      std::ranges::any_of(writer.plan.weeks, [](const Week& w) { return share_of(w).has_value(); });
  if (changes) writer.paragraph(DocumentText::technique_share);
  writer.add(weeks_in_bars(writer));
  Bars weights = weights_in_bars(writer);
  if (weights.rows.empty()) return;
  writer.heading(2, DocumentText::weights_week_by_week);
  if (writer.view.show != View::all)  // where the exercises say it
    writer.paragraph(weight_meaning(writer.language(), *first_weight(writer.plan)));
  writer.add(std::move(weights));
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
