#include "pipeline.h"

#include "../laws/people.h"
#include "export/records.h"

namespace kneecheck::plans {

std::string record_of(const Outcome& outcome, const Plan& plan) {
  const Knowledge& knowledge = laws::builtin();
  std::string record;
  write_plan_json(record, {knowledge, outcome.runner, outcome.assessment, *knowledge.find_region("any")},
                  plan, JsonStyle::compact);
  return record;
}

std::string batch_record_of(const Outcome& outcome, const Plan& plan) {
  const Knowledge& knowledge = laws::builtin();
  static const std::shared_ptr<const PlanParts> parts = make_plan_parts(knowledge);
  const std::string before = "what was written before\n";
  std::string written = before;
  write_plan_line(written, *parts,
                  {knowledge, outcome.runner, outcome.assessment, *knowledge.find_region("any")}, plan);
  return written.substr(before.size());
}

Outcome outcome_of(const Answers& answers) {
  const Knowledge& knowledge = laws::builtin();
  Outcome outcome;
  outcome.runner = laws::decoded(knowledge, answers);
  outcome.assessment = assess(knowledge, outcome.runner);
  if (outcome.assessment.no_plan) {
    write_no_plan_json(outcome.record,
                       {knowledge, outcome.runner, outcome.assessment, *knowledge.find_region("any")},
                       JsonStyle::compact);
    return outcome;
  }
  outcome.plan = make_plan(knowledge, outcome.runner, outcome.assessment, {*outcome.runner.date(Key::start)});
  outcome.record = record_of(outcome, *outcome.plan);
  return outcome;
}

}  // namespace kneecheck::plans
