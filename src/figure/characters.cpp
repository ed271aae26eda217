#include <algorithm>
#include <cmath>

#include "figure/distance.h"
#include "figure/draw.h"

namespace kneecheck::figure {
namespace {

constexpr std::size_t dots_wide = 2, dots_high = 4;  // of a character of braille

enum class Dot : std::uint8_t { none, light, full, mark };

// What is far or a thing is drawn as every second dot.
Dot dot_of(Ink ink, bool is_wrong) {
  if (is_wrong) return Dot::light;
  switch (ink) {
    case Ink::near:
    case Ink::shirt:
    case Ink::shorts:
    case Ink::edge:
    case Ink::floor:
      return Dot::full;
    case Ink::mark:
      return Dot::mark;
    case Ink::bone:
      return Dot::none;
    default:
      return Dot::light;
  }
}

struct Raster {
  const Picture& picture;
  std::size_t columns, rows;  // of dots
  double scale;
  std::vector<Dot> dots{};

  Dot& at(std::size_t x, std::size_t y) { return dots[y * columns + x]; }
  Point place(std::size_t x, std::size_t y, const Panel& panel) const {
    return {picture.box.low.x + (static_cast<double>(x) + 0.5) / scale - panel.at.x,
            picture.box.high.y - (static_cast<double>(y) + 0.5) / scale - panel.at.y};
  }

  // Paints every dot at which `distance` is below 0, and wipes those within `rim` around them; both are in
  // `box`.
  template <class Distance>
  void paint(const Panel& panel, const Box& box, Dot dot, double rim, const Distance& distance) {
    const auto dots_from = [this](double length, std::size_t most) {
      return static_cast<std::size_t>(std::clamp(std::floor(length * scale), 0.0, static_cast<double>(most)));
    };
    const double more = rim + 1 / scale;
    const std::size_t left = dots_from(box.low.x + panel.at.x - picture.box.low.x - more, columns);
    const std::size_t right =
        dots_from(box.high.x + panel.at.x - picture.box.low.x + more + 1 / scale, columns);
    const std::size_t top = dots_from(picture.box.high.y - box.high.y - panel.at.y - more, rows);
    const std::size_t bottom =
        dots_from(picture.box.high.y - box.low.y - panel.at.y + more + 1 / scale, rows);
    for (std::size_t y = top; y < bottom; ++y) {
      for (std::size_t x = left; x < right; ++x) {
        const double off = distance(place(x, y, panel));
        if (off > rim) continue;
        at(x, y) = off > 0 || (dot == Dot::light && (x + y) % 2 == 1) ? Dot::none : dot;
      }
    }
  }
};

void paint(Raster& raster, const Panel& panel, const Shape& shape) {
  const double dot = 1 / raster.scale;  // centimetres
  const Dot ink = dot_of(shape.ink, panel.is_wrong);
  Box box;
  for (const Disc& disc : shape.discs) box.hold({disc.at, std::max(disc.radius, dot)});
  if (shape.form == Form::hull) {
    const bool has_rim = shape.ink <= Ink::shorts && !shape.goes_on;
    const Hull hull{shape.discs};
    return raster.paint(panel, box, ink, has_rim ? dot : 0, [&](const Point& p) { return hull.outside(p); });
  }
  if (shape.form == Form::ring) {
    const Disc& disc = shape.discs.front();
    return raster.paint(panel, box, ink, dot, [&](const Point& p) {
      return std::abs(std::hypot(p.x - disc.at.x, p.y - disc.at.y) - disc.radius) - dot * 0.6;
    });
  }
  const double half = std::max(shape.discs.front().radius, dot * 0.6);
  const bool is_mark = shape.ink == Ink::mark;
  raster.paint(panel, box, ink, is_mark ? dot : 0,
               [&](const Point& p) { return to_path(p, shape.discs) - half; });
  if (!shape.has_head) return;
  const Point end = shape.discs.back().at, before = shape.discs[shape.discs.size() - 2].at;
  const double length = std::max(1e-6, std::hypot(end.x - before.x, end.y - before.y));
  const Point u{(end.x - before.x) / length, (end.y - before.y) / length};
  const Point back{end.x - u.x * 9, end.y - u.y * 9};
  const std::vector<Disc> head{
      {end, 0.1}, {{back.x - u.y * 7, back.y + u.x * 7}, 0.1}, {{back.x + u.y * 7, back.y - u.x * 7}, 0.1}};
  for (const Disc& disc : head) box.hold(disc);
  const Hull hull{head};
  raster.paint(panel, box, ink, 0, [&](const Point& p) { return hull.outside(p); });
}

// U+2800 and the bits of its dots.
std::string braille(Raster& raster, std::size_t column, std::size_t row) {
  constexpr unsigned bits[dots_high][dots_wide] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  unsigned cell = 0;
  for (std::size_t y = 0; y < dots_high; ++y) {
    for (std::size_t x = 0; x < dots_wide; ++x) {
      if (raster.at(column * dots_wide + x, row * dots_high + y) != Dot::none) cell |= bits[y][x];
    }
  }
  if (cell == 0) return " ";
  return {'\xe2', static_cast<char>(0xa0 | cell >> 6), static_cast<char>(0x80 | (cell & 0x3f))};
}

std::string plain(Raster& raster, std::size_t column, std::size_t row) {
  std::size_t count = 0, marks = 0;
  for (std::size_t y = 0; y < dots_high; ++y) {
    for (std::size_t x = 0; x < dots_wide; ++x) {
      const Dot dot = raster.at(column * dots_wide + x, row * dots_high + y);
      count += dot == Dot::none ? 0 : 1;
      marks += dot == Dot::mark ? 1 : 0;
    }
  }
  if (marks > 1) return "*";
  constexpr std::string_view shades = " ..::+####";
  return std::string{shades[count]};
}

}  // namespace

std::vector<std::string> characters(const Picture& picture, Cells most, bool utf8) {
  const double wide = picture.box.width(), high = picture.box.height();
  double scale = static_cast<double>(most.columns * dots_wide) / wide;
  scale = std::min(scale, static_cast<double>(most.rows * dots_high) / high);
  const auto cells = [scale](double length, std::size_t dots) {
    return static_cast<std::size_t>(std::ceil(length * scale / static_cast<double>(dots)));
  };
  const std::size_t across = cells(wide, dots_wide), down = cells(high, dots_high);
  Raster raster{picture, across * dots_wide, down * dots_high, scale};
  raster.dots.assign(raster.columns * raster.rows, Dot::none);
  for (const Panel& panel : picture.panels) {
    for (const Shape& shape : panel.shapes) paint(raster, panel, shape);
  }
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < down; ++row) {
    std::vector<std::string> line;
    for (std::size_t column = 0; column < across; ++column)
      line.push_back(utf8 ? braille(raster, column, row) : plain(raster, column, row));
    for (const Panel& panel : picture.panels) {
      const double x = (panel.box.low.x + 8 + panel.at.x - picture.box.low.x) * scale / dots_wide;
      const double y = (picture.box.high.y - panel.box.high.y + 8 - panel.at.y) * scale / dots_high;
      const auto column = static_cast<std::size_t>(std::max(0.0, x));
      if (static_cast<std::size_t>(std::max(0.0, y)) != row || column >= line.size()) continue;
      if (panel.number > 0) line[column] = std::to_string(panel.number);
      if (panel.is_wrong) line[column] = "X";
    }
    std::string text;
    for (const std::string& cell : line) text += cell;
    text.erase(text.find_last_not_of(' ') + 1);
    if (!text.empty() || !lines.empty()) lines.push_back(std::move(text));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace kneecheck::figure
