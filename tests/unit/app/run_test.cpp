#include "app/run.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/overrides.h"
#include "app/refusal.h"
#include "app/session.h"
#include "knowledge/load.h"
#include "memory_world.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

constexpr std::string_view planned =
    "age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n"
    "worse_with: [running, downhill, stairs_down]\npattern: [after_set_distance]\nouter_bone_tender: yes\n";

struct ProgramRun {
  std::string out, err;
  ExitStatus status = ExitStatus::done;
};

ProgramRun run_in(MemoryWorld& memory, const std::vector<std::string>& arguments) {
  World world = memory.view();
  const ExitStatus status = run(world, arguments);
  return {memory.out.text, memory.err.text, status};
}

ProgramRun run_with(const std::string& input, const std::vector<std::string>& arguments,
                    std::map<std::string, std::string> environment = {}) {
  MemoryFiles files;
  MemoryWorld memory{files, input};
  memory.environment = std::move(environment);
  return run_in(memory, arguments);
}

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    most = std::max(most, end - start);
    start = end + 1;
  }
  return most;
}

}  // namespace

TEST_CASE("where reading fails, what was read is answered; then comes the error") {
  const std::string line = "{\"id\": \"A\", \"age\": 34, \"warning_signs\": [\"hot_red_swollen\"]}\n";
  const auto triaged = [](std::string text, std::vector<std::string> more) {
    MemoryFiles files;
    files.all["old"] = "as before";
    MemoryWorld memory{files, std::move(text), 20, true};
    more.insert(more.begin(), "triage");
    ProgramRun run = run_in(memory, more);
    CHECK(run.status == ExitStatus::failed);
    CHECK(run.err.ends_with("kneecheck: error: cannot read standard input: Input/output error\n"));
    CHECK(files.all["old"] == "as before");
    return run;
  };
  const auto count = [](const std::string& text, std::string_view part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  for (const std::string format : {"ndjson", "json", "csv", "text", "fhir"}) {
    CAPTURE(format);
    const std::string mark = format == "csv" ? "same_day,true" : format == "text" ? "URGENT" : "hot-";
    const int each = count(run_with(line, {"triage", "--input-format", "ndjson", "-f", format}).out, mark);
    CHECK(each > 0);
    for (const std::string jobs : {"1", "3"}) {
      const ProgramRun run = triaged(line + line + line, {"-f", format, "--jobs", jobs});
      CHECK(count(run.out, mark) == 3 * each);
    }
    triaged(line + line, {"-f", format, "-o", "old"});
  }
  CHECK(triaged(line, {"-f", "json"}).out.ends_with("}\n"));
  CHECK(triaged(line + line, {"-f", "json"}).out.ends_with("]\n"));
  CHECK(triaged("age: 34\n", {"-f", "json"}).out.empty());
}

TEST_CASE("names of files are shown without what could harm a screen") {
  const auto asked = [](const std::vector<std::string>& arguments, const std::string& input) {
    MemoryFiles files;
    files.all["old\u202E\x1b.yaml"] = "age: 34\n";
    MemoryWorld memory{files, input};
    memory.environment = {{"LANG", "en_GB.UTF-8"}};
    memory.screen = {true, true, true, 80};
    const std::string said = run_in(memory, arguments).err;
    CHECK(said.find("yaml") != std::string::npos);
    CHECK(said.find("\x1b") == std::string::npos);
    CHECK(said.find("\u202E") == std::string::npos);
    return said;
  };
  const std::string odd = "new\u202E\x1b.yaml";
  CHECK(asked({"triage", "--save", odd}, "0\ns\n").find("--resume $'new\\342\\200\\256\\033.yaml'\n") !=
        std::string::npos);
  asked({"triage"}, "0\ns\n" + odd + "\n");
  asked({"triage", "--resume", "old\u202E\x1b.yaml"}, "q\n");
  asked({"triage", "--resume", "old\u202E\x1b.yaml"}, "0\ns\n\ny\n");
  asked({"triage", "--save", "old\u202E\x1b.yaml"}, "n\n");
  asked({"check", odd}, "");
  CHECK(run_with("age: 34\n", {"check", "-"}).out.find("-: 1 case: no problems") == 0);
}

TEST_CASE("of several statuses the gravest counts") {
  using enum ExitStatus;
  CHECK(worse(done, done) == done);
  CHECK(worse(done, unanswered) == unanswered);
  CHECK(worse(unanswered, clinician) == clinician);
  CHECK(worse(clinician, bad_input) == bad_input);
  CHECK(worse(misused, bad_input) == misused);
  CHECK(worse(bad_input, failed) == failed);
}

TEST_CASE("every format that a command lists is a form of its own") {
  for (const auto& [arguments, verb] : {std::pair{std::vector<std::string>{"triage"}, Verb::triage},
                                        {{"plan", "--start", "2026-11-30"}, Verb::plan},
                                        {{"explain", "itb"}, Verb::explain},
                                        {{"check"}, Verb::check}}) {
    std::set<std::string> outputs;
    for (const FormatSpec& format : format_table) {
      if (!holds(format.verbs, verb)) continue;
      CAPTURE(format.word);
      std::vector<std::string> all = arguments;
      all.insert(all.end(), {"-f", std::string{format.word}});
      const ProgramRun result = run_with(std::string{planned}, all);
      CHECK(result.status == ExitStatus::done);
      CHECK(outputs.insert(result.out).second);
    }
    CHECK(outputs.count("") == 0);
  }
}

TEST_CASE("a shell's line completes, and no mistake in it makes a noise") {
  MemoryFiles files;
  files.all["home/clinic/regions.yaml"] = "nonsense: [";
  const auto complete = [&](const std::vector<std::string>& words) {
    MemoryWorld memory{files};
    memory.environment["HOME"] = "home";
    std::vector<std::string> arguments{"complete", "--"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const ProgramRun result = run_in(memory, arguments);
    CHECK(result.status == ExitStatus::done);
    CHECK(result.err.empty());
    return result.out;
  };
  CHECK(complete({"--region", "u"}) == "uk\nus\n");
  CHECK(complete({"--data", "~/clinic", "--region", "u"}).empty());
  CHECK(complete({"--data", "missing", "--region", "u"}).empty());
  CHECK(complete({"--data", "missing", "plan", "-f", "y"}) == "yaml\n");
  MemoryWorld full{files};
  full.out.room = 1;
  CHECK(run_in(full, {"complete", "--", "ex"}).status == ExitStatus::done);
}

TEST_CASE("a full disk is never success") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"--version"},
                                                    {"explain"},
                                                    {"plan"},
                                                    {"check"},
                                                    {"triage", "-f", "json"}}) {
    MemoryFiles files;
    MemoryWorld memory{files, std::string{planned}};
    memory.out.room = 10;
    const ProgramRun result = run_in(memory, arguments);
    CHECK(result.status == ExitStatus::failed);
    CHECK(result.err.find("kneecheck: error: cannot write standard output: No space left on device\n") !=
          std::string::npos);
  }
}

