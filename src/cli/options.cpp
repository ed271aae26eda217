#include "cli/options.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/number.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/cli.h"

namespace kneecheck::cli {
namespace {

using Verdict = std::optional<Objection>;

constexpr int least_columns = 20;
constexpr int most_columns = 1000;
constexpr int most_weeks = 99;
constexpr int most_jobs = 256;  // each takes memory of its own; no machine has a use for more
constexpr std::int64_t most_reminder = std::int64_t{7} * 24 * 60;  // minutes

Verdict not_one_of(const Language& language, std::string_view value,
                   std::span<const std::string_view> words) {
  const auto near = nearest(value, {words.begin(), words.end()});
  return Objection{
      language.say(CliText::not_one_of, {{"value", quoted(value)}, {"words", listed(language, words)}}),
      near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}}) : ""};
}

// `is_not`: a text of what the value is not; `write_it`: how to.
Verdict ill_written(const Language& language, std::string_view value, TextId is_not, TextId write_it) {
  return Objection{language.say(is_not, {{"value", quoted(value)}}), std::string{language[write_it]}};
}

Verdict nothing_given(const Language& language) {
  return Objection{std::string{language[CliText::nothing_given]}, ""};
}

// What an option does with its value: each puts it into one member of the command.
template <auto into, class Enum = std::remove_reference_t<decltype(std::declval<Command>().*into)>>
Verdict choose(const Language& language, Command& command, std::string_view value) {
  const auto found = from_word<Enum>(value);
  if (!found) return not_one_of(language, value, Names<Enum>::words);
  command.*into = *found;
  return std::nullopt;
}

Verdict locale(const Language& language, Command& command, std::string_view value) {
  const auto found = std::ranges::find(locales, value, &Locale::word);
  if (found == locales.end()) return not_one_of(language, value, locale_words);
  command.locale = &*found;
  return std::nullopt;
}

// The command is known by now, and not every one has every format.
Verdict format(const Language& language, Command& command, std::string_view value) {
  const std::vector<std::string_view> words = format_words(command.verb);
  if (std::find(words.begin(), words.end(), value) == words.end()) return not_one_of(language, value, words);
  return choose<&Command::format>(language, command, value);
}

template <std::optional<int> Command::*into, int least, int most>
Verdict number(const Language& language, Command& command, std::string_view value) {
  const auto found = parse_whole(value);
  if (!found || *found < least || *found > most) {
    return Objection{
        language.say(CliText::not_whole, {{"value", quoted(value)}, {"least", least}, {"most", most}}), ""};
  }
  command.*into = static_cast<int>(*found);
  return std::nullopt;
}

Verdict today(const Language& language, Command& command, std::string_view value) {
  command.today = parse_date(value);
  if (command.today) return std::nullopt;
  return ill_written(language, value, CliText::not_date, CliText::as_date);
}

// "07:30", "18:30": minutes from midnight.
Verdict time_of_day(const Language& language, Command& command, std::string_view value) {
  const auto is_digit = [value](std::size_t at) { return value[at] >= '0' && value[at] <= '9'; };
  const bool shaped =
      value.size() == 5 && value[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4);
  const int hours = shaped ? (value[0] - '0') * 10 + (value[1] - '0') : 24;
  const int minutes = shaped ? (value[3] - '0') * 10 + (value[4] - '0') : 60;
  if (hours > 23 || minutes > 59)
    return ill_written(language, value, CliText::not_time_of_day, CliText::as_time_of_day);
  command.time_minutes = hours * 60 + minutes;
  return std::nullopt;
}

// "30m", "2h", "1d": minutes.
Verdict reminder(const Language& language, Command& command, std::string_view value) {
  const char unit = value.empty() ? '\0' : value.back();
  const int minutes = unit == 'm' ? 1 : unit == 'h' ? 60 : unit == 'd' ? 24 * 60 : 0;
  const auto count = minutes > 0 ? parse_whole(value.substr(0, value.size() - 1)) : std::nullopt;
  if (!count || *count < 1 || *count * minutes > most_reminder)
    return ill_written(language, value, CliText::not_time, CliText::as_time);
  command.remind_minutes = static_cast<int>(*count * minutes);
  return std::nullopt;
}

