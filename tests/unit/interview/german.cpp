// What is typed in another language.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number.h"
#include "base/words/interview.h"
#include "interview/reply.h"
#include "interview/typed.h"
#include "knowledge/load.h"
#include "support.h"

namespace kneecheck::test {
namespace {

const Knowledge& german() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer(), *builtin_language("de")}, problems);
  }();
  REQUIRE(knowledge != nullptr);
  return *knowledge;
}

std::int64_t number_of(const Reply& reply, Key key) {
  const auto is_it = [key](const Given& each) { return each.question == static_cast<QuestionIndex>(key); };
  const auto given = std::ranges::find_if(reply.answers, is_it);
  REQUIRE(given != reply.answers.end());
  return given->answer.number;
}

TEST_CASE("a decimal comma stands in a number, and divides no row") {
  Step row = on_page(
      "numbers", {Key::age, Key::sex, Key::duration_weeks, Key::morning_stiffness_minutes, Key::pain_rest});
  row.page = &*std::ranges::find(german().pages, "numbers", &QuestionPage::id);
  for (const std::string_view line : {"34 w 1,5 0 8", "34, w, 1,5, 0, 8", "34;w;1,5;0;8", "34 f 1.5 0 8"}) {
    CAPTURE(line);
    const Reply reply = read_reply(german(), row, line, false);
    REQUIRE(reply.kind == ReplyKind::answers);
    CHECK(number_of(reply, Key::duration_weeks) == 3 * decimal_one / 2);
    CHECK(number_of(reply, Key::pain_rest) == 8 * decimal_one);
  }
}

TEST_CASE("yes and no are understood in the language and in English") {
  const Step step = alone(Key::squat_hurts);
  for (const std::string_view line : {"j", "ja", "yes", "JA"}) {
    CAPTURE(line);
    const Reply reply = read_reply(german(), step, line, false);
    REQUIRE(reply.kind == ReplyKind::answers);
    CHECK(reply.answers.front().answer.yes != 0);
  }
  for (const std::string_view line : {"n", "nein", "no"}) {
    CAPTURE(line);
    const Reply reply = read_reply(german(), step, line, false);
    REQUIRE(reply.kind == ReplyKind::answers);
    CHECK(reply.answers.front().answer.no != 0);
  }
}

TEST_CASE("every month and the days of people are understood") {
  const Date today = *parse_date("2026-11-30");
  const auto date = [&](const std::string& text) {
    const auto read = read_date(german().language, text, {Units::km, DateOrder::day_first, today});
    return read ? date_text(*read) : "(wrong)";
  };
  const std::string_view months[] = {"Januar", "Februar", "M\u00E4rz", "April",   "Mai",      "Juni",
                                     "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  for (std::size_t i = 0; i < std::size(months); ++i) {
    CAPTURE(months[i]);
    const std::string expected = fmt::format("2027-{:02}-25", i + 1);
    CHECK(date(fmt::format("25. {} 2027", months[i])) == expected);
  }
  CHECK(date("25.4.2027") == "2027-04-25");
  CHECK(date("morgen") == "2026-12-01");
}

// A word that means two things at one question would let a slip answer another one.
TEST_CASE("no key and no answer of a question is the same word as another") {
  constexpr InterviewText lists[] = {
      InterviewText::words_yes,  InterviewText::words_no,   InterviewText::words_unsure,
      InterviewText::words_none, InterviewText::words_back, InterviewText::words_help,
      InterviewText::words_save, InterviewText::words_quit, InterviewText::words_review,
      InterviewText::words_plan, InterviewText::words_why};
  for (const Knowledge* knowledge : {&builtin(), &german()}) {
    std::vector<std::string> seen;
    for (const InterviewText list : lists) {
      std::string word;
      for (const char c : std::string{knowledge->language[list]} + ' ') {
        if (c != ' ') {
          word += c;
          continue;
        }
        const bool is_no_beside_none = list == InterviewText::words_none;  // of lists alone
        if (!is_no_beside_none) CHECK_MESSAGE(std::ranges::find(seen, word) == seen.end(), word);
        seen.push_back(std::exchange(word, {}));
      }
    }
  }
}

}  // namespace
}  // namespace kneecheck::test
