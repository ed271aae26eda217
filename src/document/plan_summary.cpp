// The first lines of a plan: what it is, how much of the usual running comes back by when, and what limits
// it.
#include <algorithm>
#include <bit>

#include "base/number.h"
#include "base/text.h"
#include "base/words/document.h"
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
  return first_week(plan, [minutes](const Week& week) {
    const int most = week.asked ? week.asked->run_minutes : week.run_minutes;  // a slip of a diary is no goal
    return std::min(week.run_minutes, most) >= minutes;
  });
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
  return capitalized(writer.language().all_of(names));
}

namespace {

// So long without running that nobody would call it keeping on.
bool was_away(const PlanWriter& writer) {
  constexpr int weeks = 2;
  return writer.runner.known(Key::weeks_off) && writer.runner[Key::weeks_off].number >= weeks * decimal_one;
}

// Of what is to come: a diary has its own word on what was run so far.
std::string running_line(const PlanWriter& writer) {
  if (writer.plan.revision > 1) return {};
  const int first_run = first_week_of(writer.plan, 1);
  if (first_run == 0) return writer.say(DocumentText::walks_only);
  if (first_run > 1) return writer.say(DocumentText::walks_first, {{"week", first_run}});
  if (is_new_to_running(writer.runner)) return writer.say(DocumentText::starts_to_run);
  return writer.say(was_away(writer) ? DocumentText::runs_again : DocumentText::keeps_running);
}

std::string title_of(const PlanWriter& writer) {
  const Plan& plan = writer.plan;
  const Language& language = writer.language();
  std::string title = writer.say(plan.is_cut ? DocumentText::plan_from : DocumentText::plan_dates,
                                 {{"causes", names_of(writer)},
                                  {"n", plan.weeks.size()},
                                  {"first", date_for_people(language, plan.start, true)},
                                  {"last", date_for_people(language, last_day(plan), true)}});
  const std::string running = running_line(writer);
  return running.empty() ? title : title + " " + running;
}

// "your usual 182 minutes (28 km) a week"; of what nobody said, that it is assumed.
std::string usual_words(const PlanWriter& writer) {
  const Filling minutes{"minutes", writer.plan.usual_minutes};
  if (!writer.runner.known(Key::weekly_km)) return writer.say(DocumentText::usual_assumed, {minutes});
  if (is_new_to_running(writer.runner)) return writer.say(DocumentText::usual_goal, {minutes});
  const std::int64_t km_tenths = writer.runner[Key::weekly_km].number / (decimal_one / 10);
  return writer.say(DocumentText::usual,
                    {minutes, {"distance", distance(writer.language(), km_tenths, writer.units())}});
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
  return writer.say(is_by_days ? DocumentText::no_more_days : DocumentText::no_more_runs,
                    {{"n", count}, {"key", word(is_by_days ? Key::days : Key::runs_per_week)}});
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
  const bool gets_there = all > 0 && !falls_short;
  std::string line;
  if (half > 0) {
    const Week& first = plan.weeks.front();
    const std::size_t share = !gets_there ? 2 : whole > 0 ? 0 : 1;  // only so far, all or nearly all
    line = writer.say(counted(half == 1 ? DocumentText::start_then_all : DocumentText::half_then_all, share),
                      {{"minutes", first.asked ? first.asked->run_minutes : first.run_minutes},
                       {"usual", usual},
                       {"half", half},
                       {"week", all}});
    if (falls_short)
      line +=
          " " + writer.say(DocumentText::reaches,
                           {{"minutes", found.minutes}, {"percent", found.percent}, {"week", found.week}});
  } else {
    line = writer.say(falls_short ? DocumentText::reaches_of : DocumentText::leads_towards,
                      {{"minutes", found.minutes}, {"usual", usual}, {"week", found.week}});
  }
  std::vector<std::string> lines{line};
  if (falls_short && !plan.is_cut) {
    const std::string limit = limit_line(writer, found);
    lines.push_back(limit.empty() ? writer.say(DocumentText::same_small_steps) : limit);
  }
  if (plan.is_cut) {
    lines.push_back(writer.say(DocumentText::first_weeks_shown, {{"n", plan.weeks.size()}}));
  } else if (all == 0) {
    const Week& last = plan.weeks.back();
    lines.push_back(
        writer.say(DocumentText::after_weeks, {{"n", last.number}, {"minutes", last.run_minutes}}));
  }
  return lines;
}

std::string terrain_line(const PlanWriter& writer) {
  struct Return {
    TextId what;
    int week;
  };
  std::vector<Return> returns;
  const auto add = [&](TextId what, NoveltyKind kind) {
    if (const int week = week_of_news(writer.plan, kind); week > 0) returns.push_back({what, week});
  };
  add(DocumentText::uphill_from, NoveltyKind::uphill);
  add(DocumentText::rolling_from, NoveltyKind::rolling);
  add(DocumentText::strides_from, NoveltyKind::strides);
  add(DocumentText::faster_from, NoveltyKind::speed);
  add(DocumentText::downhill_from, NoveltyKind::downhill);
  if (returns.empty())
    return writer.say(writer.plan.is_cut ? DocumentText::flat_weeks : DocumentText::all_flat);
  std::ranges::stable_sort(returns, {}, &Return::week);  // strides may come before rolling ground, or after
  std::vector<std::string> parts;
  parts.reserve(returns.size());
  for (const Return& each : returns) parts.push_back(writer.say(each.what, {{"week", each.week}}));
  return writer.say(DocumentText::flat_at_first, {{"parts", writer.language().all_of(parts)}});
}

// Of jumping, which comes back to those who jump in their sport.
std::string jumps_line(const PlanWriter& writer) {
  const int week = week_of_news(writer.plan, NoveltyKind::jump);
  return week > 0 ? writer.say(DocumentText::jumps_from, {{"week", week}}) : "";
}

std::string technique_line(const PlanWriter& writer) {
  const int start = week_of_news(writer.plan, NoveltyKind::technique_start);
  if (start == 0 || writer.plan.techniques.empty()) return {};
  const Technique& technique = writer.knowledge.technique(writer.plan.techniques.front().id);
  return writer.say(DocumentText::technique_from, {{"week", start}, {"technique", technique.name}});
}

std::string race_line(const PlanWriter& writer) {
  if (!writer.plan.race) return {};
  const RaceView& race = *writer.plan.race;
  return writer.say(counted(DocumentText::race_too_early, static_cast<std::size_t>(race.verdict)),
                    {{"distance", distance(writer.language(), race.km_tenths, writer.units())},
                     {"date", date_for_people(writer.language(), race.date, true)}});
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
  const Action action = action_of(writer.knowledge, writer.runner, writer.assessment, writer.region);
  notice.lines = to_be_seen(writer.knowledge, writer.assessment, writer.plan, writer.region);
  add_lines(notice, volume_lines(writer));
  if (detail == Detail::full)
    add_lines(notice, {terrain_line(writer), jumps_line(writer), technique_line(writer)});
  add_lines(notice, {race_line(writer)});
  add_lines(notice, action.worse_lines);
  return notice;
}

}  // namespace kneecheck::document
