// Document -> plain text: calm, linear, no boxes, so that it reads as well aloud as on a screen.
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "figure/raster.h"
#include "render/labels.h"
#include "render/page.h"
#include "render/render.h"
#include "render/text_tables.h"
#include "render/wrap.h"

namespace kneecheck::render {
namespace {

constexpr std::size_t widest_key = 24;
constexpr std::size_t gap = 2;
constexpr figure::Cells largest_picture{64, 24};
constexpr figure::Cells largest_image{44, 16};  // which needs less room for the same

struct TextDrawer {
  Page& page;
  const Language& language;
  const Graphics graphics;

  void operator()(const Notice& notice) {
    const bool alarm = notice.kind == NoticeKind::alarm;
    const std::string title = page.clean(marked_title(language, notice.kind, notice.title));
    page.set_indent(0);
    page.hanging({}, title, alarm ? Emphasis::alarm : Emphasis::bold);
    page.set_indent(1);
    for (const std::string& line : notice.lines) page.hanging({}, page.clean(line));
    page.set_indent(0);
  }

  void operator()(const Heading& heading) {
    page.set_indent(heading.level > 2 ? 1 : 0);
    page.hanging({}, page.clean(heading.text), Emphasis::bold);
    page.set_indent(heading.level > 2 ? 2 : 1);
  }

  void operator()(const Paragraph& paragraph) { page.hanging({}, page.clean(paragraph.text)); }

  void operator()(const Bullets& bullets) {
    for (const std::string& item : bullets.items) page.hanging("- ", page.clean(item));
  }

  void operator()(const Steps& steps) {
    const std::size_t digits = std::to_string(steps.items.size()).size();
    for (std::size_t i = 0; i < steps.items.size(); ++i) {
      page.hanging(padded_left(std::to_string(i + 1), digits) + ". ", page.clean(steps.items[i]));
    }
  }

  void operator()(const Facts& facts) {
    std::size_t key_width = 0;
    for (const Facts::Row& row : facts.rows)
      key_width = std::max(key_width, display_width(page.clean(row.key)));
    const bool beside = key_width <= std::min(widest_key, page.room() / 3);
    for (const Facts::Row& row : facts.rows) {
      if (beside) {
        page.hanging(padded(page.clean(row.key), key_width + gap), page.clean(row.value));
      } else {
        page.hanging({}, page.clean(labelled(language, row.key, row.value)));
      }
    }
  }

  void operator()(const Table& table) { draw_table(language, page, table); }
  void operator()(const Bars& bars) { draw_bars(language, page, bars); }

  void operator()(const Sheet& sheet) {
    for (const Sheet::Row& row : sheet.rows) {
      page.hanging({}, page.clean(row.day), Emphasis::bold);
      for (const std::string& words : sheet_words(language, sheet, row))
        page.hanging("  ", page.clean(words));
    }
  }

  void operator()(const Reasons& reasons) {
    for (const Reasons::Row& row : reasons.rows) draw_reason(row, sources_width(reasons));
  }

  void operator()(const Footnotes& notes) {
    const std::size_t digits = std::to_string(notes.items.empty() ? 0 : notes.items.back().number).size();
    for (const Footnotes::Item& item : notes.items) {
      const std::string where = item.where.empty() ? "" : " " + page.clean(item.where);
      page.hanging(padded(fmt::format("[{}]", item.number), digits + 3), page.clean(item.text) + where);
    }
  }

  void operator()(const Figure& figure) {
    if (!page.draws_pictures()) return page.hanging({}, page.clean(figure.words.text));
    if (graphics.protocol != ImageProtocol::none) {
      const figure::Cells most{std::min(page.room(), largest_image.columns), largest_image.rows};
      return page.image(figure::terminal_image(figure.picture, graphics, page.indent(), most));
    }
    const figure::Cells most{std::min(page.room(), largest_picture.columns), largest_picture.rows};
    for (const std::string& line : figure::characters(figure.picture, most, page.utf8())) page.line(line);
  }

