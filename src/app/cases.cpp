#include "app/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/interview_terminal.h"
#include "app/overrides.h"
#include "app/refusal.h"
#include "app/results.h"
#include "base/text.h"
#include "cli/parse.h"
#include "export/records.h"
#include "syntax/parse.h"
#include "triage/assess.h"

namespace kneecheck {
namespace {

Diagnostics moved(const Diagnostics& problems, std::int64_t lines) {
  Diagnostics all;
  for (Diagnostic problem : problems.all()) {
    if (problem.place.line > 0) problem.place.line = static_cast<std::uint32_t>(problem.place.line + lines);
    all.add(std::move(problem));
  }
  for (std::size_t i = all.all().size(); i < problems.size(); ++i) all.count_one();
  return all;
}

Diagnostic record_problem(const Record& record, std::string code, std::string message, std::string help) {
  return problem_in(record.file, record.text, 1, 1, std::move(code), std::move(message), std::move(help));
}

bool is_json_array(const Record& record) {
  const std::size_t first = record.text.find_first_not_of(" \t\r\n");
  return record.is_json && first != std::string::npos && record.text[first] == '[';
}

// Fills `tree`; false with problems.
bool parse(const Record& record, Tree& tree, Diagnostics& problems) {
  if (record.endless) {
    problems.add(record_problem(record, "too_large", "this goes on for too long to be a case: what follows was not read",
                                "is this the right file?"));
    return false;
  }
  if (is_json_array(record)) {
    problems.add(record_problem(record, "wrong_type", "a JSON array is not a case", "give its items one a line: jq -c '.[]'"));
    return false;
  }
  return record.is_json ? parse_json(record.file, record.text, record_limits, tree, problems)
                        : parse_yaml(record.file, record.text, record_limits, tree, problems);
}

Answered answer_bad(const Setting& setting, std::string_view schema, const Record& record, const Case& runner) {
  Answered answered;
  answered.outcome = Outcome::bad;
  answered.status = setting.is_batch && setting.command.on_error == OnError::record ? ExitStatus::done : ExitStatus::bad_input;
  answered.messages = format(file_places(runner.problems, record));
  if (!setting.is_batch) return answered;
  const Format format = setting.command.format;
  if (format == Format::yaml) write_error_yaml(answered.output, schema, runner.id, runner.problems);
  if (format == Format::json || format == Format::ndjson) {
    write_error_json(answered.output, schema, runner.id, runner.problems, JsonStyle::compact);
  }
  return answered;
}

Answered answer(const Setting& setting, const CaseWork& work, const Record& record) {
  const Case runner = read_case(setting.knowledge, record);
  return runner.problems.empty() ? work.answer(setting, runner) : answer_bad(setting, work.schema, record, runner);
}

// What stands around the records of a batch. Each record carries its own surroundings, so that outputs can be joined; but for the array of
// `json`.
struct Frame {
  std::string_view first, between, behind, end, empty;
};
constexpr Frame frame_of(Format format) {
  constexpr std::array frames{Frame{"", "", "\n\n", "", ""},             // text
                              Frame{"", "", "\n---\n\n", "", ""},        // markdown
                              Frame{"[\n", ",\n", "", "\n]\n", "[]\n"},  // json
                              Frame{"", "", "\n", "", ""},               // ndjson
                              Frame{"---\n", "---\n", "", "", ""}};      // yaml
  return frames[static_cast<std::size_t>(format)];
}

struct Tally {
  std::array<std::size_t, 4> of{};  // by Outcome
  std::size_t start_today = 0;
  ExitStatus status = ExitStatus::done;

  void count(const Answered& answered) {
    ++of[static_cast<std::size_t>(answered.outcome)];
    start_today += answered.starts_today ? 1 : 0;
    status = worse(status, answered.status);
  }
  std::size_t operator[](Outcome outcome) const { return of[static_cast<std::size_t>(outcome)]; }
  std::size_t all() const { return of[0] + of[1] + of[2] + of[3]; }
};

std::string summary(const Tally& tally, const CaseWork& work, std::int64_t milliseconds) {
  std::string text =
      fmt::format("kneecheck: {} {}: {} {}, ", tally.all(), tally.all() == 1 ? "case" : "cases", tally[Outcome::done], work.done_word);
  if (work.counts_withheld) text += fmt::format("{} withheld, ", tally[Outcome::withheld]);
  text += fmt::format("{} incomplete, {} bad, {}.{} seconds\n", tally[Outcome::incomplete], tally[Outcome::bad], milliseconds / 1000,
                      milliseconds % 1000 / 100);
  return text;
}

std::string start_note(const Tally& tally, Date today, bool is_batch) {
  const std::string plans =
      is_batch ? fmt::format("{} without a start: begun", tally.start_today) : std::string{"no start given: the plan begins"};
  return fmt::format("kneecheck: {} today, {} (--start DATE changes it)\n", plans, date_text(today));
}

ExitStatus one_case(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader, Results& results, Tally& tally) {
  const Answered answered = answer(setting, work, *reader.next());
  tally.count(answered);
  say(world, answered.messages);
  if (answered.output.empty()) return answered.status;
  results.write(answered.output);
  if (answered.output.back() != '\n') results.write("\n");
  results.finish();
  return answered.status;
}

ExitStatus batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader, Results& results, Tally& tally) {
  const Frame frame = frame_of(setting.command.format);
  bool any = false;
  while (const auto record = reader.next()) {
    const Answered answered = answer(setting, work, *record);
    tally.count(answered);
    if (!answered.messages.empty() && results.is_terminal()) results.flush();
    say(world, answered.messages);
    if (answered.output.empty()) continue;
    results.write(std::exchange(any, true) ? frame.between : frame.first);
    results.write(answered.output);
    results.write(frame.behind);
  }
  results.write(any ? frame.end : frame.empty);
  results.finish();
  return tally.status;
}

}  // namespace

