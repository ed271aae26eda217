// Tables of bad overlays, each with every problem as it is printed.
#pragma once

#include "overlay.h"

namespace kneecheck::knowledge {

struct Refusal {
  std::string name;
  std::vector<OverlayFile> files;
  std::string_view expected;  // begins with a line break, for the eye
};

inline void check_refusals(const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) {
    CAPTURE(refusal.name);
    const Loaded loaded = load_over(refusal.files);
    CHECK(loaded.knowledge == nullptr);
    CHECK(std::string{"\n"}.append(format(loaded.problems)) == refusal.expected);
    check_codes_explained(loaded.problems);
  }
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// One point, for condition().
inline const std::string point =
    "  - {when: {feel: stiff}, points: 1, sources: [judgement], strength: judgement}\n";

}  // namespace kneecheck::knowledge