template <std::string Command::*into>
Verdict text(const Language& language, Command& command, std::string_view value) {
  if (value.empty()) return nothing_given(language);
  command.*into = value;
  return std::nullopt;
}

template <std::vector<std::string> Command::*into>
Verdict one_more(const Language& language, Command& command, std::string_view value) {
  if (value.empty()) return nothing_given(language);
  (command.*into).emplace_back(value);
  return std::nullopt;
}

Verdict whole_plan(const Language& language, Command& command, std::string_view) {
  if (command.show && *command.show != View::all)
    return Objection{std::string{language[CliText::show_a_part]}, std::string{language[CliText::give_one]}};
  command.show = View::all;
  return std::nullopt;
}

// Several values of a list are one; of all else the last one counts.
template <Logged what>
Verdict to_log(const Language& language, Command& command, std::string_view value) {
  if (value.empty()) return nothing_given(language);
  const auto earlier = std::ranges::find(command.logged, what, &LoggedValue::what);
  if (earlier == command.logged.end()) {
    command.logged.push_back({what, std::string{value}});
  } else if (what == Logged::test || what == Logged::sign || what == Logged::score) {
    earlier->text.append(";").append(value);
  } else {
    earlier->text = value;
  }
  return std::nullopt;
}

// Of a day in the diary, or of a clinician for the handout.
Verdict note(const Language& language, Command& command, std::string_view value) {
  if (command.verb == Verb::log) return to_log<Logged::note>(language, command, value);
  return text<&Command::note>(language, command, value);
}

template <bool Command::*into>
Verdict flag(const Language&, Command& command, std::string_view) {
  command.*into = true;
  return std::nullopt;
}

// Help and version are seen to before any option is.
Verdict nothing(const Language&, Command&, std::string_view) {
  return std::nullopt;
}

template <class Enum>
constexpr Values words_of() {
  return {Offer::words, Names<Enum>::words};
}
constexpr Values any_text{};
constexpr auto no_argument = std::nullopt;  // of a flag
constexpr auto language_words = name_list("en", "de");
constexpr auto log_dates = name_list("today", "yesterday");
constexpr auto how_much = name_list("yes", "part", "no");
constexpr auto yes_or_no = name_list("yes", "no");

