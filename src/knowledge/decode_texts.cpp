#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

void phases(Sections& sections, Knowledge& knowledge) {
  knowledge.phases.resize(phase_count);
  for (std::size_t i = 0; i < phase_count; ++i) knowledge.phases[i].id = static_cast<PhaseId>(i);
  sections.each("phases.yaml", "phases", KnowledgeText::phase, [&](Reader& entry) {
    const auto id = entry.one_of<PhaseId>("id");
    Phase phase{.id = id.value_or(PhaseId::settle),
                .name = entry.text("name"),
                .aim = entry.text("aim"),
                .text = entry.text("text"),
                .keep_in_mind = entry.texts("keep_in_mind"),
                .entry = entry.text("entry", Need::optional),
                .exit = entry.text("exit", Need::optional),
                .evidence = read_evidence(entry)};
    if (id) knowledge.phases[static_cast<std::size_t>(*id)] = std::move(phase);
  });
}

constexpr auto measures = name_list("pain", "count", "minutes");

ReadinessTest read_test(Reader& entry) {
  const auto measure = [](Reader& test) {
    const Value word = test.value("measure");
    return word.exists() && read_word(word, measures, test.problems()) ? word.text() : std::string_view{};
  };
  return {.id = entry.text("id"),
          .name = entry.text("name"),
          .measure = measure(entry),
          .pass_text = entry.text("pass_text"),
          .stop = entry.text("stop"),
          .steps = entry.texts("steps"),
          .figure = entry.value("figure", Need::optional),
          .evidence = read_evidence(entry)};
}

PlanningRule read_rule(Reader& entry) {
  return {.id = entry.text("id"),
          .name = entry.text("name"),
          .text = entry.text("text"),
          .why = entry.text("why"),
          .evidence = read_evidence(entry)};
}

Source read_source(Reader& entry) {
  return {entry.text("id"), entry.text("text"), entry.text("where", Need::optional), entry.flag("read")};
}

Claim read_claim(Reader& entry) {
  return {entry.text("id"), entry.text("text"), entry.text("shown_by"),
          read_evidence(entry, Strengths::optional, Strength::house)};
}

Region read_region(Reader& entry) {
  return {.id = entry.text("id"),
          .name = entry.text("name"),
          .emergency_number = entry.text("emergency_number"),
          .emergency_place = entry.text("emergency_place"),
          .same_day = entry.text("same_day"),
          .xray_place = entry.text("xray_place"),
          .doctor = entry.text("doctor"),
          .physio = entry.text("physio"),
          .evidence = read_evidence(entry)};
}

ErrorText read_error(Reader& entry) {
  return {.id = entry.text("id"),
          .name = entry.text("name"),
          .text = entry.text("text"),
          .example = entry.text("example"),
          .remedy = entry.text("remedy"),
          .evidence = read_evidence(entry, Strengths::optional)};
}

Synonyms read_synonyms(Reader& entry) {
  return {entry.text("topic"), entry.texts("words"), read_evidence(entry, Strengths::optional)};
}

// The entries of one file, each by `read`.
template <class Entry>
void read_all(Sections& sections, std::string_view path, std::string_view list, TextId what,
              Entry (*read)(Reader&), std::vector<Entry>& into, std::string_view id_key = "id") {
  sections.each(
      path, list, what, [&](Reader& entry) { into.push_back(read(entry)); }, id_key);
}

// Whether it is the address of a picture that holds the picture itself. Nothing in a picture of a page can
// run or fetch anything, whatever an SVG says.
bool is_picture(std::string_view address) {
  constexpr std::size_t most_bytes = 200'000;
  constexpr std::string_view png = "data:image/png;base64,iVBORw0KGgo";  // with the signature of all of them
  constexpr std::string_view svg = "data:image/svg+xml;base64,";
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string_view head = address.starts_with(png) ? png : svg;
  if (!address.starts_with(head) || address.size() > most_bytes) return false;
  const std::size_t end = address.find_last_not_of('=') + 1;
  return address.size() - end <= 2 &&
         address.substr(0, end).find_first_not_of(letters, head.size()) == std::string_view::npos;
}

Clinic read_clinic(Value at, Diagnostics& problems) {
  Reader entry = reader_of(at, problems, KnowledgeText::clinic);
  const auto text = [&entry](std::string_view key) { return entry.text(key, Need::optional); };
  const Clinic clinic{.name = entry.text("name"),
                      .phone = text("phone"),
                      .email = text("email"),
                      .address = text("address"),
                      .booking = text("booking"),
                      .video = text("video"),
                      .logo = text("logo")};
  if (!clinic.logo.empty() && !is_picture(clinic.logo))
    report(problems, entry.value("logo"), "bad_value", KnowledgeText::no_logo, KnowledgeText::write_logo);
  entry.done();
  return clinic;
}

RankingPolicy read_ranking(Value at, Diagnostics& problems) {
  constexpr int most_points = 1000;
  Reader entry = reader_of(at, problems, KnowledgeText::ranking);
  RankingPolicy policy;
  policy.likely_from = read_int(entry, "likely_from", 1, most_points, policy.likely_from);
  policy.possible_from = read_int(entry, "possible_from", 1, most_points, policy.possible_from);
  policy.named_from = read_int(entry, "named_from", 1, most_points, policy.named_from);
  policy.mixed_within = read_int(entry, "mixed_within", 0, most_points, policy.mixed_within);
  policy.listed = read_int(entry, "listed", 1, static_cast<int>(most_conditions), policy.listed);
  policy.elsewhere_at_most = read_int(entry, "elsewhere_at_most", 0, most_points, policy.elsewhere_at_most);
  policy.evidence = read_evidence(entry);
  entry.done();
  if (policy.elsewhere_at_most >= policy.possible_from)
    report(problems, at, "contradiction", KnowledgeText::elsewhere_possible, KnowledgeText::elsewhere_never);
  if (policy.possible_from > policy.likely_from)
    report(problems, at, "contradiction", KnowledgeText::possible_above_likely, KnowledgeText::swap);
  return policy;
}

}  // namespace

void decode_texts(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  phases(sections, knowledge);
  read_all(sections, "tests.yaml", "tests", KnowledgeText::readiness_test, read_test, knowledge.tests);
  read_all(sections, "rules.yaml", "rules", KnowledgeText::planning_rule, read_rule,
           knowledge.planning_rules);
  read_all(sections, "sources.yaml", "sources", KnowledgeText::source, read_source, knowledge.sources);
  read_all(sections, "claims.yaml", "claims", KnowledgeText::claim, read_claim, knowledge.claims);
  read_all(sections, "regions.yaml", "regions", KnowledgeText::region, read_region, knowledge.regions);
  read_all(sections, "errors.yaml", "errors", KnowledgeText::error, read_error, knowledge.errors);
  read_all(sections, "synonyms.yaml", "synonyms", KnowledgeText::synonyms_entry, read_synonyms,
           knowledge.synonyms, "topic");
  if (const Value at = sections.file("clinic.yaml"); at.exists())
    knowledge.clinic = read_clinic(at, problems);
  if (const Value at = sections.file("ranking.yaml"); at.exists())
    knowledge.ranking = read_ranking(at, problems);
  if (const Value at = sections.value("knowledge.yaml", "version"); at.exists() && at.is_scalar())
    knowledge.version = at.text();
}

}  // namespace kneecheck::knowledge
