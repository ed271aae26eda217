#include "app/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/commands.h"
#include "app/earlier_plan.h"
#include "app/history.h"
#include "app/interview_terminal.h"
#include "app/layers.h"
#include "app/overrides.h"
#include "app/pager.h"
#include "app/refusal.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "diary/read.h"
#include "document/parts.h"
#include "stream/answer.h"
#include "stream/batch.h"
#include "stream/earlier_calendars.h"
#include "world/read_text.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

std::string start_note(const Setting& setting, const Tally& tally) {
  const bool is_calendar = setting.command.format == Format::ics;
  const bool to_folder = !setting.command.out_dir.empty();
  const AppText text = to_folder          ? AppText::some_begin_anew
                       : setting.is_batch ? AppText::some_begin_today
                       : is_calendar      ? AppText::calendar_begins_today
                                          : AppText::begins_today;
  const std::string date = date_text(*setting.today);
  std::string note = setting.knowledge.language.say(text, {{"n", tally.starting_today}, {"date", date}});
  if (setting.is_batch && is_calendar)
    note += "\n" + setting.knowledge.language.say(AppText::some_calendars_move);
  return note + '\n';
}

// The output of one case, if it has any; with a line feed at its end.
void print(Results& results, const std::string& output, void (Results::*end)() = &Results::finish) {
  if (output.empty()) return;
  results.write(output);
  if (output.back() != '\n') results.write("\n");
  (results.*end)();
}

Tally one_case(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
               Results& results) {
  Workbench bench;
  Printed printed;
  Tally tally;
  tally.count(answer(setting, work, *reader.next(), bench, printed));
  say(world, printed.messages);
  results.page(pager_of(world, setting.command, printed.output));
  print(results, printed.output);
  reader.next();  // nothing more; or it says why there is not
  return tally;
}

void report(World& world, const Setting& setting, const Tally& tally, std::int64_t milliseconds) {
  const Command& command = setting.command;
  if (command.quiet) return;
  if (tally.starting_today > 0) say(world, start_note(setting, tally));
  if (setting.is_batch) say(world, summary(setting.knowledge.language, tally, command.verb, milliseconds));
}

std::shared_ptr<const EarlierPlan> earlier_plan_of(const Session& session, const Command& command) {
  Diagnostics problems{session.knowledge->language};
  const std::string text = read_file(session.world.files, command.diff, plan_record_limits.bytes);
  auto earlier = read_earlier_plan(*session.knowledge, command.diff, text, problems);
  if (!earlier) throw Refusal{ExitStatus::bad_input, format(problems)};
  if (command.weeks)
    earlier->weeks.resize(std::min(earlier->weeks.size(), static_cast<std::size_t>(*command.weeks)));
  return std::make_shared<EarlierPlan>(std::move(*earlier));
}

// What is known before any case is.
Setting setting_of(const Session& session, const Command& command) {
  Setting setting{.knowledge = *session.knowledge,
                  .region = *session.region,
                  .command = command,
                  .program = KNEECHECK_VERSION,
                  .stands_alone = true,
                  .overrides = read_overrides(*session.knowledge, command)};
  if (command.verb == Verb::plan) setting.today = command.today ? *command.today : session.world.today();
  if (!command.diff.empty()) setting.earlier_plan = earlier_plan_of(session, command);
  if (command.format == Format::ics)
    setting.earlier_calendars = std::make_shared<EarlierCalendars>(session.world, command);
  return setting;
}

bool wants_interview(const Session& session) {
  const Command& command = session.command;
  return command.operands.empty() &&
         (session.world.screen.in_is_terminal || !command.save.empty() || !command.resume.empty());
}

// Nobody is asked who could not answer, or does not want to.
void require_terminal(const Session& session) {
  const Language& language = session.knowledge->language;
  const Command& command = session.command;
  const Screen& screen = session.world.screen;
  if (!command.out_dir.empty())
    throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::out_dir_takes_many),
                                                     language.say(AppText::name_the_files))};
  if (screen.in_is_terminal && screen.err_is_terminal && !command.no_input) return;
  const std::string example = fmt::format("kneecheck {} my-knee.yaml", word(command.verb));
  throw Refusal{
      ExitStatus::misused,
      usage_message(language, language.say(command.no_input ? AppText::no_input : AppText::no_terminal),
                    language.say(AppText::or_standard_input, {{"command", example}}))};
}

