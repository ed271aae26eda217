// Document -> one self-contained HTML page: semantic, no scripts; readable in light, dark, print, aloud.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/markup.h"
#include "base/text.h"
#include "base/words/render.h"
#include "figure/svg_style.h"
#include "render/chart.h"
#include "render/html_style.h"
#include "render/labels.h"
#include "render/render.h"

namespace kneecheck::render {
namespace {

// The address of a place as the sources name it; empty: it is none.
std::string address_of(std::string_view place) {
  const auto has_blank = [](std::string_view text) { return text.find(' ') != std::string_view::npos; };
  constexpr std::pair<std::string_view, std::string_view> registers[] = {
      {"doi ", "https://doi.org/"},
      {"PMID ", "https://pubmed.ncbi.nlm.nih.gov/"},
      {"PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC"},
      {"https://", "https://"}};
  for (const auto& [name, address] : registers) {
    const std::size_t at = place.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view number = place.substr(at + name.size());  // "as read in table 2 of doi 10.1/2"
    return has_blank(number) ? std::string{} : fmt::format("{}{}", address, number);
  }
  const bool is_site = !has_blank(place) && place.find('.') != std::string_view::npos;
  return is_site ? fmt::format("https://{}", place) : std::string{};
}

struct HtmlDrawer {
  std::string& out;
  const Language& language;
  bool first = true;
  std::string chapter = {};  // the heading above, which names the tables below it
  bool in_part = false;      // below a heading of the third level
  bool in_sheet = false;     // below a heading of the second that stays with all below it
  int charts = 0;

  void operator()(const Notice& notice) {
    close_chapter();
    const bool alarm = notice.kind == NoticeKind::alarm;
    const std::string_view level = first ? "h1" : "h2";
    out += alarm ? "<section class=\"alarm\" role=\"alert\">\n" : "<section class=\"notice\">\n";
    out += fmt::format("<{0}>{1}</{0}>\n", level,
                       markup_text(marked_title(language, notice.kind, notice.title)));
    for (const std::string& line : notice.lines) out += fmt::format("<p>{}</p>\n", markup_text(line));
    out += "</section>\n";
  }
  void operator()(const Heading& heading) {
    heading.level > 2 ? close_part() : close_chapter();
    chapter = heading.text;
    in_part = heading.level > 2;
    in_sheet = in_sheet || heading.one_sheet;
    if (in_part) out += "<section class=\"part\">\n";
    if (heading.one_sheet) out += "<section class=\"one-sheet\">\n";
    out += fmt::format("<h{0}>{1}</h{0}>\n", heading.level, markup_text(heading.text));
  }
  void operator()(const Figure& figure) { out += figure::svg(figure.picture, figure.words, figure.id); }
  void operator()(const Paragraph& text) { out += fmt::format("<p>{}</p>\n", markup_text(text.text)); }
  void operator()(const Bullets& bullets) { list("ul", bullets.items); }
  void operator()(const Steps& steps) { list("ol", steps.items); }
  void operator()(const Facts& facts) {
    out += "<dl>";
    const std::string* above = nullptr;  // a name that stands for several rows is said once
    for (const Facts::Row& row : facts.rows) {
      if (above == nullptr || *above != row.key)
        out += fmt::format("{}\n<div><dt>{}</dt>", above == nullptr ? "" : "</div>", markup_text(row.key));
      out += fmt::format("<dd>{}</dd>", markup_text(row.value));
      above = &row.key;
    }
    out += "</div>\n</dl>\n";
  }
  void operator()(const Table& table) {
    begin_table();
    const auto titled = [](const Table::Column& column) { return !column.title.empty(); };
    if (std::any_of(table.columns.begin(), table.columns.end(), titled)) {
      out += "<thead><tr>";
      for (const Table::Column& column : table.columns)
        out += column.title.empty() ? "<td></td>"
                                    : fmt::format("<th scope=\"col\"{}>{}</th>", side(column.align),
                                                  markup_text(column.title));
      out += "</tr></thead>\n";
    }
    out += "<tbody>\n";
    for (const std::vector<std::string>& row : table.rows) {
      out += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string_view tag = i == 0 ? "th" : "td";
        out += fmt::format("<{}{}{}>{}</{}>", tag, i == 0 ? " scope=\"row\"" : "",
                           side(table.columns[i].align), markup_text(row[i]), tag);
      }
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
  }
  void operator()(const Bars& bars) {
    out += chart_svg(language, bars, chapter, fmt::format("chart-{}", ++charts));
    if (bars.has_table) (*this)(without_empty_columns(table_of(bars)));
  }
  void operator()(const Sheet& sheet) {
    out += "<ol class=\"sheet\">\n";
    for (const Sheet::Row& row : sheet.rows) {
      out += fmt::format("<li><p class=\"day\">{}</p>\n<ul class=\"tasks\">", markup_text(row.day));
      for (const std::string& task : row.tasks)
        out += fmt::format("<li class=\"task\">{}</li>", markup_text(task));
      if (!row.note.empty()) out += fmt::format("<li>{}</li>", markup_text(row.note));
      out += "</ul>\n";
      if (row.asks_pain) pain_lines(sheet);
      out += "</li>\n";
    }
    out += "</ol>\n";
  }
  void operator()(const Reasons& reasons) {
    out += "<ul class=\"reasons\">\n";
    for (const Reasons::Row& row : reasons.rows) {
      out += fmt::format("<li><span class=\"points\">{}</span>{}",
                         row.points ? fmt::format("{:+}", *row.points) : "?", markup_text(row.text));
      for (const int source : row.sources) out += fmt::format(" <a href=\"#source-{0}\">[{0}]</a>", source);
      for (const std::string& more : row.more)
        out += fmt::format("<br><span class=\"quiet\">{}</span>", markup_text(more));
      out += "</li>\n";
    }
    out += "</ul>\n";
  }
  void operator()(const Footnotes& notes) {
    close_chapter();
    out += "<ul class=\"sources\">\n";
    for (const Footnotes::Item& note : notes.items) {
      out += fmt::format("<li id=\"source-{0}\">[{0}] {1}{2}</li>\n", note.number, markup_text(note.text),
                         places(note.where));
    }
    out += "</ul>\n";
  }
  void operator()(const ToType& command) {
    out += fmt::format("<p>{}</p>\n<pre><code>{}</code></pre>\n", markup_text(label(language, command.lead)),
                       markup_text(command.line));
  }

