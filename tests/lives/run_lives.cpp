// Lives as laws: diaries of many kinds, lived week by week after the plan in hand. Prints figures; fails
// where a law is broken. KNEECHECK_ALL_SEEDS=1: ten times as many.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <variant>

#include "../plans/pipeline.h"
#include "../plans/runners.h"
#include "base/text.h"
#include "diary/replan.h"
#include "document/people.h"
#include "export/records.h"
#include "life.h"

namespace kneecheck::lives {
namespace {

using diary::ProgressWeek;
using diary::Replanned;
using diary::Row;
using diary::Stopped;
using plan::Asked;
using plan::Colour;
using plan::DecisionCode;
using plan::Plan;
using plan::Week;

constexpr std::size_t lives = 240, more_lives = 2400;
constexpr int most_weeks = 40;
constexpr std::size_t most_shown = 20;

struct Runner {
  std::string name;
  Case answers;
  Assessment assessment;
  Date start;
};

std::variant<Replanned, Stopped> asked(const Runner& runner, const std::vector<Row>& rows, Date today) {
  return diary::replan(laws::builtin(), runner.answers, runner.assessment, rows, {runner.start, today});
}

std::string record(const Runner& runner, const Plan& plan) {
  std::string out;
  const exports::RecordView view{laws::builtin(), runner.answers, runner.assessment,
                                 laws::builtin().regions.front()};
  exports::write_plan_record(out, view, plan, exports::Layout::compact);
  return out;
}

struct Tally {
  std::size_t steps = 0, stopped = 0, ended = 0, problems = 0, worse = 0, waits = 0, held = 0;
  std::map<std::string_view, std::size_t> codes;

