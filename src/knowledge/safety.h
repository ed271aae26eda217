// Safety rules: they decide how urgent it is, apart from any ranking.
// Rule: the urgency of a case is the highest of all positive rules; there is no order, priority or chaining.
#pragma once

#include <optional>
#include <vector>

#include "knowledge/criterion.h"

namespace kneecheck::knowledge {

struct Within {
  std::string_view id;
  std::int64_t hours = 0;
  std::string_view says;  // "today, within 24 hours"
  Evidence evidence;
};

struct UrgencyText {
  Urgency urgency = Urgency::self_manage;
  bool alarm = false;      // printed first, and cannot be missed
  std::string_view title;  // what to do, in a few words; may hold {placeholders} of the region
  std::string_view name;   // the level in a word or two
  std::string_view text;
  std::string_view worse_if;
  std::size_t within = 0;  // index into Safety::withins
  Evidence evidence;
};

// What is said when a triage is incomplete, and why there is no plan (by NoPlan of triage/assess.h).
struct OutcomeText {
  std::string_view id;
  std::string_view title;
  std::string_view text;
  Evidence evidence;
};

// What another answer rules out: until `question` has an answer of its own, it counts as answered with no to
// every choice where the answer to `from` is one of `choices`.
struct Implied {
  std::string_view id;  // of the question
  QuestionIndex question = 0;
  QuestionIndex from = 0;
  std::uint64_t choices = 0;
  Evidence evidence;
};

// What to look out for, as the end of a sentence: "the foot turns cold, pale or numb".
struct Watched {
  std::string_view id;
  std::string_view says;
  std::optional<std::size_t> seen;  // the rule that is true once it is there; empty: no answer says so
  Criterion as;                     // the answers that it adds to a case, all of them; empty: none
};

// Signs that are said in one breath where all of them stand together: "the knee swells, locks or gives way".
struct Together {
  std::string_view id;
  std::string_view says;
  std::vector<std::size_t> of;  // indexes into Safety::watched
};

// What somebody should look out for, and how soon each of it then has to be seen.
struct Watch {
  bool calls = false;                // ring for an ambulance
  std::size_t within = 0;            // index into Safety::withins
  std::vector<std::size_t> watched;  // indexes into Safety::watched
};

struct SafetyRule {
  std::string_view id;
  std::string_view name;
  Urgency urgency = Urgency::routine;
  std::size_t within = 0;  // index into Safety::withins
  Rest rest = Rest::none;
  bool allows_plan = false;
  std::uint64_t clearance = 0;  // the choice of `cleared` that lets a plan be made all the same; 0: none
  Criterion applies;            // known false: not applicable
  Criterion when;
  std::string_view text;    // why this matters
  std::string_view title;   // in place of the urgency's; empty: that one's
  std::string_view action;  // what to do now
  // What to say and what not to do: it holds as well where the action of another rule is given. May be empty.
  std::string_view also;
  std::vector<Watch> watch;     // what would make it more urgent, the most urgent first
  std::string_view worse_if;    // the same in words of its own; may be empty
  bool sends_to_tests = false;  // where an X-ray, a scan or a needle can be had today
  bool reads_ranking = false;
  Evidence evidence;
};

struct Safety {
  std::vector<UrgencyText> urgencies;  // by Urgency
  std::vector<Within> withins;
  std::string_view rest_stop;  // "No running, hopping or jumping until ..."
  std::string_view rest_off;
  std::vector<Evidence> rests;  // of these two
  std::vector<NamedCriterion> names;
  std::vector<Implied> implied;
  std::vector<Watched> watched;
  std::vector<Together> together;
  std::vector<SafetyRule> rules;  // in the order of the file
  Texts always;
  OutcomeText incomplete;
  std::vector<OutcomeText> no_plan;
};

}  // namespace kneecheck::knowledge
