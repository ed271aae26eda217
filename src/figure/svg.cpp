#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/markup.h"
#include "figure/distance.h"
#include "figure/draw.h"
#include "figure/svg_style.h"

namespace kneecheck::figure {
namespace {

constexpr double scale = 2;  // units of the picture for a centimetre

// In the order of Ink: for writers that know no styles, and for wrong poses.
constexpr std::string_view colours[] = {"#33566f", "#9db2c1", "#2f8793", "#1d3b54", "#e3d8c3",
                                        "#8a7653", "#b9b3a8", "#d98e73", "#c2410c", "#4d738d"};
constexpr std::string_view wrong_colours[] = {"#8d959b", "#c3c8cc", "#a9afb4", "#7d858b", "#e6e6e6",
                                              "#b3b3b3", "#c4c4c4", "#c9c9c9", "#8d959b", "#e9eef2"};
constexpr std::string_view cross_colour = "#b42318";

// One decimal, and no "-0".
std::string number(double value) {
  const double tenths = std::round(value * 10) + 0.0;
  return fmt::format("{:g}", tenths / 10 == 0 ? 0 : tenths / 10);
}

struct Writer {
  std::string& out;
  const Panel& panel;

  double x(double value) const { return (value + panel.at.x) * scale; }
  double y(double value) const { return -(value + panel.at.y) * scale; }
  std::string at(Point point) const { return number(x(point.x)) + " " + number(y(point.y)); }

  // `filled` or `lined`: the class and, for readers that know no style, the colour of an ink.
  std::string painted(Ink ink, bool is_line) const {
    const auto index = static_cast<std::size_t>(ink);
    const bool is_grey = panel.is_wrong && ink != Ink::mark;
    return fmt::format("class=\"{}-{}{}\" {}=\"{}\"", is_line ? "line" : "fill", word(ink),
                       is_grey ? " wrong" : "", is_line ? "fill=\"none\" stroke" : "fill",
                       is_grey ? wrong_colours[index] : colours[index]);
  }
  std::string filled(Ink ink) const {
    // A rim in the colour of the page parts what overlaps.
    return painted(ink, false) +
           (ink <= Ink::shorts ? " stroke=\"#fff\" stroke-width=\"3.2\" paint-order=\"stroke\"" : "");
  }
  std::string lined(Ink ink) const { return painted(ink, true); }

  std::string path_of(const Shape& shape) const {
    const auto on = [&](const Arc& arc, double angle) {
      return at({arc.disc.at.x + arc.disc.radius * std::cos(angle),
                 arc.disc.at.y + arc.disc.radius * std::sin(angle)});
    };
    const auto round = [&](const Arc& arc, double from, double to) {
      return fmt::format("A{0} {0} 0 {1} 0 {2}", number(arc.disc.radius * scale), to - from > 3.1416 ? 1 : 0,
                         on(arc, to));
    };
    const std::vector<Arc> arcs = outline(shape.discs);
    const Arc& first = arcs.front();
    std::string path = "M" + on(first, first.from);
    if (arcs.size() == 1) return path + round(first, 0, 3) + round(first, 3, 6.2832) + "Z";
    for (const Arc& arc : arcs) {
      if (&arc != &first) path += "L" + on(arc, arc.from);
      path += round(arc, arc.from, arc.to);
    }
    return path + "Z";
  }

