// Which ids a run has had, and where each stood first: one that comes twice is named with both places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stream/case_reader.h"

namespace kneecheck::stream {

// As messages name it: "clinic.csv:3".
std::string place_of(const Record& record);

class IdsSeen {
 public:
  // Remembers so many ids, and looks for these alone.
  explicit IdsSeen(std::size_t most) : most_(most) {}

  // "clinic.csv:3", where a case before has had the id; empty: none has, and it is remembered.
  std::optional<std::string> claim(const std::string& id, const Record& record);
  // The same of a case that has no claim to it.
  std::optional<std::string> first_place(const std::string& id) const;
  // The first case with the id has a file in which nobody is sent to be seen.
  void note_calm_file(const std::string& id, bool has_one) { first_.at(id).has_calm_file = has_one; }
  bool has_calm_file(const std::string& id) const { return first_.at(id).has_calm_file; }

 private:
  struct At {
    std::uint32_t file = 0;  // index into files_
    std::uint32_t line = 0;
    bool has_calm_file = false;
  };
  std::size_t most_;
  std::vector<std::string> files_;
  std::unordered_map<std::string, At> first_;
};

// The problem of a record whose id stood at `first_place` before. `path`: the file under the id, which is the
// first one's; empty: there is none.
Diagnostic second_of_id(const Language& language, const Record& record, std::string_view id,
                        std::string_view first_place, std::string_view path = {});

inline constexpr std::size_t all_ids = static_cast<std::size_t>(-1);

}  // namespace kneecheck::stream
