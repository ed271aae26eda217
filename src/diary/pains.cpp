#include "diary/pains.h"

#include "base/words/diary.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::diary {
namespace {

// A pain that is above its limit.
struct Pain {
  TextId text = DiaryText::swelling;
  int value = 0;
  int limit = 0;  // as it is said
};

std::string words_of(const Knowledge& knowledge, const Pain& pain, Date date) {
  const Language& language = knowledge.language;
  return language.say(
      pain.text,
      {{"value", pain.value}, {"date", date_for_people(language, date, false)}, {"limit", pain.limit}});
}

// What was no run is called a walk.
TextId as_it_was(TextId text, const Fact& fact) {
  constexpr std::pair<TextId, TextId> walks[] = {{DiaryText::pain_in_run, DiaryText::pain_in_walk},
                                                 {DiaryText::pain_after, DiaryText::pain_after_walk},
                                                 {DiaryText::pain_next_morning, DiaryText::pain_morning_walk},
                                                 {DiaryText::red_in_run, DiaryText::red_in_walk},
                                                 {DiaryText::red_after, DiaryText::red_after_walk},
                                                 {DiaryText::red_next_morning, DiaryText::red_morning_walk}};
  if (fact.run_minutes > 0) return text;
  for (const auto& [run, walk] : walks) {
    if (text == run) return walk;
  }
  return text;
}

}  // namespace

std::string amber_words(const Knowledge& knowledge, const PainLimits& limits, Date date, const Fact& fact,
                        bool run) {
  const int new_from = new_pain_from(knowledge);
  Pain worst;
  const auto look = [&worst](std::optional<int> value, int from, const Pain& pain) {
    if (value && *value >= from && *value > worst.value) worst = {pain.text, *value, pain.limit};
  };
  const DiaryText during = fact.during_in_exercises ? DiaryText::pain_in_exercises : DiaryText::pain_in_run;
  if (run) look(fact.during, limits.during + 1, {during, 0, limits.during});
  if (run && limits.after_counts)
    look(fact.after, limits.after + 1, {DiaryText::pain_after, 0, limits.after});
  look(fact.morning, limits.morning + 1,
       {run ? DiaryText::pain_next_morning : DiaryText::pain_after_heavy, 0, limits.morning});
  look(fact.new_pain, new_from, {DiaryText::pain_elsewhere, 0, new_from});
  worst.text = as_it_was(worst.text, fact);
  return words_of(knowledge, worst, date);
}

std::string red_words(const Knowledge& knowledge, const PainLimits& limits, Date date, const Fact& fact,
                      bool run) {
  const int limit = red_above(knowledge);
  Pain worst{DiaryText::red_pain, 0, limit};
  const auto look = [&worst, limit](std::optional<int> value, TextId text) {
    if (value.value_or(0) > worst.value) worst = {text, *value, limit};
  };
  look(fact.during, run && !fact.during_in_exercises ? DiaryText::red_in_run : DiaryText::red_pain);
  look(fact.after, run ? DiaryText::red_after : DiaryText::red_pain);
  look(fact.morning, run ? DiaryText::red_next_morning : DiaryText::red_morning);
  look(fact.new_pain, DiaryText::red_elsewhere);
  worst.text = as_it_was(worst.text, fact);
  if (worst.value > limit) return words_of(knowledge, worst, date);
  return knowledge.language.say(
      DiaryText::second_amber,
      {{"days", days_of_a_pair(knowledge)}, {"what", amber_words(knowledge, limits, date, fact, run)}});
}

int red_above(const Knowledge& knowledge) {
  return (*knowledge.policy)["diary_red_above"_n];
}

int new_pain_from(const Knowledge& knowledge) {
  return (*knowledge.policy)["diary_new_pain_from"_n];
}

int days_of_a_pair(const Knowledge& knowledge) {
  return (*knowledge.policy)["diary_pair_days"_n];
}

std::string new_pain_words(const Knowledge& knowledge, Date date, int value) {
  return words_of(knowledge, {DiaryText::pain_elsewhere, value, new_pain_from(knowledge)}, date);
}

}  // namespace kneecheck::diary
