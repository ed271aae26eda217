#include "render/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "base/markup.h"
#include "base/text.h"
#include "base/words/render.h"
#include "render/labels.h"

namespace kneecheck::render {
namespace {

// In units of the picture, which is a little narrower than a phone: its letters of 11 are no smaller there.
constexpr double width = 340;
constexpr double left = 34;       // of the numbers of the axis
constexpr double line_step = 14;  // from one line of words to the next
constexpr double bars_height = 96;
constexpr double shares_height = 28;
constexpr double letter = 6.6;  // as wide as one of the letters is, and a little more

double width_of(std::string_view text) {
  return letter * static_cast<double>(display_width(text));
}

// One decimal at most.
std::string number(double value) {
  return fmt::format("{:g}", std::round(value * 10) / 10);
}

// How far apart the lines of the axis are, so that there are two to five of them.
int step_of(int most) {
  for (const int step : {1, 2, 5, 10, 20, 30, 50, 60, 100, 150, 200, 300, 500}) {
    if (most / step <= 4) return step;
  }
  return most;
}

struct Chart {
  const Language& language;
  const Bars& bars;
  std::string_view id;
  std::string out{};
  double y = 0;  // of the next thing below

  double slot() const { return (width - left) / static_cast<double>(bars.rows.size()); }
  double x_of(std::size_t row) const { return left + slot() * static_cast<double>(row); }
  double middle_of(std::size_t row) const { return x_of(row) + slot() / 2; }

  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
  }
  void text(double x, double at, std::string_view side, std::string_view words, std::string_view looks = {}) {
    put("<text x=\"{}\" y=\"{}\" class=\"{}{}{}\">{}</text>\n", number(x), number(at), side,
        looks.empty() ? "" : " ", looks, markup_text(words));
  }
  void rect(double x, double top, double wide, double high, std::string_view looks) {
    put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"/>\n", number(x), number(top),
        number(wide), number(high), looks);
  }
  void line(double x, double top, double to_x, double to_y, std::string_view looks) {
    put("<path d=\"M{} {}L{} {}\" class=\"{}\"/>\n", number(x), number(top), number(to_x), number(to_y),
        looks);
  }
  // A bar, hatched where it is marked.
  void bar(double x, double top, double wide, double high, bool is_marked) {
    rect(x, top, wide, high, "bar-fill");
    if (is_marked)
      put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#{}-hatch)\"/>\n", number(x),
          number(top), number(wide), number(high), id);
  }
  void point(double x, double at) {
    put("<circle cx=\"{}\" cy=\"{}\" r=\"3\" class=\"point\"/>\n", number(x), number(at));
  }

  bool any(bool (*holds)(const Bars::Row& row)) const { return std::ranges::any_of(bars.rows, holds); }

  void draw_legend();
  void draw_bars();
  void draw_labels();
  void draw_groups();
  void draw_shares();
};

// What the signs stand for, in lines that break between them.
void Chart::draw_legend() {
  enum class Sign : std::uint8_t { bar, marked, point, full };
  std::vector<std::pair<Sign, std::string>> entries{{Sign::bar, capitalized(bars.titles.amount)}};
  if (any([](const Bars::Row& row) { return row.is_marked; }))
    entries.emplace_back(Sign::marked, bars.titles.marked);
  if (any([](const Bars::Row& row) { return row.extra.has_value(); }))
    entries.emplace_back(Sign::point, bars.titles.extra);
  if (!bars.titles.full.empty()) entries.emplace_back(Sign::full, bars.titles.full);
  constexpr double sign = 14;
  constexpr double gap = 14;
  double x = 0;
  y = line_step;
  for (const auto& [kind, words] : entries) {
    const double wide = sign + width_of(words);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += line_step;
    }
    switch (kind) {
      case Sign::bar:
      case Sign::marked:
        bar(x, y - 8, 9, 9, kind == Sign::marked);
        break;
      case Sign::point:
        point(x + 4.5, y - 3.5);
        break;
      case Sign::full:
        line(x, y - 3.5, x + 10, y - 3.5, "full");
        break;
    }
    text(x + sign, y, "start", words);
    x += wide + gap;
  }
  y += line_step;
}

void Chart::draw_bars() {
  const int most = bars.most();
  const bool has_flag = any([](const Bars::Row& row) { return !row.flag.empty(); });
  const double base = y + bars_height + (has_flag ? line_step : 0);
  const auto y_at = [&](int amount) { return base - bars_height * amount / most; };
  const bool counts = !any([](const Bars::Row& row) { return row.amount > 0 && !row.in_words.empty(); });
  const int step = step_of(most);
  for (int at = step; counts && at <= most; at += step) {
    line(left, y_at(at), width, y_at(at), "grid");
    text(left - 4, y_at(at) + 3, "end", std::to_string(at));
  }
  if (!bars.titles.full.empty()) line(left, y_at(bars.full), width, y_at(bars.full), "full");
  line(left, base, width, base, "axis");
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    const Bars::Row& row = bars.rows[i];
    if (row.amount > 0)
      bar(x_of(i) + slot() * .14, y_at(row.amount), slot() * .72, base - y_at(row.amount), row.is_marked);
    if (row.extra) point(middle_of(i), y_at(*row.extra));
    double above = y_at(row.amount) - 4;
    if (!row.in_words.empty() && (i == 0 || row.in_words != bars.rows[i - 1].in_words)) {
      text(middle_of(i), above, "middle", row.in_words);
      above -= line_step;
    }
    if (!row.flag.empty())
      text(std::min(middle_of(i), width - width_of(row.flag) / 2), above, "middle", row.flag, "strong");
  }
  y = base;
}

