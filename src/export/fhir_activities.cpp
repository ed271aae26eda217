// The activities of a CarePlan: each run, exercise and technique once for every stretch of weeks in which
// nothing about it changes, and the race. Rule: what a plan prescribes can be got back from them day by day:
// the weeks in the period, the weekdays in the timing, the dose in an extension; the description says the
// same to people.
#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "base/words/base.h"
#include "base/words/export.h"
#include "base/words/words.h"
#include "export/fhir_parts.h"
#include "words/plan_words.h"
#include "words/session_words.h"

namespace kneecheck::exports {
namespace {

using Weekdays = std::uint8_t;  // bits by Weekday

constexpr Weekdays bit(Weekday day) {
  return static_cast<Weekdays>(1U << static_cast<unsigned>(day));
}

// The same thing on the same weekdays, from one week to another.
template <class What>
struct Stretch {
  What what;
  Weekdays days = 0;
  const Week* first = nullptr;
  const Week* last = nullptr;
};

template <class What>
void add_day(std::vector<Stretch<What>>& of_week, const What& what, const Week& week, Weekday day) {
  const auto is_it = [&what](const Stretch<What>& other) { return other.what == what; };
  const auto same = std::find_if(of_week.begin(), of_week.end(), is_it);
  if (same != of_week.end()) {
    same->days |= bit(day);
  } else {
    of_week.push_back({what, bit(day), &week, &week});
  }
}

void add_week(std::vector<Stretch<Run>>& of_week, const Week& week) {
  for (const Day& day : week.days) {
    if (day.run) add_day(of_week, *day.run, week, day.date.weekday());
  }
}

void add_week(std::vector<Stretch<PrescribedExercise>>& of_week, const Week& week) {
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) add_day(of_week, dose, week, day.date.weekday());
  }
}

void add_week(std::vector<Stretch<WeekTechnique>>& of_week, const Week& week) {
  for (const WeekTechnique& technique : week.techniques) {
    for (const Day& day : week.days) {
      if (!day.run) continue;
      for (const TechniqueDose& dose : day.run->techniques) {
        if (dose.id == technique.id && dose.minutes > 0)
          add_day(of_week, technique, week, day.date.weekday());
      }
    }
  }
}

template <class What>
std::vector<Stretch<What>> stretches(const Plan& plan) {
  std::vector<Stretch<What>> all;
  for (const Week& week : plan.weeks) {
    std::vector<Stretch<What>> of_week;
    add_week(of_week, week);
    for (const Stretch<What>& now : of_week) {
      const auto goes_on = [&](const Stretch<What>& before) {
        return before.last->number + 1 == week.number && before.last->done == week.done &&
               before.days == now.days && before.what == now.what;
      };
      const auto before = std::find_if(all.begin(), all.end(), goes_on);
      if (before == all.end()) {
        all.push_back(now);
      } else {
        before->last = &week;
      }
    }
  }
  return all;
}

bool has(Weekdays days, std::size_t weekday) {
  return (days >> weekday & 1U) != 0;
}

std::vector<std::string_view> weekday_codes(Weekdays days) {
  std::vector<std::string_view> codes;
  for (std::size_t i = 0; i < Names<Weekday>::words.size(); ++i) {
    if (has(days, i)) codes.push_back(Names<Weekday>::words[i]);
  }
  return codes;
}

template <class What>
std::string when_words(const Language& language, const Stretch<What>& stretch) {
  std::vector<std::string> days;
  for (std::size_t i = 0; i < Names<Weekday>::words.size(); ++i) {
    if (has(stretch.days, i)) days.push_back(language.say(counted(BaseText::mon, i)));
  }
  return language.say(ExportText::done_on,
                      {{"days", language.all_of(days)},
                       {"weeks", week_range(language, stretch.first->number, stretch.last->number)}});
}