TEST_CASE("a plan without a start begins today, which is said") {
  const ProgramRun result = run_with(std::string{planned}, {"plan", "-f", "ndjson"});
  CHECK(result.status == ExitStatus::done);
  CHECK(result.out.find("\"start\":\"2026-11-23\"") != std::string::npos);
  CHECK(result.err ==
        "kneecheck: the case has no start, so the plan begins today, 2026-11-23, and tomorrow's will be "
        "another: "
        "add 'start: 2026-11-23' to the case, or give --start 2026-11-23 each time\n");
  CHECK(run_with(std::string{planned}, {"plan", "-f", "ndjson", "-q"}).err.empty());
  CHECK(run_with(std::string{planned}, {"plan", "-f", "ndjson", "--today", "2027-01-04"})
            .out.find("\"start\":\"2027-01-04\"") != std::string::npos);
  const ProgramRun given = run_with(std::string{planned} + "start: 2027-02-01\n",
                                    {"plan", "-f", "ndjson", "--start", "2027-03-01"});
  CHECK(given.out.find("\"start\":\"2027-03-01\"") != std::string::npos);
  CHECK(given.err.empty());
}

TEST_CASE("in a batch the plans that begin today are counted") {
  const std::string two = std::string{planned} + "---\n" + std::string{planned} + "start: 2027-02-01\n";
  const ProgramRun result = run_with(two, {"plan", "-f", "ndjson"});
  CHECK(result.err ==
        "kneecheck: 1 without a start: begun today, 2026-11-23 (--start DATE changes it)\n"
        "kneecheck: 2 cases: 2 planned, 0 withheld, 0 incomplete, 0 bad, 0.0 seconds\n");
}

TEST_CASE("options override the case") {
  const std::string given =
      std::string{planned} + "days: [mon, tue, wed, thu, fri, sat, sun]\nstart: 2026-11-30\n";
  const ProgramRun result = run_with(given, {"plan", "-f", "ndjson", "--days", "sat"});
  const ProgramRun same =
      run_with(std::string{planned} + "days: [sat]\nstart: 2026-11-30\n", {"plan", "-f", "ndjson"});
  CHECK(result.out == same.out);
  CHECK(result.out != run_with(given, {"plan", "-f", "ndjson"}).out);
}

