// The calendars whose place those of this run take: what --replaces names, or what is in the place of a
// case's own file in the folder of --out-dir. Rule: files are only read here, and each but once for a case.
#pragma once

#include <optional>
#include <string>

#include "export/earlier_calendar.h"
#include "stream/cases.h"
#include "world/world.h"

namespace kneecheck::stream {

class EarlierCalendars {
 public:
  // For a command that writes calendars. Throws IoError when --replaces names a folder or a manifest that is
  // none.
  EarlierCalendars(World& world, const Command& command);

  // Whether there is one calendar, which can be of one case only.
  bool is_one_file() const { return is_one_file_; }

  // Of a case; empty: there is none, or there are problems. Any thread may ask. Throws IoError when a file
  // cannot be read. Of a file of --out-dir nobody has said that it is a calendar of ours: if it is not, there
  // is none.
  std::optional<EarlierCalendar> of(const Setting& setting, const Case& runner, Diagnostics& problems) const;

 private:
  std::optional<std::string> path_of(const Case& runner) const;

  World& world_;
  bool is_asked_for_;
  bool is_one_file_ = false;
  std::string path_;  // of the file, or the folder; empty: there is nothing earlier
};

}  // namespace kneecheck::stream
