#include "export/ics.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/words/words.h"
#include "made.h"
#include "words/plan_words.h"

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

std::string calendar(const Made& one, IcsStyle style = {}) {
  std::string out;
  write_plan_ics(out, one.view(), *one.plan, style);
  return out;
}

// The content lines, unfolded.
std::vector<std::string> lines_of(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
    text.erase(at, 3);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::vector<std::string> values(const Made& one, std::string_view name, IcsStyle style = {}) {
  std::vector<std::string> found;
  for (const std::string& line : lines_of(calendar(one, style))) {
    if (line.starts_with(std::string{name} + ":")) found.push_back(line.substr(name.size() + 1));
  }
  return found;
}

std::string text_line(std::string_view text) {
  std::string out;
  append_ics_text(out, "X", text);
  return out;
}

std::size_t active_days(const Plan& plan) {
  std::size_t count = 0;
  for (const Week& week : plan.weeks) {
    for (const Day& day : week.days) count += day.run || !day.exercises.empty() ? 1 : 0;
    count += phase_tested_in(plan, week) != nullptr ? 1 : 0;  // its tests are an event of their own
  }
  return count;
}

}  // namespace

TEST_CASE("text is escaped") {
  CHECK(text_line("a, b; c\\d") == "X:a\\, b\\; c\\\\d\r\n");
  CHECK(text_line("one\ntwo\r\nthree\rfour") == "X:one\\ntwo\\nthree\\nfour\r\n");
  CHECK(text_line("x\r\nATTENDEE:mailto:a@b") == "X:x\\nATTENDEE:mailto:a@b\r\n");
}

TEST_CASE("lines are folded at 75 octets, wherever a character of four bytes stands") {
  const std::string knee = "\xF0\x9F\xA6\xB5";
  for (std::size_t before = 0; before < 160; ++before) {
    const std::string text = std::string(before, 'a') + knee + std::string(80, 'b') + knee;
    const std::string line = text_line(text);
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = line.find("\r\n", at);
      CAPTURE(before);
      CHECK(end - at <= 75);
      CHECK_FALSE(first_invalid_utf8(line.substr(at, end - at)).has_value());
      at = end + 2;
    }
    CHECK(lines_of(line).front() == "X:" + text);
  }
  CHECK(text_line(std::string(73, 'a')) == "X:" + std::string(73, 'a') + "\r\n");
  CHECK(text_line(std::string(74, 'a')) == "X:" + std::string(73, 'a') + "\r\n a\r\n");
}

TEST_CASE("every day with something to do is an event of the whole day") {
  const Made one = made_plan("id: P-014\n");
  const std::size_t days = active_days(*one.plan);
  CHECK(days > 40);
  CHECK(values(one, "BEGIN").size() == days + 1);
  CHECK(values(one, "DTSTART;VALUE=DATE").size() == days);
  CHECK(values(one, "SUMMARY").size() == days);
  const auto uids = values(one, "UID");
  CHECK(std::set<std::string>{uids.begin(), uids.end()}.size() == days);
  CHECK(values(one, "DTSTAMP").front() == "20261130T000000Z");
  CHECK(values(one, "SEQUENCE").front() == "0");
  CHECK(values(one, "X-WR-CALNAME") == std::vector<std::string>{"Knee plan P-014"});
}

