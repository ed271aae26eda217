// What a person is told to do first: a title, what to do, by when, and what would make it more urgent; in the words of a region.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "triage/assess.h"

namespace kneecheck {

struct Action {
  std::string title;
  std::string text;      // sentences, one after another
  std::string within;
  std::string worse_if;
};

// `text` with {emergency_number}, {emergency_place}, {same_day}, {doctor} and {physio} in the words of the region.
std::string fill_in(std::string_view text, const Region& region);

Action action_of(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

// The reason line of a hit: the feature's own text, or the statement of the answer.
std::string_view hit_text(const Knowledge& knowledge, const Hit& hit);

// "warning_signs.locked", "age.12": the answer as given.
std::string because_text(const Knowledge& knowledge, const Case& runner, const Because& because);

// The positive rules that bar a plan, in their order.
std::vector<std::uint16_t> barring_rules(const Knowledge& knowledge, const Assessment& assessment);

// The text for a reason code; the knowledge has one for each.
const OutcomeText& no_plan_text(const Knowledge& knowledge, NoPlan reason);

}  // namespace kneecheck
