#include "explain/topics.h"

#include <fmt/format.h>

#include "base/text.h"

namespace kneecheck::explain {
namespace {

class Index {
 public:
  template <class Entry, class NameOf>
  void add_all(TopicKind kind, const std::vector<Entry>& entries, const NameOf& name_of) {
    for (std::size_t i = 0; i < entries.size(); ++i)
      add(kind, i, id_of(entries[i]), std::string{name_of(entries[i])});
  }
  void add_answers(const std::vector<Question>& questions) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const Question& question = questions[i];
      if (question.kind == QuestionKind::yes_no) continue;  // "yes" explains nothing
      for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
        const Choice& answer = question.choices[choice];
        add(TopicKind::answer, i, fmt::format("{}.{}", question.id, answer.id), std::string{answer.label});
        topics.back().choice = static_cast<std::uint8_t>(choice);
      }
    }
  }
  std::vector<Topic> topics;

 private:
  template <class Entry>
  static std::string id_of(const Entry& entry) {
    return std::string{entry.id};
  }
  static std::string id_of(const Technique& technique) { return std::string{word(technique.id)}; }
  static std::string id_of(const Phase& phase) { return std::string{word(phase.id)}; }

  void add(TopicKind kind, std::size_t index, std::string id, std::string name) {
    topics.push_back({kind, static_cast<std::uint16_t>(index), 0, std::move(id), std::move(name)});
  }
};

std::string_view after_dot(std::string_view id) {
  const std::size_t dot = id.find('.');
  return dot == std::string_view::npos ? id : id.substr(dot + 1);
}

}  // namespace

std::vector<Topic> all_topics(const Knowledge& knowledge) {
  Index index;
  const auto name = [](const auto& entry) { return entry.name; };
  const auto text = [](const auto& entry) { return entry.text; };
  index.add_all(TopicKind::condition, knowledge.conditions, name);
  index.add_all(TopicKind::exercise, knowledge.exercises, name);
  index.add_all(TopicKind::technique, knowledge.techniques, name);
  index.add_all(TopicKind::phase, knowledge.phases, name);
  index.add_all(TopicKind::question, knowledge.questions,
                [](const Question& question) { return question.short_name; });
  index.add_answers(knowledge.questions);
  index.add_all(TopicKind::rule, knowledge.safety.rules, name);
  index.add_all(TopicKind::planning_rule, knowledge.planning_rules, name);
  index.add_all(TopicKind::test, knowledge.tests, name);
  index.add_all(TopicKind::source, knowledge.sources, text);
  index.add_all(TopicKind::claim, knowledge.claims, text);
  index.add_all(TopicKind::error, knowledge.errors, name);
  return std::move(index.topics);
}

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
    if (colon != std::string_view::npos) names.push_back(fmt::format("{}:{}", word(topic.kind), topic.id));
    names.push_back(topic.id);
    if (topic.kind == TopicKind::answer) names.emplace_back(after_dot(topic.id));
  }
  const std::vector<std::string_view> candidates{names.begin(), names.end()};
  auto best = nearest(asked, candidates);
  if (!best && colon != std::string_view::npos) best = nearest(asked.substr(colon + 1), candidates);
  return best ? std::optional{std::string{*best}} : std::nullopt;
}

const Evidence* evidence_of(const Knowledge& knowledge, const Topic& topic) {
  const std::size_t i = topic.index;
  switch (topic.kind) {
    case TopicKind::condition:
      return &knowledge.conditions[i].evidence;
    case TopicKind::exercise:
      return &knowledge.exercises[i].evidence;
    case TopicKind::technique:
      return &knowledge.techniques[i].evidence;
    case TopicKind::phase:
      return &knowledge.phases[i].evidence;
    case TopicKind::question:
    case TopicKind::answer:
      return &knowledge.questions[i].evidence;
    case TopicKind::rule:
      return &knowledge.safety.rules[i].evidence;
    case TopicKind::planning_rule:
      return &knowledge.planning_rules[i].evidence;
    case TopicKind::test:
      return &knowledge.tests[i].evidence;
    case TopicKind::claim:
      return &knowledge.claims[i].evidence;
    case TopicKind::error:
      return &knowledge.errors[i].evidence;
    case TopicKind::source:
      break;
  }
  return nullptr;
}

}  // namespace kneecheck::explain
