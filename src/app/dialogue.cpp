#include "app/dialogue.h"

#include <algorithm>

#include "render/page.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t longest_line = 4096;  // what a terminal hands over at most
constexpr std::size_t usual_rows = 24;      // of a screen that does not say
constexpr std::size_t fewest_rows = 8;
constexpr std::size_t picture_indent = 3;

std::string without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos
             ? std::string{}
             : std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

}  // namespace

Dialogue::Dialogue(Session& session)
    : session_(session), style_(text_style(session.world, session.command, true)) {
  style_.color = false;
  lines_.emplace(session.world.in, longest_line, [] {});
}

std::optional<std::string> Dialogue::read_line() {
  say(session_.world, "> ");
  if (lines_->next()) return without_blanks(lines_->line());
  say(session_.world, "\n");
  lines_.emplace(session_.world.in, longest_line, [] {});
  return std::nullopt;
}

std::string Dialogue::wrapped(const PlainLines& lines) const {
  Page page{style_};
  for (const PlainLine& line : lines) page.hanging(page.clean(line.lead), page.clean(line.text));
  return page.take();
}

void Dialogue::print(const PlainLines& lines) {
  say(session_.world, wrapped(lines));
}

void Dialogue::print(TextId text, Fillings values) {
  print({{"", this->text(text, values)}});
}

bool Dialogue::print_in_parts(PlainLines lines) {
  const PlainLine more{"", text(InterviewText::more_below)};
  while (rows_of(lines) > room()) {
    std::size_t count = 1;
    PlainLines part{lines.front(), more};
    for (; count < lines.size() && rows_of(part) < room(); ++count) part.insert(part.end() - 1, lines[count]);
    if (rows_of(part) > room() && count > 1) part.erase(part.end() - 2), --count;
    print(part);
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count));
    for (auto line = read_line(); !line || !line->empty(); line = read_line()) {
      if (!line) return false;
      print(InterviewText::more_below);
    }
  }
  print(lines);
  return true;
}

void Dialogue::print_line(std::string_view text) {
  Page page{style_};
  page.line(page.clean(text));
  say(session_.world, page.take());
}

void Dialogue::print_picture(const std::vector<std::string>& rows) {
  Page page{style_};
  const std::string margin(picture_indent, ' ');
  for (const std::string& row : rows) page.line(row.empty() ? row : margin + row);
  say(session_.world, page.take());
}

void Dialogue::blank() {
  say(session_.world, "\n");
}

std::string Dialogue::text(TextId text, Fillings values) const {
  return session_.knowledge->language.say(text, values);
}

std::optional<bool> Dialogue::agrees() {
  for (;;) {
    const Language& language = session_.knowledge->language;
    const auto line = read_line();
    if (!line || read_key(language, *line) == ReplyKind::quit) return std::nullopt;
    if (const auto yes = read_yes_no(language, *line)) return yes;
    print(InterviewText::yes_or_no);
  }
}

std::size_t Dialogue::rows_of(const PlainLines& lines) const {
  const std::string text = wrapped(lines);
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::size_t Dialogue::columns() const {
  return Page{style_}.room() - picture_indent;
}

std::size_t Dialogue::room() const {
  return std::max(fewest_rows, session_.world.screen.rows.value_or(usual_rows)) - 1;
}

}  // namespace kneecheck::app
