#include "app/spoken.h"

#include <utility>

#include "base/text.h"
#include "cli/parse.h"
#include "knowledge/languages.h"

namespace kneecheck::app {
namespace {

// "de_DE.UTF-8", "de-DE" -> "de".
std::string of_locale(const std::string& locale) {
  return locale.substr(0, locale.find_first_of("_-.@"));
}

// The locale itself is never touched.
std::string of_environment(const World& world) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = world.environment(name).value_or("");
    if (!locale.empty()) return of_locale(locale);
  }
  return {};
}

}  // namespace

Spoken speak(std::optional<Layer> folder) {
  Spoken spoken;
  Diagnostics problems;  // none: the build has read the folder
  if (folder) lay_words_over(*folder, spoken.language, problems);
  spoken.folder = std::move(folder);
  return spoken;
}

Spoken spoken_language(const World& world, const std::vector<std::string>& arguments) {
  const auto wanted = wanted_language(arguments);
  if (!wanted) {
    Spoken spoken = speak(builtin_language(of_environment(world)));
    return spoken.language.is_complete ? spoken : Spoken{};
  }
  const std::string tag = of_locale(canonical(*wanted));
  if (tag == english().tag) return {};
  Spoken spoken = speak(builtin_language(tag));
  if (!spoken.folder) spoken.wrong_tag = *wanted;
  return spoken;
}

}  // namespace kneecheck::app
