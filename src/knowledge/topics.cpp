#include "knowledge/topics.h"

#include <fmt/format.h>

namespace kneecheck::knowledge {
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
  void add_advice() {
    for (std::size_t i = 0; i < advice_chapters.size(); ++i) {
      const AdviceChapter& chapter = advice_chapters[i];
      if (!chapter.name.empty())
        add(TopicKind::advice, i, std::string{chapter.key}, std::string{chapter.name});
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
  index.add_advice();
  index.add_all(TopicKind::source, knowledge.sources, text);
  index.add_all(TopicKind::claim, knowledge.claims, text);
  index.add_all(TopicKind::error, knowledge.errors, name);
  return std::move(index.topics);
}

std::string full_id(const Topic& topic) {
  return fmt::format("{}:{}", word(topic.kind), topic.id);
}

}  // namespace kneecheck::knowledge
