// The gates between phases in words: what must be true to move on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace kneecheck::plan {

// "ten step-downs: pain 1 of 10 or less", "one-leg calf raises: 20 or more on each side".
std::string gate_text(const Knowledge& knowledge, const GateTest& test);

// What must be true to begin and to leave a phase (P4); never empty.
std::vector<std::string> entry_texts(const Knowledge& knowledge, const PhaseSpan& span);
std::vector<std::string> exit_texts(const Knowledge& knowledge, const PhaseSpan& span);

// What must be true to begin what the phase asks for: its entry; and, where running begins with it after
// weeks of brisk walks, a walk without pain (V12).
std::vector<std::string> begin_texts(const Knowledge& knowledge, const PhaseSpan& span);

// The same as a test of a phase; empty: it has none.
std::optional<GateTest> technique_test(const Technique& technique);
// What must be true before the change of technique begins (T12, T13); empty: nothing but its phase.
std::string technique_gate_text(const Knowledge& knowledge, const Technique& technique);

}  // namespace kneecheck::plan
