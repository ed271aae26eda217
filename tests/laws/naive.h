// A second, slow and simple triage, written from the text of the safety rules and the ranking: words in maps,
// recursion over the YAML trees as they are, numbers as written. It exists to disagree with src/triage when
// one of the two is wrong. Rule: it shares nothing with src/triage, src/intake or the decoders of
// src/knowledge but the parsed trees themselves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/load.h"
#include "syntax/tree.h"

namespace kneecheck::naive {

using namespace knowledge;

// A case as it is written: every key with its words ("unsure" and "none" among them). A key that is left out
// is not there.
using Words = std::vector<std::string>;
using Answers = std::map<std::string, Words>;

struct Verdict {
  std::string status;   // complete, incomplete
  std::string urgency;  // empty: not known yet
  bool alarm = false;
  bool undiagnosed = false;
  std::map<std::string, std::string> states;  // of every rule
  std::vector<std::string> order;             // all conditions, best first
  std::map<std::string, int> points;
  std::map<std::string, std::string> bands;
  std::vector<std::string> plan_for;  // the lead and what it is mixed with first; empty when that has no plan
  std::string no_plan;                // code; empty: a plan may be printed
  std::vector<std::string> missing;   // safety questions without an answer
  std::vector<std::string> open;      // indeterminate rules of `soon` or above
  std::string lead;                   // empty: undiagnosed
};

enum class Three { no, maybe, yes };

class Evaluator {
 public:
  explicit Evaluator(const Layer& layer);
  Verdict assess(const Answers& answers) const;
  // Of one rule that does not read the ranking.
  std::string state_of(const std::string& rule, const Answers& answers) const;

  // The rules as they stand in the data, for laws that speak of them.
  struct Rule {
    std::string id, urgency;
    bool allows_plan = false;
    bool reads_ranking = false;
    Value applies, when;
  };
  const std::vector<Rule>& rules() const { return rules_; }
  const std::vector<std::string>& conditions() const { return condition_ids_; }
  // True when an answer given later can make a true criterion false: it holds `not` or `unless`, or reads the
  // ranking.
  bool can_be_undone(const Rule& rule) const;

 private:
  struct Condition {
    std::string id;
    int order = 0;
    bool has_plan = false;
    bool needs_imaging = false;
    std::string same_points_as;
    Value points;
  };
  struct Ranking;

  Three criterion(Value tree, const Answers& answers, const Ranking* ranking) const;
  Three term(const std::string& key, Value wanted, const Answers& answers, const Ranking* ranking) const;
  bool mentions(Value tree, const std::vector<std::string>& keys) const;
  Answers with_implied(Answers answers) const;
  bool is_elsewhere(const Condition& condition, const Answers& answers) const;
  int own_points(const Condition& condition, const Answers& answers) const;
  Ranking rank(const Answers& answers) const;
  std::string state(const Rule& rule, const Answers& answers, const Ranking& ranking) const;

  std::map<std::string, Value> files_;
  std::map<std::string, Value> names_;
  std::vector<Rule> rules_;
  std::vector<Condition> conditions_;
  std::vector<std::string> condition_ids_;
  std::vector<std::string> safety_questions_;
  std::vector<std::string> clearable_;
  int likely_from_ = 0, possible_from_ = 0, named_from_ = 0, mixed_within_ = 0, elsewhere_at_most_ = 0;
};

}  // namespace kneecheck::naive
