#include "export/ics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/uuid.h"
#include "intake/case_yaml.h"
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

int run_minutes(const Run& run) {
  return run.walk_run ? (run.walk_run->run_minutes + run.walk_run->walk_minutes) * run.walk_run->repeats
                      : run.minutes;
}

// What makes it the same plan of the same case, whatever becomes of its days. Never the name.
std::string plan_key(const RecordView& view, const Plan& plan) {
  if (view.runner.id) return fmt::format("id\n{}\n{}", *view.runner.id, date_text(plan.start));
  Case nameless = view.runner;
  nameless.name.clear();
  return fmt::format("case\n{}\n{}", case_yaml(view.knowledge, nameless), date_text(plan.start));
}

// Writes one plan.
class Calendar {
 public:
  Calendar(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style)
      : out_(out),
        view_(view),
        knowledge_(view.knowledge),
        plan_(plan),
        style_(style),
        key_(plan_key(view, plan)) {}

  void write() {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//kneecheck//kneecheck plan//EN");
    line("CALSCALE", "GREGORIAN");
    text("X-WR-CALNAME", view_.runner.id ? fmt::format("Knee plan {}", *view_.runner.id) : "Knee plan");
    for (const Week& week : plan_.weeks) {
      for (const Day& day : week.days) {
        if (is_busy(plan_, week, day)) event(week, day);
      }
    }
    line("END", "VCALENDAR");
  }

 private:
  void line(std::string_view name, std::string_view value) { append_ics_line(out_, name, value); }
  void text(std::string_view name, std::string_view value) { append_ics_text(out_, name, value); }

  void event(const Week& week, const Day& day) {
    const bool races = race_on(plan_, week, day) != nullptr;
    const std::string title = races ? race_title() : summary(day);
    line("BEGIN", "VEVENT");
    line("UID", uuid_of(fmt::format("{}\n{}", key_, date_text(day.date))));
    line("DTSTAMP", date_value(plan_.start) + "T000000Z");
    line("SEQUENCE", std::to_string(plan_.revision - 1));
    when(day, races);
    text("SUMMARY", title);
    text("DESCRIPTION", description(week, day));
    line("CATEGORIES", races                   ? "RACE"
                       : !day.run              ? "EXERCISES"
                       : day.exercises.empty() ? "RUN"
                                               : "RUN,EXERCISES");
    line("CLASS", "PRIVATE");
    line("TRANSP", "TRANSPARENT");
    if (style_.remind_minutes) reminder(title);
    line("END", "VEVENT");
  }

  // Nobody knows at what time a race begins.
  void when(const Day& day, bool races) {
    if (races || !style_.time_minutes) {
      line("DTSTART;VALUE=DATE", date_value(day.date));
      line("DTEND;VALUE=DATE", date_value(day.date.plus(1)));
      return;
    }
    const int minutes = (day.run ? run_minutes(*day.run) : 0) + day.session_minutes();
    line("DTSTART",
         fmt::format("{}T{:02}{:02}00", date_value(day.date), *style_.time_minutes / minutes_an_hour,
                     *style_.time_minutes % minutes_an_hour));
    line("DURATION", fmt::format("PT{}M", std::max(1, minutes)));
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
    return fmt::format("Your race, {}", distance(plan_.race->km_tenths, Units::km));
  }

  static std::string summary(const Day& day) {
    const std::string exercises =
        day.exercises.empty() ? "" : fmt::format("exercises {} min", day.session_minutes());
    if (!day.run) return capitalized(exercises);
    return capitalized(run_outline(*day.run)) + (exercises.empty() ? "" : " + " + exercises);
  }

  std::string description(const Week& week, const Day& day) const {
    std::string words = fmt::format("Week {} of {}: {}.\n", week.number, plan_.weeks.back().number,
                                    uncapitalized(knowledge_.phase(week.phase).name));
    words += gate(week);
    const bool races = race_on(plan_, week, day) != nullptr;
    if (races) words += fmt::format("\n{}. {}\n", race_title(), plan_.race->text);
    if (day.run) words += about_run(week, *day.run);
    if (!day.exercises.empty()) words += about_exercises(day);
    words += '\n';
    const bool runs = races || (day.run && day.run->minutes > 0);
    for (const Advice* rule : rules_of_day(plan_, runs, !day.exercises.empty())) {
      words += fmt::format("{}\n", rule->text);
    }
    words += to_be_seen(week);
    for (const Advice* advice : suiting_advice(knowledge_.advice.each_day, view_.runner, plan_))
      words += fmt::format("\n{}", advice->text);
    const Clinic& clinic = knowledge_.clinic;
    if (clinic.known())
      words +=
          fmt::format("\nYour clinic: {}{}{}", clinic.name, clinic.phone.empty() ? "" : ", ", clinic.phone);
    return words;
  }

  // A date alone begins no phase, and no later week of it.
  std::string gate(const Week& week) const {
    if (week.number == plan_.weeks.front().number) return {};
    for (const PhaseSpan& span : plan_.phases) {
      if (span.first_week != week.number) continue;
      return fmt::format(
          "This phase begins only if this is true: {}. If not, do the week before once more.\n",
          fmt::join(begin_texts(knowledge_, span), "; "));
    }
    return fmt::format("{}\n", only_if_passed);
  }

  // A plan that goes with a visit to a clinician says so in its first week, when that is still in time.
  std::string to_be_seen(const Week& week) const {
    if (!view_.assessment.decisive || week.number != plan_.weeks.front().number) return {};
    return fmt::format("\n{}\n", action_of(knowledge_, view_.assessment, view_.region).text);
  }

  std::string about_run(const Week& week, const Run& run) const {
    std::string words = fmt::format("\n{}.\n", capitalized(run_words(run)));
    if (run.strides > 0) words += fmt::format("{}\n", strides_meaning);
    if (run.hard_minutes > 0) words += fmt::format("{}\n", faster_meaning);
    if (run.techniques.empty()) return words;
    for (const WeekTechnique& each : week.techniques) {
      const Technique& technique = knowledge_.technique(each.id);
      words += fmt::format("{}, with the cue in mind for {}% of these minutes: {}\n", technique.name,
                           each.cue_percent, technique.say);
      if (const std::string gate = technique_gate_text(knowledge_, technique);
          !gate.empty() && each.state != TechniqueState::settled)
        words += fmt::format("{}\n", gate);
    }
    return words;
  }

  std::string about_exercises(const Day& day) const {
    std::string words = fmt::format("\nExercises, {} min:\n", day.session_minutes());
    for (const PrescribedExercise& dose : day.exercises) {
      words += fmt::format("- {}: {}", knowledge_.exercises[dose.exercise].name, dose_words(dose));
      words += dose.rest_seconds > 0 ? fmt::format(", rest {} s\n", dose.rest_seconds) : "\n";
    }
    if (const auto rm = first_weight(day)) words += fmt::format("{}\n", weight_meaning(*rm));
    return words;
  }

  std::string& out_;
  const RecordView& view_;
  const Knowledge& knowledge_;
  const Plan& plan_;
  IcsStyle style_;
  std::string key_;
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

void write_plan_ics(std::string& out, const RecordView& view, const Plan& plan, IcsStyle style) {
  Calendar{out, view, plan, style}.write();
}

}  // namespace kneecheck::exports
