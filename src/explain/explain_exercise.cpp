// Exercises and techniques.
#include "base/text.h"
#include "base/words/explain.h"
#include "base/words/words.h"
#include "explain/parts.h"
#include "words/session_words.h"

namespace kneecheck::explain {
namespace {

std::string range_words(const Language& language, const IntRange& range) {
  if (range.from == range.to) return std::to_string(range.from);
  return language.say(ExplainText::range, {{"from", range.from}, {"to", range.to}});
}

std::string dose_line(const Language& language, const Dose& dose) {
  std::string words = language.say(ExplainText::sets_of, {{"sets", range_words(language, dose.sets)},
                                                          {"reps", range_words(language, dose.reps)}});
  if (dose.hold_seconds.to > 0)
    words += language.say(ExplainText::each_held, {{"seconds", range_words(language, dose.hold_seconds)}});
  if (dose.sides == Sides::both) words += language[ExplainText::side_after_side];
  if (dose.rest_seconds > 0)
    words += language.say(ExplainText::rest_between, {{"seconds", dose.rest_seconds}});
  return language.say(ExplainText::times_a_week,
                      {{"dose", std::move(words)}, {"times", range_words(language, dose.sessions_per_week)}});
}

std::vector<Line> ladder_lines(const Language& language, const std::vector<Rung>& ladder) {
  std::vector<Line> lines;
  for (const Rung& rung : ladder) {
    const TextId text = rung.move_on.empty() ? ExplainText::rung : ExplainText::rung_with_next;
    lines.push_back(
        line_of(language.say(text, {{"what", capitalized(rung.what)}, {"move_on", rung.move_on}})));
  }
  return lines;
}

std::vector<std::string> choice_labels(const Question& question, std::uint64_t mask) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((mask >> i & 1U) != 0) labels.emplace_back(question.choices[i].label);
  }
  return labels;
}

std::vector<Line> kit_lines(const Knowledge& knowledge, const Exercise& exercise) {
  const Language& language = knowledge.language;
  const auto labels = [&equipment = knowledge.question(Key::equipment)](std::uint64_t mask) {
    return choice_labels(equipment, mask);
  };
  std::vector<Line> lines;
  const auto add = [&](TextId text, std::string kit) {
    if (!kit.empty()) lines.push_back(line_of(language.say(text, {{"kit", std::move(kit)}})));
  };
  add(ExplainText::needed, language.all_of(labels(exercise.kit_needs)));
  add(ExplainText::needed, language.one_of(labels(exercise.kit_any_of)));
  add(ExplainText::a_help, language.all_of(labels(exercise.kit_helps)));
  lines.push_back(line_of(exercise.kit_instead));
  return lines;
}

std::vector<Line> barred_lines(const Knowledge& knowledge, const Technique& technique) {
  std::vector<Line> lines;
  const auto add = [&](Key key, std::uint64_t mask) {
    for (const std::string& label : choice_labels(knowledge.question(key), mask))
      lines.push_back(line_of(label));
  };
  add(Key::history, technique.barred_by_history);
  add(Key::location, technique.barred_by_location);
  return lines;
}

std::string used_for(const Knowledge& knowledge, const Exercise& exercise) {
  const Language& language = knowledge.language;
  const std::vector<std::string> causes =
      names_of_conditions(knowledge, exercise.for_conditions & ~exercise.not_for);
  if (!exercise.in_plans || causes.empty()) return language.say(ExplainText::not_in_plans);
  return language.say(ExplainText::in_plans,
                      {{"causes", language.all_of(causes)},
                       {"phase", capitalized(knowledge.phase(exercise.first_phase).name)}});
}

}  // namespace

void explain_exercise(const Knowledge& knowledge, const Exercise& exercise, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(exercise.summary), line_of(exercise.purpose)});
  const Language& language = knowledge.language;
  explanation.add(language[ExplainText::equipment], Form::list, kit_lines(knowledge, exercise));
  explanation.add(language[ExplainText::set_up], Form::prose, {line_of(exercise.set_up)});
  explanation.add(language[ExplainText::how], Form::steps, lines_of(exercise.steps));
  explanation.add(language[ExplainText::look_for], Form::list, lines_of(exercise.cues));
  explanation.add(language[ExplainText::avoid], Form::list, lines_of(exercise.mistakes));
  explanation.add(language[ExplainText::how_much], Form::prose,
                  {line_of(dose_line(language, exercise.dose))});
  explanation.add(language[ExplainText::tempo], Form::prose, {line_of(exercise.tempo)});
  explanation.add(language[ExplainText::load], Form::prose,
                  {line_of(exercise.load), line_of(exercise.load_note)});
  explanation.add(language[ExplainText::easy_to_hard], Form::steps, ladder_lines(language, exercise.ladder));
  std::vector<Line> not_if;
  for (const std::string_view text : exercise.not_if)
    not_if.push_back(line_of(with_pain_limit(language, text, WordsText::any_pain_limit)));
  explanation.add(language[ExplainText::skip_if], Form::list, std::move(not_if));
  explanation.add(language[ExplainText::muscles], Form::list, lines_of(exercise.muscles));
  const TextId house = counted(ExplainText::house_core, static_cast<std::size_t>(exercise.house));
  explanation.add(language[ExplainText::comes_from], Form::prose,
                  {line_of(language[house]), line_of(used_for(knowledge, exercise))});
  explanation.add(language[ExplainText::what_is_known], Form::prose, {line_of(exercise.proof)});
}

void explain_technique(const Knowledge& knowledge, const Technique& technique, Explanation& explanation) {
  const Language& language = knowledge.language;
  explanation.add({}, Form::prose, {line_of(technique.summary)});
  explanation.add(language[ExplainText::say_to_yourself], Form::prose, {line_of(technique.say)});
  explanation.add(language[ExplainText::why], Form::prose, lines_of(technique.why));
  explanation.add(language[ExplainText::how], Form::list, lines_of(technique.how));
  explanation.add(language[ExplainText::how_far], Form::prose, {line_of(technique.target_text)});
  explanation.add(language[ExplainText::what_to_expect], Form::list, lines_of(technique.feel));
  explanation.add(language[ExplainText::load_goes], Form::list, lines_of(technique.moves_load_to));
  explanation.add(language[ExplainText::left_out_with], Form::list, barred_lines(knowledge, technique));
  explanation.add(language[ExplainText::how_sure], Form::prose, {line_of(technique.proof)});
  explanation.add(language[ExplainText::differs], Form::list, lines_of(technique.differs));
}

}  // namespace kneecheck::explain
