// How far a batch has come, in one line on a terminal's standard error that is written over.
// Rule: nothing of it is left when anything else is said, or at the end; nothing is drawn where nobody looks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/command.h"
#include "world/world.h"

namespace kneecheck::stream {

class Progress {
 public:
  // `bytes`: of all input; empty when nobody knows.
  Progress(World& world, const Language& language, const Command& command,
           std::optional<std::uint64_t> bytes);

  // `cases` so far, and the bytes that were read.
  void show(std::uint64_t cases, std::uint64_t bytes_read);
  void clear();

 private:
  World& world_;
  const Language& language_;
  bool is_drawn_ = false;  // at all
  std::optional<std::uint64_t> bytes_;
  std::int64_t begun_ = 0;
  std::int64_t drawn_at_ = 0;
  std::size_t columns_ = 0;  // of the line that stands there
};

// "120000 cases, 41000 a second, 12 s left"; without the last where the end is not known.
std::string progress_text(const Language& language, std::uint64_t cases, std::int64_t milliseconds,
                          std::optional<double> part_done);

}  // namespace kneecheck::stream