// In the order of the help: the options of single commands first.
constexpr std::array table{
    OptionSpec{"start", '\0', CliText::a_date, plan_verbs, any_text, CliText::option_start,
               text<&Command::start>},
    OptionSpec{"today", '\0', CliText::a_date, plan_verbs | log_verbs, any_text, CliText::option_today, today,
               Reach::nothing},
    OptionSpec{"diary", '\0', CliText::a_file, plan_verbs | log_verbs, Values{Offer::files},
               CliText::option_diary, text<&Command::diary>},
    OptionSpec{"weeks", '\0', CliText::a_number, plan_verbs, any_text, CliText::option_weeks,
               number<&Command::weeks, 1, most_weeks>, Reach::form},
    OptionSpec{"show", '\0', CliText::a_view, only(Verb::plan), words_of<View>(), CliText::option_show,
               choose<&Command::show, View>, Reach::form},
    OptionSpec{"full", '\0', no_argument, only(Verb::plan), any_text, CliText::option_full, whole_plan,
               Reach::form},
    OptionSpec{"week", '\0', CliText::a_number, plan_verbs, any_text, CliText::option_week,
               number<&Command::week, 1, most_weeks>, Reach::form},
    OptionSpec{"days", '\0', CliText::some_days, plan_verbs, Values{Offer::days}, CliText::option_days,
               text<&Command::days>},
    OptionSpec{"equipment", '\0', CliText::some_equipment, plan_verbs, Values{Offer::equipment},
               CliText::option_equipment, text<&Command::equipment>},
    OptionSpec{"max-minutes", '\0', CliText::a_number, plan_verbs, any_text, CliText::option_max_minutes,
               text<&Command::max_minutes>},
    OptionSpec{"avoid", '\0', CliText::some_exercises, plan_verbs, Values{Offer::exercises},
               CliText::option_avoid, text<&Command::avoid>},
    OptionSpec{"diagnosis", '\0', CliText::an_id, plan_verbs, Values{Offer::diagnoses},
               CliText::option_diagnosis, text<&Command::diagnosis>},
    OptionSpec{"history", '\0', CliText::a_file, case_verbs, Values{Offer::files}, CliText::option_history,
               one_more<&Command::history>},
    OptionSpec{"diff", '\0', CliText::a_file, only(Verb::plan), Values{Offer::files}, CliText::option_diff,
               text<&Command::diff>, Reach::nothing},
    OptionSpec{"save", '\0', CliText::a_file, case_verbs, Values{Offer::files}, CliText::option_save,
               text<&Command::save>, Reach::nothing},
    OptionSpec{"resume", '\0', CliText::a_file, case_verbs, Values{Offer::files}, CliText::option_resume,
               text<&Command::resume>, Reach::nothing},
    OptionSpec{"no-hints", '\0', no_argument, case_verbs, any_text, CliText::option_no_hints,
               flag<&Command::no_hints>, Reach::nothing},
    OptionSpec{"why", '\0', no_argument, only(Verb::triage), any_text, CliText::option_why,
               flag<&Command::why>, Reach::form},
    OptionSpec{"trace", '\0', no_argument, only(Verb::triage), any_text, CliText::option_trace,
               flag<&Command::trace>, Reach::form},
    OptionSpec{"exit-code", '\0', no_argument, only(Verb::triage), any_text, CliText::option_exit_code,
               flag<&Command::exit_code>, Reach::nothing},
    OptionSpec{"log", '\0', no_argument, only(Verb::plan) | log_verbs, any_text, CliText::option_log, nothing,
               Reach::nothing},
    OptionSpec{"date", '\0', CliText::a_date, log_verbs, Values{Offer::words, log_dates},
               CliText::option_date, text<&Command::log_date>, Reach::nothing},
    OptionSpec{"run", '\0', CliText::some_minutes, log_verbs, any_text, CliText::option_run,
               to_log<Logged::run>, Reach::nothing},
    OptionSpec{"walk", '\0', CliText::some_minutes, log_verbs, any_text, CliText::option_walk,
               to_log<Logged::walk>, Reach::nothing},
    OptionSpec{"technique", '\0', CliText::some_minutes, log_verbs, any_text, CliText::option_technique,
               to_log<Logged::technique>, Reach::nothing},
    OptionSpec{"during", '\0', CliText::a_number, log_verbs, any_text, CliText::option_during,
               to_log<Logged::during>, Reach::nothing},
    OptionSpec{"after", '\0', CliText::a_number, log_verbs, any_text, CliText::option_after,
               to_log<Logged::after>, Reach::nothing},
    OptionSpec{"morning", '\0', CliText::a_number, log_verbs, any_text, CliText::option_morning,
               to_log<Logged::morning>, Reach::nothing},
    OptionSpec{"exercises", '\0', CliText::how_much, log_verbs, Values{Offer::words, how_much},
               CliText::option_exercises, to_log<Logged::exercises>, Reach::nothing},
    OptionSpec{"test", '\0', CliText::a_result, log_verbs, Values{Offer::tests}, CliText::option_test,
               to_log<Logged::test>, Reach::nothing},
    OptionSpec{"new-pain", '\0', CliText::a_number, log_verbs, any_text, CliText::option_new_pain,
               to_log<Logged::new_pain>, Reach::nothing},
    OptionSpec{"swelling", '\0', CliText::yes_or_no, log_verbs, Values{Offer::words, yes_or_no},
               CliText::option_swelling, to_log<Logged::swelling>, Reach::nothing},
    OptionSpec{"sign", '\0', CliText::an_id, log_verbs, Values{Offer::signs}, CliText::option_sign,
               to_log<Logged::sign>, Reach::nothing},
    OptionSpec{"note", '\0', CliText::some_text, only(Verb::plan) | log_verbs, any_text, CliText::option_note,
               note, Reach::form},
    OptionSpec{"score", '\0', CliText::a_score, log_verbs, any_text, CliText::option_score,
               to_log<Logged::score>, Reach::nothing},
    OptionSpec{"undo", '\0', no_argument, log_verbs, any_text, CliText::option_undo, flag<&Command::undo>,
               Reach::nothing},
    OptionSpec{"from", '\0', CliText::a_file, log_verbs, Values{Offer::files}, CliText::option_from,
               one_more<&Command::from>, Reach::nothing},
    OptionSpec{"case", '\0', CliText::a_case, only(Verb::explain), Values{Offer::cases}, CliText::option_case,
               text<&Command::case_file>, Reach::nothing},
    OptionSpec{"input-format", '\0', CliText::a_format, every_verb, words_of<InputFormat>(),
               CliText::option_input_format, choose<&Command::input_format>, Reach::nothing},
    OptionSpec{"locale", '\0', CliText::a_locale, every_verb, Values{Offer::words, locale_words},
               CliText::option_locale, locale, Reach::nothing},
    OptionSpec{"on-error", '\0', CliText::a_manner, case_verbs, words_of<OnError>(), CliText::option_on_error,
               choose<&Command::on_error>, Reach::nothing},
    OptionSpec{"out-dir", '\0', CliText::a_folder, case_verbs, Values{Offer::folders},
               CliText::option_out_dir, text<&Command::out_dir>, Reach::nothing},
    OptionSpec{"force", '\0', no_argument, case_verbs, any_text, CliText::option_force, flag<&Command::force>,
               Reach::nothing},
    OptionSpec{"update", '\0', no_argument, case_verbs, any_text, CliText::option_update,
               flag<&Command::update>, Reach::nothing},
    OptionSpec{"skip-existing", '\0', no_argument, case_verbs, any_text, CliText::option_skip_existing,
               flag<&Command::skip_existing>, Reach::nothing},
    OptionSpec{"jobs", 'j', CliText::a_number, case_verbs, any_text, CliText::option_jobs,
               number<&Command::jobs, 1, most_jobs>, Reach::nothing},
    OptionSpec{"csv-raw", '\0', no_argument, record_verbs, any_text, CliText::option_csv_raw,
               flag<&Command::csv_raw>, Reach::form},
    OptionSpec{"time", '\0', CliText::a_time_of_day, only(Verb::plan), any_text, CliText::option_time,
               time_of_day, Reach::form},
    OptionSpec{"remind", '\0', CliText::a_time, only(Verb::plan), any_text, CliText::option_remind, reminder,
               Reach::form},
    OptionSpec{"replaces", '\0', CliText::a_file, only(Verb::plan), Values{Offer::files},
               CliText::option_replaces, text<&Command::replaces>, Reach::nothing},
    OptionSpec{"format", 'f', CliText::a_format, every_verb, Values{Offer::formats}, CliText::option_format,
               format, Reach::form},
    OptionSpec{"output", 'o', CliText::a_file, every_verb, Values{Offer::files}, CliText::option_output,
               text<&Command::output>, Reach::nothing},
    OptionSpec{"lang", '\0', CliText::a_language, every_verb, Values{Offer::words, language_words},
               CliText::option_lang, text<&Command::language>, Reach::form},
    OptionSpec{"region", '\0', CliText::a_region, every_verb, Values{Offer::regions}, CliText::option_region,
               text<&Command::region>, Reach::form},
    OptionSpec{"units", '\0', CliText::a_unit, every_verb, words_of<Units>(), CliText::option_units,
               choose<&Command::units>, Reach::form},
    OptionSpec{"clinic", '\0', CliText::a_file, every_verb, Values{Offer::files}, CliText::option_clinic,
               text<&Command::clinic>, Reach::nothing},
    OptionSpec{"data", '\0', CliText::a_folder, every_verb, Values{Offer::folders}, CliText::option_data,
               one_more<&Command::data>, Reach::nothing},
    OptionSpec{"color", '\0', CliText::an_occasion, every_verb, words_of<ColorWhen>(), CliText::option_color,
               choose<&Command::color>, Reach::nothing},
    OptionSpec{"width", '\0', CliText::a_number, every_verb, any_text, CliText::option_width,
               number<&Command::width, least_columns, most_columns>, Reach::nothing},
    OptionSpec{"no-pager", '\0', no_argument, every_verb, any_text, CliText::option_no_pager,
               flag<&Command::no_pager>, Reach::nothing},
    OptionSpec{"no-input", '\0', no_argument, every_verb, any_text, CliText::option_no_input,
               flag<&Command::no_input>, Reach::nothing},
    OptionSpec{"quiet", 'q', no_argument, every_verb, any_text, CliText::option_quiet, flag<&Command::quiet>,
               Reach::nothing},
    OptionSpec{"help", 'h', no_argument, every_verb, any_text, CliText::option_help, nothing, Reach::nothing},
    OptionSpec{"version", '\0', no_argument, every_verb, any_text, CliText::option_version, nothing,
               Reach::nothing},
};

