#include "app/interview_result.h"

#include <algorithm>

#include "base/words/interview.h"
#include "base/words/render.h"
#include "base/words/words.h"
#include "document/parts.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::app {
namespace {

constexpr std::string_view indent = "   ";

// The action as it stands at the top of every result.
PlainLines action_lines(const Session& session, const Case& runner, const Assessment& assessment) {
  const Notice notice = action_notice(*session.knowledge, runner, assessment, *session.region);
  const std::string title =
      assessment.alarm ? session.knowledge->language.say(RenderText::urgent, {{"title", notice.title}})
                       : notice.title;
  PlainLines lines{{"", title}};
  for (const std::string& line : notice.lines) lines.push_back({std::string{indent}, line});
  return lines;
}

void add_causes(const Knowledge& knowledge, const Assessment& assessment, PlainLines& lines) {
  const Language& language = knowledge.language;
  const auto found = listed(knowledge, assessment);
  if (assessment.undiagnosed || found.empty()) {
    lines.push_back({"", language.say(InterviewText::no_cause)});
    return;
  }
  if (assessment.urgency && at_least(*assessment.urgency, Urgency::soon))
    lines.push_back({"", std::string{language[WordsText::signs_first]}});
  const Condition& first = knowledge.conditions[found.front().condition];
  lines.push_back({"", language.say(InterviewText::most_likely, {{"cause", full_name(language, first)}})});
  std::vector<std::string> others;
  for (const Ranked& other : found.subspan(1))
    others.emplace_back(knowledge.conditions[other.condition].name);
  if (!others.empty())
    lines.push_back(
        {"", language.say(InterviewText::also_possible, {{"causes", language.semicolon_list(others)}})});
}

}  // namespace

PlainLines alarm_lines(const Session& session, const Case& runner, const Assessment& assessment) {
  PlainLines lines = action_lines(session, runner, assessment);
  lines.resize(std::min<std::size_t>(lines.size(), 2));
  return lines;
}

PlainLines result_lines(const Session& session, const Case& runner) {
  const Knowledge& knowledge = *session.knowledge;
  const Assessment assessment = assess(knowledge, runner);
  PlainLines lines = action_lines(session, runner, assessment);
  if (!knowledge.language.draft.empty()) lines.push_back({"", std::string{knowledge.language.draft}});
  if (assessment.alarm) return lines;
  if (assessment.no_plan) lines.push_back({"", plan_reason(knowledge, assessment, *session.region).title});
  if (assessment.status == TriageStatus::complete) add_causes(knowledge, assessment, lines);
  return lines;
}

}  // namespace kneecheck::app
