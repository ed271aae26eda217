// What the plans come to as a whole, in numbers that a physiotherapist would ask for.
#pragma once

namespace kneecheck::plans {

// Prints the figures; false when one of them is not what the planning rules were made for.
bool check_figures();

}  // namespace kneecheck::plans
