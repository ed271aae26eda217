// Planning rules, sources, claims of the article, and error codes.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
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

void explain_planning_rule(const PlanningRule& rule, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(rule.text)});
  explanation.add("Why", Form::prose, {line_of(rule.why)});
  explanation.add("How sure this is", Form::prose,
                  {line_of(capitalized(strength_words(rule.evidence.strength)) + ".")});
}

void explain_source(const Knowledge& knowledge, const Source& source, Explanation& explanation) {
  std::vector<Line> opening{line_of(source.text), line_of(source.where)};
  opening.push_back(
      line_of(source.read ? "What is used of it was read there."
                          : "It is known, but its numbers were not read again, so none of them is printed."));
  explanation.add({}, Form::prose, std::move(opening));
  explanation.add("Where it is used", Form::list, topics_naming(knowledge, &Evidence::sources, source.id));
}

void explain_claim(const Knowledge& knowledge, const Claim& claim, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(claim.text)});
  explanation.add("Seen in", Form::prose, {line_of(claim.shown_by)});
  explanation.add("Where it stands", Form::list, topics_naming(knowledge, &Evidence::claims, claim.id));
}

void explain_error(const ErrorText& error, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(error.text)});
  std::vector<Line> example;
  for (std::string_view rest = error.example; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    example.push_back(line_of(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  explanation.add("For example", Form::list, std::move(example));
  explanation.add("What to do", Form::prose, {line_of(error.remedy)});
}

}  // namespace kneecheck::explain
