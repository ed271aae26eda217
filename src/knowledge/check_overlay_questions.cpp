// Questions: the rules read the answers, so a folder may add answers and narrow limits, nothing else.
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
                    {KnowledgeText::answer_moved, {{"id", now.id}, {"answer", before.choices[i].id}}},
                    KnowledgeText::answers_behind);
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
    overlaid.looser(now.evidence, "choices", KnowledgeText::more_days, KnowledgeText::keep_seven);
  if (index == static_cast<std::size_t>(Key::cleared) && has_more)
    overlaid.looser(now.evidence, "choices", KnowledgeText::more_cleared, KnowledgeText::keep_answers);
  for (std::size_t i = before.choices.size(); i < now.choices.size(); ++i) {
    const auto refuse = [&](TextId message, TextId help) {
      overlaid.looser(now.evidence, "choices", {message, {{"answer", now.choices[i].id}, {"id", now.id}}},
                      help);
    };
    if (before.safety && now.choices[i].alone)
      refuse(KnowledgeText::stands_for_all, KnowledgeText::without_alone);
    const bool takes_a_place = before.kind == QuestionKind::choice && before.group == QuestionGroup::triage;
    if (takes_a_place && !withholds_alone(overlaid.now, index, std::uint64_t{1} << i))
      refuse(KnowledgeText::no_rule_withholds, KnowledgeText::add_withholding);
  }
}

void keep(const Overlaid& overlaid, const Question& now, std::string_view key, bool same) {
  if (same) return;
  overlaid.looser(now.evidence, key, {KnowledgeText::question_changed, {{"id", now.id}, {"key", key}}},
                  KnowledgeText::no_change);
}

void check_limits(const Overlaid& overlaid, const Question& before, const Question& now) {
  const auto limit = [&](std::string_view key, bool wider, TextId message) {
    const auto written = [&](const Question& question) {
      const Value at = value_under(question.evidence.at, key);
      return at.exists() && at.is_scalar() ? at.text() : overlaid.language()[KnowledgeText::nothing_there];
    };
    if (wider)
      overlaid.looser(now.evidence, key,
                      {message, {{"id", now.id}, {"now", written(now)}, {"was", written(before)}}},
                      KnowledgeText::only_narrower);
  };
  limit("min", now.least < before.least, KnowledgeText::min_lower);
  limit("max", now.most > before.most, KnowledgeText::max_higher);
  limit("whole", before.whole && !now.whole, KnowledgeText::no_longer_whole);
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
    return overlaid.looser(place, "", {KnowledgeText::opening_without, {{"id", before.id}}},
                           KnowledgeText::keep_opening);
  }
}

void check_parts(const Overlaid& overlaid) {
  for (const QuestionPage& before : overlaid.before.pages) {
    const QuestionPage& now = *with_id(overlaid.now.pages, before.id);
    if (before.part == 0) continue;
    if (now.questions == before.questions && (before.part & ~now.part) == 0) continue;
    overlaid.looser(now.evidence, "part", {KnowledgeText::part_smaller, {{"id", now.id}}},
                    KnowledgeText::keep_part);
  }
}

void check_not_for(const Overlaid& overlaid) {
  for (const NotFor& now : overlaid.now.not_for) {
    const NotFor* before = with_id(overlaid.before.not_for, now.id);
    const bool same_people = before != nullptr && now.question == before->question &&
                             (now.choices & ~before->choices) == 0 && same(now.when, before->when);
    if (same_people) continue;
    overlaid.looser(now.evidence, "when", {KnowledgeText::kept_from_more, {{"id", now.id}}},
                    KnowledgeText::fewer_answers);
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
    overlaid.looser(now.evidence, "when", {KnowledgeText::asked_of_fewer, {{"id", now.id}}},
                    KnowledgeText::keep_condition);
  }
}

}  // namespace kneecheck::knowledge
