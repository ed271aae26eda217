// A folder beside the built-in knowledge that it is laid over, as the checks in check_overlay*.cpp compare
// them. Rule: what cannot be shown to be as strict as before is refused; private to this room.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "knowledge/decode.h"
#include "knowledge/policy_numbers.h"

namespace kneecheck::knowledge {

// Whether `high` is at least as true as `low` whatever the answers (no < unknown < yes), as far as the shape
// of both shows: an answer more under `any` or one condition less under `all`, and the reverse under `not`.
bool at_most(const Criterion& low, const Criterion& high);

template <class Entry>
const Entry* with_id(const std::vector<Entry>& entries, const decltype(Entry::id)& id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

class Overlaid {
 public:
  Overlaid(const Knowledge& built_in, const Knowledge& laid_over, Diagnostics& diagnostics);

  const Knowledge& before;
  const Knowledge& now;

  // Bits of built-in conditions, where these stand now; a criterion with them; the reverse of the first, with
  // only those that have a built-in plan.
  std::uint64_t moved(std::uint64_t conditions) const;
  Criterion moved(Criterion criterion) const;
  std::uint64_t planned_of(std::uint64_t conditions) const;
  ConditionIndex moved(ConditionIndex condition) const { return place_[condition]; }
  bool is_new(ConditionIndex condition) const;
  const Language& language() const { return problems_.language(); }

  // A problem at what stands under `key` of the entry, or at the entry.
  void looser(const Evidence& entry, std::string_view key, const Phrase& message, const Phrase& help) const;
  // The same for a number that has moved the wrong way: "week_growth_percent 130 is looser than the built-in
  // 110; a folder may only make it lower".
  void compare(const Evidence& entry, std::string_view key, const Phrase& name, int was, int is,
               Stricter way) const;

 private:
  Diagnostics& problems_;
  std::vector<ConditionIndex> place_;  // by built-in condition
};

// Where the last file that has the key at its top says it; not existing when none has it.
Value place_under(const Knowledge& knowledge, std::string_view key);

// Of three texts that stand behind one another the one for this way: lower, higher, fixed.
constexpr TextId of_way(TextId lower, Stricter way) {
  return counted(lower, static_cast<std::size_t>(way) - static_cast<std::size_t>(Stricter::lower));
}

// check_overlay_questions.cpp; false: the answers are others, and nothing else can be compared.
bool check_questions(const Overlaid& overlaid);
void check_interview(const Overlaid& overlaid);
// check_overlay_causes.cpp
void check_causes(const Overlaid& overlaid);
void check_ranking(const Overlaid& overlaid);
// check_overlay_exercises.cpp
void check_exercises(const Overlaid& overlaid);
void check_technique_limits(const Overlaid& overlaid);
// check_overlay_running.cpp
void check_running_policy(const Overlaid& overlaid);
// check_overlay_sessions.cpp
void check_session_policy(const Overlaid& overlaid);
// check_overlay_loads.cpp
void check_load_policy(const Overlaid& overlaid);
// check_overlay_advice.cpp
void check_advice_kept(const Overlaid& overlaid);

}  // namespace kneecheck::knowledge
