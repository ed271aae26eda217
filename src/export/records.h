// The records that programs read (contract.md sections 5 to 7): triage, plan, withheld plan, error. One
// description each, for JSON, NDJSON and YAML alike. Rule: a record depends on its case, the knowledge and
// the options alone; no line numbers of a stream, clocks or host names.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/explain.h"
#include "export/json.h"
#include "intake/case.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::exports {

// What every record is written from.
struct RecordView {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const Region& region;
};

void write_triage_json(std::string& out, const RecordView& view, bool trace, JsonStyle style);

// The same record for a batch, compact and without trace, from parts that are made once: the cost of making
// them is that of some hundred records. Any thread may write. `changes`: most_changes_listed at most. Of
// `view.assessment` only what is listed needs its reasons.
struct TriageParts;
std::shared_ptr<const TriageParts> make_triage_parts(const Knowledge& knowledge, const Region& region);
void write_triage_line(std::string& out, const TriageParts& parts, const RecordView& view,
                       const std::vector<Change>& changes);

void write_plan_json(std::string& out, const RecordView& view, const Plan& plan, JsonStyle style);
// The same record for a batch, compact, from parts that are made once: the cost of making them is that of a
// few plans. Any thread may write.
struct PlanParts;
std::shared_ptr<const PlanParts> make_plan_parts(const Knowledge& knowledge);  // must outlive it
void write_plan_line(std::string& out, const PlanParts& parts, const RecordView& view, const Plan& plan);
void write_plan_yaml(std::string& out, const RecordView& view, const Plan& plan);
// No plan: withheld or incomplete. Precondition: view.assessment.no_plan.
void write_no_plan_json(std::string& out, const RecordView& view, JsonStyle style);
void write_no_plan_yaml(std::string& out, const RecordView& view);

// A record that could not be read. `schema` is "kneecheck.triage/1" or "kneecheck.plan/1".
void write_error_json(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                      const Diagnostics& problems, JsonStyle style);
void write_error_yaml(std::string& out, std::string_view schema, const std::optional<std::string>& id,
                      const Diagnostics& problems);

// What `explain` and `check` give to programs.
void write_explain_json(std::string& out, const std::vector<Explanation>& explanations);
void write_check_json(std::string& out, const Diagnostics& problems);

inline constexpr std::string_view triage_schema = "kneecheck.triage/1";
inline constexpr std::string_view plan_schema = "kneecheck.plan/1";
inline constexpr std::string_view explain_schema = "kneecheck.explain/1";
inline constexpr std::string_view check_schema = "kneecheck.check/1";

}  // namespace kneecheck::exports
