// What the pages of a triage share: in brief, in full, and to take along.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/parts.h"
#include "document/people.h"

namespace kneecheck::document {

struct TriageWriter : Document {
  const Knowledge& knowledge;
  const Case& runner;
  const Assessment& assessment;
  const std::vector<Change>& changes;
  const Region& region;
  Citations citations;
};

inline constexpr auto warning_signs = static_cast<QuestionIndex>(Key::warning_signs);

std::string condition_name(const Knowledge& knowledge, ConditionIndex condition);

// A cause by its full name, with how well it fits; of the `first` one that it is the most likely.
void add_name(const TriageWriter& writer, const Ranked& ranked, bool first, Facts& facts);
void add_found(TriageWriter& writer, std::span<const Ranked> found);

// How sure this is, where it is not plain from the list.
void add_verdict(TriageWriter& writer);

// None of the causes fits well enough: so it says, and names the nearest.
void add_undiagnosed(TriageWriter& writer, std::span<const Ranked> found);

// A cause that can wait must not read as the explanation of a sign that cannot.
void add_signs_first(TriageWriter& writer);

// How many warning signs were asked, and which were found.
void add_sign_count(TriageWriter& writer);

// What calls for somebody, by name; an alarm says the first in full.
void add_rules_in_brief(TriageWriter& writer);

// The causes whose reasons are said: those that a plan is for, or the first.
std::span<const Ranked> explained(const TriageWriter& writer, std::span<const Ranked> found);
TextId causes_heading(const TriageWriter& writer);

// The page to take along (triage_sheet.cpp).
void write_sheet(TriageWriter& writer, const Audience& audience);

}  // namespace kneecheck::document
