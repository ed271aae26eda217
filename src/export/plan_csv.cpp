#include "export/csv_columns.h"
#include "export/csv_row.h"

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

// At most one, since a week brings at most one new thing.
void fill_news(Row& row, const Week& of) {
  for (const Novelty& novelty : of.news) row.text("new", novelty_text(novelty));
}

std::string_view kind_of(const Run& run) {
  if (!run.walk_run) return "run";
  return run.walk_run->run_minutes == 0 ? "walk" : "walk_run";
}

void fill_run(Row& row, const Run& run) {
  row.text("kind", "run");
  row.text("item", kind_of(run));
  if (run.walk_run) {
    row.number("run_min", run.walk_run->run_minutes);
    row.number("walk_min", run.walk_run->walk_minutes);
    row.number("repeats", run.walk_run->repeats);
  }
  row.number("minutes", run.minutes);
  row.tenths("km", run.km_tenths);
  row.text("terrain", word(run.terrain));
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
}

// What the table of one plan is written with.
struct Table {
  std::string& out;
  const Knowledge& knowledge;
  CsvStyle style;
  std::string head;  // the columns before `week`, which never change
  bool any = false;

  Row next_row(const Week& of, const Day& on) {
    any = true;
    Row row{out, style, head, "week"};
    fill_day(row, of, on);
    return row;
  }

  void add(const Week& of, const Day& on) {
    if (on.run) {
      Row row = next_row(of, on);
      fill_run(row, *on.run);
      fill_technique(row, of, *on.run);
      fill_news(row, of);
      row.end();
    }
    for (const PrescribedExercise& dose : on.exercises) {
      Row row = next_row(of, on);
      fill_exercise(row, knowledge, dose);
      fill_news(row, of);
      row.end();
    }
  }
};

}  // namespace

std::string_view plan_csv_header() {
  return csv_header<PlanColumns>();
}

void write_plan_csv(std::string& out, const RecordView& view, const Plan& plan, CsvStyle style) {
  Table table{out, view.knowledge, style, {}};
  Row head{table.head, style};
  fill_case(head, view, "planned", csv_action_text(action_of(view.knowledge, view.assessment, view.region)));
  head.number("revision", plan.revision);
  for (const Week& of : plan.weeks) {
    for (const Day& on : of.days) table.add(of, on);
  }
  if (!table.any) Row{out, style, table.head, "week"}.end();
}

void write_no_plan_csv(std::string& out, const RecordView& view, CsvStyle style) {
  Row row{out, style};
  const bool incomplete = *view.assessment.no_plan == NoPlan::safety_question;
  fill_case(row, view, incomplete ? "incomplete" : "withheld",
            csv_action_text(action_of(view.knowledge, view.assessment, view.region)));
  row.end();
}

}  // namespace kneecheck::exports
