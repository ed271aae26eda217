// What the texts of a plan must say and must not say: E4 (a note), E7 (insoles), E11, E12 (stand-ins), E15,
// K1, and the notes that the rules and the contract ask for.
#include "checker_exercises.h"

namespace kneecheck::plans {
namespace {

char small_letter(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string in_small_letters(Text text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), small_letter);
  return small;
}

// Some text holds all of the words.
bool says(const Texts& texts, const std::vector<Text>& words) {
  return std::any_of(texts.begin(), texts.end(), [&words](Text text) {
    const std::string small = in_small_letters(text);
    return std::all_of(words.begin(), words.end(),
                       [&small](Text word) { return small.find(word) != std::string::npos; });
  });
}

bool in_use(const Sheet& sheet, Text exercise) {
  const auto& all = sheet.plan.exercises;
  return std::any_of(all.begin(), all.end(),
                     [exercise](const ExerciseRow& row) { return row.id == exercise; });
}

struct House {
  Text exercise, name;
};
constexpr std::array<House, 4> house{{{"wall-ball", "wall and ball"},
                                      {"running-man", "running man"},
                                      {"mini-squat", "mini squat"},
                                      {"landing", "landing drill"}}};

// E11, and the house exercises that the runner avoids.
void check_house(const Sheet& sheet, Found& found) {
  for (const House& each : house) {
    for (const ExerciseRow& row : sheet.plan.exercises) {
      if (row.id != each.exercise) continue;
      if (!says(row.cues, {"mirror"})) found(0, "E11", "{} has no mirror cue", row.id);
      if (!says(row.cues, {"window"}) && !says(row.cues, {"phone"}))
        found(0, "E11", "{}: no cue for those without a mirror", row.id);
    }
    if (sheet.avoids(each.exercise) && !says(sheet.plan.notes, {each.name}))
      found(0, "avoid", "no note names {}", each.exercise);
  }
}

struct Bar {
  std::vector<Text> words;
  std::vector<const char*> history;
};
const std::vector<Bar> relief_bars{
    {{"massage", "roller", "rolling", "needl", "acupunct"},
     {"blood_thinner", "bleeding_disorder", "previous_clot"}},
    {{"needl", "acupunct"}, {"immunosuppressed"}},
    {{"anti-inflam", "antiinflam", "nsaid", "ibuprofen", "naproxen", "diclofenac", "aspirin"},
     {"blood_thinner", "kidney_disease"}}};

// E15.
void check_relief(const Sheet& sheet, Found& found) {
  const auto& history = sheet.figures.history;
  const auto has = [&history](const char* item) { return history.count(item) > 0; };
  for (const Bar& bar : relief_bars) {
    if (std::none_of(bar.history.begin(), bar.history.end(), has)) continue;
    for (const Text word : bar.words) {
      if (says(sheet.plan.relief, {word})) found(0, "E15", "relief names {}", word);
    }
  }
  const bool tablets = has("blood_thinner") || has("kidney_disease");
  if (tablets && !says(sheet.plan.notes, {"anti-inflammator"}))
    found(0, "E15", "no note warns of anti-inflammatory tablets");
}

// E12: a cushion for the ball, a heel drop for the step.
void check_stand_ins(const Sheet& sheet, Found& found) {
  const auto lacks = [&sheet](const char* kit) { return sheet.figures.kit.count(kit) == 0; };
  const Texts& notes = sheet.plan.notes;
  if (in_use(sheet, "wall-ball") && lacks("ball") && !says(notes, {"cushion"}))
    found(0, "E12", "no note says what stands in for the ball");
  if (in_use(sheet, "landing") && lacks("step") && !says(notes, {"heel drop"}))
    found(0, "E12", "no note says what stands in for the step");
  const bool loads = std::any_of(sheet.weeks.begin(), sheet.weeks.end(), has_load);
  Texts places = notes;
  for (const ExerciseRow& row : sheet.plan.exercises) places.push_back(row.load_text);
  if (loads && !sheet.figures.has_weights() && !says(places, {"rucksack"}))
    found(0, "E12", "nothing says what stands in for weights");
}

bool is_letter(char letter) {
  return letter >= 'a' && letter <= 'z';
}

// One of the words stands in the text as a word of its own.
bool has_word(const std::string& small, const std::vector<Text>& words) {
  for (const Text word : words) {
    for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || !is_letter(small[at - 1])) && (end == small.size() || !is_letter(small[end])))
        return true;
    }
  }
  return false;
}

