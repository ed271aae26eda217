// What a person reads: triage, plan, no plan, explanations, each as a Document. Pure functions of the values.
// Rule: what to do comes first, then why; nothing here reassures about what is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.h"
#include "base/view.h"
#include "diary/progress.h"
#include "document/document.h"
#include "explain/explain.h"
#include "explain/search.h"
#include "plan/plan.h"
#include "triage/assess.h"

namespace kneecheck::document {

// Who reads it, and where.
struct Audience {
  const Region* region = nullptr;  // null: the first region of the data ("any")
  Units units = Units::km;
  std::string case_file;  // for "Next: kneecheck plan my-knee.yaml"; empty: the answers stand in no file
  std::string answer_options{};  // what the command line said beside it, a line each: "--start=2026-11-30"
  std::string language{};        // as --lang named it
};

// A sheet is what to take along to whom examines the knee: what was answered, what speaks for and against a
// cause, and what was not asked.
enum class Detail : std::uint8_t { brief, full, sheet };

// `changes`: all of them (all_changes), of which the text picks the few worth saying; none but in full.
Document triage_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes, const Audience& audience, Detail detail);

// Every safety rule with its state and why, and every cause with its points: what --trace appends.
Document trace_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment);

// Why there is no plan, and what to do instead. Precondition: assessment.no_plan holds. `decisions`: of the
// diary that stopped it.
Document withheld_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           const std::vector<Decision>& decisions, const Audience& audience);

// An alarm in a case that could not be read in full. Precondition: assessment.alarm.
Document bad_case_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                           const Audience& audience);

struct PlanView {
  Audience audience;
  View show = View::week;
  std::optional<int> week{};               // the week to look at; empty: the one that holds today
  bool all_weeks = false;                  // of a handout: each has a page, not the next two alone
  std::optional<Date> today{};             // empty: the first day of the plan, and nobody calls it today
  const diary::Progress* diary = nullptr;  // what was written down; null: no diary
};
// Precondition: the plan has the week.
Document plan_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       const Plan& plan, const PlanView& view);

// How far it has come, from a diary.
Document progress_document(const Knowledge& knowledge, const Case& runner, const diary::Progress& progress,
                           const Audience& audience);

// All that can be explained, by kind.
Document topics_document(const Knowledge& knowledge, const std::vector<Topic>& topics);

// Several topics that words fit, each with its id and a line.
Document found_document(const Knowledge& knowledge, const std::vector<Found>& found);

// One or several topics in full.
Document explanations_document(const Knowledge& knowledge, const std::vector<Explanation>& explanations);

// Why a case came out as it did: what to do stands first here too.
Document case_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       const Explanation& explanation, const Audience& audience);

}  // namespace kneecheck::document
