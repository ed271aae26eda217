// The causes of knee pain that are recognised: their texts, and the signed points that rank them.
// Rule: points are added; nothing here is a probability, and nothing here can lower an urgency.
#pragma once

#include <optional>

#include "knowledge/criterion.h"

namespace kneecheck::knowledge {

using ConditionIndex = std::uint8_t;
inline constexpr std::size_t most_conditions = 64;

// One reason for or against. `site_points` (by choice of location) is used instead of `when` for the place of
// the pain: the first entry counts as given, every later one +`later` where its number is positive.
struct Feature {
  QuestionIndex question = 0;  // the key named in reasons
  Criterion when;
  int points = 0;
  bool unknown_counts = false;   // an unknown answer counts as if the criterion were true (a scan that nobody
                                 // mentioned is no scan)
  std::vector<int> site_points;  // by location choice; empty unless this is the place of the pain
  int site_other = 0;            // a first entry that is not named
  int site_later = 0;
  std::uint64_t site_named = 0;
  std::string_view text;   // reason line; empty: the answer's own `says`
  std::uint16_t kind = 0;  // the same for two features that count the same for the same answers
  Evidence evidence;
};

struct Condition {
  std::string_view id;
  std::string_view name;
  std::string_view full;
  bool has_plan = false;
  std::optional<ConditionIndex> same_points_as;  // its sum comes first (chondromalacia: patellofemoral)
  bool imaging_lead = false;                     // without its imaging `possible` at most, and never mixed
  std::string_view summary;
  Texts cause, feels, helps, does_not_help, muscles;
  std::string_view course;
  std::string_view see_someone;
  std::string_view icd10;
  std::vector<Remark> house;    // what the article says
  std::vector<Remark> differs;  // where the literature differs
  std::vector<Feature> features;
  // Choices of location with positive points, its lender's too; empty without a plan. Where it hurts at none
  // of them, the condition has RankingPolicy::elsewhere_at_most points at most.
  std::uint64_t own_sites = 0;
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
