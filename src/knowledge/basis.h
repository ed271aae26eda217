// What a number of a planning policy rests on: the rule it serves, its sources, its strength.
#pragma once

#include "knowledge/evidence.h"

namespace kneecheck::knowledge {

struct Basis {
  std::string_view rule;  // id of a planning rule: "E8"
  Evidence evidence;
};

struct PolicyNumber {
  int value = 0;
  Basis basis;
};

}  // namespace kneecheck::knowledge
