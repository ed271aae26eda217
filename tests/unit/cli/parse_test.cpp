#include "cli/parse.h"

#include <doctest/doctest.h>

#include "base/words/cli.h"
#include "cli/help.h"
#include "cli/options.h"

using namespace kneecheck;
using namespace kneecheck::cli;

namespace {

Command command_of(const std::vector<std::string>& arguments) {
  Asked asked = parse_arguments(arguments, english());
  if (const auto* wrong = std::get_if<Misuse>(&asked)) FAIL(wrong->text);
  REQUIRE(std::holds_alternative<Command>(asked));
  return std::get<Command>(asked);
}

std::string misuse_of(const std::vector<std::string>& arguments) {
  const Asked asked = parse_arguments(arguments, english());
  REQUIRE(std::holds_alternative<Misuse>(asked));
  return std::get<Misuse>(asked).text;
}

std::string help_of(const std::vector<std::string>& arguments) {
  const Asked asked = parse_arguments(arguments, english());
  REQUIRE(std::holds_alternative<ShowHelp>(asked));
  return std::get<ShowHelp>(asked).text;
}

}  // namespace

TEST_CASE("options stand before or after the command, long, short, with = or without") {
  const std::vector<std::vector<std::string>> same{
      {"plan", "a.yaml", "--format", "json", "-o", "out"},
      {"--format=json", "plan", "-oout", "a.yaml"},
      {"-f", "json", "--output=out", "plan", "a.yaml"},
      {"-fjson", "-o", "out", "plan", "--", "a.yaml"},
      {"plan", "-o", "x", "-f", "text", "-o", "out", "-f", "json", "a.yaml"}};
  for (const auto& arguments : same) {
    const Command command = command_of(arguments);
    CHECK(command.verb == Verb::plan);
    CHECK(command.format == Format::json);
    CHECK(command.output == "out");
    CHECK(command.operands == std::vector<std::string>{"a.yaml"});
  }
}

TEST_CASE("every option reaches the command") {
  const Command plan =
      command_of({"plan",        "--start",       "2026-11-30", "--today",        "2026-11-23", "--weeks",
                  "4",           "--week",        "2",          "--days",         "mon,wed",    "--equipment",
                  "mirror,ball", "--max-minutes", "20",         "--input-format", "ndjson",     "--on-error",
                  "record",      "--region",      "uk",         "--units",        "mi",         "--clinic",
                  "c.yaml",      "--data",        "a",          "--data",         "b",          "--color",
                  "never",       "--width",       "60",         "--no-pager",     "--no-input", "-q"});
  CHECK(plan.start == "2026-11-30");
  CHECK(plan.today == parse_date("2026-11-23"));
  CHECK(plan.weeks == 4);
  CHECK(plan.week == 2);
  CHECK(plan.days == "mon,wed");
  CHECK(plan.equipment == "mirror,ball");
  CHECK(plan.max_minutes == "20");
  CHECK(plan.input_format == InputFormat::ndjson);
  CHECK(plan.on_error == OnError::record);
  CHECK(plan.language.empty());
  CHECK(plan.region == "uk");
  CHECK(plan.units == Units::mi);
  CHECK(plan.clinic == "c.yaml");
  CHECK(plan.data == std::vector<std::string>{"a", "b"});
  CHECK(plan.color == ColorWhen::never);
  CHECK(plan.width == 60);
  CHECK(plan.no_pager);
  CHECK(plan.no_input);
  CHECK(plan.quiet);
  CHECK(plan.locale->word == "en");
  std::string listed;
  for (const Locale& locale : locales) {
    CHECK(command_of({"check", "--locale", std::string{locale.word}}).locale == &locale);
    listed += (listed.empty() ? "" : listed == "en" ? " (default), " : ", ") + std::string{locale.word};
  }
  std::string help{english()[find_option("locale")->help]};
  std::replace(help.begin(), help.end(), '\n', ' ');
  CHECK(help == "the language of the spreadsheet that wrote a csv: " + listed);
  const Command triage = command_of({"triage", "--trace", "--exit-code", "--lang", "de"});
  CHECK(triage.trace);
  CHECK(triage.exit_code);
  CHECK(triage.language == "de");
  CHECK(command_of({"explain", "--case", "my.yaml"}).case_file == "my.yaml");
}

TEST_CASE("a dash is an operand, two dashes end the options") {
  CHECK(command_of({"triage", "-"}).operands == std::vector<std::string>{"-"});
  CHECK(command_of({"triage", "--", "-odd.yaml", "--help", "--"}).operands ==
        std::vector<std::string>{"-odd.yaml", "--help", "--"});
  CHECK(command_of({"triage", "[a,b]"}).operands == std::vector<std::string>{"[a,b]"});
}

