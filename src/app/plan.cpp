#include "plan/plan.h"

#include <algorithm>
#include <array>

#include "app/cases.h"
#include "app/commands.h"
#include "app/diary_beside.h"
#include "app/diary_file.h"
#include "app/earlier_plan.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/world.h"
#include "cli/parse.h"
#include "diary/read.h"
#include "diary/replan.h"
#include "export/csv.h"
#include "export/fhir.h"
#include "export/ics.h"
#include "export/records.h"
#include "plan/calendar.h"
#include "stream/answer.h"
#include "stream/earlier_calendars.h"
#include "triage/assess.h"
#include "words/action.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

Document withheld(const Assessed& found) {
  return withheld_document(found.setting.knowledge, found.runner, found.assessment(),
                           found.ended == nullptr ? std::vector<Decision>{} : found.ended->decisions,
                           found.audience());
}

// What becomes of the events of an earlier plan.
std::string note_on_calendar(const Assessed& found) {
  const Language& language = found.setting.knowledge.language;
  const std::string& file = found.setting.command.output;
  if (found.earlier != nullptr) {
    Diagnostic note;
    note.file = "kneecheck";
    note.message = language.say(AppText::cancelled_in, {{"file", quoted(found.setting.command.replaces)}});
    note.help = language.say(AppText::import_it);
    note.is_warning = true;
    return format(language, note);
  }
  if (file.empty() || file == "-") return {};
  return usage_message(language, language.say(AppText::nothing_written, {{"file", quoted(file)}}),
                       language.say(AppText::earlier_calendar));
}

// No plan goes into a calendar; what to do is said all the same: at length for one case, briefly among many.
std::string instead_of_calendar(const Assessed& found) {
  const Language& language = found.setting.knowledge.language;
  if (!found.setting.is_batch)
    return render_text(withheld(found), found.setting.style) + note_on_calendar(found);
  const Action action =
      action_of(found.setting.knowledge, found.runner, found.assessment(), found.setting.region);
  const TextId calm = found.earlier != nullptr ? AppText::all_cancelled : AppText::no_calendar;
  return action_line(language,
                     language.say(counted(calm, found.assessment().alarm ? 1 : 0),
                                  {{"case", quoted(found.runner.id.value_or(""))}}),
                     action);
}

// One case on a screen is looked at today. A batch and html are not: their files are the same on any day.
std::optional<Date> looked_at(const Setting& setting) {
  const Command& command = setting.command;
  if (command.today) return command.today;
  return setting.is_batch || command.format == Format::html ? std::nullopt : setting.today;
}

void draw(const Assessed& found, Printed& printed) {
  const auto& [setting, runner, bench, plan, ended, progress, earlier, diary] = found;
  if (progress != nullptr) {
    printed.output += found.drawn(progress_document(setting.knowledge, runner, *progress, found.audience()));
    return;
  }
  if (plan == nullptr) {
    printed.output += found.drawn(withheld(found));
    return;
  }
  if (setting.earlier_plan) {
    std::vector<WeekReason> reasons;
    for (const Decision& decision : plan->decisions) reasons.push_back({decision.week, decision.text});
    printed.output += found.drawn(
        diff_document(setting.knowledge, runner, *setting.earlier_plan, *plan, reasons, found.audience()));
    return;
  }
  const Command& command = setting.command;
  const bool on_paper = command.format == Format::html;
  const PlanView view{.audience = found.audience(),
                      .show = command.show.value_or(on_paper ? View::handout : View::week),
                      .week = command.week,
                      .all_weeks = command.weeks.has_value(),
                      .today = looked_at(setting),
                      .diary = found.diary};
  printed.output += found.drawn(plan_document(setting.knowledge, runner, bench.assessment, *plan, view));
}

void write_record(const Assessed& found, Printed& printed) {
  const Layout layout = found.setting.layout();
  if (found.progress != nullptr)
    return write_progress_record(printed.output, found.record(), *found.progress, layout);
  if (!found.plan) return write_no_plan_record(printed.output, found.record(), layout);
  write_plan_record(printed.output, found.record(), *found.plan, layout);
}

void write_csv(const Assessed& found, Printed& printed) {
  const CsvStyle style = found.setting.csv_style();
  if (!found.plan) return write_no_plan_csv(printed.output, found.record(), style);
  write_plan_csv(printed.output, found.record(), *found.plan, style);
}

