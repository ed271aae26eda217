#include "export/ics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/words/export.h"
#include "base/words/words.h"
#include "export/calendar_names.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/plan_words.h"
#include "words/session_words.h"

namespace kneecheck::exports {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t most_octets = 75;  // of a line, without its end (RFC 5545, 3.1)
constexpr int minutes_an_hour = 60;
constexpr int minutes_a_day = 24 * minutes_an_hour;

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char letter = text[at];
    if (letter == '\r' || letter == '\n') {
      at += text.substr(at, line_end.size()) == line_end ? 2 : 1;
      out += "\\n";
      continue;
    }
    if (letter == '\t') {
      out += letter;
      ++at;
      continue;
    }
    const std::size_t begin = out.size();
    at += append_printable(out, text.substr(at));
    if (out[begin] == '\\' || letter == ';' || letter == ',') out.insert(begin, 1, '\\');
  }
}

bool is_inside_character(char letter) {
  return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
}

void append_folded(std::string& out, std::string_view line) {
  std::size_t room = most_octets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > room - 3 && is_inside_character(line[cut])) --cut;
    out += line.substr(0, cut);
    out += line_end;
    out += ' ';
    line.remove_prefix(cut);
    room = most_octets - 1;  // the space counts
  }
  out += line;
  out += line_end;
}

