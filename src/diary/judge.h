// A week as it was asked and as it was done: its colour (D2), whether it was short or too much (D3), and what
// of it counts (D6). Rule: what is missing never earns.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "diary/dates.h"
#include "plan/planner.h"

namespace kneecheck::diary {

// What a week is judged by.
struct Judge {
  const Frames& frames;
  const Facts& facts;
  const PainLimits& limits;
  std::optional<Date> race;  // of a plan that is ready for it: a run date of 0 minutes

  const PlanPolicy& policy() const { return frames.running.policy; }
};

struct Judged {
  int number = 0;
  PhaseId phase = PhaseId::settle;
  Asked asked;
  Date last;  // its last date, or today
  Colour colour = Colour::none;
  std::vector<Date> runs;
  // Of any of its dates; `unknown`: none that is excused.
  std::vector<Date> red, amber, unknown, sore;
  int minutes = 0;
  int longest = 0;
  int technique_minutes = 0;
  int green_runs = 0;
  int green_runs_needed = 0;
  bool is_excused = false;  // one run is not known whole, and counts all the same (D2)
  bool is_thin = false;     // short of minutes
  bool is_short = false;
  bool is_over = false;
  int most_known = 0;  // minutes: asked, or run in one of the weeks before
};

Asked asked_of(const PlanPolicy& policy, const Week& week);

// Whether this date is one of Fact::is_run().
bool is_run_date(const Judge& judge, std::optional<int> stage, Date date);

// `week`: as it was asked. `before`: the weeks before it. Dates after `today` are not looked at.
Judged judge_week(const Judge& judge, const Week& week, const Colours& colours, Date today,
                  std::span<const Judged> before);

// Of the week that holds `today`: what was done and what is still to come of it cannot be enough (short, D3).
bool must_fall_short(const Judge& judge, const Judged& judged, const Week& week, Date today);

// D10: the week as a record shows it when it is past.
Week week_as_done(const Judge& judge, const Week& asked, const Judged& judged, bool rested);

// D6. `before`: the share that counted so far.
Share counted_share(const Judge& judge, const Judged& judged, Share before);
bool is_rested(const Judged& judged, bool thin_before);
// What counts of the week that is shown as `done`.
Done what_counts(const Judge& judge, const Week& asked, const Judged& judged, const Week& done, Share share);

}  // namespace kneecheck::diary
