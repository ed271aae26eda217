#include "interviewed.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace kneecheck::laws {
namespace {

struct Pattern {
  const char* condition;
  Answers answers;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all{
      {"itb",
       {{"location", {"outer"}},
        {"pointing", {"finger"}},
        {"feel", {"aching", "sharp", "stiff"}},
        {"worse_with", {"running", "downhill", "stairs_down"}},
        {"pattern", {"after_set_distance"}},
        {"outer_bone_tender", {"yes"}},
        {"tendon_tender", {"no"}},
        {"squat_hurts", {"no"}}}},
      {"patellofemoral",
       {{"location", {"front"}},
        {"pointing", {"palm"}},
        {"feel", {"aching"}},
        {"worse_with", {"running", "stairs_down", "squatting", "sitting"}},
        {"pattern", {"builds_during"}},
        {"outer_bone_tender", {"no"}},
        {"tendon_tender", {"no"}},
        {"squat_hurts", {"yes"}},
        {"pain_sitting", {"5"}}}},
      {"patellar-tendon",
       {{"location", {"below_kneecap"}},
        {"pointing", {"finger"}},
        {"feel", {"aching", "sharp"}},
        {"worse_with", {"jumping", "sprinting", "squatting", "hopping"}},
        {"pattern", {"eases_with_warm_up", "sore_next_morning"}},
        {"tendon_tender", {"yes"}},
        {"outer_bone_tender", {"no"}},
        {"pain_hop", {"5"}},
        {"sport", {"running", "jumping"}}}},
      {"chondromalacia",
       {{"location", {"front"}},
        {"pointing", {"palm"}},
        {"feel", {"aching", "grinding"}},
        {"worse_with", {"running", "stairs_down", "squatting", "sitting"}},
        {"pattern", {"builds_during"}},
        {"imaging", {"chondromalacia"}},
        {"tendon_tender", {"no"}},
        {"squat_hurts", {"yes"}}}},
  };
  return all;
}

// What nearly everybody with such a knee would say.
const Answers& nothing_unusual() {
  static const Answers answers{{"pain_rest", {"1"}},
                               {"pain_stairs", {"3"}},
                               {"pain_squat", {"3"}},
                               {"pain_sitting", {"3"}},
                               {"pain_hop", {"3"}},
                               {"pain_run", {"5"}},
                               {"morning_stiffness_minutes", {"0"}},
                               {"imaging", {"none"}},
                               {"load_change", {"distance"}},
                               {"joint_line_tender", {"no"}},
                               {"kneecap_tender", {"no"}},
                               {"shin_bump_tender", {"no"}},
                               {"outer_bone_tender", {"no"}},
                               {"hip_turn_hurts", {"no"}},
                               {"pelvis_drops", {"no"}},
                               {"relief", {"rest"}},
                               {"sport", {"running"}},
                               {"squat_hurts", {"yes"}},
                               {"tendon_tender_bent", {"no"}}};
  return answers;
}

void mix(Dice& dice, Answers& answers, const Answers& other) {
  for (const auto& [key, words] : other) {
    Words& mine = answers[key];
    if (key_words(key).sort != Sort::choices) {
      if (mine.empty() || dice.one_in(2)) mine = words;
      continue;
    }
    for (const std::string& word : words) {
      if (std::find(mine.begin(), mine.end(), word) == mine.end()) mine.push_back(word);
    }
  }
}

}  // namespace

Case consistent(const Knowledge& knowledge, Case truth) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const auto question = static_cast<QuestionIndex>(i);
    Answer& answer = truth.answers[i];
    if (!applies(knowledge, truth, question)) answer = {};
    const std::uint64_t impossible = not_for(knowledge, truth, question);
    answer.yes &= ~impossible;
    if (answer.known) answer.no |= impossible;
  }
  return with_implied(knowledge, truth);
}

Case typical_runner(Dice& dice, bool talkative) {
  const std::vector<Pattern>& all = patterns();
  const Pattern& pattern = dice.pick(all);
  Answers answers = pattern.answers;
  answers["age"] = {std::to_string(16 + dice.below(55))};
  answers["onset"] = {"gradual"};
  answers["swelling"] = {"none"};
  answers["warning_signs"] = {"none"};
  answers["duration_weeks"] = {std::to_string(1 + dice.below(11))};
  answers["sex"] = {dice.pick(Words{"female", "male"})};
  answers["side"] = {dice.pick(Words{"left", "right", "both"})};
  answers["history"] = {dice.pick(Words{"none", "none", "none", "hamstring", "achilles_calf",
                                        "stress_fracture", "back_pain", "same_before"})};
  if (dice.one_in(5)) answers["diagnosis"] = {pattern.condition};
  if (dice.one_in(8)) mix(dice, answers, dice.pick(all).answers);
  for (const char* look : {"crosses_over", "knee_drops_in"}) {
    const std::size_t thrown = dice.below(4);
    if (thrown < 2) answers[look] = {thrown == 0 ? "yes" : "no"};
  }
  if (talkative) answers.insert(nothing_unusual().begin(), nothing_unusual().end());
  return consistent(builtin(), decoded(builtin(), answers));
}

Case anybody(Dice& dice) {
  return consistent(builtin(), decoded(builtin(), random_case(dice)));
}

std::vector<Given> answers_to(const Case& truth, const Step& step) {
  std::vector<Given> answers;
  for (const QuestionIndex question : step.questions)
    answers.push_back(given(Said{truth, {}, {}}, step, question));
  return answers;
}

Told interviewed(const Knowledge& knowledge, const Case& truth) {
  Told done;
  while (const auto step = next_step(knowledge, done.said)) {
    for (const QuestionIndex question : step->questions) {
      if (done.said.asked[question])
        throw std::logic_error(fmt::format("asked twice: {}", knowledge.questions[question].id));
    }
    take(knowledge, done.said, *step, answers_to(truth, *step));
    done.steps.push_back(*step);
  }
  return done;
}

}  // namespace kneecheck::laws
