// The records of the CASE operands, one after another, whatever they are written in and however many there
// are. Rule: bounded memory. A record is at most record_limits.bytes and one byte, so that the parser can
// refuse it; one more is held to see whether there is a batch.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "cli/command.h"
#include "knowledge/knowledge.h"
#include "stream/line_reader.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace kneecheck::stream {

// How far a reader goes on in a line that is too long: it may be a slip in a long stream, of NDJSON or CSV;
// beyond 2 GiB nobody has meant it.
inline constexpr std::uint64_t most_passed_over_in_line = std::uint64_t{2} << 30;

struct Record {
  std::string file;  // as messages name it; "-" for standard input
  std::string text;
  bool is_json = false;
  bool endless = false;                    // no end of it was found; what follows it was not read
  bool is_foreign = false;                 // no text of cases: the text is how the file begins
  std::shared_ptr<const CsvRow> columns;   // of a row of CSV
  const Locale* locale = &default_locale;  // of CSV: the language of the table
  char separator = ',';                    // of CSV: stands between its cells
  std::uint32_t row = 0;                   // of CSV: the number of the row, as spreadsheets count
  bool is_header = false;                  // the first row of a CSV whose columns are not those of cases
  std::string note;                        // of the first row: how the table is read, to be said once
  std::uint32_t first_line = 1;            // of `text`, in the file
  std::uint32_t lines_before = 0;          // of the record, blank or comment, left out of `text`
};

// The records of one file or stream.
class RecordSource {
 public:
  RecordSource(const Knowledge& knowledge, std::unique_ptr<Input> owned, Input& input, std::string name,
               InputFormat asked, std::function<void()> before_wait, const Locale& locale = default_locale);

  // YAML or JSON has at least one record: an empty one is for the parser to refuse. So has a bad CSV. Throws
  // ReadError behind the last record that was read whole; the next one is then never to be asked for.
  std::optional<Record> next();
  std::uint64_t bytes_read() const { return lines_.bytes_read(); }
  // One case a line or row: as it was asked for, as its ending says, or as its first lines show.
  bool is_for_many() const { return format_ == InputFormat::ndjson || format_ == InputFormat::csv; }

 private:
  void decide(InputFormat asked);
  bool is_case(std::string_view line) const;
  bool look_further();
  bool others_are_cases(bool may_be_json);
  bool next_line();
  bool next_filled_line();
  bool pass_over();
  Record record_here(bool is_json) const;
  std::optional<Record> next_ndjson();
  std::optional<Record> next_json();
  std::optional<Record> next_yaml();
  std::optional<Record> next_csv();
  bool begins_header(std::string_view line);
  Record row_here();
  void give_back(Record& record, std::size_t size);
  bool collect(Record& record);

  const Knowledge& knowledge_;
  std::unique_ptr<Input> owned_;
  std::string name_;
  LineReader lines_;
  const Locale& locale_;               // of CSV
  char separator_;                     // of its cells
  bool is_separator_named_ = false;    // by a line above the header
  std::uint32_t lines_in_quotes_ = 0;  // of CSV so far: lines that are no rows of their own
  std::string note_;                   // for the next record
  InputFormat format_ = InputFormat::yaml;
  std::optional<Record> first_;            // read while deciding
  std::exception_ptr failure_;             // of reading what follows it
  std::shared_ptr<const CsvRow> columns_;  // of a CSV, once they were read
  bool held_ = false;                      // the line at hand was looked at, but not used
  bool ended_ = false;
  bool any_ = false;      // next() has given a record
  bool endless_ = false;  // given up: nothing more is read
  std::uint64_t passed_over_ =
      0;  // bytes since the last record that belong to none, or to one that is too large
};

// The operands' records in order; no operand is standard input.
class CaseReader {
 public:
  // Throws IoError when a file is missing, or nothing could be read.
  CaseReader(World& world, const Knowledge& knowledge, std::vector<std::string> operands, InputFormat asked,
             std::function<void()> before_wait, const Locale& locale = default_locale);

  // Throws ReadError behind the last record that was read whole, however often it is asked.
  std::optional<Record> next();
  // The first record, which next() will give; null once it has.
  const Record* first() const { return first_ ? &*first_ : nullptr; }
  // More than one record, or a form that is for many.
  bool is_batch() const { return is_batch_; }
  // How many bytes there are in all; empty when nobody can know. How many were read so far.
  std::optional<std::uint64_t> bytes() const;
  std::uint64_t bytes_read() const { return bytes_before_ + (source_ ? source_->bytes_read() : 0); }

 private:
  std::optional<Record> read();
  void open(std::size_t operand);

  World& world_;
  const Knowledge& knowledge_;
  std::vector<std::string> operands_;
  InputFormat asked_;
  std::function<void()> before_wait_;
  const Locale& locale_;
  std::size_t opened_ = 0;
  std::uint64_t bytes_before_ = 0;  // of the operands before the one at hand
  std::optional<RecordSource> source_;
  std::optional<Record> first_, second_;
  std::exception_ptr failure_;
  bool is_batch_ = false;
};

}  // namespace kneecheck::stream
