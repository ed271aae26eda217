// data/plans/running.yaml, phases.yaml and technique.yaml: numbers within the rules, the ladder, phases with
// their tests, offers.
#include <fmt/format.h>

#include <algorithm>

#include "knowledge/decode.h"
#include "knowledge/running_bounds.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::string_view running_file = "plans/running.yaml";
constexpr std::string_view phases_file = "plans/phases.yaml";
constexpr std::string_view technique_file = "plans/technique.yaml";
constexpr int percent_most = 100;
constexpr int minutes_most = 120;
constexpr int repeats_most = 20;
constexpr int test_value_most = 200;
constexpr std::array<int, phase_count> weeks_least{1, 2, 2, 2, 4};  // P2, of the quickest condition
constexpr std::array<int, phase_count> weeks_most{5, 5, 5, 5,
                                                  8};  // so that P5 can be kept with easy weeks to wait for

class Decoder {
 public:
  Decoder(Sections& sections, const Knowledge& knowledge, RunningPolicy& policy, Diagnostics& problems)
      : sections_(sections), knowledge_(knowledge), policy_(policy), problems_(problems) {
    for (const ReadinessTest& test : knowledge.tests) test_ids_.push_back(test.id);
    rule_ids_ = ids_of(knowledge.planning_rules);
    condition_ids_ = condition_ids(knowledge);
  }

  void numbers(std::string_view file, std::span<const Bound> bounds) {
    std::vector<RunNumber> seen;
    for (const Value item : sections_.entries(file, "numbers")) {
      Reader entry{item, problems_, "number"};
      if (const auto number = entry.one_of<RunNumber>("id")) read_number(entry, *number, bounds, seen);
      entry.done();
    }
    for (const Bound& bound : bounds) {
      if (std::find(seen.begin(), seen.end(), bound.number) != seen.end()) continue;
      problems_.add({"gap",
                     std::string(file),
                     {},
                     fmt::format("the number '{}' is missing", word(bound.number)),
                     {},
                     {}});
    }
  }

  void ladder() {
    const Value found = sections_.value(running_file, "ladder");
    if (!found.exists()) return missing(running_file, "ladder");
    Reader entry{found, problems_, "ladder"};
    policy_.ladder_basis = basis(entry);
    const Value stages = entry.value("stages");
    for (Value item = first_of(stages); item.exists(); item = item.next(stages)) {
      Reader stage{item, problems_, "stage"};
      policy_.ladder.push_back({read_int(stage, "run_minutes", 0, minutes_most),
                                read_int(stage, "walk_minutes", 0, minutes_most),
                                read_int(stage, "repeats", 1, repeats_most)});
      stage.done();
    }
    entry.done();
    const bool walks_first = policy_.ladder.size() > 1 && policy_.ladder.front().run_minutes == 0;
    const auto shorter = [](const LadderStage& a, const LadderStage& b) { return a.minutes() < b.minutes(); };
    if (!walks_first || !std::is_sorted(policy_.ladder.begin(), policy_.ladder.end(), shorter)) {
      entry.problem(
          found, "bad_value",
          "the ladder begins with a walk, and no stage has fewer minutes of running than the one before");
    }
  }

  void ground() {
    const Value found = sections_.value(running_file, "ground");
    if (!found.exists()) return missing(running_file, "ground");
    Reader entry{found, problems_, "ground"};
    policy_.ground_basis = basis(entry);
    Reader from{entry.value("from"), problems_, "ground"};
    for (std::size_t i = 0; i < ground_count; ++i)
      policy_.ground_from[i] = from.one_of<PhaseId>(Names<Ground>::words[i]).value_or(PhaseId::run);
    from.done();
    entry.done();
    const auto phase_of = [this](Ground ground) {
      return policy_.ground_from[static_cast<std::size_t>(ground)];
    };
    if (phase_of(Ground::uphill) < PhaseId::landing || phase_of(Ground::rolling) < PhaseId::run ||
        phase_of(Ground::downhill) < PhaseId::run) {
      entry.problem(found, "looser_than_rule",
                    "uphill waits for the phase landing, rolling and downhill for the phase run");
    }
  }

