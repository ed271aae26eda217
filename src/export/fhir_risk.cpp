// The triage as a RiskAssessment, first in its Bundle: what to do, how urgent it is and why, then the causes.
// Rule: beside an alarm its own rules stand, and no cause: a harmless name would read as an all-clear.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "base/words/export.h"
#include "export/fhir_parts.h"

namespace kneecheck::exports {
namespace {

struct Risk {
  const char *code, *display;  // as HL7 words them
  TextId band;
};
constexpr std::array risks{// by Band
                           Risk{"high", "High likelihood", ExportText::likely},
                           Risk{"moderate", "Moderate likelihood", ExportText::possible},
                           Risk{"low", "Low likelihood", ExportText::unlikely}};
constexpr TextId columns[] = {ExportText::cause_column, ExportText::band_column, ExportText::reasons_column};

const Risk& risk_of(Band band) {
  return risks[static_cast<std::size_t>(band)];
}

const UrgencyText& level(const FhirBundle& bundle) {
  return bundle.knowledge().safety.urgencies[static_cast<std::size_t>(*bundle.view.assessment.urgency)];
}

// What an importing system shows in its lists.
std::string headline(const FhirBundle& bundle) {
  const Assessment& assessment = bundle.view.assessment;
  if (!assessment.urgency) return bundle.language().say(ExportText::headline_open);
  return bundle.language().say(assessment.alarm ? ExportText::headline_urgent : ExportText::headline,
                               {{"urgency", level(bundle).name}});
}

// What to do in a few words.
std::string title_of(const FhirBundle& bundle, const Action& action) {
  if (!bundle.view.assessment.alarm) return action.title;
  return bundle.language().say(ExportText::urgent, {{"what", action.title}});
}

template <class Questions>
std::string question_names(const Knowledge& knowledge, const Questions& questions) {
  std::vector<std::string> names;
  names.reserve(questions.size());
  for (const QuestionIndex question : questions) names.emplace_back(knowledge.questions[question].short_name);
  return knowledge.language.all_of(names);
}

std::string rule_text(const FhirBundle& bundle, std::uint16_t index) {
  const SafetyRule& rule = bundle.knowledge().safety.rules[index];
  return in_region(rule.text, bundle.view.region) +
         answers_behind(bundle.knowledge(), bundle.view.runner, bundle.view.assessment, index);
}

std::vector<std::string> rule_lines(const FhirBundle& bundle) {
  std::vector<std::string> lines;
  for (const std::uint16_t index : positive_rules(bundle.knowledge(), bundle.view.assessment)) {
    const SafetyRule& rule = bundle.knowledge().safety.rules[index];
    lines.push_back(bundle.language().say(
        ExportText::rule_line, {{"rule", rule_name(bundle.knowledge(), rule, bundle.view.assessment)},
                                {"text", rule_text(bundle, index)}}));
  }
  return lines;
}

// What is not known, and may make it more urgent.
std::vector<std::string> gaps(const FhirBundle& bundle) {
  const Language& language = bundle.language();
  const Assessment& assessment = bundle.view.assessment;
  std::vector<std::string> lines;
  if (!assessment.missing.empty()) {
    lines.push_back(language.say(ExportText::not_answered,
                                 {{"questions", question_names(bundle.knowledge(), assessment.missing)}}));
  }
  std::vector<std::string> names;
  for (const std::uint16_t rule : assessment.open)
    names.emplace_back(bundle.knowledge().safety.rules[rule].name);
  if (!names.empty())
    lines.push_back(language.say(ExportText::not_asked, {{"rules", language.semicolon_list(names)}}));
  return lines;
}

std::span<const Ranked> causes(const FhirBundle& bundle) {
  const Assessment& assessment = bundle.view.assessment;
  if (assessment.alarm || !assessment.urgency) return {};
  return bundle.trace ? std::span<const Ranked>{assessment.ranking} : listed(bundle.knowledge(), assessment);
}

std::string reasons(const FhirBundle& bundle, const std::vector<Hit>& hits) {
  std::vector<std::string> lines;
  lines.reserve(hits.size());
  for (const Hit& hit : hits) lines.push_back(reason_text(bundle.knowledge(), bundle.view.runner, hit));
  return bundle.language().semicolon_list(lines);
}

std::string rationale(const FhirBundle& bundle, const Ranked& ranked) {
  const CauseReasons found = reasons_of(bundle.knowledge(), bundle.view.runner, ranked.condition);
  std::vector<std::string> parts;
  const auto add = [&](TextId text, const std::string& reasons) {
    if (!reasons.empty()) parts.push_back(bundle.language().say(text, {{"reasons", reasons}}));
  };
  if (ranked.diagnosed) parts.push_back(bundle.language().say(ExportText::diagnosed));
  add(ExportText::reasons_for, reasons(bundle, found.for_));
  add(ExportText::reasons_against, reasons(bundle, found.against));
  add(ExportText::reasons_unknown, question_names(bundle.knowledge(), found.unknown));
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string undiagnosed_text(const FhirBundle& bundle) {
  return bundle.view.assessment.undiagnosed && !bundle.view.assessment.alarm
             ? bundle.language().say(ExportText::undiagnosed)
             : std::string{};
}

std::string no_plan_text(const FhirBundle& bundle) {
  if (!bundle.wants_plan || bundle.plan != nullptr) return {};
  const PlanReason reason = plan_reason(bundle.knowledge(), bundle.view.assessment, bundle.view.region);
  return fmt::format("{} {}", reason.title, reason.text);
}

// What a diary says that has stopped a plan.
std::vector<std::string> stop_lines(const FhirBundle& bundle) {
  std::vector<std::string> lines;
  if (bundle.view.ended == nullptr) return lines;
  for (const Decision& decision : bundle.view.ended->decisions) {
    if (decision.code <= DecisionCode::gap_new) lines.push_back(capitalized(decision.text));
  }
  return lines;
}

std::string clinic_text(const Knowledge& knowledge) {
  const Clinic& clinic = knowledge.clinic;
  if (!clinic.known()) return {};
  std::vector<std::string> parts;
  for (const std::string_view part :
       {clinic.name, clinic.phone, clinic.email, clinic.address, clinic.booking, clinic.video}) {
    if (!part.empty()) parts.emplace_back(part);
  }
  return knowledge.language.say(ExportText::clinic, {{"parts", knowledge.language.comma_list(parts)}});
}

// What to do, in one text. It is all that some systems show.
std::string what_to_do(const FhirBundle& bundle, const Action& action) {
  std::string text = fmt::format("{} {}", title_of(bundle, action), action.text);
  if (!action.within.empty())
    text += " " + bundle.language().say(ExportText::within, {{"within", action.within}});
  return action.worse_if.empty() ? text : text + " " + action.worse_if;
}

std::vector<std::string> notes(const FhirBundle& bundle) {
  std::vector<std::string> notes = rule_lines(bundle);
  for (std::string& gap : gaps(bundle)) notes.push_back(std::move(gap));
  for (std::string text : {undiagnosed_text(bundle), no_plan_text(bundle), clinic_text(bundle.knowledge())}) {
    if (!text.empty()) notes.push_back(std::move(text));
  }
  for (std::string& line : stop_lines(bundle)) notes.push_back(std::move(line));
  notes.push_back(bundle.language().say(ExportText::not_a_diagnosis));
  return notes;
}

Narrative narrative_of(const FhirBundle& bundle, const Action& action) {
  const Language& language = bundle.language();
  Narrative narrative;
  narrative.title(title_of(bundle, action));
  narrative.fact(language[ExportText::within_label], action.within);
  for (const std::string& line : action.lines) narrative.paragraph(line);
  narrative.paragraph(action.worse_if);
  const std::vector<std::string> rules = rule_lines(bundle);
  if (!rules.empty()) narrative.heading(language[ExportText::why]);
  narrative.list(rules);
  narrative.list(gaps(bundle));
  std::vector<std::vector<std::string>> rows;
  for (const Ranked& ranked : causes(bundle)) {
    rows.push_back({full_name(language, bundle.knowledge().conditions[ranked.condition]),
                    language.say(risk_of(ranked.band).band), rationale(bundle, ranked)});
  }
  if (!rows.empty()) narrative.heading(language[ExportText::causes]);
  narrative.paragraph(undiagnosed_text(bundle));
  narrative.table(language, columns, rows);
  narrative.paragraph(no_plan_text(bundle));
  narrative.list(stop_lines(bundle));
  narrative.paragraph(clinic_text(bundle.knowledge()));
  narrative.paragraph(language[ExportText::not_a_diagnosis]);
  narrative.paragraph(bundle.language().draft);
  return narrative;
}

void write_extensions(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const Assessment& assessment = bundle.view.assessment;
  if (!assessment.urgency) return;  // not known is not false, and no rule is positive
  const auto write_code = [&](std::string_view name, std::string_view code, const std::string& display) {
    json.object([&] {
      json.pair("url", extension_url(name));
      write_concept(json, "valueCodeableConcept", named(name, code, display));
    });
  };
  json.list("extension", [&] {
    if (const auto alarm = known_alarm(assessment))
      json.object([&] { json.pair("url", extension_url("alarm")).pair("valueBoolean", *alarm); });
    write_code("urgency", word(*assessment.urgency), std::string{level(bundle).name});
    for (const std::uint16_t index : positive_rules(bundle.knowledge(), assessment)) {
      const SafetyRule& rule = bundle.knowledge().safety.rules[index];
      write_code("safety-rule", rule.id, capitalized(rule.name));
    }
  });
}

void write_alarm_rules(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const Safety& safety = bundle.knowledge().safety;
  for (const std::uint16_t index : positive_rules(bundle.knowledge(), bundle.view.assessment)) {
    const SafetyRule& rule = safety.rules[index];
    if (!safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm) continue;
    json.object([&] {
      write_concept(json, "outcome",
                    {code_system("safety-rule"), rule.id, capitalized(rule.name),
                     bundle.language().say(ExportText::urgent, {{"what", rule.name}})});
      json.pair("rationale", rule_text(bundle, index));
    });
  }
}

void write_cause(FhirBundle& bundle, const Ranked& ranked) {
  RecordWriter& json = bundle.json;
  const Condition& condition = bundle.knowledge().conditions[ranked.condition];
  const Risk& risk = risk_of(ranked.band);
  json.object([&] {
    write_concept(json, "outcome",
                  {code_system("condition"), condition.id, std::string{condition.name},
                   full_name(bundle.language(), condition)});
    const std::string system = "http://terminology.hl7.org/CodeSystem/risk-probability";
    write_concept(json, "qualitativeRisk",
                  {system, risk.code, risk.display, bundle.language().say(risk.band)});
    if (const std::string why = rationale(bundle, ranked); !why.empty()) json.pair("rationale", why);
  });
}

void write_predictions(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const std::span<const Ranked> ranking = causes(bundle);
  if (ranking.empty() && !bundle.view.assessment.alarm) return;
  json.list("prediction", [&] {
    if (bundle.view.assessment.alarm) write_alarm_rules(bundle);
    for (const Ranked& ranked : ranking) write_cause(bundle, ranked);
  });
}

}  // namespace

void write_risk_assessment(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const Assessment& assessment = bundle.view.assessment;
  const Action action = action_of(bundle.knowledge(), bundle.view.runner, assessment, bundle.view.region);
  const std::string title = headline(bundle);
  write_entry(bundle, "RiskAssessment", [&] {
    narrative_of(bundle, action).write(json);
    write_extensions(bundle);
    json.pair("status", assessment.status == TriageStatus::complete ? "final" : "preliminary");
    write_text_concept(json, "method",
                       bundle.language().say(ExportText::method, {{"version", bundle.knowledge().version},
                                                                  {"digest", bundle.knowledge().digest}}));
    write_concept(json, "code",
                  {code_system("resource"), "triage", bundle.language().say(ExportText::knee_check), title});
    write_subject(bundle);
    json.list("basis", [&] { write_reference(bundle, "QuestionnaireResponse"); });
    write_predictions(bundle);
    json.pair("mitigation", what_to_do(bundle, action));
    write_notes(json, notes(bundle));
  });
}

}  // namespace kneecheck::exports
