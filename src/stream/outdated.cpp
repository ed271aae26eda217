#include "stream/outdated.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/parse.h"

namespace kneecheck::stream {
namespace {

constexpr std::uint64_t most_named = 5;

struct Refused {
  std::string_view what, help;
};
Refused refused(Place place) {
  if (place == Place::refused_input) return {"is read as well", "name another folder"};
  if (place == Place::refused_other)
    return {"is a link, or no file at all", "take it away, or name another folder"};
  return {"is there already", "--update or --force replaces it"};
}

}  // namespace

void Outdated::say_replaced(const std::string& id, std::string& messages) {
  if (++replaced_ > most_named || command_.quiet) return;
  messages += fmt::format(
      "kneecheck: replaced {}, which was out of date{}\n", quoted(case_path(command_, id, command_.format)),
      command_.format == Format::ics ? ": take the old one's events out of calendars" : "");
}

void Outdated::say_refused(const std::string& id, Place place, std::string& messages) {
  if (++refused_ > most_named) return;
  const auto [what, help] = refused(place);
  messages += usage_message(fmt::format("{} {}", quoted(case_path(command_, id, command_.format)), what),
                            std::string{help});
}

void Outdated::say_removed(const std::string& path, bool is_calendar, std::string& messages) {
  if (++removed_ > most_named && !is_calendar) return;  // somebody follows each of the calendars
  messages += fmt::format("kneecheck: removed {}, which was out of date{}\n", quoted(path),
                          is_calendar ? ": take its events out of calendars" : "");
}

void Outdated::clear_away(const Standing& now, std::string& messages, ExitStatus& status) {
  EarlierFiles& earlier = folder_.earlier();
  earlier.settle(now.id);
  const bool is_done = now.outcome == Outcome::done;
  for (const FormatSpec& spec : format_table) {
    const bool is_own = spec.format == command_.format;
    if (is_own && now.has_file) continue;
    const auto listed = earlier.find(now.id, spec.format);
    // Of what nobody knows to be ours, only pages and calendars that people would follow are looked for.
    if (!is_own && !listed && (is_done || spec.kind != FormatKind::file)) continue;
    const Place place = folder_.place(now.id, spec.format);
    if (place == Place::free) continue;
    const bool agrees = listed && listed->digest && now.digest && go_together(*listed->digest, *now.digest);
    if (agrees && (!is_own || is_done)) {
      earlier.keep(now.id, spec.format);
      continue;
    }
    const std::string path = case_path(command_, now.id, spec.format);
    const bool is_calendar = spec.format == Format::ics;
    const bool is_asked_wrongly = is_own && is_done;  // there is a plan, and nothing was made of it
    if (place == Place::taken && (is_own || listed) && !is_asked_wrongly) {
      folder_.remove(now.id, spec.format);
      say_removed(path, is_calendar, messages);
      continue;
    }
    messages += usage_message(fmt::format("{} is of an earlier run, not of these answers", quoted(path)),
                              is_calendar ? "remove it, and take its events out of calendars" : "remove it");
    status = worse(status, ExitStatus::failed);
  }
}

void Outdated::finish(std::string& messages, ExitStatus& status) {
  for (const std::string& id : later_) {
    if (!folder_.claimed(id)) clear_away({id}, messages, status);
  }
}

void Outdated::sum_up(std::uint64_t of_others, std::string& messages) const {
  if (refused_ > most_named)
    messages +=
        fmt::format("kneecheck: {} files in all are not written, as their places are taken\n", refused_);
  if (removed_ > most_named) messages += fmt::format("kneecheck: {} files in all are removed\n", removed_);
  if (command_.quiet) return;
  if (replaced_ > most_named) messages += fmt::format("kneecheck: {} files in all are replaced\n", replaced_);
  if (of_others > 0) {
    messages += fmt::format("kneecheck: {} {} of cases that this run does not have: left as {}\n", of_others,
                            of_others == 1 ? "file is" : "files are", of_others == 1 ? "it is" : "they are");
  }
}

}  // namespace kneecheck::stream