template <class What>
void write_timing(RecordWriter& json, const Stretch<What>& stretch) {
  const std::vector<std::string_view> days = weekday_codes(stretch.days);
  json.object("scheduledTiming", [&] {
    json.object("repeat", [&] {
      write_period(json, "boundsPeriod", stretch.first->days.front().date, stretch.last->days.back().date);
      json.pair("frequency", static_cast<std::int64_t>(days.size()));
      json.pair("period", 1);
      json.pair("periodUnit", "wk");
      json.values("dayOfWeek", days);
    });
  });
}

// An extension of parts.
template <class Fill>
void write_extension(RecordWriter& json, std::string_view url, const Fill& fill) {
  json.object([&] {
    json.pair("url", url);
    json.list("extension", fill);
  });
}

void write_dose(RecordWriter& json, const PrescribedExercise& dose) {
  write_extension(json, extension_url("exercise-dose"), [&] {
    write_extension_number(json, "sets", dose.sets);
    write_extension_number(json, "reps", dose.reps);
    write_extension_number(json, "holdSeconds", dose.hold_seconds);
    write_extension_number(json, "restSeconds", dose.rest_seconds);
    write_extension_code(json, "sides", word(dose.sides));
    write_extension_code(json, "role", word(dose.role));
    if (dose.depth_degrees) write_extension_number(json, "depthDegrees", *dose.depth_degrees);
    if (dose.load_rm) write_extension_number(json, "loadRm", *dose.load_rm);
  });
}

void write_dose(RecordWriter& json, const Run& run) {
  write_extension(json, extension_url("run-dose"), [&] {
    write_extension_number(json, "minutes", run.minutes);
    json.object([&] {
      json.pair("url", "km").key("valueDecimal");
      json.tenths(run.km_tenths);
    });
    if (run.walk_run) {
      write_extension_number(json, "runMinutes", run.walk_run->run_minutes);
      write_extension_number(json, "walkMinutes", run.walk_run->walk_minutes);
      write_extension_number(json, "repeats", run.walk_run->repeats);
    }
    write_extension_code(json, "terrain", word(run.terrain));
    write_extension_number(json, "hardMinutes", run.hard_minutes);
    write_extension_number(json, "hillMinutes", run.hill_minutes);
    write_extension_number(json, "downhillMinutes", run.downhill_minutes);
    write_extension_number(json, "strides", run.strides);
    for (const TechniqueDose& technique : run.techniques) {
      write_extension(json, "technique", [&] {
        write_extension_code(json, "id", word(technique.id));
        write_extension_number(json, "minutes", technique.minutes);
      });
    }
  });
}

void write_dose(RecordWriter& json, const WeekTechnique& technique) {
  write_extension(json, extension_url("technique-dose"), [&] {
    write_extension_code(json, "state", word(technique.state));
    write_extension_number(json, "minutesAWeek", technique.minutes);
    write_extension_number(json, "sharePercent", technique.share_percent);
    write_extension_number(json, "cuePercent", technique.cue_percent);
  });
}

Coded code_of(const FhirBundle& bundle, const PrescribedExercise& dose) {
  const Exercise& exercise = bundle.knowledge().exercises[dose.exercise];
  return named("exercise", exercise.id, capitalized(exercise.name));
}

Coded activity(const FhirBundle& bundle, std::string_view code, ExportText name) {
  return named("activity", code, bundle.language().say(name));
}

Coded code_of(const FhirBundle& bundle, const Run& run) {
  if (!run.walk_run) return activity(bundle, "run", ExportText::run);
  if (run.walk_run->run_minutes == 0) return activity(bundle, "walk", ExportText::walk);
  return activity(bundle, "walk-run", ExportText::walk_run);
}

Coded code_of(const FhirBundle& bundle, const WeekTechnique& dose) {
  return named("technique", word(dose.id), capitalized(bundle.knowledge().technique(dose.id).name));
}

// A sentence, whether or not the data end it with a stop.
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

