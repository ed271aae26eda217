#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/number.h"
#include "base/text.h"

namespace kneecheck::cli {
namespace {

using Verdict = std::optional<Objection>;

constexpr int least_columns = 20;
constexpr int most_columns = 1000;
constexpr int most_weeks = 99;
constexpr int most_jobs = 256;  // each takes memory of its own; no machine has a use for more
constexpr std::int64_t most_reminder = std::int64_t{7} * 24 * 60;  // minutes

constexpr std::uint8_t bit(Verb verb) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(verb));
}
constexpr std::uint8_t everywhere =
    bit(Verb::triage) | bit(Verb::plan) | bit(Verb::explain) | bit(Verb::check) | bit(Verb::completion);
constexpr std::uint8_t for_cases = bit(Verb::triage) | bit(Verb::plan);

Objection not_one_of(std::string_view value, const std::vector<std::string_view>& words) {
  const auto near = nearest(value, words);
  return {fmt::format("{} is not one of {}", quoted(value), fmt::join(words, ", ")),
          near ? fmt::format("did you mean '{}'?", *near) : ""};
}

template <class Enum>
Verdict choose(Enum& into, std::string_view value) {
  const auto found = from_word<Enum>(value);
  if (!found) return not_one_of(value, {Names<Enum>::words.begin(), Names<Enum>::words.end()});
  into = *found;
  return std::nullopt;
}

// The command is known by now, and not every one has every format.
Verdict format(Command& command, std::string_view value) {
  std::vector<std::string_view> words;
  for (const Format each : formats_of(command.verb)) words.push_back(word(each));
  if (std::find(words.begin(), words.end(), value) == words.end()) return not_one_of(value, words);
  return choose(command.format, value);
}

Verdict number(std::optional<int>& into, std::string_view value, int least, int most) {
  const auto found = parse_whole(value);
  if (!found || *found < least || *found > most) {
    return Objection{fmt::format("{} is not a whole number from {} to {}", quoted(value), least, most), ""};
  }
  into = static_cast<int>(*found);
  return std::nullopt;
}

Verdict date(std::optional<Date>& into, std::string_view value) {
  into = parse_date(value);
  if (into) return std::nullopt;
  return Objection{fmt::format("{} is not a date of the years 2000 to 2099", quoted(value)),
                   "write it as 2026-11-30"};
}

// "07:30", "18:30": minutes from midnight.
Verdict time_of_day(std::optional<int>& into, std::string_view value) {
  const auto is_digit = [value](std::size_t at) { return value[at] >= '0' && value[at] <= '9'; };
  const bool shaped =
      value.size() == 5 && value[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4);
  const int hours = shaped ? (value[0] - '0') * 10 + (value[1] - '0') : 24;
  const int minutes = shaped ? (value[3] - '0') * 10 + (value[4] - '0') : 60;
  if (hours > 23 || minutes > 59) {
    return Objection{fmt::format("{} is not a time of day", quoted(value)), "write it as 07:30 or 18:30"};
  }
  into = hours * 60 + minutes;
  return std::nullopt;
}

// "30m", "2h", "1d": minutes.
Verdict span_of_time(std::optional<int>& into, std::string_view value) {
  const char unit = value.empty() ? '\0' : value.back();
  const int minutes = unit == 'm' ? 1 : unit == 'h' ? 60 : unit == 'd' ? 24 * 60 : 0;
  const auto count = minutes > 0 ? parse_whole(value.substr(0, value.size() - 1)) : std::nullopt;
  if (!count || *count < 1 || *count * minutes > most_reminder) {
    return Objection{fmt::format("{} is not a time of up to a week", quoted(value)),
                     "write it as 30m, 2h or 1d"};
  }
  into = static_cast<int>(*count * minutes);
  return std::nullopt;
}

Verdict text(std::string& into, std::string_view value) {
  if (value.empty()) return Objection{"nothing given", ""};
  into = value;
  return std::nullopt;
}

Verdict flag(bool& into) {
  into = true;
  return std::nullopt;
}

template <class Enum>
constexpr std::span<const std::string_view> words_of() {
  return Names<Enum>::words;
}
constexpr std::span<const std::string_view> any_text{};

