// An independent checker of fresh plans: it reads the exported record and the runner's answers, and says
// which planning rules the plan breaks. It exists to disagree with src/plan when one of the two is wrong.
// Rule: it shares nothing with src/plan, src/knowledge or data/plans but the texts it reads; the numbers of
// the rules are written here once more. Limits are compared exactly, in whole numbers.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kneecheck::plans {

// A case as it is written: every key with its words ("unsure" and "none" among them). A key that is left out
// is not there.
using Answers = std::map<std::string, std::vector<std::string>>;

struct Violation {
  int week = 0;  // 0: the plan as a whole
  std::string rule;
  std::string text;
};

// "week 3: V2: 60 minutes after 50"
std::string line(const Violation& violation);

// All that is wrong with a record whose status is `planned`; `conditions` are those that the plan must be
// for, the lead first.
std::vector<Violation> check_plan_record(std::string_view record, const Answers& answers,
                                         const std::vector<std::string>& conditions);

// All that is wrong with the record of a case without a plan; `code` is the reason that it must give.
std::vector<Violation> check_no_plan_record(std::string_view record, const std::string& code);

}  // namespace kneecheck::plans