constexpr std::array triage_examples{
    Example{"kneecheck triage", CliText::asks_you},
    Example{"kneecheck triage my-knee.yaml"},
    Example{"kneecheck triage my-knee.yaml --why", CliText::all_reasons},
    Example{"kneecheck triage my-knee.yaml --trace", CliText::every_rule},
    Example{"kneecheck triage my-knee.yaml -f json"},
    Example{"kneecheck triage -f ndjson clinic.ndjson", CliText::case_a_line},
    Example{"kneecheck triage -f csv clinic.csv", CliText::case_a_row},
};
constexpr std::array plan_examples{
    Example{"kneecheck plan my-knee.yaml"},
    Example{"kneecheck plan my-knee.yaml --week 6", CliText::that_week},
    Example{"kneecheck plan my-knee.yaml --show overview", CliText::all_weeks},
    Example{"kneecheck plan my-knee.yaml --full", CliText::everything},
    Example{"kneecheck plan my-knee.yaml --start 2026-11-30 --days mon,wed,sat"},
    Example{"kneecheck plan -f ndjson clinic.ndjson", CliText::case_a_line},
    Example{"kneecheck plan my-knee.yaml -f ics --time 18:30 > my-plan.ics"},
};
constexpr std::array today_examples{
    Example{"kneecheck today my-knee.yaml"},
    Example{"kneecheck today my-knee.yaml --today 2026-12-08"},
};
constexpr std::array log_examples{
    Example{"kneecheck log --diary my-diary.csv", CliText::asks_you},
    Example{"kneecheck log my-knee.yaml --diary my-diary.csv --run 28 --during 1"},
    Example{"kneecheck log --diary my-diary.csv --date yesterday --morning 0"},
    Example{"kneecheck log my-knee.yaml --diary my-diary.csv --from activities.csv"},
};
constexpr std::array explain_examples{
    Example{"kneecheck explain wall-ball"},
    Example{"kneecheck explain runners knee", CliText::words_no_id},
    Example{"kneecheck explain rule:locked"},
    Example{"kneecheck explain --case my-knee.yaml", CliText::why_like_this},
};
constexpr std::array check_examples{
    Example{"kneecheck check my-knee.yaml"},
    Example{"kneecheck check our-clinic/", CliText::a_data_folder},
    Example{"kneecheck check"},
};
constexpr std::array template_examples{
    Example{"kneecheck template yaml > my-knee.yaml"},
    Example{"kneecheck template csv > clinic.csv", CliText::then_case_a_row},
};
constexpr std::array completion_examples{
    Example{"kneecheck completion bash > kneecheck.bash"},
    Example{"kneecheck completion zsh > _kneecheck"},
    Example{"kneecheck completion fish > kneecheck.fish"},
};

