#include <algorithm>

#include "../builtin_case.h"
#include "document/people.h"
#include "said.h"

using namespace kneecheck;
using namespace kneecheck::document;

namespace {

constexpr std::string_view calm = "onset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n";

Document triage_of(const Case& runner, const Audience& audience = {}, const Knowledge& knowledge = builtin(),
                   Detail detail = Detail::full) {
  const Assessment assessment = assess(knowledge, runner);
  return triage_document(knowledge, runner, assessment, changes(knowledge, runner, assessment, all_changes),
                         audience, detail);
}

Case with(std::string_view keys) {
  return case_of(std::string{calm} + std::string{keys});
}

Case infected() {
  return case_of(
      "age: 41\nlocation: [front]\nonset: sudden\nswelling: overnight\nwarning_signs: [hot_red_swollen, "
      "fever_unwell]\nhistory: "
      "[diabetes]\n");
}

Audience in_uk(std::string file = {}) {
  return {&region_called("uk"), Units::km, std::move(file)};
}

}  // namespace

TEST_CASE("an alarm comes first and nothing stands above it") {
  const Document document = triage_of(infected(), in_uk());
  CHECK(first_notice(document).kind == NoticeKind::alarm);
  CHECK(first_notice(document).title == "Get emergency help now: call 999, or have someone take you to A&E.");
  CHECK(says(document, "Do not eat or drink much"));
  CHECK(says(document, "No plan yet: get this checked first."));
}

TEST_CASE("an alarm neither reassures nor ranks") {
  const Document document = triage_of(infected(), in_uk("my-knee.yaml"));
  CHECK(blocks_of<Reasons>(document).empty());
  CHECK(blocks_of<ToType>(document).empty());
  for (const std::string_view word :
       {"Most likely", "What it could be", "look after this yourself", "Next:", "What would change"}) {
    INFO(word);
    CHECK_FALSE(says(document, word));
  }
}

