#include "intake/written.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/units.h"
#include "base/words/intake.h"
#include "base/yes_no.h"

namespace kneecheck::intake {
namespace {

std::string_view without_midnight(std::string_view text) {
  const std::size_t day = text.find_first_of("T ");
  if (day == std::string_view::npos) return text;
  const std::string_view time = text.substr(day + 1);
  const bool is_midnight =
      time.starts_with("00:00") && time.find_first_not_of("0:.Z") == std::string_view::npos;
  return is_midnight ? text.substr(0, day) : text;
}

// `words`: with blanks between them.
bool is_one_of(std::string_view text, std::string_view words) {
  for (std::size_t end = words.find(' '); end != std::string_view::npos; end = words.find(' ')) {
    if (same_letters(text, words.substr(0, end))) return true;
    words.remove_prefix(end + 1);
  }
  return same_letters(text, words);
}

// Of two digits; in front one will do.
std::optional<std::int64_t> clock_part(std::string_view text, bool is_first) {
  const bool fits = text.size() == 2 || (is_first && text.size() == 1);
  if (!fits || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return text.size() == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
}

std::vector<std::int64_t> clock_parts(std::string_view text) {
  std::vector<std::int64_t> parts;
  for (;;) {
    const std::size_t end = text.find(':');
    const auto part = clock_part(text.substr(0, end), parts.empty());
    if (!part) return {};
    parts.push_back(*part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "de (or fr, es)": whose spreadsheets put the mark between cells.
std::string languages_with(const Language& language, char separator) {
  std::vector<std::string> words;
  for (const Locale& locale : locales) {
    if (locale.separator == separator) words.emplace_back(locale.word);
  }
  if (words.size() < 2) return words.empty() ? std::string{} : words.front();
  const std::string others = language.comma_list(std::span{words}.subspan(1));
  return language.say(IntakeText::locale_or_others, {{"locale", words.front()}, {"others", others}});
}

}  // namespace

std::string_view without_logic(std::string_view text, const Locale& locale) {
  if (same_letters(text, "true") || same_letters(text, locale.yes) || is_one_of(text, yes_no_of(locale).yes))
    return "yes";
  const bool is_no =
      same_letters(text, "false") || same_letters(text, locale.no) || is_one_of(text, yes_no_of(locale).no);
  return is_no ? "no" : text;
}

std::optional<Date> parse_day(std::string_view text, const Locale& locale) {
  return parse_date(without_midnight(text), locale.dates);
}

std::optional<std::int64_t> parse_written_pace(std::string_view text) {
  if (const auto pace = parse_pace(text)) return pace;
  const bool has_am = text.size() > 2 && same_letters(text.substr(text.size() - 2), "am");
  const std::vector<std::int64_t> parts =
      clock_parts(has_am ? trimmed(text.substr(0, text.size() - 2)) : text);
  const bool is_whole = parts.size() == 2 || (parts.size() == 3 && (parts[0] == 0 || parts[2] == 0));
  if (!is_whole || (has_am && parts[0] >= 12)) return std::nullopt;  // 12 AM is midnight
  const std::size_t first = parts.size() == 3 && parts[0] == 0 ? 1 : 0;
  if (parts[first + 1] > 59) return std::nullopt;
  return parts[first] * 60 + parts[first + 1];
}

std::string separator_help(const Language& language, std::string_view key, const Locale& locale) {
  for (const char mark : {';', ',', '\t'}) {
    if (mark == locale.separator || key.find(mark) == std::string_view::npos) continue;
    const std::string_view ours = language[marks_name(locale.separator)];
    const std::string languages = languages_with(language, mark);
    if (languages.empty())
      return language.say(IntakeText::separate_with,
                          {{"mark", ours}, {"others", language[marks_name(mark)]}});
    return language.say(IntakeText::name_language_or_separate,
                        {{"option", "--locale " + languages}, {"mark", ours}});
  }
  return {};
}

}  // namespace kneecheck::intake