TEST_CASE("status of one case and of a batch") {
  const std::string alarm = "age: 40\nwarning_signs: [locked]\n";
  const std::string open = "age: 40\n";
  CHECK(run_with(alarm, {"plan"}).status == ExitStatus::clinician);
  CHECK(run_with(open, {"plan"}).status == ExitStatus::unanswered);
  CHECK(run_with(alarm + "---\n" + open, {"plan"}).status == ExitStatus::done);
  CHECK(run_with(alarm, {"triage"}).status == ExitStatus::done);
  CHECK(run_with(alarm, {"triage", "--exit-code"}).status == ExitStatus::clinician);
  CHECK(run_with(open, {"triage", "--exit-code"}).status == ExitStatus::unanswered);
  CHECK(run_with(std::string{planned}, {"triage", "--exit-code"}).status == ExitStatus::done);
  CHECK(run_with(open + "---\n" + alarm, {"triage", "--exit-code"}).status == ExitStatus::clinician);
  CHECK(run_with(open + "---\nagee: 4\n", {"triage", "--exit-code"}).status == ExitStatus::bad_input);
  CHECK(run_with(open + "---\nagee: 4\n", {"triage", "--exit-code", "--on-error", "record"}).status ==
        ExitStatus::unanswered);
  CHECK(run_with("agee: 4\n", {"triage", "--on-error", "record"}).status == ExitStatus::bad_input);
}

TEST_CASE("one bad case prints nothing on standard output, in any format") {
  for (const std::string format : {"text", "markdown", "json", "ndjson", "yaml"}) {
    const ProgramRun result = run_with("agee: 4\n", {"plan", "-f", format});
    CHECK(result.out.empty());
    CHECK(
        result.err ==
        "-:1:1: error: unknown key 'agee'\n  agee: 4\n  ^~~~\nhelp: did you mean 'age'?\n"
        "kneecheck: this case was not assessed. If there may be a warning sign, do not wait for it: they are "
        "listed by kneecheck explain warning_signs\n");
    CHECK(result.status == ExitStatus::bad_input);
  }
}

TEST_CASE("a batch in pieces gives the same bytes") {
  const std::vector<std::string> cases{"{\"id\": \"a\", \"age\": 40}\n", "nope\n",
                                       "{\"id\": \"b\", \"warning_signs\": [\"locked\"]}\n", "\n",
                                       "{\"id\": \"c\", \"agee\": 3}\n"};
  for (const std::string format : {"ndjson", "text", "markdown", "yaml"}) {
    std::string whole, parts;
    for (const std::string& each : cases) {
      whole += each;
      parts += run_with(each, {"plan", "--input-format", "ndjson", "-f", format}).out;
    }
    CHECK(run_with(whole, {"plan", "--input-format", "ndjson", "-f", format}).out == parts);
  }
}

TEST_CASE("bad knowledge is refused before anything is printed") {
  MemoryFiles files;
  files.all = {{"bad/clinic.yaml", "nme: x\n"},
               {"good/clinic.yaml", "name: Harbour\n"},
               {"bare/notes.txt", "x"},
               {"other/clinic.yaml", "name: Pier\n"}};
  const auto in = [&files](const std::vector<std::string>& arguments,
                           std::map<std::string, std::string> environment = {}) {
    MemoryWorld memory{files, "age: 40\nwarning_signs: [lump]\n"};
    memory.environment = std::move(environment);
    return run_in(memory, arguments);
  };
  const ProgramRun bad = in({"triage", "--data", "bad"});
  CHECK(bad.status == ExitStatus::bad_input);
  CHECK(bad.out.empty());
  CHECK(bad.err.find("bad/clinic.yaml:1:1: error: ") == 0);
  CHECK(in({"triage", "--data", "bare"}).err ==
        "bare: error: no .yaml file in this folder\nhelp: is this the right folder? it should look like "
        "data/\n");
  CHECK(in({"triage", "--data", "bare"}).status == ExitStatus::bad_input);
  CHECK(in({"triage", "--data", "gone"}).status == ExitStatus::failed);
  CHECK(in({"triage"}).out.find("Harbour") == std::string::npos);
  CHECK(in({"triage", "--data", "good"}).out.find("Harbour") != std::string::npos);
  CHECK(in({"triage", "--clinic", "good/clinic.yaml"}).out.find("Harbour") != std::string::npos);
  CHECK(in({"triage"}, {{"KNEECHECK_DATA", "good:other"}}).out.find("Pier") != std::string::npos);
  CHECK(in({"triage", "--data", "good"}, {{"KNEECHECK_DATA", ":other:"}}).out.find("Harbour") !=
        std::string::npos);
  CHECK(in({"--version"}, {{"KNEECHECK_DATA", "bad"}}).status == ExitStatus::done);
}

