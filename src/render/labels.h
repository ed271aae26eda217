// The few words that the formats add to a document, alike in all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kneecheck::render {

// "URGENT: ..." of an alarm, which no format may leave to a colour; else the title as it is.
std::string marked_title(const Language& language, NoticeKind kind, std::string_view title);

// "Next:", in front of what has this name; the same with what it names: "Case: P-7".
std::string label(const Language& language, std::string_view name);
std::string labelled(const Language& language, std::string_view name, std::string_view text);

// What stands in a row of bars, in words: its group, its amount, what stands beside it and so on.
std::vector<std::string> bar_words(const Language& language, const Bars::Titles& titles,
                                   const Bars::Row& row);
// The same without the amount, which is drawn.
std::vector<std::string> words_beside_bar(const Language& language, const Bars::Titles& titles,
                                          const Bars::Row& row);

// Without the columns that nothing stands in.
Table without_empty_columns(const Table& table);

// "> 5", of the one at hand.
std::string row_label(const Bars::Row& row);

// What there is to do on a day and to write down, each with its box: "[ ] run 22 min", "in the run: __".
std::vector<std::string> sheet_words(const Language& language, const Sheet& sheet, const Sheet::Row& row);

// "40%"
std::string percent(const Language& language, int number);

}  // namespace kneecheck::render