std::string words_of(const FhirBundle& bundle, const PrescribedExercise& dose) {
  const Exercise& exercise = bundle.knowledge().exercises[dose.exercise];
  const Language& language = bundle.language();
  std::string words = language.say(ExportText::exercise_does, {{"exercise", capitalized(exercise.name)},
                                                               {"dose", dose_words(language, dose)},
                                                               {"seconds", dose.rest_seconds}});
  if (!exercise.tempo.empty())
    words += " " + sentence(language.say(ExportText::exercise_tempo, {{"tempo", exercise.tempo}}));
  if (!exercise.load.empty())
    words += " " + sentence(language.say(ExportText::exercise_load, {{"load", exercise.load}}));
  return words;
}

std::string words_of(const FhirBundle& bundle, const Run& run) {
  const Language& language = bundle.language();
  std::string words = language.say(ExportText::run_line, {{"run", capitalized(run_words(language, run))}});
  if (run.strides > 0) words.append(" ").append(language[WordsText::strides_meaning]);
  return words;
}

std::string words_of(const FhirBundle& bundle, const WeekTechnique& dose) {
  const Technique& technique = bundle.knowledge().technique(dose.id);
  return sentence(
      bundle.language().say(ExportText::technique_does, {{"technique", capitalized(technique.name)},
                                                         {"minutes", dose.minutes},
                                                         {"share", dose.share_percent},
                                                         {"percent", dose.cue_percent},
                                                         {"cue", technique.say}}));
}

template <class What>
void write_stretch(FhirBundle& bundle, const Stretch<What>& stretch) {
  RecordWriter& json = bundle.json;
  json.object([&] {
    json.object("detail", [&] {
      json.list("extension", [&] { write_dose(json, stretch.what); });
      write_concept(json, "code", code_of(bundle, stretch.what));
      json.pair("status", stretch.first->done ? "completed" : "not-started");
      write_timing(json, stretch);
      json.pair("description", words_of(bundle, stretch.what) + " " + when_words(bundle.language(), stretch));
    });
  });
}

template <class What>
void write_all(FhirBundle& bundle) {
  for (const Stretch<What>& stretch : stretches<What>(*bundle.plan)) write_stretch(bundle, stretch);
}

// One day that is not of the plan's own choosing.
void write_race(FhirBundle& bundle, const Week& week, const RaceView& race) {
  RecordWriter& json = bundle.json;
  json.object([&] {
    json.object("detail", [&] {
      json.list("extension", [&] {
        write_extension(json, extension_url("race-dose"), [&] {
          json.object([&] {
            json.pair("url", "km").key("valueDecimal");
            json.exact(decimal_text(race.km_millionths));
          });
        });
      });
      write_concept(json, "code", activity(bundle, "race", ExportText::race));
      json.pair("status", week.done ? "completed" : "not-started");
      write_period(json, "scheduledPeriod", race.date, race.date);
      const Language& language = bundle.language();
      json.pair("description", language.say(ExportText::race_on,
                                            {{"distance", distance(language, race.km_tenths, Units::km)},
                                             {"day", weekday_name(language, race.date)},
                                             {"week", week.number}}));
    });
  });
}

void write_races(FhirBundle& bundle) {
  for (const Week& week : bundle.plan->weeks) {
    for (const Day& day : week.days) {
      if (const RaceView* race = race_on(*bundle.plan, week, day)) write_race(bundle, week, *race);
    }
  }
}

}  // namespace

void write_activities(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const auto has = [&](const Week& week) {
    return std::any_of(week.days.begin(), week.days.end(),
                       [&](const Day& day) { return is_busy(*bundle.plan, week, day); });
  };
  if (std::none_of(bundle.plan->weeks.begin(), bundle.plan->weeks.end(), has)) return;
  json.list("activity", [&] {
    write_all<Run>(bundle);
    write_all<WeekTechnique>(bundle);
    write_all<PrescribedExercise>(bundle);
    write_races(bundle);
  });
}

}  // namespace kneecheck::exports
