// Small sabotages of correct plans, at least one for each rule that the checker knows: each must be found under the right rule, so that
// the silence of the checker means something.
#pragma once

#include <string>

namespace kneecheck::plans {

// True when all were caught. With a folder: leaves the sabotaged records there, with their cases and the rules they break.
bool check_mutants(const std::string& folder);

}  // namespace kneecheck::plans
