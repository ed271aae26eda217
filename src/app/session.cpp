#include "app/session.h"

#include <algorithm>
#include <string>

#include "app/layers.h"
#include "app/pager.h"
#include "app/refusal.h"
#include "base/number.h"
#include "base/text.h"
#include "base/words/app.h"
#include "base/words/base.h"
#include "cli/parse.h"
#include "knowledge/load.h"

namespace kneecheck::app {
namespace {

const Region& find_region(const Knowledge& knowledge, const std::string& name) {
  if (name.empty()) return knowledge.regions.front();
  if (const Region* region = knowledge.find_region(name)) return *region;
  std::vector<std::string> known;
  for (const Region& region : knowledge.regions) known.emplace_back(region.id);
  const auto near = nearest(name, {known.begin(), known.end()});
  const Language& language = knowledge.language;
  throw Refusal{
      ExitStatus::misused,
      usage_message(language, language.say(AppText::no_such_region, {{"region", quoted(name)}}),
                    near ? language.say(BaseText::did_you_mean, {{"word", quoted(*near)}})
                         : language.say(BaseText::one_of, {{"words", language.comma_list(known)}}))};
}

std::string variable(const World& world, const char* name) {
  return world.environment(name).value_or("");
}

bool is_set(const std::string& value) {
  return !value.empty() && value != "0";
}

// NO_COLOR (when not empty) beats the two that force colour; these beat what the terminal can do.
bool wants_color(const World& world, ColorWhen when, bool to_terminal) {
  if (when != ColorWhen::automatic) return when == ColorWhen::always;
  if (!variable(world, "NO_COLOR").empty()) return false;
  if (is_set(variable(world, "FORCE_COLOR")) || is_set(variable(world, "CLICOLOR_FORCE"))) return true;
  const std::string terminal = variable(world, "TERM");
  return to_terminal && !terminal.empty() && terminal != "dumb";
}

std::size_t columns(const World& world, const Command& command, bool to_terminal) {
  if (command.width) return static_cast<std::size_t>(*command.width);
  if (!to_terminal) return default_width;
  const auto asked = parse_whole(variable(world, "COLUMNS"));
  if (asked && *asked > 0) return std::max(least_width, static_cast<std::size_t>(*asked));
  return std::max(least_width, world.screen.columns.value_or(default_width));
}

// By the name of the locale alone; the locale itself is never touched.
bool has_utf8(const World& world) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string locale = variable(world, name);
    if (locale.empty()) continue;
    const std::string plain = canonical(locale);
    return plain.find("utf-8") != std::string::npos || plain.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

Session open_session(World& world, const Command& command, const Spoken& spoken) {
  Diagnostics problems{spoken.language};
  const std::vector<Layer> layers = read_layers(world, command, spoken, problems);
  auto knowledge = problems.empty() ? load_knowledge(layers, problems) : nullptr;
  if (!knowledge) {
    problems.sort();
    throw Refusal{ExitStatus::bad_input, format(problems)};
  }
  Session session{world, command, std::move(knowledge), nullptr, {}};
  session.region = &find_region(*session.knowledge, command.region);
  return session;
}

TextStyle text_style(const World& world, const Command& command, bool to_terminal) {
  TextStyle style;
  style.width = columns(world, command, to_terminal);
  const auto pager = to_terminal ? pager_of(world, command) : std::nullopt;
  const bool hides_color = command.color == ColorWhen::automatic && pager && !passes_color(world, *pager);
  style.color = !hides_color && wants_color(world, command.color, to_terminal);
  style.pictures = to_terminal;
  style.utf8 = !to_terminal || has_utf8(world);
  const std::string terminal = variable(world, "TERM");
  const bool may_ask = to_terminal && world.screen.in_is_terminal && style.color && !terminal.empty() &&
                       terminal != "dumb" && terminal != "linux";
  if (may_ask)
    style.graphics = [&world, fits = world.screen.rows.value_or(0), pager](std::size_t rows) {
      return pager && rows >= fits ? Graphics{} : world.graphics();
    };
  return style;
}

std::string drawn(const Document& document, Format format, const TextStyle& style) {
  if (format == Format::html) return render_html(document);
  return format == Format::markdown ? render_markdown(document) : render_text(document, style);
}

}  // namespace kneecheck::app
