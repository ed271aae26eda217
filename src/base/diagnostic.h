// What is wrong with an input: where, what, and what to do about it. Errors are values; all are shown at
// once. Rule: a message is one line in lower case without a full stop; the remedy is `help`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace kneecheck {

// 1-based; columns count characters, not bytes. Line 0: the file as a whole.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Place&) const = default;
};

struct Diagnostic {
  std::string code;  // stable: data/errors.yaml
  std::string file;  // as the user named it; "-" for standard input; empty for none
  Place place;
  std::string message;
  std::string help;         // the remedy; may be empty
  std::string excerpt;      // the source line, cut and made harmless to show; may be empty
  std::size_t caret = 0;    // columns of the excerpt before the mark
  std::size_t span = 1;     // how many columns the caret line marks
  std::string key{};        // the key of a case that it is about; may be empty
  std::string value{};      // what stands there, cut and made harmless to show; may be empty
  bool is_warning = false;  // it stops nothing
};

// Fills excerpt, caret and span from the source line: some 100 columns around byte `offset`, `bytes` of it
// marked. Tabs and other invisible characters are shown as escapes.
void set_excerpt(Diagnostic& diagnostic, std::string_view line, std::size_t offset, std::size_t bytes = 1);

// Limits of one input: how many problems are shown, and how many are kept at all (the rest is only counted),
// so that a hostile file costs no more than a bad one.
inline constexpr std::size_t most_problems_shown = 50;
inline constexpr std::size_t most_problems_kept = 200;

class Diagnostics {
 public:
  Diagnostics() = default;
  // `language` words the messages, and outlives this.
  explicit Diagnostics(const Language& language) : language_(&language) {}
  const Language& language() const { return *language_; }
  void add(Diagnostic diagnostic);
  void append(const Diagnostics& other);
  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size() + left_out_; }  // with those that were only counted
  void clear();
  const std::vector<Diagnostic>& all() const { return items_; }  // the kept ones
  // True when add() would only count: then count_one() says the same without the work of a message.
  bool full() const { return items_.size() >= most_problems_kept; }
  void count_one() { ++left_out_; }
  // Of the kept ones, without the first `passed`.
  template <class Change>
  void change_each(const Change& change, std::size_t passed = 0) {
    for (std::size_t i = passed; i < items_.size(); ++i) change(items_[i]);
  }
  // By file (in order of first mention), line, column; exact repeats removed.
  void sort();

 private:
  std::vector<Diagnostic> items_;
  std::size_t left_out_ = 0;
  const Language* language_ = &english();
};

// `file:line:column: error: message` (or `warning:`), the source line, a caret, `help: ...`; each line ends
// in '\n'.
std::string format(const Language& language, const Diagnostic& diagnostic);
// All of them; beyond most_problems_shown the rest is counted in a last line.
std::string format(const Diagnostics& diagnostics);

}  // namespace kneecheck
