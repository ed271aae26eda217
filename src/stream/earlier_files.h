// What earlier runs have written into the folder of --out-dir, as their manifest says it, and which of their
// rows stay in that of this run. Rule: 40 bytes a row in memory, however long its id; the rest stays on disk.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "stream/manifest.h"

namespace kneecheck::stream {

class EarlierFiles {
 public:
  // Nothing.
  EarlierFiles() = default;
  // Reads the manifest; a later row for the same file takes the place of an earlier one.
  explicit EarlierFiles(ManifestReader& manifest);

  bool none() const { return rows_.empty(); }
  // A file of an earlier run; null: there is none in the manifest. Any thread may ask.
  struct File {
    std::optional<FileDigest> digest;  // empty: what is in it is not known
  };
  std::optional<File> find(std::string_view id, Format format) const;

  // This run has rows of its own for the case: the earlier ones go, but for those that are then kept.
  void settle(std::string_view id);
  void keep(std::string_view id, Format format);
  // Goes through the same manifest again, and gives the rows that stay; `is_settled`: of a case of this run.
  void for_each_kept(ManifestReader& manifest,
                     const std::function<void(const ManifestRow& row, bool is_settled)>& take) const;

 private:
  enum class Fate : std::uint8_t { untouched, kept, gone };
  struct Row {
    std::uint64_t key = 0;  // of its file's name, or else of its id
    FileDigest digest;
    std::uint32_t number = 0;
    bool has_digest = false;
    Fate fate = Fate::untouched;
  };
  static std::uint64_t key_of(std::string_view id, std::optional<Format> format);
  const Row* row_of(std::uint64_t key) const;
  void set(std::uint64_t key, Fate fate);

  std::vector<Row> rows_;  // sorted by key
};

}  // namespace kneecheck::stream
