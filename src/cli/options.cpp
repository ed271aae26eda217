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

Objection not_one_of(std::string_view value, const std::vector<std::string_view>& words) {
  const auto near = nearest(value, words);
  return {fmt::format("{} is not one of {}", quoted(value), fmt::join(words, ", ")),
          near ? fmt::format("did you mean '{}'?", *near) : ""};
}

// What an option does with its value: each puts it into one member of the command.
template <auto into, class Enum = std::remove_reference_t<decltype(std::declval<Command>().*into)>>
Verdict choose(Command& command, std::string_view value) {
  const auto found = from_word<Enum>(value);
  if (!found) return not_one_of(value, {Names<Enum>::words.begin(), Names<Enum>::words.end()});
  command.*into = *found;
  return std::nullopt;
}

Verdict locale(Command& command, std::string_view value) {
  const auto found = std::ranges::find(locales, value, &Locale::word);
  if (found == locales.end()) return not_one_of(value, {locale_words.begin(), locale_words.end()});
  command.locale = &*found;
  return std::nullopt;
}

// The command is known by now, and not every one has every format.
Verdict format(Command& command, std::string_view value) {
  const std::vector<std::string_view> words = format_words(command.verb);
  if (std::find(words.begin(), words.end(), value) == words.end()) return not_one_of(value, words);
  return choose<&Command::format>(command, value);
}

template <std::optional<int> Command::*into, int least, int most>
Verdict number(Command& command, std::string_view value) {
  const auto found = parse_whole(value);
  if (!found || *found < least || *found > most) {
    return Objection{fmt::format("{} is not a whole number from {} to {}", quoted(value), least, most), ""};
  }
  command.*into = static_cast<int>(*found);
  return std::nullopt;
}

Verdict today(Command& command, std::string_view value) {
  command.today = parse_date(value);
  if (command.today) return std::nullopt;
  return Objection{fmt::format("{} is not a date of the years 2000 to 2099", quoted(value)),
                   "write it as 2026-11-30"};
}

// "07:30", "18:30": minutes from midnight.
Verdict time_of_day(Command& command, std::string_view value) {
  const auto is_digit = [value](std::size_t at) { return value[at] >= '0' && value[at] <= '9'; };
  const bool shaped =
      value.size() == 5 && value[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4);
  const int hours = shaped ? (value[0] - '0') * 10 + (value[1] - '0') : 24;
  const int minutes = shaped ? (value[3] - '0') * 10 + (value[4] - '0') : 60;
  if (hours > 23 || minutes > 59) {
    return Objection{fmt::format("{} is not a time of day", quoted(value)), "write it as 07:30 or 18:30"};
  }
  command.time_minutes = hours * 60 + minutes;
  return std::nullopt;
}

// "30m", "2h", "1d": minutes.
Verdict reminder(Command& command, std::string_view value) {
  const char unit = value.empty() ? '\0' : value.back();
  const int minutes = unit == 'm' ? 1 : unit == 'h' ? 60 : unit == 'd' ? 24 * 60 : 0;
  const auto count = minutes > 0 ? parse_whole(value.substr(0, value.size() - 1)) : std::nullopt;
  if (!count || *count < 1 || *count * minutes > most_reminder) {
    return Objection{fmt::format("{} is not a time of up to a week", quoted(value)),
                     "write it as 30m, 2h or 1d"};
  }
  command.remind_minutes = static_cast<int>(*count * minutes);
  return std::nullopt;
}

template <std::string Command::*into>
Verdict text(Command& command, std::string_view value) {
  if (value.empty()) return Objection{"nothing given", ""};
  command.*into = value;
  return std::nullopt;
}

Verdict folder_of_data(Command& command, std::string_view value) {
  if (value.empty()) return Objection{"nothing given", ""};
  command.data.emplace_back(value);
  return std::nullopt;
}

Verdict whole_plan(Command& command, std::string_view) {
  if (command.show && *command.show != View::all)
    return Objection{"--show asks for a part", "give one of them"};
  command.show = View::all;
  return std::nullopt;
}

