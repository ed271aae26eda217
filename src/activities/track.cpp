#include "activities/track.h"

#include <algorithm>

namespace kneecheck::activities {
namespace {

// A length is counted in parts of a millionth of a degree of a great circle, 0.11 mm each.
constexpr std::int64_t parts = 1024;
constexpr std::int64_t degree = 1'000'000;                  // in millionths
constexpr std::int64_t micrometres_in_millionth = 111'195;  // of a degree, on a globe of 6371 km
constexpr std::int64_t longest_step = degree;               // beyond it the point is elsewhere
constexpr std::int64_t fastest = 108;                       // millionths of a degree a second: 12 m
constexpr std::int64_t longest_track =
    20'000 * degree;  // more is no track: 2224 km, so that nothing overflows

// The cosine of an angle up to 90 degrees, in parts of 2^30: the series of it, which six terms end.
std::int64_t cosine(std::int64_t millionths) {
  constexpr std::int64_t one = std::int64_t{1} << 30;
  constexpr std::int64_t radians_in_degree = 18'740'330;  // of the same parts
  const std::int64_t angle = std::abs(millionths) * radians_in_degree / degree;
  const std::int64_t square = angle * angle / one;
  std::int64_t sum = one;
  for (const std::int64_t divisor : {132, 90, 56, 30, 12, 2}) sum = one - square / divisor * sum / one;
  return std::max<std::int64_t>(sum, 0);
}

std::int64_t root(std::int64_t square) {
  std::int64_t found = 0;
  for (std::int64_t bit = std::int64_t{1} << 31; bit > 0; bit /= 2) {
    const std::int64_t next = found + bit;
    if (next <= square / next) found = next;
  }
  return found;
}

// Empty: too far apart to be two points of a run.
std::optional<std::int64_t> distance(Position from, Position to) {
  const std::int64_t north = to.latitude - from.latitude;
  std::int64_t east = to.longitude - from.longitude;
  if (east > 180 * degree) east -= 360 * degree;
  if (east < -180 * degree) east += 360 * degree;
  if (std::abs(north) > longest_step || std::abs(east) > longest_step) return std::nullopt;
  const std::int64_t up = north * parts;
  const std::int64_t along = (east * parts * (cosine((from.latitude + to.latitude) / 2) / 1024)) >> 20;
  return root(up * up + along * along);
}

}  // namespace

void TrackLength::add(Position position, std::optional<std::int64_t> seconds) {
  if (last_) {
    const auto step = distance(*last_, position);
    const bool is_timed = seconds && last_seconds_;
    const std::int64_t passed =
        is_timed ? std::clamp<std::int64_t>(*seconds - *last_seconds_, 1, 1'000'000) : 0;
    const bool is_possible = step && (!is_timed || *step <= passed * fastest * parts);
    if (is_possible && length_ < longest_track * parts) length_ += *step;
  }
  last_ = position;
  last_seconds_ = seconds;
}

std::int64_t TrackLength::metres() const {
  return (length_ / parts * micrometres_in_millionth + 500'000) / 1'000'000;
}

}  // namespace kneecheck::activities
