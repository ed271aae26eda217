#include "explain/topics.h"

#include "base/text.h"

namespace kneecheck::explain {
namespace {

std::string_view after_dot(std::string_view id) {
  const std::size_t dot = id.find('.');
  return dot == std::string_view::npos ? id : id.substr(dot + 1);
}

std::vector<const Evidence*> evidence_of(const std::vector<Advice>& chapter) {
  std::vector<const Evidence*> all;
  all.reserve(chapter.size());
  for (const Advice& advice : chapter) all.push_back(&advice.evidence);
  return all;
}

}  // namespace

std::vector<Topic> find_topics(const std::vector<Topic>& topics, std::string_view asked) {
  const std::size_t colon = asked.find(':');
  const std::string kind =
      colon == std::string_view::npos ? std::string{} : canonical(asked.substr(0, colon));
  const std::string id = canonical(colon == std::string_view::npos ? asked : asked.substr(colon + 1));
  std::vector<Topic> found;
  for (const Topic& topic : topics) {
    if (!kind.empty() && canonical(word(topic.kind)) != kind) continue;
    const bool own_word = topic.kind == TopicKind::answer && canonical(after_dot(topic.id)) == id;
    if (own_word || canonical(topic.id) == id) found.push_back(topic);
  }
  return found;
}

std::optional<std::string> nearest_topic(const std::vector<Topic>& topics, std::string_view asked) {
  const std::size_t colon = asked.find(':');
  std::vector<std::string> names;
  for (const Topic& topic : topics) {
    if (colon != std::string_view::npos) names.push_back(full_id(topic));
    names.push_back(topic.id);
    if (topic.kind == TopicKind::answer) names.emplace_back(after_dot(topic.id));
  }
  const std::vector<std::string_view> candidates{names.begin(), names.end()};
  auto best = nearest(asked, candidates);
  if (!best && colon != std::string_view::npos) best = nearest(asked.substr(colon + 1), candidates);
  return best ? std::optional{std::string{*best}} : std::nullopt;
}

std::vector<const Evidence*> evidence_of(const Knowledge& knowledge, const Topic& topic) {
  const std::size_t i = topic.index;
  switch (topic.kind) {
    case TopicKind::condition:
      return {&knowledge.conditions[i].evidence};
    case TopicKind::exercise:
      return {&knowledge.exercises[i].evidence};
    case TopicKind::technique:
      return {&knowledge.techniques[i].evidence};
    case TopicKind::phase:
      return {&knowledge.phases[i].evidence};
    case TopicKind::question:
    case TopicKind::answer:
      return {&knowledge.questions[i].evidence};
    case TopicKind::rule:
      return {&knowledge.safety.rules[i].evidence};
    case TopicKind::planning_rule:
      return {&knowledge.planning_rules[i].evidence};
    case TopicKind::test:
      return {&knowledge.tests[i].evidence};
    case TopicKind::claim:
      return {&knowledge.claims[i].evidence};
    case TopicKind::error:
      return {&knowledge.errors[i].evidence};
    case TopicKind::advice:
      return evidence_of(knowledge.advice.*advice_chapters[i].list);
    case TopicKind::source:
      break;
  }
  return {};
}

}  // namespace kneecheck::explain