  void line(const Shape& shape) {
    std::string points;
    const std::size_t last = shape.discs.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
      Point point = shape.discs[i].at;
      if (i == last && shape.has_head) {  // the head is the end
        const Point before = shape.discs[i - 1].at;
        const double length = std::max(1e-6, std::hypot(point.x - before.x, point.y - before.y));
        const double less = std::min(6.0, length * 0.9);
        point = {point.x - (point.x - before.x) / length * less,
                 point.y - (point.y - before.y) / length * less};
      }
      points += (i == 0 ? "M" : "L") + at(point);
    }
    if (shape.ink == Ink::mark)
      rim(shape.discs.front().radius * 2 * scale + (shape.is_dashed ? 1.6 : 3.4),
          fmt::format("path d=\"{}\"", points));
    out += fmt::format("<path {} stroke-width=\"{}\" stroke-linecap=\"{}\"{} d=\"{}\"/>\n", lined(shape.ink),
                       number(shape.discs.front().radius * 2 * scale),
                       shape.is_dashed || shape.ink == Ink::floor ? "butt" : "round",
                       shape.is_dashed ? " stroke-dasharray=\"7 5\"" : "", points);
    if (shape.has_head) head(shape);
  }
  // Parts a mark from what lies below it, on the screen as on grey paper.
  void rim(double width, std::string_view element) {
    out += fmt::format("<{} class=\"line-page\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{}\"/>\n",
                       element, number(width));
  }
  void head(const Shape& shape) {
    const Point end = shape.discs.back().at;
    const Point u = direction_at_end(shape.discs);
    const auto corner = [&](double back, double off) {
      return at({end.x - u.x * back - u.y * off, end.y - u.y * back + u.x * off});
    };
    out +=
        fmt::format("<path {} stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\" d=\"M{}L{}L{}Z\"/>\n",
                    filled(Ink::mark), at(end), corner(9.5, 5.2), corner(9.5, -5.2));
  }
  void ring(const Shape& shape) {
    const Disc& disc = shape.discs.front();
    const std::string circle = fmt::format("circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x(disc.at.x)),
                                           number(y(disc.at.y)), number(disc.radius * scale));
    if (shape.ink == Ink::mark) rim(6.8, circle);
    out += fmt::format("<{} {} stroke-width=\"3.4\"/>\n", circle, lined(shape.ink));
  }
  void cross() {
    const Box& box = panel.body;
    const double high = box.high.y;
    for (const bool up : {true, false}) {
      out += fmt::format(
          "<path class=\"cross\" stroke=\"{}\" fill=\"none\" stroke-width=\"4\" stroke-opacity=\".8\" "
          "stroke-linecap=\"round\" d=\"M{}L{}\"/>\n",
          cross_colour, at({box.low.x, up ? box.low.y : high}), at({box.high.x, up ? high : box.low.y}));
    }
  }
};

void write_panel(std::string& out, const Panel& panel) {
  Writer writer{out, panel};
  for (std::size_t i = 0; i < panel.shapes.size(); ++i) {
    const Shape& shape = panel.shapes[i];
    if (shape.form == Form::hull) {
      std::string path = writer.path_of(shape);
      while (i + 1 < panel.shapes.size() && panel.shapes[i + 1].goes_on)
        path += writer.path_of(panel.shapes[++i]);
      out += fmt::format("<path {} d=\"{}\"/>\n", writer.filled(shape.ink), path);
    } else if (shape.form == Form::ring) {
      writer.ring(shape);
    } else {
      writer.line(shape);
    }
  }
  if (panel.is_wrong) writer.cross();
  if (panel.number == 0) return;
  const Point at{panel.box.low.x + 8, panel.box.high.y - 8};
  out += fmt::format(
      "<circle class=\"number-disc\" fill=\"#5b6670\" cx=\"{0}\" cy=\"{1}\" r=\"13\"/>\n"
      "<text fill=\"#fff\" x=\"{0}\" y=\"{2}\" font-family=\"sans-serif\" font-size=\"18\" "
      "font-weight=\"700\" text-anchor=\"middle\">{3}</text>\n",
      number(writer.x(at.x)), number(writer.y(at.y)), number(writer.y(at.y) + 6.5), panel.number);
}

std::string element(const Picture& picture, const Alternative& words, std::string_view id,
                    std::string_view style) {
  const Box& box = picture.box;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"img\" aria-labelledby=\"{0}-title "
      "{0}-text\" "
      "viewBox=\"{1} {2} {3} {4}\" width=\"{3}\" height=\"{4}\">\n<title id=\"{0}-title\">{5}</title>\n<desc "
      "id=\"{0}-text\">{6}</desc>\n{7}",
      markup_text(id), number(box.low.x * scale), number(-box.high.y * scale), number(box.width() * scale),
      number(box.height() * scale), markup_text(words.title), markup_text(words.text), style);
  for (const Panel& panel : picture.panels) write_panel(out, panel);
  return out + "</svg>\n";
}

}  // namespace

std::string svg(const Picture& picture, const Alternative& words, std::string_view id) {
  return element(picture, words, id, {});
}

std::string svg_file(const Picture& picture, const Alternative& words, std::string_view id) {
  return element(picture, words, id, fmt::format("<style>{}</style>\n", svg_style));
}

}  // namespace kneecheck::figure
