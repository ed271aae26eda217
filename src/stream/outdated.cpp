#include "stream/outdated.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/stream.h"
#include "stream/answer.h"

namespace kneecheck::stream {
namespace {

constexpr std::uint64_t most_named = 5;

struct Refused {
  StreamText message, help;
};
Refused refused(Place place) {
  if (place == Place::refused_input) return {StreamText::is_read, StreamText::another_folder};
  if (place == Place::refused_other) return {StreamText::no_file, StreamText::take_away_or_another};
  return {StreamText::is_there, StreamText::replaces_it};
}

// By its name alone.
bool may_be_cases(const FormatSpec& spec) {
  const std::string name = fmt::format(".{}", spec.ending);
  return spec.format != Format::fhir &&
         std::ranges::any_of(case_endings, [&name](const CaseEnding& each) { return name == each.text; });
}

}  // namespace

// In the form of a problem with an input.
std::string Outdated::problem(TextId message, const std::string& path, TextId help) const {
  Diagnostic problem;
  problem.file = "kneecheck";
  problem.message = language_.say(message, {{"path", quoted(path)}});
  problem.help = language_.say(help);
  return format(language_, problem);
}

std::string Outdated::sum(TextId text, std::uint64_t files) const {
  return message_line(language_.say(text, {{"n", files}}));
}

void Outdated::say_risen(const std::string& id, std::optional<Urgency> now, std::string& messages) const {
  const EarlierFiles& earlier = folder_.earlier();
  if (!now || !at_least(*now, Urgency::soon) || earlier.none()) return;
  const auto name = [this](Urgency urgency) {
    return knowledge_.safety.urgencies[static_cast<std::size_t>(urgency)].name;
  };
  const auto was = earlier.standing(id);
  if (was && was->urgency && at_least(*was->urgency, *now)) return;
  const StreamText text = !was           ? StreamText::urgent_and_new
                          : was->urgency ? StreamText::more_urgent
                                         : StreamText::urgent_of_unknown;
  const std::string_view before = was && was->urgency ? name(*was->urgency) : std::string_view{};
  messages +=
      message_line(language_.say(text, {{"id", quoted(id)}, {"urgency", name(*now)}, {"before", before}}));
}

void Outdated::say_replaced(const std::string& id, bool follows, std::string& messages) {
  if (++replaced_ > most_named || command_.quiet) return;
  const TextId text = command_.format != Format::ics ? StreamText::replaced
                      : follows                      ? StreamText::replaced_and_follows
                                                     : StreamText::replaced_calendar;
  messages += message_line(language_.say(text, {{"path", quoted(case_path(command_, id, command_.format))}}));
}

void Outdated::say_refused(const std::string& id, Place place, std::string& messages) {
  if (++refused_ > most_named) return;
  const auto [message, help] = refused(place);
  messages += problem(message, case_path(command_, id, command_.format), help);
}

void Outdated::say_removed(const std::string& path, bool is_calendar, std::string& messages) {
  if (++removed_ > most_named && !is_calendar) return;  // somebody follows each of the calendars
  messages += message_line(language_.say(is_calendar ? StreamText::removed_calendar : StreamText::removed,
                                         {{"path", quoted(path)}}));
}

void Outdated::clear_away(const Standing& now, std::string& messages, ExitStatus& status) {
  EarlierFiles& earlier = folder_.earlier();
  earlier.settle(now.id);
  const bool is_done = now.outcome == Outcome::done;
  for (const FormatSpec& spec : format_table) {
    const bool is_own = spec.format == command_.format;
    if (is_own && now.has_file) continue;
    const auto listed = earlier.find(now.id, spec.format);
    const bool is_calendar = spec.format == Format::ics;
    // Of what nobody knows to be ours, only what people would follow is looked for: the rest may be cases.
    if (!is_own && !listed && (is_done || may_be_cases(spec))) continue;
    const Place place = folder_.place(now.id, spec.format);
    if (place == Place::free && is_calendar && listed && listed->digest && folder_.is_resumed()) {
      say_removed(case_path(command_, now.id, spec.format), true, messages);  // by the run that was stopped
    }
    if (place == Place::free) continue;
    const bool agrees = listed && listed->digest && now.digest && go_together(*listed->digest, *now.digest);
    if (agrees && (!is_own || is_done)) {
      earlier.keep(now.id, spec.format);
      continue;
    }
    const std::string path = case_path(command_, now.id, spec.format);
    const bool is_asked_wrongly = is_own && is_done;  // there is a plan, and nothing was made of it
    if (place == Place::taken && (is_own || listed) && !is_asked_wrongly) {
      folder_.remove(now.id, spec.format);
      say_removed(path, is_calendar, messages);
      continue;
    }
    messages += problem(StreamText::of_earlier_run, path,
                        is_calendar ? StreamText::remove_calendar : StreamText::remove_it);
    status = worse(status, ExitStatus::failed);
  }
}

void Outdated::sum_up(std::uint64_t of_others, std::string& messages) const {
  if (refused_ > most_named) messages += sum(StreamText::all_refused, refused_);
  if (removed_ > most_named) messages += sum(StreamText::all_removed, removed_);
  if (command_.quiet) return;
  if (replaced_ > most_named) messages += sum(StreamText::all_replaced, replaced_);
  if (of_others > 0) messages += sum(StreamText::of_others, of_others);
}

}  // namespace kneecheck::stream
