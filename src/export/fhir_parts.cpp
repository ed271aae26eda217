#include "export/fhir_parts.h"

#include <algorithm>

#include "base/text.h"
#include "base/uuid.h"
#include "base/words/export.h"

namespace kneecheck::exports {
namespace {

void write_concept_value(RecordWriter& json, const Coded& coded) {
  json.object([&] {
    if (!coded.code.empty()) {
      json.list_of_one("coding", [&] {
        json.pair("system", coded.system).pair("code", coded.code);
        if (!coded.display.empty()) json.pair("display", coded.display);
      });
    }
    if (!coded.text.empty()) json.pair("text", coded.text);
  });
}

}  // namespace

std::string code_system(std::string_view name) {
  return std::string{fhir_names}.append("CodeSystem/").append(name);
}

std::string extension_url(std::string_view name) {
  return std::string{fhir_names}.append("StructureDefinition/").append(name);
}

std::string identity_of(const RecordView& view, const Plan* plan) {
  std::string identity = "fhir";
  for (std::size_t i = 0; i < view.knowledge.questions.size(); ++i) {
    if (is_private(static_cast<QuestionIndex>(i))) continue;
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

Coded named(std::string_view system, std::string_view code, const std::string& name) {
  return {code_system(system), code, name, name};
}

void write_concept(RecordWriter& json, RecordWriter::Key key, const Coded& coded) {
  json.key(key);
  write_concept_value(json, coded);
}

void write_concepts(RecordWriter& json, RecordWriter::Key key, const Coded& coded) {
  json.list(key, [&] { write_concept_value(json, coded); });
}

void write_text_concept(RecordWriter& json, RecordWriter::Key key, std::string_view text) {
  write_concept(json, key, {{}, {}, {}, std::string{text}});
}

std::string shown_id(const std::optional<std::string>& id) {
  if (!id || std::all_of(id->begin(), id->end(), [](char c) { return c == ' '; })) return {};
  return printable(*id);
}

void write_identifier(RecordWriter& json, RecordWriter::Key key, std::string_view id) {
  json.object(key, [&] {
    json.pair("system", std::string{fhir_names}.append("NamingSystem/case")).pair("value", id);
  });
}

// A logical reference: no Patient is made up that nobody has.
void write_subject(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const std::string id = shown_id(bundle.view.runner.id);
  json.object("subject", [&] {
    json.pair("type", "Patient");
    if (!id.empty()) write_identifier(json, "identifier", id);
    json.pair("display",
              bundle.language()[id.empty() ? ExportText::subject_without_id : ExportText::subject]);
  });
}

void write_reference(FhirBundle& bundle, std::string_view part) {
  bundle.json.object([&] { bundle.json.pair("reference", address_of(bundle, part)); });
}

void write_notes(RecordWriter& json, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  json.list("note", notes, [&](const std::string& note) { json.object([&] { json.pair("text", note); }); });
}

void write_period(RecordWriter& json, RecordWriter::Key key, Date first, Date last) {
  json.object(key, [&] { json.pair("start", date_text(first)).pair("end", date_text(last)); });
}

void write_extension_number(RecordWriter& json, std::string_view url, std::int64_t value) {
  json.object([&] { json.pair("url", url).pair("valueInteger", value); });
}

void write_extension_code(RecordWriter& json, std::string_view url, std::string_view code) {
  json.object([&] { json.pair("url", url).pair("valueCode", code); });
}

}  // namespace kneecheck::exports
