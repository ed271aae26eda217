// Explanations on the page, and the list of all that can be explained.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/text.h"
#include "base/words/document.h"
#include "document/parts.h"
#include "knowledge/figures.h"

namespace kneecheck::document {
namespace {

std::string marked(const Line& line, Citations& citations) {
  const std::vector<int> numbers = citations.cite(line.sources);
  return numbers.empty() ? line.text : fmt::format("{} [{}]", line.text, fmt::join(numbers, ","));
}

void add_section(Document& document, const Section& section, int level, Citations& citations) {
  if (!section.heading.empty()) document.heading(level, section.heading);
  std::vector<std::string> texts;
  for (const Line& line : section.lines) texts.push_back(marked(line, citations));
  switch (section.form) {
    case Form::prose:
      for (std::string& text : texts) document.paragraph(text);
      break;
    case Form::list:
      document.add(Bullets{std::move(texts)});
      break;
    case Form::steps:
      document.add(Steps{std::move(texts)});
      break;
  }
}

// A name that would be as long as a paragraph (a source, a claim, an answer) is told below the heading.
std::string heading_of(const Language& language, const Explanation& explanation) {
  constexpr std::size_t longest_name = 48;
  const auto kind = static_cast<std::size_t>(*from_word<TopicKind>(explanation.kind));
  const std::string topic =
      language.say(counted(DocumentText::topic_condition, kind), {{"id", explanation.id}});
  if (explanation.name.size() > longest_name) return capitalized(topic);
  return language.say(DocumentText::name_and_topic,
                      {{"name", capitalized(explanation.name)}, {"topic", topic}});
}

Bullets claims_of(const Knowledge& knowledge, const Texts& ids) {
  Bullets bullets;
  for (const Claim& claim : knowledge.claims) {
    if (std::find(ids.begin(), ids.end(), claim.id) != ids.end())
      bullets.items.push_back(
          knowledge.language.say(DocumentText::labelled, {{"label", claim.id}, {"text", claim.text}}));
  }
  return bullets;
}

// The first is told where nothing is drawn; the rest, of the rungs of a ladder, are there to be looked at.
void add_figures(Document& document, const Knowledge& knowledge, const Explanation& explanation) {
  for (const FigureEntry& entry : all_figures(knowledge)) {
    if (entry.id != explanation.id || word(entry.kind) != explanation.kind) continue;
    if (const auto figure = figure_at(knowledge, entry.at)) {
      document.add(Figure{figure::picture_of(*figure),
                          figure::described(document.language(), entry.name, *figure),
                          fmt::format("figure-{}-{}", entry.id, entry.rung),
                          entry.rung > 0 ? Figure::Use::aside : Figure::Use::told});
    }
  }
}

void add_explanation(Document& document, const Knowledge& knowledge, const Explanation& explanation,
                     Citations& citations) {
  document.heading(2, heading_of(document.language(), explanation));
  if (explanation.kind == word(TopicKind::answer))
    document.paragraph(DocumentText::sentence, {{"words", capitalized(explanation.name)}});
  bool is_drawn = false;
  for (const Section& section : explanation.sections) {
    if (!section.heading.empty() && !std::exchange(is_drawn, true))
      add_figures(document, knowledge, explanation);
    add_section(document, section, 3, citations);
  }
  if (!is_drawn) add_figures(document, knowledge, explanation);
  if (!explanation.claims.empty()) {
    document.heading(3, DocumentText::in_the_article);
    document.add(claims_of(knowledge, explanation.claims));
  }
  citations.cite(explanation.sources);
}

struct Shelf {
  TopicKind kind;
  TextId title;
};
constexpr std::array shelves{
    Shelf{TopicKind::condition, DocumentText::conditions},
    Shelf{TopicKind::exercise, DocumentText::exercise_topics},
    Shelf{TopicKind::technique, DocumentText::techniques},
    Shelf{TopicKind::phase, DocumentText::phases_of_plan},
    Shelf{TopicKind::question, DocumentText::questions},
    Shelf{TopicKind::answer, DocumentText::answers},
    Shelf{TopicKind::rule, DocumentText::safety_rules},
    Shelf{TopicKind::planning_rule, DocumentText::planning_rules},
    Shelf{TopicKind::test, DocumentText::readiness_tests},
    Shelf{TopicKind::advice, DocumentText::advice},
    Shelf{TopicKind::source, DocumentText::source_topics},
    Shelf{TopicKind::claim, DocumentText::claims},
    Shelf{TopicKind::error, DocumentText::error_codes},
};
static_assert(shelves.size() == Names<TopicKind>::words.size());

void add_rows(Document& document, const std::vector<Topic>& topics, TopicKind kind) {
  Facts facts;
  for (const Topic& topic : topics) {
    if (topic.kind == kind) facts.rows.push_back({topic.id, topic.name});
  }
  document.add(std::move(facts));
}

// Answers stand under their question, sources by their ids alone: with their texts they would bury the rest.
void add_answers(Document& document, const Knowledge& knowledge, const std::vector<Topic>& topics) {
  Bullets bullets;
  for (std::size_t question = 0; question < knowledge.questions.size(); ++question) {
    std::vector<std::string> ids;
    for (const Topic& topic : topics) {
      if (topic.kind == TopicKind::answer && topic.index == question)
        ids.emplace_back(knowledge.questions[question].choices[topic.choice].id);
    }
    if (!ids.empty())
      bullets.items.push_back(document.say(
          DocumentText::labelled,
          {{"label", knowledge.questions[question].id}, {"text", document.language().comma_list(ids)}}));
  }
  document.add(std::move(bullets));
}

void add_ids(Document& document, const std::vector<Topic>& topics, TopicKind kind) {
  std::vector<std::string> ids;
  for (const Topic& topic : topics) {
    if (topic.kind == kind) ids.push_back(topic.id);
  }
  document.paragraph(document.language().comma_list(ids));
}

// "ITB pain. Stretching and rolling can feel good."
std::string found_line(const Language& language, const Found& found) {
  std::string name = capitalized(found.topic.name);
  if (found.topic.name.find(found.line) != std::string::npos) return name;
  const auto sentence = [&](std::string words) {
    return language.say(DocumentText::sentence, {{"words", std::move(words)}});
  };
  const std::string line = capitalized(found.line);
  return sentence(name) + " " + (line.ends_with('?') ? line : sentence(line));
}

}  // namespace

Document topics_document(const Knowledge& knowledge, const std::vector<Topic>& topics) {
  Document document{knowledge.language};
  document.title = document.say(DocumentText::can_explain);
  constexpr std::string_view command = "kneecheck explain";
  document.add(Notice{
      NoticeKind::info,
      document.title,
      {document.say(DocumentText::type_an_id, {{"command", command}, {"example", "kneecheck explain itb"}}),
       document.say(DocumentText::type_words, {{"command", command}}),
       document.say(DocumentText::type_the_kind, {{"example", "kneecheck explain rule:locked"}})}});
  for (const Shelf& shelf : shelves) {
    document.heading(2, DocumentText::shelf,
                     {{"title", document.language()[shelf.title]}, {"kind", word(shelf.kind)}});
    if (shelf.kind == TopicKind::answer) {
      add_answers(document, knowledge, topics);
    } else if (shelf.kind == TopicKind::source) {
      add_ids(document, topics, shelf.kind);
    } else {
      add_rows(document, topics, shelf.kind);
    }
  }
  return document;
}

Document found_document(const Knowledge& knowledge, const std::vector<Found>& found) {
  constexpr std::size_t most_listed = 20;
  const Language& language = knowledge.language;
  Document document{language};
  document.title = document.say(DocumentText::could_mean);
  document.heading(2, DocumentText::could_mean_topics, {{"n", found.size()}});
  Facts facts;
  for (const Found& each : std::span{found}.first(std::min(found.size(), most_listed)))
    facts.add(full_id(each.topic), found_line(language, each));
  document.add(std::move(facts));
  if (found.size() > most_listed)
    document.paragraph(DocumentText::more_topics, {{"n", found.size() - most_listed}});
  document.add(ToType{document.say(DocumentText::to_read_one),
                      fmt::format("kneecheck explain {}", full_id(found.front().topic))});
  return document;
}

Document explanations_document(const Knowledge& knowledge, const std::vector<Explanation>& explanations) {
  Document document{knowledge.language};
  document.title =
      explanations.size() == 1 ? explanations.front().name : document.say(DocumentText::explanations);
  Citations citations{knowledge};
  for (const Explanation& explanation : explanations)
    add_explanation(document, knowledge, explanation, citations);
  const bool references = std::all_of(explanations.begin(), explanations.end(), [](const Explanation& one) {
    return one.kind == word(TopicKind::source) || one.kind == word(TopicKind::error);
  });
  if (!references) {
    document.heading(2, DocumentText::sources);
    document.add(citations.footnotes());
  }
  return document;
}

Document case_document(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                       const Explanation& explanation, const Audience& audience) {
  Document document{knowledge.language};
  document.title = explanation.name;
  document.add(action_notice(knowledge, runner, assessment, region_of(knowledge, audience)));
  Facts id;
  id.add(document.language()[DocumentText::case_id], explanation.id);
  document.add(std::move(id));
  Citations citations{knowledge};
  for (const Section& section : explanation.sections) add_section(document, section, 2, citations);
  add_end(document, citations);
  return document;
}

}  // namespace kneecheck::document