void write_ics(const Assessed& found, Printed& printed) {
  const Command& command = found.setting.command;
  if (found.plan) {
    const IcsStyle style{command.time_minutes, command.remind_minutes};
    return write_plan_ics(printed.output, found.record(), *found.plan, style, found.earlier);
  }
  printed.messages += instead_of_calendar(found);
  if (found.earlier != nullptr) write_cancelled_ics(printed.output, found.record(), *found.earlier);
}

void write_fhir(const Assessed& found, Printed& printed) {
  const Layout layout = found.setting.layout();
  if (!found.plan) return write_no_plan_fhir(printed.output, found.record(), layout);
  write_plan_fhir(printed.output, found.record(), *found.plan, layout);
}

constexpr auto writers = std::to_array<FormatWriter>({{Format::text, draw},
                                                      {Format::markdown, draw},
                                                      {Format::html, draw},
                                                      {Format::json, write_record},
                                                      {Format::ndjson, write_record},
                                                      {Format::yaml, write_record},
                                                      {Format::csv, write_csv},
                                                      {Format::ics, write_ics},
                                                      {Format::fhir, write_fhir}});
static_assert(covers(writers, [](const FormatSpec& format) { return holds(format.verbs, Verb::plan); }));

// False, with a message, when the plan has no such week as --week asks for.
bool has_week(const Language& language, const Plan& plan, std::optional<int> week, Printed& printed) {
  if (!week || static_cast<std::size_t>(*week) <= plan.weeks.size()) return true;
  printed.messages += usage_message(
      language, language.say(AppText::no_such_week, {{"week", *week}, {"n", plan.weeks.size()}}), "");
  return false;
}

// Writes what is found, unless the calendar whose place it should take is none, or what it is compared with
// is another's.
void write(Assessed found, Printed& printed, Answered& answered) {
  const Setting& setting = found.setting;
  Diagnostics problems{setting.knowledge.language};
  std::optional<EarlierCalendar> calendar;
  if (setting.earlier_plan && found.plan != nullptr)
    check_case(*setting.earlier_plan, found.runner, problems);
  if (setting.earlier_calendars && (found.plan != nullptr || !setting.command.replaces.empty()))
    calendar = setting.earlier_calendars->of(setting, found.runner, problems);
  if (!problems.empty()) {
    if (found.plan == nullptr) printed.messages += instead_of_calendar(found);
    printed.messages += format(problems);
    answered = as_bad(setting, answered);
    return;
  }
  if (calendar) found.earlier = &*calendar;
  answered.follows = calendar.has_value();
  row_of(writers, setting.command.format).write(found, printed);
}

Answered print_no_plan(const Assessed& found, Printed& printed) {
  Answered answered = outcome_of(Verb::plan, found.assessment());
  const bool open = answered.outcome == Outcome::incomplete;
  if (!found.setting.is_batch) answered.status = open ? ExitStatus::unanswered : ExitStatus::clinician;
  write(found, printed, answered);
  return answered;
}

// The diary, with messages of what is wrong in it.
DiaryFile diary_of(const Setting& setting, const Case& runner, Printed& printed) {
  const Language& language = setting.knowledge.language;
  const DiaryText& text = *setting.diary;
  DiaryFile diary =
      read_diary(setting.knowledge, text.file, text.text, format_of(text.file), *setting.command.locale,
                 {runner.id.value_or(""), runner.date(Key::start), *setting.today});
  printed.messages += format(diary.problems);
  printed.messages += open_end_note(language, text.file, diary);
  if (diary.problems.empty() && diary.repeated > 0)
    printed.messages += message_line(language.say(AppText::rows_twice, {{"n", diary.repeated}}));
  return diary;
}

Answered print_stopped(const Setting& setting, Stopped stopped, Case& runner, Workbench& bench,
                       Printed& printed) {
  runner = std::move(stopped.runner);
  bench.assessment = std::move(stopped.assessment);
  const DiaryEnd ended{stopped.revision, stopped.decisions};
  return print_no_plan({setting, runner, bench, nullptr, &ended}, printed);
}

// What a diary needs that is to be gone on from; false, with a message, without it.
bool has_start(const Setting& setting, const Case& runner, Printed& printed) {
  const Language& language = setting.knowledge.language;
  if (!setting.diary || runner.date(Key::start)) return true;
  printed.messages +=
      usage_message(language, language.say(AppText::diary_needs_start), language.say(AppText::give_start));
  return false;
}

