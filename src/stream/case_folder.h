// The folder of --out-dir: one file for each case, written whole or not at all, and a manifest of them all.
// Rule: nothing is replaced without --force but what --skip-existing may not keep; names are of safe ids.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "stream/cases.h"
#include "world/world.h"

namespace kneecheck::stream {

// `[A-Za-z0-9][A-Za-z0-9._-]{0,99}` without a final dot, and not `manifest`.
bool is_safe_id(std::string_view id);

// "out/P-014.json"
std::string case_path(const Command& command, std::string_view id, Format format);

class CaseFolder {
 public:
  // Makes the folder. Throws IoError when it cannot be written to, or its manifest may not be replaced.
  CaseFolder(World& world, const Command& command);

  // False when a case of this run has had the id.
  bool claim(const std::string& id) { return ids_.insert(id).second; }
  bool claimed(const std::string& id) const { return ids_.contains(id); }
  bool is_there(const std::string& id, Format format) const;
  // False when a file is there that may not be replaced.
  bool may_write(const std::string& id) const;
  // `header`, `text`, and a line feed at the end if there is none.
  void write(const std::string& id, std::string_view header, std::string_view text);
  // A row of the manifest.
  void note(const std::optional<std::string>& id, std::string_view status, const Answered& answered,
            bool has_file);
  void finish();

 private:
  World& world_;
  const Command& command_;
  std::unique_ptr<Output> manifest_;
  std::string rows_;                     // of the manifest, not yet handed on
  std::unordered_set<std::string> ids_;  // as many as files
};

}  // namespace kneecheck::stream
