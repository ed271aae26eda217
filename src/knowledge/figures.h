// Figures where they stand in the files. They are read when they are drawn, and by the checks: a run that
// draws none pays for none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "figure/figure.h"
#include "knowledge/knowledge.h"
#include "knowledge/topics.h"

namespace kneecheck::knowledge {

// A figure, or nothing. That of a rung says only what differs from that of its exercise.
struct FigureAt {
  Value own, base;

  bool exists() const { return own.exists(); }
};

// The figure, with all that its words and numbers show to be wrong; nothing when something is.
std::optional<figure::Figure> read_figure(const Knowledge& knowledge, const FigureAt& at,
                                          Diagnostics& problems);
// The poses of figures.yaml, for what is wrong with them.
void read_poses(const Knowledge& knowledge, Diagnostics& problems);
// Of knowledge that was checked.
std::optional<figure::Figure> figure_at(const Knowledge& knowledge, const FigureAt& at);

// All figures, in the order of the knowledge: of an exercise, a technique, a test or a question; the rung as
// it is counted in its ladder from 1, or 0.
struct FigureEntry {
  TopicKind kind = TopicKind::exercise;
  std::string_view id, name;
  std::size_t rung = 0;
  FigureAt at;
};
std::vector<FigureEntry> all_figures(const Knowledge& knowledge);

}  // namespace kneecheck::knowledge