  void close_chapter() {
    close_part();
    if (std::exchange(in_sheet, false)) out += "</section>\n";
  }

 private:
  void close_part() {
    if (std::exchange(in_part, false)) out += "</section>\n";
  }
  // The numbers from 0 to 10, of which one is to be ringed: for a pen, and not worth reading aloud.
  void pain_lines(const Sheet& sheet) {
    out += "<ul class=\"pains\">";
    for (const std::string& when : sheet.pains) {
      out += fmt::format("<li>{} <span class=\"scale\" aria-hidden=\"true\">", markup_text(when));
      for (int pain = 0; pain <= sheet.most_pain; ++pain) out += fmt::format("<span>{}</span>", pain);
      out += "</span></li>\n";
    }
    out += "</ul>\n";
  }
  Table table_of(const Bars& bars) const {
    Table table;
    const Bars::Titles& titles = bars.titles;
    for (const std::string& title : {titles.label, titles.group, titles.amount, std::string{}, titles.second,
                                     titles.extra, titles.share, titles.remark})
      table.columns.push_back({capitalized(title), Align::left});
    for (const std::size_t numbers : {2U, 4U, 5U, 6U}) table.columns[numbers].align = Align::right;
    for (const Bars::Row& row : bars.rows)
      table.rows.push_back({row_label(row), row.group, row.amount_text(), row.aside, row.second,
                            row.extra ? std::to_string(*row.extra) : "",
                            row.share_percent ? percent(language, *row.share_percent) : "", row.remark});
    return table;
  }
  void begin_table() {
    // Keys can push it to the side too.
    const std::string name = chapter.empty()
                                 ? std::string{}
                                 : fmt::format(" role=\"group\" aria-label=\"{}\"", markup_text(chapter));
    out += fmt::format("<div class=\"scroll\" tabindex=\"0\"{}><table>\n", name);
    if (!chapter.empty()) out += fmt::format("<caption>{}</caption>\n", markup_text(chapter));
  }
  static std::string_view side(Align align) { return align == Align::right ? " class=\"right\"" : ""; }
  // Where a source is found: "doi 10.1177/036, PMID 873, nice.org.uk/ng12", each as a link.
  static std::string places(std::string_view where) {
    std::string links;
    while (!where.empty()) {
      const std::size_t end = std::min(where.find(", "), where.size());
      const std::string_view place = where.substr(0, end);
      const std::string address = address_of(place);
      links += links.empty() ? " " : ", ";
      links += address.empty()
                   ? fmt::format("<span class=\"quiet\">{}</span>", markup_text(place))
                   : fmt::format("<a href=\"{}\">{}</a>", markup_text(address), markup_text(place));
      where.remove_prefix(std::min(end + 2, where.size()));
    }
    return links;
  }
  void list(std::string_view tag, const std::vector<std::string>& items) {
    out += fmt::format("<{}>\n", tag);
    for (const std::string& item : items) out += fmt::format("<li>{}</li>\n", markup_text(item));
    out += fmt::format("</{}>\n", tag);
  }
};

}  // namespace

std::string render_html(const Document& document) {
  const auto* notice = document.blocks.empty() ? nullptr : std::get_if<Notice>(&document.blocks.front());
  const NoticeKind kind = notice != nullptr ? notice->kind : NoticeKind::info;
  const Language& language = document.language();
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'{}; base-uri "
      "'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}{}</style>\n</head>\n"
      "<body>\n<main>\n",
      markup_text(language.tag), html_style_hash, document.logo ? "; img-src data:" : "",
      markup_text(marked_title(language, kind, document.title)), html_style, figure::svg_style);
  HtmlDrawer drawer{out, language};
  for (const Block& block : document.blocks) {
    std::visit(drawer, block);
    if (drawer.first && document.logo)
      out += fmt::format("<img class=\"logo\" src=\"{}\" alt=\"{}\">\n", markup_text(document.logo->data),
                         markup_text(document.logo->name));
    if (drawer.first && !document.person.empty())
      out += fmt::format("<p class=\"person\">{}</p>\n",
                         markup_text(language.say(RenderText::for_person, {{"name", document.person}})));
    drawer.first = false;
  }
  if (const auto draft = document.draft_notice()) std::visit(drawer, *draft);
  drawer.close_chapter();
  out += "</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace kneecheck::render
