// A language is a folder that is laid over the knowledge: `language.yaml` names it, `texts/` holds pairs of
// an English text of the knowledge and what takes its place, `words/` what the program itself says. A folder
// of a clinic may be one. Rule: a language changes what people read and nothing
// else: no id, no number, no rule.
//
//   texts:
//     - en: Small steps.
//       to: Kleine Schritte.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "knowledge/load.h"

namespace kneecheck::knowledge {

// Whether this file of a folder belongs to its language.
bool is_of_language(std::string_view path);

// Folders without what is of a language, and the first of them, the built-in one, with other texts. What the
// folders say is checked as they say it, in English.
struct InLanguage {
  std::vector<Layer> plain;
  Layer front;
};

// Takes the files of languages out of the folders; their words are laid over `language`.
InLanguage in_language(const std::vector<Layer>& layers, Language& language, Diagnostics& problems);

// The words/ of a folder, and what its language.yaml says of the language.
void lay_words_over(const Layer& folder, Language& language, Diagnostics& problems);

// What takes the place of a text under this key; empty: it stays.
using Translate = std::function<std::optional<std::string>(std::string_view key, std::string_view text)>;
// The folder with other texts for people.
Layer translated(const Layer& folder, const Translate& translate);

}  // namespace kneecheck::knowledge
