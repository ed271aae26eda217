#include "stream/progress.h"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

std::string progress_text(std::uint64_t cases, std::int64_t milliseconds, std::optional<double> part_done) {
  const auto seconds = static_cast<double>(milliseconds) / 1000;
  std::string text = fmt::format("{} cases, {:.0f} a second", cases, static_cast<double>(cases) / seconds);
  if (part_done && *part_done > 0 && *part_done <= 1)
    text += fmt::format(", {:.0f} s left", seconds / *part_done - seconds);
  return text;
}

Progress::Progress(World& world, const Command& command, std::optional<std::uint64_t> bytes)
    : world_(world),
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
  std::string text = "kneecheck: " + progress_text(cases, now - begun_, part_done);
  text.resize(std::min(text.size(), world_.screen.columns.value_or(default_width) -
                                        1));  // a line that wraps cannot be written over
  const std::size_t shorter_by = columns_ > text.size() ? columns_ - text.size() : 0;
  say(world_, "\r" + text + std::string(shorter_by, ' '));
  columns_ = text.size();
}

void Progress::clear() {
  if (columns_ == 0) return;
  say(world_, "\r" + std::string(columns_, ' ') + "\r");
  columns_ = 0;
}

}  // namespace kneecheck::stream
