// What a case comes to, in words: what to do and by when, and why there is no plan. The formats for people
// and for programs say the same. Rule: a text of the data is shown only after in_region() has put the names
// of the region's services into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "triage/assess.h"

namespace kneecheck::words {

// `text` with {emergency_number}, {emergency_place}, {same_day}, {xray_place}, {doctor} and {physio} filled
// in.
std::string in_region(std::string_view text, const Region& region);

// The region "any" names no country; it is the first of the data.
const Region& default_region(const Knowledge& knowledge);

struct Action {
  std::string title;
  std::string text;                      // all of `lines`, for programs
  std::vector<std::string> lines;        // what to do, then what not to do until seen, then what else to say
  std::string within;                    // empty: no time can be named yet (incomplete, and nothing positive)
  std::string worse_if;                  // what would make it more urgent; all of `worse_lines`
  std::vector<std::string> worse_lines;  // a sentence for each time that is left
};
Action action_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                 const Region& region);

// The same without what would make it more urgent.
Action what_to_do(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

// Whether a diary has ended the plan, and the answers are too old for another one.
bool is_ended(const Assessment& assessment);

// What it is: open, while safety questions are and nothing known says more; else that of the decisive rule,
// with the strictest rest that any rule asks for; else that of no rule, with the rest that a diary asks for.
// The last two have no `worse_if` yet.
bool has_open_action(const Knowledge& knowledge, const Assessment& assessment);
// Whether what is known is milder than an alarm and safety questions are open: the page then begins with
// these.
bool is_open_first(const Assessment& assessment);
Action rule_action(const Knowledge& knowledge, std::size_t rule, Rest rest, const Region& region);
Action no_rule_action(const Knowledge& knowledge, Urgency urgency, Rest rest, const Region& region);

// A positive rule's name, after "Cleared by a clinician: " where that is so.
std::string rule_name(const Knowledge& knowledge, const SafetyRule& rule, const Assessment& assessment);

// The positive safety rules (by index), the decisive one first, then the most urgent.
std::vector<std::uint16_t> positive_rules(const Knowledge& knowledge, const Assessment& assessment);

// Why there is no plan. Precondition: assessment.no_plan holds.
struct PlanReason {
  NoPlan code = NoPlan::urgency;
  std::string title;                 // "No plan yet, ..."
  std::string text;                  // what stands against it, and what that means
  std::vector<std::uint16_t> rules;  // the positive safety rules that stand against a plan, most urgent first
};
PlanReason plan_reason(const Knowledge& knowledge, const Assessment& assessment, const Region& region);

}  // namespace kneecheck::words
