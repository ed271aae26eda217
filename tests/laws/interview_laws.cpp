// The interview asks as little as it can, and comes to the same as if everything had been asked.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "intake/case_yaml.h"
#include "interview/interview.h"
#include "interviewed.h"
#include "triage/rank.h"
#include "triage/variants.h"

namespace kneecheck::laws {
namespace {

constexpr std::size_t most_answers =
    14;  // the median that a runner with one of the usual troubles may be asked for

// What an outcome is: where somebody has to be seen soon, nothing else; with an alarm, that alone.
std::string outcome_of(const Case& answered) {
  const Knowledge& knowledge = builtin();
  const Case runner = with_implied(knowledge, answered);
  const Assessment assessment = assess(knowledge, runner);
  if (assessment.alarm) return "alarm";
  std::string text =
      fmt::format("{} {} {}", assessment.urgency ? word(*assessment.urgency) : "none",
                  word(assessment.status), assessment.no_plan ? word(*assessment.no_plan) : "plan");
  if (assessment.urgency && at_least(*assessment.urgency, Urgency::soon)) return text;
  const auto diagnosed = diagnosed_condition(knowledge, runner);
  const auto lead =
      diagnosed
          ? diagnosed
          : rank(knowledge, runner, final_points(knowledge, runner, own_points(knowledge, runner))).lead;
  text += fmt::format(", lead {}", lead ? knowledge.conditions[*lead].id : "none");
  if (assessment.no_plan) return text;
  for (const ConditionIndex condition : assessment.plan_for)
    text += fmt::format(", for {}", knowledge.conditions[condition].id);
  return text;
}

std::vector<Given> answers_to(const Case& truth, const std::vector<QuestionIndex>& questions) {
  std::vector<Given> answers;
  for (const QuestionIndex question : questions)
    answers.push_back({question, truth.answers[question], truth.sites});
  return answers;
}

// Answers from the truth until only the plan is left; `detour` is made after every answer.
template <class Detour>
Interview to_the_end(Interview interview, const Case& truth, const Detour& detour) {
  for (Next next = next_of(builtin(), interview); next.turn == Turn::question;
       next = next_of(builtin(), interview)) {
    const bool was_straight = interview.at == interview.path.size();
    interview = answered(builtin(), std::move(interview), next.step, answers_to(truth, next.step.questions));
    if (was_straight) detour(interview);
  }
  return interview;
}

std::string saved(const Interview& interview) {
  return case_yaml(builtin(), case_of(builtin(), interview), left_open(interview));
}

bool is_follow_up(QuestionIndex question) {
  const auto& all = builtin().follow_ups;
  return std::any_of(all.begin(), all.end(),
                     [question](const FollowUp& each) { return each.question == question; });
}

// The truth, but for the questions that were not put and are not of triage.
Case full_questionnaire(Case truth, const Questions& asked) {
  const Knowledge& knowledge = builtin();
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    if (knowledge.questions[i].group != QuestionGroup::triage && !asked[i]) truth.answers[i] = {};
  }
  return truth;
}

Case told(const Said& said) {
  return with_implied(builtin(), said.runner);
}

std::string shown(const Case& runner) {
  return case_yaml(builtin(), runner);
}

void check_same_outcome(std::uint64_t seed, const Case& truth) {
  const Told interview = interviewed(builtin(), truth);
  const std::string short_way = outcome_of(told(interview.said));
  const std::string long_way = outcome_of(full_questionnaire(truth, interview.said.asked));
  if (short_way != long_way)
    FAIL("seed ", seed, ": asked ", short_way, ", all ", long_way, "\n", shown(truth), "\n",
         shown(told(interview.said)));
}

std::size_t middle(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers[numbers.size() / 2];
}

// Any answers to the open questions: most of them to the point, some at random.
Case completed(Dice& dice, const Said& said, QuestionIndex but,
               const std::vector<std::vector<Variant>>& variants) {
  Case runner = told(said);
  const std::size_t wild = dice.below(8);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (i == but || said.asked[i] || variants[i].empty() || !dice.one_in(2 + wild)) continue;
    put(runner, static_cast<QuestionIndex>(i), dice.pick(variants[i]));
  }
  return runner;
}

