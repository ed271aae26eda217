// What is typed, and what it means.
#include <doctest/doctest.h>

#include <algorithm>

#include "interview/words.h"
#include "support.h"

namespace kneecheck::test {
namespace {

// The answers as a case has them, "wrong", or the key that was pressed.
std::string meaning(const Step& step, std::string_view line, bool may_keep = false) {
  const Reply reply = read_reply(builtin(), step, line, may_keep);
  switch (reply.kind) {
    case ReplyKind::answers:
      break;
    case ReplyKind::keep:
      return "(keep)";
    case ReplyKind::back:
      return "(back)";
    case ReplyKind::help:
      return "(help)";
    case ReplyKind::save:
      return "(save)";
    case ReplyKind::quit:
      return "(quit)";
    case ReplyKind::review:
      return "(review)";
    case ReplyKind::plan:
      return "(plan)";
    case ReplyKind::why:
      return "(why)";
    case ReplyKind::wrong:
      CHECK_FALSE(reply.expected.empty());
      return "(wrong)";
  }
  return written(reply.answers);
}

}  // namespace

TEST_CASE("keys mean the same at every question, in words as well") {
  for (const Key key : {Key::age, Key::feel, Key::onset, Key::squat_hurts, Key::pace}) {
    const Step step = alone(key);
    for (const std::string_view line : {"b", "B", "back", " back "}) CHECK(meaning(step, line) == "(back)");
    for (const std::string_view line : {"?", "h", "help"}) CHECK(meaning(step, line) == "(help)");
    for (const std::string_view line : {"s", "save"}) CHECK(meaning(step, line) == "(save)");
    for (const std::string_view line : {"q", "quit", "exit"}) CHECK(meaning(step, line) == "(quit)");
    for (const std::string_view line : {"u", "U", "unsure", "not sure", "not known"}) {
      CHECK(meaning(step, line) == std::string{word(key)} + ": unsure\n");
    }
    CHECK(meaning(step, "") == "(wrong)");
    CHECK(meaning(step, "", true) == "(keep)");
  }
}

TEST_CASE("yes and no") {
  const Step step = alone(Key::squat_hurts);
  for (const std::string_view line : {"y", "Y", "yes", "YES"})
    CHECK(meaning(step, line) == "squat_hurts: \"yes\"\n");
  for (const std::string_view line : {"n", "no", " No\t"})
    CHECK(meaning(step, line) == "squat_hurts: \"no\"\n");
  for (const std::string_view line : {"1", "0", "maybe", "yesno", "y n"})
    CHECK(meaning(step, line) == "(wrong)");
}

TEST_CASE("a checklist takes numbers, ids and the beginnings of labels, however they are separated") {
  const Step step = alone(Key::feel);
  for (const std::string_view line :
       {"1 4", "4,1", "1, 4", "1;4", "aching stiff", "Stiff, ACHING", "1 1 4"}) {
    CHECK_MESSAGE(meaning(step, line) == "feel: [aching, stiff]\n", line);
  }
  CHECK(meaning(step, "aching, dull") == "feel: [aching]\n");  // as it stands on the screen
  for (const std::string_view line : {"0", "none", "None of these"})
    CHECK(meaning(step, line) == "feel: [none]\n");
  CHECK(meaning(step, "1 u") == "feel: [aching, unsure]\n");
  CHECK(meaning(step, "1, not sure") == "feel: [aching, unsure]\n");
  for (const std::string_view line :
       {"9", "-1", "1.5", "0 1", "0 u", "1 9", "ac", "bananas", "1 bananas", "99999999999999999999"}) {
    CHECK_MESSAGE(meaning(step, line) == "(wrong)", line);
  }
}

TEST_CASE("the worst place stays the first, and some answers stand alone") {
  const Step place = alone(Key::location);
  CHECK(meaning(place, "2 1") == "location: [front, outer]\n");
  CHECK(meaning(place, "outer, front") == "location: [outer, front]\n");
  CHECK(meaning(place, "0") == "(wrong)");  // there is no none
  CHECK(meaning(place, "no_pain") == "location: [no_pain]\n");
  CHECK(meaning(place, "no_pain outer") == "(wrong)");
  CHECK(meaning(place, "just") == "(wrong)");  // two labels begin so
  CHECK(meaning(place, "just above") == "location: [above_kneecap]\n");
}

TEST_CASE("one of several takes exactly one") {
  const Step step = alone(Key::onset);
  CHECK(meaning(step, "2") == "onset: sudden\n");
  CHECK(meaning(step, "gradual") == "onset: gradual\n");
  CHECK(meaning(step, "slowly") == "onset: gradual\n");
  for (const std::string_view line : {"1 2", "0", "4", "1 u"}) CHECK(meaning(step, line) == "(wrong)");
}

TEST_CASE("quantities, with or without their unit") {
  CHECK(meaning(alone(Key::age), "34") == "age: 34\n");
  CHECK(meaning(alone(Key::age), "34 years") == "age: 34\n");
  CHECK(meaning(alone(Key::weekly_km), "30km") == "weekly_km: 30\n");
  CHECK(meaning(alone(Key::pain_rest), "0") == "pain_rest: 0\n");  // nothing is not none
  CHECK(meaning(alone(Key::pace), "6:30") == "pace: \"6:30\"\n");
  CHECK(meaning(alone(Key::race_date), "2027-04-25") == "race_date: 2027-04-25\n");
  CHECK(meaning(alone(Key::race_km), "42.2") == "race_km: 42.2\n");
  for (const std::string_view line : {"34.5", "200", "old", "34 kg", "3 4", "--", "1e9"})
    CHECK_MESSAGE(meaning(alone(Key::age), line) == "(wrong)", line);
}

TEST_CASE("a page of numbers takes them all, or the first few") {
  const Step page = on_page("numbers", {Key::pain_rest, Key::pain_stairs, Key::pain_hop});
  CHECK(meaning(page, "1 5 2") == "pain_rest: 1\npain_stairs: 5\npain_hop: 2\n");
  CHECK(meaning(page, "1, u, 2.5") == "pain_rest: 1\npain_stairs: unsure\npain_hop: 2.5\n");
  CHECK(meaning(page, "1") == "pain_rest: 1\n");
  for (const std::string_view line : {"1 2 3 4", "1 11", "1 x", "five"})
    CHECK_MESSAGE(meaning(page, line) == "(wrong)", line);
}

TEST_CASE("a page of yes and no: what is not ticked is no") {
  const Step page = on_page("hands", {Key::tendon_tender, Key::kneecap_tender, Key::joint_line_tender});
  CHECK(meaning(page, "2") == "tendon_tender: \"no\"\nkneecap_tender: \"yes\"\njoint_line_tender: \"no\"\n");
  CHECK(meaning(page, "0") == "tendon_tender: \"no\"\nkneecap_tender: \"no\"\njoint_line_tender: \"no\"\n");
  CHECK(meaning(page, "1 u") ==
        "tendon_tender: \"yes\"\nkneecap_tender: unsure\njoint_line_tender: unsure\n");
  CHECK(meaning(page, "kneecap_tender") ==
        "tendon_tender: \"no\"\nkneecap_tender: \"yes\"\njoint_line_tender: \"no\"\n");
  CHECK(meaning(page, "y") == "(wrong)");
}

TEST_CASE("a page of lists: each item to its own question") {
  const Step page = on_page("course", {Key::diagnosis, Key::imaging});
  CHECK(meaning(page, "0") == "imaging: [none]\ndiagnosis: unsure\n");
  CHECK(meaning(page, "1") == "imaging: [none]\ndiagnosis: itb\n");
  CHECK(meaning(page, "2 6") == "imaging: [arthritis]\ndiagnosis: patellofemoral\n");
  CHECK(meaning(page, "1 2") == "(wrong)");             // one diagnosis
  CHECK(meaning(page, "chondromalacia") == "(wrong)");  // it stands in both
  CHECK(meaning(page, "u") == "imaging: unsure\ndiagnosis: unsure\n");
}

TEST_CASE("on a screen without a none, a list that is passed over is asked again, and is no \"none\"") {
  const Step beginning = on_page("beginning", {Key::onset, Key::swelling, Key::feel});
  const auto answers_feel = [&](std::string_view line) {
    const Reply reply = read_reply(builtin(), beginning, line, false);
    REQUIRE(reply.kind == ReplyKind::answers);
    return std::ranges::find(reply.answers, static_cast<QuestionIndex>(Key::feel), &Given::question) !=
           reply.answers.end();
  };
  CHECK_FALSE(answers_feel("gradual"));
  CHECK_FALSE(answers_feel("1 4"));
  CHECK(answers_feel("1 4 aching"));
  CHECK(answers_feel("1 4 u"));  // not sure, which is known as such
}

TEST_CASE("no line does harm") {
  const Step page = on_page("course", {Key::pattern, Key::imaging});
  for (const Step& step :
       {alone(Key::warning_signs), alone(Key::age), alone(Key::onset), alone(Key::squat_hurts), page}) {
    for (const std::string& line :
         {std::string(100'000, 'x'), std::string(3, '\0'), std::string{"\x1b[31m"}, std::string{"\xff\xfe"},
          std::string(5'000, ','), std::string{"; drop table"}, std::string{"\xe2\x80\xae"}}) {
      CHECK(read_reply(builtin(), step, line, false).kind == ReplyKind::wrong);
    }
  }
}

TEST_CASE("every question can be put, explained and echoed, in plain characters") {
  for (std::size_t i = 0; i < builtin().questions.size(); ++i) {
    const Question& question = builtin().questions[i];
    if (question.group == QuestionGroup::person || question.kind == QuestionKind::exercises ||
        question.kind == QuestionKind::text)
      continue;
    const Step step{nullptr, {static_cast<QuestionIndex>(i)}};
    std::string all;
    PlainLines help;
    for (const HelpPart& part : help_parts(builtin(), step)) {
      help.insert(help.end(), part.lines.begin(), part.lines.end());
      CHECK((!part.test || *part.test == i));
    }
    for (const PlainLines& lines :
         {question_lines(builtin(), step, {1, 12}, Hints::shown), help,
          echo_lines(builtin(), step, {Given{static_cast<QuestionIndex>(i), {}, {}}})}) {
      CHECK_FALSE(lines.empty());
      for (const PlainLine& line : lines) all += line.lead + line.text + "\n";
    }
    CHECK(std::all_of(all.begin(), all.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    CHECK(all.find(question.ask) != std::string::npos);
    CHECK(all.find(question.help) != std::string::npos);
    if (question.test) CHECK(all.find(question.test->steps.back()) != std::string::npos);
    const PlainLines bare = question_lines(builtin(), step, {1, 12}, Hints::hidden);
    CHECK(bare.front().text == "1 of about 12. " + std::string{question.ask});
  }
}

}  // namespace kneecheck::test
