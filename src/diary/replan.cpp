#include "diary/replan.h"

#include <algorithm>

#include "diary/replay.h"

namespace kneecheck::diary {
namespace {

bool has_kind(const std::vector<Stop>& stops, DecisionCode code) {
  return std::ranges::any_of(stops, [code](const Stop& stop) { return stop.reason.code == code; });
}

bool has_news(const Knowledge& knowledge, const Case& runner, const std::vector<Row>& rows) {
  return std::ranges::any_of(rows, [is_new = !was_swollen(knowledge, runner)](const Row& row) {
    return row.warning_signs.value_or(0) != 0 || (row.swelling.value_or(false) && is_new);
  });
}

// The six safety questions are asked again.
Case without_safety_answers(const Knowledge& knowledge, Case runner) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (knowledge.questions[i].safety) runner.answers[i] = {};
  }
  runner.sites.clear();
  return runner;
}

// No rule says so where it is higher than they do.
void raise(Urgency least, Assessment& found) {
  if (found.urgency && at_least(*found.urgency, least)) return;
  found.urgency = least;
  found.alarm = at_least(least, Urgency::same_day);
  found.decisive.reset();
  found.rest = std::max(found.rest, Rest::stop);
}

// The signs and the swelling that are new, and nothing else.
Case news_of(const Knowledge& knowledge, const Case& runner, const std::vector<Row>& rows) {
  Case news;
  for (const Row& row : rows) {
    news[Key::warning_signs].yes |= row.warning_signs.value_or(0);
    if (row.swelling.value_or(false) && !was_swollen(knowledge, runner))
      news[Key::swelling].yes = knowledge.policy->swelling.counts_as;
  }
  return news;
}

// What the page of each day promises of these news.
Urgency promised(const Knowledge& knowledge, const Case& news) {
  const auto& names = knowledge.safety.names;
  const auto same_day = std::ranges::find(names, "new_in_plan", &NamedCriterion::id);
  const bool is_same_day = same_day != names.end() && evaluate(same_day->when, news) == Truth::yes;
  return is_same_day ? Urgency::same_day : Urgency::soon;
}

// D7: what a case comes to whose diary says that it is not to be gone on with. Never below soon.
Stopped stopped_as(const Knowledge& knowledge, const Case& runner, const std::vector<Row>& news) {
  Stopped stopped;
  stopped.runner = news.empty() ? runner : with_signs(knowledge, runner, news);
  stopped.assessment = assess(knowledge, stopped.runner);
  raise(promised(knowledge, news_of(knowledge, runner, news)), stopped.assessment);
  stopped.assessment.no_plan = NoPlan::diary;
  stopped.assessment.plan_for.clear();
  return stopped;
}

// The dates of a case without a plan: nothing was asked on them, and the stricter limits are its own.
Dates dates_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
               const Facts& facts) {
  const PainLimits limits = pain_limits(knowledge, runner, assessment.plan_for);
  Dates dates;
  for (const auto& [date, fact] : facts)
    take_date(*knowledge.policy, limits, was_swollen(knowledge, runner), date, fact,
              {fact.run_minutes > 0, false}, dates);
  return dates;
}

}  // namespace

Assessment assess_news(const Knowledge& knowledge, const Case& runner, const std::vector<Row>& rows) {
  Assessment found = assess(knowledge, with_signs(knowledge, runner, rows));
  if (!has_news(knowledge, runner, rows)) return found;
  found.no_plan = NoPlan::diary;
  raise(promised(knowledge, news_of(knowledge, runner, rows)), found);
  return found;
}

Case with_signs(const Knowledge& knowledge, Case runner, const std::vector<Row>& rows) {
  Answer& signs = runner[Key::warning_signs];
  const bool is_new = !was_swollen(knowledge, runner);
  for (const Row& row : rows) {
    signs.yes |= row.warning_signs.value_or(0);
    if (row.swelling.value_or(false) && is_new)
      runner[Key::swelling] =
          choice_answer(knowledge.question(Key::swelling), knowledge.policy->swelling.counts_as, true);
  }
  if (signs.yes != 0) signs = choice_answer(knowledge.question(Key::warning_signs), signs.yes, signs.known);
  return with_implied(knowledge, std::move(runner));
}

std::optional<Stopped> stop_without_plan(const Knowledge& knowledge, const Case& runner,
                                         const Assessment& assessment, const DiaryFile& diary,
                                         std::optional<Date> start) {
  std::vector<Row> rows = diary.rows;
  rows.insert(rows.end(), diary.unread.begin(), diary.unread.end());
  const bool sign = has_news(knowledge, runner, rows);
  std::vector<Row> dated = distinct(rows);
  std::erase_if(dated,
                [&](const Row& row) { return row.date == Date{} || row.date < start.value_or(Date{}); });
  const Facts facts = facts_of(knowledge, dated);
  const Dates dates = dates_of(knowledge, runner, assessment, facts);
  if (!sign && !dates.red_pair) return std::nullopt;
  Stopped stopped = stopped_as(knowledge, runner, sign ? rows : std::vector<Row>{});
  if (dates.red_pair) stopped.assessment.rest = std::max(stopped.assessment.rest, Rest::stop);
  stopped.revision += static_cast<int>(distinct(diary.rows).size());
  std::vector<Stop> stops;
  const auto add = [&](std::optional<Date> date, DecisionCode code) {
    if (!date) return;
    const Date first = start.value_or(facts.begin()->first);
    stops.push_back({*date, {days_between(first, *date) / days_a_week + 1, *date, code}});
  };
  add(dates.sign, DecisionCode::sign_stop);
  add(dates.red_pair, DecisionCode::red_stop);
  stopped.decisions = stop_decisions(knowledge, facts, stops);
  return stopped;
}

std::variant<Replanned, Stopped> replan(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, const std::vector<Row>& rows,
                                        const Request& request) {
  Replay replay{knowledge, runner, assessment, rows, request};
  if (rows.empty()) {
    Plan plan = make_plan(knowledge, runner, assessment, {request.start});
    Progress progress = replay.progress_of(plan);
    return Replanned{std::move(plan), std::move(progress)};
  }
  replay.run();
  Progress progress = replay.progress();
  progress.rows = static_cast<int>(rows.size());
  if (replay.stops().empty()) {
    Plan plan = replay.plan();
    plan.decisions = replay.decisions(&plan);
    plan.clinician_due = replay.clinician_is_due();
    return Replanned{std::move(plan), std::move(progress)};
  }
  const std::vector<Stop>& stops = replay.stops();
  // A warning sign is never hidden by an earlier stop.
  const bool sign = has_kind(stops, DecisionCode::sign_stop);
  const bool asks_anew = !sign && stops.front().reason.code == DecisionCode::gap_new;
  Stopped stopped;
  if (asks_anew) {
    stopped.runner = without_safety_answers(knowledge, runner);
    stopped.assessment = assess(knowledge, stopped.runner);
    stopped.assessment.no_plan = NoPlan::diary;
    stopped.assessment.plan_for.clear();
  } else {
    stopped = stopped_as(knowledge, runner, sign ? rows : std::vector<Row>{});
  }
  stopped.decisions = replay.decisions(nullptr);
  stopped.revision = replay.revision();
  return stopped;
}

}  // namespace kneecheck::diary
