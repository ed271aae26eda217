#include "export/earlier_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "base/words/export.h"
#include "export/calendar_names.h"
#include "syntax/content_lines.h"

namespace kneecheck::exports {
namespace {

constexpr std::size_t date_letters = 8;   // 20261130
constexpr std::size_t time_letters = 15;  // 20261130T183000
constexpr std::size_t uuid_letters = 36;

std::optional<Date> date_of(std::string_view value) {
  if (value.size() < date_letters) return std::nullopt;
  return parse_date(fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
}

// "T183000": minutes from midnight.
std::optional<int> minutes_of(std::string_view time) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!time.starts_with('T') || !time.ends_with("00") || !std::all_of(time.begin() + 1, time.end(), is_digit))
    return std::nullopt;
  const int hours = (time[1] - '0') * 10 + (time[2] - '0');
  const int minutes = (time[3] - '0') * 10 + (time[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

bool is_uuid(std::string_view text) {
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; };
  return text.size() == uuid_letters && std::ranges::all_of(text, fits);
}

// The text that an escaped one stands for.
std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const bool escapes = value[at] == '\\' && at + 1 < value.size();
    if (escapes) ++at;
    text += escapes && (value[at] == 'n' || value[at] == 'N') ? '\n' : value[at];
  }
  return text;
}

// Reads line by line; `parts_` are the components that are open, the outermost first.
class CalendarReader {
 public:
  CalendarReader(std::string_view file, std::string_view text, Diagnostics& problems)
      : file_(file), text_(text), problems_(problems) {}

  std::optional<EarlierCalendar> read() {
    std::vector<ContentLine> lines;
    if (!parse_content_lines(file_, text_, calendar_limits, lines, problems_)) return std::nullopt;
    for (const ContentLine& line : lines) {
      if (!take(line)) return std::nullopt;
    }
    const bool is_whole = parts_.empty() || torn(lines.back().line);
    if (!is_whole || !(is_ours_ || refuse(0, "bad_value", ExportText::not_our_calendar))) return std::nullopt;
    return std::move(calendar_);
  }

 private:
  // Says a problem; false, as all that follow.
  bool refuse(std::uint32_t line, std::string code, TextId message,
              TextId help = ExportText::name_our_calendar) {
    const Language& language = problems_.language();
    problems_.add(problem_in(file_, line > 0 ? text_ : std::string_view{}, line, 1, std::move(code),
                             language.say(message), language.say(help)));
    return false;
  }
  bool torn(std::uint32_t line) {
    return refuse(line, "syntax", ExportText::calendar_torn, ExportText::is_it_whole);
  }
  bool is_wrong(const ContentLine& line, TextId help) {
    const Language& language = problems_.language();
    problems_.add(problem_in(file_, text_, line.line, 1, "bad_value",
                             language.say(ExportText::event_value, {{"name", line.name}}),
                             language.say(help)));
    return false;
  }

  bool take(const ContentLine& line) {
    if (line.name == "BEGIN") return begin(line);
    if (parts_.empty()) return refuse_outside(line);
    if (line.name == "END") return end(line);
    const bool in_event = parts_.size() > 1 && parts_[1] == "VEVENT";
    if (in_event) return take_of_event(line, parts_.size() == 2);
    if (parts_.size() == 1 && line.name == "PRODID") is_ours_ = line.value == calendar_product;
    if (parts_.size() == 1 && line.name == calendar_case) calendar_.id = unescaped(line.value);
    return true;
  }

  bool refuse_outside(const ContentLine& line) {
    return refuse(line.line, "syntax", ExportText::no_calendar_there);
  }

  bool begin(const ContentLine& line) {
    const bool is_first = parts_.empty() && !is_begun_ && line.value == "VCALENDAR";
    if (parts_.empty() && !is_first) return refuse_outside(line);
    if (parts_.size() >= calendar_limits.depth) return torn(line.line);
    is_begun_ = true;
    parts_.push_back(line.value);
    if (parts_.size() == 2 && line.value == "VEVENT") {
      event_ = {};
      event_.line = line.line;
      has_stamp_ = has_date_ = false;
    }
    if (parts_.size() > 2) event_.content += fmt::format("BEGIN:{}\n", line.value);
    return true;
  }

  bool end(const ContentLine& line) {
    if (parts_.back() != line.value) return torn(line.line);
    if (parts_.size() > 2) event_.content += fmt::format("END:{}\n", line.value);
    const bool was_event = parts_.size() == 2 && line.value == "VEVENT";
    parts_.pop_back();
    if (!was_event) return true;
    if (!is_uuid(event_.uid) || !has_stamp_ || !has_date_)
      return refuse(event_.line, "bad_value", ExportText::not_our_event);
    calendar_.events.push_back(std::move(event_));
    return true;
  }

