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

inline const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  REQUIRE(knowledge);
  return *knowledge;
}

inline const Region& region_called(std::string_view id) {
  const Region* region = builtin().find_region(id);
  REQUIRE(region != nullptr);
  return *region;
}

inline Case case_of(std::string_view yaml) {
  Tree tree;
  Diagnostics problems;
  REQUIRE(parse_yaml("case.yaml", yaml, record_limits, tree, problems));
  Case runner = decode_case(builtin(), tree.root());
  REQUIRE(runner.problems.empty());
  return runner;
}

// A runner of 34 with outer knee pain and every safety question answered; `more` replaces nothing and adds
// keys.
inline Case outer_case(std::string_view more = {}) {
  return case_of(std::string{"age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: "
                             "[none]\nhistory: [none]\n"
                             "worse_with: [downhill]\npattern: [after_set_distance]\nmechanism: [none]\n"} +
                 std::string{more});
}

}  // namespace kneecheck
