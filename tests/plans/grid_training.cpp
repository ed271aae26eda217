// Runners around the limits of fast running, of frequent runs, of jumps and of weights.
#include "grid.h"
#include "runners.h"

namespace kneecheck::plans {
namespace {

const std::vector<std::size_t> four{0, 1, 2, 3};
const std::vector<std::size_t> tendons{2, 6, 12, 13};
const Words everything{"mirror", "ball", "step", "band", "weights", "gym", "strap", "slant_board"};

Answers runner(std::size_t condition) {
  return with(healthy(), conditions()[condition]);
}
void set(Answers& answers, const std::string& key, const std::string& word) {
  if (!word.empty()) answers[key] = {word};  // "" leaves the key out
}

// Around the answers that let fast running back in.
void fast_runners(std::vector<Answers>& all) {
  const std::vector<Words> open{{"wed"}, {"tue", "sat"}, {"mon", "tue", "thu", "fri", "sun"}, weekdays};
  for (const std::size_t condition : four) {
    for (const char* fast : {"yes", "no"}) {
      for (const char* weekly : {"18", "45", "90"}) {
        for (const Words& days : open) {
          for (const char* age : {"34", "55"}) {
            for (const char* comfortable : {"1.5", "14"}) {
              Answers answers = runner(condition);
              answers["fast_running"] = {fast};
              answers["weekly_km"] = {weekly};
              answers["days"] = days;
              answers["age"] = {age};
              answers["comfortable_km"] = {comfortable};
              answers["runs_per_week"] = {all.size() % 2 == 0 ? "3" : "6"};
              all.push_back(std::move(answers));
            }
          }
        }
      }
    }
  }
}

// Short runs, often: five and six a week.
void frequent_runners(std::vector<Answers>& all) {
  const std::vector<Words> open{
      weekdays, {"mon", "tue", "wed", "thu", "fri", "sat"}, {"tue", "wed", "thu", "sat", "sun"}};
  for (const std::size_t condition : four) {
    for (const char* weekly : {"28", "60", "110"}) {
      for (const char* runs : {"4", "5", "6", "9"}) {
        for (const Words& days : open) {
          for (const char* comfortable : {"2", "5", "20"}) {
            Answers answers = runner(condition);
            answers["weekly_km"] = {weekly};
            answers["runs_per_week"] = {runs};
            answers["days"] = days;
            answers["comfortable_km"] = {comfortable};
            all.push_back(std::move(answers));
          }
        }
      }
    }
  }
}

void jumpers(std::vector<Answers>& all) {
  const std::vector<Words> open{{"sat", "sun"}, {"mon", "wed", "fri"}, {"mon", "tue", "wed"}, weekdays};
  const std::vector<Words> kits{{"none"}, {"step", "weights"}, everything};
  for (const std::size_t condition : tendons) {
    for (const char* minutes : {"", "12", "24", "25", "45", "90"}) {
      for (const Words& days : open) {
        for (const Words& kit : kits) {
          for (const char* comfortable : {"0", "7"}) {
            Answers answers = runner(condition);
            answers["sport"] = {"running", "jumping"};
            set(answers, "max_minutes", minutes);
            answers["days"] = days;
            answers["equipment"] = kit;
            answers["comfortable_km"] = {comfortable};
            answers["weekly_km"] = {"30"};
            all.push_back(std::move(answers));
          }
        }
      }
    }
  }
}

// What there is to lift, and the time for it.
void weights(std::vector<Answers>& all) {
  const std::vector<Words> kits{
      {"none"}, {"weights"}, {"gym"}, {"step", "strap"}, {"step", "weights", "slant_board"}, everything};
  for (std::size_t condition = 0; condition < conditions().size(); ++condition) {
    for (const Words& kit : kits) {
      for (const char* minutes : {"5", "12", "19", "20", "40"}) {
        for (const char* squat : {"", "6"}) {
          Answers answers = runner(condition);
          answers["equipment"] = kit;
          answers["max_minutes"] = {minutes};
          set(answers, "pain_squat", squat);
          answers["weekly_km"] = {"32"};
          answers["comfortable_km"] = {all.size() % 3 == 0 ? "1" : "6"};
          all.push_back(std::move(answers));
        }
      }
    }
  }
}

}  // namespace

std::vector<Answers> training_grid() {
  std::vector<Answers> all;
  for (const auto group : {fast_runners, frequent_runners, jumpers, weights}) group(all);
  return all;
}

}  // namespace kneecheck::plans
