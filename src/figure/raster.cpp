#include "figure/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "figure/distance.h"
#include "figure/palette.h"

namespace kneecheck::figure {
namespace {

// Centimetres, as the SVG has them.
constexpr double rim_of_body = 0.8, rim_of_mark = 0.85, rim_of_head = 0.75, rim_of_dash = 0.4;
constexpr double half_of_ring = 0.85, half_of_cross = 1, number_radius = 6.5, half_of_digit = 0.75;
constexpr double dash = 3.5, between_dashes = 2.5;

struct Canvas {
  const Picture& picture;
  double scale = 1;  // pixels for a centimetre
  Raster out{};

  Point place(std::size_t x, std::size_t y, const Panel& panel) const {
    return {picture.box.low.x + (static_cast<double>(x) + 0.5) / scale - panel.at.x,
            picture.box.high.y - (static_cast<double>(y) + 0.5) / scale - panel.at.y};
  }
  // How much of a pixel lies inside of an edge.
  double share(double outside) const { return std::clamp(0.5 - outside * scale, 0.0, 1.0); }

  // `distance` below 0 is painted, after all within `rim` of it was wiped; both are in `box`. Empty ink:
  // nothing is painted.
  template <class Distance>
  void paint(const Panel& panel, const Box& box, std::optional<Colour> ink, double rim,
             const Distance& distance) {
    const auto pixels_to = [this](double length, std::size_t most) {
      return static_cast<std::size_t>(std::clamp(std::floor(length * scale), 0.0, static_cast<double>(most)));
    };
    const double more = rim + 1 / scale;
    const std::size_t left = pixels_to(box.low.x + panel.at.x - picture.box.low.x - more, out.width);
    const std::size_t right =
        pixels_to(box.high.x + panel.at.x - picture.box.low.x + more + 1 / scale, out.width);
    const std::size_t top = pixels_to(picture.box.high.y - box.high.y - panel.at.y - more, out.height);
    const std::size_t bottom =
        pixels_to(picture.box.high.y - box.low.y - panel.at.y + more + 1 / scale, out.height);
    for (std::size_t y = top; y < bottom; ++y) {
      for (std::size_t x = left; x < right; ++x) {
        const double off = distance(place(x, y, panel));
        Pixel& pixel = out.pixels[y * out.width + x];
        if (rim > 0)
          pixel.alpha = static_cast<std::uint8_t>(std::lround(pixel.alpha * (1 - share(off - rim))));
        if (ink) cover(pixel, *ink, share(off));
      }
    }
  }

