// How decoders and checks say what is wrong: in texts of data/words/knowledge.yaml with the values of their
// places. Rule: private to this room; nothing is worded where there is no problem, nor beyond the most that
// are kept.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/words/knowledge.h"
#include "knowledge/evidence.h"
#include "syntax/reader.h"

namespace kneecheck::knowledge {

// A text and the values of its places, or a line of a file as it stands. It lives in the call in which it is
// written: the values are gone behind it.
class Phrase {
 public:
  Phrase() = default;  // says nothing
  template <std::convertible_to<TextId> Text>
  Phrase(Text text, Fillings values = {}) : text_(text), values_(values) {}
  template <std::convertible_to<std::string_view> Line>
  Phrase(const Line& line) : line_(line) {}

  std::string in(const Language& language) const;

 private:
  std::optional<TextId> text_;
  Fillings values_;
  std::string_view line_;
};

void report(Diagnostics& problems, Value at, std::string_view code, const Phrase& message,
            const Phrase& help = {});
// Something else than was `expected`, which has places {found} and, where it names one, {key}.
void unexpected(Diagnostics& problems, Value at, TextId expected, std::string_view key = {},
                const Phrase& help = {});

// A problem at an entry, or, where an entry is missing, of a file as a whole.
void problem_of(Diagnostics& problems, const Evidence& entry, std::string_view code, const Phrase& message,
                const Phrase& help = {});
void problem_of(Diagnostics& problems, std::string_view file, std::string_view code, const Phrase& message,
                const Phrase& help = {});

// "did you mean 'clam'?"; empty when none of the known words is near.
std::string did_you_mean(const Language& language, std::string_view word, const Texts& known);

// A reader of `at`, or of what stands under `key`; `what` names the entry in messages.
inline Reader reader_of(Value at, Diagnostics& problems, TextId what) {
  return {at, problems, problems.language()[what]};
}
inline Reader reader_of(Reader& entry, std::string_view key, TextId what, Need need = Need::required) {
  return reader_of(entry.value(key, need), entry.problems(), what);
}

}  // namespace kneecheck::knowledge
