#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "cli/parse.h"
#include "stream/case_folder.h"
#include "stream/portions.h"
#include "stream/progress.h"

namespace kneecheck::stream {
namespace {

std::string_view status_word(const CaseWork& work, Outcome outcome) {
  constexpr std::array words{std::string_view{}, std::string_view{"withheld"}, std::string_view{"incomplete"},
                             std::string_view{"error"}};
  return outcome == Outcome::done ? work.done_word : words[static_cast<std::size_t>(outcome)];
}

Diagnostics one_problem(const Record& record, std::string code, std::string message, std::string help) {
  Diagnostics problems;
  problems.add(record_problem(record, std::move(code), std::move(message), std::move(help)));
  return problems;
}

// What --skip-existing keeps. The answers may have changed: a file stays only where nobody has to be seen.
bool may_stay(const Answered& now) {
  return now.outcome == Outcome::done && now.urgency == Urgency::self_manage;
}

// A case whose output is to become a file of its own.
Entry entry_of(World& world, const Setting& setting, const CaseWork& work, const Record& record,
               Workbench& bench, Printed& printed) {
  Case& runner = read_case(setting.knowledge, record, bench);
  Entry entry;
  entry.id = runner.id;
  const Diagnostics problems = stopping_problems(setting.command.verb, runner);
  if (!problems.empty()) {
    entry.answered = answer_bad(setting, work, record, bench, problems, printed);
  } else if (!runner.id || !is_safe_id(*runner.id)) {
    const std::string message =
        runner.id ? fmt::format("{} cannot name a file", quoted(std::string_view{*runner.id}))
                  : "no id to name a file by";
    entry.answered = answer_bad(
        setting, work, record, bench,
        one_problem(record, "unsafe_id", message, "give it an id of letters, digits, '.', '_' and '-'"),
        printed);
  } else {
    printed.messages += shown_problems(warnings(setting.command.verb, runner), record);
    override_answers(runner, setting.overrides);
    if (setting.command.skip_existing &&
        world.files.kind(case_path(setting.command, *runner.id, setting.command.format)) == PathKind::file) {
      entry.answered = outcome_of(setting.command.verb, assess(setting.knowledge, runner));
      entry.kept = may_stay(entry.answered);
      entry.replaces = !entry.kept;
    }
    if (!entry.kept) entry.answered = work.answer(setting, runner, bench, printed);
    if (entry.answered.alarm.value_or(false))
      entry.urgent_line =
          urgent_line(runner.id, action_of(setting.knowledge, bench.assessment, setting.region));
  }
  entry.output_end = printed.output.size();
  entry.messages_end = printed.messages.size();
  return entry;
}

// Gives each answered case its file, in the order of the input.
class Filing {
 public:
  Filing(World& world, const Setting& setting, const CaseWork& work)
      : setting_(setting),
        work_(work),
        folder_(world, setting.command),
        header_(frame_of(setting, work).first) {}

  // Returns what is to be printed of the portion.
  std::string file(const Portion& portion) {
    std::string messages;
    std::size_t output_begin = 0;
    std::size_t messages_begin = 0;
    for (std::size_t i = 0; i < portion.entries.size(); ++i) {
      const Entry& entry = portion.entries[i];
      messages += portion.printed.messages.substr(messages_begin, entry.messages_end - messages_begin);
      file(portion.records[i], entry,
           std::string_view{portion.printed.output}.substr(output_begin, entry.output_end - output_begin),
           messages);
      output_begin = entry.output_end;
      messages_begin = entry.messages_end;
    }
    return messages;
  }
  const Tally& tally() const { return tally_; }
  void finish() { folder_.finish(); }

 private:
  void file(const Record& record, const Entry& entry, std::string_view output, std::string& messages) {
    Answered answered = entry.answered;
    bool has_file = entry.kept;
    const bool is_second = answered.outcome != Outcome::bad && !folder_.claim(*entry.id);
    if (is_second) {
      answered = twice(record, entry, messages);
      has_file = false;
    } else if (!output.empty() && !entry.replaces && !folder_.may_write(*entry.id)) {
      messages +=
          usage_message(fmt::format("{} is there already",
                                    quoted(case_path(setting_.command, *entry.id, setting_.command.format))),
                        "--force replaces it, --skip-existing keeps it");
      answered.outcome = Outcome::bad;
      answered.status = ExitStatus::failed;
    } else if (!output.empty()) {
      folder_.write(*entry.id, header_, output);
      has_file = true;
    }
    if (!is_second) name_outdated(entry, output.empty(), answered, messages);
    tally_.count(answered);
    tally_.kept += entry.kept && has_file ? 1 : 0;
    folder_.note(entry.id, status_word(work_, answered.outcome), answered, has_file);
  }

  // Files of an earlier run that must not pass for this case's: where there is no output now, or no plan.
  void name_outdated(const Entry& entry, bool no_output, Answered& answered, std::string& messages) const {
    const Command& command = setting_.command;
    if (entry.answered.outcome == Outcome::done || !entry.id || !is_safe_id(*entry.id)) return;
    if (entry.answered.outcome == Outcome::bad && folder_.claimed(*entry.id)) return;
    const auto name = [&](Format format, std::string_view remedy) {
      if (!folder_.is_there(*entry.id, format)) return;
      const std::string path = case_path(command, *entry.id, format);
      messages += usage_message(fmt::format("{} is of an earlier run, not of these answers", quoted(path)),
                                std::string{remedy});
      answered.status = worse(answered.status, ExitStatus::failed);
    };
    if (no_output && command.format != Format::ics) name(command.format, "remove it");
    if (command.verb == Verb::plan) name(Format::ics, "remove it, and take its events out of calendars");
  }

  Answered twice(const Record& record, const Entry& entry, std::string& messages) const {
    messages += entry.urgent_line;
    messages += shown_problems(
        one_problem(record, "duplicate_id", fmt::format("{} is the id of an earlier case", quoted(*entry.id)),
                    "give every case an id of its own"),
        record);
    return as_bad(setting_, entry.answered);
  }

  const Setting& setting_;
  const CaseWork& work_;
  CaseFolder folder_;
  std::string_view header_;
  Tally tally_;
};

}  // namespace

Tally folder_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   BeforeWait& settle) {
  Filing filing{world, setting, work};
  Progress progress{world, setting.command, reader.bytes()};
  const auto answer_all = [&](Workbench& bench, Portion& portion) {
    for (const Record& record : portion.records)
      portion.entries.push_back(entry_of(world, setting, work, record, bench, portion.printed));
  };
  const auto deliver = [&](const Portion& portion) {
    const std::string messages = filing.file(portion);
    if (!messages.empty()) {
      progress.clear();
      say(world, messages);
    }
    progress.show(filing.tally().all(), portion.bytes_read);
  };
  run_portions(jobs_of(world, setting.command), most_cases_of(setting.command), reader, settle, answer_all,
               deliver);
  progress.clear();
  filing.finish();
  return filing.tally();
}

}  // namespace kneecheck::stream
