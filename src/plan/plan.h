// The graded plan as a value: what a plan record prints, nothing more. Minutes are whole; km to 0.1, kept in
// tenths. Rule: make_plan() is pure and total: any case that triage lets through gets a plan that keeps every
// planning rule. Codes such as V8 are these rules, here and everywhere: `kneecheck explain V8` says what one
// asks and why (data/rules.yaml). U, Lu and the like are figures of a runner (parts.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/few.h"
#include "knowledge/knowledge.h"
#include "triage/assess.h"

namespace kneecheck::plan {

enum class Terrain : std::uint8_t { flat, uphill, rolling, downhill };
constexpr auto names_of(Terrain) {
  return name_list("flat", "uphill", "rolling", "downhill");
}

enum class TechniqueState : std::uint8_t { start, build, hold, settled };
constexpr auto names_of(TechniqueState) {
  return name_list("start", "build", "hold", "settled");
}

enum class Verdict : std::uint8_t { not_yet, tight, fits };
constexpr auto names_of(Verdict) {
  return name_list("not_yet", "tight", "fits");
}

struct WalkRun {
  int run_minutes = 0;  // 0: a walk
  int walk_minutes = 0;
  int repeats = 0;
  auto operator<=>(const WalkRun&) const = default;
};

struct TechniqueDose {
  TechniqueId id = TechniqueId::forward_lean;
  int minutes = 0;
  bool operator==(const TechniqueDose&) const = default;
};

struct Run {
  int minutes = 0;  // running only
  int km_tenths = 0;
  std::optional<WalkRun> walk_run;  // empty: continuous
  Terrain terrain = Terrain::flat;
  int hard_minutes = 0;
  int hill_minutes = 0;
  int downhill_minutes = 0;
  int strides = 0;                   // short relaxed accelerations, 15 to 20 s, walking back between them
  Few<TechniqueDose, 2> techniques;  // one is changed at a time (T01)
  bool operator==(const Run&) const = default;
};

struct PrescribedExercise {
  ExerciseIndex exercise = 0;
  Role role = Role::support;
  int sets = 0;
  int reps = 0;
  int hold_seconds = 0;
  int rest_seconds = 0;
  Sides sides = Sides::both;
  std::optional<int> depth_degrees;  // of knee bend
  std::optional<int> load_rm;        // a weight that could be lifted so often at most; empty: body weight
  int seconds() const;               // E8
  bool operator==(const PrescribedExercise&) const = default;
};

struct Day {
  Date date;
  std::optional<Run> run;
  std::vector<PrescribedExercise> exercises;
  int session_minutes() const;  // of the exercises, rounded up
};

struct WeekTechnique {
  TechniqueId id = TechniqueId::forward_lean;
  TechniqueState state = TechniqueState::hold;
  int minutes = 0;
  int share_percent = 0;  // rounded down
  int cue_percent = 100;
  bool operator==(const WeekTechnique&) const = default;
};

enum class NoveltyKind : std::uint8_t {
  phase,
  technique_start,
  technique_rise,
  uphill,
  rolling,
  downhill,
  strides,
  speed,
  jump,
  extra_run
};
struct Novelty {
  NoveltyKind kind = NoveltyKind::phase;
  PhaseId phase = PhaseId::settle;
  TechniqueId technique = TechniqueId::forward_lean;
  std::string_view exercise;  // of a jump
};
std::string novelty_text(const Novelty& novelty);  // "phase:align", "technique:forward-lean:start" ...

// How the runs of a date or a week went, by what was written down (D1, D2); `none`: there was none.
enum class Colour : std::uint8_t { none, green, unknown, amber, red };
constexpr auto names_of(Colour) {
  return name_list("none", "green", "unknown", "amber", "red");
}

// What a week asked for when it began (D10).
struct Asked {
  int run_minutes = 0;
  int longest_run_minutes = 0;
  int runs = 0;
  std::optional<int> stage;  // of the ladder from walking to running; empty: continuous
  bool deload = false;
  int technique_minutes = 0;
  int hill_minutes = 0;
  int downhill_minutes = 0;
  int hard_minutes = 0;
  bool operator==(const Asked&) const = default;
};

// What a diary decided about a week (D11), from the strictest to the mildest.
enum class DecisionCode : std::uint8_t {
  sign_stop,
  red_stop,
  gap_new,
  gap_back,
  red_back,
  new_pain_stop,
  new_pain_halve,
  gap_repeat,
  amber_hold,
  missing_hold,
  short_hold,
  over_hold,
  red_hold,
  gate_clinician,
  gate_wait,
  dose_hold,
  tech_wait,
  green_progress,
  plan_end
};
constexpr auto names_of(DecisionCode) {
  return name_list("SIGN_STOP", "RED_STOP", "GAP_NEW", "GAP_BACK", "RED_BACK", "NEW_PAIN_STOP",
                   "NEW_PAIN_HALVE", "GAP_REPEAT", "AMBER_HOLD", "MISSING_HOLD", "SHORT_HOLD", "OVER_HOLD",
                   "RED_HOLD", "GATE_CLINICIAN", "GATE_WAIT", "DOSE_HOLD", "TECH_WAIT", "GREEN_PROGRESS",
                   "PLAN_END");
}

struct Decision {
  int week = 0;
  Date date;  // of what it was decided for
  DecisionCode code = DecisionCode::green_progress;
  std::string text;
};
// The planning rule that a decision follows: "D3".
std::string_view rule_of(DecisionCode code);

struct Week {
  int number = 1;
  Date start;
  PhaseId phase = PhaseId::settle;
  bool deload = false;
  bool done = false;
  bool race_week = false;  // the race is run in this week
  bool recovery = false;   // after the race
  bool decides = false;    // its end decides whether the next phase may begin (D8)
  Few<Novelty, 6> news;    // at most one, and phase run beside it
  int run_minutes = 0;
  int run_km_tenths = 0;
  int longest_run_minutes = 0;
  Terrain terrain = Terrain::flat;
  int hard_minutes = 0;
  int hill_minutes = 0;
  int downhill_minutes = 0;
  int strides = 0;
  int strength_sessions = 0;
  Few<WeekTechnique, 2> techniques;
  std::array<Day, 7> days{};
  std::optional<Asked> asked;    // of past weeks of a replan and its current one
  std::optional<Colour> colour;  // of its past weeks

