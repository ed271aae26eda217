#include "export/fhir.h"

#include <doctest/doctest.h>

#include "made.h"

using namespace kneecheck;
using namespace kneecheck::exports;

namespace {

// The order in which texts stand in another; npos when one is missing.
bool in_order(const std::string& text, std::initializer_list<std::string_view> parts) {
  std::size_t at = 0;
  for (const std::string_view part : parts) {
    at = text.find(part, at);
    if (at == std::string::npos) return false;
    at += part.size();
  }
  return true;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string triage_of(const Case& runner, bool trace = false) {
  const Made one = made(runner);
  std::string out;
  write_triage_fhir(out, one.view(), trace, Layout::compact);
  return out;
}

std::string plan_of(const Made& one) {
  std::string out;
  if (one.plan) {
    write_plan_fhir(out, one.view(), *one.plan, Layout::compact);
  } else {
    write_no_plan_fhir(out, one.view(), Layout::compact);
  }
  return out;
}

Case hot_knee(std::string_view more = {}) {
  return case_of(
      std::string{"age: 34\nlocation: [outer]\nonset: sudden\nswelling: overnight\nhistory: [none]\n"
                  "warning_signs: [hot_red_swollen, fever_unwell]\n"} +
      std::string{more});
}

// The first address of a Bundle.
std::string address_in(const std::string& bundle) {
  const std::size_t at = bundle.find("urn:uuid:");
  return at == std::string::npos ? std::string{} : bundle.substr(at, 45);
}

}  // namespace

TEST_CASE("an alarm is the first of a Bundle, says so in all that is read first, and lists no cause") {
  for (const std::string& bundle :
       {triage_of(hot_knee()), triage_of(hot_knee(), true), plan_of(made(hot_knee()))}) {
    CHECK(in_order(
        bundle, {R"("entry":[{"fullUrl":"urn:uuid:)",
                 R"("resourceType":"RiskAssessment","text":{"status":"generated","div":)", R"(<h1>URGENT: )",
                 R"(/alarm","valueBoolean":true)", R"("code":"emergency")", R"("text":"URGENT. Knee check)",
                 R"("outcome":)", R"("text":"URGENT: )", R"("mitigation":"URGENT: )"}));
    CHECK_FALSE(has(bundle, "qualitativeRisk"));
    CHECK_FALSE(has(bundle, "CarePlan"));
  }
}

