// The plan on paper.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "made_plan.h"
#include "words/session_words.h"

using namespace kneecheck;
using namespace kneecheck::document;

namespace {

std::size_t whole_sheets(const Document& document) {
  const std::vector<Heading> headings = blocks_of<Heading>(document);
  return static_cast<std::size_t>(std::ranges::count(headings, true, &Heading::one_sheet));
}

}  // namespace

TEST_CASE("a handout: first what it is and when to stop, then each week on a page, how to do it, the tests") {
  const Document page = drawn(made(runner_with()), looking(View::handout));
  const std::string text = said(page);
  std::size_t at = 0;
  for (const std::string_view part :
       {"ITB pain:", "This week", "Week 1 of ", "How much pain is OK, and when to stop",
        "Stop the plan and get your knee checked if", "This is not a diagnosis.", "Tick what you have done",
        "Mon 30 Nov", "Week by week", "Week 2 of ", "Mon 7 Dec", "To reach week 2", "How to do it",
        "Skip any of them if", "Wall and ball press"}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(text.find("kneecheck plan") == std::string::npos);  // nothing to type on paper
  CHECK(whole_sheets(page) == 2);
  CHECK(std::get<Heading>(*std::ranges::find_if(page.blocks, [](const Block& block) {
          const auto* heading = std::get_if<Heading>(&block);
          return heading != nullptr && heading->one_sheet;
        })).text.starts_with("Week 1 of "));
}

TEST_CASE("a sheet asks for what the week asks for, day by day, and for pain on those days") {
  const Made one = made(runner_with());
  const std::vector<Sheet> sheets = blocks_of<Sheet>(drawn(one, looking(View::handout)));
  REQUIRE(sheets.size() == 2);
  for (std::size_t week = 0; week < sheets.size(); ++week) {
    REQUIRE(sheets[week].rows.size() == 7);
    CHECK(sheets[week].pains.size() == 3);
    CHECK(sheets[week].most_pain == 10);
    for (std::size_t i = 0; i < 7; ++i) {
      const Day& day = one.plan.weeks[week].days[i];
      const Sheet::Row& row = sheets[week].rows[i];
      CAPTURE(row.day);
      CHECK(row.day == date_for_people(english(), day.date, false));
      const auto says = [&row](std::string_view part) {
        return std::ranges::any_of(
            row.tasks, [part](const std::string& task) { return task.find(part) != std::string::npos; });
      };
      CHECK(says("run ") == day.run.has_value());
      CHECK(says("exercises ") == !day.exercises.empty());
      CHECK(row.asks_pain == !row.tasks.empty());
      CHECK((row.note == "rest") == row.tasks.empty());
    }
  }
}

TEST_CASE(
    "a handout holds this week and the next one; --week begins later, and with --weeks all have a page") {
  const Made one = made(runner_with());
  CHECK(blocks_of<Sheet>(drawn(one, looking(View::handout, 5))).size() == 2);
  CHECK(said(drawn(one, looking(View::handout, 5))).find("Week 5 of ") != std::string::npos);
  PlanView last = looking(View::handout, static_cast<int>(one.plan.weeks.size()));
  CHECK(blocks_of<Sheet>(drawn(one, last)).size() == 1);
  PlanView all = looking(View::handout);
  all.all_weeks = true;
  CHECK(blocks_of<Sheet>(drawn(one, all)).size() == one.plan.weeks.size());
}

TEST_CASE("each exercise of these weeks is told once, with its figure, and no other") {
  const Made one = made(runner_with());
  const Document page = drawn(one, looking(View::handout));
  std::vector<std::string> parts;
  for (const Heading& heading : blocks_of<Heading>(page)) {
    if (heading.level == 3) parts.push_back(heading.text);
  }
  for (const ExerciseIndex index : one.plan.exercises) {
    const Exercise& exercise = builtin().exercises[index];
    const auto is_in = [index](const Week& week) {
      return std::ranges::any_of(week.days, [index](const Day& day) {
        return std::ranges::find(day.exercises, index, &PrescribedExercise::exercise) != day.exercises.end();
      });
    };
    const bool is_shown = is_in(one.plan.weeks[0]) || is_in(one.plan.weeks[1]);
    CAPTURE(exercise.id);
    CHECK(std::ranges::count(parts, capitalized(exercise.name)) == (is_shown ? 1 : 0));
  }
  std::vector<std::string> ids;
  for (const Figure& figure : blocks_of<Figure>(page)) ids.push_back(figure.id);
  CHECK(ids.size() == parts.size());  // the tests have one too
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE(
    "a handout says of each exercise when to skip it: once what holds for most of them, the rest with each") {
  const Made one = made(runner_with());
  const Document page = drawn(one, looking(View::handout));
  const std::string text = said(page);
  for (const ExerciseIndex index : one.plan.exercises) {
    const Exercise& exercise = builtin().exercises[index];
    if (text.find(capitalized(exercise.name) + "\n") == std::string::npos) continue;
    for (const std::string_view reason : exercise.not_if) {
      const std::string words = with_pain_limit(english(), reason, pain_limit_of(one.plan));
      CAPTURE(words);
      CHECK(text.find(words) != std::string::npos);
    }
  }
  const std::string often = "and choose an easier level next time.";
  const std::size_t first = text.find(often);
  REQUIRE(first != std::string::npos);
  CHECK(text.find(often, first + 1) == std::string::npos);
}

TEST_CASE("a clinician's note stands in its lines, and the logo in front; on no other page") {
  Knowledge knowledge = builtin();
  knowledge.clinic.name = "River Clinic";
  knowledge.clinic.logo = "data:image/svg+xml;base64,PHN2Zz4=";
  const Made one = made(runner_with("note: \"Next: 14 Dec, 9:00\\n\\nBring your shoes.\""));
  for (const View view : {View::handout, View::week, View::all}) {
    const Document page = plan_document(knowledge, one.runner, one.assessment, one.plan, looking(view));
    const bool on_paper = view == View::handout;
    CHECK(page.logo.has_value() == on_paper);
    const std::vector<Notice> notices = blocks_of<Notice>(page);
    const auto note = std::ranges::find(notices, "From your clinician", &Notice::title);
    REQUIRE((note != notices.end()) == on_paper);
    if (on_paper) CHECK(note->lines == std::vector<std::string>{"Next: 14 Dec, 9:00", "Bring your shoes."});
  }
}

TEST_CASE(
    "the way ahead is a picture with this week marked, and the weights of a tendon plan are told by week") {
  const Made one = made(runner_with());
  const std::vector<Bars> bars = blocks_of<Bars>(drawn(one, looking(View::handout, 3)));
  REQUIRE(bars.size() == 1);
  CHECK_FALSE(bars[0].has_table);
  CHECK(bars[0].rows.size() == one.plan.weeks.size());
  for (std::size_t i = 0; i < bars[0].rows.size(); ++i) {
    CHECK(bars[0].rows[i].is_here == (i == 2));
    CHECK(bars[0].rows[i].is_marked == (one.plan.weeks[i].deload || one.plan.weeks[i].recovery));
  }
}

TEST_CASE("weights are told with a row for as long as one stays, the heavier the longer") {
  const Made one = made(trained_case());
  const std::vector<Bars> bars = blocks_of<Bars>(drawn(one, looking(View::overview)));
  REQUIRE(bars.size() == 2);
  const Bars& weights = bars[1];
  REQUIRE(weights.rows.size() > 2);
  CHECK(weights.rows.front().in_words == "for 15");
  for (std::size_t i = 1; i < weights.rows.size(); ++i) {
    CAPTURE(weights.rows[i].label);
    CHECK(weights.rows[i].in_words != weights.rows[i - 1].in_words);
    if (weights.rows[i].in_words == "none") CHECK(weights.rows[i].amount == 0);
  }
  CHECK(weights.rows[1].amount > weights.rows[0].amount);
  CHECK(blocks_of<Bars>(drawn(made(runner_with()), looking(View::overview))).size() == 1);
}

TEST_CASE(
    "a handout says what this person has to mind, what was not said, and what will do for missing kit") {
  Case runner = runner_with("equipment: [step]\n");
  const Question& history = builtin().question(Key::history);
  const auto wound = std::ranges::find(history.choices, "skin_wound", &Choice::id) - history.choices.begin();
  runner[Key::history] = choice_answer(history, std::uint64_t{1} << wound, true);
  const Made one = made(runner);
  const Document page = drawn(one, looking(View::handout, 5));
  CHECK(says(page, "Because of your answers"));
  CHECK(says(page, "infected"));
  CHECK(says(page, "Assumed: "));
  CHECK(says(page, "Not asked, or not sure: "));
  CHECK(says(page, "Use a firm cushion"));
  CHECK_FALSE(says(drawn(made(runner_with("equipment: [mirror, ball]\n")), looking(View::handout)),
                   "Use a firm cushion"));
}
