#include "app/only_case.h"

#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "document/people.h"
#include "stream/answer.h"
#include "stream/case_reader.h"
#include "triage/assess.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

// What a bad case calls for, where that is known already and cannot wait.
std::string alarm_text(const Session& session, const std::string& file, const Case& runner) {
  const Assessment assessment = assess(*session.knowledge, runner);
  if (!assessment.alarm) return {};
  const Audience audience{
      session.region, session.command.units, file == "-" ? "" : file, {}, session.command.language};
  return render_text(bad_case_document(*session.knowledge, runner, assessment, audience),
                     text_style(session.world, session.command, false));
}

}  // namespace

Case read_only_case(const Session& session, const std::string& file, TextId not_one) {
  CaseReader reader{session.world, *session.knowledge, {file}, session.command.input_format, [] {}};
  const auto record = reader.next();
  if (!record || reader.is_batch() || reader.next()) {
    const Language& language = session.knowledge->language;
    throw Refusal{ExitStatus::bad_input,
                  usage_message(language, language.say(not_one, {{"file", quoted(file)}}),
                                language.say(AppText::give_one_case))};
  }
  Workbench bench;
  Case runner = read_case(*session.knowledge, *record, bench);
  if (!runner.problems.empty())
    throw Refusal{ExitStatus::bad_input, alarm_text(session, file, runner) +
                                             shown_problems(*session.knowledge, runner.problems, *record)};
  say(session.world, shown_problems(*session.knowledge, warnings(session.command.verb, runner), *record));
  return runner;
}

}  // namespace kneecheck::app
