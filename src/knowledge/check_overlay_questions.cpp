// Questions: the rules read the answers, so a folder may add answers and narrow limits, nothing else.
#include <fmt/format.h>

#include "knowledge/checks.h"
#include "knowledge/overlaid.h"

namespace kneecheck::knowledge {
namespace {

// Answers are bits by their place: the built-in ones stay where they are, new ones come behind them.
bool keeps_answers(const Overlaid& overlaid, const Question& before, const Question& now) {
  for (std::size_t i = 0; i < before.choices.size(); ++i) {
    if (i < now.choices.size() && now.choices[i].id == before.choices[i].id &&
        now.choices[i].alone == before.choices[i].alone)
      continue;
    overlaid.looser(now.evidence, "choices",
                    fmt::format("'{}' does not keep its built-in answer '{}'", now.id, before.choices[i].id),
                    "keep the built-in answers, in their order and with their alone; add yours behind them");
    return false;
  }
  return true;
}

// Whether the answer alone, whatever else is said, makes a rule true that withholds the plan.
bool withholds_alone(const Knowledge& knowledge, std::size_t question, std::uint64_t answer) {
  CriterionNode has;
  has.test = Test::has;
  has.question = static_cast<QuestionIndex>(question);
  has.end = 1;
  has.mask = answer;
  return std::ranges::any_of(knowledge.safety.rules, [&](const SafetyRule& rule) {
    return !rule.allows_plan && at_least(rule.urgency, Urgency::routine) &&
           at_most({has}, joined(rule.applies, rule.when));
  });
}

// Of answers of which one is taken, a new one takes the place of those that rules read: it needs a rule of
// its own.
void check_new_answers(const Overlaid& overlaid, std::size_t index) {
  const Question& before = overlaid.before.questions[index];
  const Question& now = overlaid.now.questions[index];
  const bool has_more = now.choices.size() > before.choices.size();
  if (index == static_cast<std::size_t>(Key::days) && has_more)
    overlaid.looser(now.evidence, "choices", "a week has no other days than the built-in ones",
                    "keep the seven");
  if (index == static_cast<std::size_t>(Key::cleared) && has_more)
    overlaid.looser(now.evidence, "choices",
                    "no other rules can be cleared by a clinician than the built-in ones",
                    "keep the built-in answers");
  for (std::size_t i = before.choices.size(); i < now.choices.size(); ++i) {
    if (before.safety && now.choices[i].alone)
      overlaid.looser(
          now.evidence, "choices",
          fmt::format("the new answer '{}' to '{}' would stand for all others", now.choices[i].id, now.id),
          "without alone");
    const bool takes_a_place = before.kind == QuestionKind::choice && before.group == QuestionGroup::triage;
    if (!takes_a_place || withholds_alone(overlaid.now, index, std::uint64_t{1} << i)) continue;
    overlaid.looser(
        now.evidence, "choices",
        fmt::format("no rule withholds the plan for the new answer '{}' to '{}'", now.choices[i].id, now.id),
        "add a rule to safety.yaml that is true of it alone, and allows no plan");
  }
}

void keep(const Overlaid& overlaid, const Question& now, std::string_view key, bool same) {
  if (same) return;
  overlaid.looser(now.evidence, key,
                  fmt::format("'{}' has another '{}' than the built-in question", now.id, key),
                  "a folder may not change it");
}

std::string_view written(const Question& question, std::string_view key) {
  const Value at = value_under(question.evidence.at, key);
  return at.exists() && at.is_scalar() ? at.text() : "nothing";
}

void check_limits(const Overlaid& overlaid, const Question& before, const Question& now) {
  const auto limit = [&](std::string_view key, bool wider, std::string_view allowed) {
    if (!wider) return;
    overlaid.looser(now.evidence, key,
                    fmt::format("'{}': {} {} is looser than the built-in {}; {}", now.id, key,
                                written(now, key), written(before, key), allowed),
                    "a folder may only narrow the limits of a question");
  };
  limit("min", now.least < before.least, allowed(Stricter::higher));
  limit("max", now.most > before.most, allowed(Stricter::lower));
  limit("whole", before.whole && !now.whole, allowed(Stricter::fixed));
}

}  // namespace

bool check_questions(const Overlaid& overlaid) {
  bool comparable = true;
  for (std::size_t i = 0; i < overlaid.before.questions.size(); ++i) {
    const Question& before = overlaid.before.questions[i];
    const Question& now = overlaid.now.questions[i];
    keep(overlaid, now, "kind", now.kind == before.kind);
    keep(overlaid, now, "group", now.group == before.group);
    keep(overlaid, now, "ordered", now.ordered == before.ordered);
    keep(overlaid, now, "none", now.none_label.empty() == before.none_label.empty());
    if (now.kind != before.kind || !keeps_answers(overlaid, before, now)) {
      comparable = false;
      continue;
    }
    check_limits(overlaid, before, now);
    check_new_answers(overlaid, i);
  }
  return comparable;
}

namespace {

// What comes first stays, in its order; more may come between.
void check_opening(const Overlaid& overlaid) {
  Evidence place;
  place.at = place_under(overlaid.now, "opening");
  auto now = overlaid.now.opening.begin();
  for (const Opening& before : overlaid.before.opening) {
    now = std::find_if(now, overlaid.now.opening.end(),
                       [&before](const Opening& each) { return each.id == before.id; });
    if (now != overlaid.now.opening.end()) continue;
    return overlaid.looser(
        place, "", fmt::format("the opening does not hold '{}' where the built-in one does", before.id),
        "keep the built-in opening, in its order; more may come between");
  }
}

void check_parts(const Overlaid& overlaid) {
  for (const QuestionPage& before : overlaid.before.pages) {
    const QuestionPage& now = *with_id(overlaid.now.pages, before.id);
    if (before.part == 0) continue;
    if (now.questions == before.questions && (before.part & ~now.part) == 0) continue;
    overlaid.looser(now.evidence, "part",
                    fmt::format("'{}' does not put all that the built-in one does", now.id),
                    "keep its question and its answers; more may be added");
  }
}

void check_not_for(const Overlaid& overlaid) {
  for (const NotFor& now : overlaid.now.not_for) {
    const NotFor* before = with_id(overlaid.before.not_for, now.id);
    const bool same_people = before != nullptr && now.question == before->question &&
                             (now.choices & ~before->choices) == 0 && same(now.when, before->when);
    if (same_people) continue;
    overlaid.looser(
        now.evidence, "when",
        fmt::format("'{}' keeps answers from people to whom the built-in interview puts them", now.id),
        "keep the built-in entry, or fewer of its answers");
  }
}

}  // namespace

// What is not asked stays open, and with it the rules that read it.
void check_interview(const Overlaid& overlaid) {
  check_opening(overlaid);
  check_parts(overlaid);
  check_not_for(overlaid);
  for (const FollowUp& now : overlaid.now.follow_ups) {
    const FollowUp* before = with_id(overlaid.before.follow_ups, now.id);
    const bool is_own = now.question >= overlaid.before.questions.size();
    if (is_own || (before != nullptr && at_most(overlaid.moved(before->when), now.when))) continue;
    overlaid.looser(now.evidence, "when", fmt::format("'{}' is asked of fewer people than built in", now.id),
                    "keep the built-in condition; alternatives under any may be added");
  }
}

}  // namespace kneecheck::knowledge