  void phases() {
    for (const Value item : sections_.entries(phases_file, "phases", "condition")) {
      Reader entry{item, problems_, "phases"};
      ConditionPhases phases;
      const bool known = read_condition(entry, phases.condition);
      const Evidence evidence = read_evidence(entry);
      phases.weeks_basis = {"P2", evidence};
      phases.tests_basis = {"P4", evidence};
      Reader weeks{entry.value("weeks"), problems_, "weeks"};
      Reader tests{entry.value("tests"), problems_, "tests"};
      for (std::size_t i = 0; i < phase_count; ++i) {
        phases.phases[i].weeks = read_int(weeks, Names<PhaseId>::words[i], weeks_least[i], weeks_most[i], 1);
        phases.phases[i].tests = read_tests(tests.value(Names<PhaseId>::words[i]));
      }
      weeks.done();
      tests.done();
      entry.done();
      if (known) policy_.phases.push_back(std::move(phases));
    }
    every_condition(phases_file, "phases", [this](ConditionIndex condition) {
      return std::any_of(policy_.phases.begin(), policy_.phases.end(),
                         [condition](const ConditionPhases& each) { return each.condition == condition; });
    });
  }

  void gentle_tests() {
    for (const Value item : sections_.entries(phases_file, "gentle_tests", "test")) {
      Reader entry{item, problems_, "gentle test"};
      GentleTest gentle;
      const auto test = read_id(entry.value("test"), test_ids_, "a readiness test", problems_);
      const auto instead = read_id(entry.value("instead"), test_ids_, "a readiness test", problems_);
      if (test && instead) {
        gentle.test = test_ids_[*test];
        gentle.instead = read_limit(entry, test_ids_[*instead]);
        gentle.basis = basis(entry);
        policy_.gentle_tests.push_back(gentle);
      }
      entry.done();
    }
  }

  void ramp_and_cues() {
    policy_.ramp = percents("ramp", policy_.ramp_basis);
    policy_.cues = percents("cues", policy_.cues_basis);
    const bool rises = std::is_sorted(policy_.ramp.begin(), policy_.ramp.end()) && !policy_.ramp.empty() &&
                       policy_.ramp.front() <= 10 && policy_.ramp.back() == percent_most;
    if (!rises)
      problems_.add({"looser_than_rule",
                     std::string(technique_file),
                     {},
                     "the ramp begins with at most 10, never falls and ends with 100",
                     {},
                     {}});
    if (policy_.cues != std::vector{100, 75, 50, 25, 10}) {
      problems_.add(
          {"bad_value", std::string(technique_file), {}, "the cues are 100, 75, 50, 25 and 10", {}, {}});
    }
    const Value found = sections_.value(technique_file, "start");
    if (!found.exists()) return missing(technique_file, "start");
    Reader entry{found, problems_, "start"};
    basis(entry);
    policy_.technique_from = entry.one_of<PhaseId>("from").value_or(PhaseId::single_leg);
    entry.done();
    if (policy_.technique_from < PhaseId::single_leg)
      entry.problem(found, "looser_than_rule", "a technique waits for the phase single-leg");
  }

  void offers() {
    for (const Value item : sections_.entries(technique_file, "offers", "condition")) {
      Reader entry{item, problems_, "offer"};
      TechniqueOffers offers;
      const bool known = read_condition(entry, offers.condition);
      offers.first = read_offers(entry.value("first"));
      offers.later = read_offers(entry.value("later"));
      offers.basis = basis(entry);
      entry.done();
      if (known) policy_.offers.push_back(std::move(offers));
    }
    every_condition(technique_file, "offers", [this](ConditionIndex condition) {
      return std::any_of(
          policy_.offers.begin(), policy_.offers.end(), [condition](const TechniqueOffers& each) {
            return each.condition == condition && !each.first.empty() && each.first.back().when.empty();
          });
    });
  }

 private:
  static Value first_of(Value list) { return list.exists() && list.is_list() ? list.first() : Value{}; }

  void missing(std::string_view file, std::string_view key) {
    problems_.add({"gap", std::string(file), {}, fmt::format("'{}' is missing", key), {}, {}});
  }

  // `rule`, `sources`, `claims`, `strength` of an entry.
  Basis basis(Reader& entry) {
    const Value rule = entry.value("rule");
    Basis read;
    if (rule.exists()) {
      if (const auto known = read_id(rule, rule_ids_, "a planning rule", problems_))
        read.rule = rule_ids_[*known];
    }
    read.evidence = read_evidence(entry);
    return read;
  }

  void read_number(Reader& entry, RunNumber number, std::span<const Bound> bounds,
                   std::vector<RunNumber>& seen) {
    const auto bound = std::find_if(bounds.begin(), bounds.end(),
                                    [number](const Bound& each) { return each.number == number; });
    if (bound == bounds.end())
      return entry.problem(entry.map(), "bad_value",
                           fmt::format("'{}' belongs into another file", word(number)));
    seen.push_back(number);
    PolicyNumber& read = policy_.numbers[static_cast<std::size_t>(number)];
    read.value = read_int(entry, "value", bound->least, bound->most);
    read.what = entry.text("what");
    read.basis = basis(entry);
  }

