#include "life.h"

#include <algorithm>

namespace kneecheck::lives {

const std::vector<Kind> kinds{
    {.name = "all green"},
    {.name = "amber now and then", .amber = 8},
    {.name = "mild mornings", .mild = 20},
    {.name = "a red run", .red_week = 3, .reds = 1},
    {.name = "red at once", .red_week = 1, .reds = 1},
    {.name = "two red runs", .red_week = 3, .reds = 2},
    {.name = "new pain", .new_pain = 6},
    {.name = "patchy", .blank = 15, .left_out = 15},
    {.name = "mornings missing", .no_morning = 20},
    {.name = "no tests", .tests = false},
    {.name = "tests fail", .tests_fail = true},
    {.name = "two weeks ill", .away_from_week = 5, .away_days = 16},
    {.name = "ten days away", .away_from_week = 6, .away_days = 9},
    {.name = "three months away", .away_from_week = 4, .away_days = 90},
    {.name = "too much", .percent = 150},
    {.name = "nearly all", .percent = 92},
    {.name = "a little less", .percent = 85},
    {.name = "half", .percent = 50},
    {.name = "no technique", .technique_percent = 0},
    {.name = "warning sign", .sign_week = 4},
    {.name = "swelling", .swelling_week = 4},
    {.name = "two a day", .split = true},
    {.name = "sore exercises", .sore = 10},
    {.name = "heavy mornings", .heavy_morning = 8},
    {.name = "chaos",
     .amber = 8,
     .red = 1,
     .no_morning = 5,
     .blank = 5,
     .left_out = 8,
     .new_pain = 2,
     .sore = 3},
};

void Life::run(const plan::Plan& plan, const plan::Week& week, const plan::Run& run, diary::Row& row) {
  const int cap =
      plan.conditions.size() == 1 && knowledge_.conditions[plan.conditions.front()].id == "patellar-tendon"
          ? 3
          : 2;
  row.run_minutes = run.minutes * kind_.percent / 100;
  if (run.walk_run)
    row.walk_minutes = run.walk_run->walk_minutes * run.walk_run->repeats * kind_.percent / 100;
  row.pain_during = static_cast<int>(dice_.below(2));
  row.pain_after = 0;
  row.pain_morning = 0;
  int technique = 0;
  for (const plan::TechniqueDose& dose : run.techniques) technique += dose.minutes;
  if (technique > 0)
    row.technique_minutes = std::min(
        *row.run_minutes, technique * std::min(100, kind_.percent) * kind_.technique_percent / 10000);
  if (happens(kind_.red) || (kind_.red_week > 0 && week.number >= kind_.red_week && reds_ < kind_.reds)) {
    row.pain_during = 7;
    ++reds_;
  } else if (happens(kind_.amber)) {
    row.pain_during = cap + 2;
  } else if (happens(kind_.mild)) {
    row.pain_morning = 2;
  }
  if (technique > 0 && happens(kind_.new_pain)) row.new_pain = 4;
  if (happens(kind_.no_morning)) row.pain_morning.reset();
  if (happens(kind_.blank)) (dice_.below(2) == 0 ? row.pain_during : row.pain_after).reset();
}

void Life::log_tests(diary::Row& row) {
  if (!kind_.tests) return;
  for (std::size_t i = 0; i < knowledge_.tests.size(); ++i) {
    const bool pain = knowledge_.tests[i].measure == "pain";
    const int value = kind_.tests_fail ? (pain ? 5 : 4) : (pain ? 0 : 30);
    const bool ten = knowledge_.tests[i].id == "quiet";
    row.tests.push_back({i, ten && !kind_.tests_fail ? 10 : value});
  }
}

void Life::live(const plan::Plan& plan, Date date) {
  const int day_of_plan = days_between(plan.start, date);
  const auto number = static_cast<std::size_t>(day_of_plan / 7);
  if (number >= plan.weeks.size()) return;
  const Date away = plan.start.plus(7 * (kind_.away_from_week - 1) + 3);
  if (kind_.away_days > 0 && away <= date && date < away.plus(kind_.away_days)) return;
  const plan::Week& week = plan.weeks[number];
  const plan::Day& day = week.days[static_cast<std::size_t>(day_of_plan % 7)];
  diary::Row row;
  row.date = date;
  if (day.run && !happens(kind_.left_out)) run(plan, week, *day.run, row);
  if (!day.exercises.empty()) {
    row.exercises = dice_.below(4) == 0 ? diary::Exercised::part : diary::Exercised::yes;
    if (!row.run_minutes) {
      row.pain_during = happens(kind_.sore) ? 4 : 0;
      if (happens(kind_.heavy_morning)) row.pain_morning = 5;
    }
  }
  const bool first = day_of_plan % 7 == 0;
  if (first && kind_.sign_week == week.number) row.warning_signs = 1;
  if (first && kind_.swelling_week == week.number) row.swelling = true;
  if (day_of_plan % 7 == 6) log_tests(row);
  diary::Row blank;
  blank.date = date;
  if (row == blank) return;
  if (kind_.split && row.run_minutes.value_or(0) >= 10) {
    diary::Row first_half = row;
    first_half.run_minutes = *row.run_minutes / 2;
    first_half.technique_minutes = std::min(row.technique_minutes.value_or(0) / 2, *first_half.run_minutes);
    first_half.note = "morning";
    first_half.tests.clear();
    row.run_minutes = *row.run_minutes - *first_half.run_minutes;
    row.technique_minutes = row.technique_minutes.value_or(0) - *first_half.technique_minutes;
    rows_.push_back(first_half);
  }
  rows_.push_back(row);
}

}  // namespace kneecheck::lives
