#include "knowledge/report.h"

#include "base/text.h"
#include "base/words/base.h"

namespace kneecheck::knowledge {

std::string Phrase::in(const Language& language) const {
  return text_ ? language.say(*text_, values_) : std::string{line_};
}

void report(Diagnostics& problems, Value at, std::string_view code, const Phrase& message,
            const Phrase& help) {
  if (problems.full()) return problems.count_one();
  const Language& language = problems.language();
  syntax::report(problems, at, code, message.in(language), help.in(language));
}

void unexpected(Diagnostics& problems, Value at, TextId expected, std::string_view key, const Phrase& help) {
  if (problems.full()) return problems.count_one();
  report(problems, at, "wrong_type",
         {expected, {{"key", key}, {"found", described(problems.language(), at)}}}, help);
}

void problem_of(Diagnostics& problems, const Evidence& entry, std::string_view code, const Phrase& message,
                const Phrase& help) {
  if (entry.at.exists()) return report(problems, entry.at, code, message, help);
  problem_of(problems, "", code, message, help);
}

void problem_of(Diagnostics& problems, std::string_view file, std::string_view code, const Phrase& message,
                const Phrase& help) {
  if (problems.full()) return problems.count_one();
  const Language& language = problems.language();
  problems.add({std::string(code), std::string(file), {}, message.in(language), help.in(language), {}});
}

std::string did_you_mean(const Language& language, std::string_view word, const Texts& known) {
  const auto near = nearest(word, known);
  return near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}}) : std::string{};
}

}  // namespace kneecheck::knowledge