// Any answers to the open questions of one rule that reads the question, and to no others.
Case beside_a_rule(Dice& dice, const Said& said, QuestionIndex question,
                   const std::vector<std::vector<Variant>>& variants) {
  Case runner = told(said);
  const std::vector<std::uint16_t>& rules = builtin().dependents[question].rules;
  if (rules.empty()) return runner;
  const SafetyRule& rule = builtin().safety.rules[dice.pick(rules)];
  for (const Criterion* criterion : {&rule.applies, &rule.when}) {
    for_each_reading(*criterion, [&](const CriterionNode& node) {
      if (node.question == question || said.asked[node.question] || variants[node.question].empty()) return;
      put(runner, node.question, dice.pick(variants[node.question]));
    });
  }
  return runner;
}

// All answers to every question of triage that anything can tell apart; long lists by single items.
std::vector<std::vector<Variant>> all_variants() {
  const Knowledge& knowledge = builtin();
  std::vector<const Criterion*> criteria;
  for (const SafetyRule& rule : knowledge.safety.rules) {
    criteria.push_back(&rule.applies);
    criteria.push_back(&rule.when);
  }
  for (const Condition& condition : knowledge.conditions) {
    for (const Feature& feature : condition.features) criteria.push_back(&feature.when);
  }
  std::vector<std::vector<Variant>> variants(knowledge.questions.size());
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const Question& question = knowledge.questions[i];
    const auto index = static_cast<QuestionIndex>(i);
    if (question.group != QuestionGroup::triage) continue;
    if (question.kind != QuestionKind::choices) {
      variants[i] = variants_of(knowledge, index, criteria);
      continue;
    }
    variants[i].push_back({Answer{0, all_choices(question), 0, true}, {}});
    for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
      const std::uint64_t bit = std::uint64_t{1} << choice;
      variants[i].push_back(
          {Answer{bit, all_choices(question) & ~bit, 0, true}, {static_cast<std::uint8_t>(choice)}});
    }
  }
  return variants;
}

// Two answers to the question that lead to different outcomes, beside these answers to the others.
bool makes_a_difference(Case runner, QuestionIndex question, const std::vector<Variant>& variants) {
  std::string first;
  for (const Variant& variant : variants) {
    put(runner, question, variant);
    const std::string outcome = outcome_of(runner);
    if (first.empty()) first = outcome;
    if (outcome != first) return true;
  }
  return false;
}

bool is_barred(const Case& runner) {
  const auto bars = [&runner](const SafetyRule& rule) {
    return !rule.reads_ranking && !rule.allows_plan && rule_state(rule, runner, {}) == State::positive;
  };
  return std::any_of(builtin().safety.rules.begin(), builtin().safety.rules.end(), bars);
}

