// What has changed from an earlier plan to this one, week by week, each change with its reason.
#pragma once

#include <string>
#include <vector>

#include "document/people.h"

namespace kneecheck::document {

// What an earlier record says of its plan: weeks as it has them. Those members of a week that a record does
// not name are as in a new Week.
struct EarlierPlan {
  std::string file;               // as the user named it
  std::optional<std::string> id;  // of its case
  Date start;
  std::vector<Week> weeks;  // at least one, numbered from 1
};

// Why a week is as it is: the text of a decision.
struct WeekReason {
  int week = 1;
  std::string text;
};

// `reasons`: of this plan, in their order.
Document diff_document(const Knowledge& knowledge, const Case& runner, const EarlierPlan& earlier,
                       const Plan& plan, const std::vector<WeekReason>& reasons, const Audience& audience);

}  // namespace kneecheck::document
