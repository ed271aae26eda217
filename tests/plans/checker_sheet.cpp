// The figures of a runner by which the planning rules are said: their limits, weeks and ceilings.
#include <algorithm>
#include <bit>

#include "base/number.h"
#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

constexpr std::array<std::array<int, 3>, 9> ladder_stages{
    {{0, 30, 1}, {1, 4, 6}, {1, 2, 6}, {2, 2, 5}, {3, 2, 5}, {4, 2, 4}, {4, 1, 5}, {6, 1, 4}, {9, 1, 3}}};

std::set<std::string> known_set(const Answers& answers, const std::string& key) {
  const std::vector<std::string> words = known(answers, key);
  return {words.begin(), words.end()};
}

bool makes_gentle(const std::set<std::string>& history) {
  constexpr std::array<const char*, 5> words{"stress_fracture", "osteoporosis", "steroid_use", "low_energy",
                                             "fluoroquinolone"};
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return history.count(word) > 0; });
}

int pace_of(const Answers& answers) {
  const std::string pace = known_word(answers, "pace");
  if (pace.empty()) return 390;
  const std::size_t colon = pace.find(':');
  return std::stoi(pace.substr(0, colon)) * 60 + std::stoi(pace.substr(colon + 1));
}

// km (millionths) as minutes.
Fraction minutes_of(std::int64_t km, int pace_seconds) {
  return {km * pace_seconds, 60 * decimal_one};
}
int rounded_minutes(std::int64_t km, int pace_seconds) {
  return static_cast<int>(round_half_even(km * pace_seconds, 60 * decimal_one));
}

// Sets of weekdays, the lowest bit a Monday.
bool all_open(unsigned chosen, const std::set<std::string>& days) {
  for (std::size_t i = 0; i < weekday_ids.size(); ++i) {
    if ((chosen >> i & 1U) != 0 && days.count(std::string(weekday_ids[i])) == 0) return false;
  }
  return true;
}
int longest_row(unsigned chosen) {
  int longest = 0, in_row = 0;
  for (std::size_t i = 0; i < 2 * weekday_ids.size(); ++i) {
    in_row = (chosen >> i % weekday_ids.size() & 1U) != 0 ? in_row + 1 : 0;
    longest = std::max(longest, std::min(in_row, 7));
  }
  return longest;
}

std::optional<int> stage_of(const Week& week) {
  if (!week.ladder) return continuous;
  std::optional<int> stage;
  for (const RunOn& on : week.runs) {
    if (!on.run->walk_run) return std::nullopt;
    const auto known_stage = std::find(ladder_stages.begin(), ladder_stages.end(), *on.run->walk_run);
    const int own = static_cast<int>(known_stage - ladder_stages.begin());
    if (known_stage == ladder_stages.end() || (stage && *stage != own)) return std::nullopt;
    stage = own;
  }
  return stage;
}

Week week_of(const WeekRow& row) {
  Week week;
  week.row = &row;
  week.number = row.number;
  week.phase = row.phase;
  week.deload = row.deload;
  for (const DayRow& day : row.days) {
    if (!day.exercises.empty()) week.sessions.push_back({day.date, &day.exercises});
    if (!day.run) continue;
    week.runs.push_back({day.date, &*day.run});
    week.minutes += day.run->minutes;
    week.longest = std::max(week.longest, day.run->minutes);
    week.ladder = week.ladder || day.run->walk_run.has_value();
  }
  week.stage = stage_of(week);
  return week;
}

void link(std::vector<Week>& weeks) {
  const Week* prev = nullptr;
  const Week* base = nullptr;
  const Week* last = nullptr;
  for (Week& week : weeks) {
    week.prev = prev;
    week.base = base;
    week.earlier = base != nullptr ? base->base : nullptr;
    week.last = last;
    prev = &week;
    if (!week.deload) base = &week;
    if (week.minutes > 0) last = &week;
  }
}

bool all_on_one_weekday(const PlanRow& plan) {
  std::set<int> used;
  for (const WeekRow& week : plan.weeks) {
    for (const DayRow& day : week.days) {
      if (day.run || !day.exercises.empty()) used.insert(day.weekday);
    }
  }
  return used.size() == 1;
}

}  // namespace

std::vector<std::string> known(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  if (found == answers.end()) return {};
  std::vector<std::string> words = found->second;
  words.erase(std::remove(words.begin(), words.end(), "unsure"), words.end());
  return words;
}

std::string known_word(const Answers& answers, const std::string& key) {
  const std::vector<std::string> words = known(answers, key);
  return words.empty() ? std::string() : words.front();
}

std::optional<std::int64_t> known_number(const Answers& answers, const std::string& key) {
  return parse_decimal(known_word(answers, key));
}