TEST_CASE("times of day and spans of time are minutes") {
  const auto of = [](const char* time, const char* before) {
    return command_of({"plan", "-f", "ics", "--time", time, "--remind", before});
  };
  CHECK(of("07:30", "30m").time_minutes == 450);
  CHECK(of("00:00", "2h").time_minutes == 0);
  CHECK(of("23:59", "2h").remind_minutes == 120);
  CHECK(of("23:59", "7d").remind_minutes == 7 * 1440);
}

TEST_CASE("misuse names the argument and the nearest right one") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> table{
      {{"trage", "a.yaml"}, "kneecheck: error: unknown command 'trage'\nhelp: did you mean 'triage'?\n"},
      {{"dance"},
       "kneecheck: error: unknown command 'dance'\nhelp: one of triage, plan, today, log, explain, check, "
       "template, completion, "
       "help\n"},
      {{"help", "pln"}, "kneecheck: error: unknown command 'pln'\nhelp: did you mean 'plan'?\n"},
      {{"plan", "--wekes", "3"},
       "kneecheck: error: unknown option '--wekes'\nhelp: did you mean '--weeks'?\n"},
      {{"--symptm=x", "plan"},
       "kneecheck: error: unknown option '--symptm'\nhelp: kneecheck --help shows what there is\n"},
      {{"plan", "-z"},
       "kneecheck: error: unknown option '-z'\nhelp: kneecheck plan --help shows its options\n"},
      {{"plan", "-qz"},
       "kneecheck: error: unknown option '-z'\nhelp: kneecheck plan --help shows its options\n"},
      {{"triage", "--weeks", "3"},
       "kneecheck: error: --weeks is not an option of triage\nhelp: kneecheck triage --help shows its "
       "options\n"},
      {{"plan", "--width"}, "kneecheck: error: --width needs a value: --width N\n"},
      {{"plan", "--width="}, "kneecheck: error: '--width=' has no value\nhelp: write it behind the '='\n"},
      {{"plan", "-qo"}, "kneecheck: error: --output needs a value: --output FILE\n"},
      {{"plan", "--quiet=yes"}, "kneecheck: error: --quiet takes no value\n"},
      {{"plan", "--quiet", "--no-input=false", "--width"}, "kneecheck: error: --no-input takes no value\n"},
      {{"plan", "--format", "jsno"},
       "kneecheck: error: --format: 'jsno' is not one of text, markdown, html, json, ndjson, yaml, csv, ics, "
       "fhir\nhelp: did you mean "
       "'json'?\n"},
      {{"plan", "--time", "7:30", "-f", "ics"},
       "kneecheck: error: --time: '7:30' is not a time of day\nhelp: write it as 07:30 or 18:30\n"},
      {{"plan", "--time", "24:00", "-f", "ics"},
       "kneecheck: error: --time: '24:00' is not a time of day\nhelp: write it as 07:30 or 18:30\n"},
      {{"plan", "--remind", "8d", "-f", "ics"},
       "kneecheck: error: --remind: '8d' is not a time of up to a week\nhelp: write it as 30m, 2h or 1d\n"},
      {{"plan", "--remind", "30m"},
       "kneecheck: error: --time and --remind are for ics\nhelp: add --format ics\n"},
      {{"check", "--format", "yaml"}, "kneecheck: error: --format: 'yaml' is not one of text, json\n"},
      {{"plan", "--width", "010"},
       "kneecheck: error: --width: '010' is not a whole number from 20 to 1000\n"},
      {{"plan", "--weeks", "0"}, "kneecheck: error: --weeks: '0' is not a whole number from 1 to 99\n"},
      {{"plan", "--today", "tomorrow"},
       "kneecheck: error: --today: 'tomorrow' is not a date of the years 2000 to 2099\nhelp: write it as "
       "2026-11-30\n"},
      {{"triage", "--locale", "dee"},
       "kneecheck: error: --locale: 'dee' is not one of en, en-gb, en-us, de, de-ch, fr, es, it, pt, nl, da, "
       "nb, "
       "sv\nhelp: did you mean 'de'?\n"},
      {{"plan", "--output", ""}, "kneecheck: error: --output: nothing given\n"},
      {{"plan", "--week", "2", "-f", "json"},
       "kneecheck: error: --week and --show are for text, markdown and html\nhelp: --weeks N cuts every "
       "format to the first N "
       "weeks\n"},
      {{"triage", "-", "-"}, "kneecheck: error: '-' is given twice\nhelp: standard input can be read once\n"},
      {{"explain", "itb", "--case", "a.yaml"},
       "kneecheck: error: --case explains a case, not a topic\nhelp: give one or the other\n"},
      {{"-q"}, "kneecheck: error: no command given\nhelp: kneecheck --help shows what there is\n"},
      {{"\x1b[2J"},
       "kneecheck: error: unknown command '\\x1b[2J'\nhelp: one of triage, plan, today, log, explain, check, "
       "template, completion, "
       "help\n"},
  };
  for (const auto& [arguments, text] : table) CHECK(misuse_of(arguments) == text);
}

