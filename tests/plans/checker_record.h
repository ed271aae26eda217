// The rows of a plan record as they stand in the JSON text, read strictly: the keys of plan.schema.json and
// no others. Rule: nothing is computed here; texts are views into the tree that the record was parsed into.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace kneecheck::plans {

using namespace syntax;

using Text = std::string_view;
using Texts = std::vector<Text>;

// The record cannot be read far enough to apply any rule.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Orders that the rules speak of.
inline constexpr std::array<Text, 5> phase_ids{"settle", "align", "single-leg", "landing", "run"};
inline constexpr std::array<Text, 4> terrain_ids{"flat", "uphill", "rolling", "downhill"};
inline constexpr std::array<Text, 7> weekday_ids{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr std::array<Text, 3> verdict_ids{"not_yet", "tight", "fits"};
enum PhaseNumber { settle, align, single_leg, landing_phase, run_phase };
enum TerrainNumber { flat, uphill, rolling, downhill };
enum VerdictNumber { not_yet, tight, fits };

struct Dose {
  Text id, sides;
  bool core = false;
  int sets = 0, reps = 0, hold = 0, rest = 0;
  std::optional<int> depth;
  std::optional<int> rm;  // a weight that could be lifted so many times; empty: body weight
};

struct TechniqueMinutes {
  Text id;
  int minutes = 0;
};

struct RunRow {
  int minutes = 0, km_tenths = 0;
  std::optional<std::array<int, 3>> walk_run;  // run, walk, repeats
  int terrain = flat;
  int hard = 0, hill = 0, downhill = 0, strides = 0;
  std::vector<TechniqueMinutes> techniques;
};

struct DayRow {
  int date = 0;  // days
  int weekday = 0;
  std::optional<RunRow> run;
  std::vector<Dose> exercises;
  int session_minutes = 0;
};

struct WeekTechniqueRow {
  Text id, state;
  int minutes = 0, share = 0, cue = 0;
};

struct WeekRow {
  int number = 0, start = 0, phase = settle;
  bool deload = false, done = false;
  Texts news;
  int minutes = 0, km_tenths = 0, longest = 0, terrain = flat;
  int hard = 0, hill = 0, downhill = 0, strides = 0, sessions = 0;
  std::vector<WeekTechniqueRow> techniques;
  std::vector<DayRow> days;
};

struct GateRow {
  Text test, limit;  // at_most, at_least, exactly
  int value = 0;
};

struct PhaseRow {
  int phase = settle, first = 0, last = 0;
  Texts entry, exit;
  std::vector<GateRow> tests;
};

struct ExerciseRow {
  Text id, load_text;
  Texts cues;
};

struct TechniqueRow {
  Text id, unit;
  std::optional<int> from, to;
};

struct RaceRow {
  std::int64_t km_millionths = 0;
  int date = 0;
  int verdict = not_yet;
  Text text;
};

struct PlanRow {
  Texts conditions;
  int start = 0, revision = 0;
  std::vector<PhaseRow> phases;
  std::vector<WeekRow> weeks;
  std::vector<ExerciseRow> exercises;
  std::vector<TechniqueRow> techniques;
  std::optional<RaceRow> race;
  Texts relief, footwear, keep_fit, daily_life, notes;
  Texts sources, cited;  // ids: in the list of sources, and by exercises and techniques
};

// Throws Unreadable, with the place in the record, when a key is missing, unknown or of the wrong kind.
PlanRow read_plan(Value record);

// The same for a case without a plan; the reason's code.
std::string read_no_plan(Value record);

}  // namespace kneecheck::plans
