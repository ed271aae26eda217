#include "app/log_day.h"

#include <algorithm>

#include "app/log_doubts.h"
#include "app/log_words.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/words.h"
#include "diary/caution.h"
#include "diary/pains.h"
#include "plan/gates.h"
#include "triage/assess.h"

namespace kneecheck::app {
namespace {

const ProgressDate* date_in_plan(const std::optional<GoesOn>& plan, Date date) {
  const auto* const goes_on = plan ? std::get_if<Replanned>(&*plan) : nullptr;
  if (goes_on == nullptr) return nullptr;
  const auto& dates = goes_on->progress.dates;
  const auto found = std::ranges::find(dates, date, &ProgressDate::date);
  return found == dates.end() ? nullptr : &*found;
}

// Without a look at what was asked of its date: only pain that is far too much.
bool is_red(const PlanPolicy& policy, const Fact& fact) {
  return colour_of(policy, {}, fact, {}) == Colour::red;
}

// How a day came out, as it is said.
struct DaySaid {
  bool is_mild = false, is_walk = false;
  bool is_morning = false;  // only the morning after it was too much
  bool is_surplus = false;  // more was run than asked
  int days_ago = 0;
};

TextId words_of(Colour colour, const DaySaid& said) {
  const auto& [is_mild, is_walk, is_morning, is_surplus, days_ago] = said;
  switch (colour) {
    case Colour::red:
      if (is_morning) return AppText::log_red_morning;
      return days_ago == 0   ? (is_walk ? AppText::log_red_today_walk : AppText::log_red_today)
             : days_ago == 1 ? AppText::log_red_yesterday
                             : AppText::log_red_before;
    case Colour::amber:
      return is_mild ? AppText::log_mild : AppText::log_amber;
    case Colour::green:
      return is_surplus ? AppText::log_green_but : AppText::log_green;
    case Colour::unknown:
    case Colour::none:
      break;
  }
  return AppText::log_green_so_far;
}

PainLimits limits_of(const Knowledge& knowledge, const Case& runner) {
  return pain_limits(knowledge, runner, assess(knowledge, runner).plan_for);
}

// Of exercises without a run: more pain than they may be done with.
void add_soreness(const Session& session, const PainLimits& limits, const Fact& fact, Document& document) {
  if (fact.run_minutes + fact.walk_minutes > 0 || fact.during.value_or(0) <= limits.during) return;
  document.paragraph(AppText::log_sore, {{"n", *fact.during}, {"most", limits.during}});
  document.add(
      ToType{document.say(AppText::log_levels), diary_command(session, "plan", "--show exercises", "CASE")});
}

void add_tests(const Session& session, const Replanned& goes_on, const Row& row, Document& document) {
  if (!goes_on.progress.gate) return;
  const Knowledge& knowledge = *session.knowledge;
  const std::string phase = capitalized(knowledge.phase(goes_on.progress.gate->phase).name);
  for (const NextGate::Item& item : goes_on.progress.gate->tests) {
    const bool is_done = std::ranges::any_of(row.tests, [&](const TestResult& result) {
      return knowledge.tests[result.test].id == item.test.test;
    });
    if (is_done)
      document.paragraph(item.passed ? AppText::log_test_passed : AppText::log_test_open,
                         {{"test", gate_text(knowledge, item.test)}, {"phase", phase}});
  }
}

// Whether more was run than asked on the date, a slip or not.
bool is_surplus(const Replanned& goes_on, const ProgressDate& date) {
  const int planned = planned_minutes(&goes_on.plan, date.date).value_or(0);
  return planned > 0 && is_clearly_more(date.run_minutes, planned);
}

// Of a run in the week at hand: what is more, or less, than was asked.
void add_share(const Replanned& goes_on, const ProgressDate* date, Document& document) {
  if (date == nullptr || goes_on.progress.weeks.empty()) return;
  const ProgressWeek& now = goes_on.progress.weeks.back();
  if (now.is_past || now.number != date->week) return;
  const auto planned = planned_minutes(&goes_on.plan, date->date);
  if (now.is_over)
    document.paragraph(WordsText::week_is_over, {{"n", now.run_minutes}, {"asked", now.asked.run_minutes}});
  else if (now.falls_short)
    document.paragraph(WordsText::week_falls_short);
  else if (is_surplus(goes_on, *date) && !is_far_more(date->run_minutes, planned))
    document.paragraph(AppText::log_more_than_asked, {{"n", date->run_minutes}, {"asked", *planned}});
}

// Of a day that is not red: what its pain means for the next things to do.
void add_cautions(const Knowledge& knowledge, const Progress& progress, const Row& row, Document& document) {
  // What hurt in exercises is said by add_soreness().
  const bool is_of_knee = (row.pain_during && !exercised(row)) || row.pain_after || row.pain_morning;
  const auto knee = is_of_knee ? knee_caution(knowledge, progress) : std::nullopt;
  if (knee) document.paragraph(knee_words(knowledge, progress, *knee));
  const auto elsewhere = row.new_pain ? new_pain_caution(knowledge, progress) : std::nullopt;
  if (elsewhere) document.paragraph(new_place_words(knowledge, progress, *elsewhere));
}

}  // namespace

std::optional<GoesOn> goes_on(const Session& session, const Case& runner, const std::vector<Row>& rows,
                              Date today) {
  const auto start = runner.date(Key::start);
  const Assessment assessment = assess(*session.knowledge, runner);
  if (!start || *start > today || assessment.no_plan) return std::nullopt;
  return replan(*session.knowledge, runner, assessment, rows, {*start, today});
}

void add_judged(const Session& session, const Case& runner, const std::vector<Row>& rows, const Row& row,
                Date today, Document& document) {
  const auto plan = goes_on(session, runner, rows, today);
  const auto* const replanned = plan ? std::get_if<Replanned>(&*plan) : nullptr;
  if (replanned != nullptr) {
    add_tests(session, *replanned, row, document);
    if (row.run_minutes) add_share(*replanned, date_in_plan(plan, row.date), document);
  }
  if (!row.pain_during && !row.pain_after && !row.pain_morning && !row.new_pain) return;
  const PlanPolicy& policy = *session.knowledge->policy;
  const Fact fact = facts_of(*session.knowledge, rows).at(row.date);
  Fact only_new_pain;
  only_new_pain.new_pain = fact.new_pain;
  const ProgressDate* const date = date_in_plan(plan, row.date);
  const PainLimits limits = limits_of(*session.knowledge, runner);
  const Colour colour = is_red(policy, fact) ? Colour::red
                        : date == nullptr    ? Colour::none
                                             : date->colour.value_or(Colour::none);
  if (row.exercises && colour != Colour::red) add_soreness(session, limits, fact, document);
  if (is_red(policy, only_new_pain)) document.paragraph(AppText::log_new_pain_red, {{"n", *fact.new_pain}});
  if ((colour == Colour::none || colour == Colour::amber) && replanned != nullptr)
    add_cautions(*session.knowledge, replanned->progress, row, document);
  Fact without_morning = fact;
  without_morning.morning.reset();
  const DaySaid said{is_mild(policy, fact), fact.run_minutes == 0 && fact.walk_minutes > 0,
                     is_red(policy, fact) && !is_red(policy, without_morning),
                     replanned != nullptr && date != nullptr && is_surplus(*replanned, *date),
                     days_between(row.date, today)};
  if (colour != Colour::none)
    document.paragraph(
        words_of(colour, said),
        {{"date", date_for_people(document.language(), row.date, false)},
         {"what", amber_words(*session.knowledge, limits, row.date, fact, date == nullptr || date->run)}});
  if (row.pain_morning && row.date == today)
    document.paragraph(AppText::log_morning_ahead,
                       {{"date", date_for_people(document.language(), row.date, false)}});
  if (plan && std::holds_alternative<Stopped>(*plan))
    document.add(ToType{document.say(AppText::log_plan_stops), diary_command(session, "today", {}, "CASE")});
}

}  // namespace kneecheck::app
