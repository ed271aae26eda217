#include "intake/read_answer.h"

#include <string>

#include "syntax/parse.h"

namespace kneecheck::intake {

std::optional<Answer> read_quantity(const Knowledge& knowledge, QuestionIndex asked, std::string_view text) {
  CsvRow header{0, {std::string{knowledge.questions[asked].id}}, {Place{}}};
  CsvRow row{0, {std::string{text}}, {Place{}}};
  // Half a race is set aside, but here its length and its date come one by one.
  const auto add_other_half = [&](Key key, std::string_view any) {
    header.cells.emplace_back(word(key));
    row.cells.emplace_back(any);
    header.places.emplace_back();
    row.places.emplace_back();
  };
  if (asked == static_cast<QuestionIndex>(Key::race_km)) add_other_half(Key::race_date, "2000-01-01");
  if (asked == static_cast<QuestionIndex>(Key::race_date)) add_other_half(Key::race_km, "1");
  Tree tree;
  Diagnostics problems;
  if (!csv_tree({}, {}, header, row, tree, problems)) return std::nullopt;
  const Case runner = decode_case(knowledge, tree.root(), &default_locale);
  const Answer& answer = runner.answers[asked];
  return answer.known ? std::optional{answer} : std::nullopt;
}

}  // namespace kneecheck::intake
