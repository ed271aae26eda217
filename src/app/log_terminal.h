// What was done today, and how it felt, asked on a terminal: a line each, and Enter leaves it open.
// Rule: whatever may not stand in a diary nobody can type; what is not answered is not known.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/dialogue.h"
#include "app/diary_file.h"
#include "base/words/app.h"
#include "diary/facts.h"
#include "plan/plan.h"

namespace kneecheck::app {

class LogTerminal {
 public:
  // Says what a row calls for that cannot wait, before the next question.
  using Tell = std::function<void(const Row& row)>;

  // `diary`: so far. `plan`: null: not known. All outlive it.
  LogTerminal(Session& session, const DiaryFile& diary, const Plan* plan, const Bounds& bounds, Date date,
              Tell tell);

  // The days of the week before the date with a run or a walk, the oldest first, whose morning after is open.
  std::vector<Row> open_mornings() const;
  // The morning after one of them. Empty: it is not known, or they want to stop.
  std::optional<Row> morning(const Row& day);
  // Of the date: how a run felt that was written before is a row of its own. None: nothing was told, or they
  // have thrown it away.
  std::vector<Row> today();

 private:
  // What came of a question: answered or left open; back to the one before; they want to stop.
  enum class End : std::uint8_t { on, back, stop };
  struct Item {
    bool (LogTerminal::*is_due)() const;
    End (LogTerminal::*ask)();
  };
  static constexpr std::size_t items = 14, during_at = 3, after_at = 4;
  static const std::array<Item, items> questions;

  bool always() const;
  bool may_have_walked() const;
  bool has_technique() const;
  bool lacks_during() const;
  bool lacks_after() const;
  bool lacks_exercises() const;
  bool only_exercised() const;
  bool rested() const;
  bool lacks_new_pain() const;
  bool lacks_swelling() const;
  bool has_no_sign() const;
  bool may_test() const;
  bool notes_sign() const;

  End ask_run();
  End ask_walk();
  End ask_technique();
  End ask_during();
  End ask_after();
  End ask_exercises();
  End ask_exercise_pain();
  End ask_knee_pain();
  End ask_new_pain();
  End ask_swelling();
  End ask_signs(TextId question, Fillings values = {});
  End ask_new_signs();
  End ask_noted_sign();
  End ask_tests();
  End ask_note();
  End ask(Column column, TextId question, Fillings values = {});

  std::vector<const ReadinessTest*> due_tests() const;  // not done in the days of a result
  void explain(Column column);
  bool is_meant(const Row& row);
  bool take(Column column, std::string_view line);
  std::string meant(Column column, std::string_view line) const;
  TypedCells cells() const;
  std::optional<Row> row_of_cells(const TypedCells& cells) const;
  std::optional<Row> told() const;
  std::vector<Row> rows_told() const;
  int moved_so_far() const;  // minutes of running and walking that were told

  std::string sign_command_;
  const Knowledge& knowledge_;
  const DiaryFile& diary_;
  const std::vector<Row>& rows_;
  const Plan* plan_;
  const Bounds& bounds_;
  Date date_;
  Tell tell_;
  Dialogue dialogue_;
  Date asked_date_;  // that the answers are about
  Row day_;          // what was written of the date before
  Fact before_;      // the same, where there was a run or a walk
  std::size_t at_ = 0;
  std::array<std::optional<std::pair<Column, std::string>>, items> answers_{};  // by question
  std::string unclear_;  // typed where signs are asked, and none of them: it is kept as a note
  bool stopped_ = false;
  bool thrown_away_ = false;
};

}  // namespace kneecheck::app
