#include "export/fhir_parts.h"

#include <algorithm>

#include "base/text.h"
#include "base/uuid.h"

namespace kneecheck::exports {

std::string code_system(std::string_view name) {
  return std::string{fhir_names}.append("CodeSystem/").append(name);
}

std::string extension_url(std::string_view name) {
  return std::string{fhir_names}.append("StructureDefinition/").append(name);
}

std::string identity_of(const RecordView& view, const Plan* plan) {
  std::string identity = "fhir";
  for (std::size_t i = 0; i < view.knowledge.questions.size(); ++i) {
    if (i == static_cast<std::size_t>(Key::name)) continue;
    identity.append("\n")
        .append(view.knowledge.questions[i].id)
        .append(view.runner.answers[i].known ? "=" : "~");
    for (const std::string& word : answer_words(view.knowledge, view.runner, static_cast<QuestionIndex>(i)))
      identity.append(word).append(";");
  }
  return plan != nullptr ? identity.append("\nplan from ").append(date_text(plan->start)) : identity;
}

std::string address_of(const FhirBundle& bundle, std::string_view part) {
  return "urn:uuid:" + uuid_of(bundle.identity + "\n" + std::string{part});
}

void begin_entry(FhirBundle& bundle, std::string_view part) {
  JsonWriter& json = bundle.json;
  json.begin_object();
  pair(json, "fullUrl", address_of(bundle, part));
  json.key("resource");
  json.begin_object();
  pair(json, "resourceType", part.substr(0, part.find('/')));
}

void end_entry(FhirBundle& bundle) {
  bundle.json.end_object();
  bundle.json.end_object();
}

void write_concept_value(JsonWriter& json, const Coded& coded) {
  json.begin_object();
  if (!coded.code.empty()) {
    json.key("coding");
    json.begin_list();
    json.begin_object();
    pair(json, "system", coded.system);
    pair(json, "code", coded.code);
    if (!coded.display.empty()) pair(json, "display", coded.display);
    json.end_object();
    json.end_list();
  }
  if (!coded.text.empty()) pair(json, "text", coded.text);
  json.end_object();
}

void write_concept(JsonWriter& json, std::string_view key, const Coded& coded) {
  json.key(key);
  write_concept_value(json, coded);
}

void write_text_concept(JsonWriter& json, std::string_view key, std::string_view text) {
  write_concept(json, key, {{}, {}, {}, text});
}

std::string shown_id(const std::optional<std::string>& id) {
  if (!id || std::all_of(id->begin(), id->end(), [](char c) { return c == ' '; })) return {};
  return printable(*id);
}

void write_identifier(JsonWriter& json, std::string_view key, std::string_view id) {
  json.key(key);
  json.begin_object();
  pair(json, "system", std::string{fhir_names}.append("NamingSystem/case"));
  pair(json, "value", id);
  json.end_object();
}

// A logical reference: no Patient is made up that nobody has.
void write_subject(FhirBundle& bundle) {
  JsonWriter& json = bundle.json;
  const std::string id = shown_id(bundle.view.runner.id);
  json.key("subject");
  json.begin_object();
  pair(json, "type", "Patient");
  if (!id.empty()) write_identifier(json, "identifier", id);
  pair(json, "display", id.empty() ? "The runner who answered" : "The runner of this case");
  json.end_object();
}

void write_reference(FhirBundle& bundle, std::string_view part) {
  bundle.json.begin_object();
  pair(bundle.json, "reference", address_of(bundle, part));
  bundle.json.end_object();
}

void write_notes(JsonWriter& json, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  json.key("note");
  json.begin_list();
  for (const std::string& note : notes) {
    json.begin_object();
    pair(json, "text", note);
    json.end_object();
  }
  json.end_list();
}

void write_period(JsonWriter& json, std::string_view key, Date first, Date last) {
  json.key(key);
  json.begin_object();
  pair(json, "start", date_text(first));
  pair(json, "end", date_text(last));
  json.end_object();
}

void write_extension_number(JsonWriter& json, std::string_view url, std::int64_t value) {
  json.begin_object();
  pair(json, "url", url);
  pair(json, "valueInteger", value);
  json.end_object();
}

void write_extension_code(JsonWriter& json, std::string_view url, std::string_view code) {
  json.begin_object();
  pair(json, "url", url);
  pair(json, "valueCode", code);
  json.end_object();
}

}  // namespace kneecheck::exports