  void complain(const Runner& runner, const Kind& kind, Date today, const std::string& text) {
    if (++problems <= most_shown)
      fmt::print("{} / {} {}: {}\n", runner.name, kind.name, date_text(today), text);
  }
};

int technique(const Week& week) {
  int minutes = 0;
  for (const plan::WeekTechnique& each : week.techniques) minutes += each.minutes;
  return minutes;
}

// ---- what each step must keep

// Written by the rules once more: a run of which all is known, with little pain.
bool is_whole_and_green(const Row& row, const Plan& plan) {
  const bool tendon = plan.conditions.size() == 1 &&
                      laws::builtin().conditions[plan.conditions.front()].id == "patellar-tendon";
  return row.run_minutes.value_or(0) + row.walk_minutes.value_or(0) > 0 && row.pain_during &&
         row.pain_morning && (tendon || row.pain_after) && *row.pain_during <= (tendon ? 3 : 2);
}

// A step is earned by whole green runs alone (D3): without two, or all that were asked, the next week asks
// for no more than this one.
void check_earned(const Runner& runner, const Kind& kind, Date today, const Plan& plan,
                  const std::vector<Row>& rows, Tally& tally) {
  for (std::size_t i = 1; i < plan.weeks.size() && plan.weeks[i].asked; ++i) {
    const Asked& before = *plan.weeks[i - 1].asked;
    const Asked& now = *plan.weeks[i].asked;
    const auto greens = std::ranges::count_if(rows, [&](const Row& row) {
      return plan.weeks[i - 1].start <= row.date && row.date < plan.weeks[i].start &&
             is_whole_and_green(row, plan);
    });
    if (plan.race || greens >= std::min(2, before.runs) || before.runs == 0) continue;
    const bool more = (!before.deload && now.run_minutes > before.run_minutes && !before.stage) ||
                      (before.stage && (!now.stage || *now.stage > *before.stage));
    if (more || !plan.weeks[i].news.empty() || plan.weeks[i].phase > plan.weeks[i - 1].phase)
      tally.complain(runner, kind, today, fmt::format("week {} goes on without green runs", i + 1));
  }
}

void check_sums(const Runner& runner, const Kind& kind, Date today, const Plan& plan, Tally& tally) {
  const int past = days_between(plan.start, today) / 7;
  for (const Week& week : plan.weeks) {
    int minutes = 0, longest = 0;
    for (const plan::Day& day : week.days) {
      minutes += day.run ? day.run->minutes : 0;
      longest = std::max(longest, day.run ? day.run->minutes : 0);
    }
    if (minutes != week.run_minutes || longest != week.longest_run_minutes)
      tally.complain(runner, kind, today, fmt::format("week {}: sums", week.number));
    if (week.done != (week.number <= past) || week.done != week.colour.has_value())
      tally.complain(runner, kind, today, fmt::format("week {}: done or not", week.number));
  }
}

// Who goes on has something to run, or to walk, but for a race and the recovery after it; and no phase opens
// out of a week without a run.
void check_ahead(const Runner& runner, const Kind& kind, Date today, const Plan& plan, Tally& tally) {
  for (std::size_t i = 1; i < plan.weeks.size(); ++i) {
    const Week& week = plan.weeks[i];
    if (week.done || week.asked) continue;  // past, or the current one
    if (week.runs() == 0 && !week.race_week && !week.recovery)
      tally.complain(runner, kind, today, fmt::format("week {} has nothing to run", week.number));
    if (week.phase > plan.weeks[i - 1].phase && plan.weeks[i - 1].runs() == 0)
      tally.complain(runner, kind, today, fmt::format("week {} opens a phase after no run", week.number));
  }
}

// The lines to type of what a runner reads on a day, in its morning.
std::string lines_of_day(const Runner& runner, const std::vector<Row>& rows, Date day) {
  std::vector<Row> before;
  std::ranges::copy_if(rows, std::back_inserter(before), [&](const Row& row) { return row.date < day; });
  const auto found = asked(runner, before, day);
  const Replanned* on = std::get_if<Replanned>(&found);
  std::string lines;
  if (on == nullptr) return lines;
  document::PlanView view;
  view.show = View::today;
  view.today = day;
  view.diary = &on->progress;
  view.audience.case_file = "my-knee.yaml";
  view.audience.answer_options = "--diary=my-diary.csv\n";
  const document::Document page =
      document::plan_document(laws::builtin(), runner.answers, runner.assessment, on->plan, view);
  for (const document::Block& block : page.blocks) {
    if (const auto* line = std::get_if<document::ToType>(&block)) lines += line->line + "\n";
  }
  return lines;
}

// Nothing waits for a test that was not asked for: some day of the week before showed it.
void check_asked(const Runner& runner, const Kind& kind, Date today, const Plan& plan,
                 const std::vector<Row>& rows, Tally& tally) {
  std::string asked_for;
  for (const plan::Decision& decision : plan.decisions) {
    const bool waits = decision.code == DecisionCode::gate_wait ||
                       decision.code == DecisionCode::gate_clinician ||
                       decision.code == DecisionCode::tech_wait;
    if (!waits || days_between(plan.start, today) / 7 + 1 != decision.week) continue;
    for (int day = 1; day <= 3; ++day) asked_for += lines_of_day(runner, rows, today.plus(-day));
    for (const ReadinessTest& test : laws::builtin().tests) {
      const std::size_t at = decision.text.find(capitalized(test.name) + ": ");
      if (at == std::string::npos || decision.text.find("(not logged)", at) == std::string::npos) continue;
      ++tally.waits;
      if (asked_for.find(fmt::format("--test {}=N", test.id)) == std::string::npos)
        tally.complain(
            runner, kind, today,
            fmt::format("{} waits for a test that was not asked for: {}", decision.week, decision.text));
    }
  }
}

bool is_red(const Row& row, Date date) {
  return row.date == date && row.pain_during.value_or(0) > 5;
}

// One row of the week that has just ended, made worse.
std::vector<Row> made_worse(std::vector<Row> rows, Date today, laws::Dice& dice) {
  std::vector<std::size_t> last;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool good = rows[i].pain_morning.value_or(0) == 0;  // to leave out a bad value makes nothing worse
    if (today.plus(-7) <= rows[i].date && rows[i].run_minutes && good) last.push_back(i);
  }
  if (last.empty()) return rows;
  Row& row = rows[dice.pick(last)];
  switch (dice.below(4)) {
    case 0:
      row.pain_during = std::min(10, row.pain_during.value_or(0) + 4);
      break;
    case 1:
      row.pain_morning.reset();
      break;
    case 2:
      row.new_pain = 4;
      break;
    default:
      row.pain_morning = std::min(10, row.pain_morning.value_or(0) + 3);
      break;
  }
  return rows;
}

// A worse row never gives more next week. An easy week is left out: it may be due in the better diary alone.
void check_worse(const Runner& runner, const Kind& kind, Date today, const Plan& plan,
                 const std::vector<Row>& rows, laws::Dice& dice, Tally& tally) {
  const auto index = static_cast<std::size_t>(days_between(plan.start, today) / 7);
  if (index == 0 || index >= plan.weeks.size() || plan.weeks[index].deload || plan.race) return;
  const std::vector<Row> worse_rows = made_worse(rows, today, dice);
  if (worse_rows == rows) return;
  const auto other = asked(runner, worse_rows, today);
  const Replanned* found = std::get_if<Replanned>(&other);
  const Plan* worse = found == nullptr ? nullptr : &found->plan;
  if (worse == nullptr || index >= worse->weeks.size()) return;
  ++tally.worse;
  const Week& a = plan.weeks[index];
  const Week& b = worse->weeks[index];
  // The same week again may have fewer runs, and so a longer one; after an easy week that of the week before.
  int longest = a.longest_run_minutes;
  for (std::size_t i = index > 1 ? index - 2 : 0; i < index; ++i)
    longest = std::max(longest, plan.weeks[i].asked->longest_run_minutes);
  if (b.run_minutes > a.run_minutes || b.longest_run_minutes > longest || technique(b) > technique(a) + 1 ||
      b.phase > a.phase || b.news.size() > a.news.size())
    tally.complain(runner, kind, today,
                   fmt::format("a worse row gives more: {} to {} min, longest {} to {}, technique {} to {}",
                               a.run_minutes, b.run_minutes, a.longest_run_minutes, b.longest_run_minutes,
                               technique(a), technique(b)));
}

bool is_hold(DecisionCode code) {
  return code == DecisionCode::amber_hold || code == DecisionCode::missing_hold ||
         code == DecisionCode::short_hold || code == DecisionCode::over_hold ||
         code == DecisionCode::red_hold;
}

// A week that is held asks for no longer run and no more strides than the one before did, and brings nothing
// new. Around a race other numbers hold.
void check_held(const Runner& runner, const Kind& kind, Date today, const Plan& plan, const Asked& before,
                int strides_before, std::size_t at, Tally& tally) {
  if (plan.race || at >= plan.weeks.size() || before.runs == 0) return;
  const Week& week = plan.weeks[at];
  ++tally.held;
  if (week.run_minutes > before.run_minutes)
    tally.complain(runner, kind, today, fmt::format("held week {} has more minutes", week.number));
  if (!before.stage && week.longest_run_minutes > before.longest_run_minutes)
    tally.complain(runner, kind, today, fmt::format("held week {} has a longer run", week.number));
  if (week.strides > strides_before)
    tally.complain(runner, kind, today, fmt::format("held week {} has more strides", week.number));
  if (!week.news.empty()) tally.complain(runner, kind, today, "a held week brings something new");
}

// ---- a life

void live(const Runner& runner, const Kind& kind, std::uint64_t seed, Tally& tally) {
  laws::Dice dice{seed};
  auto first = asked(runner, {}, runner.start);
  Plan plan = std::get<Replanned>(first).plan;
  const std::size_t first_length = plan.weeks.size();
  const int first_most =
      std::min(plan.goal_minutes, std::ranges::max_element(plan.weeks, {}, &Week::run_minutes)->run_minutes);
  int most = 0;
  Life life{laws::builtin(), kind, seed};
  std::map<int, Asked> asked_on_first_day;
  std::map<int, int> strides_on_first_day;
  for (int day = 0; day < 7 * most_weeks; ++day) {
    life.live(plan, runner.start.plus(day));
    const Date today = runner.start.plus(day + 1);
    const bool opens_week = (day + 1) % 7 == 0;
    const bool is_cut = !life.rows().empty() && is_red(life.rows().back(), runner.start.plus(day));
    if (!opens_week && !is_cut && !dice.one_in(16)) continue;
    ++tally.steps;
    auto now = asked(runner, life.rows(), today);
    std::vector<Row> shuffled = life.rows();
    dice.shuffle(shuffled);
    auto again = asked(runner, shuffled, today);
    if (const auto* stopped = std::get_if<Stopped>(&now)) {
      ++tally.stopped;
      for (const plan::Decision& decision : stopped->decisions) ++tally.codes[word(decision.code)];
      if (!std::holds_alternative<Stopped>(again)) tally.complain(runner, kind, today, "order matters");
      return;
    }
    const ProgressWeek here = std::get<Replanned>(now).progress.weeks.back();
    plan = std::get<Replanned>(std::move(now)).plan;
    const auto number = static_cast<std::size_t>(here.number);
    if (here.is_over || here.falls_short)
      check_held(runner, kind, today, plan, here.asked, plan.weeks[number - 1].strides, number, tally);
    const std::string text = record(runner, plan);
    if (!std::holds_alternative<Replanned>(again) || record(runner, std::get<Replanned>(again).plan) != text)
      tally.complain(runner, kind, today, "order matters");
    check_sums(runner, kind, today, plan, tally);
    check_earned(runner, kind, today, plan, life.rows(), tally);
    check_ahead(runner, kind, today, plan, tally);
    const int past = (day + 1) / 7;
    for (const auto& [week, was] : asked_on_first_day) {
      const Week& past_week = plan.weeks[static_cast<std::size_t>(week) - 1];
      if (week <= past && past_week.asked != was)
        tally.complain(runner, kind, today, fmt::format("week {} asks for something else than it did", week));
      if (week <= past) most = std::max(most, past_week.run_minutes);
    }
    if (plan.weeks.back().done) {
      ++tally.ended;
      break;
    }
    if (opens_week) {
      const auto is_held = [past](const plan::Decision& decision) {
        return decision.week == past + 1 && is_hold(decision.code);
      };
      if (asked_on_first_day.contains(past) && std::ranges::any_of(plan.decisions, is_held))
        check_held(runner, kind, today, plan, asked_on_first_day[past], strides_on_first_day[past],
                   static_cast<std::size_t>(past), tally);
      strides_on_first_day[past + 1] = plan.weeks[static_cast<std::size_t>(past)].strides;
      asked_on_first_day[past + 1] = *plan.weeks[static_cast<std::size_t>(past)].asked;
      check_asked(runner, kind, today, plan, life.rows(), tally);
      check_worse(runner, kind, today, plan, life.rows(), dice, tally);
    }
    if (kind.name == "all green" && past == static_cast<int>(first_length) && most < first_most)
      tally.complain(runner, kind, today, fmt::format("{} of {} min are back", most, first_most));
  }
  for (const plan::Decision& decision : plan.decisions) ++tally.codes[word(decision.code)];
}

int run() {
  const bool all = std::getenv("KNEECHECK_ALL_SEEDS") != nullptr;
  laws::Dice dice{20261201};
  Tally tally;
  std::size_t lived = 0;
  for (std::size_t i = 0; lived < (all ? more_lives : lives); ++i) {
    const plans::Answers answers = plans::random_runner(dice);
    plans::Outcome outcome = plans::outcome_of(answers);
    if (!outcome.plan) continue;
    const Runner runner{fmt::format("runner {}", i), outcome.runner, outcome.assessment, outcome.plan->start};
    live(runner, kinds[lived % kinds.size()], dice.next(), tally);
    ++lived;
  }
  fmt::print(
      "{} lives, {} steps, {} stopped, {} ended, {} worse rows, {} tests waited for, {} weeks held; "
      "decisions:",
      lived, tally.steps, tally.stopped, tally.ended, tally.worse, tally.waits, tally.held);
  for (const auto& [code, count] : tally.codes) fmt::print(" {} {}", code, count);
  fmt::print("\n{} problems\n", tally.problems);
  return tally.problems == 0 ? 0 : 1;
}

}  // namespace
}  // namespace kneecheck::lives

int main() {
  return kneecheck::lives::run();
}
