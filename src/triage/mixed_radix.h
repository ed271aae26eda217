// Outcomes of every combination of several answers, one after another: a number with one digit for each
// question, the first the lowest.
#pragma once

#include <cstddef>
#include <vector>

namespace kneecheck::triage {

// Whether two combinations that differ only in digit `at` come out differently.
template <class Outcome>
bool turns_on(const std::vector<std::size_t>& sizes, const std::vector<Outcome>& outcomes, std::size_t at) {
  std::size_t unit = 1;
  for (std::size_t i = 0; i < at; ++i) unit *= sizes[i];
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const std::size_t digit = i / unit % sizes[at];
    if (digit > 0 && outcomes[i] != outcomes[i - digit * unit]) return true;
  }
  return false;
}

}  // namespace kneecheck::triage
