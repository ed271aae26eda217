// Planning rules, sources, claims of the article, and error codes.
#include <algorithm>

#include "base/words/explain.h"
#include "explain/parts.h"

namespace kneecheck::explain {
namespace {

// The topics whose entry names `id` in the list `member`: "condition:itb".
std::vector<Line> topics_naming(const Knowledge& knowledge, Texts Evidence::*member, std::string_view id) {
  std::vector<Line> lines;
  for (const Topic& topic : all_topics(knowledge)) {
    if (topic.kind == TopicKind::answer) continue;
    const auto names_it = [&](const Evidence* evidence) {
      return std::ranges::find(evidence->*member, id) != (evidence->*member).end();
    };
    if (std::ranges::any_of(evidence_of(knowledge, topic), names_it)) lines.push_back({full_id(topic), {}});
  }
  return lines;
}

}  // namespace

void explain_planning_rule(const Knowledge& knowledge, const PlanningRule& rule, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose, {line_of(rule.text)});
  explanation.add(language[ExplainText::why], Form::prose, {line_of(rule.why)});
  explanation.add(language[ExplainText::how_sure], Form::prose, {sureness(language, rule.evidence.strength)});
}

void explain_source(const Knowledge& knowledge, const Source& source, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose,
                  {line_of(source.text), line_of(source.where),
                   line_of(language[source.read ? ExplainText::was_read : ExplainText::not_read])});
  explanation.add(language[ExplainText::where_used], Form::list,
                  topics_naming(knowledge, &Evidence::sources, source.id));
}

void explain_claim(const Knowledge& knowledge, const Claim& claim, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose, {line_of(claim.text)});
  explanation.add(language[ExplainText::seen_in], Form::prose, {line_of(claim.shown_by)});
  explanation.add(language[ExplainText::where_it_stands], Form::list,
                  topics_naming(knowledge, &Evidence::claims, claim.id));
}

void explain_error(const Knowledge& knowledge, const ErrorText& error, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose, {line_of(error.text)});
  std::vector<Line> example;
  for (std::string_view rest = error.example; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    example.push_back(line_of(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  explanation.add(language[ExplainText::for_example], Form::list, std::move(example));
  explanation.add(language[ExplainText::what_to_do], Form::prose, {line_of(error.remedy)});
}

}  // namespace kneecheck::explain
