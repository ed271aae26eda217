#include "stream/csv_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "base/words/intake.h"
#include "base/words/stream.h"
#include "intake/case.h"
#include "intake/remedies.h"
#include "stream/answer.h"

namespace kneecheck::stream {
namespace {

// What there is of the one row in the text; empty, with a problem, when there is none.
std::optional<CsvRow> only_row(const Record& record, std::string_view text, Diagnostics& problems) {
  std::vector<CsvRow> rows = parse_csv(record.file, text, problems, record.separator);
  if (rows.size() != 1 && problems.empty()) {
    const Language& language = problems.language();
    problems.add(problem_in(record.file, text, 1, 1, "syntax", language.say(StreamText::not_one_row),
                            language.say(StreamText::end_alike)));
  }
  return rows.empty() ? std::nullopt : std::optional{std::move(rows.front())};
}

// A key in other letters is the key.
std::string key_of(const Knowledge& knowledge, std::string_view name) {
  if (knowledge.words.question(name)) return std::string{name};
  if (name.starts_with("X_")) return fmt::format("x_{}", name.substr(2));
  const auto same = [name](const Question& question) { return same_letters(question.id, name); };
  const auto found = std::ranges::find_if(knowledge.questions, same);
  return std::string{found == knowledge.questions.end() ? name : found->id};
}

// Who it is says nothing of a knee, and other tables have such columns too.
bool is_answer(const Knowledge& knowledge, QuestionIndex question) {
  return knowledge.questions[question].kind != QuestionKind::text &&
         question != static_cast<QuestionIndex>(Key::sex);
}

// No column is an answer, and few look as if they were meant to be one.
bool is_no_table_of_cases(const Knowledge& knowledge, const std::vector<std::string>& names) {
  constexpr std::size_t least = 3;  // of fewer, each is worth a remedy of its own
  constexpr std::size_t looked_at = 100;
  std::size_t near = 0;
  for (std::size_t i = 0; i < names.size() && i < looked_at; ++i) {
    const auto known = knowledge.words.question(names[i]);
    if (known && is_answer(knowledge, *known)) return false;
    if (!known) near += nearest_key(knowledge, names[i]) ? 1 : 0;
  }
  return names.size() >= least && near * 2 < std::min(names.size(), looked_at);
}

Diagnostic no_table_of_cases(const Language& language, const Record& header,
                             const std::vector<std::string>& names) {
  constexpr auto of_activities = std::to_array<std::string_view>(
      {"activity type", "activity date", "distance", "moving time", "elapsed time", "avg pace", "avg hr",
       "calories", "moving_time", "elapsed_time", "start_date", "average_speed"});
  const auto is_of_activity = [&](const std::string& name) {
    return std::ranges::any_of(of_activities, [&](std::string_view one) { return same_letters(one, name); });
  };
  const bool is_training = std::ranges::count_if(names, is_of_activity) > 1;
  const auto [message, help, command] =
      is_training
          ? std::tuple{StreamText::activities, StreamText::take_runs, "kneecheck triage --history FILE"}
          : std::tuple{StreamText::no_table_of_cases, StreamText::prints_first_row, "kneecheck template csv"};
  return problem_in(header.file, {}, 0, 0, "not_a_case", language.say(message),
                    language.say(help, {{"command", command}}));
}

// The first line of `text` as if it were a row without quotes, with a comma too many perhaps; empty: it has
// too few cells for one.
std::optional<CsvRow> row_of_line(std::string_view text, char separator, const CsvRow& columns) {
  std::string line{text.substr(0, text.find('\n'))};
  std::erase(line, '"');
  Diagnostics unsaid;
  std::vector<CsvRow> rows = parse_csv({}, line, unsaid, separator);
  if (rows.size() != 1 || rows.front().cells.size() < columns.cells.size()) return std::nullopt;
  return std::move(rows.front());
}

bool has_answers(const Knowledge& knowledge, const Record& record, const CsvRow& columns, const CsvRow& row) {
  Tree tree;
  Diagnostics unsaid;
  csv_tree({}, {}, columns, row, tree, unsaid, record.separator);
  const Case inner = decode_case(knowledge, tree.root(), record.locale);
  return std::ranges::any_of(inner.answers, [](const Answer& one) { return one.yes != 0 || one.no != 0; });
}

}  // namespace

std::string table_note(const Language& language, std::string_view file, char separator,
                       const Locale& locale) {
  return message_line(
      language.say(StreamText::table_note, {{"file", printable(file)},
                                            {"marks", language[marks_name(separator)]},
                                            {"number", locale.decimal_sign == ',' ? "18,5" : "18.5"},
                                            {"date", locale.example_date}}));
}

bool holds_a_row(const Knowledge& knowledge, const Record& row, const CsvRow& columns, std::size_t size) {
  std::string_view rest = std::string_view{row.text}.substr(0, size);
  if (rest.find('\n') == std::string_view::npos || !row_of_line(rest, row.separator, columns)) return false;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    rest.remove_prefix(end + 1);
    const auto inner = row_of_line(rest, row.separator, columns);
    if (inner && has_answers(knowledge, row, columns, *inner)) return true;
  }
  return false;
}

std::shared_ptr<const CsvRow> read_columns(const Knowledge& knowledge, const Record& header,
                                           Diagnostics& problems) {
  std::optional<CsvRow> names = only_row(header, header.text, problems);
  if (!names || !problems.empty()) return nullptr;
  for (std::string& name : names->cells) name = key_of(knowledge, trimmed(name));
  names->most = names->cells.size();
  while (names->cells.size() > 1 && names->cells.back().empty()) names->cells.pop_back();
  if (is_no_table_of_cases(knowledge, names->cells)) {
    problems.add(no_table_of_cases(problems.language(), header, names->cells));
    return nullptr;
  }
  // A case that has all the keys and says nothing is refused for its keys alone.
  CsvRow silent = *names;
  for (std::string& cell : silent.cells) cell = unsure;
  Tree tree;
  csv_tree(header.file, header.text, *names, silent, tree, problems,
           header.separator);  // false for a repeated key alone, with the tree all the same
  problems.append(decode_case(knowledge, tree.root(), header.locale).problems);
  return problems.empty() ? std::make_shared<const CsvRow>(std::move(*names)) : nullptr;
}

bool read_row(const Record& record, std::string_view text, Tree& tree, Diagnostics& problems) {
  const std::optional<CsvRow> row = only_row(record, text, problems);
  const std::size_t torn = row ? row->cells.size() : 0;  // the cell behind those that could be read
  const std::vector<std::string>& names = record.columns->cells;
  problems.change_each([&](Diagnostic& problem) {
    if (problem.code != "syntax" || torn >= names.size()) return;
    problem.key = names[torn];
    problem.message =
        problems.language().say(IntakeText::of_key, {{"key", names[torn]}, {"problem", problem.message}});
  });
  return row && csv_tree(record.file, text, *record.columns, *row, tree, problems, record.separator);
}

}  // namespace kneecheck::stream
