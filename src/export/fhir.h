// FHIR R4 (4.0.1): one Bundle of type collection a case, for the systems of clinics. docs: kneecheck-fhir(5).
// Rule: what should be done stands first, in the first entry, as text and as data; risk is qualitative, never
// a probability; no name and no identifier leaves but the case's own id; no date is made up; the same record
// gives the same bytes and the same addresses.
#pragma once

#include <optional>
#include <string>

#include "export/records.h"

namespace kneecheck::exports {

// RiskAssessment and QuestionnaireResponse. `trace`: unlikely causes too.
void write_triage_fhir(std::string& out, const RecordView& view, bool trace, Layout layout);

// These, and between them CarePlan, Goals and PlanDefinition.
void write_plan_fhir(std::string& out, const RecordView& view, const Plan& plan, Layout layout);

// Withheld or incomplete: those of triage, with the reason. Precondition: view.assessment.no_plan.
void write_no_plan_fhir(std::string& out, const RecordView& view, Layout layout);

// A record that is wrong: an OperationOutcome.
void write_error_fhir(std::string& out, const BadRecord& bad, Layout layout);

}  // namespace kneecheck::exports