TEST_CASE("self-care: what to do, what would be urgent, the likely cause and why, in this order") {
  const Document document = triage_of(outer_case(), in_uk("my-knee.yaml"));
  const std::string text = said(document);
  std::size_t at = 0;
  for (const std::string_view part :
       {"You can look after this yourself, with a plan.", "same day if the knee swells", "Most likely",
        "ITB pain", "Why ITB pain", "+3 the pain is on the outer side", "What would change this",
        "Warning signs asked: 32, found: none.", "Next: kneecheck plan my-knee.yaml",
        "This is not a diagnosis.", "Sources", "[1]"}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("never a percentage") {
  for (const Case& runner :
       {outer_case(), infected(),
        with("age: 29\nlocation: [front, below_kneecap]\nworse_with: [squatting, jumping]\n")}) {
    CHECK_FALSE(says(triage_of(runner), "%"));
  }
}

TEST_CASE("what is not known comes with how to test it") {
  const Document document = triage_of(outer_case());
  CHECK(says(document, "not known: whether your pelvis drops when you stand on one leg"));
  CHECK(says(document, "kneecheck explain pelvis_drops"));
}

TEST_CASE("every question that an open rule waits for is named") {
  const Case runner = outer_case();
  const Assessment assessment = assess(builtin(), runner);
  REQUIRE_FALSE(assessment.open.empty());
  const Document document = triage_of(runner);
  for (const std::uint16_t rule : assessment.open) {
    for (const QuestionIndex question : reasons_of(builtin(), runner, assessment, rule).open) {
      CHECK(says(document,
                 "Not asked, or not sure: " + std::string{builtin().questions[question].short_name} + " ("));
    }
  }
}

TEST_CASE("at most three other leads, and one line on warning signs") {
  const Document document = triage_of(with("age: 29\nlocation: [front]\nworse_with: [squatting]\n"));
  const std::string text = said(document);
  std::size_t leads = 0;
  for (std::size_t at = text.find("would come first"); at != std::string::npos;
       at = text.find("would come first", at + 1))
    ++leads;
  CHECK(leads >= 1);
  CHECK(leads <= 3);
  CHECK(says(document,
             "If the tendon below the kneecap is sore to press: patellar tendon pain would come first"));
  CHECK(says(document, "Any new warning sign changes this at once: if "));
}

TEST_CASE("an undiagnosed knee is said plainly, with a referral") {
  const Document document = triage_of(with("age: 29\nlocation: [all_over]\n"), in_uk());
  CHECK(says(document, "None of the causes we know fits well enough."));
  CHECK(says(document, "See your GP or a physiotherapist, in person or by video."));
  CHECK_FALSE(says(document, "Most likely"));
}

TEST_CASE("a mixed picture is explained, and both causes have their reasons") {
  const Document document = triage_of(with(
      "age: 29\nlocation: [front, below_kneecap]\nworse_with: [squatting, jumping]\nmechanism: [none]\n"));
  CHECK(says(document, "A mixed picture: "));
  CHECK(blocks_of<Reasons>(document).size() == 2);
}

TEST_CASE("a clinician's diagnosis stands, without points for it") {
  const Document document =
      triage_of(with("age: 29\nlocation: [front]\ndiagnosis: patellofemoral\ntendon_tender: yes\n"));
  CHECK(says(document, "Diagnosed"));
  CHECK(says(document, "What does not fit kneecap joint pain"));
  for (const Reasons& reasons : blocks_of<Reasons>(document)) {
    for (const Reasons::Row& row : reasons.rows) CHECK(row.points.value_or(0) < 0);
  }
}

TEST_CASE("open safety questions: no all-clear, their keys, and how to go on") {
  const Document document =
      triage_of(case_of("location: [front]\nage: 30\nwarning_signs: [none]\n"), in_uk("my knee.yaml"));
  CHECK(first_notice(document).kind == NoticeKind::info);
  CHECK(says(document, "(onset)"));
  CHECK(says(document, "(history)"));
  CHECK(says(document, "no all-clear"));
  CHECK(says(document, "kneecheck triage --resume 'my knee.yaml'"));
  CHECK_FALSE(says(document, "look after this yourself,"));
  CHECK_FALSE(says(document, "Next:"));
}

TEST_CASE("the warning signs that were found are counted and named") {
  CHECK(says(triage_of(case_of("age: 40\nlocation: [front]\nonset: gradual\nswelling: none\nwarning_signs: "
                               "[lump, limp]\nhistory: [none]\n")),
             "Warning signs asked: 32, found: 2 ("));
  CHECK(says(triage_of(case_of("age: 40\nlocation: [front]\n")), "Warning signs: not known."));
}

TEST_CASE("the clinic stands with every referral, and after an alarm") {
  Knowledge knowledge = builtin();
  knowledge.clinic = {"Knee House", "020 1234", "", "", "", "https://example.org/video"};
  for (const Case& runner : {outer_case(), with("age: 29\nlocation: [all_over]\n"), infected()}) {
    const Document document = triage_of(runner, in_uk(), knowledge);
    CHECK(says(document, "Knee House"));
    CHECK(says(document, "020 1234"));
    CHECK(says(document, "https://example.org/video"));
    CHECK_FALSE(says(document, "Email"));
  }
  CHECK(says(triage_of(infected(), in_uk(), knowledge), "Your clinic, once this has been seen"));
  CHECK_FALSE(says(triage_of(outer_case()), "Your clinic"));
}

TEST_CASE("the name is for the page only, the id is shown") {
  Case runner = outer_case("id: P-7\nname: Ana Berg\n");
  const Document document = triage_of(runner);
  CHECK(document.person == "Ana Berg");
  CHECK_FALSE(says(document, "Ana"));
  CHECK(says(document, "Case P-7"));
}

TEST_CASE("without a file there is no command that would not work") {
  CHECK(blocks_of<ToType>(triage_of(outer_case())).empty());
}

TEST_CASE("a file name is one word of a shell") {
  const auto command = [](std::string file) {
    return blocks_of<ToType>(triage_of(outer_case(), in_uk(std::move(file)))).front().line;
  };
  CHECK(command("my-knee.yaml") == "kneecheck plan my-knee.yaml");
  CHECK(command("a b.yaml") == "kneecheck plan 'a b.yaml'");
  CHECK(command("it's.yaml") == "kneecheck plan 'it'\\''s.yaml'");
  CHECK(command("=ls.yaml") == "kneecheck plan '=ls.yaml'");
  CHECK(command("a=b.yaml") == "kneecheck plan a=b.yaml");
  CHECK(command("$(rm).yaml") == "kneecheck plan '$(rm).yaml'");
}

TEST_CASE("every notice of every document is drawn in every format") {
  for (const Case& runner : {outer_case(), infected(), with("age: 29\nlocation: [all_over]\n")}) {
    const Document document = triage_of(runner, in_uk());
    for (const Notice& notice : blocks_of<Notice>(document)) {
      CHECK(says(document, notice.title));
      const std::string page = render_html(document);
      CHECK(page.find(notice.title.substr(0, 5)) != std::string::npos);
      CHECK(render_markdown(document).find(notice.title.substr(0, 5)) != std::string::npos);
    }
    CHECK(says(document, "This is not a diagnosis."));
  }
}

TEST_CASE("the trace holds every rule with its state, and every cause") {
  const Case runner = infected();
  const Assessment assessment = assess(builtin(), runner);
  const std::vector<Table> tables = blocks_of<Table>(trace_document(builtin(), runner, assessment));
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].rows.size() == builtin().safety.rules.size());
  CHECK(tables[1].rows.size() == assessment.ranking.size());
  const auto is = [](std::string_view id, std::string_view state, std::string_view why) {
    return [=](const std::vector<std::string>& row) {
      return row[0] == id && row[2] == state && row[3].find(why) != std::string::npos;
    };
  };
  const auto& rows = tables[0].rows;
  CHECK(std::any_of(rows.begin(), rows.end(),
                    is("joint-infection", "positive", "warning_signs.hot_red_swollen")));
  CHECK(std::any_of(rows.begin(), rows.end(), is("locked", "negative", "")));
  CHECK(std::any_of(rows.begin(), rows.end(), is("child-hip", "does not apply", "")));
  CHECK(std::any_of(rows.begin(), rows.end(), is("severe-pain", "indeterminate", "pain_rest?")));
}