Case read_case(const Knowledge& knowledge, const Record& record) {
  Tree tree;
  Diagnostics problems;
  Case runner;
  if (parse(record, tree, problems)) {
    runner = decode_case(knowledge, tree.root());
  } else {
    runner.problems = std::move(problems);
  }
  runner.problems.sort();
  runner.problems = moved(runner.problems, record.lines_before);
  return runner;
}

Diagnostics file_places(const Diagnostics& problems, const Record& record) {
  const Diagnostics all = moved(problems, std::int64_t{record.first_line} - 1 - record.lines_before);
  if (record.first_line == 1 || problems.all().size() != 1 || problems.all().front().place.line > 0) return all;
  Diagnostic whole = all.all().front();  // of the record as a whole: far into a stream, its first line says which
  whole.place.line = record.first_line;
  whole.place.column = 1;
  Diagnostics placed;
  placed.add(std::move(whole));
  return placed;
}

namespace {

Setting setting_of(const Session& session, const World& world) {
  const Command& command = session.command;
  Setting setting{*session.knowledge, *session.region, command, {}, false, {}, read_overrides(*session.knowledge, command), {}};
  if (command.verb == Verb::plan && !setting.overrides.known(Key::start)) setting.today = command.today ? *command.today : world.today();
  return setting;
}

// Nobody is asked who could not answer, or does not want to.
void require_terminal(const World& world, const Command& command) {
  if (world.screen.in_is_terminal && world.screen.err_is_terminal && !command.no_input) return;
  const std::string why = command.no_input ? "no CASE given, and --no-input asks nothing" : "no CASE given, and no terminal to ask on";
  throw Refusal{ExitStatus::misused,
                usage_message(why, fmt::format("kneecheck {} my-knee.yaml, or - for standard input", word(command.verb)))};
}

ExitStatus interview_case(Session& session, const CaseWork& work) {
  World& world = session.world;
  const Command& command = session.command;
  require_terminal(world, command);
  Setting setting = setting_of(session, world);
  Results results{world, command.output};
  setting.style = text_style(world, command, results.is_terminal());
  InterviewTerminal terminal{session};
  const std::optional<Case> runner = terminal.ask();
  if (!runner) return command.verb == Verb::plan || command.exit_code ? ExitStatus::unanswered : ExitStatus::done;

  setting.case_file = terminal.case_file();
  const Answered answered = work.answer(setting, *runner);
  say(world, "\n" + answered.messages);
  if (!answered.output.empty()) {
    results.write(answered.output);
    if (answered.output.back() != '\n') results.write("\n");
    results.finish();
  }
  Tally tally;
  tally.count(answered);
  if (!command.quiet && tally.start_today > 0) say(world, start_note(tally, *setting.today, false));
  const bool kept = terminal.say_goodbye(!assess(setting.knowledge, with_overrides(*runner, setting.overrides)).no_plan);
  return kept ? answered.status : worse(answered.status, ExitStatus::failed);
}

}  // namespace

// -o over one of the cases would replace the answers by what was made of them.
void refuse_to_overwrite(const Command& command) {
  const auto& inputs = command.operands;
  const bool same =
      !command.output.empty() && command.output != "-" && std::find(inputs.begin(), inputs.end(), command.output) != inputs.end();
  if (same)
    throw Refusal{ExitStatus::misused,
                  usage_message(fmt::format("--output: {} is the case itself", quoted(command.output)), "name another file")};
}

ExitStatus work_through_cases(Session& session, const CaseWork& work) {
  World& world = session.world;
  const Command& command = session.command;
  refuse_to_overwrite(command);
  const bool wants_interview = world.screen.in_is_terminal || !command.save.empty() || !command.resume.empty();
  if (command.operands.empty() && wants_interview) return interview_case(session, work);
  Setting setting = setting_of(session, world);
  const std::int64_t begun = world.milliseconds();
  Results results{world, command.output};
  CaseReader reader{world, command.operands, command.input_format, [&results] { results.flush(); }};
  setting.style = text_style(world, command, results.is_terminal());
  setting.is_batch = reader.is_batch();
  if (!setting.is_batch && command.operands.size() == 1 && command.operands.front() != "-") setting.case_file = command.operands.front();
  Tally tally;
  const ExitStatus status =
      setting.is_batch ? batch(world, setting, work, reader, results, tally) : one_case(world, setting, work, reader, results, tally);
  if (!command.quiet && tally.start_today > 0) say(world, start_note(tally, *setting.today, setting.is_batch));
  if (!command.quiet && setting.is_batch) say(world, summary(tally, work, world.milliseconds() - begun));
  return status;
}

}  // namespace kneecheck
