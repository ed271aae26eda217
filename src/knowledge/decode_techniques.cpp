#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

void read_target(Reader& entry, Technique& technique) {
  Reader target = reader_of(entry, "target", KnowledgeText::target);
  technique.unit = target.one_of<TargetUnit>("unit").value_or(TargetUnit::none);
  const bool measured = technique.unit == TargetUnit::degrees || technique.unit == TargetUnit::cm;
  technique.most = read_int(target, "most", 1, 90, 0, measured ? Need::required : Need::optional);
  const Need percent = technique.unit == TargetUnit::steps_per_minute ? Need::required : Need::optional;
  technique.most_percent = read_int(target, "most_percent", 1, 100, 0, percent);
  technique.target_text = target.text("text");
  target.done();
}

void read_barriers(Reader& entry, const Knowledge& knowledge, Technique& technique) {
  Reader bars = reader_of(entry, "barred_by", KnowledgeText::bar, Need::optional);
  const auto mask = [&](Key key) {
    return read_id_mask(bars, word(key), choice_ids(knowledge.question(key)),
                        {KnowledgeText::an_answer, {{"question", word(key)}}}, Need::optional);
  };
  technique.barred_by_history = mask(Key::history);
  technique.barred_by_location = mask(Key::location);
  bars.done();
}

std::optional<Gate> read_gate(Reader& entry) {
  const Value at = entry.value("gate", Need::optional);
  if (!at.exists()) return std::nullopt;
  Reader read = reader_of(at, entry.problems(), KnowledgeText::gate);
  const Gate gate{read.text("test"), read_int(read, "at_least", 0, 1000)};
  read.done();
  return gate;
}

void read_technique(Value at, Knowledge& knowledge, Diagnostics& problems) {
  Reader entry = reader_of(at, problems, KnowledgeText::technique);
  const auto id = entry.one_of<TechniqueId>("id");
  Technique technique;
  technique.id = id.value_or(TechniqueId::forward_lean);
  technique.name = entry.text("name");
  technique.say = entry.text("say");
  technique.summary = entry.text("summary");
  technique.why = entry.texts("why");
  technique.how = entry.texts("how");
  technique.feel = entry.texts("feel");
  technique.moves_load_to = entry.texts("moves_load_to");
  read_target(entry, technique);
  read_barriers(entry, knowledge, technique);
  technique.gate = read_gate(entry);
  technique.differs = read_remarks(entry, "differs", Strength::weak);
  technique.figure = entry.value("figure", Need::optional);
  technique.proof = read_proof(entry, "evidence");
  technique.evidence = read_evidence(entry);
  entry.done();
  if (id) knowledge.techniques[static_cast<std::size_t>(*id)] = std::move(technique);
}

}  // namespace

void decode_techniques(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  knowledge.techniques.resize(Names<TechniqueId>::words.size());
  for (std::size_t i = 0; i < knowledge.techniques.size(); ++i)
    knowledge.techniques[i].id = static_cast<TechniqueId>(i);
  for (const Value at : sections.files("techniques/")) read_technique(at, knowledge, problems);
}

}  // namespace kneecheck::knowledge
