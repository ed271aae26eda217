// The rest of data/plans/running.yaml, phases.yaml and technique.yaml: ladder, ground, phases, tests, offers.
#include <algorithm>

#include "knowledge/decode_policy.h"

namespace kneecheck::knowledge {
namespace {

constexpr int percent_most = 100;
constexpr int percent_least = 4;  // of the 30 minutes of T11: at least one
constexpr int minutes_most = 120;
constexpr int repeats_most = 20;
constexpr int test_value_most = 200;
constexpr std::array<int, phase_count> weeks_least{1, 2, 2, 2, 4};  // P2, of the quickest condition
// So that P5 can be kept with easy weeks to wait for.
constexpr std::array<int, phase_count> weeks_most{5, 5, 5, 5, 8};

void ladder(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(running_file, "ladder");
  if (!entry.map().exists()) return;
  policy.ladder_basis = source.basis(entry);
  for_each_item(entry, "stages", Need::required, [&](Value item) {
    Reader stage = reader_of(item, source.problems, KnowledgeText::stage);
    policy.ladder.push_back({read_int(stage, "run_minutes", 0, minutes_most),
                             read_int(stage, "walk_minutes", 0, minutes_most),
                             read_int(stage, "repeats", 1, repeats_most)});
    stage.done();
  });
  entry.done();
  const bool walks_first = policy.ladder.size() > 1 && policy.ladder.front().run_minutes == 0;
  const auto shorter = [](const LadderStage& a, const LadderStage& b) { return a.minutes() < b.minutes(); };
  if (!walks_first || !std::ranges::is_sorted(policy.ladder, shorter))
    report(source.problems, entry.map(), "bad_value", KnowledgeText::wrong_ladder);
}

void ground(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(running_file, "ground");
  if (!entry.map().exists()) return;
  policy.ground_basis = source.basis(entry);
  Reader from = reader_of(entry, "from", KnowledgeText::ground);
  for (std::size_t i = 0; i < ground_count; ++i)
    policy.ground_from[i] = from.one_of<PhaseId>(Names<Ground>::words[i]).value_or(PhaseId::run);
  from.done();
  entry.done();
  constexpr std::array<PhaseId, ground_count> earliest{PhaseId::landing, PhaseId::run, PhaseId::run};
  if (!std::equal(earliest.begin(), earliest.end(), policy.ground_from.begin(), std::less_equal<>{}))
    report(source.problems, entry.map(), "looser_than_rule", KnowledgeText::early_ground);
}

// A section that names conditions and nothing else.
void conditions_of(const PolicySource& source, std::string_view file, std::string_view key,
                   std::uint64_t& conditions, Basis& basis) {
  Reader entry = source.section(file, key);
  conditions = source.condition_mask(entry, "conditions");
  basis = source.basis(entry);
  entry.done();
}

void new_swelling(const PolicySource& source, NewSwelling& swelling) {
  Reader entry = source.section(diary_file, "new_swelling");
  const auto bits = [&](std::string_view key) {
    return read_id_mask(entry, key, choice_ids(source.knowledge.question(Key::swelling)),
                        {KnowledgeText::an_answer, {{"question", word(Key::swelling)}}}, Need::required);
  };
  swelling.none = bits("none");
  swelling.counts_as = bits("counts_as");
  swelling.basis = source.basis(entry);
  entry.done();
}

void gentle_history(const PolicySource& source, PlanPolicy& policy) {
  Reader entry = source.section(running_file, "gentle_history");
  policy.gentle_history =
      read_id_mask(entry, "history", choice_ids(source.knowledge.question(Key::history)),
                   {KnowledgeText::an_answer, {{"question", word(Key::history)}}}, Need::required);
  policy.gentle_history_basis = source.basis(entry);
  entry.done();
}

void fast(const PolicySource& source, PlanPolicy& policy) {
  const Knowledge& knowledge = source.knowledge;
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, source.conditions};
  Reader entry = source.section(running_file, "fast");
  policy.fast.when = read_criterion(entry.value("when"), scope, source.problems);
  policy.fast.basis = source.basis(entry);
  entry.done();
}

GateTest read_limit(Reader& entry, std::string_view test) {
  const auto most = entry.whole("at_most", 0, 10, Need::optional);
  const auto least = entry.whole("at_least", 0, test_value_most, Need::optional);
  const auto exactly = entry.whole("exactly", 0, test_value_most, Need::optional);
  if (int{most.has_value()} + int{least.has_value()} + int{exactly.has_value()} != 1)
    report(entry.problems(), entry.map(), "bad_value", KnowledgeText::one_limit);
  return {test, least.has_value(), exactly.has_value(),
          static_cast<int>(most.value_or(least.value_or(exactly.value_or(0))))};
}

std::vector<GateTest> read_tests(const PolicySource& source, Value found) {
  std::vector<GateTest> tests;
  Reader entry = reader_of(found, source.problems, KnowledgeText::tests);
  for (const std::string_view id : source.tests) {
    const Value limit = entry.value(id, Need::optional);
    if (!limit.exists()) continue;
    Reader reader = reader_of(limit, source.problems, KnowledgeText::test);
    tests.push_back(read_limit(reader, id));
    reader.done();
  }
  entry.done();
  return tests;
}

// The entries of `list` in `file`, one for each condition with a plan, each by `read`.
template <class Entry, class Read, class Complete>
void by_condition(const PolicySource& source, std::string_view file, std::string_view list, TextId what,
                  std::vector<Entry>& into, const Read& read, const Complete& complete) {
  source.sections.each(
      file, list, what,
      [&](Reader& entry) {
        const auto condition = source.condition(entry);
        Entry each = read(entry);
        each.condition = condition.value_or(0);
        if (condition) into.push_back(std::move(each));
      },
      "condition");
  source.each_planned([&](ConditionIndex condition) {
    const auto serves = [&](const Entry& each) { return each.condition == condition && complete(each); };
    if (std::ranges::any_of(into, serves)) return;
    problem_of(
        source.problems, file, "gap",
        {KnowledgeText::nothing_complete, {{"list", list}, {"condition", source.conditions[condition]}}},
        KnowledgeText::each_condition);
  });
}

ConditionPhases read_phases(const PolicySource& source, Reader& entry) {
  ConditionPhases phases;
  const Evidence evidence = read_evidence(entry);
  phases.weeks_basis = {"P2", evidence};
  phases.tests_basis = {"P4", evidence};
  Reader weeks = reader_of(entry, "weeks", KnowledgeText::weeks);
  Reader tests = reader_of(entry, "tests", KnowledgeText::tests);
  for (std::size_t i = 0; i < phase_count; ++i) {
    phases.phases[i].weeks = read_int(weeks, Names<PhaseId>::words[i], weeks_least[i], weeks_most[i], 1);
    phases.phases[i].tests = read_tests(source, tests.value(Names<PhaseId>::words[i]));
  }
  weeks.done();
  tests.done();
  return phases;
}

void gentle_tests(const PolicySource& source, PlanPolicy& policy) {
  const auto read = [&](Reader& entry) {
    const auto id = [&](std::string_view key) {
      return read_id(entry.value(key), source.tests, KnowledgeText::a_readiness_test, source.problems);
    };
    const auto test = id("test");
    const auto instead = id("instead");
    if (test && instead) {
      const GateTest limit = read_limit(entry, source.tests[*instead]);
      policy.gentle_tests.push_back({source.tests[*test], limit, source.basis(entry)});
    }
  };
  source.sections.each(phases_file, "gentle_tests", KnowledgeText::gentle_test, read, "test");
}

std::vector<int> percents(const PolicySource& source, std::string_view key, Basis& from) {
  std::vector<int> read;
  Reader entry = source.section(technique_file, key);
  from = source.basis(entry);
  for_each_item(entry, "percent", Need::required, [&](Value item) {
    if (const auto percent = read_whole(item, percent_least, percent_most, source.problems))
      read.push_back(static_cast<int>(*percent));
  });
  entry.done();
  return read;
}

void ramp_and_cues(const PolicySource& source, PlanPolicy& policy) {
  policy.ramp = percents(source, "ramp", policy.ramp_basis);
  policy.cues = percents(source, "cues", policy.cues_basis);
  const bool rises = !policy.ramp.empty() &&
                     std::ranges::adjacent_find(policy.ramp, std::greater_equal<>{}) == policy.ramp.end() &&
                     policy.ramp.front() <= 10 && policy.ramp.back() == percent_most;
  if (!rises) problem_of(source.problems, technique_file, "looser_than_rule", KnowledgeText::wrong_ramp);
  if (policy.cues != std::vector{100, 75, 50, 25, 10})
    problem_of(source.problems, technique_file, "bad_value", KnowledgeText::wrong_cues);
  Reader entry = source.section(technique_file, "start");
  policy.technique_from_basis = source.basis(entry);
  policy.technique_from = entry.one_of<PhaseId>("from").value_or(PhaseId::single_leg);
  entry.done();
  if (policy.technique_from < PhaseId::single_leg)
    report(source.problems, entry.map(), "looser_than_rule", KnowledgeText::early_technique);
}

std::vector<TechniqueOffer> read_offers(const PolicySource& source, Reader& offers, std::string_view key) {
  std::vector<TechniqueOffer> read;
  const Knowledge& knowledge = source.knowledge;
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, source.conditions};
  for_each_item(offers, key, Need::required, [&](Value item) {
    Reader entry = reader_of(item, source.problems, KnowledgeText::offer);
    TechniqueOffer offer;
    offer.technique = entry.one_of<TechniqueId>("technique").value_or(TechniqueId::knee_forward);
    offer.when = read_criterion(entry.value("when", Need::optional), scope, source.problems);
    entry.done();
    read.push_back(std::move(offer));
  });
  return read;
}