// Walks one cause from before another one to behind it, or between many points and few, answer by answer, and
// looks at every step whether the question has come to matter. Nothing is answered on the way that would
// decide the outcome by itself.
class Walk {
 public:
  Walk(const Said& said, QuestionIndex question, const std::vector<std::vector<Variant>>& variants)
      : variants_(variants), question_(question), start_(told(said)), was_barred_(is_barred(start_)) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const bool is_open =
          !said.asked[i] && !variants[i].empty() && i != static_cast<std::size_t>(Key::diagnosis);
      if (is_open && i != question) open_.push_back(static_cast<QuestionIndex>(i));
    }
    for (const FeatureRef& ref : builtin().dependents[question].features) touch(ref, said);
  }

  bool finds_a_difference(Dice& dice) {
    if (touched_.empty()) return false;
    up_ = dice.pick(touched_);
    down_ = dice.below(builtin().conditions.size() + 1);
    if (dice.one_in(2)) std::swap(up_, down_);
    runner_ = start_;
    for (const QuestionIndex each : partners_) put(runner_, each, dice.pick(variants_[each]));
    for (const QuestionIndex each : open_) {
      if (builtin().dependents[each].features.empty() && dice.one_in(2))
        put(runner_, each, dice.pick(variants_[each]));
    }
    dice.shuffle(open_);
    for (const QuestionIndex each : open_) move(each, +1);
    dice.shuffle(open_);
    for (const QuestionIndex each : open_) {
      if (makes_a_difference(runner_, question_, variants_[question_])) return true;
      move(each, -1);
    }
    return makes_a_difference(runner_, question_, variants_[question_]);
  }

 private:
  // The causes that the question speaks for or against, and the open questions that it does so together with.
  void touch(const FeatureRef& ref, const Said& said) {
    touched_.push_back(ref.condition);
    for (std::size_t i = 0; i < builtin().conditions.size(); ++i) {
      if (builtin().conditions[i].same_points_as == ref.condition)
        touched_.push_back(static_cast<ConditionIndex>(i));
    }
    const auto add = [&](const CriterionNode& node) {
      if (node.question == question_ || said.asked[node.question] || variants_[node.question].empty()) return;
      partners_.push_back(node.question);
      open_.erase(std::remove(open_.begin(), open_.end(), node.question), open_.end());
    };
    for_each_reading(builtin().conditions[ref.condition].features[ref.feature].when, add);
  }

  int distance() const {
    const Points points = final_points(builtin(), runner_, own_points(builtin(), runner_));
    const auto of = [&points](std::size_t cause) {
      return cause < builtin().conditions.size() ? points[cause] : 0;
    };
    return of(up_) - of(down_);
  }

  // The answer that moves them furthest; an item more of a list where that helps.
  void move(QuestionIndex question, int sign) {
    const bool is_list = builtin().questions[question].kind == QuestionKind::choices;
    for (const Variant& variant : variants_[question]) {
      const Answer before = runner_.answers[question];
      const int from = distance();
      Answer& answer = runner_.answers[question];
      if (is_list && variant.answer.yes != 0) {
        answer.yes |= variant.answer.yes;
        answer.no &= ~answer.yes;
      } else {
        answer = variant.answer;
      }
      if (sign * (distance() - from) <= 0 || (!was_barred_ && is_barred(runner_))) answer = before;
    }
  }

  const std::vector<std::vector<Variant>>& variants_;
  QuestionIndex question_;
  Case start_, runner_;
  bool was_barred_;
  std::vector<QuestionIndex> open_, partners_;
  std::vector<ConditionIndex> touched_;
  std::size_t up_ = 0, down_ = 0;
};

