// In which language a run speaks: as --lang says, or the environment where that language is complete;
// otherwise English.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "knowledge/load.h"
#include "world/world.h"

namespace kneecheck::app {

struct Spoken {
  Language language;
  std::optional<Layer> folder;  // to be laid over the built-in knowledge; empty: English
  std::string wrong_tag{};      // what --lang names and nobody speaks; empty: nothing
};

Spoken speak(std::optional<Layer> folder);
Spoken spoken_language(const World& world, const std::vector<std::string>& arguments);

}  // namespace kneecheck::app