template <bool Command::*into>
Verdict flag(Command& command, std::string_view) {
  command.*into = true;
  return std::nullopt;
}

// Help and version are seen to before any option is.
Verdict nothing(Command&, std::string_view) {
  return std::nullopt;
}

template <class Enum>
constexpr Values words_of() {
  return {Offer::words, Names<Enum>::words};
}
constexpr Values any_text{};

// In the order of the help: the options of single commands first.
constexpr std::array table{
    OptionSpec{"start", '\0', "DATE", plan_verbs, any_text,
               "first day of the plan, as 2026-11-30\n(default: the case's own start, else today)",
               text<&Command::start>},
    OptionSpec{
        "today", '\0', "DATE", plan_verbs, any_text,
        "what counts as today (default: the local date; html\nand batches: the first day of each plan)",
        today, Reach::nothing},
    OptionSpec{"weeks", '\0', "N", plan_verbs, any_text, "only the first N weeks",
               number<&Command::weeks, 1, most_weeks>, Reach::form},
    OptionSpec{"show", '\0', "VIEW", only(Verb::plan), words_of<View>(),
               "week (default), today, overview, calendar,\nexercises, tests, rules, why or all",
               choose<&Command::show, View>, Reach::form},
    OptionSpec{"full", '\0', "", only(Verb::plan), any_text, "the same as --show all", whole_plan,
               Reach::form},
    OptionSpec{"week", '\0', "N", plan_verbs, any_text, "week N instead of the one that holds today",
               number<&Command::week, 1, most_weeks>, Reach::form},
    OptionSpec{"days", '\0', "DAY,...", plan_verbs, Values{Offer::days}, "open weekdays: mon,wed,sat",
               text<&Command::days>},
    OptionSpec{"equipment", '\0', "KIT,...", plan_verbs, Values{Offer::equipment},
               "mirror, ball, step, band, weights, gym or none", text<&Command::equipment>},
    OptionSpec{"max-minutes", '\0', "N", plan_verbs, any_text, "longest exercise session, 5 to 180 minutes",
               text<&Command::max_minutes>},
    OptionSpec{"save", '\0', "FILE", case_verbs, Values{Offer::files},
               "the interview's answers as a case, after each answer", text<&Command::save>, Reach::nothing},
    OptionSpec{"resume", '\0', "FILE", case_verbs, Values{Offer::files},
               "go on with the interview from a saved case", text<&Command::resume>, Reach::nothing},
    OptionSpec{"no-hints", '\0', "", case_verbs, any_text,
               "the interview's questions without how to answer them", flag<&Command::no_hints>,
               Reach::nothing},
    OptionSpec{"why", '\0', "", only(Verb::triage), any_text,
               "all reasons, what is not known, what would change\nit, and the sources", flag<&Command::why>,
               Reach::form},
    OptionSpec{"trace", '\0', "", only(Verb::triage), any_text,
               "every safety rule with its state, every cause", flag<&Command::trace>, Reach::form},
    OptionSpec{"exit-code", '\0', "", only(Verb::triage), any_text,
               "status 4 if a clinician is needed soon or sooner,\n5 if a safety question is open",
               flag<&Command::exit_code>, Reach::nothing},
    OptionSpec{"case", '\0', "CASE", only(Verb::explain), Values{Offer::cases},
               "why this case came out as it did, and which single\nanswers would change it",
               text<&Command::case_file>, Reach::nothing},
    OptionSpec{"input-format", '\0', "F", every_verb, words_of<InputFormat>(),
               "auto (by ending, then content), yaml, json, ndjson,\ncsv", choose<&Command::input_format>,
               Reach::nothing},
    OptionSpec{
        "locale", '\0', "L", every_verb, Values{Offer::words, locale_words},
        "the language of the spreadsheet that wrote a csv:\nen (default), en-gb, en-us, de, de-ch, fr, es,\n"
        "it, pt, nl, da, nb, sv",
        locale, Reach::nothing},
    OptionSpec{
        "on-error", '\0', "HOW", case_verbs, words_of<OnError>(),
        "a bad record in a batch: fail (status 3, default)\nor record (status 0; its error record says why)",
        choose<&Command::on_error>, Reach::nothing},
    OptionSpec{"out-dir", '\0', "DIR", case_verbs, Values{Offer::folders},
               "a file for each case, named by its id; manifest.csv", text<&Command::out_dir>,
               Reach::nothing},
    OptionSpec{"force", '\0', "", case_verbs, any_text, "let --out-dir replace what is there",
               flag<&Command::force>, Reach::nothing},
    OptionSpec{"update", '\0', "", case_verbs, any_text,
               "let --out-dir write what has changed, remove what is\nout of date and keep what is right",
               flag<&Command::update>, Reach::nothing},
    OptionSpec{"skip-existing", '\0', "", case_verbs, any_text, "the same, to go on after an interruption",
               flag<&Command::skip_existing>, Reach::nothing},
    OptionSpec{"jobs", 'j', "N", case_verbs, any_text, "cases worked on at a time (default: one a core)",
               number<&Command::jobs, 1, most_jobs>, Reach::nothing},
    OptionSpec{"csv-raw", '\0', "", record_verbs, any_text,
               "csv without the ' that keeps a spreadsheet from\ntaking text for a formula",
               flag<&Command::csv_raw>, Reach::form},
    OptionSpec{"time", '\0', "HH:MM", only(Verb::plan), any_text,
               "when the events of ics begin (default: all day)", time_of_day, Reach::form},
    OptionSpec{"remind", '\0', "TIME", only(Verb::plan), any_text,
               "a reminder before each event of ics: 30m, 2h, 1d", reminder, Reach::form},
    OptionSpec{"format", 'f', "F", every_verb, Values{Offer::formats}, "output format", format, Reach::form},
    OptionSpec{"output", 'o', "FILE", every_verb, Values{Offer::files}, "write to FILE, whole or not at all",
               text<&Command::output>, Reach::nothing},
    OptionSpec{"region", '\0', "R", every_verb, Values{Offer::regions},
               "whose emergency number and services: any (default),\nuk, us, eu, au, ...",
               text<&Command::region>, Reach::form},
    OptionSpec{"units", '\0', "U", every_verb, words_of<Units>(), "km (default) or mi, in text and markdown",
               choose<&Command::units>, Reach::form},
    OptionSpec{"clinic", '\0', "FILE", every_verb, Values{Offer::files},
               "a clinic.yaml to print with every referral", text<&Command::clinic>, Reach::nothing},
    OptionSpec{
        "data", '\0', "DIR", every_verb, Values{Offer::folders},
        "lay a folder of knowledge over the built-in one\n(repeatable; also KNEECHECK_DATA, colon separated)",
        folder_of_data, Reach::nothing},
    OptionSpec{"color", '\0', "WHEN", every_verb, words_of<ColorWhen>(), "auto (default), always, never",
               choose<&Command::color>, Reach::nothing},
    OptionSpec{"width", '\0', "N", every_verb, any_text, "columns of text (default: the terminal's, else 80)",
               number<&Command::width, least_columns, most_columns>, Reach::nothing},
    OptionSpec{"no-pager", '\0', "", every_verb, any_text, "never page the output", flag<&Command::no_pager>,
               Reach::nothing},
    OptionSpec{"no-input", '\0', "", every_verb, any_text, "never ask anything", flag<&Command::no_input>,
               Reach::nothing},
    OptionSpec{"quiet", 'q', "", every_verb, any_text, "no notes and no summary on standard error",
               flag<&Command::quiet>, Reach::nothing},
    OptionSpec{"help", 'h', "", every_verb, any_text, "this help", nothing, Reach::nothing},
    OptionSpec{"version", '\0', "", every_verb, any_text, "version, knowledge version and licence", nothing,
               Reach::nothing},
};

