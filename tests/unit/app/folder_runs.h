// Runs of the program in a folder in memory, for the tests of --out-dir.
#pragma once

#include <fmt/format.h>

#include <sstream>
#include <string>
#include <vector>

#include "app/run.h"
#include "memory_world.h"

namespace kneecheck::app {

// A case with a plan, that nobody has to be seen for, unless `signs` say so.
inline std::string planned(std::string_view id, std::string_view signs = "none",
                           std::string_view start = "2026-11-30") {
  return fmt::format(
      "{{\"id\": \"{}\", \"age\": 34, \"location\": \"outer\", \"onset\": \"gradual\", \"swelling\": "
      "\"none\", \"warning_signs\": \"{}\", \"history\": \"none\", \"pattern\": "
      "\"after_set_distance\", \"start\": \"{}\"}}\n",
      id, signs, start);
}

struct Ran {
  ExitStatus status = ExitStatus::done;
  std::string out, err;
};

inline Ran run_in(MemoryFiles& files, const std::vector<std::string>& arguments) {
  MemoryWorld memory{files};
  World world = memory.view();
  const ExitStatus status = run(world, arguments);
  return {status, memory.out.text, memory.err.text};
}

inline std::vector<std::string> with(std::vector<std::string> arguments, const std::string& more) {
  arguments.push_back(more);
  return arguments;
}

inline bool says(const Ran& ran, std::string_view words) {
  return ran.err.find(words) != std::string::npos;
}

// The rows of a manifest, each with "+" for a digest and nothing for none: digests change with the knowledge.
// That a case is in the list is left out.
inline std::string rows_of(const std::string& manifest) {
  std::string rows;
  std::istringstream lines{manifest};
  for (std::string line; std::getline(lines, line);) {
    std::string row = line.substr(0, line.find('\r'));
    for (const std::string_view in_list : {",in_list", ",yes", ",no"}) {
      if (row.ends_with(in_list)) row.resize(row.size() - in_list.size());
    }
    const std::size_t digest = row.rfind(',') + 1;
    rows += row.size() - digest == 48 ? row.substr(0, digest) + "+" : row;
    rows += '\n';
  }
  return rows;
}

}  // namespace kneecheck::app
