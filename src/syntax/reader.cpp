#include "syntax/reader.h"

#include <algorithm>
#include <utility>

#include "base/locale.h"
#include "base/number.h"
#include "base/text.h"
#include "base/words/base.h"
#include "base/words/syntax.h"

namespace kneecheck::syntax {
namespace {

constexpr std::size_t most_words_listed = 12;

std::string listed(const Language& language, std::span<const std::string_view> words) {
  const auto shown = words.first(std::min(words.size(), most_words_listed));
  return language.say(shown.size() < words.size() ? SyntaxText::one_of_more : SyntaxText::one_of,
                      {{"words", language.comma_list(std::vector<std::string>{shown.begin(), shown.end()})}});
}

std::string suggestion(const Language& language, std::string_view word,
                       std::span<const std::string_view> words) {
  if (const auto near = nearest(word, {words.begin(), words.end()}))
    return language.say(BaseText::did_you_mean, {{"word", quoted(*near)}});
  return words.empty() ? std::string{} : listed(language, words);
}

// A number and the range in which it may lie, and how messages name them.
struct NumberForm {
  SyntaxText range, expected, expected_not_text;
  std::optional<std::int64_t> (*parse)(std::string_view);
  std::string (*write)(std::int64_t);
};

std::string whole_text(std::int64_t value) {
  return std::to_string(value);
}
// 34.0 is the whole number 34.
std::optional<std::int64_t> parse_any_whole(std::string_view text) {
  if (const auto whole = parse_whole(text)) return whole;
  const auto decimal = parse_decimal(text);
  return decimal && *decimal % decimal_one == 0 ? std::optional{*decimal / decimal_one} : std::nullopt;
}
constexpr NumberForm whole_form{SyntaxText::whole_range, SyntaxText::expected_whole,
                                SyntaxText::expected_whole_not_text, parse_any_whole, whole_text};
constexpr NumberForm decimal_form{SyntaxText::number_range, SyntaxText::expected_number,
                                  SyntaxText::expected_number_not_text, parse_decimal, decimal_text};

// A number between our way of writing, with a point, and that with another decimal sign; the way back too.
std::string with_sign(std::string_view text, char sign) {
  std::string other{text};
  if (sign == '.') return other;
  for (char& c : other) c = c == sign ? '.' : c == '.' ? sign : c;
  return other;
}

// What to write instead of something that is not a number but looks like one; empty when it does not. `text`
// is in our way of writing.
std::string number_help(const Language& language, Value value, std::string_view text, const NumberForm& form,
                        char sign) {
  if (!value.is_scalar()) return {};
  if (value.kind() == NodeKind::quoted)
    return form.parse(text) ? language.say(SyntaxText::write_without_quotes) : "";
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    std::string digits{text};
    std::string with_point = digits;
    digits.erase(comma, 1);
    with_point[comma] = '.';
    if (!form.parse(with_point)) return {};
    return language.say(
        text.size() - comma == 4 ? SyntaxText::write_without_thousands : SyntaxText::write_with_mark,
        {{"number", digits}, {"decimal", with_sign(with_point, sign)}, {"mark", language[mark_name(sign)]}});
  }
  const bool zeros_or_plus = !text.empty() && (text.front() == '+' || text.front() == '0');
  while (text.size() > 1 && (text.front() == '+' || text.front() == '0')) text.remove_prefix(1);
  return zeros_or_plus && form.parse(text)
             ? language.say(SyntaxText::write_without_zeros, {{"number", with_sign(text, sign)}})
             : "";
}

std::optional<std::int64_t> read_number(Value value, std::int64_t least, std::int64_t most,
                                        const NumberForm& form, Diagnostics& problems, char sign) {
  const std::string text = value.is_scalar() ? with_sign(trimmed(value.text()), sign) : "";
  const auto number = value.kind() == NodeKind::plain ? form.parse(text) : std::nullopt;
  if (number && *number >= least && *number <= most) return number;
  if (problems.full()) {
    problems.count_one();
    return std::nullopt;
  }
  const Language& language = problems.language();
  const std::string range = language.say(form.range, {{"least", with_sign(form.write(least), sign)},
                                                      {"most", with_sign(form.write(most), sign)}});
  if (number) {
    report(problems, value, "out_of_range", language.say(SyntaxText::out_of_range, {{"value", value.text()}}),
           range);
    return std::nullopt;
  }
  const std::string help = number_help(language, value, text, form, sign);
  report(problems, value, "wrong_type",
         language.say(value.kind() == NodeKind::quoted ? form.expected_not_text : form.expected,
                      {{"found", described(language, value)}}),
         help.empty() ? range : help);
  return std::nullopt;
}

}  // namespace

