#include "app/results.h"

namespace kneecheck {
namespace {

constexpr std::size_t most_buffered = std::size_t{64} << 10;

bool is_standard_output(const std::string& path) {
  return path.empty() || path == "-";
}

}  // namespace

Results::Results(World& world, const std::string& path)
    : file_(is_standard_output(path) ? nullptr : world.files.create(path)),
      output_(file_ ? *file_ : world.out),
      is_terminal_(!file_ && world.screen.out_is_terminal) {}

void Results::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= most_buffered) flush();
}

void Results::flush() {
  if (buffer_.empty()) return;
  output_.write(buffer_);
  buffer_.clear();
}

void Results::finish() {
  flush();
  output_.finish();
}

}  // namespace kneecheck
