// Text -> Tree, for YAML, JSON and CSV. Whatever is not plainly allowed is refused here, with its place:
// anchors, aliases, tags, duplicate keys, a second document, invalid UTF-8, control characters, too deep, too
// large. Rule: yaml-cpp is included in yaml.cpp only; how a stream divides is known here only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "syntax/tree.h"

namespace kneecheck::syntax {

// Limits with their reasons: a record is one person (1 MiB is a thousand times the usual), a knowledge file
// one topic (4 MiB); nothing sensible nests deeper than 32; nodes bound memory at 30 times the text.
struct Limits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t depth = 32;
  std::size_t nodes = 200'000;
};
inline constexpr Limits record_limits{};
inline constexpr Limits knowledge_limits{std::size_t{4} << 20, 32, 200'000};

// Each fills `tree` (cleared first; `source` is borrowed and must outlive it) and returns true, or adds
// problems and returns false; then the tree holds what was read before the fault. An empty document is a
// problem (code "empty").
bool parse_yaml(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
                Diagnostics& problems);
bool parse_json(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
                Diagnostics& problems);

// False, with a problem, for what is larger than the limit or no text: UTF-16, NUL, other controls.
bool check_text(std::string_view file, std::string_view source, const Limits& limits, Diagnostics& problems);

struct CsvRow {
  std::size_t line = 0;  // where the record starts
  std::vector<std::string> cells;
  std::vector<Place> places;  // of each cell; columns in bytes
  std::size_t most = 0;       // of a header: how many cells a row may have, if those behind its own are empty
};
// RFC 4180 with LF or CRLF; quotes may hold line breaks; blank lines are skipped. Returns the rows, header
// included, of a text that is no larger than a record may be; a row with a quoting error is a problem, and
// has the cells before it; reading goes on at the line after that of the torn cell's quote. `separator`
// stands between cells.
std::vector<CsvRow> parse_csv(std::string_view file, std::string_view source, Diagnostics& problems,
                              char separator = ',');
// One row of named cells as a mapping: empty cells are left out, `a;b;c` in a cell stays one plain scalar
// (intake splits it). False, with a problem, when the row has more or fewer cells than the header (but for
// empty ones at its end, up to `most` of the header), or the header has a key twice; `tree` then holds the
// cells that there are. `source` and `separator` are what parse_csv was given.
bool csv_tree(std::string_view file, std::string_view source, const CsvRow& header, const CsvRow& row,
              Tree& tree, Diagnostics& problems, char separator = ',');

// `source` with '?' for each byte that is no text (invalid UTF-8, NUL, other controls), as long as before.
std::string without_unfit(std::string_view source);

// The mark between the columns of a table, as its first row shows it: `usual` where it stands there, else a
// semicolon, a tab or a comma.
char separator_of(std::string_view header, char usual);
// The mark that a line `sep=;` names, which some spreadsheets write above the header; empty: it is no such
// line.
std::optional<char> named_separator(std::string_view line);

// Where a row ends in a stream of CSV. However many lines it takes, they are looked through once.
class CsvRowEnd {
 public:
  explicit CsvRowEnd(char separator = ',') : separator_(separator) {}
  // `row`: its lines so far, one more than at the last call. True while a quote is open at the end of it.
  bool is_open(std::string_view row);
  // How much of `row` belongs to it, once it is not open or no more lines come: all, but where a quote is
  // torn. Then its line is all that there is of the row, and the lines behind it are rows of their own.
  std::size_t size_in(std::string_view row) const;

 private:
  char separator_;
  std::size_t cell_ = 0;      // where the cell begins that is open
  std::size_t searched_ = 0;  // where to go on looking for its end
};

// What a line means for the division of a YAML stream into documents. No mark may stand inside a value: so
// lines are enough to divide a stream, and a torn document spoils only itself.
enum class DocumentMark : std::uint8_t {
  content,
  nothing,  // blank, a comment of text, or which YAML it is
  divider,  // `---`
  opener,   // `--- ` with the beginning of a document behind it
  ender     // `...`
};
DocumentMark document_mark(std::string_view line);

// What the first line that is not blank shows of an input. No case in YAML begins like JSON: `{"`, `{}`, `{`
// or a list. Nor like CSV: names with commas, semicolons or tabs between them are a mere text.
bool begins_json(std::string_view line);
bool begins_csv(std::string_view line);
// Whether a line that is neither may still be the first row of a table of other things: names of any letters.
bool may_begin_csv(std::string_view line);
// How far a text is one JSON mapping, right in all but its values: from end to end; so far, and more text
// could end it; or not at all.
enum class JsonExtent : std::uint8_t { whole, open, torn };
JsonExtent json_extent(std::string_view text);

}  // namespace kneecheck::syntax
