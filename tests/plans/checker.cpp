#include "checker.h"

#include "checker_parts.h"
#include "syntax/parse.h"

namespace kneecheck::plans {
namespace {

bool read(std::string_view record, Tree& tree, Found& found) {
  Diagnostics problems;
  if (parse_json("record", record, record_limits, tree, problems)) return true;
  found(0, "S1", "not JSON: {}", problems.empty() ? std::string() : problems.all().front().message);
  return false;
}

// S1: programs get ASCII on one line.
void check_bytes(std::string_view record, Found& found) {
  for (const char byte : record) {
    if (byte < ' ' || byte > '~') return found(0, "S1", "a byte that is no printable ASCII");
  }
}

void check_rules(Sheet& sheet, const std::vector<std::string>& conditions, Found& found) {
  fill_sheet(sheet, conditions);
  const Texts& own = sheet.plan.conditions;
  if (std::vector<std::string>(own.begin(), own.end()) != conditions)
    found(0, "S1", "the plan is for other conditions than the triage");
  for (const auto check : {check_sums, check_phases, check_tests, check_volume, check_growth, check_run_days,
                           check_ladder, check_terrain, check_novelty, check_ramp, check_technique,
                           check_sessions, check_doses, check_loads, check_race, check_texts}) {
    check(sheet, found);
  }
}

}  // namespace

std::string line(const Violation& violation) {
  return fmt::format("week {}: {}: {}", violation.week, violation.rule, violation.text);
}

std::vector<Violation> check_plan_record(std::string_view record, const Answers& answers,
                                         const std::vector<std::string>& conditions) {
  Found found;
  Tree tree;
  check_bytes(record, found);
  if (!read(record, tree, found)) return std::move(found).all();
  try {
    Sheet sheet{read_plan(tree.root()), answers, {}, {}, {}, 0, false, 0, false};
    check_rules(sheet, conditions, found);
  } catch (const Unreadable& problem) {
    found(0, "S1", "{}", problem.what());
  }
  return std::move(found).all();
}

std::vector<Violation> check_no_plan_record(std::string_view record, const std::string& code) {
  Found found;
  Tree tree;
  check_bytes(record, found);
  if (!read(record, tree, found)) return std::move(found).all();
  try {
    if (const std::string given = read_no_plan(tree.root()); given != code)
      found(0, "S1", "the reason is {}, should be {}", given, code);
  } catch (const Unreadable& problem) {
    found(0, "S1", "{}", problem.what());
  }
  return std::move(found).all();
}

}  // namespace kneecheck::plans