TEST_CASE("width: --width, COLUMNS, the terminal, 80; only a terminal has the middle two") {
  struct Row {
    std::optional<int> option;
    std::string columns;
    std::optional<std::size_t> terminal;
    std::size_t width;
  };
  const std::vector<Row> table{{{}, "", {}, 80},    {{}, "60", {}, 80},  {100, "60", {}, 100},
                               {{}, "", 120, 120},  {{}, "60", 120, 60}, {40, "60", 120, 40},
                               {{}, "x", 120, 120}, {{}, "0", 120, 120}, {{}, "5", 120, 20}};
  for (const Row& row : table) {
    MemoryFiles files;
    MemoryWorld memory{files};
    memory.environment["COLUMNS"] = row.columns;
    memory.screen.columns = row.terminal;
    Command command;
    command.width = row.option;
    const World world = memory.view();
    CHECK(text_style(world, command, row.terminal.has_value()).width == row.width);
  }
  CHECK(widest(run_with(std::string{planned}, {"triage", "--width", "40"}).out) <= 40);
}

TEST_CASE("colour: --color, NO_COLOR unless empty, the forcing variables, a terminal that can") {
  struct Row {
    std::map<std::string, std::string> environment;
    bool terminal;
    ColorWhen when;
    bool color;
  };
  const auto automatic = ColorWhen::automatic;
  const std::vector<Row> table{{{{"TERM", "xterm"}}, true, automatic, true},
                               {{}, true, automatic, false},
                               {{{"TERM", "dumb"}}, true, automatic, false},
                               {{{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true, automatic, false},
                               {{{"TERM", "xterm"}, {"NO_COLOR", ""}}, true, automatic, true},
                               {{{"TERM", "xterm"}}, false, automatic, false},
                               {{{"CLICOLOR_FORCE", "1"}}, false, automatic, true},
                               {{{"FORCE_COLOR", "0"}}, false, automatic, false},
                               {{{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}, false, automatic, false},
                               {{{"NO_COLOR", "1"}}, false, ColorWhen::always, true},
                               {{{"TERM", "xterm"}}, true, ColorWhen::never, false}};
  for (const Row& row : table) {
    MemoryFiles files;
    MemoryWorld memory{files};
    memory.environment = row.environment;
    Command command;
    command.color = row.when;
    CHECK(text_style(memory.view(), command, row.terminal).color == row.color);
  }
}

TEST_CASE("the locale's name alone says whether a terminal shows UTF-8") {
  struct Row {
    std::map<std::string, std::string> environment;
    bool utf8;
  };
  const std::vector<Row> table{{{}, false},
                               {{{"LANG", "C"}}, false},
                               {{{"LANG", "de_DE.UTF-8"}}, true},
                               {{{"LANG", "de_DE.utf8"}, {"LC_ALL", ""}}, true},
                               {{{"LANG", "C.UTF-8"}, {"LC_ALL", "POSIX"}}, false},
                               {{{"LC_CTYPE", "en_GB.UTF-8"}, {"LANG", "C"}}, true}};
  for (const Row& row : table) {
    MemoryFiles files;
    MemoryWorld memory{files};
    memory.environment = row.environment;
    CHECK(text_style(memory.view(), Command{}, true).utf8 == row.utf8);
    CHECK(text_style(memory.view(), Command{}, false).utf8);
  }
}

TEST_CASE("options that are answers are refused in the words of a case") {
  Diagnostics problems;
  const auto knowledge = load_knowledge({builtin_layer()}, problems);
  Command command;
  command.start = "2026-11-30";
  command.days = "sat,sun";
  command.equipment = "none";
  command.max_minutes = "20";
  const Case overrides = read_overrides(*knowledge, command);
  Case runner;
  override_answers(runner, overrides);
  CHECK(runner.date(Key::start) == parse_date("2026-11-30"));
  CHECK(answer_words(*knowledge, runner, static_cast<QuestionIndex>(Key::days)) ==
        std::vector<std::string>{"sat", "sun"});
  CHECK(runner.known(Key::equipment));
  CHECK(runner.whole(Key::max_minutes, 0) == 20);
  CHECK_FALSE(runner.known(Key::age));
  command.equipment = "miror";
  CHECK_THROWS_WITH_AS(read_overrides(*knowledge, command),
                       "kneecheck: error: --equipment: 'miror' is not an answer to 'equipment'\nhelp: did "
                       "you mean 'mirror'?\n",
                       Refusal);
}