TEST_CASE("no plan: what to do first, then why, and never an all-clear") {
  for (const std::string_view keys :
       {"age: 13\nlocation: [front]\n", "age: 30\nlocation: [all_over]\n", "age: 30\nlocation: [groin]\n",
        "age: 30\nlocation: [front]\nfeel: [catching]\n"}) {
    const Case runner = with(keys);
    const Assessment assessment = assess(builtin(), runner);
    REQUIRE(assessment.no_plan.has_value());
    const Document document = withheld_document(builtin(), runner, assessment, {}, in_uk("k.yaml"));
    CHECK(std::holds_alternative<Notice>(document.blocks.front()));
    CHECK(says(document, "No plan"));
    CHECK(says(document, "Why it should be seen"));
    CHECK(says(document, "kneecheck triage k.yaml"));
    CHECK_FALSE(says(document, "look after this yourself"));
  }
}

TEST_CASE("no plan in an alarm: the alarm comes first") {
  const Case runner = infected();
  const Document document = withheld_document(builtin(), runner, assess(builtin(), runner), {}, in_uk());
  CHECK(first_notice(document).kind == NoticeKind::alarm);
  CHECK(says(document, "No plan yet: get this checked first"));
}

TEST_CASE("why a case came out as it did begins with what to do") {
  const Case runner = infected();
  const Assessment assessment = assess(builtin(), runner);
  const Document document =
      case_document(builtin(), runner, assessment,
                    explain_case(builtin(), runner, assessment, {}, region_called("uk")), in_uk());
  CHECK(first_notice(document).kind == NoticeKind::alarm);
  CHECK(says(document, "Possible infection in the joint: go to A&E at once."));
}

TEST_CASE(
    "in brief: what to do, the cause, at most two reasons for and two against, what is open, what next") {
  const Document document = triage_of(outer_case(), in_uk("my-knee.yaml"), builtin(), Detail::brief);
  CHECK(first_notice(document).title == first_notice(triage_of(outer_case(), in_uk())).title);
  const std::vector<Reasons> reasons = blocks_of<Reasons>(document);
  REQUIRE(reasons.size() == 1);
  const auto count = [&](bool against) {
    return std::ranges::count_if(
        reasons[0].rows, [&](const Reasons::Row& row) { return row.points && (*row.points < 0) == against; });
  };
  CHECK(count(false) == 2);
  CHECK(count(true) <= 2);
  CHECK(says(document, "kneecheck plan my-knee.yaml"));
  CHECK(says(document, "kneecheck triage my-knee.yaml --why"));
  CHECK(says(document, "This is not a diagnosis."));
}

