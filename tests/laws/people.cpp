#include "people.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "syntax/parse.h"

namespace kneecheck::laws {
namespace {

const Words places{"outer",       "front", "below_kneecap", "above_kneecap", "inner",
                   "inner_below", "back",  "calf",          "shin",          "thigh_front",
                   "thigh_back",  "groin", "outer_hip",     "all_over",      "no_pain"};
const Words usual_places{"outer", "front", "below_kneecap"};
const Words yes_no{"yes", "no"};
const Words pains{"0", "2", "2.5", "3", "3.9", "4", "5", "6", "7", "7.5", "8", "10"};

// A table of keys in the order of the contract.
KeyWords one(const char* key, Words values) {
  return {key, Sort::choice, std::move(values), false};
}
KeyWords list(const char* key, Words values) {
  return {key, Sort::choices, std::move(values), false};
}
KeyWords list_or_none(const char* key, Words values) {
  return {key, Sort::choices, std::move(values), true};
}
KeyWords numbers(const char* key, Words values) {
  return {key, Sort::number, std::move(values), false};
}
KeyWords words(const char* key, Words values) {
  return {key, Sort::word, std::move(values), false};
}
KeyWords look(const char* key) {
  return {key, Sort::yes_no, yes_no, false};
}

std::vector<KeyWords> make_keys() {
  return {
      words("id", {"P-014", "case_7"}),
      words("name", {"Ana", "Bo Li"}),
      numbers("age", {"5",  "8",  "9",  "11", "12", "15", "16", "17", "18", "24", "25", "34", "39", "40",
                      "44", "45", "49", "50", "51", "54", "55", "59", "60", "64", "65", "69", "70", "110"}),
      one("sex", {"female", "male", "other"}),
      one("side", {"left", "right", "both"}),
      list("location", places),
      one("pointing", {"finger", "palm"}),
      one("onset", {"gradual", "sudden", "injury"}),
      numbers("injury_days_ago", {"0", "1", "7", "7.5", "8", "14", "14.5", "15", "400"}),
      numbers("duration_weeks", {"0", "5", "6", "6.5", "12", "12.5", "13", "30"}),
      list_or_none("feel",
                   {"aching", "sharp", "burning", "stiff", "clicking", "grinding", "catching", "tingling"}),
      list_or_none("worse_with", {"running",   "downhill", "uphill",        "stairs_down", "stairs_up",
                                  "squatting", "sitting",  "kneeling",      "jumping",     "sprinting",
                                  "walking",   "twisting", "straightening", "hopping",     "full_bend",
                                  "rising",    "cycling",  "camber",        "lying_on_it", "back_bending"}),
      list("relief", {"rest", "warm_up", "faster_running", "uphill", "painkillers", "nothing"}),
      list_or_none("pattern", {"after_set_distance", "builds_during", "eases_with_warm_up",
                               "sore_next_morning", "only_after", "constant", "at_rest"}),
      list_or_none("load_change", {"distance", "long_run", "hills", "speed", "jumping", "shoes", "surface"}),
      list_or_none("mechanism", {"twist", "fall", "blow", "pop", "high_energy"}),
      one("swelling",
          {"none", "puffy", "within_6h", "next_day", "overnight", "comes_and_goes", "persistent"}),
      one("swelling_place", {"joint", "over_kneecap", "behind", "calf", "none"}),
      look("tendon_tender"),
      look("tendon_tender_bent"),
      look("outer_bone_tender"),
      look("kneecap_tender"),
      look("only_kneecap_tender"),
      look("fibula_tender"),
      look("joint_line_tender"),
      look("shin_bump_tender"),
      look("squat_hurts"),
      look("hip_turn_hurts"),
      look("pelvis_drops"),
      look("knee_drops_in"),
      look("runs_upright"),
      look("crosses_over"),
      look("feet_roll_in"),
      numbers("pain_rest", pains),
      numbers("pain_sitting", pains),
      numbers("pain_stairs", pains),
      numbers("pain_squat", pains),
      numbers("pain_hop", pains),
      numbers("pain_run", pains),
      numbers("pain_starts_km", {"0", "3.5", "400"}),
      numbers("morning_stiffness_minutes",
              {"0", "0.5", "1", "4.5", "5", "15", "30", "30.5", "31", "60", "60.5", "90"}),
      list_or_none("warning_signs", {"deformity",
                                     "cold_numb_foot",
                                     "open_wound",
                                     "cannot_bear_weight",
                                     "cannot_bend_90",
                                     "cannot_lift_straight_leg",
                                     "gap_at_kneecap",
                                     "locked",
                                     "giving_way",
                                     "kneecap_slipped",
                                     "hot_red_swollen",
                                     "red_skin",
                                     "fever_unwell",
                                     "calf_swelling",
                                     "vein_cord",
                                     "breathless",
                                     "chest_pain",
                                     "calf_pop",
                                     "bladder_bowel",
                                     "tight_severe_leg",
                                     "foot_weak",
                                     "numb_leg",
                                     "saddle_numbness",
                                     "night_pain",
                                     "lump",
                                     "weight_loss",
                                     "bone_point_pain",
                                     "groin_pain",
                                     "hip_stiff",
                                     "leg_turned_out",
                                     "many_joints",
                                     "limp"}),
      list_or_none("history", {"cancer",
                               "osteoporosis",
                               "heart_disease",
                               "treatment_failed",
                               "blood_thinner",
                               "bleeding_disorder",
                               "joint_replacement",
                               "knee_surgery",
                               "recent_procedure",
                               "immunosuppressed",
                               "diabetes",
                               "previous_clot",
                               "immobile_recently",
                               "pregnant",
                               "postpartum",
                               "hormone_pill",
                               "steroid_use",
                               "fluoroquinolone",
                               "inflammatory_disease",
                               "gout",
                               "recent_infection",
                               "skin_wound",
                               "kidney_disease",
                               "low_energy",
                               "stress_fracture",
                               "ligament_injury",
                               "same_before",
                               "achilles_calf",
                               "hamstring",
                               "back_pain"}),
      list("sport", {"running", "jumping", "cycling", "other"}),
      list_or_none("imaging", {"chondromalacia", "arthritis", "other"}),
      one("diagnosis", {"itb", "patellofemoral", "patellar-tendon", "chondromalacia"}),
      list_or_none("cleared", {"after-injury", "catching", "hurts-to-walk", "knee-operated", "morning-stiff",
                               "new-to-exercise", "other-illness", "hip-turn", "rest-pain", "scan",
                               "severe-load-pain", "swelling-returns", "tingling", "diagnosis-site"}),
      numbers("weekly_km", {"0", "0.1", "30"}),
      numbers("longest_run_km", {"0", "12", "42.2"}),
      numbers("runs_per_week", {"0", "3", "21"}),
      numbers("comfortable_km", {"0", "0.5", "1", "5"}),
      words("pace", {"2:30", "6:05", "20:00"}),
      numbers("cadence", {"100", "165", "260"}),
      numbers("weeks_off", {"0", "6", "26", "26.5", "27"}),
      numbers("race_km", {"0.1", "21.1", "500"}),
      words("race_date", {"2000-01-01", "2027-05-16", "2099-12-31"}),
      words("start", {"2026-11-30", "2028-02-29"}),
      list("days", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}),
      list_or_none("equipment", {"mirror", "ball", "step", "band", "weights", "gym", "strap", "slant_board"}),
      look("fast_running"),
      numbers("max_minutes", {"5", "30", "180"}),
      list("avoid", {"wall-ball", "running-man", "mini-squat", "landing", "hops"}),
  };
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
  if (dice.one_in(20) && !stands_alone(words.front()))
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(1 + dice.below(words.size())), "unsure");
  return words;
}