TEST_CASE("help and version come before any other mistake") {
  CHECK(help_of({"-h"}) == help_text(english(), std::nullopt));
  CHECK(help_of({"help"}) == help_text(english(), std::nullopt));
  CHECK(help_of({"help", "help"}) == help_text(english(), std::nullopt));
  CHECK(help_of({"help", "plan"}) == help_text(english(), Verb::plan));
  CHECK(help_of({"plan", "--help"}) == help_text(english(), Verb::plan));
  CHECK(help_of({"--bogus", "plan", "-h", "--width"}) == help_text(english(), Verb::plan));
  CHECK(help_of({"check", "-qh"}) == help_text(english(), Verb::check));
  CHECK(std::holds_alternative<ShowVersion>(parse_arguments({"plan", "--version", "--bogus"}, english())));
  CHECK(misuse_of({}) == short_help(english()));
}

TEST_CASE("the language is known before anything is parsed") {
  CHECK(wanted_language({"plan", "--lang", "de", "a.yaml"}) == "de");
  CHECK(wanted_language({"--lang=de", "--wekes"}) == "de");
  CHECK(wanted_language({"--lang", "de", "plan", "--lang=fr"}) == "fr");
  CHECK(wanted_language({"--lang=de", "plan", "--", "--lang=fr"}) == "de");
  CHECK(wanted_language({"plan", "--lang", "--help"}) == std::nullopt);
  const std::vector<std::vector<std::string>> none{
      {}, {"plan"}, {"plan", "--lang"}, {"plan", "--lang="}, {"plan", "--lang", ""}, {"--", "--lang", "de"}};
  for (const auto& arguments : none) CHECK(wanted_language(arguments) == std::nullopt);
}

TEST_CASE("help and misuse are in the language") {
  Language german;
  german.lay_over(CliText::a_number, {"ZAHL", ""});
  german.lay_over(CliText::needs_value, {"{option} braucht einen Wert: {option} {argument}", ""});
  german.lay_over(CliText::own_options, {"Optionen von {command}:", ""});
  const Asked wrong = parse_arguments({"plan", "--width"}, german);
  REQUIRE(std::holds_alternative<Misuse>(wrong));
  CHECK(std::get<Misuse>(wrong).text == "kneecheck: error: --width braucht einen Wert: --width ZAHL\n");
  const std::string help = help_text(german, Verb::plan);
  CHECK(help.find("\nOptionen von plan:\n") != std::string::npos);
  CHECK(help.find("\n      --week ZAHL           week N instead") != std::string::npos);
}

TEST_CASE("a shell is answered by words that no help names") {
  const Asked asked = parse_arguments({"complete", "--", "plan", "--help", ""}, english());
  REQUIRE(std::holds_alternative<ToComplete>(asked));
  CHECK(std::get<ToComplete>(asked).words == std::vector<std::string>{"plan", "--help", ""});
  CHECK(misuse_of({"complete"}) ==
        "kneecheck: error: unknown command 'complete'\nhelp: did you mean 'completion'?\n");
  CHECK(help_text(english(), std::nullopt).find("complete ") == std::string::npos);
}

TEST_CASE("help fits 80 columns and names every option of the command") {
  for (std::size_t i = 0; i < verb_count; ++i) {
    const Verb verb = static_cast<Verb>(i);
    const std::string text = help_text(english(), verb);
    for (const OptionSpec& option : all_options()) {
      CHECK((text.find(std::string("--") + std::string(option.name) + " ") != std::string::npos) ==
            option.belongs_to(verb));
    }
    CHECK(text.find("kneecheck " + std::string(word(verb))) < text.find("Usage"));
  }
  std::string all = help_text(english(), std::nullopt) + short_help(english());
  for (std::size_t i = 0; i < verb_count; ++i) all += help_text(english(), static_cast<Verb>(i));
  std::size_t start = 0;
  for (std::size_t end = all.find('\n'); end != std::string::npos; end = all.find('\n', start)) {
    CHECK_MESSAGE(end - start <= 80, all.substr(start, end - start));
    CHECK((end == start || all[end - 1] != ' '));
    start = end + 1;
  }
}

TEST_CASE("the table of options is sound") {
  const auto options = all_options();
  for (std::size_t i = 0; i < options.size(); ++i) {
    CHECK(options[i].verbs != 0);
    CHECK(!english()[options[i].help].empty());
    for (const char c : options[i].name) CHECK(((c >= 'a' && c <= 'z') || c == '-'));
    for (std::size_t j = 0; j < i; ++j) {
      CHECK(options[i].name != options[j].name);
      CHECK((options[i].letter == '\0' || options[i].letter != options[j].letter));
    }
  }
}
