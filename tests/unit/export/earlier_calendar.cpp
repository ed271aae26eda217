#include "export/earlier_calendar.h"

#include <algorithm>
#include <map>

#include "export/ics.h"
#include "made.h"

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

std::string calendar(const Made& one, IcsStyle style = {}, const EarlierCalendar* earlier = nullptr) {
  std::string out;
  write_plan_ics(out, one.view(), *one.plan, style, earlier);
  return out;
}

std::string cancelled(const Made& one, const EarlierCalendar& earlier) {
  std::string out;
  write_cancelled_ics(out, one.view(), earlier);
  return out;
}

EarlierCalendar reread(const std::string& text) {
  Diagnostics problems;
  auto found = read_calendar("f", text, problems);
  CAPTURE(format(problems));
  REQUIRE(found);
  return *found;
}

std::string refusal(const std::string& text) {
  Diagnostics problems;
  CHECK_FALSE(read_calendar("f", text, problems));
  REQUIRE(problems.size() == 1);
  const Diagnostic& problem = problems.all().front();
  return std::to_string(problem.place.line) + " " + problem.code + ": " + problem.message;
}

using Events = std::map<std::string, EarlierEvent>;
Events by_uid(const EarlierCalendar& from) {
  Events events;
  for (const EarlierEvent& event : from.events) events[event.uid] = event;
  CHECK(events.size() == from.events.size());
  return events;
}

std::string with(std::string text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

std::string event_with(std::string_view lines) {
  return "BEGIN:VCALENDAR\r\nPRODID:-//kneecheck//kneecheck plan//EN\r\nBEGIN:VEVENT\r\n" +
         std::string{lines} + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}
constexpr std::string_view uid = "UID:de0ad6a2-5c2b-532f-a6db-ca1af20667cf\r\n";
constexpr std::string_view stamp = "DTSTAMP:20261130T000000Z\r\n";
constexpr std::string_view start = "DTSTART;VALUE=DATE:20261130\r\n";

}  // namespace

TEST_CASE("what was written is read again") {
  const Made one = made_plan("id: P-014\n");
  const EarlierCalendar found = reread(calendar(one, {18 * 60 + 30, 30}));
  CHECK(found.id == "P-014");
  REQUIRE(found.events.size() > 40);
  const EarlierEvent& first = found.events.front();
  CHECK(first.date == *parse_date("2026-11-30"));
  CHECK(first.stamp == one.plan->start);
  CHECK(first.time_minutes == 18 * 60 + 30);
  CHECK(first.title.starts_with("Run "));
  CHECK_FALSE(first.cancelled);
  CHECK(first.content.find("BEGIN:VALARM\nACTION:DISPLAY\n") != std::string::npos);
  CHECK_FALSE(reread(calendar(made_plan())).id);
}

TEST_CASE("a calendar in the place of the same one is the same, to the byte") {
  const Made one = made_plan("id: P-014\n");
  const std::string first = calendar(one);
  const EarlierCalendar earlier = reread(first);
  CHECK(calendar(one, {}, &earlier) == first);
  const std::string raised = with(first, "SEQUENCE:0", "SEQUENCE:7");
  const EarlierCalendar later = reread(raised);
  CHECK(calendar(one, {}, &later) == raised);
}

TEST_CASE("what has changed has a higher SEQUENCE, what is left out is cancelled, and both stay so") {
  const Made one = made_plan("id: P-014\n");
  Made other = made_plan("id: P-014\n");
  Day& changed = other.plan->weeks[0].days[0];
  REQUIRE(changed.run);
  changed.run->minutes += 1;
  Day& emptied = other.plan->weeks[1].days[0];
  REQUIRE((emptied.run || !emptied.exercises.empty()));
  emptied.run.reset();
  emptied.exercises.clear();

  const EarlierCalendar first = reread(calendar(one));
  const std::string text = calendar(other, {}, &first);
  const Events before = by_uid(first);
  const Events after = by_uid(reread(text));
  REQUIRE(after.size() == before.size());
  for (const auto& [name, event] : after) {
    const std::string title = event.title;
    CAPTURE(title);
    CHECK(event.date == before.at(name).date);
    CHECK(event.cancelled == (event.date == emptied.date));
    CHECK(event.sequence == (event.date == emptied.date || event.date == changed.date ? 1 : 0));
    if (event.cancelled) CHECK(event.title == "Cancelled: " + before.at(name).title);
  }

  const EarlierCalendar second = reread(text);
  CHECK(calendar(other, {}, &second) == text);
  const Events back = by_uid(reread(calendar(one, {}, &second)));
  for (const auto& [name, event] : back) {
    CHECK_FALSE(event.cancelled);
    CHECK(event.sequence == (event.date == emptied.date || event.date == changed.date ? 2 : 0));
    CHECK(event.content == before.at(name).content);
  }
}

TEST_CASE("without a plan every event is cancelled, once") {
  const Made one = made_plan("id: P-014\n");
  const EarlierCalendar first = reread(calendar(one, {600, 30}));
  const std::string text = cancelled(one, first);
  const EarlierCalendar none = reread(text);
  CHECK(none.events.size() == first.events.size());
  CHECK(std::ranges::all_of(
      none.events, [](const EarlierEvent& event) { return event.cancelled && event.sequence == 1; }));
  CHECK(text.find("BEGIN:VALARM") == std::string::npos);
  CHECK(cancelled(one, none) == text);
  Diagnostics problems;
  CHECK(is_of_case("f", none, builtin(), one.runner, problems));
}