TEST_CASE("in brief an alarm says why, and nothing that could keep anybody") {
  const Document document = triage_of(infected(), in_uk("my-knee.yaml"), builtin(), Detail::brief);
  CHECK(first_notice(document).kind == NoticeKind::alarm);
  CHECK(says(document, "Why: "));
  CHECK(blocks_of<ToType>(document).empty());
  CHECK(blocks_of<Reasons>(document).empty());
}

TEST_CASE(
    "a sheet to take along: what to do, what was answered, what speaks for and against, what was not asked") {
  const Document document =
      triage_of(outer_case("sex: female\njoint_line_tender: yes\npain_rest: 3\npain_starts_km: 4\n"),
                in_uk("my-knee.yaml"), builtin(), Detail::sheet);
  const std::string text = said(document);
  std::size_t at = 0;
  for (const std::string_view part :
       {"You can look after this yourself", "What was answered", "Your age", "34 years", "female",
        "outer side", "4 km", "Warning signs asked: 32, found: none.", "What it could be",
        "ITB pain: iliotibial", "The points in brackets", "Speaks for it", "it is worse going downhill (+2)",
        "Against it", "Not known", "This is not a diagnosis."}) {
    INFO(part);
    const std::size_t found = text.find(part, at);
    CHECK(found != std::string::npos);
    if (found != std::string::npos) at = found;
  }
  CHECK(blocks_of<ToType>(document).empty());
}

TEST_CASE("a sheet of an alarm says all that was answered and ranks nothing") {
  const Document document = triage_of(infected(), in_uk(), builtin(), Detail::sheet);
  CHECK(first_notice(document).kind == NoticeKind::alarm);
  for (const std::string_view word : {"What was answered", "41 years", "diabetes", "Warning signs asked"}) {
    INFO(word);
    CHECK(says(document, word));
  }
  for (const std::string_view word : {"Most likely", "What it could be", "Speaks for it"}) {
    INFO(word);
    CHECK_FALSE(says(document, word));
  }
}

TEST_CASE("a sheet on which nothing was answered says so") {
  const Document document = triage_of(Case{}, in_uk(), builtin(), Detail::sheet);
  CHECK(says(document, "Nothing yet."));
  CHECK(says(document, "Warning signs: not known."));
  CHECK(said(document).find("Still open") < said(document).find("Nothing yet."));
}

TEST_CASE(
    "a sheet of a diagnosis that is not asked to the end says not that signs were checked, and how to go "
    "on") {
  const Document document = triage_of(case_of("age: 34\nlocation: outer\nonset: gradual\ndiagnosis: itb\n"),
                                      in_uk("my-knee.yaml"), builtin(), Detail::sheet);
  CHECK(says(document, "A clinician gave you this diagnosis, so it stands."));
  CHECK_FALSE(says(document, "were checked all the same"));
  CHECK_FALSE(says(document, "Speaks for it"));
  CHECK(says(document, "What fits so far"));
  CHECK(says(document, " more)"));
  const std::vector<ToType> to_type = blocks_of<ToType>(document);
  REQUIRE(to_type.size() == 1);
  CHECK(to_type.front().line.find("--resume my-knee.yaml") != std::string::npos);
}

TEST_CASE("a sheet of an alarm names what is less urgent, too") {
  const Document document =
      triage_of(case_of("age: 70\nlocation: back\nonset: injury\nmechanism: [fall]\nswelling: within_6h\n"
                        "warning_signs: [calf_swelling, night_pain]\nhistory: [cancer, blood_thinner]\n"),
                in_uk(), builtin(), Detail::sheet);
  CHECK(says(document, "Also: "));
  CHECK(says(document, "a swollen calf or leg"));
}

TEST_CASE("a sheet on which nothing fits says that nothing does, whatever is nearest") {
  const Document document = triage_of(with("age: 40\nlocation: [calf]\n"), in_uk(), builtin(), Detail::sheet);
  CHECK(says(document, "None of the causes we know fits well enough."));
  CHECK_FALSE(says(document, "Speaks for it"));
}
