// A plan of a runner with outer-knee pain, and ways to look at it.
#pragma once

#include <string>

#include "../builtin_case.h"
#include "document/people.h"
#include "said.h"

namespace kneecheck::document {

inline Case runner_with(std::string_view more = {}) {
  return outer_case(
      "id: P-014\nweekly_km: 28\nlongest_run_km: 12\nruns_per_week: 3\ncomfortable_km: 6\npace: "
      "6:30\nruns_upright: yes\n" +
      std::string{more});
}

struct Made {
  Case runner;
  Assessment assessment;
  Plan plan;
};

inline Made made(const Case& runner) {
  Assessment assessment = assess(builtin(), runner);
  REQUIRE_FALSE(assessment.no_plan.has_value());
  Plan plan = make_plan(builtin(), runner, assessment, {*parse_date("2026-11-30")});
  return {runner, std::move(assessment), std::move(plan)};
}

inline PlanView looking(View show, std::optional<int> week = {}, std::optional<Date> today = {}) {
  PlanView view;
  view.audience.case_file = "k.yaml";
  view.show = show;
  view.week = week;
  view.today = today;
  return view;
}

inline PlanView in_miles(PlanView view) {
  view.audience.units = Units::mi;
  return view;
}

inline PlanView in_uk(PlanView view) {
  view.audience.region = &region_called("uk");
  return view;
}

inline Document drawn(const Made& one, const PlanView& view = looking(View::all)) {
  return plan_document(builtin(), one.runner, one.assessment, one.plan, view);
}

inline std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace kneecheck::document