// It would go on from a diary of somebody whose answers are not known yet.
[[noreturn]] void refuse_diary_of_interview(const Session& session) {
  const Language& language = session.knowledge->language;
  const Command& command = session.command;
  const Verb verb = command.show == View::today ? Verb::today : command.verb;
  const std::string file = command.resume.empty() ? "my-knee.yaml" : command.resume;
  const std::string line =
      fmt::format("kneecheck {} {} --diary {}", word(verb), shell_word(file), shell_word(command.diary));
  throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::diary_without_case),
                                                   language.say(AppText::name_case, {{"command", line}}))};
}

// Prints the case by a command's work, and counts it.
class InterviewPrinter {
 public:
  InterviewPrinter(Session& session, const CaseWork& work, Results& results)
      : session_(session), work_(work), results_(results) {}

  // In the format that was asked for, where the command's own result belongs.
  Answered result(Case runner, const std::string& case_file) {
    return print_to(results_, &Results::finish, session_.command, work_, std::move(runner), case_file);
  }

  // On the screen, for people; the interview goes on.
  void show(Verb verb, Case runner, const std::string& case_file) {
    Command command = session_.command;
    command.verb = verb;
    command.format = Format::text;
    command.why = true;
    command.output.clear();
    command.diff.clear();
    Results results{session_.world, command.output};
    print_to(results, &Results::show, command, verb == Verb::plan ? plan_work() : triage_work(),
             std::move(runner), case_file);
  }

 private:
  Answered print_to(Results& results, void (Results::*end)(), const Command& command, const CaseWork& work,
                    Case runner, const std::string& case_file) {
    World& world = session_.world;
    Setting setting = setting_of(session_, command);
    setting.style = text_style(world, command, results.is_terminal());
    setting.case_file = case_file;
    override_answers(runner, setting.overrides);
    Workbench bench;
    Printed printed;
    const Answered answered = work.answer(setting, runner, bench, printed);
    say(world, printed.messages);
    results.page(pager_of(world, command, printed.output));
    print(results, printed.output, end);
    Tally tally;
    tally.count(answered);
    report(world, setting, tally, 0);
    return answered;
  }

  Session& session_;
  const CaseWork& work_;
  Results& results_;
};

// The status of a case that was told; nothing is printed.
Answered answer_silently(const Session& session, const CaseWork& work, Case runner) {
  const Setting setting = setting_of(session, session.command);
  override_answers(runner, setting.overrides);
  Workbench bench;
  Printed printed;
  return work.answer(setting, runner, bench, printed);
}

// The result of a triage on a screen was shown by the interview itself, and its reasons on demand; a plan is
// shown when it is wanted. What goes elsewhere, to a file or a program, is written in the end.
ExitStatus interview_case(Session& session, const CaseWork& work) {
  World& world = session.world;
  const Command& command = session.command;
  if (!command.diary.empty()) refuse_diary_of_interview(session);
  require_terminal(session);
  Results results{world, command.output};
  InterviewTerminal terminal{session};
  InterviewPrinter printer{session, work, results};
  const bool is_plan = command.verb == Verb::plan;
  const bool on_screen = results.is_terminal() && command.format == Format::text;
  const Ending ending =
      terminal.talk({[&](const Case& runner) { printer.show(Verb::triage, runner, terminal.case_file()); },
                     [&](const Case& runner) {
                       if (!is_plan || on_screen) printer.show(Verb::plan, runner, terminal.case_file());
                     }});
  const ExitStatus unless_kept = terminal.lost_answers() ? ExitStatus::failed : ExitStatus::done;
  if (ending == Ending::left)
    return worse(unless_kept, is_plan || command.exit_code ? ExitStatus::unanswered : ExitStatus::done);
  const bool has_plan = !assess(*session.knowledge, terminal.told()).no_plan;
  if (is_plan && has_plan && ending != Ending::planned) return worse(unless_kept, ExitStatus::unanswered);
  const Answered answered = on_screen && (!is_plan || has_plan)
                                ? answer_silently(session, work, terminal.told())
                                : printer.result(terminal.told(), terminal.case_file());
  return worse(answered.status, unless_kept);
}

