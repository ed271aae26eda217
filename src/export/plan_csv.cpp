#include "base/number.h"
#include "export/csv_columns.h"
#include "export/csv_row.h"
#include "export/own_keys.h"
#include "words/plan_words.h"

namespace kneecheck::exports {
namespace {

using Row = TableRow<PlanColumns>;

// The columns that every row of a case begins with, up to the action.
void fill_case(Row& row, const RecordView& view, std::string_view status_word, std::string_view action_text) {
  if (view.runner.id) row.text("id", *view.runner.id);
  row.text("status", status_word);
  if (view.assessment.urgency) row.text("urgency", word(*view.assessment.urgency));
  if (const auto known = known_alarm(view.assessment)) row.flag("alarm", *known);  // not known is not false
  row.text("action", action_text);
}

void fill_day(Row& row, const Week& of, const Day& on) {
  row.number("week", of.number);
  row.text("phase", word(of.phase));
  row.text("date", date_text(on.date));
  row.text("day", word(on.date.weekday()));
}

// Nearly always one; a phase may begin beside something else.
void fill_news(Row& row, const Week& of) {
  std::vector<std::string> news;
  for (const Novelty& novelty : of.news) news.push_back(novelty_text(novelty));
  row.text("new", fmt::format("{}", fmt::join(news, ";")));
}

std::string_view item_of(const Run& run) {
  if (!run.walk_run) return "run";
  return run.walk_run->run_minutes == 0 ? "walk" : "walk_run";
}

void fill_run(Row& row, const Run& run) {
  const std::string_view item = item_of(run);
  row.text("kind", item == "walk" ? item : "run");
  row.text("item", item);
  if (run.walk_run) {
    row.number("run_min", run.walk_run->run_minutes);
    row.number("walk_min", run.walk_run->walk_minutes);
    row.number("repeats", run.walk_run->repeats);
  }
  row.number("minutes", run.minutes);
  row.tenths("km", run.km_tenths);
  row.text("terrain", word(run.terrain));
  row.number("strides", run.strides);
}

// A plan changes one technique at a time, so a run has at most one.
void fill_technique(Row& row, const Week& of, const Run& run) {
  for (const TechniqueDose& dose : run.techniques) {
    row.text("technique", word(dose.id));
    row.number("technique_minutes", dose.minutes);
    for (const WeekTechnique& each : of.techniques) row.number("cue_pct", each.cue_percent);
  }
}

void fill_exercise(Row& row, const Knowledge& knowledge, const PrescribedExercise& dose) {
  row.text("kind", "exercise");
  row.text("item", knowledge.exercises[dose.exercise].id);
  row.number("sets", dose.sets);
  row.number("reps", dose.reps);
  row.number("hold_s", dose.hold_seconds);
  row.number("rest_s", dose.rest_seconds);
  row.text("sides", word(dose.sides));
  if (dose.depth_degrees) row.number("depth_deg", *dose.depth_degrees);
  if (dose.load_rm) row.number("load_rm", *dose.load_rm);
}

// What the table of one plan is written with.
struct Table {
  std::string& out;
  const Knowledge& knowledge;
  const Plan& plan;
  CsvStyle style;
  std::string own;   // the cells behind ours
  std::string head;  // the columns before `week`, which never change
  bool any = false;

  // A row of the day, of which `fill` writes the columns of one thing.
  template <class Fill>
  void add_row(const Week& of, const Day& on, const Fill& fill) {
    any = true;
    Row row{out, style, head, "week"};
    fill_day(row, of, on);
    fill(row);
    fill_news(row, of);
    row.end(own);
  }

  void add_tests(const Week& of, const Day& on, const PhaseSpan& opens) {
    for (const GateTest& test : opens.entry_tests) {
      add_row(of, on, [&](Row& row) {
        row.text("kind", "test");
        row.text("item", test.test);
      });
    }
  }

  void add(const Week& of, const Day& on) {
    if (const RaceView* race = race_on(plan, of, on)) {
      add_row(of, on, [&](Row& row) {
        row.text("kind", "race");
        row.text("item", "race");
        row.text("km", decimal_text(race->km_millionths));
      });
    }
    if (on.run) {
      add_row(of, on, [&](Row& row) {
        fill_run(row, *on.run);
        fill_technique(row, of, *on.run);
      });
    }
    for (const PrescribedExercise& dose : on.exercises)
      add_row(of, on, [&](Row& row) { fill_exercise(row, knowledge, dose); });
  }
};

}  // namespace

std::string_view plan_csv_header() {
  return csv_header<PlanColumns>();
}

void write_plan_csv(std::string& out, const RecordView& view, const Plan& plan, CsvStyle style) {
  Table table{out, view.knowledge, plan, style, begin_table(out, plan_csv_header(), view.given, style), {}};
  Row head{table.head, style};
  fill_case(head, view, "planned",
            csv_action_text(action_of(view.knowledge, view.runner, view.assessment, view.region)));
  head.number("revision", plan.revision);
  for (const Week& of : plan.weeks) {
    const PhaseSpan* const opens = phase_tested_in(plan, of);
    for (const Day& on : of.days) {
      table.add(of, on);
      if (opens != nullptr && &on == &test_day(plan, of)) table.add_tests(of, on, *opens);
    }
  }
  if (!table.any) Row{out, style, table.head, "week"}.end(table.own);
}

void write_no_plan_csv(std::string& out, const RecordView& view, CsvStyle style) {
  const std::string own = begin_table(out, plan_csv_header(), view.given, style);
  Row row{out, style};
  const bool incomplete = waits_for_answers(view.assessment);
  fill_case(row, view, incomplete ? "incomplete" : "withheld",
            csv_action_text(action_of(view.knowledge, view.runner, view.assessment, view.region)));
  if (view.ended != nullptr) row.number("revision", view.ended->revision);
  row.end(own);
}

}  // namespace kneecheck::exports
