// Lines from and to a person on a terminal: whole lines in, plain lines out, nothing ever redrawn.
// Rule: what is said comes from data/words, or from the questions; it is wrapped, and harmless
// to show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "base/words/interview.h"
#include "interview/words.h"
#include "stream/line_reader.h"

namespace kneecheck::app {

class Dialogue {
 public:
  explicit Dialogue(Session& session);

  // A line that was typed, without the blanks around it; empty: the input has ended (Ctrl-D). On a terminal
  // it may go on after that.
  std::optional<std::string> read_line();

  void print(const PlainLines& lines);
  void print(TextId text, Fillings values = {});
  // As much as the screen holds at a time; Enter shows the rest. False: the input has ended.
  bool print_in_parts(PlainLines lines);
  // Not wrapped, so that it can be copied.
  void print_line(std::string_view text);
  // Rows of a picture in characters, below the beginning of an answer.
  void print_picture(const std::vector<std::string>& rows);
  void blank();
  std::string text(TextId text, Fillings values = {}) const;

  // Yes or no; empty: q, or the input has ended.
  std::optional<bool> agrees();

  // Rows of the screen that the lines take, and those there are for them above the prompt.
  std::size_t rows_of(const PlainLines& lines) const;
  std::size_t room() const;
  // Columns that a picture may take.
  std::size_t columns() const;
  bool has_utf8() const { return style_.utf8; }

 private:
  std::string wrapped(const PlainLines& lines) const;

  Session& session_;
  std::optional<LineReader> lines_;
  TextStyle style_;
};

}  // namespace kneecheck::app