TEST_CASE("another start has other events, and those of the first are cancelled") {
  const Made one = made_plan("id: P-014\n");
  Made moved = made_plan("id: P-014\n");
  moved.plan = make_plan(builtin(), moved.runner, moved.assessment, {*parse_date("2026-12-07")});
  const EarlierCalendar first = reread(calendar(one));
  Diagnostics problems;
  REQUIRE(is_of_case("f", first, builtin(), moved.runner, problems));
  const EarlierCalendar both = reread(calendar(moved, {}, &first));
  CHECK(both.events.size() == first.events.size() + reread(calendar(moved)).events.size());
  CHECK(std::ranges::count_if(both.events, &EarlierEvent::cancelled) ==
        static_cast<std::ptrdiff_t>(first.events.size()));
  CHECK(is_of_case("f", both, builtin(), one.runner, problems));
}

TEST_CASE("a calendar of another case is refused") {
  const auto verdict = [](const Made& of, const Made& with_case) {
    Diagnostics problems;
    const bool is_own = is_of_case("f", reread(calendar(of)), builtin(), with_case.runner, problems);
    CHECK(is_own == problems.empty());
    return is_own ? std::string{"own"} : problems.all().front().message;
  };
  const Made own = made_plan("id: P-014\n");
  const Made gentler = made_plan("id: P-014\nside: left\n");
  const Made other = made_plan("id: P-015\n");
  const Made nobody = made_plan();
  CHECK(verdict(own, gentler) == "own");
  CHECK(verdict(own, other) == "this calendar is of the case 'P-014'");
  CHECK(verdict(own, nobody) == "this calendar is of the case 'P-014'");
  CHECK(verdict(nobody, own) == "this calendar is not of the case 'P-014'");
  CHECK(verdict(nobody, made_plan("side: left\n")) == "own");  // answers are no name
  const Made hidden = made_plan("id: \"P\\u202E14\"\n");       // which the calendar shows as an escape
  CHECK(verdict(hidden, hidden) == "own");
  // One event of somebody else among them.
  Diagnostics problems;
  const EarlierCalendar mixed =
      reread(with(calendar(own), "UID:", "UID:00000000-0000-5000-8000-000000000000\r\nX-WAS:"));
  CHECK_FALSE(is_of_case("f", mixed, builtin(), own.runner, problems));
}

TEST_CASE("what is no calendar of ours is refused, with its place") {
  const std::string whole = event_with(std::string{uid} + std::string{stamp} + std::string{start});
  CHECK(reread(whole).events.size() == 1);
  CHECK(refusal("id: P-014\n") == "1 syntax: no calendar begins here");
  CHECK(refusal("") == "0 empty: nothing in it");
  CHECK(refusal("BEGIN:VCARD\nEND:VCARD\n") == "1 syntax: no calendar begins here");
  CHECK(refusal(whole + whole) == "9 syntax: no calendar begins here");
  CHECK(refusal(with(whole, "kneecheck plan", "other")) ==
        "0 bad_value: this calendar was not written by kneecheck");
  CHECK(refusal(with(whole, "END:VCALENDAR\r\n", "")) == "7 syntax: the calendar is not whole");
  CHECK(refusal(with(whole, "END:VEVENT", "END:VALARM")) == "7 syntax: the calendar is not whole");
  CHECK(refusal(with(whole, uid, "")) == "3 bad_value: this event was not written by kneecheck");
  CHECK(refusal(with(whole, uid, "UID:x\r\n")) == "3 bad_value: this event was not written by kneecheck");
  CHECK(refusal(with(whole, start, "")) == "3 bad_value: this event was not written by kneecheck");
  CHECK(refusal(with(whole, "END:VCALENDAR", whole.substr(whole.find("BEGIN:VEVENT")))) ==
        "0 bad_value: two events of this calendar have the same UID");
  std::string deep = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 100'000; ++i) deep += "BEGIN:VEVENT\n";
  CHECK(refusal(deep) == "5 syntax: the calendar is not whole");
}

TEST_CASE("values that kneecheck does not write are refused") {
  const std::string names = std::string{uid} + std::string{stamp};
  const auto of = [&](std::string_view line) { return event_with(names + std::string{line} + "\r\n"); };
  for (const std::string_view value :
       {"20260230", "2026113", "2026-11-30", "20261130T1830", "20261130T186000", "20261130T183000Z",
        "99991130", "", "20261130T1830x0"}) {
    CAPTURE(value);
    CHECK(refusal(of("DTSTART:" + std::string{value})) ==
          "6 bad_value: DTSTART: not a value that kneecheck writes");
  }
  for (const std::string_view value : {"-1", "2147483647", "99999999999999999999", "1.0", "", "x"}) {
    CAPTURE(value);
    CHECK(refusal(of("SEQUENCE:" + std::string{value})) ==
          "6 bad_value: SEQUENCE: not a value that kneecheck writes");
  }
}

TEST_CASE("a SEQUENCE reaches its end, and not beyond") {
  const Made one = made_plan("id: P-014\n");
  const EarlierCalendar last = reread(with(calendar(one), "SEQUENCE:0", "SEQUENCE:2147483646"));
  const std::string text = cancelled(one, last);
  CHECK(text.find("SEQUENCE:2147483647\r\n") != std::string::npos);
  CHECK(refusal(text).find("bad_value: SEQUENCE") != std::string::npos);
}

TEST_CASE("what somebody wrote into a calendar cannot leave its line") {
  const Made one = made_plan("id: P-014\n");
  const std::string text = calendar(one);
  const std::size_t at = text.find("SUMMARY:") + 8;
  std::string hostile = text;
  hostile.insert(at, "a\\nATTENDEE:mailto:x@y\\, b\\\\\xE2\x80\xAE");
  const std::string out = cancelled(one, reread(hostile));
  CHECK(out.find("SUMMARY:Cancelled: a\\nATTENDEE:mailto:x@y\\, b\\\\\\\\u202e") != std::string::npos);
}