  int runs() const;  // days with one
};

struct PhaseSpan {
  PhaseId id = PhaseId::settle;
  int first_week = 1;
  int last_week = 1;
  std::vector<GateTest> entry_tests, exit_tests;  // entry: those of the phase before
  bool after_walks = false;  // running begins with this phase, after weeks of brisk walks (V12)
};

struct TechniqueTarget {
  TechniqueId id = TechniqueId::forward_lean;
  std::optional<int> from, to;  // in the technique's unit
};

struct RaceView {
  int km_tenths = 0;
  std::int64_t km_millionths = 0;  // as given
  Date date;
  Verdict verdict = Verdict::not_yet;
  int need_tenths = 0;  // the longest run that it asks for beforehand, km
  // Not yet: when it would fit, and what would fit on its day (0: nothing).
  std::optional<Date> earliest;
  int longest_tenths = 0;
  std::string text;
};

// What was assumed for want of an answer, and the key that changes it.
struct Assumption {
  Key key = Key::pace;
  std::string text;  // as it stands inside a sentence: "pace: 6:30 a km"
};

struct Plan {
  std::vector<ConditionIndex> conditions;  // the lead and, when mixed, the second
  Date start;
  int revision = 1;
  bool gentle = false;
  bool fast = false;             // fast running comes back (V19)
  bool is_cut = false;           // there are more weeks than these
  int pace_seconds = 390;        // a km
  int usual_minutes = 90;        // U
  int goal_minutes = 0;          // P6
  int least_downhill_weeks = 2;  // P6
  int least_hard_weeks = 2;      // P6, for those who run fast
  bool jumping_left = false;     // P6: the jumps of the sport are not back
  bool heavy_left = false;       // P6: the tendon had too few weeks with heavy sets
  int recovery_weeks_left = 0;   // P6, R4: weeks of recovery after the race that are beyond the end
  int recovery_percent = 50;     // R4: their minutes, of the last normal week
  std::vector<PhaseSpan> phases;
  std::vector<Week> weeks;
  std::vector<ExerciseIndex> exercises;     // all that are prescribed, in order of first use
  std::vector<TechniqueTarget> techniques;  // all that are used
  std::vector<const Advice*> stop_signs, relief, footwear, pain_rules, keep_up, keep_fit, daily_life;
  std::optional<RaceView> race;
  std::vector<Assumption> assumptions;
  std::vector<std::string> notes;         // assumptions first
  std::vector<std::string_view> sources;  // ids, in order of first use
  std::vector<Decision> decisions;        // of a diary: by week, date, code
  bool clinician_due = false;             // D8: a test was failed for so long that a clinician should look
};

// Options of the command line that override the case, already merged into `runner`.
struct PlanRequest {
  Date start;
};

// Precondition: assessment.no_plan is empty.
Plan make_plan(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
               const PlanRequest& request);

// Cuts `weeks` and `phases` to the first `weeks`; verdict and notes stay.
void cut_plan(Plan& plan, int weeks);

}  // namespace kneecheck::plan