Figures figures_of(const Answers& answers, const std::vector<std::string>& conditions) {
  Figures figures;
  const auto is_for = [&conditions](const char* condition) {
    return std::find(conditions.begin(), conditions.end(), condition) != conditions.end();
  };
  const auto number = [&answers](const char* key) { return known_number(answers, key).value_or(0); };
  figures.pace_seconds = pace_of(answers);
  if (const int usual = rounded_minutes(number("weekly_km"), figures.pace_seconds); usual > 0)
    figures.usual = usual;
  const int longest = rounded_minutes(number("longest_run_km"), figures.pace_seconds);
  figures.usual_longest = std::max(30, longest > 0 ? longest : (figures.usual + 2) / 3);
  if (auto comfortable = known_number(answers, "comfortable_km")) {
    const auto starts = known_number(answers, "pain_starts_km");
    if (is_for("itb") && starts) comfortable = std::min(*comfortable, *starts);
    figures.comfortable = minutes_of(*comfortable, figures.pace_seconds);
  }
  figures.weeks_off = number("weeks_off");
  figures.history = known_set(answers, "history");
  figures.gentle = figures.weeks_off > 6 * decimal_one || number("age") >= 55 * decimal_one ||
                   makes_gentle(figures.history);
  figures.may_rebuild = number("weekly_km") > 0 && !figures.gentle;
  const bool tender = figures.gentle || is_for("patellar-tendon") || is_for("chondromalacia");
  const auto runs = static_cast<int>(number("runs_per_week") / decimal_one);
  figures.most_runs = std::max(2, std::min({tender ? 5 : 6, runs > 0 ? runs : 3, figures.usual / 30}));
  const auto minutes = static_cast<int>(number("max_minutes") / decimal_one);
  if (minutes > 0) figures.max_minutes = minutes;
  figures.sore = std::max(number("pain_squat"), number("pain_stairs")) >= 5 * decimal_one;
  figures.days = known_set(answers, "days");
  if (figures.days.empty()) figures.days.insert(weekday_ids.begin(), weekday_ids.end());
  figures.kit = known_set(answers, "equipment");
  figures.location = known_set(answers, "location");
  figures.avoid = known_set(answers, "avoid");
  figures.fast = known_word(answers, "fast_running") == "yes" && !figures.gentle && figures.days.size() > 1;
  figures.jumper =
      is_for("patellar-tendon") && known_set(answers, "sport").count("jumping") > 0 && !figures.gentle;
  if (const auto cadence = known_number(answers, "cadence"))
    figures.cadence = static_cast<int>(*cadence / decimal_one);
  return figures;
}

bool Figures::steps_quickly() const {
  return !gentle && weeks_off < 2 * decimal_one;
}

int Figures::days_in_row(int phase) const {
  if (most_runs == 6) return 6;
  return most_runs == 5 || phase >= landing_phase ? 3 : 2;
}

int Figures::most_days(int in_row) const {
  int most = 0;
  for (unsigned chosen = 0; chosen < 1U << weekday_ids.size(); ++chosen) {
    if (!all_open(chosen, days) || longest_row(chosen) > in_row) continue;
    most = std::max(most, std::popcount(chosen));
  }
  return most;
}

bool SessionOn::has(Text exercise) const {
  return std::any_of(doses->begin(), doses->end(),
                     [exercise](const Dose& dose) { return dose.id == exercise; });
}

const WeekTechniqueRow* Week::technique(Text id) const {
  for (const WeekTechniqueRow& technique : row->techniques) {
    if (technique.id == id) return &technique;
  }
  return nullptr;
}

Fraction Week::share(Text id) const {
  const WeekTechniqueRow* found = technique(id);
  return found != nullptr && minutes > 0 ? Fraction{found->minutes, minutes} : Fraction{};
}

Fraction Week::part(Part part) const {
  const int of_it = part == Part::hill ? row->hill : part == Part::downhill ? row->downhill : row->hard;
  return minutes > 0 ? Fraction{of_it, minutes} : Fraction{};
}

Fraction Week::part_before(Part which) const {
  return base != nullptr ? std::max(base->part(which), prev->part(which)) : Fraction{};
}

bool Week::starts(Text id) const {
  return technique(id) != nullptr && (last == nullptr || last->technique(id) == nullptr);
}

bool Week::builds(Text id) const {
  const WeekTechniqueRow* now = technique(id);
  return now != nullptr && last != nullptr && last->technique(id) != nullptr && share(id) > last->share(id) &&
         now->minutes > 1 && now->state != "settled";
}

bool Week::uses(Text exercise) const {
  return std::any_of(sessions.begin(), sessions.end(),
                     [exercise](const SessionOn& session) { return session.has(exercise); });
}

bool Week::brings_counted() const {
  return std::any_of(row->news.begin(), row->news.end(), [](Text text) { return text != "phase:run"; });
}

bool Sheet::is_for(Text condition) const {
  return std::find(plan.conditions.begin(), plan.conditions.end(), condition) != plan.conditions.end();
}

Fraction Sheet::goal(int weeks_so_far) const {
  int most_runs = 0;
  for (const Week& week : weeks)
    most_runs = week.number <= weeks_so_far ? std::max(most_runs, week.run_count()) : most_runs;
  return percent(95) * whole(std::min(figures.full_week(), most_runs * figures.usual_longest));
}

bool Sheet::within(const Week& week, int strict, int loose) const {
  const Fraction minutes = whole(week.minutes), before = whole(week.base->minutes);
  if (minutes <= percent(strict) * before) return true;
  return figures.may_rebuild && minutes <= percent(loose) * before && minutes <= whole(figures.full_week());
}

void fill_sheet(Sheet& sheet, const std::vector<std::string>& conditions) {
  sheet.figures = figures_of(sheet.answers, conditions);
  for (const WeekRow& row : sheet.plan.weeks) sheet.weeks.push_back(week_of(row));
  link(sheet.weeks);
  for (const WeekRow& row : sheet.plan.weeks) {
    for (const WeekTechniqueRow& technique : row.techniques) sheet.techniques.insert(technique.id);
  }
  sheet.one_weekday = all_on_one_weekday(sheet.plan);
  if (const auto& race = sheet.plan.race; race && race->date >= sheet.plan.start) {
    sheet.race_week = (race->date - sheet.plan.start) / 7 + 1;
    sheet.raced = race->verdict != not_yet && sheet.race_week <= sheet.week_count();
    sheet.recovery_weeks = race->km_millionths <= 21'100'000 ? 1 : 2;
  }
}

}  // namespace kneecheck::plans
