#include "diary/judge.h"

#include <algorithm>

namespace kneecheck::diary {
namespace {

// V11: runs that a stage needs; of continuous weeks two.
int runs_needed(const Judge& judge, const Asked& asked) {
  const PlanPolicy& policy = judge.policy();
  int needed = policy["diary_runs_least"_n];
  if (asked.stage && judge.frames.running.runner.gentle && asked.runs > 2)
    needed = policy["stage_runs_gentle"_n];
  return std::min(needed, asked.runs);
}

// A run of the ladder counts from three quarters of its minutes on.
bool is_long_enough(const Judge& judge, const Asked& asked, const Fact& fact) {
  if (!asked.stage) return true;
  const PlanPolicy& policy = judge.policy();
  const bool walks = *asked.stage == 0;
  const int done = fact.run_minutes + (walks ? fact.walk_minutes : 0);
  const int whole = walks ? policy["diary_walk_minutes"_n] : asked.longest_run_minutes;
  return 100 * done >= policy["diary_short_percent"_n] * whole;
}

// Minutes asked, in hundredths: of a week with a red date those that were done to its end, and what D13
// leaves of the rest.
std::int64_t asked_hundredths(const Judge& judge, const Judged& judged) {
  if (judged.red.empty()) return std::int64_t{100} * judged.asked.run_minutes;
  int before = 0;
  for (const Date run : judged.runs) {
    if (run <= judged.red.front() && run != judge.race) before += judge.facts.at(run).run_minutes;
  }
  const int rest = std::max(0, judged.asked.run_minutes - before);
  return std::int64_t{100} * before + std::int64_t{judge.policy()["diary_cut_percent"_n]} * rest;
}

// So many minutes are too few.
bool is_thin(const Judge& judge, const Judged& judged, int minutes) {
  return judged.asked.runs > 0 && !judged.asked.stage &&
         std::int64_t{10000} * minutes <
             judge.policy()["diary_short_percent"_n] * asked_hundredths(judge, judged);
}

void compare(const Judge& judge, std::span<const Judged> before, Judged& judged) {
  const PlanPolicy& policy = judge.policy();
  const Asked& asked = judged.asked;
  judged.green_runs_needed = runs_needed(judge, asked);
  judged.is_thin = is_thin(judge, judged, judged.minutes);
  judged.is_short = asked.runs > 0 && (judged.is_thin || judged.green_runs < judged.green_runs_needed);
  judged.most_known = asked.run_minutes;
  const auto back = static_cast<std::size_t>(policy["diary_over_weeks"_n]);
  for (std::size_t i = before.size() > back ? before.size() - back : 0; i < before.size(); ++i)
    judged.most_known = std::max(judged.most_known, before[i].minutes);
  judged.is_over = asked.stage != 0 &&
                   100 * judged.minutes > policy["diary_over_percent"_n] * judged.most_known &&
                   judged.minutes - judged.most_known >= policy["diary_over_minutes"_n];
}

void excuse_one(const Judge& judge, Judged& judged) {
  if (judged.unknown.size() != 1 || !judged.amber.empty() || !judged.red.empty()) return;
  if (judged.green_runs < judge.policy()["diary_excused_greens"_n]) return;
  judged.is_excused = is_excusable(judge.limits, judge.facts.at(judged.unknown.front()));
  if (judged.is_excused) judged.unknown.clear();
}

Colour worst(const Judged& judged) {
  if (!judged.red.empty()) return Colour::red;
  if (!judged.amber.empty()) return Colour::amber;
  if (!judged.unknown.empty()) return Colour::unknown;
  return judged.runs.empty() ? Colour::none : Colour::green;
}

// D10: hills and stage are those of the run that was asked on that date, else of the next one that is free.
std::vector<const Run*> models(const Week& asked, const std::vector<Date>& runs) {
  std::vector<const Run*> free, found(runs.size(), nullptr);
  for (const Day& day : asked.days) {
    if (!day.run) continue;
    const auto same = std::ranges::find(runs, day.date);
    if (same == runs.end()) {
      free.push_back(&*day.run);
    } else {
      found[static_cast<std::size_t>(same - runs.begin())] = &*day.run;
    }
  }
  std::size_t next = 0;
  for (const Run*& model : found) {
    if (model == nullptr && next < free.size()) model = free[next++];
  }
  return found;
}

Run run_as_done(const Judge& judge, const Run* model, const Asked& asked, const Fact& fact, int minutes) {
  const RunningFrame& frame = judge.frames.running;
  Run run;
  run.minutes = minutes;
  run.km_tenths = tenths_of_km(frame.runner, minutes);
  // Another number of minutes than the stage has was not run in its steps.
  if (asked.stage) {
    const LadderStage& stage = frame.policy.ladder[static_cast<std::size_t>(*asked.stage)];
    if (stage.minutes() == minutes) run.walk_run = walk_run(stage);
  }
  if (model != nullptr) {
    run.hill_minutes = std::min(model->hill_minutes, minutes);
    run.downhill_minutes = std::min(model->downhill_minutes, minutes - run.hill_minutes);
    run.hard_minutes = std::min(model->hard_minutes, minutes);
    run.strides = minutes > 0 ? model->strides : 0;
    if (run.hill_minutes + run.downhill_minutes > 0) run.terrain = model->terrain;
  }
  const int technique = std::min(fact.technique_minutes, minutes);
  if (technique > 0) run.techniques.push_back({frame.runner.technique, technique});
  return run;
}

}  // namespace

Asked asked_of(const PlanPolicy& policy, const Week& week) {
  Asked asked;
  asked.run_minutes = week.run_minutes;
  asked.longest_run_minutes = week.longest_run_minutes;
  asked.runs = week.runs();
  asked.stage = stage_of(policy, week);
  asked.deload = week.deload;
  for (const WeekTechnique& technique : week.techniques) asked.technique_minutes += technique.minutes;
  asked.hill_minutes = week.hill_minutes;
  asked.downhill_minutes = week.downhill_minutes;
  asked.hard_minutes = week.hard_minutes;
  return asked;
}

bool is_run_date(const Judge& judge, std::optional<int> stage, Date date) {
  const auto fact = judge.facts.find(date);
  return fact != judge.facts.end() && fact->second.is_run(stage);
}

Judged judge_week(const Judge& judge, const Week& week, const Colours& colours, Date today,
                  std::span<const Judged> before) {
  Judged judged;
  judged.number = week.number;
  judged.phase = week.phase;
  judged.asked = asked_of(judge.policy(), week);
  judged.last = std::min(today, week.days.back().date);
  for (auto at = judge.facts.lower_bound(week.start); at != judge.facts.end() && at->first <= judged.last;
       ++at) {
    const auto& [date, fact] = *at;
    const auto found = colours.find(date);
    const Colour colour = found == colours.end() ? Colour::none : found->second;
    if (colour == Colour::red) judged.red.push_back(date);
    if (colour == Colour::amber) judged.amber.push_back(date);
    if (colour == Colour::unknown) judged.unknown.push_back(date);
    if (!is_run_date(judge, judged.asked.stage, date)) {
      if (colour == Colour::none && is_sore(judge.limits, fact)) judged.sore.push_back(date);
      continue;
    }
    judged.runs.push_back(date);
    if (date == judge.race) continue;
    judged.minutes += fact.run_minutes;
    judged.longest = std::max(judged.longest, fact.run_minutes);
    judged.technique_minutes += std::min(fact.technique_minutes, fact.run_minutes);
    if (colour == Colour::green && is_long_enough(judge, judged.asked, fact)) ++judged.green_runs;
  }
  excuse_one(judge, judged);
  compare(judge, before, judged);
  judged.colour = worst(judged);
  return judged;
}

bool must_fall_short(const Judge& judge, const Judged& judged, const Week& week, Date today) {
  int minutes = judged.minutes;
  auto runs = static_cast<int>(judged.runs.size());  // all of them may turn out green yet
  for (const Day& day : week.days) {
    const auto fact = judge.facts.find(day.date);
    const bool is_missed = fact != judge.facts.end() && fact->second.is_missed && judged.asked.stage != 0;
    const bool is_done = std::ranges::find(judged.runs, day.date) != judged.runs.end();
    if (!day.run || day.date < today || is_missed || is_done) continue;
    minutes += day.run->minutes;
    ++runs;
  }
  return judged.asked.runs > 0 && (is_thin(judge, judged, minutes) || runs < judged.green_runs_needed);
}

Week week_as_done(const Judge& judge, const Week& asked, const Judged& judged, bool rested) {
  Week done = asked;
  done.done = true;
  done.asked = judged.asked;
  done.colour = judged.colour;
  done.deload = rested;
  done.run_minutes = done.run_km_tenths = done.longest_run_minutes = done.strength_sessions = 0;
  done.techniques.clear();
  const std::vector<const Run*> runs = models(asked, judged.runs);
  int technique = 0;
  for (Day& day : done.days) {
    day.run.reset();
    const auto fact = judge.facts.find(day.date);
    if (fact == judge.facts.end() || !fact->second.exercised()) day.exercises.clear();
    done.strength_sessions += day.exercises.empty() ? 0 : 1;
    const auto run = std::ranges::find(judged.runs, day.date);
    if (run == judged.runs.end()) continue;
    const int minutes = day.date == judge.race ? 0 : fact->second.run_minutes;
    const Run* model = runs[static_cast<std::size_t>(run - judged.runs.begin())];
    day.run = run_as_done(judge, model, judged.asked, fact->second, minutes);
    done.run_minutes += minutes;
    done.run_km_tenths += day.run->km_tenths;
    done.longest_run_minutes = std::max(done.longest_run_minutes, minutes);
    for (const TechniqueDose& dose : day.run->techniques) technique += dose.minutes;
  }
  sum_ground(done);
  if (technique > 0) {
    WeekTechnique now{judge.frames.running.runner.technique, TechniqueState::hold, technique, 0,
                      judge.policy().cues.front()};
    if (!asked.techniques.empty()) now = asked.techniques.front();
    now.minutes = technique;
    now.share_percent = static_cast<int>(std::int64_t{100} * technique / std::max(1, done.run_minutes));
    done.techniques.push_back(now);
  }
  return done;
}

Share counted_share(const Judge& judge, const Judged& judged, Share before) {
  if (judged.minutes == 0) return before;
  const Asked& asked = judged.asked;
  const Share wanted{asked.technique_minutes, std::max(1, asked.run_minutes)};
  const std::int64_t percent = judge.policy()["diary_share_counts_percent"_n];
  const bool enough =
      100 * std::int64_t{judged.technique_minutes} * wanted.whole >= percent * wanted.part * judged.minutes;
  const bool nearly = judged.technique_minutes >= std::max(1, asked.technique_minutes - asked.runs);
  if (enough || nearly) return wanted;
  return wanted.above(before) ? before : wanted;
}

bool is_rested(const Judged& judged, bool thin_before) {
  return judged.asked.deload || (judged.is_thin && !thin_before) ||
         (judged.asked.runs > 0 && judged.runs.empty());
}

Done what_counts(const Judge& judge, const Week& asked, const Judged& judged, const Week& done, Share share) {
  const PlanPolicy& policy = judge.policy();
  const Asked& wanted = judged.asked;
  Done counts{done, wanted, judged.colour, !judged.runs.empty(), judged.green_runs, {}, share, 0, 0, 0, 0};
  for (auto day = done.days.rbegin(); day != done.days.rend() && day->run; ++day) ++counts.last_row;
  Week& week = counts.week;
  const bool as_asked = wanted.stage && !judged.is_short;
  if (as_asked || 100 * judged.minutes >= policy["diary_counts_percent"_n] * wanted.run_minutes)
    week.run_minutes = wanted.run_minutes;
  if (as_asked ||
      100 * judged.longest >= policy["diary_longest_counts_percent"_n] * wanted.longest_run_minutes)
    week.longest_run_minutes = wanted.longest_run_minutes;
  week.hill_minutes = std::min(week.hill_minutes, wanted.hill_minutes);
  week.downhill_minutes = std::min(week.downhill_minutes, wanted.downhill_minutes);
  week.hard_minutes = std::min(week.hard_minutes, wanted.hard_minutes);
  counts.technique_minutes = std::min(judged.technique_minutes, wanted.technique_minutes);
  counts.technique_runs = static_cast<int>(std::ranges::count_if(
      done.days, [](const Day& day) { return day.run && !day.run->techniques.empty(); }));
  int runs = 0;  // R: as many as were asked
  for (Day& day : week.days) {
    if (day.run && ++runs > wanted.runs) day.run.reset();
  }
  if (!asked.techniques.empty()) {
    counts.technique_state = asked.techniques.front().state;
    counts.cue_percent = asked.techniques.front().cue_percent;
  }
  return counts;
}

}  // namespace kneecheck::diary
