#include "support.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <stdexcept>

#include "knowledge/load.h"
#include "syntax/parse.h"

namespace kneecheck::test {
namespace {

void must_parse(bool parsed, const Diagnostics& faults) {
  if (!parsed) throw std::runtime_error("the text of a test does not parse: " + format(faults));
}

}  // namespace

const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics faults;
    return load_knowledge({builtin_layer()}, faults);
  }();
  return *knowledge;
}

Case from_yaml(std::string_view text) {
  Tree tree;
  Diagnostics faults;
  must_parse(parse_yaml("case.yaml", text, record_limits, tree, faults), faults);
  return decode_case(builtin(), tree.root());
}

Case from_json(std::string_view text) {
  Tree tree;
  Diagnostics faults;
  must_parse(parse_json("case.json", text, record_limits, tree, faults), faults);
  return decode_case(builtin(), tree.root());
}

Case from_csv(std::string_view header, std::string_view row, const Locale& locale) {
  const std::string text = fmt::format("{}\n{}\n", header, row);
  Tree tree;
  Diagnostics faults;
  const std::vector<CsvRow> rows = parse_csv("case.csv", text, faults, locale.separator);
  must_parse(rows.size() == 2 && csv_tree("case.csv", text, rows[0], rows[1], tree, faults, locale.separator),
             faults);
  return decode_case(builtin(), tree.root(), &locale);
}

std::string problems(const Case& runner) {
  Diagnostics both = runner.problems;
  both.append(runner.plan_problems);
  both.sort();
  std::vector<std::string> lines;
  for (const Diagnostic& each : both.all()) {
    std::string line =
        fmt::format("{}:{} {} {}", each.place.line, each.place.column, each.code, each.message);
    if (!each.help.empty()) line += " | " + each.help;
    lines.push_back(std::move(line));
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string words(const Case& runner, Key key) {
  return fmt::format("{}", fmt::join(answer_words(builtin(), runner, static_cast<QuestionIndex>(key)), " "));
}

std::string ruled_out(const Case& runner, Key key) {
  const Question& question = builtin().question(key);
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((runner[key].no >> i & 1U) != 0) ids.push_back(question.choices[i].id);
  }
  return fmt::format("{}", fmt::join(ids, " "));
}

}  // namespace kneecheck::test
