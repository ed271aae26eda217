#include "explain/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/commands.h"
#include "app/only_case.h"
#include "app/pager.h"
#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/base.h"
#include "cli/parse.h"
#include "document/people.h"
#include "explain/plan_changes.h"
#include "explain/search.h"
#include "export/records.h"
#include "triage/assess.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

void print(const Session& session, Results& results, const Document& document) {
  const TextStyle style = text_style(session.world, session.command, results.is_terminal());
  const std::string text = drawn(document, session.command.format, style);
  results.page(pager_of(session.world, session.command, text));
  results.write(text);
}

void print_json(Results& results, const std::vector<Explanation>& explanations) {
  std::string out;
  write_explain_record(out, explanations);
  results.write(out + '\n');
}

struct Asked {
  std::vector<Topic> topics;  // to be explained
  std::vector<Found> found;   // or several that words fit, to be listed
};

// What bears these ids, all in turn. Empty when one of them is no id.
std::vector<Topic> topics_of_ids(const std::vector<Topic>& topics, const std::vector<std::string>& ids) {
  std::vector<Topic> found;
  for (const std::string& id : ids) {
    const std::vector<Topic> these = find_topics(topics, id);
    if (these.empty()) return {};
    found.insert(found.end(), these.begin(), these.end());
  }
  return found;
}

[[noreturn]] void refuse(const Knowledge& knowledge, const std::vector<Topic>& topics,
                         const std::vector<std::string>& asked, const std::string& words) {
  const auto is_id = [&](const std::string& each) { return !find_topics(topics, each).empty(); };
  const std::string unknown =
      std::ranges::none_of(asked, is_id) ? words : *std::ranges::find_if_not(asked, is_id);
  auto near = nearest_topic(topics, unknown);
  if (!near) near = nearest_name(knowledge, topics, unknown);
  const Language& language = knowledge.language;
  throw Refusal{ExitStatus::misused,
                usage_message(language, language.say(AppText::nothing_called, {{"words", quoted(unknown)}}),
                              near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}})
                                   : language.say(AppText::lists_all, {{"command", "kneecheck explain"}}))};
}

// Operands are ids, or the words of one phrase. Throws Refusal when nothing fits.
Asked look_up(const Session& session, const std::vector<Topic>& topics) {
  const std::vector<std::string>& asked = session.command.operands;
  const std::string words = fmt::format("{}", fmt::join(asked, " "));
  for (const auto& ids : {std::vector{words}, asked}) {
    if (std::vector<Topic> these = topics_of_ids(topics, ids); !these.empty()) return {std::move(these), {}};
  }
  const bool names_kind = words.find(':') != std::string::npos;
  std::vector<Found> found =
      names_kind ? std::vector<Found>{} : search(*session.knowledge, topics, words, *session.region);
  if (found.empty()) refuse(*session.knowledge, topics, asked, words);
  if (found.size() == 1) return {{found.front().topic}, {}};
  return {{}, std::move(found)};
}

void explain_topics(const Session& session, Results& results) {
  const Knowledge& knowledge = *session.knowledge;
  const std::vector<Topic> topics = all_topics(knowledge);
  const bool in_json = session.command.format == Format::json;
  Asked asked{topics, {}};
  if (!session.command.operands.empty()) {
    asked = look_up(session, topics);
  } else if (!in_json) {
    return print(session, results, topics_document(knowledge, topics));
  }
  if (!asked.found.empty() && !in_json)
    return print(session, results, found_document(knowledge, asked.found));
  for (const Found& found : asked.found) asked.topics.push_back(found.topic);
  std::vector<Explanation> explanations;
  for (const Topic& topic : asked.topics)
    explanations.push_back(explanation_of(knowledge, topic, *session.region));
  if (in_json) return print_json(results, explanations);
  print(session, results, explanations_document(knowledge, explanations));
}

void explain_one_case(const Session& session, Results& results) {
  const Knowledge& knowledge = *session.knowledge;
  const Case runner = read_only_case(session, session.command.case_file, AppText::not_one_case);
  const Assessment assessment = assess(knowledge, runner);
  const std::vector<Change> all = changes(knowledge, runner, assessment, all_changes);
  Explanation explanation = explain_case(knowledge, runner, assessment, all, *session.region);
  const auto plans =
      plan_changes(knowledge, runner, assessment, runner.date(Key::start).value_or(session.world.today()));
  if (plans) add_plan_changes(knowledge, *plans, explanation);
  if (session.command.format == Format::json) {
    std::string out;
    write_case_explanation(out, {knowledge, runner, assessment, *session.region}, explanation, all,
                           plans ? &*plans : nullptr);
    return results.write(out + '\n');
  }
  const std::string& file = session.command.case_file;
  print(session, results,
        case_document(knowledge, runner, assessment, explanation,
                      {session.region, session.command.units, file == "-" ? "" : file}));
}

}  // namespace

ExitStatus run_explain(Session& session) {
  Results results{session.world, session.command.output};
  if (session.command.case_file.empty()) {
    explain_topics(session, results);
  } else {
    explain_one_case(session, results);
  }
  results.finish();
  return ExitStatus::done;
}

}  // namespace kneecheck::app
