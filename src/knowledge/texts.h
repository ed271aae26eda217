// The smaller topics, texts with sources: phases, readiness tests, planning rules, advice, regions, errors.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "knowledge/criterion.h"

namespace kneecheck::knowledge {

struct Phase {
  PhaseId id = PhaseId::settle;
  std::string_view name, aim, text;
  Texts keep_in_mind;
  std::string_view entry,
      exit;  // what must be true where no readiness test stands (before settle, after run)
  Evidence evidence;
};

struct ReadinessTest {
  std::string_view id, name, measure, pass_text, stop;  // measure: pain, count, minutes
  Texts steps;
  Value figure;  // figures.h; may be missing
  Evidence evidence;
};

// A limit of a readiness test: what must be true to move on.
struct GateTest {
  std::string_view test;  // id
  bool at_least = false;  // else: at most
  bool exactly = false;   // walk30=0, quiet=10
  int value = 0;
};

struct PlanningRule {
  std::string_view id, name, text, why;
  Evidence evidence;
};

// Which plans a sentence is for: bits of Knowledge::conditions and of TechniqueId; 0: any.
struct Suits {
  std::uint64_t with = 0;        // the plan has one of these conditions
  std::uint64_t only = 0;        // and no others than these
  std::uint64_t other_than = 0;  // and one that is not among these
  std::uint64_t techniques = 0;  // and changes to one of these

  bool fit(std::uint64_t conditions, std::uint64_t changes) const {
    return (with == 0 || (with & conditions) != 0) && (only == 0 || (conditions & ~only) == 0) &&
           (other_than == 0 || (conditions & ~other_than) != 0) &&
           (techniques == 0 || (techniques & changes) != 0);
  }
};

// A sentence that is printed when it applies: advice.yaml. `bars`: history against it; `when`: for whom.
struct Advice {
  std::string_view id, text;
  Suits suits;
  std::uint64_t barred_by_history = 0;
  Criterion when;
  Evidence evidence;
};

struct AdviceBook {
  std::vector<Advice> pain_rules, stop_signs, relief, footwear, keep_fit, daily_life, keep_up,
      order_of_return, time_course, each_day, notes;
  const Advice* note(std::string_view id) const;
  std::array<const std::vector<Advice>*, 11> chapters() const {
    return {&pain_rules, &stop_signs,      &relief,      &footwear, &keep_fit, &daily_life,
            &keep_up,    &order_of_return, &time_course, &each_day, &notes};
  }
};

// A chapter of advice.yaml. What is said in plans alone comes last, and is no topic (topics.cpp).
struct AdviceChapter {
  std::string_view key;
  std::vector<Advice> AdviceBook::*list;
};
inline constexpr std::array advice_chapters{
    AdviceChapter{"pain_rules", &AdviceBook::pain_rules},
    AdviceChapter{"stop_signs", &AdviceBook::stop_signs},
    AdviceChapter{"relief", &AdviceBook::relief},
    AdviceChapter{"footwear", &AdviceBook::footwear},
    AdviceChapter{"keep_fit", &AdviceBook::keep_fit},
    AdviceChapter{"daily_life", &AdviceBook::daily_life},
    AdviceChapter{"keep_up", &AdviceBook::keep_up},
    AdviceChapter{"order_of_return", &AdviceBook::order_of_return},
    AdviceChapter{"time_course", &AdviceBook::time_course},
    AdviceChapter{"each_day", &AdviceBook::each_day},
    AdviceChapter{"notes", &AdviceBook::notes},
};

// Other words that people use for a topic (`kind:id`).
struct Synonyms {
  std::string_view topic;
  Texts words;
  Evidence evidence;
};

// What stands in figures.yaml: a pose for others to build on, or a figure in the place of a built-in one.
struct NamedValue {
  std::string_view id;
  Value at;
};

struct Region {
  std::string_view id, name, emergency_number, emergency_place, same_day, xray_place, doctor, physio;
  Evidence evidence;
};

struct Clinic {
  std::string_view name, phone, email, address, booking, video;
  std::string_view logo{};  // for handouts: an address of type data:, of a PNG or an SVG
  bool known() const { return !name.empty(); }
};

struct ErrorText {
  std::string_view id, name, text, example, remedy;
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
