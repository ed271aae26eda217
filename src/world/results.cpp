#include "world/results.h"

#include <utility>

namespace kneecheck::world {
namespace {

constexpr std::size_t most_buffered = std::size_t{64} << 10;

bool is_standard_output(const std::string& path) {
  return path.empty() || path == "-";
}

}  // namespace

Results::Results(World& world, const std::string& path)
    : world_(world),
      file_(is_standard_output(path) ? nullptr : world.files.create(path)),
      output_(file_ ? *file_ : world.out),
      is_terminal_(!file_ && world.screen.out_is_terminal) {}

void Results::write(std::string_view bytes) {
  if (!pager_ && bytes.size() >= most_buffered) {  // what is large enough by itself is not copied
    flush();
    output_.write(bytes);
    return;
  }
  buffer_ += bytes;
  if (!pager_ && buffer_.size() >= most_buffered) flush();
}

void Results::page(std::optional<std::string> pager) {
  if (is_terminal_) pager_ = std::move(pager);
}

void Results::flush() {
  if (buffer_.empty() || pager_) return;
  output_.write(buffer_);
  buffer_.clear();
}

void Results::show() {
  const auto pager = std::exchange(pager_, std::nullopt);
  if (pager && !buffer_.empty() && world_.page(*pager, buffer_)) buffer_.clear();
  flush();
}

void Results::finish() {
  show();
  output_.finish();
}

}  // namespace kneecheck::world
