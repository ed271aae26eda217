#include "grid.h"

#include <algorithm>
#include <string>

#include "runners.h"

namespace kneecheck::plans {
namespace {

const std::vector<std::size_t> four{0, 1, 2, 3};

// "" leaves the key out.
void set(Answers& answers, const std::string& key, const std::string& word) {
  if (!word.empty()) answers[key] = {word};
}
void set_list(Answers& answers, const std::string& key, const Words& words) {
  if (!words.empty()) answers[key] = words;
}

// Values that are only varied along with a group, each group's in a cycle of its own length, so that they
// meet in many ways.
class Rotation {
 public:
  void turn(Answers& answers) {
    static const Words paces{"6:30", "4:15", "", "8:00", "5:37", "11:00", "2:30", "20:00"};
    static const Words minutes{"", "30", "10", "45", "20", "5", "15", "60", "180"};
    static const std::vector<Words> kit{
        {},
        {"mirror", "step", "band"},
        {"none"},
        {"mirror", "ball", "step", "band", "weights", "gym"},
        {"gym"},
        {"weights"},
        {"step", "weights", "strap"},
        {"mirror", "step"},
        {"gym", "slant_board"},
        {"step", "strap", "slant_board"},
        {"mirror", "ball", "step", "band", "weights", "gym", "strap", "slant_board"}};
    static const Words feet{"yes", "no", ""};
    static const Words fast{"yes", "", "no", "yes", "unsure"};
    set(answers, "pace", answers.count("pace") > 0 ? "" : paces[turns_ % paces.size()]);
    set(answers, "max_minutes", answers.count("max_minutes") > 0 ? "" : minutes[turns_ % minutes.size()]);
    set_list(answers, "equipment", answers.count("equipment") > 0 ? Words{} : kit[turns_ % kit.size()]);
    set(answers, "feet_roll_in", answers.count("feet_roll_in") > 0 ? "" : feet[turns_ % feet.size()]);
    set(answers, "fast_running", answers.count("fast_running") > 0 ? "" : fast[turns_ % fast.size()]);
    if (answers["start"] == Words{"2026-11-30"} && answers.count("race_date") == 0)
      answers["start"] = {date_after(0, static_cast<int>(turns_ % 7))};
    ++turns_;
  }

 private:
  std::size_t turns_ = 0;
};

class Grid {
 public:
  std::vector<Answers> all() && {
    volumes();
    weekdays_and_minutes();
    equipment();
    looks();
    races();
    avoided();
    gentle_starts();
    sore_knees();
    for (Answers& answers : training_grid()) add(std::move(answers));
    no_plans();
    for (Answers& answers : found_runners()) cases_.push_back(std::move(answers));
    return std::move(cases_);
  }

 private:
  Answers runner(std::size_t condition) const { return with(healthy(), conditions()[condition]); }
  void add(Answers answers) {
    rotation_.turn(answers);
    cases_.push_back(std::move(answers));
  }

  void volumes() {
    for (std::size_t condition = 0; condition < conditions().size(); ++condition) {
      for (const char* weekly : {"", "0", "6.5", "22", "40", "95"}) {
        for (const char* longest : {"", "4", "18"}) {
          for (const char* comfortable : {"", "0", "0.9", "3.2", "12"}) {
            for (const char* off : {"", "2", "7"}) {
              Answers answers = runner(condition);
              set(answers, "weekly_km", weekly);
              set(answers, "longest_run_km", longest);
              set(answers, "comfortable_km", comfortable);
              set(answers, "weeks_off", off);
              set(answers, "runs_per_week", Words{"", "1", "2", "4", "7"}[cases_.size() % 5]);
              add(std::move(answers));
            }
          }
        }
      }
    }
  }