TEST_CASE("a summary fits a telephone, a description says all that the day asks for") {
  Made one = made_plan();
  one.plan->weeks.resize(1);
  one.plan->phases.resize(1);
  Week& week = one.plan->weeks.front();
  for (Day& day : week.days) {
    day.run.reset();
    day.exercises.clear();
  }
  Day& first = week.days[0];
  first.run = Run{};
  first.run->minutes = 22;
  first.run->techniques = {{TechniqueId::forward_lean, 3}};
  week.techniques = {{TechniqueId::forward_lean, TechniqueState::start, 3, 10, 75}};
  first.exercises = {
      {*builtin().find_exercise("wall-ball"), Role::core, 3, 4, 10, 30, Sides::both, 20, std::nullopt}};
  week.days[3].exercises = first.exercises;
  const auto summaries = values(one, "SUMMARY");
  const std::string minutes = std::to_string(first.session_minutes());
  REQUIRE(summaries.size() == 2);
  CHECK(summaries[0] == "Run 22 min\\, flat + exercises " + minutes + " min");
  CHECK(summaries[1] == "Exercises " + minutes + " min");
  const std::string text = values(one, "DESCRIPTION")[0];
  for (const std::string_view part :
       {"Week 1 of 1: settle.", "Run 22 min\\, flat\\, 3 min new technique.", "75% of these minutes",
        "3 x 4\\, hold 10 s\\, each side\\, bend to 20 degrees\\, rest 30 s", "A run is fine if",
        "An exercise is fine if", "turns sharp", "Stop and get it checked"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(values(one, "DESCRIPTION")[1].find("A run is fine if") == std::string::npos);
  CHECK(values(one, "CATEGORIES") == std::vector<std::string>{"RUN,EXERCISES", "EXERCISES"});
}

TEST_CASE("the day of a race is an event of the whole day, and weights and strides are explained") {
  const Made one = made(trained_case());
  const std::vector<std::string> lines = lines_of(calendar(one, {18 * 60, std::nullopt}));
  const auto day = std::find(lines.begin(), lines.end(), "DTSTART;VALUE=DATE:20270515");
  REQUIRE(day != lines.end());
  CHECK(std::find(day, lines.end(), "SUMMARY:Your race\\, 10.2 km") - day == 2);
  CHECK(std::count(lines.begin(), lines.end(), "CATEGORIES:RACE") == 1);
  bool weights = false, strides = false;
  for (const std::string& text : values(one, "DESCRIPTION")) {
    const bool has = text.find("with a weight for ") != std::string::npos;
    CHECK(has == (text.find(" is one that you could lift ") != std::string::npos));
    weights = weights || has;
    strides = strides || text.find("4 strides") != std::string::npos;
  }
  CHECK(weights);
  CHECK(strides);
}

TEST_CASE("a phase begins only if its gate is passed, and the calendar says so") {
  const Made one = made_plan();
  std::size_t told = 0;
  for (const std::string& text : values(one, "DESCRIPTION"))
    told += text.find("This phase begins only if") != std::string::npos ? 1 : 0;
  std::size_t days = 0;
  for (const PhaseSpan& span : one.plan->phases) {
    const Week& week = one.plan->weeks.at(static_cast<std::size_t>(span.first_week) - 1);
    if (span.first_week == 1) continue;
    days += static_cast<std::size_t>(std::count_if(week.days.begin(), week.days.end(), [](const Day& day) {
      return day.run || !day.exercises.empty();
    }));
  }
  CHECK(days > 0);
  CHECK(told == days);
}

TEST_CASE("a day that is read alone says what it stands on") {
  const Made one = made_plan();
  const std::string_view passed = english()[WordsText::only_if_passed];
  std::size_t gated = 0;
  for (const std::string& text : values(one, "DESCRIPTION")) {
    CAPTURE(text);
    if (text.find(" begins the phase ") != std::string::npos) continue;  // tests, of which nobody runs
    const bool has_gate = text.find("This phase begins only if") != std::string::npos ||
                          text.find(passed.substr(0, passed.find('.'))) != std::string::npos;
    CHECK(has_gate == !text.starts_with("Week 1 of"));
    gated += text.find("Start changing your technique only once") != std::string::npos ? 1 : 0;
    CHECK(text.find("Stop and get it checked the same day") != std::string::npos);
    CHECK(text.find("Keep a hand on a rail") == std::string::npos);
  }
  std::size_t growing = 0;  // runs with a technique that is not learned yet
  for (const Week& week : one.plan->weeks) {
    if (week.techniques.empty() || week.techniques.front().state == TechniqueState::settled) continue;
    growing += static_cast<std::size_t>(std::count_if(week.days.begin(), week.days.end(), [](const Day& day) {
      return day.run && !day.run->techniques.empty();
    }));
  }
  CHECK(growing > 0);
  CHECK(gated == growing);
  const Made older =
      made(case_of("age: 66\nlocation: [outer]\nonset: gradual\nswelling: puffy\nwarning_signs: "
                   "[none]\nhistory: [none]\npattern: "
                   "[after_set_distance]\n"));
  REQUIRE(older.plan);
  for (const std::string& text : values(older, "DESCRIPTION")) {
    if (text.find(" begins the phase ") != std::string::npos) continue;
    CHECK(text.find("Keep a hand on a rail") != std::string::npos);
    CHECK(text.find("a little puffy") != std::string::npos);
  }
}

TEST_CASE("who has to be seen as well is told so in the first week, while there is time") {
  const Made one =
      made(case_of("age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: "
                   "[none]\nhistory: [treatment_failed]\n"
                   "pattern: [after_set_distance]\n"));
  REQUIRE(one.plan);
  for (const std::string& text : values(one, "DESCRIPTION")) {
    CAPTURE(text);
    CHECK((text.find("in person or by video\\, within 4 weeks") != std::string::npos) ==
          text.starts_with("Week 1 of"));
  }
}

TEST_CASE("a visit that a diary asks for is said in the first week to come") {
  Made one = made_plan();
  one.plan->clinician_due = true;
  one.plan->weeks.front().done = true;
  for (const std::string& text : values(one, "DESCRIPTION")) {
    CAPTURE(text);
    CHECK((text.find("have a clinician look at your knee") != std::string::npos) ==
          text.starts_with("Week 2 of"));
  }
}

TEST_CASE("a walk goes as far as it does not hurt, and running begins only after a walk without pain") {
  const Made one =
      made(case_of("age: 40\nlocation: [below_kneecap]\npointing: finger\nonset: gradual\nswelling: "
                   "none\nwarning_signs: [none]\n"
                   "history: [none]\nworse_with: [jumping]\ntendon_tender: yes\ncomfortable_km: 0\n"));
  REQUIRE(one.plan);
  REQUIRE(one.plan->weeks[0].run_minutes == 0);
  REQUIRE(one.plan->weeks[1].run_minutes > 0);
  for (const std::string& text : values(one, "DESCRIPTION")) {
    CAPTURE(text);
    const bool walks = text.find("Walk briskly") != std::string::npos;
    CHECK((text.find("as far as it does not hurt") != std::string::npos) == walks);
    if (walks) CHECK(text.find("A run is fine if") == std::string::npos);
    CHECK((text.find("Brisk walk of 30 minutes: no pain") != std::string::npos) ==
          text.starts_with("Week 2 of"));
  }
}

TEST_CASE("a UID names the case, the start and the day, and nothing else") {
  const auto uids = values(made_plan("id: P-014\n"), "UID");
  Made changed = made_plan("id: P-014\nsex: female\nname: Ann\n");
  changed.plan->revision = 3;
  changed.plan->weeks.front().days[0].run.reset();
  const auto later = values(changed, "UID");
  CHECK(std::find(uids.begin(), uids.end(), later.front()) != uids.end());
  CHECK(values(changed, "SEQUENCE").front() == "2");

  Made moved = made_plan("id: P-014\n");
  moved.plan->start = moved.plan->start.plus(1);
  for (const auto& other :
       {values(made_plan("id: P-015\n"), "UID"), values(moved, "UID"), values(made_plan(), "UID")}) {
    for (const std::string& uid : other) CHECK(std::find(uids.begin(), uids.end(), uid) == uids.end());
  }
  // Without an id the answers tell cases apart; the name is for the person's own pages and leaves no trace
  // here.
  CHECK(values(made_plan("name: Ann\n"), "UID") == values(made_plan("name: Bob\n"), "UID"));
  CHECK(values(made_plan("sex: female\n"), "UID") != values(made_plan("sex: male\n"), "UID"));
}

TEST_CASE("with a time of day events last as long as the session, without a time zone") {
  Made one = made_plan();
  one.plan->weeks.resize(1);
  one.plan->phases.resize(1);
  const auto starts = values(one, "DTSTART", {18 * 60 + 5, std::nullopt});
  CHECK(starts.front() == "20261130T180500");
  CHECK(values(one, "DTEND;VALUE=DATE", {18 * 60 + 5, std::nullopt}).empty());
  const Day& day = one.plan->weeks.front().days[0];
  REQUIRE(day.run);
  REQUIRE_FALSE(day.run->walk_run);
  CHECK(values(one, "DURATION", {0, std::nullopt}).front() ==
        "PT" + std::to_string(day.run->minutes + day.session_minutes()) + "M");
  CHECK(values(one, "TRANSP", {0, std::nullopt}).front() == "TRANSPARENT");
}

TEST_CASE("reminders come before the session") {
  const Made one = made_plan();
  CHECK(values(one, "TRIGGER").empty());
  CHECK(values(one, "TRIGGER", {std::nullopt, 30}).front() == "-PT30M");
  CHECK(values(one, "TRIGGER", {600, 120}).front() == "-PT120M");
  CHECK(values(one, "TRIGGER", {600, 0}).front() == "-PT0M");
  CHECK(values(one, "TRIGGER", {600, 2 * 1440}).front() == "-P2D");
}

TEST_CASE("what would reorder or hide text is an escape in a calendar") {
  CHECK(text_line("a\u202Eb\u200Bc\u2028d") == "X:a\\\\u202eb\\\\u200bc\\\\u2028d\r\n");
  CHECK(text_line("a\x1b[2J\x7f") == "X:a\\\\x1b[2J\\\\x7f\r\n");
  CHECK(text_line("a\tb\nc\\;,") == "X:a\tb\\nc\\\\\\;\\,\r\n");
  CHECK(text_line("Zo\u00EB \u0639\u0644\u06CC\u200C\u0631") ==
        "X:Zo\u00EB \u0639\u0644\u06CC\u200C\u0631\r\n");
}
