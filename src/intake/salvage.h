// A case file that was written for other knowledge: what can still be used of it, and what cannot.
// Rule: what is left out is named; nothing is guessed from it.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "intake/case.h"

namespace kneecheck::intake {

struct Salvaged {
  Case runner;                            // without problems
  std::bitset<most_questions> left_open;  // keys given as `unsure`
  struct Lost {
    std::string key;
    std::string why;  // the first problem with it
  };
  std::vector<Lost> lost;
};

// `record`: a mapping.
Salvaged salvage_case(const Knowledge& knowledge, Value record);

}  // namespace kneecheck::intake
