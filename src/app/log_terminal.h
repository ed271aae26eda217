// What was done today, and how it felt, asked on a terminal: a line each, and Enter leaves it open.
// Rule: whatever may not stand in a diary nobody can type; what is not answered is not known.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "app/dialogue.h"
#include "app/diary_file.h"
#include "base/words/app.h"
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
  bool ask(Column column, TextId question, Fillings values = {});
  void explain(Column column);
  bool has_column(Column column) const;
  bool has_technique() const;
  bool take(Column column, std::string_view line);
  bool take_signs(std::string_view line);
  std::string meant(Column column, std::string_view line) const;
  bool ask_run(const Row& day);
  bool ask_exercises(const Row& day);
  bool ask_swelling();
  bool ask_signs(TextId question = AppText::log_ask_signs, Fillings values = {});
  bool ask_the_rest();
  bool ask_tests();
  std::optional<Row> told() const;
  int moved_so_far() const;  // minutes of running and walking that were told

  const Knowledge& knowledge_;
  const DiaryFile& diary_;
  const std::vector<Row>& rows_;
  const Plan* plan_;
  const Bounds& bounds_;
  Date date_;
  Tell tell_;
  Dialogue dialogue_;
  TypedCells cells_;
  TypedCells felt_before_;  // of a run that was written before
  bool stopped_ = false;
  bool thrown_away_ = false;
};

}  // namespace kneecheck::app
