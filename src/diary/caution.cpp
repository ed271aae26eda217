#include "diary/caution.h"

#include <algorithm>

#include "base/words/diary.h"
#include "diary/pains.h"

namespace kneecheck::diary {
namespace {

// Our own judgement: as long what was written may still be so.
constexpr int knee_days = 3, new_pain_days = 7;

// Whether so much was said later than `known`: on a later date, or later on the same one.
bool is_newer(const Caution& pain, const std::optional<Caution>& known) {
  if (!known || pain.date != known->date) return !known || pain.date > known->date;
  return known->is_waking || !pain.is_waking;
}

void take(std::optional<Caution>& newest, const Caution& pain, Date today, int days) {
  if (pain.date > today || days_between(pain.date, today) >= days || !is_newer(pain, newest)) return;
  const bool is_same = newest && newest->date == pain.date && newest->is_waking == pain.is_waking;
  if (!is_same || pain.value > newest->value) newest = pain;
}

}  // namespace

std::optional<Caution> knee_caution(const Knowledge& knowledge, const Progress& progress) {
  std::optional<Caution> newest;
  for (const ProgressDate& date : progress.dates) {
    for (const auto& value : {date.during, date.after}) {
      if (value) take(newest, {*value, date.date, false}, progress.today, knee_days);
    }
    if (date.morning) take(newest, {*date.morning, date.date.plus(1), true}, progress.today, knee_days);
  }
  if (!newest || newest->value <= progress.most_pain) return std::nullopt;
  newest->is_far_too = newest->value > red_above(knowledge);
  return newest;
}

std::optional<Caution> new_pain_caution(const Knowledge& knowledge, const Progress& progress) {
  std::optional<Caution> newest;
  for (const ProgressDate& date : progress.dates) {
    if (date.new_pain) take(newest, {*date.new_pain, date.date, false}, progress.today, new_pain_days);
  }
  if (!newest || newest->value < new_pain_from(knowledge)) return std::nullopt;
  return newest;
}

std::string when_words(const Language& language, const Caution& caution, Date today) {
  const int ago = days_between(caution.date, today);
  if (ago == 0) return std::string{language[caution.is_waking ? DiaryText::this_morning : DiaryText::today]};
  if (ago == 1) return std::string{language[DiaryText::yesterday]};
  return language.say(DiaryText::on_date, {{"date", date_for_people(language, caution.date, false)}});
}

std::string knee_words(const Knowledge& knowledge, const Progress& progress, const Caution& caution) {
  const Language& language = knowledge.language;
  constexpr DiaryText far[] = {DiaryText::knee_far_too_sore, DiaryText::knee_was_far_too_sore};
  const int ago = days_between(caution.date, progress.today);
  return language.say(caution.is_far_too && ago < 2 ? far[ago] : DiaryText::knee_sore,
                      {{"n", caution.value},
                       {"when", when_words(language, caution, progress.today)},
                       {"most", progress.most_pain},
                       {"red", red_above(knowledge)}});
}

std::string new_place_words(const Knowledge& knowledge, const Progress& progress, const Caution& caution) {
  const Language& language = knowledge.language;
  return language.say(DiaryText::new_place_sore,
                      {{"n", caution.value}, {"when", when_words(language, caution, progress.today)}});
}

}  // namespace kneecheck::diary
