#include <algorithm>

#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr std::int64_t longest_hours = std::int64_t{24} * 365;

std::vector<Within> withins(Sections& sections) {
  std::vector<Within> all;
  sections.each("safety.yaml", "withins", KnowledgeText::time, [&](Reader& entry) {
    all.push_back({.id = entry.text("id"),
                   .hours = entry.whole("hours", 0, longest_hours).value_or(0),
                   .says = entry.text("says"),
                   .evidence = read_evidence(entry)});
  });
  return all;
}

std::size_t within_of(Reader& entry, const Texts& ids) {
  return read_id(entry.value("within"), ids, KnowledgeText::a_time, entry.problems()).value_or(0);
}

void urgencies(Sections& sections, Safety& safety, const Texts& within_ids) {
  safety.urgencies.resize(Names<Urgency>::words.size());
  for (std::size_t i = 0; i < safety.urgencies.size(); ++i)
    safety.urgencies[i].urgency = static_cast<Urgency>(i);
  sections.each("safety.yaml", "urgencies", KnowledgeText::urgency, [&](Reader& entry) {
    const auto id = entry.one_of<Urgency>("id");
    UrgencyText text;
    text.urgency = id.value_or(Urgency::self_manage);
    text.alarm = entry.flag("alarm");
    text.name = entry.text("name");
    text.title = entry.text("title");
    text.within = within_of(entry, within_ids);
    text.text = entry.text("text");
    text.worse_if = entry.text("worse_if", Need::optional);
    text.evidence = read_evidence(entry);
    if (!id) return;
    if (text.alarm != at_least(*id, Urgency::same_day))
      report(entry.problems(), entry.map(), "contradiction", KnowledgeText::wrong_alarm,
             KnowledgeText::correct_alarm);
    safety.urgencies[static_cast<std::size_t>(*id)] = text;
  });
}

void rests(Sections& sections, Safety& safety) {
  sections.each("safety.yaml", "rests", KnowledgeText::rest, [&](Reader& entry) {
    const auto id = entry.one_of<Rest>("id");
    const std::string_view says = entry.text("says");
    safety.rests.push_back(read_evidence(entry));
    if (id == Rest::stop) safety.rest_stop = says;
    if (id == Rest::off) safety.rest_off = says;
  });
}

bool asks_ranking(const Criterion& criterion) {
  return std::ranges::any_of(criterion, [](const CriterionNode& node) {
    return node.test == Test::undiagnosed || node.test == Test::other_cause || node.test == Test::likely;
  });
}

Implied implied(Reader& entry, const Knowledge& knowledge, const CriterionScope& scope,
                Diagnostics& problems) {
  Implied implied;
  implied.id = entry.text("id");
  const auto question =
      read_id(entry.value("id"), question_ids(knowledge), KnowledgeText::a_question, problems);
  implied.question = static_cast<QuestionIndex>(question.value_or(0));
  const Value at = entry.value("when");
  const Criterion when = read_criterion(at, scope, problems);
  implied.evidence = read_evidence(entry);
  if (!question || when.empty()) return implied;
  implied.from = when.front().question;
  implied.choices = when.front().mask;
  const auto is_list = [&](QuestionIndex index) { return knowledge.questions[index].is_choice(); };
  if (when.size() != 1 || when.front().test != Test::has || !is_list(implied.question) ||
      knowledge.questions[implied.from].kind != QuestionKind::choice || implied.from == implied.question) {
    report(problems, at, "bad_value", KnowledgeText::wrong_implied,
           {KnowledgeText::write_implied, {{"line", "when: {question: answer}"}}});
  }
  return implied;
}

// The answers that a sign adds to a case: items and the lower ends of numbers, and nothing between them.
Criterion sign_answers(Value at, const CriterionScope& scope, Diagnostics& problems) {
  if (!at.exists()) return {};
  Criterion as = read_criterion(at, scope, problems);
  const auto is_answer = [](const CriterionNode& node) {
    return node.test == Test::all || node.test == Test::has || node.test == Test::range;
  };
  if (std::ranges::all_of(as, is_answer)) return as;
  report(problems, at, "bad_value", KnowledgeText::wrong_sign,
         {KnowledgeText::write_sign, {{"line", "as: {question: answer}"}}});
  return {};
}

// "call" and the ids of times that are keys of `watch`, the most urgent first.
std::vector<Watch> watch(Reader& entry, const Texts& within_ids, const Texts& watched_ids,
                         Diagnostics& problems) {
  const Value at = entry.value("watch", Need::optional);
  if (!at.exists()) return {};
  std::vector<Watch> all;
  Reader levels{at, problems, problems.language()[KnowledgeText::watched]};
  const auto add = [&](std::string_view key, bool calls, std::size_t within) {
    std::vector<std::size_t> found =
        read_ids(levels, key, watched_ids, KnowledgeText::a_watched_sign, Need::optional);
    if (!found.empty()) all.push_back({calls, within, std::move(found)});
  };
  add("call", true, 0);
  for (std::size_t within = 0; within < within_ids.size(); ++within) add(within_ids[within], false, within);
  levels.done();
  return all;
}

