// A short number for what was said, to see whether it was the same: on any machine, in any run.
// Rule: against chance alone; whoever wants to can make two texts with one digest.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/rooms.h"

namespace kneecheck {

// FNV-1a, 64 bits. Bytes follow one another without a mark: whoever adds several texts adds their sizes too.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) step(static_cast<unsigned char>(byte));
  }
  void add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) step(number >> shift & 0xFF);
  }
  void add_text(std::string_view text) {
    add(std::uint64_t{text.size()});
    add(text);
  }
  std::uint64_t value() const { return state_; }

 private:
  void step(std::uint64_t byte) { state_ = (state_ ^ byte) * 0x100000001b3U; }

  std::uint64_t state_ = 0xcbf29ce484222325U;
};

}  // namespace kneecheck