Number read_whole(Value value, std::int64_t least, std::int64_t most, Diagnostics& problems, char sign) {
  return read_number(value, least, most, whole_form, problems, sign);
}

Number read_decimal(Value value, std::int64_t least, std::int64_t most, Diagnostics& problems, char sign) {
  return read_number(value, least, most, decimal_form, problems, sign);
}

std::optional<std::size_t> read_word(Value at, std::span<const std::string_view> of, Diagnostics& problems) {
  if (at.is_scalar()) {
    const auto found = std::ranges::find(of, at.text());
    if (found != of.end()) return static_cast<std::size_t>(found - of.begin());
  }
  const Language& language = problems.language();
  if (problems.full()) {
    problems.count_one();
  } else if (at.is_scalar()) {
    report(problems, at, "bad_value", language.say(SyntaxText::not_allowed, {{"value", quoted(at.text())}}),
           suggestion(language, at.text(), of));
  } else {
    report(problems, at, "wrong_type",
           language.say(SyntaxText::expected_word, {{"found", described(language, at)}}),
           listed(language, of));
  }
  return std::nullopt;
}

Reader::Reader(Value map, Diagnostics& problems, std::string_view what)
    : map_(map), problems_(problems), what_(what) {
  usable_ = map.exists() && map.is_map();
  is_checked_ = map.exists() && map.tree().is_checked;
  if (map.exists() && !usable_) {
    const Language& language = problems_.language();
    report(problems_, map, "wrong_type",
           language.say(SyntaxText::expected_mapping, {{"what", what_}, {"found", described(language, map)}}),
           language[SyntaxText::write_lines]);
  }
}

void Reader::remember(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
}

void Reader::report_missing(std::string_view key) {
  report(problems_, map_, "missing_key",
         problems_.language().say(SyntaxText::key_missing, {{"key", quoted(key)}, {"what", what_}}));
}

Value Reader::value(std::string_view key, Need need) {
  if (!usable_) return {};
  if (!is_checked_) remember(key);
  const std::span<const Node> nodes = map_.tree().nodes();
  const std::string_view text = map_.tree().text();
  const auto seek = [&](std::uint32_t at, std::uint32_t end) {
    for (; at < end; at = nodes[at + 1].end) {
      if (nodes[at].text_size == key.size() && text.substr(nodes[at].text_at, key.size()) == key) return at;
    }
    return std::uint32_t{0};
  };
  const std::uint32_t first = map_.index() + 1;
  const std::uint32_t start = std::max(next_, first);
  std::uint32_t at = seek(start, map_.node().end);
  if (at == 0) at = seek(first, start);
  if (at != 0) {
    next_ = nodes[at + 1].end;
    return Value{map_.tree(), at + 1};
  }
  if (need == Need::required) report_missing(key);
  return {};
}

void Reader::report_wrong_type(TextId message, std::string_view key, Value at, std::string_view help) {
  const Language& language = problems_.language();
  report(problems_, at, "wrong_type",
         language.say(message, {{"key", key}, {"found", described(language, at)}}), help);
}

void Reader::report_blank(std::string_view key, Value at, TextId help) {
  const Language& language = problems_.language();
  report(problems_, at, "bad_value", language.say(SyntaxText::blank, {{"key", key}}), language[help]);
}

