// What a person reads: triage, plan, no plan, and the reasons, each as a Document. Pure functions of the values.
// Rule: what to do comes first, then why; nothing here reassures about what is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck {

enum class Units : std::uint8_t { km, mi };
template <>
struct Names<Units> {
  static constexpr std::array words{std::string_view{"km"}, std::string_view{"mi"}};
};

// Who reads it, and where.
struct Audience {
  const Region* region = nullptr;  // null: the first region of the data ("any")
  Units units = Units::km;
  std::string case_file;           // for "Next: kneecheck plan my-knee.yaml"; empty: the answers stand in no file
};

// `changes`: all of them (all_changes); the text picks the few worth saying.
Document triage_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, const std::vector<Change>& changes,
                         const Audience& audience);

// Every safety rule with its state and why, and every cause with its points: what --trace appends.
Document trace_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment);

// Why there is no plan, and what to do instead. Precondition: assessment.no_plan holds.
Document withheld_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, const Audience& audience);

struct PlanView {
  Audience audience;
  std::optional<int> week;  // one week in detail instead of the whole plan
};
Document plan_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, const Plan& plan, const PlanView& view);

}  // namespace kneecheck
