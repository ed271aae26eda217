// The tables that Strava and Garmin Connect export, in English or German. Columns are found by their names;
// all others, with names and places and heart rates, are never looked at.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "activities/readers.h"
#include "base/number.h"
#include "base/text.h"
#include "base/words/activities.h"
#include "base/words/base.h"
#include "syntax/parse.h"

namespace kneecheck::activities {
namespace {

constexpr std::size_t longest_row = std::size_t{256} << 10;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// In the order in which a time is taken: that of moving, without the pauses, all of it.
enum class Column : std::uint8_t { sport, date, moving, timer, elapsed, distance, metres };
constexpr std::size_t column_count = 7;

struct Heading {
  std::string_view name;
  Column column;
};
constexpr auto headings = std::to_array<Heading>({
    {"activity type", Column::sport},
    {"aktivitätsart", Column::sport},
    {"aktivitätstyp", Column::sport},
    {"activity date", Column::date},
    {"aktivitätsdatum", Column::date},
    {"date", Column::date},
    {"datum", Column::date},
    {"moving time", Column::moving},
    {"bewegungszeit", Column::moving},
    {"zeit in bewegung", Column::moving},
    {"time", Column::timer},
    {"zeit", Column::timer},
    {"activity time", Column::timer},
    {"elapsed time", Column::elapsed},
    {"verstrichene zeit", Column::elapsed},
    {"distance", Column::distance},
    {"distanz", Column::distance},
});

// Where the columns stand. Strava has two distances: the first as people read it, the second in metres.
struct Columns {
  std::array<std::size_t, column_count> at;

  std::size_t& operator[](Column column) { return at[static_cast<std::size_t>(column)]; }
  bool has(Column column) const { return at[static_cast<std::size_t>(column)] != nowhere; }
  bool are_enough() const {
    return has(Column::sport) && has(Column::date) &&
           (has(Column::moving) || has(Column::timer) || has(Column::elapsed));
  }
  // Without what stands there for nothing; empty: nothing is known.
  std::string_view cell(const CsvRow& row, Column column) const {
    const std::size_t place = at[static_cast<std::size_t>(column)];
    if (place >= row.cells.size()) return {};
    const std::string_view text = trimmed(row.cells[place]);
    return text == "--" ? std::string_view{} : text;
  }
};

Columns columns_of(const CsvRow& header) {
  Columns columns;
  columns.at.fill(nowhere);
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string_view name = trimmed(header.cells[i]);
    for (const Heading& heading : headings) {
      if (!same_letters(heading.name, name)) continue;
      if (!columns.has(heading.column)) {
        columns[heading.column] = i;
      } else if (heading.column == Column::distance && !columns.has(Column::metres)) {
        columns[Column::metres] = i;
      }
    }
  }
  return columns;
}

// "783", "783.0"; "00:45:10", "45:10", "00:45:10.5": seconds. 0 stands for what was not recorded.
std::optional<std::int64_t> duration_of(std::string_view text) {
  text = text.substr(0, text.find_first_of(".,"));
  std::int64_t seconds = 0;
  for (std::size_t parts = 0; parts < 3; ++parts) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    std::string_view digits = text.substr(0, colon);
    while (digits.size() > 1 && digits.starts_with('0')) digits.remove_prefix(1);
    const auto number = parse_whole(digits);
    if (!number || *number < 0 || *number > most_seconds) return std::nullopt;
    seconds = seconds * 60 + *number;
    if (colon == text.size()) return seconds > 0 ? std::optional{seconds} : std::nullopt;
    text.remove_prefix(colon + 1);
  }
  return std::nullopt;
}

// A number in millionths, whichever marks the program that wrote it has used: the last mark is the decimal
// sign, but for a comma by itself with three digits behind it.
std::optional<std::int64_t> number_of(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark = text[i] == '.' || text[i] == ',';
    const bool is_thousands = i != last || (text[i] == ',' && text.size() - i == 4);
    if (is_mark && is_thousands) continue;
    plain += is_mark ? '.' : text[i];
  }
  return parse_decimal(plain);
}

std::optional<std::int64_t> metres_of(const Columns& columns, const CsvRow& row, Units units) {
  constexpr std::int64_t metre = decimal_one;
  const auto metres = number_of(columns.cell(row, Column::metres));
  if (metres && *metres >= 0) return (*metres + metre / 2) / metre;
  const auto distance = number_of(columns.cell(row, Column::distance));
  constexpr std::int64_t millimetres_in_km = 1'000'000, millimetres_in_mile = 1'609'344;
  constexpr std::int64_t most = 10'000 * decimal_one;
  if (!distance || *distance < 0 || *distance > most) return std::nullopt;
  const std::int64_t thousandths = (*distance + 500) / 1000;
  const std::int64_t each = units == Units::mi ? millimetres_in_mile : millimetres_in_km;
  return (thousandths * each / 1000 + 500) / 1000;
}

