// The one model that every format for people draws: a list of plain blocks. No block knows how it will look.
// Rule: an alarm is always the first block, and every renderer draws every notice. A new kind of block does
// not compile until each renderer draws it: they visit with one overload for each kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/language.h"
#include "base/rooms.h"
#include "figure/draw.h"

namespace kneecheck::document {

// Inline text is a plain string: no markup, so nothing that anybody wrote can turn into any.

enum class NoticeKind : std::uint8_t { alarm, info };

// What to do, before anything else.
struct Notice {
  NoticeKind kind = NoticeKind::info;
  std::string title;
  std::vector<std::string> lines;  // one thought each
};

struct Heading {
  int level = 2;  // 2: a section, 3: a part of one
  std::string text;
  bool one_sheet = false;  // on paper all below it stays on one, and the first of these begins one
};

struct Paragraph {
  std::string text;
};

struct Bullets {
  std::vector<std::string> items;
};

// Numbered, to be done in this order.
struct Steps {
  std::vector<std::string> items;
};

// Names with what belongs to them.
struct Facts {
  struct Row {
    std::string key;
    std::string value;
  };
  std::vector<Row> rows;

  // Adds a row unless its value is empty.
  void add(std::string_view key, std::string_view value) {
    if (!value.empty()) rows.push_back({std::string{key}, std::string{value}});
  }
};

enum class Align : std::uint8_t { left, right };

struct Table {
  struct Column {
    std::string title;  // empty: the cells speak for themselves
    Align align = Align::left;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// Amounts over time: a bar to look at and numbers to read, a second small bar for a share of 100, a remark.
// Where pictures can be drawn they are one chart.
struct Bars {
  struct Titles {  // as they stand within a sentence
    std::string label, group, amount, extra, share, remark;
    std::string full{};    // of the amount that fills a bar; empty: it is not worth a line
    std::string marked{};  // of the bars that look unlike the others
    std::string second{};
  };
  struct Row {
    std::string label;                 // "5"
    std::string group;                 // "single-leg"
    int amount = 0;                    // the bar
    std::string aside;                 // beside the bar: "easy week"
    std::optional<int> extra;          // one more number, in the measure of the bars
    std::optional<int> share_percent;  // the second bar
    std::string remark;
    std::string in_words{};  // of an amount that is no number: "for 12"
    std::string second{};    // told before `extra`, and not drawn
    std::string flag{};      // stands above the bar: "race"
    bool is_marked = false;  // looks unlike the others: an easy week
    bool is_here = false;    // the one at hand

    std::string amount_text() const { return in_words.empty() ? std::to_string(amount) : in_words; }
  };
  Titles titles;
  std::vector<Row> rows;
  int full = 0;           // the amount that fills a bar, if no row has more
  bool has_table = true;  // where they are a chart, with the numbers below it

  int most() const;  // what a bar of full length stands for; at least 1
};

// What there is to do on each day, to be ticked off on paper, and where the pain is written down.
struct Sheet {
  struct Row {
    std::string day;                 // "Mon 30 Nov"
    std::vector<std::string> tasks;  // each with a box
    std::string note;                // beside them, without one: "rest"
    bool asks_pain = false;
  };
  std::vector<std::string> pains;  // when it is asked for: "in the run"
  int most_pain = 0;               // the numbers go from 0 to it
  std::vector<Row> rows;
};

// Signed points with their reason and where it comes from; no points: not known.
struct Reasons {
  struct Row {
    std::optional<int> points;
    std::string text;
    std::vector<int> sources;       // numbers of the footnotes
    std::vector<std::string> more;  // further lines
  };
  std::vector<Row> rows;
};

// Where it all comes from, by the numbers in the text.
struct Footnotes {
  struct Item {
    int number = 0;
    std::string text;
    std::string where;  // address; may be empty
  };
  std::vector<Item> items;
};

// A picture. Where none can be drawn it is told in words, unless the text around it says it all.
struct Figure {
  enum class Use : std::uint8_t {
    told,
    drawn,  // not told
    aside   // nor drawn but where a picture takes little room
  };
  figure::Picture picture;
  figure::Alternative words;
  std::string id;  // no other figure of the document has it
  Use use = Use::told;
};

// Something to type.
struct ToType {
  std::string lead;  // "Next"
  std::string line;
};

using Block = std::variant<Notice, Heading, Paragraph, Bullets, Steps, Facts, Table, Bars, Sheet, Reasons,
                           Footnotes, Figure, ToType>;

// Written in a language, which outlives it.
struct Document {
  explicit Document(const Language& language) : language_(&language) {}

  struct Logo {
    std::string data, name;  // an address of type data:, and whose it is
  };
  std::string title;         // of the page; not drawn in text
  std::string person;        // whose it is: drawn by html only
  std::optional<Logo> logo;  // likewise
  std::vector<Block> blocks;

  const Language& language() const { return *language_; }
  std::string say(TextId text, Fillings values = {}) const { return language().say(text, values); }

  // Adds a block. Empty lists, facts and tables are left out, so that no writer needs to ask.
  void add(Block block);
  void heading(int level, std::string text) { blocks.emplace_back(Heading{level, std::move(text)}); }
  void heading(int level, TextId text, Fillings values = {}) { heading(level, say(text, values)); }
  void paragraph(std::string_view text) { add(Paragraph{std::string{text}}); }
  void paragraph(TextId text, Fillings values = {}) { add(Paragraph{say(text, values)}); }
  // What every page ends with in a language that is not finished; empty: in any other.
  std::optional<Block> draft_notice() const {
    if (language().draft.empty()) return std::nullopt;
    return Notice{NoticeKind::info, std::string{language().draft}, {}};
  }

  // All blocks of `other` after these.
  void append(Document other);

 private:
  const Language* language_;
};

}  // namespace kneecheck::document
