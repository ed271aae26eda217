// What every command works with: the world, what was asked, all that is known, and how text is to look.
#pragma once

#include <memory>

#include "app/spoken.h"
#include "cli/command.h"
#include "knowledge/knowledge.h"
#include "render/render.h"
#include "stream/cases.h"
#include "world/world.h"

namespace kneecheck::app {

struct Session {
  World& world;
  const Command& command;
  std::unique_ptr<const Knowledge> knowledge;
  const Region* region = nullptr;
  std::vector<Recorded> recorded{};  // what the runs of --history answer
};

// Throws Refusal when the knowledge is bad or the region is not known.
Session open_session(World& world, const Command& command, const Spoken& spoken);

// Width: --width, COLUMNS, the terminal, 80. Anything but a terminal gets 80 columns unless --width says
// otherwise, and colour only on request.
TextStyle text_style(const World& world, const Command& command, bool to_terminal);

// In one of the formats that people read.
std::string drawn(const Document& document, Format format, const TextStyle& style);

}  // namespace kneecheck::app
