// The parts of a plan record that are the same from plan to plan, written as JSON once: a record of a batch
// is then mostly copied. Rule: every part is cut from what the functions of plan_pieces.h write; private to
// this room.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "export/pieces.h"
#include "export/records.h"

namespace kneecheck::exports {

struct PlanParts {
  struct OfExercise {
    Pieces<7> prescription;  // sets, reps, hold, rest, sides and depth between
    std::string text;        // the member of `exercises`
  };
  using Runs = std::array<Pieces<8>, Names<Terrain>::words.size()>;  // minutes, km, walk_run, hard, hill,
                                                                     // downhill, techniques between

  std::vector<OfExercise> exercises;
  Runs runs;
  std::array<Pieces<2>, Names<TechniqueId>::words.size()> technique_doses;  // minutes between
  Pieces<4> walk_run;                                                       // its numbers between
  Pieces<6> week_technique;                                                 // all members between
  std::array<Pieces<5>, Names<Weekday>::words.size()> days;   // date, run, exercises, session_minutes between
  Pieces<17> week;                                            // all members between
  std::unordered_map<std::string_view, std::string> sources;  // by id
};

// Writes a compact record, with such parts wherever there is one.
class PlanPartWriter : public JsonWriter {
 public:
  PlanPartWriter(std::string& out, const PlanParts& made)
      : JsonWriter(out, JsonStyle::compact), parts(made), written(made.exercises.size()) {}

  // Where the prescription of an exercise was written last: a dose that stays is copied from there.
  struct Written {
    PrescribedExercise item;
    std::size_t at = 0;
    std::size_t size = 0;  // 0: not yet
  };

  const PlanParts& parts;
  std::vector<Written> written;  // by exercise
};

// In the place of the functions of plan_pieces.h.
void write_week(PlanPartWriter& writer, const Knowledge& knowledge, const Week& week);
void write_exercise_text(PlanPartWriter& writer, const Knowledge& knowledge, ExerciseIndex index);
void write_source(PlanPartWriter& writer, const Knowledge& knowledge, std::string_view id);

}  // namespace kneecheck::exports