constexpr std::array verbs{
    VerbSpec{Verb::triage, "CASE", Values{Offer::cases}, "how urgent it is, what it most likely is, and why",
             "Ranks the likely causes of a runner's knee pain and says how urgent it is. What\n"
             "a case leaves open is not known, and never taken for a no.",
             "  kneecheck triage                               asks you\n"
             "  kneecheck triage my-knee.yaml\n"
             "  kneecheck triage my-knee.yaml --why            all reasons and sources\n"
             "  kneecheck triage my-knee.yaml --trace          every rule with its state\n"
             "  kneecheck triage my-knee.yaml -f json\n"
             "  kneecheck triage -f ndjson clinic.ndjson       one case a line\n"
             "  kneecheck triage -f csv clinic.csv             one case a row\n"},
    VerbSpec{Verb::plan, "CASE", Values{Offer::cases}, "the graded plan, week by week, or why there is none",
             "Triages the case, then prints a plan that keeps you running where that is safe\n"
             "and phases in one change of technique slowly; or says why there is none. You see\n"
             "the week that holds today; --show shows the rest.",
             "  kneecheck plan my-knee.yaml\n"
             "  kneecheck plan my-knee.yaml --week 6           that week\n"
             "  kneecheck plan my-knee.yaml --show overview    all weeks at a glance\n"
             "  kneecheck plan my-knee.yaml --full             everything\n"
             "  kneecheck plan my-knee.yaml --start 2026-11-30 --days mon,wed,sat\n"
             "  kneecheck plan -f ndjson clinic.ndjson         one case a line\n"
             "  kneecheck plan my-knee.yaml -f ics --time 18:30 > my-plan.ics\n"},
    VerbSpec{Verb::today, "CASE", Values{Offer::cases}, "what to do today: the run and the exercises in full",
             "Prints the day of the plan that is today: the run, each exercise step by step,\n"
             "and when to stop. One of the views of plan.",
             "  kneecheck today my-knee.yaml\n"
             "  kneecheck today my-knee.yaml --today 2026-12-08\n"},
    VerbSpec{Verb::explain, "TOPIC", Values{Offer::topics}, "a cause, exercise, technique, rule, source ...",
             "Explains conditions, exercises, techniques, phases, questions, answers, safety\n"
             "rules, planning rules, readiness tests, advice, sources, claims and error codes.\n"
             "TOPIC is an id or kind:id, or words of your own; without one, the list of all.",
             "  kneecheck explain wall-ball\n"
             "  kneecheck explain runners knee                 words that are no id\n"
             "  kneecheck explain rule:locked\n"
             "  kneecheck explain --case my-knee.yaml          why it came out like this\n"},
    VerbSpec{Verb::check, "PATH", Values{Offer::cases}, "problems of case files and knowledge folders",
             "Checks case files and folders of knowledge, and prints every problem with its\n"
             "file, line and column. Without PATH: the built-in knowledge.",
             "  kneecheck check my-knee.yaml\n"
             "  kneecheck check our-clinic/                    a folder for --data\n"
             "  kneecheck check\n"},
    VerbSpec{Verb::empty_case, "yaml|csv|json", words_of<Blank>(), "an empty case, to be filled in",
             "Prints a case with every key and no answer: as YAML with what each key takes, as\n"
             "JSON, or as the first row of a table (csv; --locale divides it as a spreadsheet\n"
             "of that language does). What stays empty is not known.",
             "  kneecheck template yaml > my-knee.yaml\n"
             "  kneecheck template csv > clinic.csv            then one case a row\n",
             true},
    VerbSpec{Verb::completion, "bash|zsh|fish", words_of<Shell>(), "a completion script for your shell",
             "Prints a script that completes commands, options, their values, case files and\n"
             "topics. Read it in where your shell starts, or save it where it looks for such.",
             "  kneecheck completion bash > kneecheck.bash\n"
             "  kneecheck completion zsh > _kneecheck\n"
             "  kneecheck completion fish > kneecheck.fish\n",
             true},
};

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

std::vector<std::string_view> format_words(Verb verb) {
  std::vector<std::string_view> words;
  for (const FormatSpec& format : format_table) {
    if (holds(format.verbs, verb)) words.push_back(format.word);
  }
  return words;
}

}  // namespace kneecheck::cli
