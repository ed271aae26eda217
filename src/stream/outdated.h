// What earlier runs have left in the folder of --out-dir and this run contradicts: replaced, removed, or
// named for somebody to look at. Rule: removed is only what the manifest calls ours, or what is in the place
// of this run's own file; and only if we were told that files may be replaced.
#pragma once

#include <cstdint>
#include <string>

#include "stream/case_folder.h"
#include "stream/cases.h"

namespace kneecheck::stream {

// The answer to a case, as far as its files depend on it.
struct Standing {
  const std::string& id;
  Outcome outcome = Outcome::bad;
  std::optional<FileDigest> digest{};  // of its file in the format of this run; empty for a bad case
  bool has_file = false;               // that is right, or that we were not allowed to write
};

// Each of these says what it does, in `messages`: a few of a kind by name, the rest as a number at the end.
class Outdated {
 public:
  Outdated(const Knowledge& knowledge, const Command& command, CaseFolder& folder)
      : knowledge_(knowledge), language_(knowledge.language), command_(command), folder_(folder) {}

  // Who is more urgent than the earlier manifest says, from `soon` on: whatever the format, somebody has to
  // see to each of them.
  void say_risen(const std::string& id, std::optional<Urgency> now, std::string& messages) const;
  // `follows`: a calendar that sees to the events of the one before it.
  void say_replaced(const std::string& id, bool follows, std::string& messages);
  void say_refused(const std::string& id, Place place, std::string& messages);
  // Sees to the other files of a case. What has to be left makes the status worse.
  void clear_away(const Standing& now, std::string& messages, ExitStatus& status);
  // `of_others`: files in the folder of cases that this run does not have.
  void sum_up(std::uint64_t of_others, std::string& messages) const;

 private:
  void say_removed(const std::string& path, bool is_calendar, std::string& messages);
  std::string problem(TextId message, const std::string& path, TextId help) const;
  std::string sum(TextId text, std::uint64_t files) const;

  const Knowledge& knowledge_;
  const Language& language_;
  const Command& command_;
  CaseFolder& folder_;
  std::uint64_t replaced_ = 0, removed_ = 0, refused_ = 0;
};

}  // namespace kneecheck::stream