Words random_places(Dice& dice) {
  if (dice.one_in(20)) return random_list(dice, key_words("location"), 0);
  Words words{dice.one_in(3) ? dice.pick(places) : dice.pick(usual_places)};
  while (!stands_alone(words.front()) && dice.one_in(3)) {
    const std::string& more = dice.pick(places);
    if (!stands_alone(more) && std::find(words.begin(), words.end(), more) == words.end())
      words.push_back(more);
  }
  return words;
}

std::string quoted_word(const std::string& word) {
  return '"' + word + '"';
}

bool is_list(const std::string& key) {
  return key_words(key).sort == Sort::choices;
}

Case decoded_tree(const Knowledge& knowledge, const Tree& tree, bool parsed, const Locale* csv) {
  if (!parsed) throw std::logic_error("a written case cannot be read");
  return decode_case(knowledge, tree.root(), csv);
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

bool stands_alone(const std::string& word) {
  return word == "no_pain" || word == "nothing";
}

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
  return {{"age", {"34"}},        {"location", {"outer"}},     {"onset", {"gradual"}},
          {"swelling", {"none"}}, {"warning_signs", {"none"}}, {"history", {"none"}}};
}

Entries entries(const Answers& answers) {
  return {answers.begin(), answers.end()};
}

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

Case from_text(const Knowledge& knowledge, const std::string& yaml) {
  Tree tree;
  Diagnostics problems;
  const bool parsed = parse_yaml("case", yaml, record_limits, tree, problems);
  return decoded_tree(knowledge, tree, parsed, nullptr);
}

Case from_yaml(const Knowledge& knowledge, const Entries& entries) {
  return from_text(knowledge, as_yaml(entries));
}

Case from_json(const Knowledge& knowledge, const Entries& entries) {
  const std::string text = as_json(entries);
  Tree tree;
  Diagnostics problems;
  const bool parsed = parse_json("case", text, record_limits, tree, problems);
  return decoded_tree(knowledge, tree, parsed, nullptr);
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
  return decoded_tree(knowledge, tree, parsed, &default_locale);
}

Case decoded(const Knowledge& knowledge, const Answers& answers) {
  Case runner = from_json(knowledge, entries(answers));
  if (!runner.problems.empty())
    throw std::logic_error("a random case is refused: " + format(runner.problems) +
                           as_yaml(entries(answers)));
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

std::size_t how_many(std::size_t usually) {
  return std::getenv("KNEECHECK_ALL_SEEDS") != nullptr ? 10 * usually : usually;
}

}  // namespace kneecheck::laws