// In the order of the help: the options of single commands first.
constexpr std::array table{
    OptionSpec{"start", '\0', "DATE", bit(Verb::plan), any_text,
               "first day of the plan, as 2026-11-30\n(default: the case's own start, else today)",
               [](Command& c, std::string_view v) { return text(c.start, v); }},
    OptionSpec{"today", '\0', "DATE", bit(Verb::plan), any_text,
               "what counts as today (default: the local date)",
               [](Command& c, std::string_view v) { return date(c.today, v); }},
    OptionSpec{"weeks", '\0', "N", bit(Verb::plan), any_text, "only the first N weeks",
               [](Command& c, std::string_view v) { return number(c.weeks, v, 1, most_weeks); }},
    OptionSpec{"week", '\0', "N", bit(Verb::plan), any_text, "week N in full detail (text and markdown)",
               [](Command& c, std::string_view v) { return number(c.week, v, 1, most_weeks); }},
    OptionSpec{"days", '\0', "DAY,...", bit(Verb::plan), any_text, "open weekdays: mon,wed,sat",
               [](Command& c, std::string_view v) { return text(c.days, v); }},
    OptionSpec{"equipment", '\0', "KIT,...", bit(Verb::plan), any_text,
               "mirror, ball, step, band, weights, gym or none",
               [](Command& c, std::string_view v) { return text(c.equipment, v); }},
    OptionSpec{"max-minutes", '\0', "N", bit(Verb::plan), any_text,
               "longest exercise session, 5 to 180 minutes",
               [](Command& c, std::string_view v) { return text(c.max_minutes, v); }},
    OptionSpec{"save", '\0', "FILE", for_cases, any_text,
               "the interview's answers as a case, after each answer",
               [](Command& c, std::string_view v) { return text(c.save, v); }},
    OptionSpec{"resume", '\0', "FILE", for_cases, any_text, "go on with the interview from a saved case",
               [](Command& c, std::string_view v) { return text(c.resume, v); }},
    OptionSpec{"no-hints", '\0', "", for_cases, any_text,
               "the interview's questions without how to answer them",
               [](Command& c, std::string_view) { return flag(c.no_hints); }},
    OptionSpec{"trace", '\0', "", bit(Verb::triage), any_text,
               "every safety rule with its state, every cause",
               [](Command& c, std::string_view) { return flag(c.trace); }},
    OptionSpec{"exit-code", '\0', "", bit(Verb::triage), any_text,
               "status 4 if a clinician is needed soon or sooner,\n5 if a safety question is open",
               [](Command& c, std::string_view) { return flag(c.exit_code); }},
    OptionSpec{"case", '\0', "CASE", bit(Verb::explain), any_text,
               "why this case came out as it did, and which single\nanswers would change it",
               [](Command& c, std::string_view v) { return text(c.case_file, v); }},
    OptionSpec{"input-format", '\0', "F", everywhere, words_of<InputFormat>(),
               "auto (by ending, then content), yaml, json, ndjson,\ncsv",
               [](Command& c, std::string_view v) { return choose(c.input_format, v); }},
    OptionSpec{
        "on-error", '\0', "HOW", for_cases, words_of<OnError>(),
        "a bad record in a batch: fail (status 3, default)\nor record (status 0; its error record says why)",
        [](Command& c, std::string_view v) { return choose(c.on_error, v); }},
    OptionSpec{"out-dir", '\0', "DIR", for_cases, any_text,
               "a file for each case, named by its id; manifest.csv",
               [](Command& c, std::string_view v) { return text(c.out_dir, v); }},
    OptionSpec{"force", '\0', "", for_cases, any_text, "let --out-dir replace files",
               [](Command& c, std::string_view) { return flag(c.force); }},
    OptionSpec{"skip-existing", '\0', "", for_cases, any_text,
               "let --out-dir keep the files that are there, and do\nonly what is missing",
               [](Command& c, std::string_view) { return flag(c.skip_existing); }},
    OptionSpec{"jobs", 'j', "N", for_cases, any_text, "cases worked on at a time (default: one a core)",
               [](Command& c, std::string_view v) { return number(c.jobs, v, 1, most_jobs); }},
    OptionSpec{"csv-raw", '\0', "", for_cases, any_text,
               "csv without the ' that keeps a spreadsheet from\ntaking text for a formula",
               [](Command& c, std::string_view) { return flag(c.csv_raw); }},
    OptionSpec{"time", '\0', "HH:MM", bit(Verb::plan), any_text,
               "when the events of ics begin (default: all day)",
               [](Command& c, std::string_view v) { return time_of_day(c.time_minutes, v); }},
    OptionSpec{"remind", '\0', "TIME", bit(Verb::plan), any_text,
               "a reminder before each event of ics: 30m, 2h, 1d",
               [](Command& c, std::string_view v) { return span_of_time(c.remind_minutes, v); }},
    OptionSpec{"format", 'f', "F", everywhere, words_of<Format>(), "output format",
               [](Command& c, std::string_view v) { return format(c, v); }},
    OptionSpec{"output", 'o', "FILE", everywhere, any_text, "write to FILE, whole or not at all",
               [](Command& c, std::string_view v) { return text(c.output, v); }},
    OptionSpec{"region", '\0', "R", everywhere, any_text,
               "whose emergency number and services: any (default),\nuk, us, eu, au, ...",
               [](Command& c, std::string_view v) { return text(c.region, v); }},
    OptionSpec{"units", '\0', "U", everywhere, words_of<Units>(), "km (default) or mi, in text and markdown",
               [](Command& c, std::string_view v) { return choose(c.units, v); }},
    OptionSpec{"clinic", '\0', "FILE", everywhere, any_text, "a clinic.yaml to print with every referral",
               [](Command& c, std::string_view v) { return text(c.clinic, v); }},
    OptionSpec{
        "data", '\0', "DIR", everywhere, any_text,
        "lay a folder of knowledge over the built-in one\n(repeatable; also KNEECHECK_DATA, colon separated)",
        [](Command& c, std::string_view v) {
          c.data.emplace_back();
          return text(c.data.back(), v);
        }},
    OptionSpec{"color", '\0', "WHEN", everywhere, words_of<ColorWhen>(), "auto (default), always, never",
               [](Command& c, std::string_view v) { return choose(c.color, v); }},
    OptionSpec{
        "width", '\0', "N", everywhere, any_text, "columns of text (default: the terminal's, else 80)",
        [](Command& c, std::string_view v) { return number(c.width, v, least_columns, most_columns); }},
    OptionSpec{"no-pager", '\0', "", everywhere, any_text, "never page the output",
               [](Command& c, std::string_view) { return flag(c.no_pager); }},
    OptionSpec{"no-input", '\0', "", everywhere, any_text, "never ask anything",
               [](Command& c, std::string_view) { return flag(c.no_input); }},
    OptionSpec{"quiet", 'q', "", everywhere, any_text, "no notes and no summary on standard error",
               [](Command& c, std::string_view) { return flag(c.quiet); }},
    OptionSpec{"help", 'h', "", everywhere, any_text, "this help",
               [](Command&, std::string_view) { return Verdict{}; }},
    OptionSpec{"version", '\0', "", everywhere, any_text, "version, knowledge version and licence",
               [](Command&, std::string_view) { return Verdict{}; }},
};

