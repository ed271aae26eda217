#include "knowledge/topics.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words/knowledge.h"

namespace kneecheck::knowledge {
namespace {

// Of the first chapters; what is said in plans alone, behind them, is no topic.
constexpr KnowledgeText chapter_names[] = {
    KnowledgeText::pain_rules, KnowledgeText::stop_signs,      KnowledgeText::relief,
    KnowledgeText::footwear,   KnowledgeText::keep_fit,        KnowledgeText::daily_life,
    KnowledgeText::keep_up,    KnowledgeText::order_of_return, KnowledgeText::time_course};

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
  void add_advice(const Language& language) {
    for (std::size_t i = 0; i < std::size(chapter_names); ++i)
      add(TopicKind::advice, i, std::string{advice_chapters[i].key}, std::string{language[chapter_names[i]]});
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
  const auto title = [](const auto& entry) { return capitalized(entry.name); };
  const auto text = [](const auto& entry) { return entry.text; };
  index.add_all(TopicKind::condition, knowledge.conditions, name);
  index.add_all(TopicKind::exercise, knowledge.exercises, title);
  index.add_all(TopicKind::technique, knowledge.techniques, title);
  index.add_all(TopicKind::phase, knowledge.phases, title);
  index.add_all(TopicKind::question, knowledge.questions,
                [](const Question& question) { return question.short_name; });
  index.add_answers(knowledge.questions);
  index.add_all(TopicKind::rule, knowledge.safety.rules, title);
  index.add_all(TopicKind::planning_rule, knowledge.planning_rules, name);
  index.add_all(TopicKind::test, knowledge.tests, title);
  index.add_advice(knowledge.language);
  index.add_all(TopicKind::source, knowledge.sources, text);
  index.add_all(TopicKind::claim, knowledge.claims, text);
  index.add_all(TopicKind::error, knowledge.errors, name);
  return std::move(index.topics);
}

std::string full_id(const Topic& topic) {
  return fmt::format("{}:{}", word(topic.kind), topic.id);
}

}  // namespace kneecheck::knowledge
