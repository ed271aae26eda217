#include "export/fhir.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "base/uuid.h"
#include "export/fhir_parts.h"

namespace kneecheck::exports {
namespace {

void begin_bundle(JsonWriter& json, const std::string& id) {
  json.begin_object();
  pair(json, "resourceType", "Bundle");
  if (!id.empty()) write_identifier(json, "identifier", id);
  pair(json, "type", "collection");
  json.key("entry");
  json.begin_list();
}

void end_bundle(JsonWriter& json) {
  json.end_list();
  json.end_object();
}

void write_bundle(FhirBundle bundle) {
  begin_bundle(bundle.json, shown_id(bundle.view.runner.id));
  write_risk_assessment(bundle);
  if (bundle.plan != nullptr) {
    write_care_plan(bundle);
    write_goals(bundle);
    write_plan_definition(bundle);
  }
  write_answers(bundle);
  end_bundle(bundle.json);
}

// The nearest of FHIR's own issue types; ours stands in `details`.
std::string_view issue_type(std::string_view code) {
  struct Type {
    std::string_view ours, fhir;
  };
  constexpr std::array types{Type{"wrong_type", "value"},       Type{"bad_value", "value"},
                             Type{"out_of_range", "value"},     Type{"contradiction", "invariant"},
                             Type{"too_large", "too-long"},     Type{"unsafe_id", "value"},
                             Type{"duplicate_id", "duplicate"}, Type{"syntax", "structure"},
                             Type{"encoding", "structure"},     Type{"too_deep", "structure"},
                             Type{"unknown_key", "structure"},  Type{"duplicate_key", "structure"}};
  for (const Type& type : types) {
    if (type.ours == code) return type.fhir;
  }
  return "invalid";
}

std::string place_text(const Diagnostic& problem) {
  return problem.place.line == 0
             ? std::string{"the record as a whole"}
             : fmt::format("line {}, column {}", problem.place.line, problem.place.column);
}

std::string problem_text(const Diagnostic& problem) {
  const std::string text = fmt::format("{}: {}", problem.code, printable(problem.message));
  return problem.help.empty() ? text : fmt::format("{} ({})", text, printable(problem.help));
}

void write_issue(JsonWriter& json, const Diagnostic& problem) {
  json.begin_object();
  pair(json, "severity", "error");
  pair(json, "code", issue_type(problem.code));
  write_concept(json, "details", {code_system("error"), problem.code, {}, problem_text(problem)});
  pair(json, "diagnostics", place_text(problem));
  json.end_object();
}

}  // namespace

void write_triage_fhir(std::string& out, const RecordView& view, bool trace, JsonStyle style) {
  write_bundle({JsonWriter{out, style}, view, nullptr, false, trace, identity_of(view, nullptr)});
}

void write_plan_fhir(std::string& out, const RecordView& view, const Plan& plan, JsonStyle style) {
  write_bundle({JsonWriter{out, style}, view, &plan, true, false, identity_of(view, &plan)});
}

void write_no_plan_fhir(std::string& out, const RecordView& view, JsonStyle style) {
  write_bundle({JsonWriter{out, style}, view, nullptr, true, false, identity_of(view, nullptr)});
}

void write_error_fhir(std::string& out, const std::optional<std::string>& id, const Diagnostics& problems,
                      JsonStyle style) {
  JsonWriter json{out, style};
  Narrative narrative;
  narrative.title("This record could not be read. Nothing in it was assessed.");
  std::vector<std::string> lines;
  std::string identity = "fhir error\n" + shown_id(id);
  for (const Diagnostic& problem : problems.all()) {
    lines.push_back(fmt::format("{}: {}", place_text(problem), problem_text(problem)));
    identity += "\n" + lines.back();
  }
  narrative.list(lines);
  begin_bundle(json, shown_id(id));
  json.begin_object();
  pair(json, "fullUrl", "urn:uuid:" + uuid_of(identity));
  json.key("resource");
  json.begin_object();
  pair(json, "resourceType", "OperationOutcome");
  narrative.write(json);
  json.key("issue");
  json.begin_list();
  for (const Diagnostic& problem : problems.all()) write_issue(json, problem);
  json.end_list();
  json.end_object();
  json.end_object();
  end_bundle(json);
}

}  // namespace kneecheck::exports
