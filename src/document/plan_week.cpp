// What there is to do: the week that holds today on one screen, and today in full.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/document.h"
#include "base/words/words.h"
#include "document/plan_parts.h"
#include "plan/gates.h"
#include "plan/notes.h"
#include "words/action.h"
#include "words/session_words.h"

namespace kneecheck::document {

std::string week_title(const PlanWriter& writer, const Week& week) {
  const std::string_view kind = kind_of_week(writer.language(), week);
  std::string phase = capitalized(writer.knowledge.phase(week.phase).name);
  if (!kind.empty()) phase = writer.say(DocumentText::phase_and_kind, {{"phase", phase}, {"kind", kind}});
  return writer.say(writer.plan.is_cut ? DocumentText::week_without_end : DocumentText::week_of,
                    {{"week", week.number},
                     {"weeks", writer.plan.weeks.size()},
                     {"phase", phase},
                     {"dates", dates_of(writer.language(), week)}});
}

namespace {

// Of the week that holds today, once a run of it is done: what is done and what is left. Else nothing.
std::string week_so_far(const PlanWriter& writer, const Week& week) {
  if (&week != writer.place.week || week.done || !writer.place.is_today) return {};
  int done = 0, left = 0, longest = 0;
  for (const Day& day : week.days) {
    const DayDone on = done_on(writer, day);
    done += on.run_minutes;
    const bool is_open = writer.place.day->date <= day.date && !on.moved(day) && !on.is_missed;
    if (!is_open || !day.run) continue;
    left += day.run->minutes;
    longest = std::max(longest, day.run->minutes);
  }
  if (done == 0) return {};
  return writer.say(left == 0 ? DocumentText::week_run : DocumentText::week_so_far,
                    {{"minutes", done}, {"left", left}, {"longest", longest}});
}

}  // namespace

std::string week_numbers(const PlanWriter& writer, const Week& week) {
  if (week.run_minutes == 0) return writer.say(DocumentText::no_running_yet);
  if (std::string so_far = week_so_far(writer, week); !so_far.empty()) return so_far;
  return writer.say(DocumentText::week_numbers,
                    {{"minutes", week.run_minutes},
                     {"distance", distance(writer.language(), week.run_km_tenths, writer.units())},
                     {"longest", week.longest_run_minutes}});
}

namespace {

// Of a plan that has not begun: "Your plan starts on Mon 30 Nov 2026, in 10 days."
std::string starts_line(const PlanWriter& writer) {
  const int days = days_between(writer.view.today.value_or(writer.plan.start), writer.plan.start);
  return writer.say(DocumentText::starts_in,
                    {{"date", date_for_people(writer.language(), writer.plan.start, true)}, {"n", days}});
}

}  // namespace

void add_news(PlanWriter& writer, const Week& week) {
  const std::string news = novelty_words(writer.knowledge, week);
  std::string words;
  if (!news.empty()) words = writer.say(DocumentText::new_this_week, {{"news", news}}) + " ";
  const bool is_decided = week.asked.has_value();  // by a diary: nobody has to ask again
  if (!opens_phase(week) && week.number > 1 && !is_decided)
    words += writer.language()[writer.view.diary == nullptr ? TextId{WordsText::only_if_passed}
                                                            : TextId{DocumentText::diary_decides}];
  writer.paragraph(words);
  if (is_decided) return;
  for (const PhaseSpan& span : writer.plan.phases) {
    if (span.first_week == week.number && !span.entry_tests.empty()) add_phase_entry(writer, span);
  }
}

namespace {

// What must be passed before the technique begins, in the week in which it does.
std::string gate_of(const PlanWriter& writer, const Week& week, TechniqueId id) {
  const auto here = std::ranges::find(week.techniques, id, &WeekTechnique::id);
  if (here == week.techniques.end() || here->state != TechniqueState::start) return {};
  return " " + technique_gate_text(writer.knowledge, writer.knowledge.technique(id));
}

void add_week_technique(PlanWriter& writer, const Week& week) {
  for (const WeekTechnique& each : week.techniques) {
    const Technique& technique = writer.knowledge.technique(each.id);
    std::string words =
        writer.say(DocumentText::week_technique, {{"technique", capitalized(technique.name)},
                                                  {"minutes", each.minutes},
                                                  {"percent", each.share_percent},
                                                  {"cue", each.minutes * each.cue_percent / 100}});
    words.append(" ").append(technique.say).append(gate_of(writer, week, each.id));
    writer.paragraph(words);
  }
}

void add_weight_meaning(PlanWriter& writer, std::optional<int> rm) {
  if (rm) writer.paragraph(weight_meaning(writer.language(), *rm));
}

// Whether no week before the last one named a weight.
bool is_new_to_weights(const PlanWriter& writer, const Week& week) {
  return std::ranges::none_of(writer.plan.weeks, [&week](const Week& earlier) {
    return earlier.number + 1 < week.number && first_weight(earlier).has_value();
  });
}

// Of what is new in the running of the week.
void add_news_meanings(PlanWriter& writer, const Week& week) {
  constexpr std::pair<NoveltyKind, TextId> meanings[] = {{NoveltyKind::uphill, WordsText::uphill_meaning},
                                                         {NoveltyKind::downhill, WordsText::downhill_meaning},
                                                         {NoveltyKind::strides, WordsText::strides_meaning},
                                                         {NoveltyKind::speed, WordsText::faster_meaning}};
  for (const auto& [kind, meaning] : meanings) {
    if (std::ranges::find(week.news, kind, &Novelty::kind) != week.news.end()) writer.paragraph(meaning);
  }
}

void add_rules(PlanWriter& writer, bool runs, bool exercises) {
  Bullets rules;
  for (const Advice* rule : rules_of_day(writer.plan, runs, exercises)) rules.items.emplace_back(rule->text);
  writer.add(std::move(rules));
}

}  // namespace

const PhaseSpan* next_gate(const Plan& plan, const Week& week) {
  const auto comes = [&week](const PhaseSpan& span) {
    return week.number < span.first_week && !span.entry_tests.empty();
  };
  const auto found = std::ranges::find_if(plan.phases, comes);
  return found == plan.phases.end() ? nullptr : &*found;
}

void add_next_gate(PlanWriter& writer, const Week& week) {
  if (const PhaseSpan* span = next_gate(writer.plan, week)) add_gate(writer, *span);
}

void add_not_said(PlanWriter& writer) {
  std::vector<std::string> assumed;
  for (const Assumption& each : writer.plan.assumptions)
    assumed.emplace_back(writer.knowledge.question(each.key).short_name);
  std::string words;
  if (!assumed.empty())
    words =
        writer.say(DocumentText::assumed, {{"keys", some_of(writer.language(), std::move(assumed))}}) + " ";
  words += open_in_a_line(writer.knowledge, writer.runner, writer.assessment);
  writer.paragraph(words);
}

namespace {

struct Way {
  TextId lead;
  std::string_view verb, options;
};
constexpr Way from_week[] = {{DocumentText::today_in_full, "today", ""},
                             {DocumentText::weeks_ahead, "plan", "--show overview"},
                             {DocumentText::how_to_do_tests, "plan", "--show tests"},
                             {DocumentText::all_about_pain, "plan", "--show rules"},
                             {DocumentText::everything, "plan", "--show all"}};
constexpr std::string_view new_diary = "--diary my-diary.csv";
constexpr Way from_today[] = {{DocumentText::write_down, "log", new_diary},
                              {DocumentText::this_week, "plan", ""},
                              {DocumentText::every_step, "plan", "--show exercises"}};
constexpr Way from_end[] = {{DocumentText::last_weeks, "plan", "--show overview"},
                            {DocumentText::everything, "plan", "--show all"}};

// The end of a short view: where to read on.
void add_ways(PlanWriter& writer, std::span<const Way> ways) {
  add_clinic(writer, writer.knowledge.clinic, false);
  const Audience& audience = writer.view.audience;
  for (const Way& way : ways) {
    const bool has_one = way.options == new_diary && has_diary(audience);
    writer.add(next_command(writer.language()[way.lead], way.verb, audience, has_one ? "" : way.options));
  }
  writer.add(Notice{NoticeKind::info, writer.say(DocumentText::no_diagnosis), {}});
}

void add_finished(PlanWriter& writer) {
  const Plan& plan = writer.plan;
  Notice notice;
  notice.title = writer.say(
      DocumentText::plan_over,
      {{"n", plan.weeks.size()}, {"date", date_for_people(writer.language(), last_day(plan), true)}});
  notice.lines = {writer.say(DocumentText::missed_weeks, {{"option", "--week N"}}),
                  writer.say(DocumentText::no_better)};
  if (writer.assessment.decisive || plan.clinician_due)
    notice.lines.push_back(writer.say(DocumentText::nobody_looked));
  const std::vector<std::string> left = unfinished(writer.knowledge, plan);
  if (const Advice* note = writer.knowledge.advice.note("unfinished"); note != nullptr && !left.empty())
    notice.lines.push_back(filled_in(note->text, {{"what", writer.language().all_of(left)}}));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  add_decisions(writer);
  writer.heading(2, DocumentText::what_to_keep_up);
  Bullets keep_up;
  for (const Advice* advice : plan.keep_up) keep_up.items.emplace_back(advice->text);
  writer.add(std::move(keep_up));
  writer.heading(2, DocumentText::when_to_stop);
  add_stop_rules(writer);
  add_ways(writer, from_end);
}

// --- today

void add_run_in_full(PlanWriter& writer, const Week& week, const Day& day) {
  if (!day.run && race_on(writer.plan, week, day) == nullptr) return;
  writer.heading(2, capitalized(running_words(writer, week, day)));
  if (is_walk(day)) return writer.paragraph(DocumentText::turn_back);
  writer.paragraph(WordsText::easy_meaning);
  if (!day.run) return;
  for (const TechniqueDose& dose : day.run->techniques) {
    const Technique& technique = writer.knowledge.technique(dose.id);
    std::string words =
        writer.say(DocumentText::technique_today, {{"minutes", dose.minutes}, {"technique", technique.name}});
    words.append(" ").append(technique.say).append(gate_of(writer, week, dose.id));
    writer.paragraph(words);
  }
  if (day.run->hill_minutes > 0 && day.run->terrain == Terrain::uphill)
    writer.paragraph(WordsText::uphill_meaning);
  if (day.run->downhill_minutes > 0) writer.paragraph(WordsText::downhill_meaning);
  if (day.run->strides > 0) writer.paragraph(WordsText::strides_meaning);
  if (day.run->hard_minutes > 0) writer.paragraph(WordsText::faster_meaning);
}

void add_exercise_of_today(PlanWriter& writer, const PrescribedExercise& dose) {
  const Exercise& exercise = writer.knowledge.exercises[dose.exercise];
  writer.heading(3, DocumentText::labelled,
                 {{"label", capitalized(exercise.name)}, {"text", dose_words(writer.language(), dose)}});
  const bool known = is_known(writer, dose, 2);
  if (!known) {
    add_figure(writer, writer.knowledge, exercise.figure, exercise.name);
    writer.add(steps_of(exercise));
  }
  Facts facts;
  const auto add = [&](TextId key, std::string_view value) { facts.add(writer.language()[key], value); };
  if (known) add(DocumentText::how_today, exercise.summary);
  add(DocumentText::tempo, exercise.tempo);
  if (dose.rest_seconds > 0)
    add(DocumentText::rest_today, writer.say(DocumentText::rest_between, {{"seconds", dose.rest_seconds}}));
  if (dose.load_rm && !known) add(DocumentText::load, exercise.load);
  add(DocumentText::equipment, what_will_do(writer.runner, exercise));
  add(DocumentText::look_for, first_cue(exercise));
  writer.add(std::move(facts));
}

void add_session_in_full(PlanWriter& writer, const Day& day) {
  if (day.exercises.empty()) return;
  writer.heading(2, capitalized(session_words(writer, day)));
  add_weight_meaning(writer, first_weight(day));
  for (const PrescribedExercise& dose : day.exercises) add_exercise_of_today(writer, dose);
}

}  // namespace

// A plan that was cut ends too early to be finished.
Place place_of(const Plan& plan, const PlanView& view) {
  const Week& first = current_week(plan);
  const Date today = view.today.value_or(first.start);
  Place place{Place::When::within, &first, &first.days.front()};
  if (view.week) {
    place.week = &plan.weeks[static_cast<std::size_t>(*view.week) - 1];
    const auto is_busy_day = [&](const Day& day) { return is_busy(plan, *place.week, day); };
    place.day = &*std::ranges::find_if(place.week->days, is_busy_day);
  } else if (today < plan.start) {
    place.when = Place::When::before;
  } else if (last_day(plan) < today || first.done) {
    place.week = &plan.weeks.back();
    if (!plan.is_cut) place.when = Place::When::after;
  }
  for (const Week& week : plan.weeks) {
    const auto day = std::ranges::find(week.days, today, &Day::date);
    const bool is_asked = !view.week || week.number == *view.week;
    if (day != week.days.end() && is_asked) return {place.when, &week, &*day, view.today.has_value()};
  }
  return place;
}

void add_week_details(PlanWriter& writer, const Week& week) {
  add_week_exercises(writer, week);
  add_week_technique(writer, week);
  if (is_new_to_weights(writer, week)) add_weight_meaning(writer, first_weight(week));
  add_news_meanings(writer, week);
  if (week.number == 1) writer.paragraph(DocumentText::three_by_ten);
}

void add_pain_of_week(PlanWriter& writer, const Week& week) {
  const bool exercises =
      std::ranges::any_of(week.days, [](const Day& day) { return !day.exercises.empty(); });
  writer.heading(2, DocumentText::when_to_stop_heading);
  if (std::ranges::any_of(week.days, is_walk))
    writer.add(Bullets{{writer.say(DocumentText::walks_turn_back)}});
  if (week.run_minutes > 0 && week.number == 1) writer.add(Bullets{{writer.say(WordsText::easy_meaning)}});
  add_rules(writer, week.run_minutes > 0, exercises);
}

void add_week(PlanWriter& writer) {
  const Week& week = *writer.place.week;
  writer.heading(2, week_title(writer, week));
  add_news(writer, week);
  writer.paragraph(week_numbers(writer, week));
  add_week_table(writer, week);
  add_week_details(writer, week);
  add_pain_of_week(writer, week);
  add_stop_rules(writer);
  if (week.number == 1) add_about_you(writer);
  add_next_gate(writer, week);
}

namespace {

// What was logged is not looked for: a plan that has begun says so, as nobody may take it for the one to
// follow.
std::string without_diary_line(const PlanWriter& writer) {
  const bool is_begun = writer.view.today && writer.plan.start < *writer.view.today;
  if (!is_begun || writer.view.diary != nullptr || writer.view.week) return {};
  return writer.say(DocumentText::without_diary, {{"option", "--diary FILE"}});
}

}  // namespace

void add_summary(PlanWriter& writer) {
  Notice notice = summary_of(writer, Detail::brief);
  if (writer.place.when == Place::When::before)
    notice.lines.insert(notice.lines.begin(), starts_line(writer));
  std::string last;  // in one line, as every line of this view counts
  if (writer.runner.id) last = writer.say(DocumentText::case_sentence, {{"id", *writer.runner.id}});
  if (const std::string line = without_diary_line(writer); !line.empty())
    last += (last.empty() ? "" : " ") + line;
  if (!last.empty()) notice.lines.push_back(std::move(last));
  writer.add(std::move(notice));
}

void add_week_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  add_summary(writer);
  add_decisions(writer);
  add_gaps(writer);
  for (const std::string& line : cautions(writer)) writer.paragraph(line);
  add_week(writer);
  add_not_said(writer);
  add_ways(writer, from_week);
}

