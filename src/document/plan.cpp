// The plan on paper, one view of it or all. What to do comes first: the week or the day at hand; the chapters
// follow, each a view of its own.
#include "base/words/document.h"
#include "document/plan_parts.h"

namespace kneecheck::document {
namespace {

void add_overview(PlanWriter& writer) {
  add_calendar(writer);
  add_order_of_return(writer);
  add_race(writer);
}

void add_exercises_and_technique(PlanWriter& writer) {
  add_exercises(writer);
  add_technique(writer);
}

void add_phases_and_tests(PlanWriter& writer) {
  add_phases(writer);
  add_tests(writer);
}

void add_all_rules(PlanWriter& writer) {
  add_pain_rules(writer);
  add_stop_signs(writer);
  add_keep_fit_and_daily_life(writer);
  add_relief_and_shoes(writer);
  add_afterwards(writer);
}

void add_reasons(PlanWriter& writer) {
  add_expectations(writer);
  add_assumptions_and_notes(writer);
  add_not_asked(writer, writer.knowledge, writer.runner, writer.assessment);
  add_where_it_comes_from(writer);
}

// The views that are chapters of the whole, in its order.
struct Chapter {
  View view;
  void (*add)(PlanWriter& writer);
};
constexpr Chapter chapters[] = {{View::overview, add_overview},
                                {View::calendar, add_day_by_day},
                                {View::exercises, add_exercises_and_technique},
                                {View::tests, add_phases_and_tests},
                                {View::rules, add_all_rules},
                                {View::why, add_reasons}};

Detail detail_of(View view) {
  return view == View::all || view == View::overview ? Detail::full : Detail::brief;
}

void add_chapters(PlanWriter& writer) {
  const View view = writer.view.show;
  writer.add(summary_of(writer, detail_of(view)));
  add_case_id(writer, writer.runner);
  add_decisions(writer);
  if (view == View::all) add_week(writer);
  for (const Chapter& chapter : chapters) {
    if (view == View::all || view == chapter.view) chapter.add(writer);
  }
  add_clinic(writer, writer.knowledge.clinic, false);
  add_end(writer, writer.citations);
}

std::span<const Week> weeks_shown(const Plan& plan, std::optional<int> only) {
  const std::span<const Week> all{plan.weeks};
  return only ? all.subspan(static_cast<std::size_t>(*only) - 1, 1) : all;
}

}  // namespace

Document plan_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       const Plan& plan, const PlanView& view) {
  const Region& region = region_of(knowledge, view.audience);
  PlanWriter writer{Document{knowledge.language},
                    knowledge,
                    runner,
                    assessment,
                    plan,
                    view,
                    region,
                    Sessions{plan},
                    Citations{knowledge},
                    place_of(plan, view),
                    weeks_shown(plan, view.week)};
  writer.title = writer.say(DocumentText::plan_page, {{"causes", names_of(writer)}});
  writer.person = runner.name;
  if (view.show == View::week) {
    add_week_view(writer);
  } else if (view.show == View::today) {
    add_today_view(writer);
  } else if (view.show == View::handout) {
    add_handout(writer);
  } else {
    add_chapters(writer);
  }
  return std::move(static_cast<Document&>(writer));
}

}  // namespace kneecheck::document
