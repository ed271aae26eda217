#include "diary/replan.h"

#include <algorithm>

#include "diary/replay.h"

namespace kneecheck::diary {
namespace {

bool has_kind(const std::vector<Stop>& stops, DecisionCode code) {
  return std::ranges::any_of(stops, [code](const Stop& stop) { return stop.reason.code == code; });
}

}  // namespace

Case with_signs(const Knowledge& knowledge, Case runner, const std::vector<Row>& rows) {
  Answer& signs = runner[Key::warning_signs];
  const NewSwelling& swelling = knowledge.policy->swelling;
  for (const Row& row : rows) {
    signs.yes |= row.warning_signs.value_or(0);
    const bool was_swollen = (runner[Key::swelling].yes & ~swelling.none) != 0;
    if (row.swelling.value_or(false) && !was_swollen)
      runner[Key::swelling] = choice_answer(knowledge.question(Key::swelling), swelling.counts_as, true);
  }
  if (signs.yes != 0) signs = choice_answer(knowledge.question(Key::warning_signs), signs.yes, signs.known);
  return with_implied(knowledge, std::move(runner));
}

std::variant<Replanned, Stopped> replan(const Knowledge& knowledge, const Case& runner,
                                        const Assessment& assessment, const std::vector<Row>& rows,
                                        const Request& request) {
  Replay replay{knowledge, runner, assessment, rows, request};
  replay.run();
  Progress progress = replay.progress();
  progress.rows = static_cast<int>(rows.size());
  if (rows.empty()) return Replanned{make_plan(knowledge, runner, assessment, {request.start}), progress};
  if (replay.stops().empty()) {
    Plan plan = replay.plan();
    plan.decisions = replay.decisions(&plan);
    plan.clinician_due = replay.clinician_is_due();
    return Replanned{std::move(plan), std::move(progress)};
  }
  const std::vector<Stop>& stops = replay.stops();
  Stopped stopped{assessment, runner, replay.decisions(nullptr), replay.revision()};
  // A warning sign is never hidden by an earlier stop.
  const bool sign = has_kind(stops, DecisionCode::sign_stop);
  if (sign) stopped.runner = with_signs(knowledge, runner, rows);
  const bool asks_anew = !sign && stops.front().reason.code == DecisionCode::gap_new;
  if (asks_anew) {  // the six safety questions again
    for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
      if (knowledge.questions[i].safety) stopped.runner.answers[i] = {};
    }
    stopped.runner.sites.clear();
  }
  stopped.assessment = assess(knowledge, stopped.runner);
  Assessment& found = stopped.assessment;
  found.no_plan = NoPlan::diary;
  found.plan_for.clear();
  if (asks_anew) return stopped;
  if (!found.urgency || !at_least(*found.urgency, Urgency::soon)) {  // never below
    found.urgency = Urgency::soon;
    found.decisive.reset();
  }
  return stopped;
}

}  // namespace kneecheck::diary