TechniqueOffers read_technique_offers(const PolicySource& source, Reader& entry) {
  TechniqueOffers offers;
  offers.first = read_offers(source, entry, "first");
  offers.later = read_offers(source, entry, "later");
  offers.basis = source.basis(entry);
  return offers;
}

void taken_for(const PolicySource& source, PlanPolicy& policy) {
  const auto read = [&](Reader& entry) {
    TakenFor taken;
    taken.question = entry.one_of<Key>("question").value_or(Key::id);
    taken.conditions = source.condition_mask(entry, "conditions", Need::optional);
    taken.taken = entry.text("taken");
    taken.basis = source.basis(entry);
    policy.taken_for.push_back(std::move(taken));
  };
  source.sections.each(technique_file, "taken_for", KnowledgeText::assumption, read, "question");
}

}  // namespace

void decode_running_rules(const PolicySource& source, PlanPolicy& policy) {
  ladder(source, policy);
  ground(source, policy);
  conditions_of(source, running_file, "ends_at_pain", policy.ends_at_pain, policy.ends_at_pain_basis);
  gentle_history(source, policy);
  conditions_of(source, running_file, "tender", policy.tender, policy.tender_basis);
  conditions_of(source, diary_file, "eased_mornings", policy.eased_mornings, policy.eased_mornings_basis);
  new_swelling(source, policy.swelling);
  fast(source, policy);
  by_condition(
      source, phases_file, "phases", KnowledgeText::phases, policy.phases,
      [&](Reader& entry) { return read_phases(source, entry); }, [](const ConditionPhases&) { return true; });
  gentle_tests(source, policy);
  ramp_and_cues(source, policy);
  by_condition(
      source, technique_file, "offers", KnowledgeText::offer, policy.offers,
      [&](Reader& entry) { return read_technique_offers(source, entry); },
      [](const TechniqueOffers& each) { return !each.first.empty() && each.first.back().when.empty(); });
  taken_for(source, policy);
}

}  // namespace kneecheck::knowledge
