#include "runners.h"

#include <algorithm>

#include "base/date.h"

namespace kneecheck::plans {

Answers with(Answers answers, const Answers& more) {
  for (const auto& [key, words] : more) answers[key] = words;
  return answers;
}

Answers healthy() {
  return {{"age", {"34"}},       {"onset", {"gradual"}}, {"swelling", {"none"}},  {"warning_signs", {"none"}},
          {"history", {"none"}}, {"sex", {"female"}},    {"mechanism", {"none"}}, {"start", {"2026-11-30"}}};
}

namespace {

const Answers outer{{"location", {"outer"}},
                    {"pointing", {"finger"}},
                    {"worse_with", {"running", "downhill", "stairs_down"}},
                    {"pattern", {"after_set_distance"}},
                    {"outer_bone_tender", {"yes"}},
                    {"tendon_tender", {"no"}},
                    {"squat_hurts", {"no"}}};
const Answers front{{"location", {"front"}},
                    {"pointing", {"palm"}},
                    {"worse_with", {"stairs_down", "squatting", "sitting"}},
                    {"pattern", {"builds_during"}},
                    {"outer_bone_tender", {"no"}},
                    {"tendon_tender", {"no"}},
                    {"squat_hurts", {"yes"}}};
const Answers tendon{{"location", {"below_kneecap"}},
                     {"pointing", {"finger"}},
                     {"worse_with", {"jumping", "sprinting", "squatting"}},
                     {"pattern", {"eases_with_warm_up", "sore_next_morning"}},
                     {"tendon_tender", {"yes"}},
                     {"outer_bone_tender", {"no"}}};

// Two causes that fit about equally well; the first leads.
const Answers front_and_outer{
    {"location", {"front", "outer"}},    {"worse_with", {"downhill", "stairs_down", "squatting", "kneeling"}},
    {"pattern", {"after_set_distance"}}, {"outer_bone_tender", {"yes"}},
    {"tendon_tender", {"no"}},           {"squat_hurts", {"yes"}}};
const Answers outer_and_front = with(
    front_and_outer,
    {{"load_change", {"distance"}}, {"worse_with", {"running", "downhill", "stairs_down", "squatting"}}});
const Answers tendon_and_front{
    {"location", {"front"}},
    {"worse_with", {"jumping", "sprinting", "squatting", "stairs_down", "kneeling"}},
    {"pattern", {"eases_with_warm_up", "sore_next_morning"}},
    {"squat_hurts", {"yes"}}};
const Answers front_and_tendon = with(tendon_and_front, {{"pattern", {"builds_during"}}});
const Answers outer_and_tendon{{"location", {"outer", "below_kneecap"}},
                               {"pointing", {"finger"}},
                               {"worse_with", {"running", "downhill", "jumping", "sprinting", "squatting"}},
                               {"pattern", {"after_set_distance", "sore_next_morning"}},
                               {"tendon_tender", {"yes"}},
                               {"sport", {"jumping"}},
                               {"load_change", {"hills"}}};
const Answers tendon_and_outer =
    with(outer_and_tendon, {{"location", {"below_kneecap", "outer"}},
                            {"pattern", {"after_set_distance"}},
                            {"worse_with", {"running", "downhill", "jumping", "squatting"}},
                            {"outer_bone_tender", {"yes"}},
                            {"sport", {"running"}},
                            {"relief", {"uphill"}}});
const Answers scan{{"imaging", {"chondromalacia"}}};

}  // namespace

const std::vector<Answers>& conditions() {
  static const std::vector<Answers> all{
      outer,
      front,
      tendon,
      with(with(front, scan), {{"feel", {"grinding"}}}),
      {{"location", {"outer"}}, {"diagnosis", {"itb"}}},
      {{"location", {"front"}}, {"diagnosis", {"patellofemoral"}}},
      {{"location", {"below_kneecap"}}, {"diagnosis", {"patellar-tendon"}}},
      {{"location", {"front"}}, {"diagnosis", {"chondromalacia"}}},
      outer_and_front,
      front_and_outer,
      tendon_and_front,
      front_and_tendon,
      outer_and_tendon,
      tendon_and_outer,
      with(outer_and_front, scan),
      with(tendon_and_front, scan),
  };
  return all;
}

std::string date_after(int weeks, int days) {
  return date_text(parse_date("2026-11-30")->plus(7 * weeks + days));
}

namespace {

std::string tenths(std::size_t number) {
  return std::to_string(number / 10) + (number % 10 > 0 ? "." + std::to_string(number % 10) : "");
}
std::string clock(std::size_t seconds) {
  return std::to_string(seconds / 60) + ":" + std::to_string(seconds % 60 / 10) +
         std::to_string(seconds % 10);
}

template <class Word>
void maybe(laws::Dice& dice, std::size_t missing_one_in, Answers& answers, const char* key, Word word) {
  if (!dice.one_in(missing_one_in)) answers[key] = {word()};
}

Words some(laws::Dice& dice, const Words& words, std::size_t most) {
  Words mixed = words;
  dice.shuffle(mixed);
  mixed.resize(1 + dice.below(std::min(most, mixed.size())));
  return mixed;
}

void random_running(laws::Dice& dice, Answers& answers) {
  const std::size_t weekly = dice.one_in(8)       ? 0
                             : dice.below(3) == 0 ? 1 + dice.below(200)
                                                  : 100 + dice.below(800);
  const std::size_t longest = weekly / 5 + dice.below(weekly / 2 + 1);
  maybe(dice, 10, answers, "weekly_km", [&] { return tenths(weekly); });
  maybe(dice, 8, answers, "longest_run_km", [&] { return tenths(longest); });
  maybe(dice, 10, answers, "runs_per_week", [&] { return std::to_string(dice.below(9)); });
  maybe(dice, 12, answers, "comfortable_km",
        [&] { return dice.one_in(5) ? std::string("0") : tenths(dice.below(longest + 20)); });
  maybe(dice, 8, answers, "pace", [&] { return clock(150 + dice.below(dice.one_in(6) ? 1050 : 450)); });
  maybe(dice, 3, answers, "cadence", [&] { return std::to_string(145 + dice.below(50)); });
  maybe(dice, 8, answers, "weeks_off", [&] {
    return dice.one_in(2)   ? std::string("0")
           : dice.one_in(3) ? std::to_string(dice.below(60))
                            : tenths(dice.below(90));
  });
  if (dice.one_in(4)) answers["pain_starts_km"] = {tenths(dice.below(120))};
}

void random_life(laws::Dice& dice, Answers& answers) {
  answers["age"] = {std::to_string(16 + dice.below(62))};
  answers["history"] =
      dice.one_in(2) ? Words{"none"}
                     : Words{dice.pick(Words{"hamstring", "back_pain", "achilles_calf", "stress_fracture",
                                             "same_before", "blood_thinner", "kidney_disease",
                                             "immunosuppressed", "bleeding_disorder"})};
  const int start = static_cast<int>(dice.below(700));
  answers["start"] = {date_after(0, start)};
  if (!dice.one_in(8)) answers["days"] = some(dice, weekdays, 7);
  if (!dice.one_in(8))
    answers["equipment"] =
        dice.one_in(6)
            ? Words{"none"}
            : some(dice, {"mirror", "ball", "step", "band", "weights", "gym", "strap", "slant_board"}, 8);
  if (dice.one_in(2)) answers["fast_running"] = {dice.pick(Words{"yes", "yes", "no", "unsure"})};
  if (dice.one_in(3)) answers["sport"] = dice.one_in(3) ? Words{"running"} : Words{"running", "jumping"};
  maybe(dice, 4, answers, "max_minutes",
        [&] { return std::to_string(5 + dice.below(dice.one_in(4) ? 176 : 45)); });
  for (const char* look : {"runs_upright", "crosses_over", "knee_drops_in", "feet_roll_in"}) {
    if (!dice.one_in(3)) answers[look] = {dice.pick(Words{"yes", "no", "unsure"})};
  }
  for (const char* pain : {"pain_squat", "pain_stairs"}) {
    if (dice.one_in(3)) answers[pain] = {std::to_string(dice.below(9))};
  }
  if (dice.one_in(12))
    answers["avoid"] = some(dice,
                            {"wall-ball", "running-man", "mini-squat", "landing", "foot-exercises", "clam",
                             "calf-raise", "step-up", "bridge", "split-squat"},
                            3);
  if (dice.one_in(3)) {
    answers["race_km"] = {dice.pick(Words{"5", "10", "15.5", "21.1", "42.195", "42.2", "50", "161"})};
    answers["race_date"] = {date_after(0, start - 7 + static_cast<int>(dice.below(330)))};
    if (dice.one_in(12)) answers.erase(dice.one_in(2) ? "race_km" : "race_date");
  }
}

}  // namespace

Answers random_runner(laws::Dice& dice) {
  Answers answers = with(healthy(), dice.pick(conditions()));
  random_running(dice, answers);
  random_life(dice, answers);
  return answers;
}

}  // namespace kneecheck::plans
