#include "people.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "syntax/parse.h"

namespace kneecheck::laws {
namespace {

const Words places{"outer", "front", "below_kneecap", "above_kneecap", "inner",    "inner_below", "back",   "calf",
                   "shin",  "thigh_front", "thigh_back", "groin",      "outer_hip", "all_over",   "no_pain"};
const Words usual_places{"outer", "front", "below_kneecap"};
const Words yes_no{"yes", "no"};
const Words pains{"0", "2", "2.5", "3", "3.9", "4", "5", "6", "7", "7.5", "8", "10"};

std::vector<KeyWords> make_keys() {
  std::vector<KeyWords> keys{
      {"age", Sort::number, {"5", "8", "9", "11", "12", "15", "16", "17", "18", "24", "25", "34", "39", "40", "44", "45", "49", "50", "51",
                             "54", "55", "59", "60", "64", "65", "110"}},
      {"sex", Sort::choice, {"female", "male", "other"}},
      {"side", Sort::choice, {"left", "right", "both"}},
      {"location", Sort::choices, places},
      {"pointing", Sort::choice, {"finger", "palm"}},
      {"onset", Sort::choice, {"gradual", "sudden", "injury"}},
      {"injury_days_ago", Sort::number, {"0", "1", "7", "7.5", "8", "14", "14.5", "15", "400"}},
      {"duration_weeks", Sort::number, {"0", "5", "12", "12.5", "13", "30"}},
      {"feel", Sort::choices, {"aching", "sharp", "burning", "stiff", "clicking", "grinding", "catching", "tingling"}, true},
      {"worse_with", Sort::choices, {"running", "downhill", "uphill", "stairs_down", "stairs_up", "squatting", "sitting", "kneeling",
                                     "jumping", "sprinting", "walking", "twisting", "straightening", "hopping", "full_bend", "rising",
                                     "cycling", "camber", "lying_on_it", "back_bending"}, true},
      {"relief", Sort::choices, {"rest", "warm_up", "faster_running", "uphill", "painkillers", "nothing"}},
      {"pattern", Sort::choices, {"after_set_distance", "builds_during", "eases_with_warm_up", "sore_next_morning", "only_after", "constant",
                                  "at_rest"}, true},
      {"load_change", Sort::choices, {"distance", "long_run", "hills", "speed", "jumping", "shoes", "surface"}, true},
      {"mechanism", Sort::choices, {"twist", "fall", "blow", "pop", "high_energy"}, true},
      {"swelling", Sort::choice, {"none", "puffy", "within_6h", "next_day", "overnight", "comes_and_goes", "persistent"}},
      {"swelling_place", Sort::choice, {"joint", "over_kneecap", "behind", "calf"}},
      {"warning_signs", Sort::choices, {"deformity", "cold_numb_foot", "open_wound", "cannot_bear_weight", "cannot_bend_90",
                                        "cannot_lift_straight_leg", "gap_at_kneecap", "locked", "giving_way", "kneecap_slipped",
                                        "hot_red_swollen", "red_skin", "fever_unwell", "calf_swelling", "vein_cord", "breathless",
                                        "chest_pain", "calf_pop", "bladder_bowel", "tight_severe_leg", "foot_weak", "numb_leg",
                                        "saddle_numbness", "night_pain", "lump", "weight_loss", "bone_point_pain", "groin_pain",
                                        "hip_stiff", "leg_turned_out", "many_joints", "limp"}, true},
      {"history", Sort::choices, {"cancer", "osteoporosis", "heart_disease", "treatment_failed", "blood_thinner", "bleeding_disorder",
                                  "joint_replacement", "knee_surgery", "recent_procedure", "immunosuppressed", "diabetes", "previous_clot",
                                  "immobile_recently", "pregnant", "postpartum", "hormone_pill", "steroid_use", "fluoroquinolone",
                                  "inflammatory_disease", "gout", "recent_infection", "skin_wound", "kidney_disease", "low_energy",
                                  "stress_fracture", "ligament_injury", "same_before", "achilles_calf", "hamstring", "back_pain"}, true},
      {"sport", Sort::choices, {"running", "jumping", "cycling", "other"}},
      {"imaging", Sort::choices, {"chondromalacia", "arthritis", "other"}, true},
      {"diagnosis", Sort::choice, {"itb", "patellofemoral", "patellar-tendon", "chondromalacia"}},
      {"morning_stiffness_minutes", Sort::number, {"0", "0.5", "1", "4.5", "5", "15", "30", "30.5", "31", "60", "60.5", "90"}},
      {"pain_starts_km", Sort::number, {"0", "3.5", "400"}},
      {"weekly_km", Sort::number, {"0", "0.1", "30"}},
      {"longest_run_km", Sort::number, {"0", "12", "42.2"}},
      {"runs_per_week", Sort::number, {"0", "3", "21"}},
      {"comfortable_km", Sort::number, {"0", "0.5", "1", "5"}},
      {"pace", Sort::word, {"2:30", "6:05", "20:00"}},
      {"cadence", Sort::number, {"100", "165", "260"}},
      {"weeks_off", Sort::number, {"0", "6", "26", "26.5", "27"}},
      {"race_km", Sort::number, {"0.1", "21.1", "500"}},
      {"race_date", Sort::word, {"2000-01-01", "2027-05-16", "2099-12-31"}},
      {"start", Sort::word, {"2026-11-30", "2028-02-29"}},
      {"days", Sort::choices, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}},
      {"equipment", Sort::choices, {"mirror", "ball", "step", "band", "weights", "gym"}, true},
      {"max_minutes", Sort::number, {"5", "30", "180"}},
      {"avoid", Sort::choices, {"wall-ball", "running-man", "mini-squat", "landing", "hops"}},
      {"id", Sort::word, {"P-014", "case_7"}},
      {"name", Sort::word, {"Ana", "Bo Li"}},
  };
  for (const char* key : {"tendon_tender", "tendon_tender_bent", "outer_bone_tender", "kneecap_tender", "only_kneecap_tender",
                          "fibula_tender", "joint_line_tender", "shin_bump_tender", "squat_hurts", "hip_turn_hurts", "pelvis_drops",
                          "knee_drops_in", "runs_upright", "crosses_over", "feet_roll_in"}) {
    keys.push_back({key, Sort::yes_no, yes_no});
  }
  for (const char* key : {"pain_rest", "pain_sitting", "pain_stairs", "pain_squat", "pain_hop", "pain_run"}) {
    keys.push_back({key, Sort::number, pains});
  }
  return keys;
}

Words some_of(Dice& dice, const KeyWords& key, std::size_t count) {
  Words all = key.values;
  dice.shuffle(all);
  Words words(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size())));
  if (words.size() > 1) words.erase(std::remove_if(words.begin(), words.end(), stands_alone), words.end());
  return words;
}