constexpr std::array verbs{
    VerbSpec{Verb::triage, CliText::a_case, Values{Offer::cases}, CliText::triage_summary,
             CliText::triage_about, triage_examples},
    VerbSpec{Verb::plan, CliText::a_case, Values{Offer::cases}, CliText::plan_summary, CliText::plan_about,
             plan_examples},
    VerbSpec{Verb::today, CliText::a_case, Values{Offer::cases}, CliText::today_summary, CliText::today_about,
             today_examples},
    VerbSpec{Verb::log, CliText::a_case, Values{Offer::cases}, CliText::log_summary, CliText::log_about,
             log_examples},
    VerbSpec{Verb::explain, CliText::a_topic, Values{Offer::topics}, CliText::explain_summary,
             CliText::explain_about, explain_examples},
    VerbSpec{Verb::check, CliText::a_path, Values{Offer::cases}, CliText::check_summary, CliText::check_about,
             check_examples},
    VerbSpec{Verb::empty_case, std::nullopt, words_of<Blank>(), CliText::template_summary,
             CliText::template_about, template_examples},
    VerbSpec{Verb::completion, std::nullopt, words_of<Shell>(), CliText::completion_summary,
             CliText::completion_about, completion_examples},
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

std::string listed(const Language& language, std::span<const std::string_view> words) {
  return language.comma_list(std::vector<std::string>{words.begin(), words.end()});
}

}  // namespace kneecheck::cli
