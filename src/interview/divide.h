// A step that is too tall for the screen becomes its first part; the rest is put next.
// Rule: each part is answered by itself, so that nobody denies what they have not seen.
#pragma once

#include <functional>

#include "interview/said.h"

namespace kneecheck::interview {

// The longest beginning of the step that `fits`: of several questions the first ones, of a list the first of
// its answers. A list in an order, or of which one answer is taken, stays whole.
Step beginning_that_fits(const Knowledge& knowledge, Step step, const std::function<bool(const Step&)>& fits);

}  // namespace kneecheck::interview
