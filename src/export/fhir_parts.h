// Pieces that several resources of a Bundle share; internal to this room. Each resource has its own file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/fhir.h"
#include "export/narrative.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::exports {

// Front of the names of our code systems, identifiers and extensions: names only, .invalid leads nowhere.
inline constexpr std::string_view fhir_names = "https://kneecheck.invalid/fhir/";
std::string code_system(std::string_view name);    // ".../CodeSystem/urgency"
std::string extension_url(std::string_view name);  // ".../StructureDefinition/urgency"

inline constexpr std::string_view ucum = "http://unitsofmeasure.org";

// A Bundle that is being written.
struct FhirBundle {
  RecordWriter json;
  const RecordView& view;
  const Plan* plan = nullptr;  // null: none
  bool wants_plan = false;     // false: triage alone
  bool trace = false;
  std::string identity;  // what the addresses of its resources are made from

  const Knowledge& knowledge() const { return view.knowledge; }
  const Language& language() const { return view.knowledge.language; }
};

// What tells this case and plan from all others: the id, every answer, the start. Never the name.
std::string identity_of(const RecordView& view, const Plan* plan);

// "urn:uuid:..." of a resource: "RiskAssessment", "Goal/pain".
std::string address_of(const FhirBundle& bundle, std::string_view part);

// An entry with its address and the resource in it, whose other members `fill` writes.
template <class Fill>
void write_entry(RecordWriter& json, std::string_view address, std::string_view type, const Fill& fill) {
  json.object([&] {
    json.pair("fullUrl", address);
    json.object("resource", [&] {
      json.pair("resourceType", type);
      fill();
    });
  });
}
// The same; `part` as for address_of(): its first word is the type.
template <class Fill>
void write_entry(FhirBundle& bundle, std::string_view part, const Fill& fill) {
  write_entry(bundle.json, address_of(bundle, part), part.substr(0, part.find('/')), fill);
}

// `key`: {system, code, display} and text, each left out when empty.
struct Coded {
  std::string system;
  std::string_view code;
  std::string display;
  std::string text;
};
// Of one of our systems; the display is the text too.
Coded named(std::string_view system, std::string_view code, const std::string& name);
void write_concept(RecordWriter& json, RecordWriter::Key key, const Coded& coded);
void write_concepts(RecordWriter& json, RecordWriter::Key key, const Coded& coded);  // a list of this one
void write_text_concept(RecordWriter& json, RecordWriter::Key key, std::string_view text);

void write_identifier(RecordWriter& json, RecordWriter::Key key, std::string_view id);
void write_subject(FhirBundle& bundle);
void write_reference(FhirBundle& bundle, std::string_view part);  // the object alone

// [{"text": ...}], when there are any.
void write_notes(RecordWriter& json, const std::vector<std::string>& notes);

// {"start": ..., "end": ...}
void write_period(RecordWriter& json, RecordWriter::Key key, Date first, Date last);

// A simple extension with its value, inside a list.
void write_extension_number(RecordWriter& json, std::string_view url, std::int64_t value);
void write_extension_code(RecordWriter& json, std::string_view url, std::string_view code);

// An id with no character that a FHIR string may not hold; empty when nothing is left to see.
std::string shown_id(const std::optional<std::string>& id);

// The resources: one file each.
void write_risk_assessment(FhirBundle& bundle);  // fhir_risk.cpp
void write_answers(FhirBundle& bundle);          // fhir_answers.cpp
void write_care_plan(FhirBundle& bundle);        // fhir_care_plan.cpp
void write_activities(FhirBundle& bundle);       // fhir_activities.cpp
void write_goals(FhirBundle& bundle);            // fhir_goals.cpp
void write_goal_references(FhirBundle& bundle);  // fhir_goals.cpp
void write_plan_definition(FhirBundle& bundle);  // fhir_plan_definition.cpp

}  // namespace kneecheck::exports
