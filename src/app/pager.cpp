#include "app/pager.h"

#include <algorithm>

#include "figure/raster.h"

namespace kneecheck::app {

const std::string usual_pager = "command -v less >/dev/null || exit 127; exec less";

std::optional<std::string> pager_of(const World& world) {
  const std::string terminal = world.environment("TERM").value_or("");
  const bool can_page =
      world.screen.in_is_terminal && world.screen.out_is_terminal && !terminal.empty() && terminal != "dumb";
  if (!can_page) return std::nullopt;
  for (const char* name : {"KNEECHECK_PAGER", "PAGER"}) {
    const auto asked = world.environment(name);
    if (!asked) continue;
    const bool is_none = *asked == "cat" || asked->find_first_not_of(' ') == std::string::npos;
    return is_none ? std::nullopt : asked;
  }
  return usual_pager;
}

std::optional<std::string> pager_of(const World& world, const Command& command) {
  const bool is_long = command.verb == Verb::plan || command.verb == Verb::explain;
  return is_long && spec_of(command.format).kind == FormatKind::pages && !command.no_pager ? pager_of(world)
                                                                                           : std::nullopt;
}

std::optional<std::string> pager_of(const World& world, const Command& command, std::string_view output) {
  return figure::holds_images(output) ? std::nullopt : pager_of(world, command);
}

bool passes_color(const World& world, const std::string& pager) {
  const auto less = world.environment("LESS");
  const std::size_t name = pager.rfind("less");
  if (!less || name == std::string::npos) return true;
  return (*less + pager.substr(name)).find_first_of("rR") != std::string::npos;
}

}  // namespace kneecheck::app