// A case without a plan, or whose diary nothing can follow from. What the diary says against any plan is told
// all the same, beside what is wrong.
Answered answer_without_plan(const Setting& setting, const DiaryFile& diary, Case& runner, Workbench& bench,
                             Printed& printed) {
  const bool has_plan = !bench.assessment.no_plan;
  const bool is_readable = diary.problems.empty();
  const bool is_begun = !has_plan || !is_readable || has_start(setting, runner, printed);
  std::optional<Stopped> stopped;
  if (setting.diary)
    stopped = stop_without_plan(setting.knowledge, runner, bench.assessment, diary, runner.date(Key::start));
  Answered answered = outcome_of(Verb::plan, bench.assessment);
  if (stopped) {
    answered = print_stopped(setting, *std::move(stopped), runner, bench, printed);
  } else if (!has_plan) {
    answered = print_no_plan({setting, runner, bench}, printed);
  } else if (!is_readable) {
    return as_bad(setting, answered);
  }
  if (!is_readable) answered.status = ExitStatus::bad_input;
  if (!is_readable && bench.assessment.alarm)  // before what is wrong with the diary
    printed.messages.insert(
        0, urgent_line(setting.knowledge.language, runner.id,
                       action_of(setting.knowledge, runner, bench.assessment, setting.region)));
  if (!is_begun) answered.status = ExitStatus::misused;
  return answered;
}

// --weeks counts from the current week. Of a diary the next week is shown too, about which it decides.
int weeks_shown(const Plan& plan, int weeks) {
  const auto done = static_cast<int>(std::ranges::count_if(plan.weeks, &Week::done));
  return plan.revision > 1 ? done + std::max(weeks, 2) : weeks;
}

Answered plan_case(const Setting& setting, Case& runner, Workbench& bench, Printed& printed) {
  const Knowledge& knowledge = setting.knowledge;
  assess(knowledge, runner, bench.assessment);
  DiaryFile diary;
  if (setting.diary) diary = diary_of(setting, runner, printed);
  const std::optional<Date> start = runner.date(Key::start);
  // Later than in the first week it is more likely a slip of the name, and a day of a first plan no answer.
  if (setting.diary && setting.diary->is_missing && start &&
      days_between(*start, *setting.today) >= days_a_week)
    throw IoError{WorldText::no_such_diary, quoted(setting.diary->file)};
  if (bench.assessment.no_plan || !diary.problems.empty() || (setting.diary && !start))
    return answer_without_plan(setting, diary, runner, bench, printed);
  Answered answered = outcome_of(Verb::plan, bench.assessment);
  answered.starts_today = !start;
  if (setting.command.show == View::progress && !setting.diary) {
    printed.messages +=
        usage_message(knowledge.language, knowledge.language.say(AppText::progress_needs_diary),
                      knowledge.language.say(AppText::give_diary));
    answered.status = ExitStatus::misused;
    return answered;
  }
  Plan plan;
  std::optional<Progress> progress;
  if (setting.diary) {
    auto planned = replan(knowledge, runner, bench.assessment, diary.rows, {*start, *setting.today});
    if (auto* stopped = std::get_if<Stopped>(&planned))
      return print_stopped(setting, std::move(*stopped), runner, bench, printed);
    plan = std::move(std::get<Replanned>(planned).plan);
    progress = std::move(std::get<Replanned>(planned).progress);
    progress->scores = by_kind(diary.scores);
    if (plan.clinician_due && bench.assessment.urgency == Urgency::self_manage)
      bench.assessment.urgency = answered.urgency = Urgency::routine;
  } else {
    plan = make_plan(knowledge, runner, bench.assessment, {start.value_or(*setting.today)});
  }
  if (setting.command.weeks) cut_plan(plan, weeks_shown(plan, *setting.command.weeks));
  if (has_week(knowledge.language, plan, setting.command.week, printed)) {
    const bool asked = setting.command.show == View::progress;
    Assessed found{setting, runner, bench, &plan, nullptr, asked ? &*progress : nullptr};
    if (progress) found.diary = &*progress;
    write(found, printed, answered);
  } else {
    answered.status = ExitStatus::misused;
  }
  return answered;
}

}  // namespace

const CaseWork& plan_work() {
  static const CaseWork work{plan_schema, "planned", plan_csv_header(), plan_case};
  return work;
}

ExitStatus run_plan(Session& session) {
  const Command& command = session.command;
  const ExitStatus status = work_through_cases(session, plan_work());
  if (status == ExitStatus::done) tell_diary_beside(session);
  const bool from_midnight = command.remind_minutes && !command.time_minutes;
  if (from_midnight && status == ExitStatus::done && !command.quiet) {
    say(session.world, session.knowledge->language.say(AppText::from_midnight) + '\n');
  }
  return status;
}

}  // namespace kneecheck::app
