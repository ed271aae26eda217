#include "pipeline.h"

#include "../laws/people.h"
#include "export/records.h"

namespace kneecheck::plans {

std::string record_of(const Outcome& outcome, const Plan& plan) {
  const Knowledge& knowledge = laws::builtin();
  std::string record;
  write_plan_record(record, {knowledge, outcome.runner, outcome.assessment, *knowledge.find_region("any")},
                    plan, Layout::compact);
  return record;
}

std::string batch_record_of(const Outcome& outcome, const Plan& plan) {
  const Knowledge& knowledge = laws::builtin();
  const Region& region = *knowledge.find_region("any");
  static const ItemJson items{knowledge, region};
  const std::string before = "what was written before\n";
  std::string written = before;
  write_plan_record(written, {knowledge, outcome.runner, outcome.assessment, region, &items}, plan,
                    Layout::compact);
  return written.substr(before.size());
}

Outcome outcome_of(const Answers& answers) {
  const Knowledge& knowledge = laws::builtin();
  Outcome outcome;
  outcome.runner = laws::decoded(knowledge, answers);
  outcome.assessment = assess(knowledge, outcome.runner);
  if (outcome.assessment.no_plan) {
    write_no_plan_record(outcome.record,
                         {knowledge, outcome.runner, outcome.assessment, *knowledge.find_region("any")},
                         Layout::compact);
    return outcome;
  }
  outcome.plan = make_plan(knowledge, outcome.runner, outcome.assessment, {*outcome.runner.date(Key::start)});
  outcome.record = record_of(outcome, *outcome.plan);
  return outcome;
}

}  // namespace kneecheck::plans