void add_today_view(PlanWriter& writer) {
  if (writer.place.when == Place::When::after) return add_finished(writer);
  const Week& week = *writer.place.week;
  const Day& day = *writer.place.day;
  const bool is_red = is_red_today(writer);
  const SoreDay sore = sore_day(writer, day);
  const DayDone done = done_today(writer);
  Notice notice;
  if (writer.place.when == Place::When::before) {
    notice.title = starts_line(writer);
    notice.lines.push_back(day_line(writer, DocumentText::first_day, week, day));
  } else {
    notice.title = today_title(writer, week, day, done);
  }
  if (std::string left = still_to_do(writer, week, day, done); !left.empty())
    notice.lines.push_back(std::move(left));
  if (writer.view.diary != nullptr && writer.view.diary->rows == 0)
    notice.lines.push_back(writer.say(DocumentText::empty_diary));
  if (std::string line = without_diary_line(writer); !line.empty()) notice.lines.push_back(std::move(line));
  for (std::string& line : cautions(writer)) notice.lines.push_back(std::move(line));
  notice.lines.push_back(writer.say(DocumentText::sentence, {{"words", week_title(writer, week)}}));
  for (std::string& line : to_be_seen(writer.knowledge, writer.assessment, writer.plan, writer.region))
    notice.lines.push_back(std::move(line));
  notice.lines.push_back(next_day_line(writer, day.date));
  writer.add(std::move(notice));
  add_case_id(writer, writer.runner);
  add_decisions(writer);
  add_gaps(writer);
  if (is_busy(writer.plan, week, day)) add_news(writer, week);
  const bool may_test = !is_red && sore == SoreDay::no;
  if (const auto tests = tests_on(writer, week, day); may_test && !tests.empty())
    add_tests_of_day(writer, week, tests);
  if (!is_red && sore == SoreDay::no && !done.moved(day) && !done.is_missed)
    add_run_in_full(writer, week, day);
  if (is_red && !day.exercises.empty()) writer.paragraph(DocumentText::exercises_of_red_day);
  if (done.leaves_exercises(day) && sore != SoreDay::same) add_session_in_full(writer, day);
  const bool runs = (day.run && !is_walk(day)) || race_on(writer.plan, week, day) != nullptr;
  writer.heading(2, DocumentText::when_to_stop_heading);
  add_rules(writer, runs, !day.exercises.empty());
  add_stop_rules(writer);
  add_ways(writer, from_today);
}

}  // namespace kneecheck::document
