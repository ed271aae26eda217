#include <fmt/format.h>

#include <algorithm>

#include "app/commands.h"
#include "app/dialogue.h"
#include "app/diary_file.h"
#include "app/log_alarm.h"
#include "app/log_day.h"
#include "app/log_doubts.h"
#include "app/log_import.h"
#include "app/log_terminal.h"
#include "app/log_undo.h"
#include "app/log_words.h"
#include "app/only_case.h"
#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "diary/day.h"
#include "export/diary_row.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

[[noreturn]] void misuse(const Language& language, const std::string& message, const std::string& help) {
  throw Refusal{ExitStatus::misused, usage_message(language, message, help)};
}

Date asked_date(const Session& session, Date today) {
  const std::string& typed = session.command.log_date;
  if (typed.empty() || typed == "today") return today;
  if (typed == "yesterday") return today.plus(-1);
  if (const auto date = parse_date(typed)) return *date;
  const Language& language = session.knowledge->language;
  misuse(language,
         language.say(AppText::option_is_wrong,
                      {{"option", "date"},
                       {"problem", language.say(AppText::log_no_date, {{"value", quoted(typed)}})}}),
         language.say(AppText::log_as_date));
}

// Lines of the person's own are one line of a diary.
std::string in_one_line(std::string_view text) {
  std::string line{text};
  for (char& letter : line) {
    if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
  }
  return printable(line);
}

// What the options say. Throws Refusal that names the option.
Row row_of_options(const Session& session, const Bounds& bounds, Date date) {
  const Knowledge& knowledge = *session.knowledge;
  TypedCells cells{{Column::date, date_text(date)}};
  for (const LoggedValue& value : session.command.logged)
    cells.emplace_back(logged_columns[static_cast<std::size_t>(value.what)], in_one_line(value.text));
  Diagnostics problems{knowledge.language};
  if (auto row = row_of(knowledge, cells, bounds, problems)) return *row;
  const Diagnostic& problem = problems.all().front();
  std::string_view option = "date";
  for (std::size_t i = 0; i < logged_columns.size(); ++i) {
    if (word(logged_columns[i]) == problem.key) option = Names<Logged>::words[i];
  }
  const std::string lead = problem.key + ": ";
  misuse(knowledge.language,
         knowledge.language.say(
             AppText::option_is_wrong,
             {{"option", option},
              {"problem",
               problem.message.starts_with(lead) ? problem.message.substr(lead.size()) : problem.message}}),
         problem.help);
}

// What a row has to say to be the one that is taken out: what is given, of its date.
TypedCells cells_to_take_out(const Session& session, const Bounds& bounds, Date date) {
  if (!session.command.logged.empty())
    return exports::diary_cells(*session.knowledge, row_of_options(session, bounds, date));
  if (session.command.log_date.empty()) return {};
  return {{Column::date, date_text(date)}};
}

void require_terminal(const Session& session) {
  const Screen& screen = session.world.screen;
  if (screen.in_is_terminal && screen.err_is_terminal && !session.command.no_input) return;
  const Language& language = session.knowledge->language;
  misuse(language, language.say(session.command.no_input ? AppText::log_no_input : AppText::log_no_terminal),
         language.say(AppText::log_give_options,
                      {{"command", diary_command(session, "log", "--run 28 --during 1 --after 0")}}));
}

// Throws Refusal where the case does not say it.
Date start_of(const Session& session, const Case& runner) {
  if (const auto start = runner.date(Key::start)) return *start;
  const Language& language = session.knowledge->language;
  throw Refusal{ExitStatus::misused, usage_message(language, language.say(AppText::from_needs_start),
                                                   language.say(AppText::start_into_case))};
}

// The case, or one in which nothing is known. `signs` are told even where it cannot be read.
Case case_of(const Session& session, const Row& signs) {
  const std::vector<std::string>& operands = session.command.operands;
  if (operands.empty()) return {};
  try {
    return read_only_case(session, operands.front(), AppText::log_not_one_case);
  } catch (...) {
    tell_alarm(session, Case{}, signs);
    throw;
  }
}

// Writes one row, and says so.
class Writer {
 public:
  Writer(Session& session, const Case& runner, const DiaryOnDisk& disk, Date today)
      : session_(session),
        runner_(runner),
        disk_(disk),
        today_(today),
        document_(session.knowledge->language) {}

  // What cannot wait is told before anything is written.
  void tell(const Row& row) { told_ = tell_alarm(session_, runner_, row) || told_; }

  void add(Document said) { document_.append(std::move(said)); }
  void imported() { is_written_ = true; }

  // Of the plan so far; it outlives the writer. Null: not known.
  void follow(const Plan* plan) { plan_ = plan; }

