#include "intake/salvage.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/intake.h"

namespace kneecheck::intake {
namespace {

// The message begins with the key, which is said already.
std::string without_key(const Language& language, const Diagnostic& problem) {
  const std::string lead = language.say(IntakeText::of_key, {{"key", problem.key}});
  return problem.message.starts_with(lead) ? problem.message.substr(lead.size()) : problem.message;
}

void lose(const Knowledge& knowledge, const Diagnostics& problems, Salvaged& salvaged) {
  for (const Diagnostic& problem : problems.all()) {
    const std::string key = printable(problem.key);
    if (std::ranges::find(salvaged.lost, key, &Salvaged::Lost::key) != salvaged.lost.end()) continue;
    salvaged.lost.push_back({key, without_key(knowledge.language, problem)});
    const auto question = knowledge.words.question(problem.key);
    if (!question) continue;
    salvaged.runner.answers[*question] = Answer{};
    if (knowledge.questions[*question].ordered) salvaged.runner.sites.clear();
  }
}

}  // namespace

Salvaged salvage_case(const Knowledge& knowledge, Value record) {
  Salvaged salvaged;
  salvaged.runner = decode_case(knowledge, record);
  Case& runner = salvaged.runner;
  Diagnostics problems = std::exchange(runner.problems, {});
  problems.append(std::exchange(runner.plan_problems, {}));
  problems.sort();
  lose(knowledge, problems, salvaged);
  for (Value key = record.first(); key.exists(); key = key.next(record)) {
    const Value value = key.value_of_key();
    const auto question = knowledge.words.question(key.text());
    if (question && value.is_scalar() && same_letters(trimmed(value.text()), unsure))
      salvaged.left_open.set(*question);
  }
  return salvaged;
}

}  // namespace kneecheck::intake
