#include "stream/answer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/words/stream.h"
#include "base/words/syntax.h"
#include "document/people.h"
#include "export/csv.h"
#include "export/fhir.h"
#include "export/own_keys.h"
#include "export/records.h"
#include "stream/csv_cases.h"
#include "stream/private_lines.h"
#include "stream/stray_answers.h"
#include "syntax/foreign.h"
#include "syntax/parse.h"

namespace kneecheck::stream {
namespace {

constexpr char quote_of_json = '"';  // stands at both ends of each text

void move_by(Diagnostics& problems, std::int64_t lines) {
  problems.change_each([lines](Diagnostic& problem) {
    if (problem.place.line > 0) problem.place.line = static_cast<std::uint32_t>(problem.place.line + lines);
  });
}

bool is_json_array(const Record& record) {
  const std::size_t first = record.text.find_first_not_of(" \t\r\n");
  return record.is_json && first != std::string::npos && record.text[first] == '[';
}

// Of a wrong first row, once; who has given another table by mistake needs no word of its rows.
void say_no_row_was_read(Diagnostics& problems) {
  problems.sort();
  bool is_said = false;
  problems.change_each([&](Diagnostic& problem) {
    if (std::exchange(is_said, true) || problem.code == "not_a_case") return;
    problem.help = problems.language().say(StreamText::no_row_read, {{"remedy", problem.help}});
  });
}

// Fills `tree` from the record's text, or what is left of it; false with problems.
bool parse(const Knowledge& knowledge, const Record& record, std::string_view text, Tree& tree,
           Diagnostics& problems) {
  const Language& language = problems.language();
  if (record.endless) {
    problems.add(record_problem(record, "too_large", language.say(StreamText::endless),
                                language.say(SyntaxText::is_it_right)));
    return false;
  }
  if (record.is_foreign) {
    const auto foreign = foreign_file(record.text);
    problems.add(problem_in(record.file, {}, 0, 0, "not_a_case",
                            language.say(foreign->message, {{"kind", foreign->kind}}),
                            language.say(foreign->help, {{"command", foreign->command}})));
    return false;
  }
  if (is_json_array(record)) {
    problems.add(record_problem(record, "wrong_type", language.say(StreamText::json_array),
                                language.say(StreamText::one_a_line, {{"command", "jq -c '.[]'"}})));
    return false;
  }
  if (record.is_header) {
    read_columns(knowledge, record, problems);
    return false;
  }
  if (record.columns) return read_row(record, text, tree, problems);
  return record.is_json ? parse_json(record.file, text, record_limits, tree, problems)
                        : parse_yaml(record.file, text, record_limits, tree, problems);
}

// The key in whose value a text is torn, as far as that was read.
void name_torn_key(const Knowledge& knowledge, const Tree& tree, Diagnostics& problems) {
  if (!tree.is_torn || !tree.root().exists() || !tree.root().is_map()) return;
  Value last;
  for (Value key = tree.root().first(); key.exists(); key = key.next(tree.root())) last = key;
  if (!last.exists() || !knowledge.words.question(last.text())) return;
  problems.change_each([last](Diagnostic& problem) {
    if (problem.code == "syntax" && problem.key.empty()) problem.key = last.text();
  });
}

bool is_about_bytes(const Diagnostics& problems) {
  return std::ranges::any_of(problems.all(), [](const Diagnostic& one) { return one.code == "encoding"; });
}

// All that is wrong are keys that stand twice, each of which is unknown then.
bool is_read_to_its_end(const Diagnostics& problems) {
  return std::ranges::all_of(problems.all(),
                             [](const Diagnostic& one) { return one.code == "duplicate_key"; });
}

struct ErrorWriter {
  Format format;
  void (*write)(std::string& out, const BadRecord& bad, const Setting& setting);
};
void write_bad_record(std::string& out, const BadRecord& bad, const Setting& setting) {
  write_error_record(out, bad, setting.layout());
}
void write_bad_csv(std::string& out, const BadRecord& bad, const Setting& setting) {
  write_error_csv(out, bad, setting.csv_style());
}
void write_bad_fhir(std::string& out, const BadRecord& bad, const Setting&) {
  write_error_fhir(out, bad, Layout::compact);
}
constexpr auto error_writers = std::to_array<ErrorWriter>({
    {Format::json, write_bad_record},
    {Format::ndjson, write_bad_record},
    {Format::yaml, write_bad_record},
    {Format::csv, write_bad_csv},
    {Format::fhir, write_bad_fhir},
});
static_assert(covers(error_writers,
                     [](const FormatSpec& format) { return format.kind == FormatKind::records; }));

// All other commands look at the whole case.
bool leaves_out_plan_keys(Verb verb) {
  return verb == Verb::triage || verb == Verb::explain || verb == Verb::log;
}

// At length for one case, briefly among many.
std::string alarm_message(const Setting& setting, const RecordView& read) {
  if (setting.is_batch)
    return urgent_line(setting.knowledge.language, read.runner.id,
                       action_of(setting.knowledge, read.runner, read.assessment, setting.region));
  const Audience audience{&setting.region, setting.command.units, setting.case_file};
  return render_text(bad_case_document(setting.knowledge, read.runner, read.assessment, audience),
                     setting.style);
}

// Whether an answer to a safety question may be among what could not be read.
bool may_hide_a_sign(const Knowledge& knowledge, const Diagnostics& problems) {
  return std::ranges::any_of(problems.all(), [&knowledge](const Diagnostic& problem) {
    if (problem.code == "not_a_case") return false;
    if (problem.code == "syntax") return true;  // what follows was not read
    const auto question = knowledge.words.question(problem.key);
    return !question || knowledge.questions[*question].safety;
  });
}

// A batch that goes on regardless tells the shell, if it was asked to, what could be read of the case.
ExitStatus bad_status(const Setting& setting, const Answered& answered) {
  if (!setting.is_batch || setting.command.on_error != OnError::record) return ExitStatus::bad_input;
  if (!setting.command.exit_code) return ExitStatus::done;
  const bool needs_clinician = answered.urgency && at_least(*answered.urgency, Urgency::soon);
  return needs_clinician ? ExitStatus::clinician : ExitStatus::unanswered;
}

// With another mark in it, the first cell of a row that cannot be divided as its header asks is no id but
// more of the row, and may hold a name.
void drop_id_of_several_cells(Case& runner) {
  if (runner.id && runner.id->find_first_of(",;\t|") != std::string::npos) runner.id.reset();
}

std::string not_assessed(const Language& language) {
  return message_line(
      language.say(StreamText::not_assessed, {{"command", "kneecheck explain warning_signs"}}));
}

}  // namespace

Answered outcome_of(Verb verb, const Assessment& assessment) {
  Answered answered;
  answered.urgency = assessment.urgency;
  answered.alarm = known_alarm(assessment);
  const bool incomplete = assessment.status == TriageStatus::incomplete;
  if (verb == Verb::triage) {
    if (incomplete) answered.outcome = Outcome::incomplete;
  } else if (assessment.no_plan) {
    answered.outcome = waits_for_answers(assessment) ? Outcome::incomplete : Outcome::withheld;
  }
  return answered;
}

Diagnostic record_problem(const Record& record, std::string code, std::string message, std::string help,
                          std::string key) {
  Diagnostic problem =
      problem_in(record.file, record.text, 1, 1, std::move(code), std::move(message), std::move(help));
  problem.key = std::move(key);
  return problem;
}

Case& read_case(const Knowledge& knowledge, const Record& record, Workbench& bench) {
  Case& runner = bench.runner;
  Diagnostics problems{knowledge.language};
  bench.tree.clear();
  const bool is_sound = parse(knowledge, record, record.text, bench.tree, problems);
  bool is_whole = is_sound;
  if (!is_sound && is_about_bytes(problems)) {  // one bad letter in a name hides no sign
    bench.mended = without_unfit(record.text);
    Diagnostics known;
    is_whole = parse(knowledge, record, bench.mended, bench.tree, known);
  }
  if (!is_sound) name_torn_key(knowledge, bench.tree, problems);
  const Value root = bench.tree.root();
  if (is_sound || (root.exists() && root.is_map())) {
    decode_case(knowledge, root, record.columns ? record.locale : nullptr, runner);
  } else {
    runner.clear(knowledge.language);
  }
  // Behind a fault the cells of a row may stand under other columns.
  if (!is_sound && record.columns) runner.problems = runner.plan_problems = Diagnostics{knowledge.language};
  if (!is_sound && record.columns) drop_id_of_several_cells(runner);
  const bool is_torn_json = record.is_json && !is_read_to_its_end(problems);
  if (!is_whole && (record.columns || is_torn_json)) {
    const std::string_view text = record.text;
    if (record.columns) {
      tick_stray_answers(knowledge, text, record.separator, runner);
    } else {  // without a last text that is never closed
      tick_stray_answers(knowledge, text.substr(0, text.rfind(quote_of_json)), quote_of_json, runner);
    }
  }
  add_problems(knowledge, problems, runner);
  if (record.is_header) say_no_row_was_read(runner.problems);
  name_likely_alarms(knowledge, runner);
  for (Diagnostics* const each : {&runner.problems, &runner.plan_problems}) {
    if (each->empty()) continue;
    each->sort();
    move_by(*each, record.lines_before);
  }
  return runner;
}

std::vector<std::string> own_columns(const Knowledge& knowledge, const Record& record) {
  Workbench bench;
  read_case(knowledge, record, bench);
  if (!record.columns) return own_keys(bench.tree.root());
  std::vector<std::string> columns = record.columns->cells;
  std::erase_if(columns, [](const std::string& name) { return !name.starts_with("x_"); });
  return columns;
}

Diagnostics stopping_problems(Verb verb, const Case& runner) {
  Diagnostics problems = runner.problems;
  if (leaves_out_plan_keys(verb) || runner.plan_problems.empty()) return problems;
  problems.append(runner.plan_problems);
  problems.sort();
  return problems;
}

Diagnostics warnings(Verb verb, const Case& runner) {
  if (!leaves_out_plan_keys(verb)) return {};
  Diagnostics problems = runner.plan_problems;
  problems.change_each([](Diagnostic& problem) { problem.is_warning = true; });
  return problems;
}

std::string shown_problems(const Knowledge& knowledge, const Diagnostics& problems, const Record& record) {
  return problems.empty() ? std::string{} : format(file_problems(knowledge, problems, record));
}

Diagnostics file_problems(const Knowledge& knowledge, const Diagnostics& problems, const Record& record) {
  Diagnostics placed = problems;
  move_by(placed, -std::int64_t{record.lines_before});
  hide_private_lines(knowledge, record, placed);
  move_by(placed, std::int64_t{record.first_line} - 1);
  if (record.columns) {
    placed.change_each([&](Diagnostic& problem) {
      problem.message =
          knowledge.language.say(StreamText::of_row, {{"row", record.row}, {"problem", problem.message}});
    });
  }
  if (record.first_line == 1 || problems.all().size() != 1) return placed;
  placed.change_each([&record](Diagnostic& problem) {  // of the record as a whole: its first line says which
    if (problem.place.line == 0) problem.place = {record.first_line, 1};
  });
  return placed;
}

std::string message_line(std::string_view message) {
  std::string line = "kneecheck: ";
  line += message;
  return line + '\n';
}

std::string action_line(const Language& language, std::string_view which, const Action& action) {
  std::string sentences{action.title};
  for (const std::string_view sentence : {std::string_view{action.text}, std::string_view{action.worse_if}}) {
    if (!sentence.empty()) sentences.append(1, ' ').append(sentence);
  }
  return message_line(language.say(StreamText::case_action, {{"case", which}, {"action", sentences}}));
}

std::string urgent_line(const Language& language, const std::optional<std::string>& id,
                        const Action& action) {
  const std::string which = id ? language.say(StreamText::urgent, {{"id", quoted(*id)}})
                               : language.say(StreamText::urgent_without_id);
  return action_line(language, which, action);
}

Answered as_bad(const Setting& setting, Answered answered) {
  answered.outcome = Outcome::bad;
  answered.status = bad_status(setting, answered);
  if (!answered.alarm.value_or(true)) answered.alarm.reset();
  if (answered.urgency == Urgency::self_manage) answered.urgency.reset();  // it would read as an all-clear
  return answered;
}

Answered answer_bad(const Setting& setting, const CaseWork& work, const Record& record, Workbench& bench,
                    const Diagnostics& problems, Printed& printed) {
  Case& runner = bench.runner;
  override_answers(runner, setting.overrides);
  assess(setting.knowledge, runner, bench.assessment);
  const RecordView view = setting.record(runner, bench.assessment, bench.tree);
  const BadRecord bad{work.schema, problems, view};
  if (bad.alarm()) printed.messages += alarm_message(setting, view);
  printed.messages += shown_problems(setting.knowledge, problems, record) +
                      shown_problems(setting.knowledge, warnings(setting.command.verb, runner), record);
  const Answered answered = as_bad(setting, {.urgency = bad.urgency(), .alarm = bench.assessment.alarm});
  if (setting.stands_alone) {  // a bad case has no output of its own
    if (!bad.alarm() && may_hide_a_sign(setting.knowledge, problems))
      printed.messages += not_assessed(setting.knowledge.language);
    return answered;
  }
  const Format format = setting.command.format;
  if (spec_of(format).kind == FormatKind::records)
    row_of(error_writers, format).write(printed.output, bad, setting);
  return answered;
}

Answered answer(const Setting& setting, const CaseWork& work, const Record& record, Workbench& bench,
                Printed& printed) {
  Case& runner = read_case(setting.knowledge, record, bench);
  if (!setting.command.quiet) printed.messages += record.note;
  const Diagnostics problems = stopping_problems(setting.command.verb, runner);
  if (!problems.empty()) return answer_bad(setting, work, record, bench, problems, printed);
  printed.messages += shown_problems(setting.knowledge, warnings(setting.command.verb, runner), record);
  override_answers(runner, setting.overrides);
  std::string notes;
  for (const Recorded& each : setting.recorded) {
    if (runner.known(each.key)) continue;
    runner[each.key] = each.answer;
    notes += message_line(each.note);
  }
  const Answered answered = work.answer(setting, runner, bench, printed);
  if (!answered.alarm.value_or(false) && !setting.command.quiet) printed.messages += notes;
  return answered;
}

}  // namespace kneecheck::stream