constexpr std::array verbs{
    VerbSpec{Verb::triage, "CASE", "how urgent it is, what it most likely is, and why",
             "Ranks the likely causes of a runner's knee pain and says how urgent it is. What\n"
             "a case leaves open is not known, and never taken for a no.",
             "  kneecheck triage                               asks you\n"
             "  kneecheck triage my-knee.yaml\n"
             "  kneecheck triage my-knee.yaml --trace          every rule with its state\n"
             "  kneecheck triage my-knee.yaml -f json\n"
             "  kneecheck triage -f ndjson clinic.ndjson       one case a line\n"
             "  kneecheck triage -f csv clinic.csv             one case a row\n"},
    VerbSpec{Verb::plan, "CASE", "the graded plan, week by week, or why there is none",
             "Triages the case, then prints a plan that keeps you running where that is safe\n"
             "and phases in one change of technique slowly; or says why there is none.",
             "  kneecheck plan my-knee.yaml\n"
             "  kneecheck plan my-knee.yaml --week 6           one week in full\n"
             "  kneecheck plan my-knee.yaml --start 2026-11-30 --days mon,wed,sat\n"
             "  kneecheck plan -f ndjson clinic.ndjson         one case a line\n"
             "  kneecheck plan my-knee.yaml -f ics --time 18:30 > my-plan.ics\n"},
    VerbSpec{Verb::explain, "TOPIC", "a cause, exercise, technique, rule, source ...",
             "Explains conditions, exercises, techniques, phases, questions, answers, safety\n"
             "rules, planning rules, readiness tests, sources, claims and error codes. TOPIC\n"
             "is an id or kind:id; without one, the list of all.",
             "  kneecheck explain wall-ball\n"
             "  kneecheck explain rule:locked\n"
             "  kneecheck explain --case my-knee.yaml          why it came out like this\n"},
    VerbSpec{Verb::check, "PATH", "problems of case files and knowledge folders",
             "Checks case files and folders of knowledge, and prints every problem with its\n"
             "file, line and column. Without PATH: the built-in knowledge.",
             "  kneecheck check my-knee.yaml\n"
             "  kneecheck check our-clinic/                    a folder for --data\n"
             "  kneecheck check\n"},
    VerbSpec{Verb::completion, "bash|zsh|fish", "a completion script for your shell",
             "Prints a script that completes commands, options, their values, case files and\n"
             "topics. Read it in where your shell starts, or save it where it looks for such.",
             "  kneecheck completion bash > kneecheck.bash\n"
             "  kneecheck completion zsh > _kneecheck\n"
             "  kneecheck completion fish > kneecheck.fish\n",
             true},
};

constexpr std::array case_formats{Format::text,   Format::markdown, Format::html, Format::json,
                                  Format::ndjson, Format::csv,      Format::fhir};
constexpr std::array plan_formats{Format::text, Format::markdown, Format::html, Format::json, Format::ndjson,
                                  Format::yaml, Format::csv,      Format::ics,  Format::fhir};
constexpr std::array explain_formats{Format::text, Format::markdown, Format::json};
constexpr std::array check_formats{Format::text, Format::json};
constexpr std::array completion_formats{Format::text};

}  // namespace

std::span<const OptionSpec> all_options() {
  return table;
}

const OptionSpec* find_option(std::string_view name) {
  for (const OptionSpec& option : table) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

const VerbSpec& spec_of(Verb verb) {
  return verbs[static_cast<std::size_t>(verb)];
}

std::span<const Format> formats_of(Verb verb) {
  constexpr std::array<std::span<const Format>, verb_count> all{case_formats, plan_formats, explain_formats,
                                                                check_formats, completion_formats};
  return all[static_cast<std::size_t>(verb)];
}

}  // namespace kneecheck::cli
