#include "export/fhir.h"

#include <array>

#include "base/text.h"
#include "base/uuid.h"
#include "base/words/export.h"
#include "export/fhir_parts.h"

namespace kneecheck::exports {
namespace {

template <class Fill>
void write_bundle(RecordWriter& json, const std::string& id, const Fill& fill) {
  json.object([&] {
    json.pair("resourceType", "Bundle");
    if (!id.empty()) write_identifier(json, "identifier", id);
    json.pair("type", "collection");
    json.list("entry", fill);
  });
}

void write_resources(FhirBundle bundle) {
  write_bundle(bundle.json, shown_id(bundle.view.runner.id), [&] {
    write_risk_assessment(bundle);
    if (bundle.plan != nullptr) {
      write_care_plan(bundle);
      write_goals(bundle);
      write_plan_definition(bundle);
    }
    write_answers(bundle);
  });
}

// The nearest of FHIR's own issue types; ours stands in `details`.
std::string_view issue_type(std::string_view code) {
  struct Type {
    std::string_view ours, fhir;
  };
  constexpr std::array types{
      Type{"wrong_type", "value"},        Type{"bad_value", "value"},      Type{"out_of_range", "value"},
      Type{"contradiction", "invariant"}, Type{"too_large", "too-long"},   Type{"unsafe_id", "value"},
      Type{"duplicate_id", "duplicate"},  Type{"syntax", "structure"},     Type{"encoding", "structure"},
      Type{"too_deep", "structure"},      Type{"not_a_case", "structure"}, Type{"unknown_key", "structure"},
      Type{"duplicate_key", "structure"}};
  for (const Type& type : types) {
    if (type.ours == code) return type.fhir;
  }
  return "invalid";
}

std::string place_text(const Language& language, const Diagnostic& problem) {
  if (problem.place.line == 0) return language.say(ExportText::whole_record);
  return language.say(ExportText::record_place,
                      {{"line", problem.place.line}, {"column", problem.place.column}});
}

std::string problem_text(const Language& language, const Diagnostic& problem) {
  return language.say(
      problem.help.empty() ? ExportText::problem : ExportText::problem_with_help,
      {{"code", problem.code}, {"message", printable(problem.message)}, {"help", printable(problem.help)}});
}

void write_issue(RecordWriter& json, const Language& language, const Diagnostic& problem) {
  json.object([&] {
    json.pair("severity", "error");
    json.pair("code", issue_type(problem.code));
    write_concept(json, "details", {code_system("error"), problem.code, {}, problem_text(language, problem)});
    json.pair("diagnostics", place_text(language, problem));
  });
}

}  // namespace

void write_triage_fhir(std::string& out, const RecordView& view, bool trace, Layout layout) {
  write_resources({{out, layout}, view, nullptr, false, trace, identity_of(view, nullptr)});
}

void write_plan_fhir(std::string& out, const RecordView& view, const Plan& plan, Layout layout) {
  write_resources({{out, layout}, view, &plan, true, false, identity_of(view, &plan)});
}

void write_no_plan_fhir(std::string& out, const RecordView& view, Layout layout) {
  write_resources({{out, layout}, view, nullptr, true, false, identity_of(view, nullptr)});
}

void write_error_fhir(std::string& out, const BadRecord& bad, Layout layout) {
  const Language& language = bad.read.knowledge.language;
  const std::optional<std::string>& id = bad.read.runner.id;
  RecordWriter json{out, layout};
  Narrative narrative;
  std::string identity = "fhir error\n" + shown_id(id);
  if (bad.alarm()) {
    narrative.title(language.say(ExportText::urgent, {{"what", bad.action()->title}}));
    narrative.paragraph(bad.action()->text);
    narrative.paragraph(language[ExportText::read_in_part]);
    identity += "\n" + bad.action()->text;
  } else {
    narrative.title(language[ExportText::not_read]);
  }
  std::vector<std::string> lines;
  for (const Diagnostic& problem : bad.problems.all()) {
    lines.push_back(language.say(ExportText::problem_at, {{"place", place_text(language, problem)},
                                                          {"problem", problem_text(language, problem)}}));
    identity += "\n" + lines.back();
  }
  narrative.list(lines);
  write_bundle(json, shown_id(id), [&] {
    write_entry(json, "urn:uuid:" + uuid_of(identity), "OperationOutcome", [&] {
      narrative.write(json);
      if (const auto alarm = bad.alarm())
        json.list_of_one("extension",
                         [&] { json.pair("url", extension_url("alarm")).pair("valueBoolean", *alarm); });
      json.list("issue", bad.problems.all(),
                [&](const Diagnostic& problem) { write_issue(json, language, problem); });
    });
  });
}

}  // namespace kneecheck::exports
