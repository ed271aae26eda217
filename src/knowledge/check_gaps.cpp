// What the program counts on and the files do not hold.
#include <algorithm>

#include "base/text.h"
#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

void gap(Diagnostics& problems, std::string_view file, const Phrase& message, const Phrase& help = {}) {
  problem_of(problems, file, "gap", message, help);
}

template <class Entry>
bool has_id(const std::vector<Entry>& entries, std::string_view id) {
  return std::ranges::any_of(entries, [id](const Entry& entry) { return entry.id == id; });
}

// Entries that stand by an enum: one without a name was not given.
template <class Entry, class Missing>
void check_named(const std::vector<Entry>& entries, const Missing& missing) {
  for (const Entry& entry : entries) {
    if (entry.name.empty()) missing(entry);
  }
}

constexpr std::array<Key, 6> safety_keys{Key::age,           Key::location, Key::onset,
                                         Key::warning_signs, Key::history,  Key::swelling};

// Why a record has no plan; `diary` is said in the words of the diary itself.
constexpr std::array<std::string_view, 7> no_plan_codes{
    "urgency", "rule", "under_16", "undiagnosed", "other_cause", "safety_question", "diary"};

// The planning rules that the program serves.
constexpr std::string_view planning_rule_ids[] = {
    "P1",  "P2",  "P3",  "P4",  "P5",  "P6",  "V1",  "V2",  "V3",  "V4",  "V5",  "V6",  "V7",  "V8",
    "V9",  "V10", "V11", "V12", "V13", "V14", "V15", "V16", "V17", "V18", "V19", "K1",  "T01", "T02",
    "T03", "T04", "T05", "T06", "T07", "T09", "T10", "T11", "T12", "T13", "T14", "T16", "T17", "T18",
    "T26", "T28", "T29", "T30", "E1",  "E2",  "E3",  "E4",  "E5",  "E6",  "E7",  "E8",  "E9",  "E10",
    "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18", "E19", "E20", "M1",  "R1",  "R2",  "R3",
    "R4",  "D1",  "D2",  "D3",  "D4",  "D5",  "D6",  "D7",  "D8",  "D9",  "D10", "D11", "D12", "D13"};

}  // namespace

void check_urgencies(const Knowledge& knowledge, Diagnostics& problems) {
  check_named(knowledge.safety.urgencies, [&](const UrgencyText& text) {
    gap(problems, "safety.yaml", {KnowledgeText::no_urgency, {{"id", word(text.urgency)}}},
        KnowledgeText::add_urgency);
  });
  constexpr std::string_view number = "{emergency_number}";
  if (knowledge.safety.urgencies.front().title.find(number) == std::string_view::npos)
    gap(problems, "safety.yaml", {KnowledgeText::no_emergency_number, {{"place", number}}},
        KnowledgeText::say_number);
  if (knowledge.safety.rest_stop.empty() || knowledge.safety.rest_off.empty())
    gap(problems, "safety.yaml", KnowledgeText::rests_missing);
  if (knowledge.safety.always.empty()) gap(problems, "safety.yaml", KnowledgeText::always_empty);
}

void check_outcomes(const Knowledge& knowledge, Diagnostics& problems) {
  if (knowledge.safety.incomplete.title.empty())
    gap(problems, "outcomes.yaml", {KnowledgeText::section_missing, {{"key", "incomplete"}}});
  for (const std::string_view code : no_plan_codes) {
    if (!has_id(knowledge.safety.no_plan, code))
      gap(problems, "outcomes.yaml", {KnowledgeText::no_reason_text, {{"id", code}}});
  }
}

void check_safety_questions(const Knowledge& knowledge, Diagnostics& problems) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    const Question& question = knowledge.questions[i];
    const bool expected = std::ranges::find(safety_keys, static_cast<Key>(i)) != safety_keys.end();
    if (question.safety == expected) continue;
    const auto complain = [&](TextId message, const Phrase& help) {
      problem_of(problems, question.evidence, "contradiction", {message, {{"id", question.id}}}, help);
    };
    if (expected) {
      complain(KnowledgeText::is_safety_question, {KnowledgeText::write_line, {{"line", "safety: true"}}});
    } else {
      complain(KnowledgeText::is_no_safety_question, KnowledgeText::remove_safety);
    }
  }
}

void check_defaults(const Knowledge& knowledge, Diagnostics& problems) {
  for (const Question& question : knowledge.questions) {
    if (question.group != QuestionGroup::plan || !question.default_text.empty()) continue;
    problem_of(problems, question.evidence, "gap", {KnowledgeText::no_default, {{"id", question.id}}},
               KnowledgeText::add_default);
  }
}

void check_phases(const Knowledge& knowledge, Diagnostics& problems) {
  check_named(knowledge.phases, [&](const Phase& phase) {
    gap(problems, "phases.yaml", {KnowledgeText::no_phase, {{"id", word(phase.id)}}});
  });
}

void check_techniques(const Knowledge& knowledge, Diagnostics& problems) {
  check_named(knowledge.techniques, [&](const Technique& technique) {
    gap(problems, "techniques/", {KnowledgeText::no_technique, {{"id", word(technique.id)}}});
  });
}

void check_planning_rules(const Knowledge& knowledge, Diagnostics& problems) {
  for (const std::string_view id : planning_rule_ids) {
    if (!has_id(knowledge.planning_rules, id))
      gap(problems, "rules.yaml", {KnowledgeText::no_rule_text, {{"id", id}}});
  }
}

void check_advice(const Knowledge& knowledge, Diagnostics& problems) {
  for (const auto* chapter : knowledge.advice.chapters()) {
    if (chapter->empty())
      return gap(problems, "advice.yaml", KnowledgeText::no_advice,
                 "pain_rules, stop_signs, relief, footwear, keep_fit, daily_life, keep_up, order_of_return, "
                 "time_course, each_day, notes");
  }
}

void check_regions(const Knowledge& knowledge, Diagnostics& problems) {
  if (knowledge.regions.empty() || knowledge.regions.front().id != "any")
    gap(problems, "regions.yaml", KnowledgeText::any_not_first, KnowledgeText::where_none_named);
  for (const Region& region : knowledge.regions) {
    for (const std::string_view words : {region.emergency_number, region.emergency_place, region.same_day,
                                         region.xray_place, region.doctor, region.physio}) {
      if (words.find_first_of("{}\n") == std::string_view::npos) continue;
      problem_of(problems, region.evidence, "bad_value",
                 {KnowledgeText::words_as_they_stand, {{"word", quoted(words)}}}, KnowledgeText::no_braces);
    }
    if (region.emergency_number.find_first_of("0123456789") == std::string_view::npos)
      problem_of(problems, region.evidence, "bad_value", KnowledgeText::no_number_to_call,
                 KnowledgeText::write_number);
  }
}

}  // namespace kneecheck::knowledge
