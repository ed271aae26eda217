// The plan on paper. The first screen says what it is, when half and all of the running is back, this week,
// the rule for every run, and what to keep up; the chapters follow.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/number.h"
#include "base/text.h"
#include "document/plan_parts.h"
#include "knowledge/plan_policy.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/session_words.h"

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

namespace {

std::string names_of(const PlanWriter& writer) {
  std::vector<std::string> names;
  for (const ConditionIndex condition : writer.plan.conditions)
    names.emplace_back(writer.knowledge.conditions[condition].name);
  return capitalized(join_words(names));
}

// So long without running that the plan is a new start, at the lowest stage of the ladder .
bool was_away(const PlanWriter& writer) {
  const int weeks = (*writer.knowledge.policy)["long_break_weeks_above"_n];
  return writer.runner.known(Key::weeks_off) && writer.runner[Key::weeks_off].number > weeks * decimal_one;
}

std::string title_of(const PlanWriter& writer) {
  const int first_run = first_week_of(writer.plan, 1);
  std::string running = "You keep running throughout.";
  if (was_away(writer)) running = "You start running again in small steps.";
  if (is_new_to_running(writer.runner)) running = "You start to run in small steps.";
  const std::string_view walks = "You begin with brisk walks";
  if (first_run > 1) running = fmt::format("{}; running starts in week {}.", walks, first_run);
  if (first_run == 0) running = fmt::format("{}.", walks);
  const std::string weeks = writer.plan.is_cut ? "a plan" : fmt::format("{} weeks", writer.plan.weeks.size());
  return fmt::format("{}: {} from {}. {}", names_of(writer), weeks, date_for_people(writer.plan.start, true),
                     running);
}

// "your usual 182 minutes (28 km) a week"; what nobody has told is no usual week.
std::string usual_words(const PlanWriter& writer) {
  const std::int64_t km_tenths = writer.runner.whole(Key::weekly_km, 0) > 0
                                     ? writer.runner[Key::weekly_km].number / (decimal_one / 10)
                                     : 0;
  const std::string minutes = fmt::format("{} minutes", writer.plan.usual_minutes);
  if (km_tenths > 0)
    return fmt::format("your usual {} ({}) a week", minutes, distance(km_tenths, writer.units()));
  const bool is_assumed = !writer.runner.known(Key::weekly_km);
  return fmt::format("{}{} a week", is_assumed ? "an assumed " : "", minutes);
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
  std::string line;
  if (half == 1) line = fmt::format("You start with {} of {}.", plan.weeks.front().run_minutes, usual);
  if (half > 1) line = fmt::format("Half of {} by week {}.", usual, half);
  if (half == 0 && !falls_short) line = fmt::format("The plan leads towards {}.", usual);
  if (half == 0 && falls_short)
    line = fmt::format("The plan reaches {} of {}, in week {}.", found.minutes, usual, found.week);
  if (half > 0 && falls_short)
    line +=
        fmt::format(" It reaches {} minutes ({} %), in week {}.", found.minutes, found.percent, found.week);
  if (all > 0 && !falls_short)
    line += fmt::format(" {} of it by week {}.", whole > 0 ? "All" : "Nearly all", all);
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
  return verdict == Verdict::tight ? "is tight" : "comes too early";
}

Notice overview(const PlanWriter& writer) {
  Notice notice;
  notice.title = title_of(writer);
  const Action action = action_of(writer.knowledge, writer.assessment, writer.region);
  if (writer.assessment.decisive) notice.lines = action.lines;
  for (std::string& line : volume_lines(writer)) notice.lines.push_back(std::move(line));
  notice.lines.push_back(terrain_line(writer));
  for (std::string& line : std::vector{jumps_line(writer), technique_line(writer)}) {
    if (!line.empty()) notice.lines.push_back(std::move(line));
  }
  if (writer.plan.race) {
    const RaceView& race = *writer.plan.race;
    notice.lines.push_back(fmt::format("Your race of {} on {} {}.", distance(race.km_tenths, writer.units()),
                                       date_for_people(race.date, true), verdict_words(race.verdict)));
  }
  if (!action.worse_if.empty()) notice.lines.push_back(action.worse_if);
  return notice;
}

std::string week_heading(const PlanWriter& writer, const Week& week, std::string_view lead) {
  const std::string kind = kind_of_week(week);
  return fmt::format("{}{}, {}{}{}: {}", lead, week.number, phase_name(writer.knowledge, week.phase),
                     kind.empty() ? "" : ", ", kind, dates_of(week));
}

std::string week_numbers(const PlanWriter& writer, const Week& week) {
  if (week.run_minutes == 0) return "No running yet, brisk walking instead.";
  return fmt::format("{} minutes of running, about {}. The longest run is {} minutes.", week.run_minutes,
                     distance(week.run_km_tenths, writer.units()), week.longest_run_minutes);
}

void add_run_rule(PlanWriter& writer) {
  std::string words;
  for (const Advice* rule : rules_of_day(writer.plan, true, false)) words += fmt::format(" {}", rule->text);
  if (!words.empty()) writer.paragraph(fmt::format("The rule for every run.{}", words));
}

const Week& this_week(const Plan& plan) {
  const auto open =
      std::find_if(plan.weeks.begin(), plan.weeks.end(), [](const Week& week) { return !week.done; });
  return open == plan.weeks.end() ? plan.weeks.back() : *open;
}

void add_first_screen(PlanWriter& writer) {
  writer.add(overview(writer));
  add_case_id(writer, writer.runner);
  if (writer.plan.weeks.empty()) return;
  const Week& week = this_week(writer.plan);
  writer.heading(2, week_heading(writer, week, "This week: "));
  writer.paragraph(week_numbers(writer, week));
  add_week_table(writer, week);
  add_week_sessions(writer, week);
  add_run_rule(writer);
  if (!writer.plan.keep_up.empty())
    writer.paragraph(fmt::format("Afterwards: {}", uncapitalized(writer.plan.keep_up.front()->text)));
}

void add_chapters(PlanWriter& writer) {
  add_calendar(writer);
  add_day_by_day(writer);
  writer.add(next_command("One week in detail", "plan", writer.view.audience, "--week 2"));
  add_order_of_return(writer);
  add_pain_rules(writer);
  add_keep_fit_and_daily_life(writer);
  add_stop_signs(writer);
  add_not_asked(writer, writer.knowledge, writer.runner, writer.assessment);
  add_phases(writer);
  add_tests(writer);
  add_exercises(writer);
  add_technique(writer);
  add_race(writer);
  add_relief_and_shoes(writer);
  add_expectations(writer);
  add_afterwards(writer);
  add_assumptions_and_notes(writer);
  add_where_it_comes_from(writer);
  add_clinic(writer, writer.knowledge.clinic, false);
  add_plan_sources(writer);
}

// What is new in the week, and what must be passed before it.
void add_news(PlanWriter& writer, const Week& week) {
  const std::string news = novelty_words(writer.knowledge, week);
  if (!news.empty())
    writer.paragraph(fmt::format("New this week: {}. Nothing else is new in your running.", news));
  for (const PhaseSpan& span : writer.plan.phases) {
    if (span.first_week == week.number) add_phase_entry(writer, span);
  }
  if (!opens_phase(week) && week.number > 1) writer.paragraph(only_if_passed);
}

void add_week_technique(PlanWriter& writer, const Week& week) {
  for (const WeekTechnique& technique : week.techniques) {
    writer.paragraph(
        fmt::format("{}: {} minutes this week, {}% of your running, with the cue in mind for {}% of them. {}",
                    writer.knowledge.technique(technique.id).name, technique.minutes, technique.share_percent,
                    technique.cue_percent, writer.knowledge.technique(technique.id).say));
    if (technique.state == TechniqueState::start)
      writer.paragraph(technique_gate_text(writer.knowledge, writer.knowledge.technique(technique.id)));
  }
}

// The rules of its exercises, and what this person minds every day. The rest stands among the stop signs.
void add_rules_of_the_week(PlanWriter& writer, const Week& week) {
  const bool exercises =
      std::any_of(week.days.begin(), week.days.end(), [](const Day& day) { return !day.exercises.empty(); });
  for (const Advice* rule : rules_of_day(writer.plan, false, exercises)) writer.paragraph(rule->text);
  for (const Advice* advice : fitting_advice(writer.runner, writer.knowledge.advice.each_day)) {
    if (!advice->when.empty()) writer.paragraph(advice->text);
  }
}

void add_week_in_detail(PlanWriter& writer, const Week& week) {
  Notice notice;
  notice.title = week_heading(writer, week, "Week ");
  if (writer.assessment.decisive)
    notice.lines = action_of(writer.knowledge, writer.assessment, writer.region).lines;
  notice.lines.push_back(week_numbers(writer, week));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  add_news(writer, week);
  writer.heading(2, "Day by day");
  add_week_table(writer, week);
  add_week_sessions(writer, week);
  add_meanings(writer, week);
  add_week_technique(writer, week);
  if (week.run_minutes > 0) add_run_rule(writer);
  add_rules_of_the_week(writer, week);
  add_stop_signs(writer);
  add_clinic(writer, writer.knowledge.clinic, false);
  if (week.number < writer.plan.weeks.back().number) {
    writer.add(next_command("The week after", "plan", writer.view.audience,
                            fmt::format("--week {}", week.number + 1)));
  }
  add_end(writer, writer.citations);
}

}  // namespace

Document plan_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       const Plan& plan, const PlanView& view) {
  const Region& region = region_of(knowledge, view.audience);
  PlanWriter writer{{},   knowledge, runner,         assessment,          plan,
                    view, region,    Sessions{plan}, Citations{knowledge}};
  writer.title = names_of(writer) + ": plan";
  writer.person = runner.name;
  const auto asked = std::find_if(plan.weeks.begin(), plan.weeks.end(),
                                  [&view](const Week& week) { return view.week == week.number; });
  if (asked != plan.weeks.end()) {
    add_week_in_detail(writer, *asked);
  } else {
    add_first_screen(writer);
    add_chapters(writer);
  }
  return std::move(static_cast<Document&>(writer));
}

}  // namespace kneecheck::document
