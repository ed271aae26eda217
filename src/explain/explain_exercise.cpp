// Exercises and techniques.
#include <fmt/format.h>

#include "base/text.h"
#include "explain/parts.h"
#include "words/session_words.h"

namespace kneecheck::explain {
namespace {

std::string range_words(const IntRange& range) {
  return range.from == range.to ? std::to_string(range.from) : fmt::format("{} to {}", range.from, range.to);
}

std::string dose_line(const Dose& dose) {
  std::string words = fmt::format("{} sets of {}", range_words(dose.sets), range_words(dose.reps));
  if (dose.hold_seconds.to > 0)
    words += fmt::format(", each held for {} seconds", range_words(dose.hold_seconds));
  if (dose.sides == Sides::both) words += ", one side after the other";
  if (dose.rest_seconds > 0) words += fmt::format(", {} seconds of rest between sets", dose.rest_seconds);
  return fmt::format("{}, {} times a week. A plan says where in these ranges you begin.", words,
                     range_words(dose.sessions_per_week));
}

std::string house_line(const Exercise& exercise) {
  switch (exercise.house) {
    case House::core:
      return "One of the four main exercises of the article. Every session of a plan has at least one of "
             "these.";
    case House::uses:
      return "The article uses it.";
    case House::not_alone:
      return "The article says that this kind of exercise is unlikely to last on its own. In a plan it only "
             "supports the others.";
    case House::added:
      break;
  }
  return "Added here; the article does not name it.";
}

std::vector<Line> ladder_lines(const std::vector<Rung>& ladder) {
  std::vector<Line> lines;
  for (const Rung& rung : ladder) {
    std::string text = capitalized(rung.what) + ".";
    if (!rung.move_on.empty()) text += fmt::format(" On to the next at: {}.", rung.move_on);
    lines.push_back({std::move(text), {}});
  }
  return lines;
}

std::vector<Line> kit_lines(const Knowledge& knowledge, const Exercise& exercise) {
  const Question& equipment = knowledge.question(Key::equipment);
  std::vector<Line> lines;
  if (exercise.kit_needs != 0)
    lines.push_back({fmt::format("Needed: {}.", choice_labels(equipment, exercise.kit_needs, "and")), {}});
  if (exercise.kit_any_of != 0)
    lines.push_back({fmt::format("Needed: {}.", choice_labels(equipment, exercise.kit_any_of, "or")), {}});
  if (exercise.kit_helps != 0)
    lines.push_back({fmt::format("A help: {}.", choice_labels(equipment, exercise.kit_helps, "and")), {}});
  lines.push_back(line_of(exercise.kit_instead));
  return lines;
}

std::vector<Line> label_lines(const Question& question, std::uint64_t mask) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((mask >> i & 1U) != 0) lines.push_back(line_of(question.choices[i].label));
  }
  return lines;
}

std::string used_for(const Knowledge& knowledge, const Exercise& exercise) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((exercise.for_conditions & bit) != 0 && (exercise.not_for & bit) == 0)
      names.emplace_back(knowledge.conditions[i].name);
  }
  if (!exercise.in_plans || names.empty()) return "Plans do not prescribe it.";
  return fmt::format("Plans may use it for {}, from the phase '{}' on.", join_words(names),
                     knowledge.phase(exercise.first_phase).name);
}

}  // namespace

void explain_exercise(const Knowledge& knowledge, const Exercise& exercise, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(exercise.summary), line_of(exercise.purpose)});
  explanation.add("Equipment", Form::list, kit_lines(knowledge, exercise));
  explanation.add("Set up", Form::prose, {line_of(exercise.set_up)});
  explanation.add("How", Form::steps, lines_of(exercise.steps));
  explanation.add("Look for", Form::list, lines_of(exercise.cues));
  explanation.add("Avoid", Form::list, lines_of(exercise.mistakes));
  explanation.add("How much", Form::prose, {line_of(dose_line(exercise.dose))});
  explanation.add("Tempo", Form::prose, {line_of(exercise.tempo)});
  explanation.add("Load", Form::prose, {line_of(exercise.load), line_of(exercise.load_note)});
  explanation.add("From easy to hard", Form::steps, ladder_lines(exercise.ladder));
  std::vector<Line> not_if;
  for (const std::string_view text : exercise.not_if)
    not_if.push_back(line_of(with_pain_limit(text, any_pain_limit)));
  explanation.add("Skip it if", Form::list, std::move(not_if));
  explanation.add("Muscles", Form::list, lines_of(exercise.muscles));
  explanation.add("Where it comes from", Form::prose,
                  {line_of(house_line(exercise)), line_of(used_for(knowledge, exercise))});
  explanation.add("What is known", Form::prose, {line_of(exercise.proof)});
}

void explain_technique(const Knowledge& knowledge, const Technique& technique, Explanation& explanation) {
  explanation.add({}, Form::prose, {line_of(technique.summary)});
  if (!technique.say.empty()) explanation.add("Say to yourself", Form::prose, {line_of(technique.say)});
  explanation.add("Why", Form::prose, lines_of(technique.why));
  explanation.add("How", Form::list, lines_of(technique.how));
  explanation.add("How far", Form::prose, {line_of(technique.target_text)});
  explanation.add("What to expect", Form::list, lines_of(technique.feel));
  explanation.add("Where the load goes", Form::list, lines_of(technique.moves_load_to));
  std::vector<Line> barred = label_lines(knowledge.question(Key::history), technique.barred_by_history);
  for (Line& line : label_lines(knowledge.question(Key::location), technique.barred_by_location))
    barred.push_back(std::move(line));
  explanation.add("A plan leaves it out with", Form::list, std::move(barred));
  explanation.add("How sure this is", Form::prose, {line_of(technique.proof)});
  explanation.add("Where research adds or differs", Form::list, lines_of(technique.differs));
}

}  // namespace kneecheck::explain
