#include "app/diary_beside.h"

#include <fmt/format.h>

#include <string>

#include "base/text.h"
#include "base/words/app.h"
#include "diary/read.h"
#include "document/parts.h"
#include "stream/answer.h"
#include "stream/case_reader.h"
#include "world/read_text.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::string_view proposed_name = "my-diary.csv";

std::string beside(const std::string& case_file) {
  const std::size_t slash = case_file.rfind('/');
  return (slash == std::string::npos ? "" : case_file.substr(0, slash + 1)) + std::string{proposed_name};
}

std::string id_of(const Session& session, const std::string& file) {
  CaseReader reader{session.world, *session.knowledge, {file}, session.command.input_format, [] {}};
  const auto record = reader.next();
  if (!record) return {};
  Workbench bench;
  return read_case(*session.knowledge, *record, bench).id.value_or("");
}

// By its first line; without an id a diary has all columns, as `log` writes them.
bool is_of(const Session& session, const DiaryFile& diary, const std::string& case_file) {
  const std::string id = shown_id(id_of(session, case_file));
  if (!diary.case_id.empty() || !id.empty()) return diary.case_id == id;
  return diary.form.columns.size() == column_count;
}

}  // namespace

void tell_diary_beside(const Session& session) {
  const Command& command = session.command;
  World& world = session.world;
  if (!command.diary.empty() || command.quiet || command.operands.size() != 1) return;
  const std::string& case_file = command.operands.front();
  const std::string file = beside(case_file);
  if (case_file == "-" || world.files.kind(case_file) != PathKind::file ||
      world.files.kind(file) != PathKind::file || !world.files.size(file))
    return;
  const DiaryFile diary =
      read_diary(*session.knowledge, file, read_file(world.files, file, diary_limits.bytes), DiaryFormat::csv,
                 *command.locale);
  if (diary.rows.empty() || !is_of(session, diary, case_file)) return;
  std::string line = fmt::format("kneecheck {} {} --diary {}", command.show == View::today ? "today" : "plan",
                                 shell_word(case_file), shell_word(file));
  if (!command.language.empty()) line += fmt::format(" --lang={}", shell_word(command.language));
  const Language& language = session.knowledge->language;
  say(world, message_line(language.say(AppText::diary_beside, {{"file", quoted(file)}, {"command", line}})));
}

}  // namespace kneecheck::app