 private:
  static void cover(Pixel& pixel, const Colour& ink, double share) {
    if (share <= 0) return;
    const double below = pixel.alpha / 255.0 * (1 - share), alpha = share + below;
    const auto mixed = [&](std::uint8_t above, std::uint8_t under) {
      return static_cast<std::uint8_t>(std::lround((above * share + under * below) / alpha));
    };
    pixel = {mixed(ink.red, pixel.red), mixed(ink.green, pixel.green), mixed(ink.blue, pixel.blue),
             static_cast<std::uint8_t>(std::lround(alpha * 255))};
  }
};

Box box_of(const std::vector<Disc>& discs) {
  Box box;
  for (const Disc& disc : discs) box.hold(disc);
  return box;
}

void paint_line(Canvas& canvas, const Panel& panel, const std::vector<Disc>& discs, Colour ink, double rim) {
  const double half = discs.front().radius;
  canvas.paint(panel, box_of(discs), ink, rim, [&](const Point& p) { return to_path(p, discs) - half; });
}

void paint_dashes(Canvas& canvas, const Panel& panel, const Shape& shape, Colour ink) {
  const Disc &from = shape.discs.front(), &to = shape.discs.back();
  const double length = std::max(1e-6, std::hypot(to.at.x - from.at.x, to.at.y - from.at.y));
  const auto at = [&](double way) {
    const double part = std::min(1.0, way / length);
    return Disc{{from.at.x + (to.at.x - from.at.x) * part, from.at.y + (to.at.y - from.at.y) * part},
                from.radius};
  };
  for (double way = 0; way < length; way += dash + between_dashes)
    paint_line(canvas, panel, {at(way), at(way + dash - from.radius)}, ink, rim_of_dash);
}

void paint_arrow(Canvas& canvas, const Panel& panel, const Shape& shape, Colour ink) {
  const Point end = shape.discs.back().at;
  const Point u = direction_at_end(shape.discs);
  const auto corner = [&](double back, double off) {
    return Disc{{end.x - u.x * back - u.y * off, end.y - u.y * back + u.x * off}, 0};
  };
  std::vector<Disc> shaft = shape.discs;
  shaft.back() = {{end.x - u.x * 6, end.y - u.y * 6}, shaft.back().radius};
  while (shaft.size() > 2 &&
         std::hypot(end.x - shaft[shaft.size() - 2].at.x, end.y - shaft[shaft.size() - 2].at.y) < 6)
    shaft.erase(shaft.end() - 2);
  paint_line(canvas, panel, shaft, ink, rim_of_mark);
  const std::vector<Disc> head{{end, 0}, corner(9.5, 5.2), corner(9.5, -5.2)};
  const Hull hull{head};
  canvas.paint(panel, box_of(head), ink, rim_of_head, [&](const Point& p) { return hull.outside(p); });
}

// A body's pieces that have grown together have one rim, around them all; `count` shapes from `first`.
void paint_hulls(Canvas& canvas, const Panel& panel, std::size_t first, std::size_t count) {
  std::vector<Hull> hulls;
  Box box;
  for (std::size_t i = first; i < first + count; ++i) {
    hulls.emplace_back(panel.shapes[i].discs);
    box.hold_all(box_of(panel.shapes[i].discs));
  }
  const Ink ink = panel.shapes[first].ink;
  canvas.paint(panel, box, colour_of(ink, panel.is_wrong), ink <= Ink::shorts ? rim_of_body : 0,
               [&](const Point& p) {
                 double nearest = 1e9;
                 for (const Hull& hull : hulls) nearest = std::min(nearest, hull.outside(p));
                 return nearest;
               });
}

void paint(Canvas& canvas, const Panel& panel, const Shape& shape) {
  const Colour ink = colour_of(shape.ink, panel.is_wrong);
  const double rim = shape.ink == Ink::mark ? rim_of_mark : 0;
  if (shape.form == Form::ring) {
    const Disc& disc = shape.discs.front();
    Box box;
    box.hold({disc.at, disc.radius + half_of_ring});
    return canvas.paint(panel, box, ink, rim, [&](const Point& p) {
      return std::abs(std::hypot(p.x - disc.at.x, p.y - disc.at.y) - disc.radius) - half_of_ring;
    });
  }
  if (shape.is_dashed) return paint_dashes(canvas, panel, shape, ink);
  if (shape.has_head) return paint_arrow(canvas, panel, shape, ink);
  paint_line(canvas, panel, shape.discs, ink, rim);
}

void paint_cross(Canvas& canvas, const Panel& panel) {
  const Box& box = panel.body;
  for (const bool up : {true, false}) {
    const double from = up ? box.low.y : box.high.y, to = up ? box.high.y : box.low.y;
    paint_line(canvas, panel, {{{box.low.x, from}, half_of_cross}, {{box.high.x, to}, half_of_cross}},
               cross_colour, rim_of_dash);
  }
}

// The ways of a pen, in a square from -1 to 1.
std::vector<std::vector<Point>> strokes_of(int number) {
  if (number == 1) return {{{-0.45, 0.55}, {0.1, 1}, {0.1, -1}}};
  if (number == 2)
    return {
        {{-0.6, 0.5}, {-0.4, 0.88}, {0, 1}, {0.42, 0.86}, {0.55, 0.45}, {0.35, 0}, {-0.6, -1}, {0.65, -1}}};
  return {};
}

void paint_number(Canvas& canvas, const Panel& panel) {
  const Point at{panel.box.low.x + 8, panel.box.high.y - 8};
  const std::vector<Disc> disc{{at, number_radius}};
  canvas.paint(panel, box_of(disc), number_colour, 0,
               [&](const Point& p) { return std::hypot(p.x - at.x, p.y - at.y) - number_radius; });
  for (const std::vector<Point>& stroke : strokes_of(panel.number)) {
    std::vector<Disc> way;
    way.reserve(stroke.size());
    for (const Point& point : stroke)
      way.push_back({{at.x + point.x * 3.4, at.y + point.y * 3.4}, half_of_digit});
    paint_line(canvas, panel, way, digit_colour, 0);
  }
}

}  // namespace

Raster raster(const Picture& picture, std::size_t width, std::size_t height) {
  const double scale = std::min(static_cast<double>(width) / picture.box.width(),
                                static_cast<double>(height) / picture.box.height());
  Canvas canvas{picture, scale, {width, height, std::vector<Pixel>(width * height)}};
  for (const Panel& panel : picture.panels) {
    for (std::size_t i = 0; i < panel.shapes.size();) {
      std::size_t count = 1;
      if (panel.shapes[i].form == Form::hull) {
        while (i + count < panel.shapes.size() && panel.shapes[i + count].goes_on) ++count;
        paint_hulls(canvas, panel, i, count);
      } else {
        paint(canvas, panel, panel.shapes[i]);
      }
      i += count;
    }
    if (panel.is_wrong) paint_cross(canvas, panel);
    if (panel.number > 0) paint_number(canvas, panel);
  }
  return std::move(canvas.out);
}

}  // namespace kneecheck::figure