// Below the bars, as many as there is room for; the one at hand always.
void Chart::draw_labels() {
  double widest = 0;
  for (const Bars::Row& row : bars.rows) widest = std::max(widest, width_of(row.label));
  const auto every = static_cast<std::size_t>(std::ceil((widest + 4) / slot()));
  const auto here = std::ranges::find(bars.rows, true, &Bars::Row::is_here) - bars.rows.begin();
  y += line_step;
  text(0, y, "start", capitalized(bars.titles.label));
  const double from = width_of(bars.titles.label) + widest / 2;
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    const auto apart = static_cast<std::size_t>(std::abs(here - static_cast<std::ptrdiff_t>(i)));
    const bool is_here = bars.rows[i].is_here;
    const bool has_room = i % every == 0 && (apart >= every || here == std::ssize(bars.rows));
    if (!is_here && (!has_room || middle_of(i) < from)) continue;
    text(middle_of(i), y, "middle", bars.rows[i].label, is_here ? "strong" : "");
    if (is_here) line(middle_of(i) - 6, y + 3, middle_of(i) + 6, y + 3, "here");
  }
  y += 5;
}

// Rows of one group stand on one band, with its name below it; names that would meet stand in two lines.
void Chart::draw_groups() {
  struct Band {
    std::string_view name;
    std::size_t from, to;
  };
  std::vector<Band> bands;
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    if (bands.empty() || bands.back().name != bars.rows[i].group) bands.push_back({bars.rows[i].group, i, i});
    bands.back().to = i + 1;
  }
  if (bands.size() == 1 && bands.front().name.empty()) return;
  const auto too_narrow = [&](const Band& band) {
    return width_of(band.name) > slot() * static_cast<double>(band.to - band.from);
  };
  const bool in_two_lines = std::ranges::any_of(bands, too_narrow);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const Band& band = bands[i];
    const double from = x_of(band.from);
    const double wide = slot() * static_cast<double>(band.to - band.from);
    rect(from + .5, y, wide - 1, 5, i % 2 == 0 ? "band" : "band odd");
    const double half = width_of(band.name) / 2;
    const double at = std::clamp(from + wide / 2, half, width - half);
    text(at, y + 15 + (in_two_lines && i % 2 == 1 ? line_step : 0), "middle", band.name);
  }
  y += 20 + (in_two_lines ? line_step : 0);
}

// A small chart of its own below; its numbers stand where they change.
void Chart::draw_shares() {
  if (!any([](const Bars::Row& row) { return row.share_percent.has_value(); })) return;
  y += line_step;
  text(0, y, "start", capitalized(bars.titles.share));
  y += 5;
  const double base = y + line_step + shares_height;
  line(left, base, width, base, "axis");
  int before = 0;
  double free_from = 0;  // where no number stands yet
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    const int share = bars.rows[i].share_percent.value_or(0);
    const double high = shares_height * std::min(share, 100) / 100;
    if (share > 0) bar(x_of(i) + slot() * .14, base - high, slot() * .72, high, false);
    const std::string words = percent(language, share);
    const double half = width_of(words) / 2;
    const double at = std::min(middle_of(i), width - half);
    if (share > 0 && share != before && at - half >= free_from) {
      text(at, base - high - 3, "middle", words);
      free_from = at + half;
    }
    before = share;
  }
  y = base + 4;
}

// All of it in words, for those who do not see it.
std::string in_words(const Language& language, const Bars& bars) {
  std::vector<std::string> rows;
  for (const Bars::Row& row : bars.rows) {
    const std::string name = language.say(
        RenderText::row_name, {{"title", capitalized(bars.titles.label)}, {"label", row_label(row)}});
    std::vector<std::string> words = bar_words(language, bars.titles, row);
    if (!row.flag.empty()) words.push_back(row.flag);
    rows.push_back(labelled(language, name, language.comma_list(words)));
  }
  return language.semicolon_list(rows);
}

}  // namespace

std::string chart_svg(const Language& language, const Bars& bars, std::string_view title,
                      std::string_view id) {
  Chart chart{language, bars, id};
  chart.draw_legend();
  chart.draw_bars();
  chart.draw_labels();
  chart.draw_groups();
  chart.draw_shares();
  return fmt::format(
      "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "aria-labelledby=\"{2}-title {2}-text\">\n<title id=\"{2}-title\">{3}</title>\n<desc "
      "id=\"{2}-text\">{4}"
      "</desc>\n<defs><pattern id=\"{2}-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><path d=\"M1.2 0V4\" class=\"hatch\"/></pattern></defs>\n{5}</svg>\n",
      number(width), number(chart.y), id, markup_text(title), markup_text(in_words(language, bars)),
      chart.out);
}

}  // namespace kneecheck::render
