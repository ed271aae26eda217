// The built-in knowledge, and cases written as YAML, for tests of what is said about them.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

#include "intake/case.h"
#include "knowledge/load.h"
#include "syntax/parse.h"
#include "triage/assess.h"

namespace kneecheck {

inline const knowledge::Knowledge& builtin() {
  static const std::unique_ptr<knowledge::Knowledge> knowledge = [] {
    Diagnostics problems;
    return knowledge::load_knowledge({knowledge::builtin_layer()}, problems);
  }();
  REQUIRE(knowledge);
  return *knowledge;
}

inline const knowledge::Region& region_called(std::string_view id) {
  const knowledge::Region* region = builtin().find_region(id);
  REQUIRE(region != nullptr);
  return *region;
}

inline intake::Case case_of(std::string_view yaml) {
  syntax::Tree tree;
  Diagnostics problems;
  REQUIRE(syntax::parse_yaml("case.yaml", yaml, syntax::record_limits, tree, problems));
  intake::Case runner = intake::decode_case(builtin(), tree.root());
  REQUIRE(runner.problems.empty());
  return runner;
}

// A runner of 34 with outer knee pain and every safety question answered; `more` replaces nothing and adds
// keys.
inline intake::Case outer_case(std::string_view more = {}) {
  return case_of(std::string{"age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: "
                             "[none]\nhistory: [none]\n"
                             "worse_with: [downhill]\npattern: [after_set_distance]\nmechanism: [none]\n"} +
                 std::string{more});
}

// A runner and jumper with tendon pain whose plan brings weights, strides, faster minutes and jumps, and
// makes room for a race.
inline intake::Case trained_case(std::string_view more = {}) {
  return case_of(
      std::string{"age: 34\nlocation: [below_kneecap]\nonset: gradual\nswelling: none\nwarning_signs: "
                  "[none]\nhistory: [none]\nworse_with: [running, jumping]\ntendon_tender: yes\n"
                  "sport: [running, jumping]\nweekly_km: 40\nlongest_run_km: 15\nruns_per_week: 4\n"
                  "comfortable_km: 8\npace: 5:30\nfast_running: yes\nequipment: [weights, gym, step]\n"
                  "max_minutes: 40\nrace_km: 10.2\nrace_date: 2027-05-15\n"} +
      std::string{more});
}

}  // namespace kneecheck
