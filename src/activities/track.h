// How long a track on the earth is, in whole numbers, so that it is the same on every machine.
#pragma once

#include <cstdint>
#include <optional>

namespace kneecheck::activities {

// In millionths of a degree.
struct Position {
  std::int64_t latitude = 0;   // -90 to 90 degrees
  std::int64_t longitude = 0;  // -180 to 180
};

// Adds up the steps from one point to the next. Between points that are near each other the earth is taken as
// flat, which on a step of a kilometre is wrong by less than a millimetre. What no runner can have run,
// because the receiver has lost its place, is not counted.
class TrackLength {
 public:
  // `seconds`: of any clock; empty: not known.
  void add(Position position, std::optional<std::int64_t> seconds);
  // The next point does not follow on the last one.
  void lift() { last_.reset(); }
  std::int64_t metres() const;

 private:
  std::optional<Position> last_;
  std::optional<std::int64_t> last_seconds_;
  std::int64_t length_ = 0;  // in units of track.cpp
};

}  // namespace kneecheck::activities