SafetyRule rule(Reader& entry, const CriterionScope& scope, const Texts& within_ids, const Texts& watched_ids,
                Diagnostics& problems) {
  SafetyRule rule;
  rule.id = entry.text("id");
  rule.name = entry.text("name");
  rule.urgency = entry.one_of<Urgency>("urgency").value_or(Urgency::routine);
  rule.within = within_of(entry, within_ids);
  rule.rest = entry.one_of<Rest>("rest", Need::optional).value_or(Rest::none);
  rule.allows_plan = entry.flag("allows_plan");
  rule.applies = read_criterion(entry.value("applies", Need::optional), scope, problems);
  rule.when = read_criterion(entry.value("when"), scope, problems);
  rule.text = entry.text("text");
  rule.title = entry.text("title", Need::optional);
  rule.action = entry.text("do");
  rule.also = entry.text("also", Need::optional);
  rule.watch = watch(entry, within_ids, watched_ids, problems);
  rule.worse_if = entry.text("worse_if", rule.watch.empty() ? Need::required : Need::optional);
  rule.sends_to_tests = rule.action.find("{xray_place}") != std::string_view::npos;
  rule.reads_ranking = asks_ranking(rule.applies) || asks_ranking(rule.when);
  rule.evidence = read_evidence(entry);
  if (rule.allows_plan && at_least(rule.urgency, Urgency::soon))
    report(problems, entry.map(), "contradiction",
           {KnowledgeText::urgent_with_plan, {{"urgency", word(rule.urgency)}}},
           KnowledgeText::remove_allows_plan);
  return rule;
}

OutcomeText outcome(Reader& entry) {
  OutcomeText outcome;
  outcome.title = entry.text("title");
  outcome.text = entry.text("text");
  outcome.evidence = read_evidence(entry, Strengths::optional);
  return outcome;
}

Texts always(Sections& sections, Diagnostics& problems) {
  Texts sentences;
  const Value list = sections.value("safety.yaml", "always");
  if (!list.exists()) return sentences;
  if (!list.is_list()) {
    unexpected(problems, list, KnowledgeText::expected_list, "always");
    return sentences;
  }
  for (Value item = list.first(); item.exists(); item = item.next(list)) {
    if (item.is_scalar()) {
      sentences.push_back(item.text());
    } else {
      unexpected(problems, item, KnowledgeText::expected_sentence, "always");
    }
  }
  return sentences;
}

}  // namespace

void decode_safety(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  Safety& safety = knowledge.safety;
  safety.withins = withins(sections);
  const Texts within_ids = ids_of(safety.withins);
  urgencies(sections, safety, within_ids);
  rests(sections, safety);
  const Texts conditions = condition_ids(knowledge);
  const CriterionScope scope{knowledge.questions, safety.names, conditions, true};
  std::vector<Value> seen;  // the rules stand below
  sections.each("safety.yaml", "watched", KnowledgeText::watched, [&](Reader& entry) {
    safety.watched.push_back({.id = entry.text("id"),
                              .says = entry.text("says"),
                              .seen = {},
                              .as = sign_answers(entry.value("as", Need::optional), scope, problems)});
    seen.push_back(entry.value("seen", Need::optional));
  });
  const Texts watched_ids = ids_of(safety.watched);
  sections.each("safety.yaml", "together", KnowledgeText::watched, [&](Reader& entry) {
    safety.together.push_back(
        {.id = entry.text("id"),
         .says = entry.text("says"),
         .of = read_ids(entry, "of", watched_ids, KnowledgeText::a_watched_sign, Need::required)});
  });
  sections.each("safety.yaml", "rules", KnowledgeText::rule, [&](Reader& entry) {
    safety.rules.push_back(rule(entry, scope, within_ids, watched_ids, problems));
  });
  const Texts rule_ids = ids_of(safety.rules);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].exists())
      safety.watched[i].seen = read_id(seen[i], rule_ids, KnowledgeText::a_safety_rule, problems);
  }
  const Question& cleared = knowledge.question(Key::cleared);
  for (SafetyRule& rule : safety.rules) rule.clearance = choice_bit(cleared, rule.id);
  sections.each("safety.yaml", "implied", KnowledgeText::implied_answer,
                [&](Reader& entry) { safety.implied.push_back(implied(entry, knowledge, scope, problems)); });
  safety.always = always(sections, problems);
  Reader incomplete =
      reader_of(sections.value("outcomes.yaml", "incomplete"), problems, KnowledgeText::outcome);
  safety.incomplete = outcome(incomplete);
  incomplete.done();
  sections.each("outcomes.yaml", "no_plan", KnowledgeText::outcome, [&](Reader& entry) {
    const std::string_view id = entry.text("id");
    safety.no_plan.push_back(outcome(entry));
    safety.no_plan.back().id = id;
  });
}

}  // namespace kneecheck::knowledge
