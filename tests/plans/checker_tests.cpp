// P4: the tests that end a phase, and that the next phase begins with them.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

struct Gate {
  Text condition;
  int phase;
  Text test;
  int value;
};
// Of pain: at most; calf: at least; quiet: all ten.
constexpr std::array gates{
    Gate{"itb", settle, "stairs", 1},
    Gate{"itb", settle, "walk30", 0},
    Gate{"itb", align, "squat1", 1},
    Gate{"itb", single_leg, "stepdown", 1},
    Gate{"itb", single_leg, "calf", 20},
    Gate{"itb", landing_phase, "hop", 1},
    Gate{"itb", landing_phase, "quiet", 10},
    Gate{"kneecap", settle, "stairs", 3},
    Gate{"kneecap", align, "squat2", 2},
    Gate{"kneecap", align, "stepdown", 2},
    Gate{"kneecap", single_leg, "squat1", 2},
    Gate{"kneecap", single_leg, "stepdown", 2},
    Gate{"kneecap", single_leg, "calf", 20},
    Gate{"kneecap", landing_phase, "hop", 2},
    Gate{"kneecap", landing_phase, "quiet", 10},
    Gate{"patellar-tendon", settle, "squat2", 3},
    Gate{"patellar-tendon", align, "squat1", 3},
    Gate{"patellar-tendon", single_leg, "hop", 3},
    Gate{"patellar-tendon", single_leg, "calf", 20},
    Gate{"patellar-tendon", landing_phase, "hop", 3},
    Gate{"patellar-tendon", landing_phase, "quiet", 10},
};

bool is_count(Text test) {
  return test == "calf" || test == "quiet";
}

// Test -> limit; of two conditions the stricter limit.
std::map<Text, int> wanted(const Sheet& sheet, int phase) {
  std::map<Text, int> tests;
  for (const Gate& gate : gates) {
    const bool applies = gate.condition == "kneecap" ? sheet.kneecap() : sheet.is_for(gate.condition);
    if (gate.phase != phase || !applies) continue;
    const bool hops = sheet.figures.gentle && gate.test == "hop";
    const Text test = hops ? Text{"quiet"} : gate.test;
    const int value = hops ? 10 : gate.value;
    const auto [known, is_new] = tests.insert({test, value});
    if (!is_new)
      known->second = is_count(test) ? std::max(known->second, value) : std::min(known->second, value);
  }
  return tests;
}

bool limit_fits(const GateRow& gate) {
  if (gate.test == "quiet") return gate.limit != "at_most";
  if (is_count(gate.test)) return gate.limit == "at_least";
  return gate.limit == "at_most" || (gate.limit == "exactly" && gate.value == 0);
}

bool says(const Texts& texts, Text words) {
  return std::any_of(texts.begin(), texts.end(),
                     [words](Text text) { return text.find(words) != Text::npos; });
}

}  // namespace

void check_tests(const Sheet& sheet, Found& found) {
  const PhaseRow* before = nullptr;
  for (const PhaseRow& phase : sheet.plan.phases) {
    const Text id = phase_ids[static_cast<std::size_t>(phase.phase)];
    std::map<Text, int> given;
    for (const GateRow& gate : phase.tests) {
      if (!limit_fits(gate) || !given.insert({gate.test, gate.value}).second)
        found(phase.first, "P4", "{}: {} {} {}", id, gate.test, gate.limit, gate.value);
    }
    if (given != wanted(sheet, phase.phase))
      found(phase.first, "P4", "{} has other exit tests than the rule", id);
    if (phase.entry.empty() || phase.exit.empty())
      found(phase.first, "P4", "{} has no entry or exit text", id);
    if (!phase.tests.empty() && phase.exit.size() != phase.tests.size())
      found(phase.first, "P4", "{}: {} texts for {} tests", id, phase.exit.size(), phase.tests.size());
    if (phase.phase == run_phase && !says(phase.exit, "our green weeks"))
      found(phase.first, "P4", "run does not end with four green weeks");
    if (before != nullptr && phase.entry != before->exit)
      found(phase.first, "P4", "{} does not begin with the tests of the phase before", id);
    before = &phase;
  }
  if (!says(sheet.plan.notes, "repeat the week before"))
    found(0, "P4", "no note says what to do when a test is not passed");
}

}  // namespace kneecheck::plans
