// What was asked for on the command line, as a plain value.
// Rule: nothing here was looked up in the world or the knowledge yet; words that only they know stay text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/locale.h"
#include "base/names.h"
#include "base/rooms.h"
#include "base/units.h"
#include "base/view.h"
#include "cli/formats.h"

namespace kneecheck::cli {

enum class ColorWhen : std::uint8_t { automatic, always, never };
constexpr auto names_of(ColorWhen) {
  return name_list("auto", "always", "never");
}

// What a bad record of a batch does to the exit status.
enum class OnError : std::uint8_t { fail, record };
constexpr auto names_of(OnError) {
  return name_list("fail", "record");
}

enum class Shell : std::uint8_t { bash, zsh, fish };
constexpr auto names_of(Shell) {
  return name_list("bash", "zsh", "fish");
}

// What `template` prints an empty case as.
enum class Blank : std::uint8_t { yaml, csv, json };
constexpr auto names_of(Blank) {
  return name_list("yaml", "csv", "json");
}

// What `log` writes down, in the order of a diary's columns.
enum class Logged : std::uint8_t {
  run,
  walk,
  during,
  after,
  morning,
  technique,
  exercises,
  test,
  new_pain,
  swelling,
  sign,
  note,
  score
};
constexpr auto names_of(Logged) {  // its options
  return name_list("run", "walk", "during", "after", "morning", "technique", "exercises", "test", "new-pain",
                   "swelling", "sign", "note", "score");
}
// A value as typed; of several that make a list, with ';' between them.
struct LoggedValue {
  Logged what = Logged::run;
  std::string text;
};

struct Command {
  Verb verb = Verb::triage;
  std::vector<std::string>
      operands;                   // CASE, TOPIC, PATH, the form of a template or SHELL; "-" is standard input
  std::vector<std::string> data;  // folders of knowledge, the undermost first
  std::string clinic;             // a file; empty: none
  Format format = Format::text;
  std::string output;  // a file; empty: standard output
  ColorWhen color = ColorWhen::automatic;
  std::optional<int> width;
  bool no_pager = false;  // every command takes these two, so that a script may give them to any
  bool no_input = false;
  bool no_hints = false;
  std::string avoid, diagnosis, note;  // answers of the case, as a case says them; empty: none
  std::string save, resume;            // of the interview: files; empty: none
  bool quiet = false;
  std::string language;  // of what kneecheck says, such as "de"; empty: English
  std::string region;    // empty: the first one of the knowledge
  Units units = Units::km;
  InputFormat input_format = InputFormat::automatic;
  const Locale* locale = &default_locale;  // a row of `locales`: the language of tables
  OnError on_error = OnError::fail;
  std::string out_dir;  // a folder with a file for each case; empty: none
  bool force = false;   // of these three one at most: what becomes of the files of earlier runs
  bool skip_existing = false;
  bool update = false;
  std::optional<int> jobs;
  bool csv_raw = false;
  std::optional<int> time_minutes;    // of the day, of calendar events; empty: they last all day
  std::optional<int> remind_minutes;  // before them
  std::string replaces;               // an earlier calendar, or a folder of them; empty: none
  std::string diff;                   // the record of an earlier plan; empty: none
  bool why = false;
  bool trace = false;
  bool exit_code = false;
  std::optional<Date> today;
  std::optional<int> weeks;
  std::optional<int> week;
  std::optional<View> show;          // empty: the week
  std::string case_file;             // explain --case; empty: none
  std::string diary;                 // a file; empty: none
  std::string log_date;              // of what was done: a date, or a word for one; empty: today
  std::vector<LoggedValue> logged;   // each at most once
  std::vector<std::string> history;  // files in which a watch has recorded runs
  bool undo = false;                 // takes the last row out again
  std::vector<std::string> from;     // the same, to be written down
  // Answers that override those of the case. They are read as a case is read; empty: not given.
  std::string start, days, equipment, max_minutes;
  // What was given of the options that reach the files of out_dir, as text: to see whether it is the same.
  std::string answer_options, form_options;
};

}  // namespace kneecheck::cli