// A diary belongs to one case.
std::optional<DiaryText> diary_text(World& world, const Setting& setting) {
  const Command& command = setting.command;
  const std::string& file = command.diary;
  if (file.empty()) return std::nullopt;
  const Language& language = setting.knowledge.language;
  if (setting.is_batch)
    throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::diary_of_many), "")};
  // Who looks at today before the first row: `log` makes the file.
  const bool may_begin = command.verb == Verb::plan && command.show == View::today && file != "-";
  if (may_begin && world.files.kind(file) == PathKind::missing) return DiaryText{file, "", true};
  return DiaryText{file, read_file(world.files, file, diary_limits.bytes)};
}

// One case or many: what the reader has seen settles how each is written. Throws Refusal when they would be
// no use behind one another in one stream.
void see_how_many(Setting& setting, const CaseWork& work, const CaseReader& reader) {
  const Command& command = setting.command;
  const bool to_folder = !command.out_dir.empty();
  setting.is_batch = reader.is_batch() || to_folder;
  setting.stands_alone = !setting.is_batch || to_folder;
  if (setting.is_batch && !command.history.empty()) {
    const Language& language = setting.knowledge.language;
    throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::history_of_one),
                                                     language.say(AppText::give_one_case))};
  }
  if (!setting.stands_alone && spec_of(command.format).kind == FormatKind::file) {
    const Language& language = setting.knowledge.language;
    throw Refusal{
        ExitStatus::misused,
        usage_message(language, language.say(AppText::needs_files, {{"format", word(command.format)}}),
                      language.say(AppText::add_out_dir))};
  }
  if (setting.is_batch && setting.earlier_plan) {
    const Language& language = setting.knowledge.language;
    throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::diff_one),
                                                     language.say(AppText::diff_name_one))};
  }
  if (setting.is_batch && setting.earlier_calendars && setting.earlier_calendars->is_one_file()) {
    const Language& language = setting.knowledge.language;
    throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::replaces_one),
                                                     language.say(AppText::name_folder_of_run))};
  }
  const bool is_table = command.format == Format::csv;
  if (setting.is_batch && (is_table || to_folder) && reader.first() != nullptr)
    setting.own_columns = own_columns(setting.knowledge, *reader.first());
  if (is_table && !setting.stands_alone)
    setting.csv_header = with_own_columns(work.csv_header, setting.csv_style());
  const bool in_lines = command.format == Format::json || command.format == Format::ndjson;
  if (setting.is_batch && in_lines && setting.layout() == Layout::compact)
    setting.items.emplace(setting.knowledge, setting.region);
  if (!setting.is_batch && command.operands.size() == 1 && command.operands.front() != "-")
    setting.case_file = command.operands.front();
}

}  // namespace

ExitStatus work_through_cases(Session& session, const CaseWork& work) {
  session.recorded = read_history(session);
  if (wants_interview(session)) return interview_case(session, work);
  World& world = session.world;
  const Command& command = session.command;
  Setting setting = setting_of(session, command);
  setting.recorded = session.recorded;
  const std::int64_t begun = world.milliseconds();
  Results results{world, command.output};
  setting.style = text_style(world, command, results.is_terminal() && command.out_dir.empty());
  BeforeWait settle;
  CaseReader reader{world,
                    setting.knowledge,
                    command.operands,
                    command.input_format,
                    [&results, &settle] {
                      if (settle) settle();
                      results.flush();
                    },
                    *command.locale};
  see_how_many(setting, work, reader);
  if (setting.is_batch) setting.style.graphics = nullptr;  // each case would be asked about by itself
  setting.diary = diary_text(world, setting);
  if (!command.out_dir.empty()) setting.paths_read = paths_read(world, command);
  const Tally tally = !command.out_dir.empty() ? folder_batch(world, setting, work, reader, settle)
                      : setting.is_batch       ? stream_batch(world, setting, work, reader, results, settle)
                                               : one_case(world, setting, work, reader, results);
  report(world, setting, tally, world.milliseconds() - begun);
  return tally.status;
}

}  // namespace kneecheck::app
