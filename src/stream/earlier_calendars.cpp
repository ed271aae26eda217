#include "stream/earlier_calendars.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words/stream.h"
#include "stream/case_folder.h"
#include "stream/manifest.h"
#include "syntax/content_lines.h"
#include "world/read_text.h"

namespace kneecheck::stream {
namespace {

// The folder of `path`, if that is a manifest or a folder with one; empty: it is another file.
std::optional<std::string> folder_of_run(World& world, const std::string& path) {
  if (world.files.kind(path) != PathKind::folder) {
    const std::size_t slash = path.rfind('/') + 1;  // 0: none
    if (std::string_view{path}.substr(slash) != manifest_name) return std::nullopt;
    return slash == 0 ? "." : path.substr(0, slash);
  }
  for (const std::string_view name : {manifest_name, unfinished_name}) {
    if (world.files.kind(path_in(path, name)) == PathKind::file) return path;
  }
  throw IoError{StreamText::no_run_there, quoted(path)};
}

}  // namespace

EarlierCalendars::EarlierCalendars(World& world, const Command& command)
    : world_(world), is_asked_for_(!command.replaces.empty()), path_(command.replaces) {
  if (!is_asked_for_) {
    if (replaces_files(command)) path_ = command.out_dir;
    return;
  }
  const auto folder = folder_of_run(world, path_);
  is_one_file_ = !folder;
  if (folder) path_ = *folder;
}

// Empty where the case has none in the folder.
std::optional<std::string> EarlierCalendars::path_of(const Case& runner) const {
  if (is_one_file_) return path_;
  if (path_.empty() || !runner.id || !is_safe_id(*runner.id)) return std::nullopt;
  std::string path = path_in(path_, file_name(*runner.id, Format::ics));
  return world_.files.kind_itself(path) == PathKind::file ? std::optional{std::move(path)} : std::nullopt;
}

std::optional<EarlierCalendar> EarlierCalendars::of(const Setting& setting, const Case& runner,
                                                    Diagnostics& problems) const {
  const Language& language = setting.knowledge.language;
  const auto path = path_of(runner);
  if (!path && is_asked_for_ && !setting.is_batch)  // among many it is a new one
    problems.add(problem_in(path_, {}, 0, 0, "bad_value", language.say(StreamText::no_calendar_of_case),
                            language.say(StreamText::name_calendar)));
  if (!path) return std::nullopt;
  const std::string text = read_file(world_.files, *path, calendar_limits.bytes);
  Diagnostics found{language};
  auto calendar = read_calendar(*path, text, found);
  if (calendar && !is_of_case(*path, *calendar, setting.knowledge, runner, found)) calendar.reset();
  if (is_asked_for_) problems.append(found);
  return calendar;
}

}  // namespace kneecheck::stream