  void operator()(const ToType& command) {
    page.set_indent(0);
    const std::string lead = page.clean(label(language, command.lead));
    const std::string text = page.clean(command.line);
    if (display_width(lead) + 1 + display_width(text) <= page.room())
      return page.line(lead + " " + text, Emphasis::bold);
    page.hanging({}, lead);
    page.line("  " + text, Emphasis::bold);
  }

 private:
  static std::string sources_text(const Reasons::Row& row) {
    return row.sources.empty() ? std::string{} : fmt::format("[{}]", fmt::join(row.sources, ","));
  }
  static std::size_t sources_width(const Reasons& reasons) {
    std::size_t width = 0;
    for (const Reasons::Row& row : reasons.rows) width = std::max(width, sources_text(row).size());
    return width;
  }

  void draw_reason(const Reasons::Row& row, std::size_t sources_columns) {
    const std::string points = row.points ? fmt::format("{:+}", *row.points) : "?";
    std::string lead = padded_left(points, 3) + "  ";
    const std::string sources = sources_text(row);
    const std::string text = page.clean(row.text);
    if (page.narrow() || sources.empty()) {
      page.hanging(lead, sources.empty() ? text : text + " " + sources);
    } else {
      const std::size_t text_width = page.room() - lead.size() - gap - sources_columns;
      const std::vector<std::string> lines = wrap(text, text_width);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        page.line(i == 0 ? fmt::format("{}{}{}", lead, padded(lines[i], text_width + gap), sources)
                         : lead + lines[i]);
        lead.assign(lead.size(), ' ');
      }
    }
    for (const std::string& more : row.more)
      page.hanging(std::string(lead.size(), ' '), page.clean(more), Emphasis::dim);
  }
};

bool is_list(const Block& block) {
  return std::holds_alternative<Bullets>(block) || std::holds_alternative<Steps>(block) ||
         std::holds_alternative<Facts>(block) || std::holds_alternative<Table>(block) ||
         std::holds_alternative<Bars>(block) || std::holds_alternative<Sheet>(block);
}

// Whether nothing of it stands on this page.
bool is_left_out(const Block& block, bool draws_pictures) {
  const auto* figure = std::get_if<Figure>(&block);
  if (figure == nullptr || figure->use == Figure::Use::told) return false;
  return figure->use == Figure::Use::aside || !draws_pictures;
}

// What belongs together stands together: a heading and its first block, a sentence and the list behind it.
bool stands_apart(const Block& before, const Block& block) {
  if (std::holds_alternative<Heading>(before)) return false;
  const auto* notice = std::get_if<Notice>(&block);
  const bool is_line = std::holds_alternative<ToType>(block) || (notice != nullptr && notice->lines.empty());
  if (std::holds_alternative<ToType>(before) && is_line) return false;
  if (std::holds_alternative<Bullets>(before) && std::holds_alternative<Bullets>(block)) return false;
  return !(std::holds_alternative<Paragraph>(before) && is_list(block));
}

std::string drawn(const Document& document, const TextStyle& style, const Graphics& graphics) {
  Page page{style};
  TextDrawer drawer{page, document.language(), graphics};
  const Block* before = nullptr;
  for (const Block& block : document.blocks) {
    if (is_left_out(block, page.draws_pictures())) continue;
    if (before != nullptr && stands_apart(*before, block)) page.blank();
    std::visit(drawer, block);
    before = &block;
  }
  if (const auto draft = document.draft_notice()) std::visit(drawer, *draft);
  return page.take();
}

bool draws_figures(const Document& document, const TextStyle& style) {
  return style.pictures && std::ranges::any_of(document.blocks, [](const Block& block) {
           return std::holds_alternative<Figure>(block) && !is_left_out(block, true);
         });
}

}  // namespace

std::string render_text(const Document& document, const TextStyle& style) {
  if (!style.graphics || !draws_figures(document, style)) return drawn(document, style, {});
  // An image takes as many rows whatever the terminal says of itself, or nearly.
  const std::string usual = drawn(document, style, {ImageProtocol::sixel});
  const auto rows = static_cast<std::size_t>(std::ranges::count(usual, '\n'));
  return drawn(document, style, style.graphics(rows));
}

}  // namespace kneecheck::render