TEST_CASE("causes carry words of risk, and the unlikely ones come with a trace alone") {
  const Case runner = outer_case();
  CHECK(in_order(triage_of(runner), {R"("code":"itb")", R"(risk-probability","code":"high")"}));
  CHECK_FALSE(has(triage_of(runner), R"("code":"low")"));
  CHECK(has(triage_of(runner, true), R"("code":"low")"));
  for (const std::string_view number : {"probabilityDecimal", "relativeRisk"})
    CHECK_FALSE(has(triage_of(runner, true), number));
}

TEST_CASE("a plan lies between its triage and its answers, as a draft of a proposal") {
  const std::string bundle = plan_of(made_plan());
  CHECK(in_order(bundle, {R"("RiskAssessment")", R"("CarePlan")", R"("status":"draft","intent":"proposal")",
                          R"("Goal")", R"("PlanDefinition")", R"("QuestionnaireResponse")"}));
  CHECK(has(bundle, R"("period":{"start":"2026-11-30")"));
}

TEST_CASE("what a diary has decided is a note of the plan, and why it stopped one a note of the triage") {
  Made one = made_plan();
  const Decision held{1, *parse_date("2026-12-02"), plan::DecisionCode::amber_hold, "pain 4 in the run"};
  one.plan->decisions = {held};
  one.plan->clinician_due = true;
  CHECK(in_order(plan_of(one), {R"("CarePlan")", R"("note":[{"text":"You have not passed the tests)",
                                R"({"text":"Pain 4 in the run"})"}));
  const std::vector<Decision> decisions{
      held, {2, *parse_date("2026-12-08"), plan::DecisionCode::red_stop, "a second day"}};
  const DiaryEnd ended{3, decisions};
  RecordView view = one.view();
  one.assessment.no_plan = triage::NoPlan::diary;
  view.ended = &ended;
  std::string out;
  write_no_plan_fhir(out, view, Layout::compact);
  CHECK(has(out, R"({"text":"A second day"})"));
  CHECK_FALSE(has(out, "Pain 4 in the run"));
}

TEST_CASE("weights, strides and the race day can be got back, and are explained") {
  const std::string bundle = plan_of(made(trained_case()));
  for (const std::string_view part :
       {R"({"url":"loadRm","valueInteger":15})", R"({"url":"strides","valueInteger":4})",
        R"("scheduledPeriod":{"start":"2027-05-15","end":"2027-05-15"})",
        R"({"url":"km","valueDecimal":10.2})", "Race, 10.2 km. Sat, week 24.", "A weight for 15 is",
        "Meanwhile: how to keep fit", "In daily life"}) {
    CAPTURE(part);
    CHECK(has(bundle, part));
  }
}

TEST_CASE("without a plan the reason stands in the triage, which is not final while a question is open") {
  const Made one = made(case_of("location: [outer]\n"));
  const std::string bundle = plan_of(one);
  CHECK(has(bundle, R"("status":"preliminary")"));
  CHECK(has(bundle, R"("status":"in-progress")"));
  CHECK(has(bundle, plan_reason(builtin(), one.assessment, default_region(builtin())).title));
  CHECK_FALSE(has(bundle, "CarePlan"));
}

TEST_CASE("the name is written nowhere and changes nothing; an answer changes the address") {
  const std::string plain = plan_of(made_plan());
  CHECK(plan_of(made_plan("name: Jo Runner\n")) == plain);
  CHECK(address_in(plan_of(made_plan("id: A\n"))) != address_in(plain));
  CHECK(address_in(plan_of(made_plan("side: left\n"))) != address_in(plain));
  CHECK(address_in(triage_of(outer_case())) == address_in(triage_of(outer_case())));
}

TEST_CASE("an id identifies the Bundle and its subject, if there is anything to see in it") {
  CHECK(has(triage_of(hot_knee("id: P-1\n")),
            R"("identifier":{"system":"https://kneecheck.invalid/fhir/NamingSystem/case","value":"P-1"})"));
  CHECK_FALSE(has(triage_of(hot_knee("id: \"  \"\n")), "NamingSystem"));
  CHECK(has(triage_of(hot_knee("id: \"a\\u202Eb\"\n")), R"("value":"a\\u202eb")"));
}

TEST_CASE("a record that could not be read becomes an outcome with every problem") {
  Diagnostics problems;
  problems.add({"unknown_key", "-", {1, 4}, "no key '<b>'", "did you mean 'b'?", {}, 0, 1});
  problems.add({"too_large", "-", {}, "too much", {}, {}, 0, 1});
  std::string out;
  const Made one = made_bad("id: P-1\n"), hot = made_bad("warning_signs: breathless\n");
  write_error_fhir(out, {triage_schema, problems, one.view()}, Layout::compact);
  CHECK(in_order(out, {R"("value":"P-1")", R"("OperationOutcome")", "&lt;b&gt;",
                       R"("severity":"error","code":"structure")", R"("code":"unknown_key")", "did you mean",
                       R"("diagnostics":"line 1, column 4")", R"("code":"too-long")",
                       R"("diagnostics":"the record as a whole")"}));
  CHECK(has(out, "It is not known whether it is urgent."));
  CHECK_FALSE(has(out, "StructureDefinition/alarm"));
  out.clear();
  write_error_fhir(out, {triage_schema, problems, hot.view()}, Layout::compact);
  CHECK(has(out, "<h1>URGENT: Get emergency help now"));
  CHECK(has(out, R"(StructureDefinition/alarm","valueBoolean":true)"));
}
