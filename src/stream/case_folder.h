// The folder of --out-dir: one file for each case, written whole or not at all, and a manifest of them all.
//
// Rule: the manifest never speaks of other files than those that are there. So it is gone before the first
// file changes, and written when the last one is there. Meanwhile a hidden list says which files are ours,
// and what is in them as far as that is known: a run that is killed leaves the list, and the next one goes on
// from it. A name is in the list before its file changes.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stream/cases.h"
#include "stream/earlier_files.h"
#include "stream/ids_seen.h"
#include "world/world.h"

namespace kneecheck::stream {

// Of the list of all files, and of that of a run which has not come to its end.
inline constexpr std::string_view manifest_name = "manifest.csv";
inline constexpr std::string_view unfinished_name = ".kneecheck-unfinished.csv";

// "out/manifest.csv"
std::string path_in(std::string_view folder, std::string_view name);
// Whether files of earlier runs may be replaced.
bool replaces_files(const Command& command);
// "out/P-014.json"
std::string case_path(const Command& command, std::string_view id, Format format);

// What is in the place of a file.
enum class Place : std::uint8_t {
  free,
  taken,  // by a file that may be replaced
  refused_file,
  refused_input,  // it is read by this run
  refused_other,  // a link, a pipe, a device, a folder
};

class CaseFolder {
 public:
  // Makes the folder and holds it. Throws IoError when it cannot be written to, or holds files of an earlier
  // run and nobody has said what is to become of them, or has files of another command in their places.
  CaseFolder(World& world, const Setting& setting);

  // The columns of the manifest behind ours: of this run's cases, and of earlier ones.
  const std::vector<std::string>& own_columns() const { return own_columns_; }
  const EarlierFiles& earlier() const { return earlier_; }
  // An earlier run was stopped: files that its list has may be gone without a word.
  bool is_resumed() const { return is_resumed_; }
  EarlierFiles& earlier() { return earlier_; }

  // Of this run's cases: those that are to have a file claim their ids.
  IdsSeen& ids() { return ids_; }
  Place place(std::string_view id, Format format) const;
  // To be said of files before they are written.
  void announce(const std::vector<std::string>& ids);
  // The case's file: `text`, and a line feed at the end if there is none.
  bool holds(const std::string& id, std::string_view text) const;
  void write(const std::string& id, std::string_view text);
  void remove(const std::string& id, Format format);
  // Removes a file that this run has written, and strikes it from the manifest.
  void withdraw(const std::string& id);
  // A row of the manifest, once the file is there.
  void note(const ManifestRow& row);
  // Returns how many files of cases that this run does not have are in the manifest too.
  std::uint64_t finish();

 private:
  void take_over();
  void add(ManifestRow row, bool csv_raw);
  void strike_withdrawn();
  std::vector<std::string> moved(const std::vector<std::string>& cells) const;

  World& world_;
  const Command& command_;
  const std::string manifest_path_, list_path_;
  std::shared_ptr<const void> held_;
  std::set<FileIdentity> inputs_;
  std::vector<std::string> own_columns_;
  EarlierFiles earlier_;
  bool is_resumed_ = false;
  std::unique_ptr<ManifestReader> again_;  // the earlier manifest, for a second look
  std::unique_ptr<Output> list_;
  std::unique_ptr<Output> manifest_;
  std::set<std::string> withdrawn_;  // ids
  std::string rows_;                 // of the manifest, not yet handed on
  std::string written_;              // rows of the list, not yet handed on: it may lag behind the files
  IdsSeen ids_{all_ids};             // as many as cases
};

}  // namespace kneecheck::stream
