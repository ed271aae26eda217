// A runner's diary that grows day by day, in the manner of a kind: everything green, too much, nothing
// written down in the morning, ill, away. Rule: the same on every machine; what is done follows the plan in
// hand.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "../laws/people.h"
#include "diary/row.h"
#include "plan/plan.h"

namespace kneecheck::lives {

using namespace diary;

// What may happen on a date of a run; `chance` of a hundred.
struct Kind {
  std::string_view name;
  int amber = 0, red = 0, mild = 0;       // too much pain; far too much; a little in the morning
  int no_morning = 0, blank = 0;          // not written down
  int left_out = 0;                       // the run
  int percent = 100;                      // of its minutes
  int technique_percent = 100;            // of its technique
  int new_pain = 0;                       // on a date with technique
  int sore = 0, heavy_morning = 0;        // on a date with exercises alone
  int away_from_week = 0, away_days = 0;  // nothing is done and nothing written
  int red_week = 0, reds = 0;             // so many red runs from that week on
  bool tests = true, tests_fail = false;
  int sign_week = 0, swelling_week = 0;  // on its first date
  bool split = false;                    // two rows for each run
};
extern const std::vector<Kind> kinds;

class Life {
 public:
  Life(const Knowledge& knowledge, const Kind& kind, std::uint64_t seed)
      : knowledge_(knowledge), kind_(kind), dice_(seed) {}

  // What is done and written on this date, if `plan` is the plan in hand.
  void live(const plan::Plan& plan, Date date);
  const std::vector<diary::Row>& rows() const { return rows_; }

 private:
  bool happens(int chance) { return chance > 0 && static_cast<int>(dice_.below(100)) < chance; }
  void run(const plan::Plan& plan, const plan::Week& week, const plan::Run& run, diary::Row& row);
  void log_tests(diary::Row& row);

  const Knowledge& knowledge_;
  const Kind& kind_;
  laws::Dice dice_;
  int reds_ = 0;
  std::vector<diary::Row> rows_;
};

}  // namespace kneecheck::lives