std::string date_value(Date date) {
  std::string text = date_text(date);
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

std::string start_value(Date date, std::optional<int> time_minutes) {
  if (!time_minutes) return date_value(date);
  return fmt::format("{}T{:02}{:02}00", date_value(date), *time_minutes / minutes_an_hour,
                     *time_minutes % minutes_an_hour);
}

int run_minutes(const Run& run) {
  return run.walk_run ? (run.walk_run->run_minutes + run.walk_run->walk_minutes) * run.walk_run->repeats
                      : run.minutes;
}

void begin_calendar(std::string& out, const RecordView& view) {
  const Language& language = view.knowledge.language;
  const std::optional<std::string>& id = view.runner.id;
  append_ics_line(out, "BEGIN", "VCALENDAR");
  append_ics_line(out, "VERSION", "2.0");
  append_ics_line(out, "PRODID", calendar_product);
  append_ics_line(out, "CALSCALE", "GREGORIAN");
  append_ics_text(
      out, "X-WR-CALNAME",
      id ? language.say(ExportText::calendar_of, {{"id", *id}}) : language.say(ExportText::calendar));
  if (id) append_ics_text(out, calendar_case, *id);
}

void write_cancelled(std::string& out, const Language& language, const EarlierEvent& event,
                     std::int64_t sequence) {
  append_ics_line(out, "BEGIN", "VEVENT");
  append_ics_line(out, "UID", event.uid);
  append_ics_line(out, "DTSTAMP", date_value(event.stamp) + "T000000Z");
  append_ics_line(out, "SEQUENCE", std::to_string(sequence));
  append_ics_line(out, event.time_minutes ? "DTSTART" : "DTSTART;VALUE=DATE",
                  start_value(event.date, event.time_minutes));
  // Some calendars keep an event that is cancelled, and say so nowhere.
  append_ics_text(
      out, "SUMMARY",
      event.cancelled ? event.title : language.say(ExportText::cancelled_title, {{"title", event.title}}));
  append_ics_line(out, "STATUS", "CANCELLED");
  append_ics_line(out, "CLASS", "PRIVATE");
  append_ics_line(out, "TRANSP", "TRANSPARENT");
  append_ics_line(out, "END", "VEVENT");
}

void end_calendar(std::string& out, const Language& language, const Succession& succession) {
  for (const EarlierEvent* event : succession.emptied())
    write_cancelled(out, language, *event, succession.sequence_of_cancelled(*event));
  append_ics_line(out, "END", "VCALENDAR");
}

// Writes one plan.
class Calendar {
 public:
  Calendar(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style,
           const EarlierCalendar* earlier)
      : out_(out),
        view_(view),
        knowledge_(view.knowledge),
        language_(view.knowledge.language),
        plan_(plan),
        style_(style),
        key_(plan_key(view.knowledge, view.runner, plan.start)),
        succession_(earlier, plan.revision) {}

  void write() {
    begin_calendar(out_, view_);
    for (const Week& week : plan_.weeks) {
      const PhaseSpan* const opens = phase_tested_in(plan_, week);
      for (const Day& day : week.days) {
        if (is_busy(plan_, week, day)) event(week, day);
        if (opens != nullptr && &day == &test_day(plan_, week)) tests(week, day, *opens);
      }
    }
    end_calendar(out_, language_, succession_);
  }

 private:
  void line(std::string_view name, std::string_view value) {
    content_ += fmt::format("{}:{}\n", name, value);
  }
  void text(std::string_view name, std::string_view value) {
    content_ += fmt::format("{}:", name);
    append_escaped(content_, value);
    content_ += '\n';
  }

  // The lines of an event are kept till its SEQUENCE is known, which follows from all of them.
  std::string begin_event(Date date, EventOf of) {
    std::string uid = event_uid(key_, date, of);
    content_.clear();
    line("UID", uid);
    line("DTSTAMP", date_value(plan_.start) + "T000000Z");
    return uid;
  }
  void end_event(const std::string& uid, const std::string& title, std::string_view categories) {
    line("CATEGORIES", categories);
    line("CLASS", "PRIVATE");
    line("TRANSP", "TRANSPARENT");
    if (style_.remind_minutes) reminder(title);
    append_ics_line(out_, "BEGIN", "VEVENT");
    const std::int64_t sequence = succession_.sequence_of(uid, content_);
    std::string_view rest = content_;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      append_folded(out_, rest.substr(0, end));
      if (rest.starts_with("DTSTAMP:")) append_ics_line(out_, "SEQUENCE", std::to_string(sequence));
      rest.remove_prefix(end + 1);
    }
    append_ics_line(out_, "END", "VEVENT");
  }

  void event(const Week& week, const Day& day) {
    const bool races = race_on(plan_, week, day) != nullptr;
    const std::string title = races ? race_title() : summary(day);
    const std::string uid = begin_event(day.date, EventOf::day);
    when(day, races);
    text("SUMMARY", title);
    text("DESCRIPTION", description(week, day));
    end_event(uid, title,
              races                   ? "RACE"
              : !day.run              ? "EXERCISES"
              : day.exercises.empty() ? "RUN"
                                      : "RUN,EXERCISES");
  }

  // Nobody knows at what time a race begins.
  void when(const Day& day, bool races) {
    if (races || !style_.time_minutes) return whole_day(day.date);
    const int minutes = (day.run ? run_minutes(*day.run) : 0) + day.session_minutes();
    line("DTSTART", start_value(day.date, style_.time_minutes));
    line("DURATION", fmt::format("PT{}M", std::max(1, minutes)));
  }
  void whole_day(Date date) {
    line("DTSTART;VALUE=DATE", date_value(date));
    line("DTEND;VALUE=DATE", date_value(date.plus(1)));
  }

  void tests(const Week& week, const Day& day, const PhaseSpan& opens) {
    const std::string_view phase = knowledge_.phase(opens.id).name;
    const std::string title = language_.say(ExportText::tests_title, {{"phase", phase}});
    const std::string uid = begin_event(day.date, EventOf::tests);
    whole_day(day.date);
    text("SUMMARY", title);
    std::string words =
        language_.say(ExportText::tests_before, {{"week", week.number + 1}, {"phase", phase}});
    for (const GateTest& test : opens.entry_tests) words += about_test(test);
    words += "\n\n" + language_.say(ExportText::tests_write_down);
    if (!language_.draft.empty()) words += "\n\n" + std::string{language_.draft};
    text("DESCRIPTION", words);
    end_event(uid, title, "TESTS");
  }

  std::string about_test(const GateTest& test) const {
    std::string words = fmt::format("\n\n{}.", gate_text(knowledge_, test));
    const ReadinessTest* const known = knowledge_.find_test(test.test);
    if (known == nullptr) return words;
    for (const std::string_view step : known->steps) words += fmt::format("\n- {}", step);
    return words + fmt::format("\n{}", known->stop);
  }

  void reminder(const std::string& title) {
    const int before = *style_.remind_minutes;
    line("BEGIN", "VALARM");
    line("ACTION", "DISPLAY");
    text("DESCRIPTION", title);
    line("TRIGGER", before > 0 && before % minutes_a_day == 0 ? fmt::format("-P{}D", before / minutes_a_day)
                                                              : fmt::format("-PT{}M", before));
    line("END", "VALARM");
  }

  std::string race_title() const {
    return language_.say(ExportText::race_title,
                         {{"distance", distance(language_, plan_.race->km_tenths, Units::km)}});
  }

  std::string summary(const Day& day) const {
    if (!day.run) return language_.say(ExportText::exercises_title, {{"minutes", day.session_minutes()}});
    std::string run = capitalized(run_outline(language_, *day.run));
    if (day.exercises.empty()) return run;
    return language_.say(ExportText::run_and_exercises, {{"run", run}, {"minutes", day.session_minutes()}});
  }

  std::string description(const Week& week, const Day& day) const {
    std::string words = language_.say(ExportText::week_of, {{"week", week.number},
                                                            {"weeks", plan_.weeks.back().number},
                                                            {"phase", knowledge_.phase(week.phase).name}});
    words += '\n';
    words += gate(week);
    const bool races = race_on(plan_, week, day) != nullptr;
    if (races)
      words += "\n" +
               language_.say(ExportText::race_line, {{"race", race_title()}, {"advice", plan_.race->text}}) +
               "\n";
    if (day.run) words += about_run(week, *day.run);
    if (!day.exercises.empty()) words += about_exercises(day);
    words += '\n';
    const bool runs = races || (day.run && day.run->minutes > 0);
    for (const Advice* rule : rules_of_day(plan_, runs, !day.exercises.empty())) {
      words += fmt::format("{}\n", rule->text);
    }
    words += visit(week);
    for (const Advice* advice : suiting_advice(knowledge_.advice.each_day, view_.runner, plan_))
      words += fmt::format("\n{}", advice->text);
    words += clinic();
    return language_.draft.empty() ? words : words + "\n" + std::string{language_.draft};
  }

  std::string clinic() const {
    const Clinic& clinic = knowledge_.clinic;
    if (!clinic.known()) return {};
    std::vector<std::string> parts{std::string{clinic.name}};
    if (!clinic.phone.empty()) parts.emplace_back(clinic.phone);
    return "\n" + language_.say(ExportText::your_clinic, {{"parts", language_.comma_list(parts)}});
  }

  // A date alone begins no phase, and no later week of it.
  std::string gate(const Week& week) const {
    if (week.number == plan_.weeks.front().number) return {};
    for (const PhaseSpan& span : plan_.phases) {
      if (span.first_week != week.number) continue;
      const std::string tests = language_.semicolon_list(begin_texts(knowledge_, span));
      return language_.say(ExportText::phase_begins, {{"tests", tests}}) + "\n";
    }
    return language_.say(WordsText::only_if_passed) + "\n";
  }

  // A plan that goes with a visit to a clinician says so in its first week to come, when that is still in
  // time.
  std::string visit(const Week& week) const {
    if (week.done || week.number != current_week(plan_).number) return {};
    const std::vector<std::string> lines = to_be_seen(knowledge_, view_.assessment, plan_, view_.region);
    return lines.empty() ? std::string{} : fmt::format("\n{}\n", fmt::join(lines, " "));
  }

  std::string about_run(const Week& week, const Run& run) const {
    std::string words =
        "\n" + language_.say(ExportText::run_line, {{"run", capitalized(run_words(language_, run))}}) + "\n";
    if (run.strides > 0) words += language_.say(WordsText::strides_meaning) + "\n";
    if (run.hard_minutes > 0) words += language_.say(WordsText::faster_meaning) + "\n";
    if (run.techniques.empty()) return words;
    for (const WeekTechnique& each : week.techniques) {
      const Technique& technique = knowledge_.technique(each.id);
      words += language_.say(ExportText::technique_line, {{"technique", capitalized(technique.name)},
                                                          {"percent", each.cue_percent},
                                                          {"cue", technique.say}});
      words += '\n';
      if (const std::string gate = technique_gate_text(knowledge_, technique);
          !gate.empty() && each.state != TechniqueState::settled)
        words += fmt::format("{}\n", gate);
    }
    return words;
  }

  std::string about_exercises(const Day& day) const {
    std::string words =
        "\n" + language_.say(ExportText::exercises_line, {{"minutes", day.session_minutes()}}) + "\n";
    for (const PrescribedExercise& dose : day.exercises) {
      const bool rests = dose.rest_seconds > 0;
      words += "- " + language_.say(rests ? ExportText::exercise_line_rest : ExportText::exercise_line,
                                    {{"exercise", capitalized(knowledge_.exercises[dose.exercise].name)},
                                     {"dose", dose_words(language_, dose)},
                                     {"seconds", dose.rest_seconds}});
      words += '\n';
    }
    if (const auto rm = first_weight(day)) words += weight_meaning(language_, *rm) + "\n";
    return words;
  }

  std::string& out_;
  const RecordView& view_;
  const Knowledge& knowledge_;
  const Language& language_;
  const Plan& plan_;
  IcsStyle style_;
  std::string key_;
  Succession succession_;
  std::string content_;  // of the event at hand, unfolded
};

}  // namespace

void append_ics_line(std::string& out, std::string_view name, std::string_view value) {
  append_folded(out, fmt::format("{}:{}", name, value));
}

void append_ics_text(std::string& out, std::string_view name, std::string_view text) {
  std::string escaped;
  append_escaped(escaped, text);
  append_ics_line(out, name, escaped);
}

void write_plan_ics(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style,
                    const EarlierCalendar* earlier) {
  Calendar{out, view, plan, style, earlier}.write();
}

void write_cancelled_ics(std::string& out, const RecordView& view, const EarlierCalendar& earlier) {
  begin_calendar(out, view);
  end_calendar(out, view.knowledge.language, Succession{&earlier, 1});
}

}  // namespace kneecheck::exports
