#include "render/labels.h"

#include <algorithm>

#include "base/words/render.h"

namespace kneecheck::render {

std::string marked_title(const Language& language, NoticeKind kind, std::string_view title) {
  if (kind != NoticeKind::alarm) return std::string{title};
  return language.say(RenderText::urgent, {{"title", title}});
}

std::string label(const Language& language, std::string_view name) {
  return language.say(RenderText::label, {{"label", name}});
}

std::string labelled(const Language& language, std::string_view name, std::string_view text) {
  if (name.empty()) return std::string{text};
  return label(language, name).append(" ").append(text);
}

std::vector<std::string> words_beside_bar(const Language& language, const Bars::Titles& titles,
                                          const Bars::Row& row) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view title, const std::string& text) {
    if (!text.empty()) words.push_back(labelled(language, title, text));
  };
  add({}, row.group);
  add({}, row.aside);
  add(titles.second, row.second);
  if (row.extra) add(titles.extra, std::to_string(*row.extra));
  if (row.share_percent) add(titles.share, percent(language, *row.share_percent));
  add(titles.remark, row.remark);
  return words;
}

std::vector<std::string> bar_words(const Language& language, const Bars::Titles& titles,
                                   const Bars::Row& row) {
  std::vector<std::string> words = words_beside_bar(language, titles, row);
  words.insert(words.begin() + (row.group.empty() ? 0 : 1),
               labelled(language, titles.amount, row.amount_text()));
  return words;
}

Table without_empty_columns(const Table& table) {
  Table kept;
  kept.rows.resize(table.rows.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto is_filled = [i](const std::vector<std::string>& row) { return !row[i].empty(); };
    if (std::ranges::none_of(table.rows, is_filled)) continue;
    kept.columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) kept.rows[row].push_back(table.rows[row][i]);
  }
  return kept;
}

std::string row_label(const Bars::Row& row) {
  return (row.is_here ? "> " : "") + row.label;
}

std::vector<std::string> sheet_words(const Language& language, const Sheet& sheet, const Sheet::Row& row) {
  std::vector<std::string> words;
  for (const std::string& task : row.tasks) words.push_back(language.say(RenderText::box, {{"task", task}}));
  if (!row.note.empty()) words.push_back(row.note);
  if (!row.asks_pain) return words;
  for (const std::string& when : sheet.pains)
    words.push_back(language.say(RenderText::pain_gap, {{"when", when}}));
  return words;
}

std::string percent(const Language& language, int number) {
  return language.say(RenderText::percent, {{"number", number}});
}

}  // namespace kneecheck::render
