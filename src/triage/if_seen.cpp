#include "triage/if_seen.h"

#include <bit>

#include "base/few.h"

namespace kneecheck::triage {
namespace {

// The answer with what a sign says of it put in its place: one more item of a list, else another answer.
Answer with_sign(const Question& question, const Answer& before, const CriterionNode& sign) {
  if (sign.test == Test::range) {
    const bool is_there = before.known && sign.least <= before.number && before.number <= sign.most;
    return is_there ? before : Answer{0, 0, sign.least, true};
  }
  const bool is_list = question.kind == QuestionKind::choices;
  const std::uint64_t kept = is_list ? before.yes & ~question.lone_choices : 0;
  return choice_answer(question, kept | sign.mask, !is_list || before.known || before.yes == 0);
}

// The answers of a sign, in a case for as long as this lives.
class Tried {
 public:
  Tried(const Knowledge& knowledge, Case& runner, const Criterion& sign) : runner_(runner) {
    for_each_reading(sign, [&](const CriterionNode& node) {
      Answer& answer = runner.answers[node.question];
      before_.push_back({node.question, answer, runner.implied[node.question]});
      answer = with_sign(knowledge.questions[node.question], answer, node);
      runner.implied.reset(node.question);
    });
  }
  ~Tried() {
    for (std::size_t i = before_.size(); i-- > 0;) {
      runner_.answers[before_[i].question] = before_[i].answer;
      runner_.implied[before_[i].question] = before_[i].implied;
    }
  }
  Tried(const Tried&) = delete;
  Tried& operator=(const Tried&) = delete;

 private:
  struct Before {
    QuestionIndex question = 0;
    Answer answer;
    bool implied = false;
  };
  Case& runner_;
  Few<Before, 8> before_;
};

}  // namespace

bool calls_ambulance(const SafetyRule& rule) {
  return rule.title.find("{emergency_number}") != std::string_view::npos;
}

std::optional<std::size_t> rule_if_seen(const Knowledge& knowledge, Case& runner,
                                        const Assessment& assessment, std::size_t watched,
                                        std::int64_t hours) {
  const Safety& safety = knowledge.safety;
  const Criterion& sign = safety.watched[watched].as;
  if (sign.empty()) return std::nullopt;
  const Tried tried{knowledge, runner, sign};
  std::optional<std::size_t> found;
  const auto look_at = [&](const Readers& readers) {
    for (const std::uint16_t index : readers.rules) {
      const SafetyRule& rule = safety.rules[index];
      const std::int64_t left = safety.withins[rule.within].hours;
      const bool is_sooner = left < hours || (found && left == hours && calls_ambulance(rule) &&
                                              !calls_ambulance(safety.rules[*found]));
      if (!is_sooner || assessment.rules[index] == State::positive) continue;
      if (rule_state(rule, runner, assessment.verdict) != State::positive) continue;
      found = index;
      hours = left;
    }
  };
  for_each_reading(sign, [&](const CriterionNode& node) {
    const Dependents& of = knowledge.dependents[node.question];
    if (node.test == Test::range) return look_at(of);
    for (std::uint64_t left = node.mask; left != 0; left &= left - 1)
      look_at(of.of_choice[static_cast<std::size_t>(std::countr_zero(left))]);
  });
  return found;
}

}  // namespace kneecheck::triage
