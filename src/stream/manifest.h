// manifest.csv of --out-dir: a row for each file, and for each case that has none. How it is written, and how
// that of an earlier run is read.
// Rule: what is read names files of safe ids and known formats only, so that nothing in it leads elsewhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/formats.h"
#include "stream/file_digest.h"
#include "stream/line_reader.h"
#include "world/world.h"

namespace kneecheck::stream {

// `[A-Za-z0-9][A-Za-z0-9._-]{0,99}` without a final dot, and not `manifest`.
bool is_safe_id(std::string_view id);

// "P-014.json"
std::string file_name(std::string_view id, Format format);

struct ManifestRow {
  std::string id;
  std::string status, urgency, alarm;  // empty: not known
  std::optional<Format> format;        // of the file; empty: there is none
  std::optional<FileDigest> digest;    // empty: what is in the file is not known
  std::vector<std::string> own{};      // the cells behind ours, under the keys of the cases' owner (x_...)
  bool in_list = true;                 // the last run had the case; of a row that was read: nobody asks
};

inline constexpr std::string_view manifest_header = "id,status,urgency,alarm,file,digest,in_list\r\n";
void append_row(std::string& out, const ManifestRow& row, bool csv_raw);
// A row that was read, as it was, but that a case of these ids has no file.
void append_without_file(std::string& out, std::vector<std::string> cells, const std::set<std::string>& ids);

// Reads row by row, in bounded memory; also what a spreadsheet has saved with other marks between the cells.
class ManifestReader {
 public:
  explicit ManifestReader(std::unique_ptr<Input> input);

  // Whether the first row is that of a manifest, of this program or an older one.
  bool is_manifest() const { return columns_ > 0; }
  // The next row that can be one of ours: what is torn or was changed by hand is passed over.
  std::optional<ManifestRow> next();
  // Of the next row, whatever it says; none at the end.
  std::vector<std::string> cells();
  std::uint32_t number() const { return number_; }  // of the row that next() has given
  const std::vector<std::string>& own_columns() const { return own_columns_; }

 private:
  std::unique_ptr<Input> input_;
  LineReader lines_;
  char separator_ = ',';
  std::size_t columns_ = 0;
  std::vector<std::string> own_columns_;
  std::uint32_t number_ = 0;
};

}  // namespace kneecheck::stream
