// Document -> CommonMark, no raw HTML and no dialect: tables become lists, which all readers show and speak.
#include <fmt/format.h>

#include "base/text.h"
#include "base/words/render.h"
#include "render/labels.h"
#include "render/render.h"

namespace kneecheck::render {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The end of a list number at the front of a text ("12." or "12)"), or 0.
std::size_t list_number_end(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool number = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return number ? digits : 0;
}

// The one escape function: nothing in `text` can become markup, wherever it stands.
std::string escaped(std::string_view text) {
  const std::string harmless = printable(text);
  const std::size_t number_end = list_number_end(harmless);
  constexpr std::string_view anywhere = "\\`*_[]<>&|~#$";
  constexpr std::string_view in_front = "-+=";
  std::string out;
  for (std::size_t i = 0; i < harmless.size(); ++i) {
    const char c = harmless[i];
    const bool marks = anywhere.find(c) != std::string_view::npos ||
                       (out.empty() && in_front.find(c) != std::string_view::npos);
    if (marks || (number_end > 0 && i == number_end)) out += '\\';
    if (c != ' ' || !out.empty()) out += c;  // spaces in front could make a code block
  }
  return out;
}

struct MarkdownDrawer {
  std::string& out;
  const Language& language;
  bool first = true;
  char bullet = '-';
  bool after_list = false;

  void operator()(const Notice& notice) {
    const std::string title = escaped(marked_title(language, notice.kind, notice.title));
    paragraph(first ? "# " + title : "**" + title + "**");
    for (const std::string& line : notice.lines) paragraph(escaped(line));
  }
  void operator()(const Heading& heading) {
    paragraph(std::string(static_cast<std::size_t>(heading.level), '#') + " " + escaped(heading.text));
  }
  void operator()(const Paragraph& text) { paragraph(escaped(text.text)); }
  void operator()(const Figure& figure) {
    if (figure.use == Figure::Use::told) paragraph(escaped(figure.words.text));
  }
  void operator()(const Bullets& bullets) {
    begin_list();
    for (const std::string& text : bullets.items) item(escaped(text));
    end_list();
  }
  void operator()(const Steps& steps) {
    for (std::size_t i = 0; i < steps.items.size(); ++i)
      out += fmt::format("{}. {}\n", i + 1, escaped(steps.items[i]));
    out += '\n';
    after_list = false;
  }
  void operator()(const Facts& facts) {
    begin_list();
    for (const Facts::Row& row : facts.rows)
      item(fmt::format("**{}** {}", escaped(label(language, row.key)), escaped(row.value)));
    end_list();
  }
  void operator()(const Table& table) {
    begin_list();
    for (const std::vector<std::string>& row : table.rows) {
      std::vector<std::string> cells;
      for (std::size_t i = 1; i < row.size(); ++i) {
        if (!row[i].empty()) cells.push_back(labelled(language, table.columns[i].title, row[i]));
      }
      row_item(table.columns.front().title, row.front(), cells);
    }
    end_list();
  }
  void operator()(const Bars& bars) {
    begin_list();
    for (const Bars::Row& row : bars.rows)
      row_item(capitalized(bars.titles.label), row_label(row), bar_words(language, bars.titles, row));
    end_list();
  }
  void operator()(const Sheet& sheet) {
    begin_list();
    for (const Sheet::Row& row : sheet.rows) row_item({}, row.day, sheet_words(language, sheet, row));
    end_list();
  }
  void operator()(const Reasons& reasons) {
    begin_list();
    for (const Reasons::Row& row : reasons.rows) {
      std::string text = fmt::format(
          "**{}** {}", row.points ? escaped(fmt::format("{:+}", *row.points)) : "?", escaped(row.text));
      if (!row.sources.empty()) text += " " + escaped(fmt::format("[{}]", fmt::join(row.sources, ",")));
      for (const std::string& more : row.more) text += fmt::format(" ({})", escaped(more));
      item(text);
    }
    end_list();
  }
  void operator()(const Footnotes& notes) {
    begin_list();
    for (const Footnotes::Item& note : notes.items) {
      item(fmt::format("\\[{}\\] {}{}{}", note.number, escaped(note.text), note.where.empty() ? "" : " ",
                       escaped(note.where)));
    }
    end_list();
  }
  void operator()(const ToType& command) {
    // A code block shows its text as it stands; printable() leaves no line break that could end it.
    paragraph(escaped(label(language, command.lead)));
    out += fmt::format("    {}\n\n", printable(command.line));
  }

 private:
  void paragraph(const std::string& text) {
    out += text + "\n\n";
    after_list = false;
  }
  // Two lists in a row would grow into one; another bullet keeps them apart.
  void begin_list() { bullet = after_list && bullet == '-' ? '*' : '-'; }
  void item(const std::string& text) { out += fmt::format("{} {}\n", bullet, text); }
  void row_item(const std::string& title, const std::string& name, const std::vector<std::string>& words) {
    const std::string row =
        title.empty() ? name : language.say(RenderText::row_name, {{"title", title}, {"label", name}});
    item(fmt::format("**{}** {}", escaped(label(language, row)), escaped(language.semicolon_list(words))));
  }
  void end_list() {
    out += '\n';
    after_list = true;
  }
};

}  // namespace

std::string render_markdown(const Document& document) {
  std::string out;
  MarkdownDrawer drawer{out, document.language()};
  for (const Block& block : document.blocks) {
    std::visit(drawer, block);
    drawer.first = false;
  }
  if (const auto draft = document.draft_notice()) std::visit(drawer, *draft);
  while (out.size() > 1 && out[out.size() - 2] == '\n') out.pop_back();
  return out;
}

}  // namespace kneecheck::render