Words random_list(Dice& dice, const KeyWords& key, std::size_t none_in) {
  if (key.takes_none && none_in > 0 && !dice.one_in(none_in)) return {"none"};
  Words words = some_of(dice, key, 1 + dice.below(3));
  if (dice.one_in(20) && !stands_alone(words.front())) words.insert(words.begin() + static_cast<std::ptrdiff_t>(dice.below(words.size() + 1)), "unsure");
  return words;
}

Words random_places(Dice& dice) {
  if (dice.one_in(20)) return random_list(dice, key_words("location"), 0);
  Words words{dice.one_in(3) ? dice.pick(places) : dice.pick(usual_places)};
  while (!stands_alone(words.front()) && dice.one_in(3)) {
    const std::string& more = dice.pick(places);
    if (!stands_alone(more) && std::find(words.begin(), words.end(), more) == words.end()) words.push_back(more);
  }
  return words;
}

std::string quoted_word(const std::string& word) { return '"' + word + '"'; }

bool is_list(const std::string& key) { return key_words(key).sort == Sort::choices; }

Case decoded_tree(const Knowledge& knowledge, const Tree& tree, bool parsed, bool from_csv) {
  if (!parsed) throw std::logic_error("a written case cannot be read");
  return decode_case(knowledge, tree.root(), from_csv);
}

}  // namespace

