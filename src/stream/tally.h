// What became of the cases of a batch, counted.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "stream/cases.h"

namespace kneecheck::stream {

struct Tally {
  std::array<std::uint64_t, 4> of{};  // by Outcome
  std::uint64_t starting_today = 0;
  std::uint64_t alarms = 0;
  std::uint64_t kept = 0;  // files that were there already
  ExitStatus status = ExitStatus::done;

  void count(const Answered& answered) {
    ++of[static_cast<std::size_t>(answered.outcome)];
    starting_today += answered.starts_today ? 1 : 0;
    alarms += answered.alarm.value_or(false) ? 1 : 0;
    status = worse(status, answered.status);
  }
  void add(const Tally& other) {
    for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
    starting_today += other.starting_today;
    alarms += other.alarms;
    kept += other.kept;
    status = worse(status, other.status);
  }
  std::uint64_t operator[](Outcome outcome) const { return of[static_cast<std::size_t>(outcome)]; }
  std::uint64_t all() const { return of[0] + of[1] + of[2] + of[3]; }
};

// The one line at the end: "kneecheck: 3 cases: 2 planned, 1 withheld, 0 incomplete, 0 bad, 0.1 seconds".
std::string summary(const Language& language, const Tally& tally, Verb verb, std::int64_t milliseconds);

}  // namespace kneecheck::stream
