// The first lines of a plan: what it is, how much of the usual running comes back by when, and what limits
// it.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/number.h"
#include "base/text.h"
#include "document/plan_parts.h"
#include "plan/notes.h"
#include "words/action.h"

namespace kneecheck::document {
namespace {

// The number of the first week for which `holds`; 0: none.
template <class Holds>
int first_week(const Plan& plan, const Holds& holds) {
  const auto found = std::find_if(plan.weeks.begin(), plan.weeks.end(), holds);
  return found == plan.weeks.end() ? 0 : found->number;
}

// The same for a week with so many minutes of running.
int first_week_of(const Plan& plan, int minutes) {
  return first_week(plan, [minutes](const Week& week) { return week.run_minutes >= minutes; });
}

}  // namespace

int week_of_news(const Plan& plan, NoveltyKind kind) {
  return first_week(plan, [kind](const Week& week) {
    return std::any_of(week.news.begin(), week.news.end(),
                       [kind](const Novelty& novelty) { return novelty.kind == kind; });
  });
}

std::string names_of(const PlanWriter& writer) {
  std::vector<std::string> names;
  for (const ConditionIndex condition : writer.plan.conditions)
    names.emplace_back(writer.knowledge.conditions[condition].name);
  return capitalized(join_words(names));
}

namespace {

// So long without running that nobody would call it keeping on.
bool was_away(const PlanWriter& writer) {
  constexpr int weeks = 2;
  return writer.runner.known(Key::weeks_off) && writer.runner[Key::weeks_off].number >= weeks * decimal_one;
}

std::string title_of(const PlanWriter& writer) {
  const Plan& plan = writer.plan;
  const int first_run = first_week_of(plan, 1);
  std::string running = "You keep running throughout.";
  if (was_away(writer)) running = "You start running again in small steps.";
  if (is_new_to_running(writer.runner)) running = "You start to run in small steps.";
  const std::string_view walks = "You begin with brisk walks";
  if (first_run > 1) running = fmt::format("{}; running starts in week {}.", walks, first_run);
  if (first_run == 0) running = fmt::format("{}.", walks);
  const std::string from = date_for_people(plan.start, true);
  const std::string weeks = plan.is_cut ? fmt::format("a plan from {}", from)
                                        : fmt::format("{} weeks, {} to {}", plan.weeks.size(), from,
                                                      date_for_people(last_day(plan), true));
  return fmt::format("{}: {}. {}", names_of(writer), weeks, running);
}

// "your usual 182 minutes (28 km) a week"; of what nobody said, that it is assumed.
std::string usual_words(const PlanWriter& writer) {
  const std::string minutes = fmt::format("{} minutes", writer.plan.usual_minutes);
  if (!writer.runner.known(Key::weekly_km))
    return fmt::format("the usual {} a week (assumed, as you gave none)", minutes);
  if (is_new_to_running(writer.runner)) return fmt::format("{} a week", minutes);
  const std::int64_t km_tenths = writer.runner[Key::weekly_km].number / (decimal_one / 10);
  return fmt::format("your usual {} ({}) a week", minutes, distance(km_tenths, writer.units()));
}

// How far the plan comes.
struct Reached {
  int minutes = 0;  // in its fullest week
  int percent = 0;  // of the usual minutes
  int week = 0;     // when
  int runs = 0;     // the most in a week
  int longest = 0;  // minutes of the longest run
};

Reached reached(const Plan& plan) {
  Reached found;
  for (const Week& week : plan.weeks) {
    const auto is_run = [](const Day& day) { return day.run.has_value(); };
    found.runs = std::max(found.runs, static_cast<int>(std::ranges::count_if(week.days, is_run)));
    found.longest = std::max(found.longest, week.longest_run_minutes);
    found.minutes = std::max(found.minutes, week.run_minutes);
  }
  found.percent = found.minutes * 100 / std::max(plan.usual_minutes, 1);
  found.week = first_week_of(plan, found.minutes);
  return found;
}

// Which answer keeps the plan from coming farther; empty: none, it goes on in the same steps.
std::string limit_line(const PlanWriter& writer, const Reached& found) {
  if (found.runs * found.longest >= writer.plan.usual_minutes) return {};
  const Answer& days = writer.runner[Key::days];
  const int open = std::popcount(days.yes);
  const bool is_by_days = open > 0 && open <= found.runs;
  const int count = is_by_days ? open : found.runs;
  return fmt::format("More does not fit {} {} {}{} a week (key: {}).", is_by_days ? "on" : "into", count,
                     is_by_days ? "open day" : "run", count == 1 ? "" : "s",
                     word(is_by_days ? Key::days : Key::runs_per_week));
}

std::vector<std::string> volume_lines(const PlanWriter& writer) {
  constexpr int nearly_all = 95;  // percent
  const Plan& plan = writer.plan;
  const int half = first_week_of(plan, (plan.usual_minutes + 1) / 2);
  const int whole = first_week_of(plan, plan.usual_minutes);
  const int all = whole > 0 ? whole : first_week_of(plan, plan.goal_minutes);
  const Reached found = reached(plan);
  const std::string usual = usual_words(writer);
  const bool falls_short = all > 0 && whole == 0 && found.percent < nearly_all;
  const std::string_view share = whole > 0 ? "all" : "nearly all";
  const bool gets_there = all > 0 && !falls_short;
  std::string line;
  const std::string_view reach = half == 1 ? ", and reach" : ", and";
  if (half == 1) line = fmt::format("You start with {} of {}", plan.weeks.front().run_minutes, usual);
  if (half > 1) line = fmt::format("You reach half of {} by week {}", usual, half);
  if (half > 0) line += gets_there ? fmt::format("{} {} of it by week {}.", reach, share, all) : ".";
  if (half == 0 && !falls_short) line = fmt::format("The plan leads towards {}.", usual);
  if (half == 0 && falls_short)
    line = fmt::format("The plan reaches {} of {}, in week {}.", found.minutes, usual, found.week);
  if (half > 0 && falls_short)
    line += fmt::format(" The plan reaches {} minutes ({}%), in week {}.", found.minutes, found.percent,
                        found.week);
  std::vector<std::string> lines{line};
  if (falls_short && !writer.plan.is_cut) {
    const std::string limit = limit_line(writer, found);
    lines.push_back(limit.empty() ? "You go on from there in the same small steps." : limit);
  }
  const auto last = plan.weeks.empty() ? nullptr : &plan.weeks.back();
  if (last != nullptr && writer.plan.is_cut) {
    lines.push_back(
        fmt::format("Shown here: the first {} weeks. The plan goes on after them.", plan.weeks.size()));
  } else if (last != nullptr && all == 0) {
    lines.push_back(
        fmt::format("After {} weeks you run {} minutes a week; you go on from there in the same small steps.",
                    last->number, last->run_minutes));
  }
  return lines;
}

std::string terrain_line(const PlanWriter& writer) {
  struct Return {
    std::string_view what;
    int week;
  };
  std::vector<Return> returns;
  const auto add = [&](std::string_view what, NoveltyKind kind) {
    if (const int week = week_of_news(writer.plan, kind); week > 0) returns.push_back({what, week});
  };
  add("uphill", NoveltyKind::uphill);
  add("rolling ground", NoveltyKind::rolling);
  add("strides", NoveltyKind::strides);
  add("faster running", NoveltyKind::speed);
  add("downhill last,", NoveltyKind::downhill);
  if (returns.empty()) return writer.plan.is_cut ? "These weeks are flat." : "All of it is flat.";
  std::ranges::stable_sort(returns, {}, &Return::week);  // strides may come before rolling ground, or after
  std::vector<std::string> parts;
  parts.reserve(returns.size());
  for (const Return& each : returns) parts.push_back(fmt::format("{} from week {}", each.what, each.week));
  return fmt::format("Flat at first; {}.", join_words(parts));
}

// Of jumping, which comes back to those who jump in their sport.
std::string jumps_line(const PlanWriter& writer) {
  const int week = week_of_news(writer.plan, NoveltyKind::jump);
  return week > 0 ? fmt::format("Jumps come back step by step from week {}.", week) : "";
}

std::string technique_line(const PlanWriter& writer) {
  const int start = week_of_news(writer.plan, NoveltyKind::technique_start);
  if (start == 0 || writer.plan.techniques.empty()) return {};
  const Technique& technique = writer.knowledge.technique(writer.plan.techniques.front().id);
  return fmt::format("One change of technique, phased in slowly from week {}: {}.", start,
                     uncapitalized(technique.name));
}

std::string verdict_words(Verdict verdict) {
  if (verdict == Verdict::fits) return "fits this plan";
  return verdict == Verdict::tight ? "is tight: a shorter race or a later date is safer"
                                   : "comes too early: do not run it";
}

std::string race_line(const PlanWriter& writer) {
  if (!writer.plan.race) return {};
  const RaceView& race = *writer.plan.race;
  return fmt::format("Your race of {} on {} {}.", distance(race.km_tenths, writer.units()),
                     date_for_people(race.date, true), verdict_words(race.verdict));
}

void add_lines(Notice& notice, std::vector<std::string> lines) {
  for (std::string& line : lines) {
    if (!line.empty()) notice.lines.push_back(std::move(line));
  }
}

}  // namespace

Date last_day(const Plan& plan) {
  return plan.weeks.back().days.back().date;
}

Notice summary_of(const PlanWriter& writer, Detail detail) {
  Notice notice;
  notice.title = title_of(writer);
  const Action action = action_of(writer.knowledge, writer.assessment, writer.region);
  if (writer.assessment.decisive) notice.lines = action.lines;
  add_lines(notice, volume_lines(writer));
  if (detail == Detail::full)
    add_lines(notice, {terrain_line(writer), jumps_line(writer), technique_line(writer)});
  add_lines(notice, {race_line(writer), action.worse_if});
  return notice;
}

}  // namespace kneecheck::document