std::uint64_t Dice::next() {  // splitmix64
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

const std::vector<KeyWords>& all_keys() {
  static const std::vector<KeyWords> keys = make_keys();
  return keys;
}

const KeyWords& key_words(const std::string& key) {
  for (const KeyWords& each : all_keys()) {
    if (each.key == key) return each;
  }
  throw std::logic_error("no such key: " + key);
}

const Words& safety_keys() {
  static const Words keys{"age", "location", "onset", "warning_signs", "history", "swelling"};
  return keys;
}

bool stands_alone(const std::string& word) { return word == "no_pain" || word == "nothing"; }

Answers random_case(Dice& dice) {
  const bool calm = dice.one_in(2);
  const bool hurt = !calm && dice.one_in(3);
  Answers answers;
  for (const KeyWords& key : all_keys()) {
    if (!dice.one_in(2)) continue;
    if (key.sort == Sort::choices) {
      answers[key.key] = random_list(dice, key, 8);
    } else {
      answers[key.key] = dice.one_in(12) ? Words{"unsure"} : Words{dice.pick(key.values)};
    }
  }
  answers["age"] = {dice.pick(key_words("age").values)};
  answers["location"] = random_places(dice);
  answers["onset"] = {hurt ? "injury" : dice.one_in(8) ? "sudden" : "gradual"};
  answers["swelling"] = {calm || dice.one_in(2) ? "none" : dice.pick(key_words("swelling").values)};
  answers["warning_signs"] = random_list(dice, key_words("warning_signs"), calm ? 20 : 2);
  answers["history"] = random_list(dice, key_words("history"), calm ? 20 : 2);
  answers["mechanism"] = hurt ? random_list(dice, key_words("mechanism"), 2) : Words{"none"};
  if (calm && !dice.one_in(4)) answers["pain_rest"] = {"0"};
  if (!dice.one_in(6)) answers.erase("diagnosis");
  if (dice.one_in(8)) {
    const std::string& key = dice.pick(safety_keys());
    if (dice.one_in(2)) {
      answers.erase(key);
    } else {
      answers[key] = {"unsure"};
    }
  }
  return answers;
}

Answers plain_case() {
  return {{"age", {"34"}}, {"location", {"outer"}}, {"onset", {"gradual"}}, {"swelling", {"none"}}, {"warning_signs", {"none"}},
          {"history", {"none"}}};
}

Entries entries(const Answers& answers) { return {answers.begin(), answers.end()}; }

std::string as_yaml(const Entries& entries) {
  std::string text;
  for (const auto& [key, words] : entries) {
    text += key + ": ";
    if (!is_list(key)) {
      text += words.front() + "\n";
      continue;
    }
    text += '[';
    for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? ", " : "") + words[i];
    text += "]\n";
  }
  return text;
}

std::string as_json(const Entries& entries) {
  std::string text = "{";
  for (const auto& [key, words] : entries) {
    text += (text.size() > 1 ? ", " : "") + quoted_word(key) + ": ";
    if (!is_list(key)) {
      const bool number = key_words(key).sort == Sort::number && words.front() != "unsure";
      text += number ? words.front() : quoted_word(words.front());
      continue;
    }
    text += '[';
    for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? ", " : "") + quoted_word(words[i]);
    text += ']';
  }
  return text + "}";
}

Case from_yaml(const Knowledge& knowledge, const Entries& entries) {
  const std::string text = as_yaml(entries);
  Tree tree;
  Diagnostics problems;
  const bool parsed = parse_yaml("case", text, record_limits, tree, problems);
  return decoded_tree(knowledge, tree, parsed, false);
}

Case from_json(const Knowledge& knowledge, const Entries& entries) {
  const std::string text = as_json(entries);
  Tree tree;
  Diagnostics problems;
  const bool parsed = parse_json("case", text, record_limits, tree, problems);
  return decoded_tree(knowledge, tree, parsed, false);
}

Case from_csv(const Knowledge& knowledge, const Entries& entries) {
  std::string header, row;
  for (const auto& [key, words] : entries) {
    header += (header.empty() ? "" : ",") + key;
    std::string cell;
    for (const std::string& word : words) cell += (cell.empty() ? "" : ";") + word;
    row += (row.empty() ? "" : ",") + cell;
  }
  const std::string text = header + "\n" + row + "\n";
  Tree tree;
  Diagnostics problems;
  const std::vector<CsvRow> rows = parse_csv("case", text, problems);
  const bool parsed = rows.size() == 2 && csv_tree("case", text, rows[0], rows[1], tree, problems);
  return decoded_tree(knowledge, tree, parsed, true);
}

Case decoded(const Knowledge& knowledge, const Answers& answers) {
  Case runner = from_json(knowledge, entries(answers));
  if (!runner.problems.empty()) throw std::logic_error("a random case is refused: " + format(runner.problems) + as_yaml(entries(answers)));
  return runner;
}

const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  return *knowledge;
}

const naive::Evaluator& second_opinion() {
  static const Layer layer = builtin_layer();
  static const naive::Evaluator evaluator{layer};
  return evaluator;
}

std::size_t how_many(std::size_t medium, std::size_t all) { return std::getenv("KNEECHECK_ALL_SEEDS") != nullptr ? all : medium; }

}  // namespace kneecheck::laws