bool matters(Dice& dice, const Said& said, QuestionIndex question,
             const std::vector<std::vector<Variant>>& variants) {
  constexpr std::size_t throws_by_rule = 2'000, throws = 200, walks = 1'000;
  for (std::size_t i = 0; i < throws_by_rule; ++i) {
    if (makes_a_difference(beside_a_rule(dice, said, question, variants), question, variants[question]))
      return true;
  }
  for (std::size_t i = 0; i < throws; ++i) {
    if (makes_a_difference(completed(dice, said, question, variants), question, variants[question]))
      return true;
  }
  Walk walk{said, question, variants};
  for (std::size_t i = 0; i < walks; ++i) {
    if (walk.finds_a_difference(dice)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the outcome is that of the full questionnaire") {
  const std::size_t people = how_many(6'000);
  for (std::uint64_t seed = 20'000'000; seed < 20'000'000 + people; ++seed) {
    Dice dice{seed};
    check_same_outcome(seed, anybody(dice));
    check_same_outcome(seed, typical_runner(dice, dice.one_in(2)));
  }
  MESSAGE("interviewed: ", people * 2, " people");
}

TEST_CASE("runners with one of the usual troubles give few answers") {
  for (const bool talkative : {false, true}) {
    std::vector<std::size_t> answers, keys;
    for (std::uint64_t seed = 21'000'000; seed < 21'001'000; ++seed) {
      Dice dice{seed};
      const Told interview = interviewed(builtin(), typical_runner(dice, talkative));
      answers.push_back(interview.steps.size());
      keys.push_back(interview.said.asked.count());
    }
    MESSAGE("median: ", middle(answers), " answers to ", middle(keys),
            " questions; most: ", *std::max_element(answers.begin(), answers.end()));
    CHECK(middle(answers) <= most_answers);
  }
}

TEST_CASE("no question is put whose answers all lead to the same") {
  const auto variants = all_variants();
  std::size_t asked = 0, beyond_proof = 0;
  for (std::uint64_t seed = 22'000'000; seed < 22'000'000 + how_many(40); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    Said said;
    while (const auto step = next_step(builtin(), said)) {
      for (const QuestionIndex question : step->questions) {
        ++asked;
        if (matters(dice, said, question, variants)) continue;
        ++beyond_proof;
      }
      answer(said, truth, step->questions);
    }
  }
  MESSAGE(asked, " questions put, ", beyond_proof, " of them without a proof that they matter");
  CHECK(beyond_proof * 100 <
        2 * asked);  // three causes that are close can hide from the search, or from the bounds
}

TEST_CASE("no question is put twice, to nobody and in no part") {
  for (std::uint64_t seed = 23'000'000; seed < 23'000'000 + how_many(300); ++seed) {
    Dice dice{seed};
    const Case truth = typical_runner(dice, dice.one_in(2));
    Interview interview;
    Questions put;
    for (Next next = next_of(builtin(), interview); next.turn != Turn::done;
         next = next_of(builtin(), interview)) {
      if (next.turn == Turn::offer_plan) {
        interview = with_plan_questions(std::move(interview), true);
        continue;
      }
      for (const QuestionIndex question : next.step.questions) {
        REQUIRE_FALSE(put[question]);
        put.set(question);
      }
      interview =
          answered(builtin(), std::move(interview), next.step, answers_to(truth, next.step.questions));
    }
    CHECK(outcome_of(case_of(builtin(), interview)) ==
          outcome_of(full_questionnaire(truth, interview.said.asked)));
  }
}

TEST_CASE("back at every step and forward again is the straight way") {
  for (std::uint64_t seed = 24'000'000; seed < 24'000'000 + how_many(150); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    const Interview straight = to_the_end({}, truth, [](Interview&) {});
    const Interview winding = to_the_end({}, truth, [&dice](Interview& interview) {
      for (std::size_t steps = 1 + dice.below(3); steps > 0; --steps) go_back(interview);
    });
    INFO("seed ", seed);
    CHECK(saved(straight) == saved(winding));
    CHECK(straight.path == winding.path);
  }
}

TEST_CASE("a changed answer keeps the later ones, and leads to what the full questionnaire leads to") {
  for (std::uint64_t seed = 25'000'000; seed < 25'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    Case truth = anybody(dice);
    const Case other = anybody(dice);
    Interview interview = to_the_end({}, truth, [](Interview&) {});
    for (std::size_t steps = 1 + dice.below(interview.path.size()); steps > 0; --steps) go_back(interview);
    const Step changed = interview.path[interview.at];
    Questions kept = interview.said.asked;
    for (const QuestionIndex question : changed.questions) {
      kept.reset(question);
      truth.answers[question] = other.answers[question];
      if (question == static_cast<QuestionIndex>(Key::location)) truth.sites = other.sites;
    }
    truth = consistent(builtin(), std::move(truth));
    interview = answered(builtin(), std::move(interview), changed, answers_to(truth, changed.questions));
    std::vector<QuestionIndex> again;
    interview = to_the_end(std::move(interview), truth, [&](Interview& now) {
      for (const QuestionIndex question : now.path.back().questions) {
        if (kept[question] && applies(builtin(), now.said.runner, question) && !is_follow_up(question))
          again.push_back(question);
      }
    });
    INFO("seed ", seed, "\n", shown(truth));
    CHECK(again.empty());
    CHECK(outcome_of(case_of(builtin(), interview)) ==
          outcome_of(full_questionnaire(truth, interview.said.asked)));
  }
}

TEST_CASE("a saved interview says the same again, and asks nothing more") {
  for (std::uint64_t seed = 26'000'000; seed < 26'000'000 + how_many(1'000); ++seed) {
    Dice dice{seed};
    const Case truth = dice.one_in(2) ? anybody(dice) : typical_runner(dice, true);
    const Interview interview = to_the_end({}, truth, [](Interview&) {});
    const std::string text = saved(interview);
    const Case read = from_text(builtin(), text);
    INFO("seed ", seed, "\n", text);
    CHECK(read.problems.empty());
    CHECK(read.answers == case_of(builtin(), interview).answers);
    CHECK(read.sites == case_of(builtin(), interview).sites);
    const Interview again = resumed(builtin(), {read, left_open(interview)});
    CHECK(next_of(builtin(), again).turn != Turn::question);
    CHECK(saved(again) == text);
  }
}

}  // namespace kneecheck::laws
