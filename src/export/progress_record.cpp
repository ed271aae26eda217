// How far a runner has come, for programs: kneecheck.progress/1.
#include "base/text.h"
#include "diary/progress.h"
#include "export/common.h"
#include "export/own_keys.h"

namespace kneecheck::exports {
namespace {

using diary::NextGate;
using diary::Progress;
using diary::ProgressDate;
using diary::ProgressTest;
using diary::ProgressWeek;
using diary::ScoreKind;

void write_week(RecordWriter& writer, const ProgressWeek& week) {
  writer.pair("week", week.number);
  writer.pair("phase", week.phase);
  writer.pair("past", week.is_past);
  writer.pair("colour", week.colour);
  writer.pair("runs", week.runs);
  writer.pair("runs_asked", week.asked.runs);
  writer.pair("run_minutes", week.run_minutes);
  writer.pair("run_minutes_asked", week.asked.run_minutes);
  writer.pair("technique_minutes", week.technique_minutes);
  writer.pair("technique_minutes_asked", week.asked.technique_minutes);
  writer.pair("sessions", week.sessions_done);
  writer.pair("sessions_asked", week.sessions_asked);
}

void write_gate(RecordWriter& writer, const std::optional<NextGate>& gate) {
  writer.key("next_phase");
  if (!gate) return writer.null();
  writer.object([&] {
    writer.pair("id", gate->phase);
    writer.pair("weeks_left", gate->weeks_left);
    writer.objects("tests", gate->tests, [&](const NextGate::Item& item) {
      writer.pair("name", item.test.test);
      writer.pair("value", item.value);
      writer.pair("limit", item.test.value);
      writer.pair("passed", item.passed);
    });
  });
}

}  // namespace

void write_progress_record(std::string& out, const RecordView& view, const Progress& progress,
                           Layout layout) {
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", progress_schema);
    writer.pair("id", view.runner.id);
    writer.pair("today", date_text(progress.today));
    writer.pair("rows", progress.rows);
    writer.pair("phase", progress.phase);
    writer.objects("weeks", progress.weeks, [&](const ProgressWeek& week) { write_week(writer, week); });
    writer.objects("dates", progress.dates, [&](const ProgressDate& date) {
      writer.pair("date", date_text(date.date));
      writer.pair("run", date.run);
      writer.pair("pain_during", date.during);
      writer.pair("pain_after_60min", date.after);
      writer.pair("pain_next_morning", date.morning);
      writer.pair("new_pain", date.new_pain);
      writer.key("colour");
      date.colour ? writer.text(word(*date.colour)) : writer.null();
    });
    writer.objects("tests", progress.tests, [&](const ProgressTest& test) {
      writer.pair("name", view.knowledge.tests[test.test].id);
      writer.pair("date", date_text(test.date));
      writer.pair("value", test.value);
    });
    writer.objects("scores", progress.scores, [&](const ScoreKind& score) {
      writer.pair("name", score.name);
      writer.pair("least", score.least);
      writer.pair("most", score.most);
      writer.objects("values", score.values, [&](const ScoreKind::Value& one) {
        writer.pair("date", date_text(one.date));
        writer.pair("value", one.value);
      });
    });
    write_gate(writer, progress.gate);
    write_knowledge(writer, view.knowledge);
    write_extra(writer, view.given);
  });
}

}  // namespace kneecheck::exports
