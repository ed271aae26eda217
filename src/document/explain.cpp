// Explanations on the page, and the list of all that can be explained.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "document/parts.h"

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
std::string heading_of(const Explanation& explanation) {
  constexpr std::size_t longest_name = 48;
  const std::string topic = fmt::format("{} {}", explanation.kind, explanation.id);
  if (explanation.name.size() > longest_name) return capitalized(topic);
  return fmt::format("{} ({})", capitalized(explanation.name), topic);
}

Bullets claims_of(const Knowledge& knowledge, const Texts& ids) {
  Bullets bullets;
  for (const Claim& claim : knowledge.claims) {
    if (std::find(ids.begin(), ids.end(), claim.id) != ids.end())
      bullets.items.push_back(fmt::format("{}: {}", claim.id, claim.text));
  }
  return bullets;
}

void add_explanation(Document& document, const Knowledge& knowledge, const Explanation& explanation,
                     Citations& citations) {
  document.heading(2, heading_of(explanation));
  if (explanation.kind == word(TopicKind::answer)) document.paragraph(capitalized(explanation.name) + ".");
  for (const Section& section : explanation.sections) add_section(document, section, 3, citations);
  if (!explanation.claims.empty()) {
    document.heading(3, "In the article");
    document.add(claims_of(knowledge, explanation.claims));
  }
  citations.cite(explanation.sources);
}

struct Shelf {
  TopicKind kind;
  std::string_view title;
};
constexpr std::array shelves{
    Shelf{TopicKind::condition, "Conditions"}, Shelf{TopicKind::exercise, "Exercises"},
    Shelf{TopicKind::technique, "Techniques"}, Shelf{TopicKind::phase, "Phases of a plan"},
    Shelf{TopicKind::question, "Questions"},   Shelf{TopicKind::answer, "Answers, by question"},
    Shelf{TopicKind::rule, "Safety rules"},    Shelf{TopicKind::planning_rule, "Planning rules"},
    Shelf{TopicKind::test, "Readiness tests"}, Shelf{TopicKind::advice, "Advice"},
    Shelf{TopicKind::source, "Sources"},       Shelf{TopicKind::claim, "Claims of the article"},
    Shelf{TopicKind::error, "Error codes"},
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
    std::vector<std::string_view> ids;
    for (const Topic& topic : topics) {
      if (topic.kind == TopicKind::answer && topic.index == question)
        ids.push_back(knowledge.questions[question].choices[topic.choice].id);
    }
    if (!ids.empty())
      bullets.items.push_back(fmt::format("{}: {}", knowledge.questions[question].id, fmt::join(ids, ", ")));
  }
  document.add(std::move(bullets));
}

void add_ids(Document& document, const std::vector<Topic>& topics, TopicKind kind) {
  std::vector<std::string_view> ids;
  for (const Topic& topic : topics) {
    if (topic.kind == kind) ids.push_back(topic.id);
  }
  if (!ids.empty()) document.paragraph(fmt::format("{}", fmt::join(ids, ", ")));
}

// "ITB pain. Stretching and rolling can feel good."
std::string found_line(const Found& found) {
  const std::string& name = found.topic.name;
  if (name.find(found.line) != std::string::npos) return capitalized(name);
  const std::string_view end = found.line.ends_with('?') ? "" : ".";
  return fmt::format("{}. {}{}", capitalized(name), capitalized(found.line), end);
}

}  // namespace

Document topics_document(const Knowledge& knowledge, const std::vector<Topic>& topics) {
  Document document;
  document.title = "What kneecheck can explain";
  document.add(
      Notice{NoticeKind::info,
             "What kneecheck can explain",
             {"Type kneecheck explain and an id, such as: kneecheck explain itb",
              "Or words of your own: kneecheck explain runners knee",
              "Where one id has several meanings, put the kind before it: kneecheck explain rule:locked"}});
  for (const Shelf& shelf : shelves) {
    document.heading(2, fmt::format("{} ({})", shelf.title, word(shelf.kind)));
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

Document found_document(const std::vector<Found>& found) {
  constexpr std::size_t most_listed = 20;
  Document document;
  document.title = "What these words could mean";
  document.heading(2, fmt::format("What these words could mean ({} topics)", found.size()));
  Facts facts;
  for (const Found& each : std::span{found}.first(std::min(found.size(), most_listed)))
    facts.add(full_id(each.topic), found_line(each));
  document.add(std::move(facts));
  if (found.size() > most_listed)
    document.paragraph(
        fmt::format("And {} more. One more word would narrow it down.", found.size() - most_listed));
  document.add(ToType{"To read one", fmt::format("kneecheck explain {}", full_id(found.front().topic))});
  return document;
}

Document explanations_document(const Knowledge& knowledge, const std::vector<Explanation>& explanations) {
  Document document;
  document.title = explanations.size() == 1 ? explanations.front().name : "Explanations";
  Citations citations{knowledge};
  for (const Explanation& explanation : explanations)
    add_explanation(document, knowledge, explanation, citations);
  const bool references = std::all_of(explanations.begin(), explanations.end(), [](const Explanation& one) {
    return one.kind == word(TopicKind::source) || one.kind == word(TopicKind::error);
  });
  if (!references) {
    document.heading(2, "Sources");
    document.add(citations.footnotes());
  }
  return document;
}

Document case_document(const Knowledge& knowledge, const Assessment& assessment,
                       const Explanation& explanation, const Audience& audience) {
  Document document;
  document.title = explanation.name;
  document.add(action_notice(knowledge, assessment, region_of(knowledge, audience)));
  if (!explanation.id.empty()) document.add(Facts{{{"Case", explanation.id}}});
  Citations citations{knowledge};
  for (const Section& section : explanation.sections) add_section(document, section, 2, citations);
  add_end(document, citations);
  return document;
}

}  // namespace kneecheck::document
