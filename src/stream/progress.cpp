#include "stream/progress.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words/stream.h"
#include "render/render.h"
#include "world/results.h"

namespace kneecheck::stream {
namespace {

constexpr std::int64_t first_after = 500;  // milliseconds: what takes no longer needs no line
constexpr std::int64_t again_after = 200;

// A line that is written over needs a terminal that can go back, and no results running through it.
bool is_looked_at(const World& world, const Command& command) {
  const std::string terminal = world.environment("TERM").value_or("");
  const bool results_in_the_way =
      world.screen.out_is_terminal && command.output.empty() && command.out_dir.empty();
  return world.screen.err_is_terminal && !results_in_the_way && !command.quiet && !terminal.empty() &&
         terminal != "dumb";
}

// To what `columns` hold.
void cut(std::string& text, std::size_t columns) {
  std::size_t size = 0;
  for (std::size_t width = 0; size < text.size();) {
    const Decoded front = decode_front(std::string_view{text}.substr(size));
    width += character_width(front.code);
    if (width > columns) break;
    size += front.size;
  }
  text.resize(size);
}

}  // namespace

std::string progress_text(const Language& language, std::uint64_t cases, std::int64_t milliseconds,
                          std::optional<double> part_done) {
  const auto seconds = static_cast<double>(milliseconds) / 1000;
  const std::string speed = fmt::format("{:.0f}", static_cast<double>(cases) / seconds);
  if (!part_done || *part_done <= 0 || *part_done > 1)
    return language.say(StreamText::progress, {{"cases", cases}, {"speed", speed}});
  const std::string left = fmt::format("{:.0f}", seconds / *part_done - seconds);
  return language.say(StreamText::progress_left, {{"cases", cases}, {"speed", speed}, {"seconds", left}});
}

Progress::Progress(World& world, const Language& language, const Command& command,
                   std::optional<std::uint64_t> bytes)
    : world_(world),
      language_(language),
      is_drawn_(is_looked_at(world, command)),
      bytes_(bytes),
      begun_(world.milliseconds()),
      drawn_at_(begun_) {}

void Progress::show(std::uint64_t cases, std::uint64_t bytes_read) {
  if (!is_drawn_) return;
  const std::int64_t now = world_.milliseconds();
  if (now - begun_ < first_after || now - drawn_at_ < again_after) return;
  drawn_at_ = now;
  std::optional<double> part_done;
  if (bytes_ && *bytes_ > 0) part_done = static_cast<double>(bytes_read) / static_cast<double>(*bytes_);
  std::string text = "kneecheck: " + progress_text(language_, cases, now - begun_, part_done);
  cut(text, world_.screen.columns.value_or(default_width) - 1);  // a line that wraps cannot be written over
  const std::size_t columns = display_width(text);
  const std::size_t shorter_by = columns_ > columns ? columns_ - columns : 0;
  say(world_, "\r" + text + std::string(shorter_by, ' '));
  columns_ = columns;
}

void Progress::clear() {
  if (columns_ == 0) return;
  say(world_, "\r" + std::string(columns_, ' ') + "\r");
  columns_ = 0;
}

}  // namespace kneecheck::stream
