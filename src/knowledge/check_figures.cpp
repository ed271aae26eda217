#include "figure/faults.h"
#include "knowledge/checks.h"
#include "knowledge/figures.h"

namespace kneecheck::knowledge {
namespace {

using figure::Fault;
using figure::FaultKind;

// Where what a fault is about stands: as near to it as the file goes.
Value place_of(const FigureAt& at, const Fault& fault) {
  const auto said = [&](std::string_view key) {
    const Value own = value_under(at.own, key);
    return own.exists() || !at.base.exists() ? own : value_under(at.base, key);
  };
  if (fault.kind == FaultKind::untouched) {
    Value props = said("props");
    if (!props.is_list()) return props;
    Value prop = props.first();
    for (std::size_t i = 0; i < fault.prop; ++i) prop = prop.next(props);
    return prop;
  }
  const Value pose = said(word(fault.moment));
  if (!pose.exists()) return at.own;
  if (fault.kind == FaultKind::joint) {
    const Value limb = value_under(pose, word(fault.side));
    if (const Value angle = value_under(limb, word(fault.angle)); angle.exists()) return angle;
    if (const Value angle = value_under(pose, word(fault.angle)); angle.exists()) return angle;
  }
  if (fault.kind == FaultKind::in_the_air) {
    if (const Value on = value_under(pose, "on"); on.exists()) return on;
  }
  return pose;
}

void tell(const figure::Figure& figure, const FigureAt& at, const Fault& fault, Diagnostics& problems) {
  const Value place = place_of(at, fault);
  const std::string_view part = word(fault.part);
  const auto refuse = [&](const Phrase& message, const Phrase& help) {
    report(problems, place, "impossible_pose", message, help);
  };
  switch (fault.kind) {
    case FaultKind::joint: {
      const figure::Range range = figure::range_of(fault.angle);
      return refuse({KnowledgeText::joint_too_far,
                     {{"moment", word(fault.moment)},
                      {"side", word(fault.side)},
                      {"angle", word(fault.angle)},
                      {"n", fault.value}}},
                    {KnowledgeText::joint_range, {{"least", range.least}, {"most", range.most}}});
    }
    case FaultKind::in_the_air:
      return refuse({fault.value > 0 ? KnowledgeText::part_in_air : KnowledgeText::part_in_ground,
                     {{"moment", word(fault.moment)}, {"part", part}, {"n", std::abs(fault.value)}}},
                    KnowledgeText::part_in_air_help);
    case FaultKind::in_ground:
      return refuse({KnowledgeText::below_floor, {{"moment", word(fault.moment)}, {"n", fault.value}}},
                    KnowledgeText::below_floor_help);
    case FaultKind::falls:
      return refuse({KnowledgeText::falls, {{"moment", word(fault.moment)}, {"n", fault.value}}},
                    KnowledgeText::falls_help);
    case FaultKind::untouched:
      if (figure.props[fault.prop].at.empty())
        return refuse({KnowledgeText::prop_alone, {{"thing", word(figure.props[fault.prop].is)}}},
                      KnowledgeText::prop_alone_help);
      return refuse({KnowledgeText::prop_untouched,
                     {{"moment", word(fault.moment)},
                      {"part", part},
                      {"thing", word(figure.props[fault.prop].is)},
                      {"n", std::abs(fault.value)}}},
                    KnowledgeText::prop_untouched_help);
  }
}

}  // namespace

void check_figures(const Knowledge& knowledge, Diagnostics& problems) {
  read_poses(knowledge, problems);
  for (const FigureEntry& entry : all_figures(knowledge)) {
    const auto figure = read_figure(knowledge, entry.at, problems);
    if (!figure) continue;
    for (const Fault& fault : figure::faults_of(*figure)) tell(*figure, entry.at, fault, problems);
  }
}

}  // namespace kneecheck::knowledge
