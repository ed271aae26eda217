#include "document/diff.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/document.h"
#include "document/parts.h"
#include "document/plan_parts.h"
#include "words/plan_words.h"
#include "words/session_words.h"

namespace kneecheck::document {
namespace {

// One difference: what it is, as it is now and as it was.
struct Change {
  std::string what, now, before;
};

using Doses = std::vector<const PrescribedExercise*>;

// Each exercise of a week with its first dose.
Doses doses_of(const Week& week) {
  Doses doses;
  for (const Day& day : week.days) {
    for (const PrescribedExercise& dose : day.exercises) {
      const auto is_same = [&dose](const PrescribedExercise* other) {
        return other->exercise == dose.exercise;
      };
      if (std::ranges::none_of(doses, is_same)) doses.push_back(&dose);
    }
  }
  return doses;
}

const PrescribedExercise* dose_in(const Doses& doses, ExerciseIndex exercise) {
  const auto found = std::ranges::find(doses, exercise, &PrescribedExercise::exercise);
  return found == doses.end() ? nullptr : *found;
}

class Differences {
 public:
  Differences(Document& document, const Knowledge& knowledge) : document_(document), knowledge_(knowledge) {}

  // Of a week that both plans have, as sentences; empty: it is as before.
  std::vector<std::string> of(const Week& now, const Week& before) const {
    std::vector<std::string> lines;
    for (const Change& change : changes(now, before)) {
      if (change.now == change.before) continue;
      lines.push_back(say(
          DocumentText::diff_change,
          {{"what", change.what}, {"now", or_nothing(change.now)}, {"before", or_nothing(change.before)}}));
    }
    add_exercises(lines, doses_of(now), doses_of(before));
    return lines;
  }

 private:
  std::string say(TextId text, Fillings values = {}) const { return document_.say(text, values); }
  std::string or_nothing(const std::string& words) const {
    return words.empty() ? say(DocumentText::diff_nothing) : words;
  }

  std::vector<Change> changes(const Week& now, const Week& before) const {
    const auto change = [&](TextId what, const auto& words_of) {
      return Change{say(what), words_of(now), words_of(before)};
    };
    return {
        change(DocumentText::diff_phase,
               [&](const Week& week) { return std::string{knowledge_.phase(week.phase).name}; }),
        change(DocumentText::diff_minutes, [](const Week& week) { return std::to_string(week.run_minutes); }),
        change(DocumentText::diff_longest,
               [](const Week& week) { return std::to_string(week.longest_run_minutes); }),
        change(DocumentText::diff_runs, [&](const Week& week) { return runs_of(week); }),
        change(DocumentText::diff_technique, [&](const Week& week) { return technique_of(week); }),
        change(DocumentText::diff_new, [&](const Week& week) { return novelty_words(knowledge_, week); }),
        change(DocumentText::diff_easy,
               [&](const Week& week) {
                 return say(week.deload ? DocumentText::diff_yes : DocumentText::diff_no);
               }),
        change(DocumentText::diff_sessions, [&](const Week& week) { return sessions_of(week); })};
  }

  // Days with the same run stand together.
  std::string runs_of(const Week& week) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
    for (const Day& day : week.days) {
      if (!day.run) continue;
      const std::string words = run_outline(document_.language(), *day.run);
      auto kind = std::ranges::find_if(kinds, [&words](const auto& each) { return each.first == words; });
      if (kind == kinds.end()) kind = kinds.insert(kinds.end(), {words, {}});
      kind->second.push_back(weekday_name(document_.language(), day.date));
    }
    std::vector<std::string> runs;
    for (const auto& [words, days] : kinds)
      runs.push_back(
          say(DocumentText::diff_on_day, {{"days", document_.language().comma_list(days)}, {"what", words}}));
    return document_.language().semicolon_list(runs);
  }

  std::string technique_of(const Week& week) const {
    std::vector<std::string> techniques;
    for (const WeekTechnique& each : week.techniques)
      techniques.push_back(say(DocumentText::diff_share, {{"technique", knowledge_.technique(each.id).name},
                                                          {"percent", each.share_percent}}));
    return document_.language().semicolon_list(techniques);
  }

  std::string sessions_of(const Week& week) const {
    std::vector<std::string> days;
    for (const Day& day : week.days) {
      if (!day.exercises.empty()) days.push_back(weekday_name(document_.language(), day.date));
    }
    return document_.language().comma_list(days);
  }