std::optional<int> month_of(std::string_view word) {
  for (std::size_t month = 0; month < 12; ++month) {
    if (same_letters(word, english()[counted(BaseText::jan, month)])) return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

// "2024-03-04 06:12:33", "04.03.2024, 06:12:33", "Mar 4, 2024, 6:12:33 AM", "4 Mar 2024, 06:12:33"; 3/4/2024
// where somebody has said how to read it. The time of day does not matter.
std::optional<Date> day_of(std::string_view text, DateOrder order) {
  const std::string_view first = text.substr(0, text.find_first_of(", T"));
  if (const auto date = parse_date(first)) return date;
  if (first.find('.') != std::string_view::npos) return parse_date(first, DateOrder::day_first);
  if (first.find('/') != std::string_view::npos) return parse_date(first, order);
  std::optional<int> month;
  std::array<std::string_view, 2> numbers;
  std::size_t count = 0;
  for (std::size_t words = 0; words < 3 && !text.empty(); ++words) {
    const std::size_t size = std::min(text.find_first_of(", "), text.size());
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(std::min(text.find_first_not_of(", ", size), text.size()));
    if (const auto found = month_of(word.substr(0, 3)); found && !month) {
      month = found;
    } else if (count < numbers.size()) {
      numbers[count++] = word;
    }
  }
  if (!month || count != numbers.size()) return std::nullopt;
  return parse_date(std::string{numbers[0]} + '/' + std::to_string(*month) + '/' + std::string{numbers[1]},
                    DateOrder::day_first);
}

std::optional<Activity> activity_of(const Columns& columns, const CsvRow& row, const Counting& counting) {
  const auto date = day_of(columns.cell(row, Column::date), counting.dates);
  if (!date) return std::nullopt;
  for (const Column column : {Column::moving, Column::timer, Column::elapsed}) {
    const auto seconds = duration_of(columns.cell(row, column));
    if (!seconds) continue;
    return plausible(*date, *seconds, metres_of(columns, row, counting.units),
                     names_a_run(columns.cell(row, Column::sport)));
  }
  return std::nullopt;
}

// The rows of a text, one after another, so that a large table takes no more memory than its runs.
class Rows {
 public:
  explicit Rows(std::string_view text) : text_(text) {
    separator_ = separator_of(text.substr(0, text.find('\n')), ',');
  }

  // Empty at the end. A row whose quotes are torn ends with its line, and has no cells.
  std::optional<CsvRow> next() {
    while (at_ < text_.size()) {
      line_ = next_line_;
      const std::string row = without_unfit(take());  // an odd byte in a name is no matter
      Diagnostics unsaid;                             // it would show the line
      std::vector<CsvRow> rows = parse_csv({}, row, unsaid, separator_);
      if (!unsaid.empty()) return CsvRow{};
      if (!rows.empty()) return std::move(rows.front());
    }
    return std::nullopt;
  }
  std::size_t line() const { return line_; }  // of the row that next() gave

 private:
  std::string_view take() {
    CsvRowEnd end{separator_};
    std::size_t size = line_end(at_) - at_;
    while (end.is_open(text_.substr(at_, size)) && at_ + size < text_.size() && size < longest_row)
      size = line_end(at_ + size + 1) - at_;
    size = end.size_in(text_.substr(at_, size));
    const std::string_view row = text_.substr(at_, size);
    next_line_ += static_cast<std::size_t>(std::ranges::count(row, '\n')) + 1;
    at_ += size + 1;
    return row;
  }
  std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }

  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_ = 1, next_line_ = 1;
};

}  // namespace

std::vector<Activity> read_table(std::string_view file, std::string_view text, const Counting& counting,
                                 Diagnostics& problems) {
  const Language& language = problems.language();
  Rows rows{text};
  const auto header = rows.next();
  const Columns columns = columns_of(header.value_or(CsvRow{}));
  if (!columns.are_enough()) {
    refuse(problems, file, 0, "syntax", language.say(ActivitiesText::not_activities),
           ActivitiesText::what_is_read);
    return {};
  }
  std::vector<Activity> found;
  std::size_t left_out = 0, first_line = 0;
  while (const auto row = rows.next()) {
    // A comma too many has shifted what stands behind it.
    const bool is_row = !row->cells.empty() && row->cells.size() <= header->cells.size();
    const auto activity = is_row ? activity_of(columns, *row, counting) : std::nullopt;
    if (activity && found.size() < most_activities) {
      found.push_back(*activity);
    } else if (activity || !is_row || names_a_run(columns.cell(*row, Column::sport))) {
      if (left_out++ == 0) first_line = rows.line();  // what is no run matters to nobody
    }
  }
  if (left_out > 0)
    warn(problems, file, first_line, language.say(ActivitiesText::rows_left_out, {{"n", left_out}}),
         ActivitiesText::needs_date_and_time);
  return found;
}

}  // namespace kneecheck::activities
