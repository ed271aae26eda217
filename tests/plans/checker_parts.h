// What the groups of rules share: the figures that the rules speak of, over a record and its case, and the
// list of what was found. Rule: internal to the checker. One function per group of rules; each reads the
// sheet and writes violations, nothing else.
#pragma once

#include <fmt/format.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker.h"
#include "checker_record.h"

namespace kneecheck::plans {

// An exact fraction of small whole numbers (den > 0).
struct Fraction {
  std::int64_t num = 0, den = 1;
  friend Fraction operator+(Fraction a, Fraction b) { return {a.num * b.den + b.num * a.den, a.den * b.den}; }
  friend Fraction operator-(Fraction a, Fraction b) { return {a.num * b.den - b.num * a.den, a.den * b.den}; }
  friend Fraction operator*(Fraction a, Fraction b) { return {a.num * b.num, a.den * b.den}; }
  friend std::strong_ordering operator<=>(Fraction a, Fraction b) { return a.num * b.den <=> b.num * a.den; }
  friend bool operator==(Fraction a, Fraction b) { return a.num * b.den == b.num * a.den; }
  std::int64_t floor() const { return num / den; }  // num >= 0
  std::int64_t ceil() const { return (num + den - 1) / den; }
};
constexpr Fraction whole(std::int64_t number) {
  return {number, 1};
}
constexpr Fraction percent(std::int64_t number) {
  return {number, 100};
}

class Found {
 public:
  template <class... Args>
  void operator()(int week, const char* rule, fmt::format_string<Args...> text, Args&&... args) {
    all_.push_back({week, rule, fmt::format(text, std::forward<Args>(args)...)});
  }
  std::vector<Violation> all() && { return std::move(all_); }

 private:
  std::vector<Violation> all_;
};

// The runner's own figures.
struct Figures {
  int pace_seconds = 390;               // p
  int usual = 90, usual_longest = 30;   // U, Lu
  std::optional<Fraction> comfortable;  // C, minutes
  std::int64_t weeks_off = 0;           // millionths
  bool gentle = false, sore = false;
  bool may_rebuild = false;        // weekly_km > 0 and not gentle
  bool fast = false;               // V19
  bool jumper = false;             // E19
  int most_runs = 3;               // r of V13
  std::optional<int> max_minutes;  // of a session
  std::set<std::string> days, kit, history, location, avoid;
  std::optional<int> cadence;

  int full_week() const { return usual > 60 ? usual : 60; }  // F
  bool steps_quickly() const;                                // V11: two stages at once
  int days_in_row(int phase) const;                          // V9
  // As many of the open days as there are without more than so many of them in a row, Sunday before Monday.
  int most_days(int in_row) const;
  bool has_weights() const { return kit.count("weights") > 0 || kit.count("gym") > 0; }
};
Figures figures_of(const Answers& answers, const std::vector<std::string>& conditions);

// Answers without what is not known; empty when nothing is.
std::vector<std::string> known(const Answers& answers, const std::string& key);
std::string known_word(const Answers& answers, const std::string& key);
std::optional<std::int64_t> known_number(const Answers& answers, const std::string& key);  // millionths

inline constexpr int first_ladder_stage = 0,
                     continuous = 9;  // V11: stages 0 to 8, then running without a break

struct RunOn {
  int date = 0;
  const RunRow* run = nullptr;
};
struct SessionOn {
  int date = 0;
  const std::vector<Dose>* doses = nullptr;
  bool has(Text exercise) const;
};

enum class Part { hill, downhill, hard };

struct Week {
  const WeekRow* row = nullptr;
  int number = 1, phase = settle;
  bool deload = false, ladder = false;
  int minutes = 0, longest = 0;  // M, long
  std::optional<int> stage;      // empty: runs on different stages, or on none that is known
  std::vector<RunOn> runs;
  std::vector<SessionOn> sessions;
  const Week* prev = nullptr;
  const Week* base = nullptr;     // B: the last week before that is no deload
  const Week* earlier = nullptr;  // B2: the B of B
  const Week* last = nullptr;     // the last week before with running in it

  int run_count() const { return static_cast<int>(runs.size()); }
  const WeekTechniqueRow* technique(Text id) const;
  Fraction share(Text id) const;
  Fraction part(Part part) const;
  Fraction part_before(Part part) const;  // the larger of B's and the week before's
  bool rises(Part part) const { return this->part(part) > part_before(part); }
  bool starts(Text id) const;
  bool builds(Text id) const;  // the load or the dose rises
  bool uses(Text exercise) const;
  bool brings_counted() const;  // anything in `new` but phase:run
};

struct Sheet {
  PlanRow plan;
  const Answers& answers;
  Figures figures;
  std::vector<Week> weeks;
  std::set<Text> techniques;  // that stand in a week
  int race_week = 0;          // rw; may lie beyond the last week
  bool raced = false;         // the race is planned for, within the weeks
  int recovery_weeks = 0;
  bool one_weekday = false;  // all training is on one day of the week

  bool is_for(Text condition) const;
  bool tendon() const { return is_for("patellar-tendon"); }
  bool kneecap() const { return is_for("patellofemoral") || is_for("chondromalacia"); }
  bool front() const { return kneecap() || tendon(); }
  bool avoids(Text exercise) const { return figures.avoid.count(std::string(exercise)) > 0; }
  bool low(int week) const {
    return raced && week >= race_week && week <= race_week + recovery_weeks;
  }  // R3, R4
  int week_count() const { return static_cast<int>(weeks.size()); }
  Fraction goal(int weeks_so_far) const;  // P6: the volume to come back to
  // M(w) <= strict % of B, or <= loose % while rebuilding, up to F.
  bool within(const Week& week, int strict, int loose) const;
};
// The sheet refers to `answers`, and its weeks to its own rows.
void fill_sheet(Sheet& sheet, const std::vector<std::string>& conditions);

void check_sums(const Sheet& sheet, Found& found);       // S2
void check_phases(const Sheet& sheet, Found& found);     // P1 to P6
void check_tests(const Sheet& sheet, Found& found);      // P4
void check_volume(const Sheet& sheet, Found& found);     // V1 to V6, V8, V10
void check_growth(const Sheet& sheet, Found& found);     // V18
void check_run_days(const Sheet& sheet, Found& found);   // V9, V13
void check_ladder(const Sheet& sheet, Found& found);     // V7, V11, V12
void check_terrain(const Sheet& sheet, Found& found);    // V14 to V17, V19
void check_novelty(const Sheet& sheet, Found& found);    // T10
void check_ramp(const Sheet& sheet, Found& found);       // T02 to T09, T11, T12, T16 to T18, T26
void check_technique(const Sheet& sheet, Found& found);  // T01, T14, T28 to T30
void check_sessions(const Sheet& sheet, Found& found);   // E1, E2, E4 to E8, E12, E14, avoid
void check_doses(const Sheet& sheet, Found& found);      // E3, E9, E10, E13, E19
void check_loads(const Sheet& sheet, Found& found);      // E16 to E18
void check_race(const Sheet& sheet, Found& found);       // R1 to R4
void check_texts(const Sheet& sheet, Found& found);      // E4, E7, E11, E12, E15, K1, notes

}  // namespace kneecheck::plans
