// What a decision says (D11): values, limit, what follows, what would lift it.
#include <algorithm>

#include "base/words/diary.h"
#include "diary/pains.h"
#include "diary/replay.h"
#include "plan/gates.h"

namespace kneecheck::diary {
namespace {

// Everything that a sentence may need.
struct Teller {
  const Knowledge& knowledge;
  const Facts& facts;
  const PainLimits& limits;
  const std::vector<Judged>& judged;  // past weeks, and the current one if it has decided something
  const std::vector<Asked>& asked;    // of the weeks so far
  const Plan* plan;                   // null: stopped
  Date start;

  const Language& language() const { return knowledge.language; }
  const PlanPolicy& policy() const { return *knowledge.policy; }
  std::string day(Date date) const { return date_for_people(language(), date, false); }
  const Judged* judged_before(int week) const {
    const auto found = std::ranges::find(judged, week - 1, &Judged::number);
    return found == judged.end() ? nullptr : &*found;
  }
  Asked asked_of_week(int week) const {
    const auto index = static_cast<std::size_t>(week) - 1;
    if (index < asked.size()) return asked[index];
    if (plan != nullptr && index < plan->weeks.size()) return diary::asked_of(policy(), plan->weeks[index]);
    return {};
  }
};

// Of the dates of a week: the worst, then the newest of the others.
std::vector<Date> worst_dates(const Teller& teller, std::vector<Date> dates) {
  std::ranges::reverse(dates);
  const auto highest = [&teller](Date date) { return teller.facts.at(date).highest(); };
  const auto worst = std::ranges::max_element(dates, {}, highest);
  std::rotate(dates.begin(), worst, worst + 1);
  constexpr std::size_t most = 2;
  dates.resize(std::min(dates.size(), most));
  return dates;
}

// `dates`: of a colour that holds the week or takes it back.
std::string pains_text(const Teller& teller, const Reason& reason, std::vector<Date> dates) {
  if (dates.empty()) dates = {reason.date};
  const std::optional<int> stage = teller.asked_of_week(reason.week - 1).stage;
  std::vector<std::string> texts;
  for (const Date date : worst_dates(teller, std::move(dates))) {
    const bool run = teller.facts.at(date).is_run(stage);
    const Fact& fact = teller.facts.at(date);
    texts.push_back(reason.code == DecisionCode::red_back
                        ? red_words(teller.knowledge, teller.limits, date, fact, run)
                        : amber_words(teller.knowledge, teller.limits, date, fact, run));
  }
  return teller.language().semicolon_list(texts);
}

std::string not_whole_text(const Teller& teller, const Reason& reason, const Judged* judged) {
  std::vector<std::string> dates;
  if (judged != nullptr) {
    for (const Date date : judged->unknown) dates.push_back(teller.day(date));
  }
  if (dates.empty()) dates.push_back(teller.day(reason.date));
  const TextId text = dates.size() == 1 ? DiaryText::not_whole : DiaryText::some_not_whole;
  return teller.language().say(text, {{"dates", teller.language().all_of(dates)}});
}

std::string green_text(const Teller& teller, const Judged* judged) {
  if (judged == nullptr) return {};
  const TextId text = judged->runs.empty()       ? DiaryText::no_runs
                      : judged->is_excused       ? DiaryText::green_as_known
                      : judged->asked.stage == 0 ? DiaryText::green_walks
                                                 : DiaryText::all_green;
  return teller.language().say(text, {{"before", judged->number}});
}

std::string short_text(const Teller& teller, const Judged* judged) {
  if (judged == nullptr) return {};
  if (judged->is_thin)
    return teller.language().say(DiaryText::few_minutes,
                                 {{"done", judged->minutes}, {"asked", judged->asked.run_minutes}});
  return teller.language().say(DiaryText::few_runs,
                               {{"greens", judged->green_runs}, {"needed", judged->green_runs_needed}});
}

// What the week in question says of the test, for which that came too late.
std::string late_test(const Teller& teller, const Reason& reason, const GateTest& test) {
  const Date first = teller.start.plus(days_a_week * (reason.week - 1));
  std::string text;
  for (auto at = teller.facts.lower_bound(first);
       at != teller.facts.end() && at->first < first.plus(days_a_week); ++at) {
    for (const TestResult& result : at->second.tests) {
      if (teller.knowledge.tests[result.test].id != test.test) continue;
      text = teller.language().say(DiaryText::test_late, {{"test", gate_text(teller.knowledge, test)},
                                                          {"value", result.value},
                                                          {"date", teller.day(at->first)}});
    }
  }
  return text;
}

std::string tests_text(const Teller& teller, const Reason& reason) {
  std::vector<std::string> tests;
  for (const OpenTest& open : reason.tests) {
    const std::string test = gate_text(teller.knowledge, open.test);
    std::string late = late_test(teller, reason, open.test);
    tests.push_back(
        !late.empty() ? std::move(late)
        : open.value  ? teller.language().say(DiaryText::test_value, {{"test", test}, {"value", *open.value}})
                      : teller.language().say(DiaryText::test_blank, {{"test", test}}));
  }
  return teller.language().say(DiaryText::tests_open, {{"days", teller.policy()["diary_test_days"_n]},
                                                       {"tests", teller.language().semicolon_list(tests)}});
}

std::string gap_text(const Teller& teller, const Reason& reason) {
  const bool from_start = teller.facts.empty() || !teller.facts.contains(reason.date);
  if (from_start) return teller.language().say(DiaryText::gap_since_start, {{"n", reason.gap_days}});
  return teller.language().say(DiaryText::gap, {{"n", reason.gap_days}, {"date", teller.day(reason.date)}});
}

std::string reason_text(const Teller& teller, const Reason& reason) {
  const Language& language = teller.language();
  const Judged* judged = teller.judged_before(reason.week);
  const std::string day = teller.day(reason.date);
  switch (reason.code) {
    case DecisionCode::sign_stop:
      return language.say(
          teller.facts.at(reason.date).warning_signs != 0 ? DiaryText::warning_sign : DiaryText::new_swelling,
          {{"date", day}});
    case DecisionCode::red_stop: {
      const Fact& fact = teller.facts.at(reason.date);
      return language.say(DiaryText::second_red,
                          {{"days", teller.policy()["diary_pair_days"_n]},
                           {"what", red_words(teller.knowledge, teller.limits, reason.date, fact,
                                              fact.is_run(teller.asked_of_week(reason.week).stage))}});
    }
    case DecisionCode::gap_new:
    case DecisionCode::gap_back:
    case DecisionCode::gap_repeat:
      return gap_text(teller, reason);
    case DecisionCode::red_back:
      return pains_text(teller, reason, judged == nullptr ? std::vector<Date>{} : judged->red);
    case DecisionCode::new_pain_stop:
    case DecisionCode::new_pain_halve:
      return new_pain_words(teller.knowledge, reason.date, *teller.facts.at(reason.date).new_pain);
    case DecisionCode::amber_hold:
      return pains_text(teller, reason, judged == nullptr ? std::vector<Date>{} : judged->amber);
    case DecisionCode::missing_hold:
      return not_whole_text(teller, reason, judged);
    case DecisionCode::short_hold:
      return short_text(teller, judged);
    case DecisionCode::over_hold:
      return judged == nullptr
                 ? std::string{}
                 : language.say(DiaryText::many_minutes,
                                {{"done", judged->minutes}, {"asked", judged->asked.run_minutes}});
    case DecisionCode::red_hold:
      return language.say(DiaryText::after_step_back);
    case DecisionCode::gate_clinician:
    case DecisionCode::gate_wait:
    case DecisionCode::tech_wait:
      return tests_text(teller, reason);
    case DecisionCode::dose_hold:
      return language.say(DiaryText::sore, {{"date", day}});
    case DecisionCode::green_progress:
      return green_text(teller, judged);
    case DecisionCode::plan_end:
      return green_text(teller, teller.judged_before(reason.week + 1));
  }
  return {};
}

struct Outcome {
  TextId minutes, stage;  // of a continuous week; of a week on the ladder
  TextId lift;
};

Outcome outcome_of(DecisionCode code) {
  switch (code) {
    case DecisionCode::sign_stop:
      return {DiaryText::stops_for_sign, DiaryText::stops_for_sign, DiaryText::lift_green};
    case DecisionCode::red_stop:
      return {DiaryText::stops_for_red, DiaryText::stops_for_red, DiaryText::lift_green};
    case DecisionCode::gap_new:
      return {DiaryText::stops_for_gap, DiaryText::stops_for_gap, DiaryText::lift_green};
    case DecisionCode::gap_back:
      return {DiaryText::phase_back, DiaryText::walks_back, DiaryText::lift_green};
    case DecisionCode::red_back:
      return {DiaryText::steps_back, DiaryText::walks_back, DiaryText::lift_green};
    case DecisionCode::new_pain_stop:
      return {DiaryText::stops_technique, DiaryText::stops_technique, DiaryText::lift_green};
    case DecisionCode::new_pain_halve:
      return {DiaryText::halves, DiaryText::halves, DiaryText::lift_green};
    case DecisionCode::missing_hold:
      return {DiaryText::repeats, DiaryText::repeats_stage, DiaryText::lift_blank};
    case DecisionCode::gap_repeat:
    case DecisionCode::amber_hold:
    case DecisionCode::red_hold:
      return {DiaryText::repeats, DiaryText::repeats_stage, DiaryText::lift_green};
    case DecisionCode::short_hold:
    case DecisionCode::over_hold:
      return {DiaryText::repeats, DiaryText::repeats_stage, DiaryText::lift_week};
    case DecisionCode::gate_clinician:
      return {DiaryText::clinician, DiaryText::clinician, DiaryText::lift_green};
    case DecisionCode::gate_wait:
      return {DiaryText::waits, DiaryText::waits_stage, DiaryText::lift_green};
    case DecisionCode::tech_wait:
      return {DiaryText::technique_waits, DiaryText::technique_waits, DiaryText::lift_green};
    case DecisionCode::dose_hold:
      return {DiaryText::doses_stay, DiaryText::doses_stay, DiaryText::lift_green};
    case DecisionCode::green_progress:
      return {DiaryText::goes_on, DiaryText::goes_on, DiaryText::lift_green};
    case DecisionCode::plan_end:
      return {DiaryText::ends, DiaryText::ends, DiaryText::lift_green};
  }
  return {};
}

std::string text_of(const Teller& teller, const Reason& reason) {
  Outcome outcome = outcome_of(reason.code);
  const bool is_long = reason.holds >= teller.policy()["diary_holds_most"_n];
  const bool is_seen = reason.code == DecisionCode::gate_clinician;
  if (is_seen && is_long) outcome.minutes = outcome.stage = DiaryText::clinician_after_holds;
  const Judged* judged = teller.judged_before(reason.week);
  const bool is_plain =  // nothing of it has begun
      judged != nullptr && judged->phase < PhaseId::landing && judged->asked.technique_minutes == 0;
  if (reason.code == DecisionCode::red_back && is_plain)
    outcome = {DiaryText::steps_back_plain, DiaryText::walks_back_plain, outcome.lift};
  const Asked asked = teller.asked_of_week(reason.week);
  const Language& language = teller.language();
  std::string text =
      language.say(asked.stage ? outcome.stage : outcome.minutes, {{"reason", reason_text(teller, reason)},
                                                                   {"week", reason.week},
                                                                   {"before", reason.week - 1},
                                                                   {"minutes", asked.run_minutes},
                                                                   {"holds", reason.holds},
                                                                   {"lift", language.say(outcome.lift)}});
  if (is_long && !is_seen) text += ' ' + language.say(DiaryText::physiotherapist, {{"holds", reason.holds}});
  return text;
}

// By week, date and code.
void sort(std::vector<Decision>& decisions) {
  std::ranges::stable_sort(decisions, [](const Decision& a, const Decision& b) {
    if (a.week != b.week) return a.week < b.week;
    if (a.date != b.date) return a.date < b.date;
    return word(a.code) < word(b.code);
  });
}

}  // namespace

std::vector<Decision> Replay::decisions(const Plan* plan) const {
  std::vector<Judged> judged = judged_;
  if (now_) judged.push_back(*now_);
  const Teller teller{knowledge_, facts_, limits_, judged, asked_, plan, request_.start};
  std::vector<Decision> decisions;
  const auto tell = [&](const Reason& reason) {
    decisions.push_back({reason.week, reason.date, reason.code, text_of(teller, reason)});
  };
  for (const Reason& reason : reasons_) {
    // Nothing is said of a week that begins after the plan has stopped.
    if (stops_.empty() || first_date(reason.week) <= stops_.front().when) tell(reason);
  }
  for (const Stop& stop : stops_) tell(stop.reason);
  sort(decisions);
  return decisions;
}

std::vector<Decision> stop_decisions(const Knowledge& knowledge, const Facts& facts,
                                     const std::vector<Stop>& stops) {
  const PainLimits limits;
  const std::vector<Judged> judged;
  const std::vector<Asked> asked;
  const Teller teller{knowledge, facts, limits, judged, asked, nullptr, {}};
  std::vector<Decision> decisions;
  decisions.reserve(stops.size());
  for (const Stop& stop : stops)
    decisions.push_back({stop.reason.week, stop.reason.date, stop.reason.code, text_of(teller, stop.reason)});
  sort(decisions);
  return decisions;
}

}  // namespace kneecheck::diary