  void add_exercises(std::vector<std::string>& lines, const Doses& now, const Doses& before) const {
    const auto name_of = [&](const PrescribedExercise& dose) {
      return capitalized(knowledge_.exercises[dose.exercise].name);
    };
    for (const PrescribedExercise* dose : now) {
      const PrescribedExercise* const old = dose_in(before, dose->exercise);
      const std::string words = dose_words(document_.language(), *dose);
      if (old == nullptr) {
        lines.push_back(say(DocumentText::diff_added, {{"exercise", name_of(*dose)}, {"dose", words}}));
      } else if (!same_dose(*dose, *old)) {
        lines.push_back(say(
            DocumentText::diff_change,
            {{"what", name_of(*dose)}, {"now", words}, {"before", dose_words(document_.language(), *old)}}));
      }
    }
    for (const PrescribedExercise* dose : before) {
      if (dose_in(now, dose->exercise) == nullptr)
        lines.push_back(say(DocumentText::diff_left_out, {{"exercise", name_of(*dose)}}));
    }
  }

  Document& document_;
  const Knowledge& knowledge_;
};

// Weeks in a row that one line is said of, which stands among the headings of others.
class SameWeeks {
 public:
  SameWeeks(Document& document, TextId text) : document_(document), text_(text) {}
  void add(int week) {
    if (first_ == 0) first_ = week;
    last_ = week;
  }
  void end() {
    if (first_ == 0) return;
    document_.heading(2, text_, {{"weeks", capitalized(week_range(document_.language(), first_, last_))}});
    first_ = 0;
  }

 private:
  Document& document_;
  TextId text_;
  int first_ = 0, last_ = 0;
};

Notice summary(const Document& document, const EarlierPlan& earlier, const Plan& plan, bool any) {
  const Language& language = document.language();
  Notice notice{NoticeKind::info, document.say(any ? DocumentText::diff_title : DocumentText::diff_none), {}};
  const auto add = [&](TextId what, const std::string& now, const std::string& before) {
    if (now == before) return;
    notice.lines.push_back(document.say(DocumentText::diff_change,
                                        {{"what", document.say(what)}, {"now", now}, {"before", before}}));
  };
  add(DocumentText::diff_start, date_for_people(language, plan.start, true),
      date_for_people(language, earlier.start, true));
  add(DocumentText::diff_length, std::to_string(plan.weeks.size()), std::to_string(earlier.weeks.size()));
  return notice;
}

std::vector<std::string> reasons_of(const Document& document, const std::vector<WeekReason>& reasons,
                                    int week) {
  std::vector<std::string> lines;
  for (const WeekReason& reason : reasons) {
    if (reason.week == week) lines.push_back(document.say(DocumentText::diff_why, {{"reason", reason.text}}));
  }
  return lines;
}

}  // namespace

Document diff_document(const Knowledge& knowledge, const Case& runner, const EarlierPlan& earlier,
                       const Plan& plan, const std::vector<WeekReason>& reasons, const Audience& audience) {
  Document document{knowledge.language};
  Document weeks{knowledge.language};
  const Differences differences{document, knowledge};
  const std::size_t in_both = std::min(plan.weeks.size(), earlier.weeks.size());
  SameWeeks same{weeks, DocumentText::diff_same};
  bool any = plan.weeks.size() != earlier.weeks.size() || plan.start != earlier.start;
  for (std::size_t i = 0; i < in_both; ++i) {
    const Week& now = plan.weeks[i];
    std::vector<std::string> lines = differences.of(now, earlier.weeks[i]);
    if (lines.empty()) {
      same.add(now.number);
      continue;
    }
    same.end();
    any = true;
    for (std::string& reason : reasons_of(document, reasons, now.number)) lines.push_back(std::move(reason));
    weeks.heading(2, DocumentText::diff_week,
                  {{"week", now.number}, {"dates", dates_of(knowledge.language, now)}});
    weeks.add(Bullets{std::move(lines)});
  }
  same.end();
  SameWeeks added{weeks, DocumentText::diff_more_weeks};
  for (std::size_t i = in_both; i < plan.weeks.size(); ++i) added.add(plan.weeks[i].number);
  added.end();
  SameWeeks gone{weeks, DocumentText::diff_fewer_weeks};
  for (std::size_t i = in_both; i < earlier.weeks.size(); ++i) gone.add(earlier.weeks[i].number);
  gone.end();

  document.title = document.say(DocumentText::diff_page);
  document.person = runner.name;
  document.add(summary(document, earlier, plan, any));
  add_case_id(document, runner);
  if (any) document.append(std::move(weeks));
  add_clinic(document, knowledge.clinic, false);
  document.add(next_command(document.say(DocumentText::diff_next), "plan", audience));
  add_end(document, Citations{knowledge});
  return document;
}

}  // namespace kneecheck::document
