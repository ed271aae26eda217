// The parts of a triage record that are the same from case to case, written as JSON once: a record of a batch is then mostly copied.
// Rule: every part is cut from what the functions of common.h write, which alone know wording and layout; private to this room.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "export/records.h"

namespace kneecheck {

// JSON with gaps: the pieces between them, in order.
template <std::size_t count>
using Pieces = std::array<std::string, count>;

using HitPieces = Pieces<2>;        // the points between
using ConditionPieces = Pieces<5>;  // points, for, against and unknown between
using RulePieces = Pieces<2>;       // because between
using OpenPieces = Pieces<2>;       // keys between
using ChangePieces = Pieces<3>;     // leads and urgency between

struct TriageParts {
  struct OfChoice {
    std::string term;  // "onset.gradual"
    ChangePieces change;
  };
  struct OfQuestion {
    std::string id;
    std::vector<OfChoice> choices;
  };
  struct OfCondition {
    std::string id;
    std::array<ConditionPieces, Names<Band>::words.size()> by_band;
    std::vector<std::vector<HitPieces>> hits;  // by feature, then by choice of its question; empty where no part was made
  };
  struct OfRule {
    RulePieces positive;
    OpenPieces open;
    std::array<std::string, Names<Rest>::words.size()> action;  // the member, where the rule decides it, by the strictest rest
  };
  std::vector<OfQuestion> questions;
  std::vector<OfCondition> conditions;
  std::vector<OfRule> rules;
  std::string self_care;  // the member `action` where no rule is positive
  std::string knowledge;  // the member
};

// Writes a compact record, with such parts wherever there is one.
class PartWriter : public JsonWriter {
 public:
  PartWriter(std::string& out, const TriageParts& made) : JsonWriter(out, JsonStyle::compact), parts(made) {}
  const TriageParts& parts;
};

// In the place of the functions of common.h.
void write_action(PartWriter& writer, const RecordView& view);
void write_condition(PartWriter& writer, const RecordView& view, const Ranked& ranked);
void write_rule(PartWriter& writer, const RecordView& view, std::size_t index);
void write_open_rule(PartWriter& writer, const RecordView& view, std::uint16_t index);
void write_change(PartWriter& writer, const Knowledge& knowledge, const Change& change);
void write_knowledge(PartWriter& writer, const Knowledge& knowledge);

}  // namespace kneecheck