// Null stands for absent where a key is optional.
Value Reader::scalar_of(std::string_view key, Need need) {
  const Value found = value(key, need);
  if (!found.exists() || found.is_scalar()) return found;
  if (!(found.is_null() && need == Need::optional))
    report_wrong_type(SyntaxText::expected_one_value, key, found);
  return {};
}

void Reader::refuse_blank(std::string_view key, Value at) {
  if (at.text().find_first_not_of(" \t\r\n") == std::string_view::npos)
    report_blank(key, at, SyntaxText::write_words);
}

std::string_view Reader::text(std::string_view key, Need need) {
  const Value found = scalar_of(key, need);
  if (!found.exists()) return {};
  if (need == Need::required && !is_checked_) refuse_blank(key, found);
  return found.text();
}

std::vector<std::string_view> Reader::texts(std::string_view key, Need need) {
  const Value found = value(key, need);
  if (!found.exists() || (found.is_null() && need == Need::optional)) return {};
  if (found.is_scalar()) {
    if (!is_checked_) refuse_blank(key, found);
    return {found.text()};
  }
  if (!found.is_list()) {
    report_wrong_type(SyntaxText::expected_list, key, found, problems_.language()[SyntaxText::write_list]);
    return {};
  }
  if (need == Need::required && !is_checked_ && !found.first().exists())
    report_blank(key, found, SyntaxText::write_a_line);
  std::vector<std::string_view> all;
  all.reserve(found.node().end - found.index() - 1);  // nodes inside: as a rule one for each item
  for (Value item = found.first(); item.exists(); item = item.next(found)) {
    if (item.is_scalar()) {
      if (!is_checked_) refuse_blank(key, item);
      all.push_back(item.text());
    } else {
      report_wrong_type(SyntaxText::expected_one_value, key, item);
    }
  }
  return all;
}

bool Reader::flag(std::string_view key, bool otherwise) {
  const Value found = value(key, Need::optional);
  if (!found.exists() || found.is_null()) return otherwise;
  const bool plain = found.kind() == NodeKind::plain;
  if (plain && found.text() == "true") return true;
  if (plain && found.text() == "false") return false;
  const std::string lower = found.is_scalar() ? canonical(found.text()) : std::string{};
  const bool means_yes = lower == "yes" || lower == "y" || lower == "on" || lower == "true";
  const bool means_no = lower == "no" || lower == "n" || lower == "off" || lower == "false";
  std::string help;
  if (means_yes || means_no)
    help = problems_.language().say(SyntaxText::write_instead, {{"value", means_yes ? "true" : "false"}});
  report_wrong_type(SyntaxText::expected_true_or_false, key, found, help);
  return otherwise;
}

Number Reader::whole(std::string_view key, std::int64_t least, std::int64_t most, Need need) {
  const Value found = value(key, need);
  if (!found.exists() || (found.is_null() && need == Need::optional)) return std::nullopt;
  return read_whole(found, least, most, problems_);
}

Number Reader::decimal(std::string_view key, std::int64_t least, std::int64_t most, Need need) {
  const Value found = value(key, need);
  if (!found.exists() || (found.is_null() && need == Need::optional)) return std::nullopt;
  return read_decimal(found, least, most, problems_);
}

void Reader::problem(Value at, std::string_view code, std::string_view message, std::string_view help) {
  report(problems_, at, code, message, help);
}

void Reader::done() {
  if (!usable_ || is_checked_) return;
  for (Value key = map_.first(); key.exists(); key = key.next(map_)) {
    if (std::ranges::find(asked_, key.text()) != asked_.end()) continue;
    if (problems_.full()) {
      problems_.count_one();
    } else {
      const Language& language = problems_.language();
      report(problems_, key, "unknown_key",
             language.say(SyntaxText::key_unknown, {{"key", quoted(key.text())}}),
             suggestion(language, key.text(), asked_));
    }
  }
}

}  // namespace kneecheck::syntax
