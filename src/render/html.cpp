// Document -> one self-contained HTML page: semantic, no scripts, nothing from outside; readable in light and dark, on paper and aloud.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/render.h"

namespace kneecheck {
namespace {

// The one escape function, for text and for attribute values in double quotes.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --text: #1c1c1c; --page: #fff; --quiet: #555; --line: #ccc; --bar: #35679a; --alarm: #a30000; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --page: #16181a; --quiet: #aaa; --line: #444; --bar: #7fb0e0; --alarm: #ff9a8f; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 46rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--text); background: var(--page); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
p, ul, ol, dl { margin: .4rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
table { border-collapse: collapse; margin: .5rem 0; font-size: .95rem; }
th, td { padding: .2rem .7rem .2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.bar { display: inline-block; height: .7rem; background: var(--bar); border-radius: 2px; vertical-align: middle; }
.share { background: none; border: 1px solid var(--bar); box-sizing: border-box; }
.quiet { color: var(--quiet); }
.points { font-weight: 600; display: inline-block; min-width: 2.2rem; }
.reasons { list-style: none; padding: 0; }
.alarm { border: 3px solid var(--alarm); padding: 1rem; }
.alarm h1 { color: var(--alarm); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: color-mix(in srgb, var(--text) 8%, var(--page)); padding: .5rem; }
.scroll { overflow-x: auto; }
@media print {
  :root { --text: #000; --page: #fff; --quiet: #333; --line: #999; --bar: #000; --alarm: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  li, tr, dd, .alarm { break-inside: avoid; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";

struct HtmlDrawer {
  std::string& out;
  bool first = true;

  void operator()(const Notice& notice) {
    const bool alarm = notice.kind == NoticeKind::alarm;
    const std::string_view level = first ? "h1" : "h2";
    out += alarm ? "<section class=\"alarm\" role=\"alert\">\n" : "<section class=\"notice\">\n";
    out += fmt::format("<{0}>{1}{2}</{0}>\n", level, alarm ? "URGENT: " : "", escaped(notice.title));
    for (const std::string& line : notice.lines) out += fmt::format("<p>{}</p>\n", escaped(line));
    out += "</section>\n";
  }
  void operator()(const Heading& heading) { out += fmt::format("<h{0}>{1}</h{0}>\n", heading.level, escaped(heading.text)); }
  void operator()(const Paragraph& text) { out += fmt::format("<p>{}</p>\n", escaped(text.text)); }
  void operator()(const Bullets& bullets) { list("ul", bullets.items); }
  void operator()(const Steps& steps) { list("ol", steps.items); }
  void operator()(const Facts& facts) {
    out += "<dl>\n";
    for (const Facts::Row& row : facts.rows) out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(row.key), escaped(row.value));
    out += "</dl>\n";
  }
  void operator()(const Table& table) {
    out += "<div class=\"scroll\"><table>\n";
    const auto titled = [](const Table::Column& column) { return !column.title.empty(); };
    if (std::any_of(table.columns.begin(), table.columns.end(), titled)) {
      out += "<thead><tr>";
      for (const Table::Column& column : table.columns)
        out += fmt::format("<th scope=\"col\"{}>{}</th>", side(column.align), escaped(column.title));
      out += "</tr></thead>\n";
    }
    out += "<tbody>\n";
    for (const std::vector<std::string>& row : table.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string_view tag = i == 0 ? "th" : "td";
        out += fmt::format("<{}{}{}>{}</{}>", tag, i == 0 ? " scope=\"row\"" : "", side(table.columns[i].align), escaped(row[i]), tag);
      }
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
  }
  void operator()(const Bars& bars);
  void operator()(const Reasons& reasons) {
    out += "<ul class=\"reasons\">\n";
    for (const Reasons::Row& row : reasons.rows) {
      out += fmt::format("<li><span class=\"points\">{}</span>{}", row.points ? fmt::format("{:+}", *row.points) : "?", escaped(row.text));
      for (const int source : row.sources) out += fmt::format(" <a href=\"#source-{0}\">[{0}]</a>", source);
      for (const std::string& more : row.more) out += fmt::format("<br><span class=\"quiet\">{}</span>", escaped(more));
      out += "</li>\n";
    }
    out += "</ul>\n";
  }
  void operator()(const Footnotes& notes) {
    out += "<ul class=\"reasons\">\n";
    for (const Footnotes::Item& note : notes.items) {
      out += fmt::format("<li id=\"source-{0}\">[{0}] {1}{2}</li>\n", note.number, escaped(note.text), address(note.where));
    }
    out += "</ul>\n";
  }
  void operator()(const ToType& command) {
    out += fmt::format("<p>{}:</p>\n<pre><code>{}</code></pre>\n", escaped(command.lead), escaped(command.line));
  }

 private:
  static std::string_view side(Align align) { return align == Align::right ? " class=\"right\"" : ""; }
  static std::string address(const std::string& where) {
    if (where.empty()) return {};
    const bool link = where.rfind("https://", 0) == 0 && where.find(' ') == std::string::npos;
    return link ? fmt::format(" <a href=\"{0}\">{0}</a>", escaped(where)) : fmt::format(" <span class=\"quiet\">{}</span>", escaped(where));
  }
  void list(std::string_view tag, const std::vector<std::string>& items) {
    out += fmt::format("<{}>\n", tag);
    for (const std::string& item : items) out += fmt::format("<li>{}</li>\n", escaped(item));
    out += fmt::format("</{}>\n", tag);
  }
};

// A bar is for looking at, and hidden from screen readers: the number stands beside it.
std::string html_bar(int amount, int most, std::string_view more_class) {
  if (amount <= 0 || most <= 0) return {};
  return fmt::format("<span class=\"bar{}\" style=\"width:{}rem\" aria-hidden=\"true\"></span> ", more_class,
                     std::max(1, amount * 10 / most));
}

void HtmlDrawer::operator()(const Bars& bars) {
  const int most = bars.most();
  const Bars::Titles& titles = bars.titles;
  out += "<div class=\"scroll\"><table>\n<thead><tr>";
  for (const std::string& title : {titles.label, titles.group, titles.amount, titles.extra, titles.share, titles.remark}) {
    out += fmt::format("<th scope=\"col\">{}</th>", escaped(title));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Bars::Row& row : bars.rows) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", escaped(row.label), escaped(row.group));
    out += fmt::format("<td>{}{} <span class=\"quiet\">{}</span></td>", html_bar(row.amount, most, ""), row.amount, escaped(row.aside));
    const std::string share =
        row.share_percent ? fmt::format("{}{}%", html_bar(*row.share_percent, 200, " share"), *row.share_percent) : "";
    out += fmt::format("<td class=\"right\">{}</td><td>{}</td><td>{}</td></tr>\n", escaped(row.extra), share, escaped(row.remark));
  }
  out += "</tbody></table></div>\n";
}

}  // namespace

std::string render_html(const Document& document) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
      escaped(document.title), style);
  HtmlDrawer drawer{out};
  for (const Block& block : document.blocks) {
    std::visit(drawer, block);
    if (drawer.first && !document.person.empty()) out += fmt::format("<p class=\"person\">For {}</p>\n", escaped(document.person));
    drawer.first = false;
  }
  out += "</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace kneecheck