  // `is_own`: not of an alarm in it.
  bool take_of_event(const ContentLine& line, bool is_own) {
    if (!is_own || line.name != "SEQUENCE")
      event_.content += fmt::format("{}{}:{}\n", line.name, line.parameters, line.value);
    if (!is_own) return true;
    if (line.name == "UID") event_.uid = line.value;
    if (line.name == "SUMMARY") event_.title = unescaped(line.value);
    if (line.name == "STATUS") event_.cancelled = line.value == "CANCELLED";
    if (line.name == "SEQUENCE") return take_sequence(line);
    if (line.name == "DTSTAMP") return take_stamp(line);
    return line.name != "DTSTART" || take_start(line);
  }

  bool take_sequence(const ContentLine& line) {
    const auto number = parse_whole(line.value);
    if (!number || *number < 0 || *number > most_sequence) return is_wrong(line, ExportText::sequence_range);
    event_.sequence = *number;
    return true;
  }

  bool take_stamp(const ContentLine& line) {
    const auto date = date_of(line.value);
    if (!date) return is_wrong(line, ExportText::calendar_date);
    event_.stamp = *date;
    return has_stamp_ = true;
  }

  bool take_start(const ContentLine& line) {
    const auto date = date_of(line.value);
    const bool is_timed = line.value.size() == time_letters;
    const auto minutes =
        is_timed ? minutes_of(std::string_view{line.value}.substr(date_letters)) : std::nullopt;
    if (!date || is_timed != minutes.has_value() || (!is_timed && line.value.size() != date_letters))
      return is_wrong(line, ExportText::calendar_date);
    event_.date = *date;
    event_.time_minutes = minutes;
    return has_date_ = true;
  }

  std::string_view file_, text_;
  Diagnostics& problems_;
  EarlierCalendar calendar_;
  std::vector<std::string> parts_;
  bool is_begun_ = false, is_ours_ = false;
  EarlierEvent event_;
  bool has_stamp_ = false, has_date_ = false;
};

void refuse_other(std::string_view file, Diagnostics& problems, std::string message, TextId help) {
  problems.add(problem_in(file, {}, 0, 0, "bad_value", std::move(message), problems.language().say(help)));
}

bool has_twins(const EarlierCalendar& calendar) {
  std::vector<std::string_view> uids;
  for (const EarlierEvent& event : calendar.events) uids.push_back(event.uid);
  std::ranges::sort(uids);
  return std::ranges::adjacent_find(uids) != uids.end();
}

bool has_names_of(const EarlierCalendar& calendar, const Knowledge& knowledge, const Case& runner) {
  std::string key;  // of the last start: mostly there is one
  std::optional<Date> start;
  for (const EarlierEvent& event : calendar.events) {
    if (start != event.stamp) key = plan_key(knowledge, runner, event.stamp);
    start = event.stamp;
    if (event.uid != event_uid(key, event.date, EventOf::day) &&
        event.uid != event_uid(key, event.date, EventOf::tests))
      return false;
  }
  return true;
}

}  // namespace

std::optional<EarlierCalendar> read_calendar(std::string_view file, std::string_view text,
                                             Diagnostics& problems) {
  auto calendar = CalendarReader{file, text, problems}.read();
  if (!calendar || !has_twins(*calendar)) return calendar;
  refuse_other(file, problems, problems.language().say(ExportText::twin_events),
               ExportText::name_our_calendar);
  return std::nullopt;
}

bool is_of_case(std::string_view file, const EarlierCalendar& calendar, const Knowledge& knowledge,
                const Case& runner, Diagnostics& problems) {
  const Language& language = knowledge.language;
  // The calendar holds the id as it can be shown.
  const bool is_other = calendar.id && (!runner.id || *calendar.id != printable(*runner.id));
  if (!is_other && (!runner.id || has_names_of(calendar, knowledge, runner))) return true;
  std::string message = is_other ? language.say(ExportText::calendar_of_other, {{"id", quoted(*calendar.id)}})
                                 : language.say(ExportText::calendar_of_nobody, {{"id", quoted(*runner.id)}});
  refuse_other(file, problems, std::move(message), ExportText::name_calendar_of_case);
  return false;
}

Succession::Succession(const EarlierCalendar* earlier, int revision) : next_(revision - 1) {
  if (earlier == nullptr) return;
  for (const EarlierEvent& event : earlier->events) {
    entries_.push_back({&event});
    next_ = std::max(next_, event.sequence + 1);
  }
  std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::string_view{entry.event->uid}; });
}

std::int64_t Succession::sequence_of(std::string_view uid, std::string_view content) {
  const auto uid_of = [](const Entry& entry) { return std::string_view{entry.event->uid}; };
  const auto found = std::ranges::lower_bound(entries_, uid, {}, uid_of);
  if (found == entries_.end() || found->event->uid != uid) return next_;
  found->goes_on = true;
  return found->event->content == content ? found->event->sequence : next_;
}

std::vector<const EarlierEvent*> Succession::emptied() const {
  std::vector<const EarlierEvent*> events;
  for (const Entry& entry : entries_) {
    if (!entry.goes_on) events.push_back(entry.event);
  }
  std::ranges::sort(events, [](const EarlierEvent* one, const EarlierEvent* other) {
    return std::pair{one->date, std::string_view{one->uid}} <
           std::pair{other->date, std::string_view{other->uid}};
  });
  return events;
}

}  // namespace kneecheck::exports
