#include "app/interview_help.h"

#include <algorithm>

#include "figure/draw.h"
#include "knowledge/figures.h"
#include "render/wrap.h"

namespace kneecheck::app {
namespace {

using Lines = std::vector<std::string>;

constexpr figure::Cells largest_of_help{60, 13};
constexpr std::size_t fewest_of_help = 8;  // rows in which a movement can be seen
constexpr figure::Cells largest_of_row{24, 10}, smallest_of_row{14, 7};  // of each spot
constexpr std::size_t gap = 2;

// In few rows there is room for the knee alone, with little of the thigh and the shin.
figure::Picture closer(figure::Picture picture) {
  constexpr double kept = 0.68;
  const figure::Point low = picture.box.low, high = picture.box.high;
  const figure::Point middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
  const auto nearer = [&](const figure::Point& at) {
    return figure::Point{middle.x + (at.x - middle.x) * kept, middle.y + (at.y - middle.y) * kept};
  };
  picture.box = {nearer(low), nearer(high)};
  return picture;
}

figure::Picture small_picture(const figure::Figure& figure) {
  return figure.zoom ? closer(picture_of(figure)) : picture_of(figure);
}

std::optional<figure::Figure> figure_of(const Knowledge& knowledge, QuestionIndex question) {
  return figure_at(knowledge, {knowledge.questions[question].figure, {}});
}

Lines without_margin(Lines lines) {
  std::size_t margin = std::string::npos;
  for (const std::string& line : lines) {
    if (!line.empty()) margin = std::min(margin, line.find_first_not_of(' '));
  }
  for (std::string& line : lines) line.erase(0, margin);
  return lines;
}

// `right` at a column behind `left`, whose lines end before it.
void put_beside(Lines& left, const Lines& right, std::size_t column) {
  left.resize(std::max(left.size(), right.size()));
  for (std::size_t i = 0; i < right.size(); ++i) {
    if (!right[i].empty()) left[i] = padded(left[i], column) + right[i];
  }
}

struct NumberedSpot {
  std::string number;  // empty: it is alone on its screen
  figure::Picture picture;
};

std::vector<NumberedSpot> spots_of(const Knowledge& knowledge, const Step& step) {
  const std::vector<Item> items = items_of(knowledge, step);
  std::vector<NumberedSpot> spots;
  for (const QuestionIndex question : step.questions) {
    const auto figure = figure_of(knowledge, question);
    if (!figure || figure->spots.empty()) continue;
    const auto item = std::ranges::find(items, question, &Item::question);
    const bool is_listed = form_of(knowledge, step) == StepForm::checklist && item != items.end();
    spots.push_back({is_listed ? std::to_string(item - items.begin() + 1) : "", small_picture(*figure)});
  }
  return spots;
}

}  // namespace

Lines spots_to_press(const Knowledge& knowledge, const Step& step, const Dialogue& dialogue,
                     std::size_t rows) {
  const std::vector<NumberedSpot> spots = spots_of(knowledge, step);
  if (spots.empty()) return {};
  const std::size_t columns = (dialogue.columns() + gap) / spots.size();
  const std::size_t of_number = spots.front().number.empty() ? 0 : 1;
  const figure::Cells most{std::min(columns - std::min(columns, gap), largest_of_row.columns),
                           std::min(rows - std::min(rows, of_number), largest_of_row.rows)};
  if (most.columns < smallest_of_row.columns || most.rows < smallest_of_row.rows) return {};
  Lines row;
  std::size_t column = 0;
  for (const NumberedSpot& spot : spots) {
    Lines picture = characters(spot.picture, most, dialogue.has_utf8());
    if (of_number > 0) picture.insert(picture.begin(), spot.number);
    put_beside(row, picture, column);
    column += most.columns + gap;
  }
  return row;
}

std::optional<std::string> explain_step(const Knowledge& knowledge, const Step& step, Dialogue& dialogue) {
  const std::vector<HelpPart> parts = help_parts(knowledge, step);
  // Below all that is shown stand the last line, or the one that says that there is more.
  const PlainLines more{{"", dialogue.text(InterviewText::more_help)}};
  const std::size_t below = std::max(dialogue.rows_of(parts.back().lines), dialogue.rows_of(more));
  const std::size_t room = dialogue.room() - std::min(dialogue.room(), below);
  std::size_t used = 0;
  // False: something else than Enter was typed.
  std::optional<std::string> line;
  const auto make_room = [&](std::size_t rows) {
    if (used == 0 || used + rows <= room) return true;
    dialogue.print(more);
    line = dialogue.read_line();
    used = 0;
    return line && line->empty();
  };
  for (const HelpPart& part : parts) {
    const bool is_last = &part == &parts.back();
    const std::size_t rows = is_last ? 0 : dialogue.rows_of(part.lines);
    const auto figure = part.test ? figure_of(knowledge, *part.test) : std::nullopt;
    if (!make_room(figure && rows + fewest_of_help <= room ? rows + fewest_of_help : rows)) return line;
    dialogue.print(part.lines);
    used += rows;
    if (!figure) continue;
    if (!make_room(fewest_of_help)) return line;
    const figure::Cells most{std::min(dialogue.columns(), largest_of_help.columns),
                             std::min(room - std::min(room, used), largest_of_help.rows)};
    const Lines picture = without_margin(characters(small_picture(*figure), most, dialogue.has_utf8()));
    dialogue.print_picture(picture);
    used += picture.size();
  }
  return dialogue.read_line();
}

}  // namespace kneecheck::app
