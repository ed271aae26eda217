#include "explain/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/explain.h"
#include "explain/parts.h"
#include "words/criterion_words.h"

namespace kneecheck::explain {
namespace {

void add_new(Texts& ids, const Texts& more) {
  for (const std::string_view id : more) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
}

}  // namespace

void Explanation::add(std::string_view heading, Form form, std::vector<Line> lines) {
  std::vector<Line> kept;
  for (Line& line : lines) {
    if (!line.text.empty()) kept.push_back(std::move(line));
  }
  if (!kept.empty()) sections.push_back({std::string{heading}, form, std::move(kept)});
}

Line line_of(std::string_view text) {
  return Line{std::string{text}, {}};
}
Line line_of(const Remark& remark) {
  return Line{std::string{remark.text}, remark.evidence.sources};
}

std::vector<Line> lines_of(const Texts& texts) {
  std::vector<Line> lines;
  for (const std::string_view text : texts) lines.push_back(line_of(text));
  return lines;
}

std::vector<Line> lines_of(const std::vector<Remark>& remarks) {
  std::vector<Line> lines;
  lines.reserve(remarks.size());
  for (const Remark& remark : remarks) lines.push_back(line_of(remark));
  return lines;
}

Line sureness(const Language& language, Strength strength) {
  return line_of(language[counted(ExplainText::sure_strong, static_cast<std::size_t>(strength))]);
}

std::string signed_points(int points) {
  return fmt::format("{:+}", points);
}

std::string sentence_of(const Language& language, std::string_view words) {
  return language.say(ExplainText::sentence, {{"words", capitalized(words)}});
}

std::vector<std::string> names_of_conditions(const Knowledge& knowledge, std::uint64_t conditions) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    if ((conditions >> i & 1U) != 0) names.emplace_back(knowledge.conditions[i].name);
  }
  return names;
}

std::string feature_words(const Knowledge& knowledge, const Feature& feature) {
  return feature.text.empty() ? criterion_words(knowledge, feature.when) : std::string{feature.text};
}

Explanation explanation_of(const Knowledge& knowledge, const Topic& topic, const Region& region) {
  Explanation explanation;
  explanation.kind = std::string{word(topic.kind)};
  explanation.id = topic.id;
  explanation.name = topic.name;
  const std::size_t i = topic.index;
  const auto question = static_cast<QuestionIndex>(i);
  switch (topic.kind) {
    case TopicKind::condition:
      explain_condition(knowledge, knowledge.conditions[i], explanation);
      break;
    case TopicKind::exercise:
      explain_exercise(knowledge, knowledge.exercises[i], explanation);
      break;
    case TopicKind::technique:
      explain_technique(knowledge, knowledge.techniques[i], explanation);
      break;
    case TopicKind::phase:
      explain_phase(knowledge, knowledge.phases[i], explanation);
      break;
    case TopicKind::question:
      explain_question(knowledge, question, explanation);
      break;
    case TopicKind::answer:
      explain_answer(knowledge, question, topic.choice, explanation);
      break;
    case TopicKind::rule:
      explain_rule(knowledge, knowledge.safety.rules[i], region, explanation);
      break;
    case TopicKind::planning_rule:
      explain_planning_rule(knowledge, knowledge.planning_rules[i], explanation);
      break;
    case TopicKind::test:
      explain_test(knowledge, knowledge.tests[i], explanation);
      break;
    case TopicKind::advice:
      explain_advice(knowledge, knowledge.advice.*advice_chapters[i].list, explanation);
      break;
    case TopicKind::source:
      explain_source(knowledge, knowledge.sources[i], explanation);
      break;
    case TopicKind::claim:
      explain_claim(knowledge, knowledge.claims[i], explanation);
      break;
    case TopicKind::error:
      explain_error(knowledge, knowledge.errors[i], explanation);
      break;
  }
  for (const Evidence* evidence : evidence_of(knowledge, topic)) {
    add_new(explanation.sources, evidence->sources);
    add_new(explanation.claims, evidence->claims);
  }
  if (topic.kind == TopicKind::source) explanation.sources = {knowledge.sources[i].id};
  return explanation;
}

std::string plain_text(const Explanation& explanation) {
  std::string out;
  for (const Section& section : explanation.sections) {
    if (!section.heading.empty()) out += fmt::format("{}{}:\n", out.empty() ? "" : "\n", section.heading);
    for (std::size_t i = 0; i < section.lines.size(); ++i) {
      if (section.form == Form::list) out += "- ";
      if (section.form == Form::steps) out += fmt::format("{}. ", i + 1);
      out += section.lines[i].text + "\n";
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace kneecheck::explain