  bool read_condition(Reader& entry, ConditionIndex& condition) {
    const auto known = read_id(entry.value("condition"), condition_ids_, "a condition", problems_);
    if (known) condition = static_cast<ConditionIndex>(*known);
    return known.has_value();
  }

  GateTest read_limit(Reader& entry, std::string_view test) {
    GateTest limit{test, false, false, 0};
    const auto most = entry.whole("at_most", 0, 10, Need::optional);
    const auto least = entry.whole("at_least", 0, test_value_most, Need::optional);
    const auto exactly = entry.whole("exactly", 0, test_value_most, Need::optional);
    if (int{most.has_value()} + int{least.has_value()} + int{exactly.has_value()} != 1) {
      entry.problem(entry.map(), "bad_value", "a test has one of at_most, at_least and exactly");
    }
    limit.at_least = least.has_value();
    limit.exactly = exactly.has_value();
    limit.value = static_cast<int>(most.value_or(least.value_or(exactly.value_or(0))));
    return limit;
  }

  std::vector<GateTest> read_tests(Value found) {
    std::vector<GateTest> tests;
    if (!found.exists()) return tests;
    Reader entry{found, problems_, "tests"};
    for (const std::string_view id : test_ids_) {
      const Value limit = entry.value(id, Need::optional);
      if (!limit.exists()) continue;
      Reader reader{limit, problems_, "test"};
      tests.push_back(read_limit(reader, id));
      reader.done();
    }
    entry.done();
    return tests;
  }

  std::vector<int> percents(std::string_view key, Basis& from) {
    std::vector<int> read;
    const Value found = sections_.value(technique_file, key);
    if (!found.exists()) {
      missing(technique_file, key);
      return read;
    }
    Reader entry{found, problems_, key};
    from = basis(entry);
    const Value list = entry.value("percent");
    for (Value item = first_of(list); item.exists(); item = item.next(list)) {
      if (const auto percent = read_whole(item, 1, percent_most, problems_))
        read.push_back(static_cast<int>(*percent));
    }
    entry.done();
    return read;
  }

  std::vector<TechniqueOffer> read_offers(Value list) {
    std::vector<TechniqueOffer> offers;
    for (Value item = first_of(list); item.exists(); item = item.next(list)) {
      Reader entry{item, problems_, "offer"};
      TechniqueOffer offer;
      offer.technique = entry.one_of<TechniqueId>("technique").value_or(TechniqueId::knee_forward);
      if (const Value when = entry.value("when", Need::optional); when.exists()) {
        const CriterionScope scope{knowledge_.questions, knowledge_.safety.names, condition_ids_, false};
        offer.when = read_criterion(when, scope, problems_);
      }
      entry.done();
      offers.push_back(std::move(offer));
    }
    return offers;
  }

  template <class Has>
  void every_condition(std::string_view file, std::string_view list, const Has& has) {
    for (std::size_t i = 0; i < knowledge_.conditions.size(); ++i) {
      if (!knowledge_.conditions[i].has_plan || has(static_cast<ConditionIndex>(i))) continue;
      problems_.add({"gap",
                     std::string(file),
                     {},
                     fmt::format("{}: nothing complete for '{}'", list, knowledge_.conditions[i].id),
                     "every condition with a plan needs an entry; the last first offer has no `when`",
                     {}});
    }
  }

  Sections& sections_;
  const Knowledge& knowledge_;
  RunningPolicy& policy_;
  Diagnostics& problems_;
  Texts test_ids_, rule_ids_, condition_ids_;
};

Texts sources_of(const RunningPolicy& policy) {
  Texts sources;
  for (const PolicyNumber& number : policy.numbers) {
    for (const std::string_view source : number.basis.evidence.sources) {
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
    }
  }
  return sources;
}

}  // namespace

void decode_running_policy(Sections& sections, const Knowledge& so_far, RunningPolicy& policy,
                           Diagnostics& problems) {
  Decoder decoder{sections, so_far, policy, problems};
  decoder.numbers(running_file, running_bounds);
  decoder.numbers(phases_file, phase_bounds);
  decoder.numbers(technique_file, technique_bounds);
  decoder.ladder();
  decoder.ground();
  decoder.phases();
  decoder.gentle_tests();
  decoder.ramp_and_cues();
  decoder.offers();
  policy.sources = sources_of(policy);
}

}  // namespace kneecheck::knowledge