  void weekdays_and_minutes() {
    std::vector<Words> open{{"sat", "sun"},
                            {"mon", "wed", "fri"},
                            {"tue", "thu", "sat", "sun"},
                            {"mon", "tue", "wed", "thu", "fri"},
                            {"fri", "sat", "sun"},
                            {"mon", "tue", "wed", "thu", "fri", "sat"},
                            {"mon", "thu"},
                            weekdays};
    for (std::size_t i = 0; i < 7; ++i) {
      open.push_back({weekdays[i]});
      open.push_back(
          {weekdays[std::min<std::size_t>(i, (i + 1) % 7)], weekdays[std::max<std::size_t>(i, (i + 1) % 7)]});
    }
    for (const std::size_t condition : four) {
      for (const Words& days : open) {
        for (const char* minutes : {"5", "15", "30", "60"}) {
          for (const char* comfortable : {"0", "2", "10"}) {
            for (const char* runs : {"2", "5"}) {
              Answers answers = runner(condition);
              answers["days"] = days;
              answers["max_minutes"] = {minutes};
              answers["comfortable_km"] = {comfortable};
              answers["runs_per_week"] = {runs};
              answers["weekly_km"] = {"35"};
              answers["longest_run_km"] = {"14"};
              add(std::move(answers));
            }
          }
        }
      }
    }
  }

  void equipment() {
    const Words kit{"mirror", "ball", "step", "band", "weights", "gym"};
    for (std::size_t condition = 0; condition < 8; ++condition) {
      for (std::size_t bits = 0; bits < 64; ++bits) {
        Answers answers = runner(condition);
        Words owned;
        for (std::size_t i = 0; i < kit.size(); ++i) {
          if ((bits >> i & 1U) != 0) owned.push_back(kit[i]);
        }
        answers["equipment"] = owned.empty() ? Words{"none"} : owned;
        answers["weekly_km"] = {"30"};
        answers["comfortable_km"] = {"5"};
        add(std::move(answers));
      }
    }
  }

  void looks() {
    for (const std::size_t condition : four) {
      for (const char* upright : {"", "yes", "no"}) {
        for (const char* crosses : {"yes", "no"}) {
          for (const char* drops : {"", "yes", "no"}) {
            for (const char* cadence : {"", "155", "170", "171", "180", "181"}) {
              for (const char* history : {"none", "hamstring", "back_pain", "achilles_calf"}) {
                Answers answers = runner(condition);
                set(answers, "runs_upright", upright);
                set(answers, "crosses_over", crosses);
                set(answers, "knee_drops_in", drops);
                set(answers, "cadence", cadence);
                answers["history"] = {history};
                answers["weekly_km"] = {"28"};
                answers["comfortable_km"] = {"6"};
                add(std::move(answers));
              }
            }
          }
        }
      }
    }
  }

  void races() {
    for (const std::size_t condition : four) {
      for (const char* km : {"0.5", "5", "10", "21.1", "21.2", "30", "42", "42.2", "42.3", "100"}) {
        for (int weeks = 0; weeks <= 44; weeks += 2) {
          for (const char* volume : {"24", "70"}) {
            Answers answers = runner(condition);
            answers["race_km"] = {km};
            answers["race_date"] = {date_after(weeks, static_cast<int>(cases_.size() % 7))};
            answers["weekly_km"] = {volume};
            answers["longest_run_km"] = {volume == std::string("24") ? "10" : "30"};
            answers["comfortable_km"] = {cases_.size() % 3 == 0 ? "4" : "30"};
            answers["runs_per_week"] = {cases_.size() % 2 == 0 ? "3" : "5"};
            add(std::move(answers));
          }
        }
      }
    }
  }

