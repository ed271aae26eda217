// What earlier runs have written into the folder of --out-dir, as their manifest says it, and which of their
// rows stay in that of this run. Rule: 40 bytes a row in memory, however long its id; the rest stays on disk.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "knowledge/vocabulary.h"
#include "stream/manifest.h"

namespace kneecheck::stream {

class EarlierFiles {
 public:
  // Nothing.
  EarlierFiles() = default;
  // Reads the manifest; a later row for the same file takes the place of an earlier one, and of the rows of
  // a case without a file the most urgent one stays.
  explicit EarlierFiles(ManifestReader& manifest);

  bool none() const { return rows_.empty(); }
  // A file of an earlier run; null: there is none in the manifest. Any thread may ask.
  struct File {
    std::optional<FileDigest> digest;  // empty: what is in it is not known
  };
  std::optional<File> find(std::string_view id, Format format) const;
  // How urgent a case was; null: it is not in the manifest.
  struct Standing {
    std::optional<Urgency> urgency;  // empty: nobody knew
  };
  std::optional<Standing> standing(std::string_view id) const;
  // Whether there are files in the format that the other one of `triage` and `plan` has made.
  bool holds_of_other(Verb verb, Format format) const;

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
    bool has_file = false;
    Fate fate = Fate::untouched;
    std::optional<Urgency> urgency;
  };
  static std::uint64_t key_of(std::string_view id, std::optional<Format> format);
  const Row* row_of(std::uint64_t key) const;
  void set(std::uint64_t key, Fate fate);

  std::vector<Row> rows_;                           // sorted by key
  std::set<std::pair<Verb, Format>> has_files_of_;  // as far as their status says by what they were made
};

}  // namespace kneecheck::stream
