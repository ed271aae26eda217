// Cases with their plans, for tests of what is written of them.
#pragma once

#include "../builtin_case.h"
#include "export/records.h"
#include "plan/plan.h"
#include "words/action.h"

namespace kneecheck::exports {

struct Made {
  Case runner;
  Assessment assessment;
  std::optional<Plan> plan;  // empty: there is none

  RecordView view() const { return {builtin(), runner, assessment, default_region(builtin())}; }
};

inline Made made(const Case& runner) {
  Made one{runner, assess(builtin(), runner), std::nullopt};
  if (!one.assessment.no_plan)
    one.plan = make_plan(builtin(), runner, one.assessment, {*parse_date("2026-11-30")});
  return one;
}

// A runner with outer knee pain who runs three times a week.
inline Made made_plan(std::string_view more = {}) {
  return made(
      outer_case("weekly_km: 28\nlongest_run_km: 12\nruns_per_week: 3\ncomfortable_km: 6\npace: "
                 "6:30\nruns_upright: yes\n" +
                 std::string{more}));
}

// What could be read of a record with a mistake.
inline Made made_bad(std::string_view yaml) {
  Case runner = case_of("side: left\n" + std::string{yaml});
  runner.problems.add({"unknown_key", "-", {1, 1}, "unknown key 'aeg'", "", "", 0, 1});
  return made(runner);
}

}  // namespace kneecheck::exports