  void avoided() {
    const std::vector<Words> lists{
        {"wall-ball"},
        {"running-man"},
        {"mini-squat"},
        {"landing"},
        {"foot-exercises"},
        {"wall-squat"},
        {"clam"},
        {"knee-extension"},
        {"calf-raise"},
        {"bridge"},
        {"step-up"},
        {"side-plank"},
        {"wall-ball", "running-man"},
        {"wall-ball", "mini-squat"},
        {"running-man", "mini-squat", "landing"},
        {"wall-ball", "running-man", "mini-squat"},
        {"wall-ball", "running-man", "mini-squat", "landing"},
        {"calf-raise", "bridge", "side-plank", "single-leg-deadlift", "split-squat", "single-leg-squat"}};
    for (std::size_t condition = 0; condition < conditions().size(); ++condition) {
      for (const Words& list : lists) {
        for (const char* cadence : {"", "160"}) {
          Answers answers = runner(condition);
          answers["avoid"] = list;
          set(answers, "cadence", cadence);
          answers["runs_upright"] = {"no"};
          answers["weekly_km"] = {"30"};
          answers["comfortable_km"] = {"8"};
          add(std::move(answers));
        }
      }
    }
  }

  void gentle_starts() {
    for (const std::size_t condition : four) {
      for (const char* age : {"16", "18", "54", "55", "70"}) {
        for (const char* off : {"0", "1.5", "2", "6", "6.5", "30"}) {
          for (const char* comfortable : {"", "0", "1.2", "2", "4", "9"}) {
            for (const char* history : {"none", "stress_fracture"}) {
              Answers answers = runner(condition);
              answers["age"] = {age};
              answers["weeks_off"] = {off};
              set(answers, "comfortable_km", comfortable);
              answers["history"] = {history};
              answers["weekly_km"] = {"30"};
              answers["runs_per_week"] = {cases_.size() % 2 == 0 ? "2" : "4"};
              add(std::move(answers));
            }
          }
        }
      }
    }
  }

  void sore_knees() {
    for (const std::size_t condition : four) {
      for (const char* squat : {"", "4", "5", "9"}) {
        for (const char* stairs : {"", "0", "5"}) {
          for (const char* starts : {"", "0", "1", "6"}) {
            for (const char* comfortable : {"", "3", "8"}) {
              Answers answers = runner(condition);
              set(answers, "pain_squat", squat);
              set(answers, "pain_stairs", stairs);
              set(answers, "pain_starts_km", starts);
              set(answers, "comfortable_km", comfortable);
              answers["weekly_km"] = {"26"};
              answers["history"] = {Words{"none", "blood_thinner", "previous_clot", "kidney_disease",
                                          "immunosuppressed"}[cases_.size() % 5]};
              add(std::move(answers));
            }
          }
        }
      }
    }
  }

  // Cases that a plan must not be made for, and some at the edge of it.
  void no_plans() {
    const std::vector<Answers> troubles{{{"warning_signs", {"locked"}}},
                                        {{"warning_signs", {"night_pain"}}},
                                        {{"warning_signs", {"calf_swelling", "breathless"}}},
                                        {{"warning_signs", {"unsure"}}},
                                        {{"history", {"pregnant"}}},
                                        {{"history", {"treatment_failed"}}},
                                        {{"age", {"15"}}},
                                        {{"age", {"16"}}},
                                        {{"age", {"66"}}},
                                        {{"swelling", {"puffy"}}},
                                        {{"swelling", {"persistent"}}},
                                        {{"swelling", {"unsure"}}},
                                        {{"location", {"inner"}}},
                                        {{"location", {"back"}}},
                                        {{"location", {"all_over"}}},
                                        {{"onset", {"injury"}}},
                                        {{"onset", {"unsure"}}},
                                        {{"duration_weeks", {"30"}}},
                                        {{"history", {"ligament_injury"}}},
                                        {{"history", {"unsure"}}},
                                        {{"pain_rest", {"9"}}},
                                        {{"joint_line_tender", {"yes"}},
                                         {"swelling", {"next_day"}},
                                         {"onset", {"injury"}},
                                         {"mechanism", {"twist"}}}};
    for (std::size_t condition = 0; condition < conditions().size(); ++condition) {
      for (const Answers& trouble : troubles) add(with(runner(condition), trouble));
    }
  }

  Rotation rotation_;
  std::vector<Answers> cases_;
};

}  // namespace

std::vector<Answers> grid() {
  return Grid{}.all();
}

}  // namespace kneecheck::plans