  void write(const Row& row) {
    if (!told_) tell(row);
    const auto rows = disk_.add(row);
    is_alarm_ = is_alarm_ || told_;
    const Screen& screen = session_.world.screen;
    Document said = alarm_document(session_, runner_, row);
    const bool is_alarm = !said.blocks.empty();
    // It stands above already for whoever sees both; a program may look at one of them alone.
    if (screen.out_is_terminal && screen.err_is_terminal) said.blocks.clear();
    if (rows) {
      is_written_ = true;
      add_written(session_, row, day_of(*session_.knowledge, *rows, row.date), said);
      add_way_back(session_, plan_, *rows, row, said);
      if (!is_alarm) add_judged(session_, runner_, *rows, row, today_, said);
      if (!is_alarm) add_still_open(session_, *rows, row.date, today_, said);
    } else {
      said.paragraph(AppText::log_same_row, {{"date", date_for_people(said.language(), row.date, false)}});
    }
    add(std::move(said));
  }

  ExitStatus finish() {
    Results results{session_.world, session_.command.output};
    if (document_.blocks.empty()) document_.paragraph(AppText::log_nothing);
    if (is_written_ && !is_alarm_ && !session_.command.operands.empty()) add_next_command();
    const TextStyle style = text_style(session_.world, session_.command, results.is_terminal());
    results.write(drawn(document_, session_.command.format, style));
    results.finish();
    return ExitStatus::done;
  }

 private:
  // Unless it stands there already, with another reason.
  void add_next_command() {
    ToType next{document_.say(AppText::log_next_command), diary_command(session_, "today")};
    const auto is_it = [&next](const Block& block) {
      const auto* line = std::get_if<ToType>(&block);
      return line != nullptr && line->line == next.line;
    };
    if (std::ranges::none_of(document_.blocks, is_it)) document_.add(std::move(next));
  }

  Session& session_;
  const Case& runner_;
  const DiaryOnDisk& disk_;
  Date today_;
  Document document_;
  const Plan* plan_ = nullptr;
  bool told_ = false;
  bool is_written_ = false, is_alarm_ = false;
};

// A morning that was given without a date, and is of the run of the day before: that one's date, if they say
// so. Throws Refusal where nobody can be asked. Empty: they do not say.
std::optional<Date> date_of_morning(Session& session, Date today) {
  const Language& language = session.knowledge->language;
  const Date before = today.plus(-1);
  const std::vector<LoggedValue>& logged = session.command.logged;
  const Screen& screen = session.world.screen;
  const bool is_asked =
      screen.in_is_terminal && screen.err_is_terminal && !session.command.no_input && logged.size() == 1;
  if (is_asked) {
    Dialogue dialogue{session};
    dialogue.print(AppText::log_whose_morning, {{"date", date_for_people(language, before, false)}});
    const auto yes = dialogue.agrees();
    if (!yes) return std::nullopt;
    return *yes ? before : today;
  }
  misuse(language,
         language.say(AppText::log_morning_of_which, {{"date", date_for_people(language, today, false)}}),
         language.say(
             AppText::log_name_its_date,
             {{"command", diary_command(session, "log",
                                        fmt::format("--date {} --morning {}", date_text(before), "N"))}}));
}

}  // namespace

ExitStatus run_log(Session& session) {
  const Command& command = session.command;
  const Row signs = command.undo ? Row{} : signs_of(*session.knowledge, command.logged);
  const Case runner = case_of(session, signs);
  const Date today = command.today ? *command.today : session.world.today();
  const Bounds bounds{runner.id ? std::string_view{*runner.id} : std::string_view{}, runner.date(Key::start),
                      today};
  const DiaryOnDisk disk{session, bounds};
  Writer writer{session, runner, disk, today};
  writer.tell(signs);
  const Date date = asked_date(session, today);
  if (command.undo) {
    const Undone undone = undo(session, disk, runner, cells_to_take_out(session, bounds, date), today);
    writer.add(undone.said);
    writer.imported();
    try {
      return writer.finish();
    } catch (...) {  // the row is gone all the same
      if (!undone.put_back.empty()) say(session.world, undone.put_back + "\n");
      throw;
    }
  }
  if (!command.from.empty()) {
    const std::size_t before = disk.read().rows.size();
    writer.add(import_runs(session, disk, runner, start_of(session, runner), today));
    if (disk.read().rows.size() > before) writer.imported();
    return writer.finish();
  }
  const DiaryFile diary = disk.read();  // with a mistake in it nothing is asked, or written
  const auto planned = goes_on(session, runner, diary.rows, today);
  const auto* const replanned = planned ? std::get_if<Replanned>(&*planned) : nullptr;
  const Plan* const plan = replanned != nullptr ? &replanned->plan : nullptr;
  writer.follow(plan);
  if (!command.logged.empty()) {
    const bool is_doubtful =
        command.log_date.empty() && is_of_yesterday(command.logged, *session.knowledge, diary.rows, today);
    const auto whose = is_doubtful ? date_of_morning(session, today) : std::optional{date};
    if (whose) writer.write(row_of_options(session, bounds, *whose));
    return writer.finish();
  }
  require_terminal(session);
  LogTerminal terminal{session, diary, plan, bounds, date, [&writer](const Row& row) { writer.tell(row); }};
  for (const Row& run : date == today ? terminal.open_mornings() : std::vector<Row>{}) {
    if (const auto row = terminal.morning(run)) writer.write(*row);
  }
  for (const Row& row : terminal.today()) writer.write(row);
  return writer.finish();
}

}  // namespace kneecheck::app