struct Topics {
  Text condition;
  std::vector<Text> words;
};
const std::vector<Topics> daily_topics{{"itb", {"stairs"}},
                                       {"patellofemoral", {"sit", "stairs", "kneel"}},
                                       {"chondromalacia", {"sit", "stairs", "kneel"}},
                                       {"patellar-tendon", {"jump"}}};

// K1: the other hours of the week.
void check_other_hours(const Sheet& sheet, Found& found) {
  const Texts &fit = sheet.plan.keep_fit, &life = sheet.plan.daily_life;
  const bool little = whole(sheet.weeks.front().minutes) < percent(80) * whole(sheet.figures.full_week());
  if (little && (fit.empty() || life.empty())) found(0, "K1", "no word on keeping fit, or on daily life");
  for (const Text text : fit) {
    const std::string small = in_small_letters(text);
    const bool cycling = small.find("cycl") != std::string::npos || small.find("bik") != std::string::npos;
    if (sheet.is_for("itb") && cycling && !has_word(small, {"not", "no", "later", "wait", "leave"}))
      found(0, "K1", "cycling is offered early for the outer knee");
  }
  if (life.empty()) return;
  for (const Topics& topics : daily_topics) {
    for (const Text word : topics.words) {
      if (sheet.is_for(topics.condition) && !says(life, {word}))
        found(0, "K1", "daily life of {} without {}", topics.condition, word);
    }
  }
}

// E4, E7.
void check_advice(const Sheet& sheet, Found& found) {
  if (sheet.kneecap() && in_use(sheet, "knee-extension") && !says(sheet.plan.notes, {"90", "45"})) {
    found(0, "E4", "no note says how far a knee extension goes");
  }
  const bool roll_in = known_word(sheet.answers, "feet_roll_in") == "yes";
  if (!says(sheet.plan.footwear, {"insole"})) found(0, "E7", "footwear without insoles");
  if (!roll_in && !says(sheet.plan.footwear, {"insole", "can help"}))
    found(0, "E7", "insoles are more than a help for whom feet do not roll in");
  if (roll_in && !says(sheet.plan.footwear, {"insole", "roll in"}))
    found(0, "E7", "insoles are not named for feet that roll in");
}

// What was assumed for want of an answer stands there with the key that changes it.
void check_assumptions(const Sheet& sheet, Found& found) {
  for (const char* key : {"weekly_km", "longest_run_km", "runs_per_week", "comfortable_km", "pace",
                          "weeks_off", "days", "equipment", "max_minutes", "fast_running"}) {
    const bool assumed = known(sheet.answers, key).empty();
    const bool said = says(sheet.plan.notes, {"assumed", fmt::format("key: {})", key)});
    if (assumed && !said) found(0, "notes", "{} is assumed and no note says so", key);
  }
  const bool half =
      known_number(sheet.answers, "race_km").has_value() == known_word(sheet.answers, "race_date").empty();
  if (half && !says(sheet.plan.notes, {"race", "missing"}))
    found(0, "notes", "half a race is left out and no note says so");
}

}  // namespace

void check_texts(const Sheet& sheet, Found& found) {
  check_house(sheet, found);
  check_relief(sheet, found);
  check_stand_ins(sheet, found);
  check_advice(sheet, found);
  check_other_hours(sheet, found);
  check_assumptions(sheet, found);
}

}  // namespace kneecheck::plans
