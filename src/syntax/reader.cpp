#include "syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/locale.h"
#include "base/number.h"
#include "base/text.h"

namespace kneecheck::syntax {
namespace {

constexpr std::size_t most_words_listed = 12;

std::string listed(std::span<const std::string_view> words) {
  std::string text = "one of: ";
  for (std::size_t i = 0; i < words.size() && i < most_words_listed; ++i) {
    text += i > 0 ? ", " : "";
    text += words[i];
  }
  return words.size() > most_words_listed ? text + ", ..." : text;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> words) {
  if (const auto near = nearest(word, {words.begin(), words.end()}))
    return fmt::format("did you mean {}?", quoted(*near));
  return words.empty() ? std::string{} : listed(words);
}

// A number and the range in which it may lie, as messages name them.
struct NumberForm {
  std::string_view name;  // "a whole number"
  std::optional<std::int64_t> (*parse)(std::string_view);
  std::string (*write)(std::int64_t);
};

std::string whole_text(std::int64_t value) {
  return fmt::format("{}", value);
}
// 34.0 is the whole number 34.
std::optional<std::int64_t> parse_any_whole(std::string_view text) {
  if (const auto whole = parse_whole(text)) return whole;
  const auto decimal = parse_decimal(text);
  return decimal && *decimal % decimal_one == 0 ? std::optional{*decimal / decimal_one} : std::nullopt;
}
constexpr NumberForm whole_form{"a whole number", parse_any_whole, whole_text};
constexpr NumberForm decimal_form{"a number", parse_decimal, decimal_text};

// A number between our way of writing, with a point, and that with another decimal sign; the way back too.
std::string with_sign(std::string_view text, char sign) {
  std::string other{text};
  if (sign == '.') return other;
  for (char& c : other) c = c == sign ? '.' : c == '.' ? sign : c;
  return other;
}

// What to write instead of something that is not a number but looks like one; empty when it does not. `text`
// is in our way of writing.
std::string number_help(Value value, std::string_view text, const NumberForm& form, char sign) {
  if (!value.is_scalar()) return {};
  if (value.kind() == NodeKind::quoted) return form.parse(text) ? "write it without the quotes" : "";
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    const std::string with_point = fmt::format("{}.{}", text.substr(0, comma), text.substr(comma + 1));
    if (!form.parse(with_point)) return {};
    const std::string decimal = with_sign(with_point, sign);
    if (text.size() - comma != 4) return fmt::format("write {}: with a {}", decimal, mark_name(sign));
    return fmt::format("write {}{} or {}: nothing between thousands, a {} before decimals",
                       text.substr(0, comma), text.substr(comma + 1), decimal, mark_name(sign));
  }
  const bool zeros_or_plus = !text.empty() && (text.front() == '+' || text.front() == '0');
  while (text.size() > 1 && (text.front() == '+' || text.front() == '0')) text.remove_prefix(1);
  return zeros_or_plus && form.parse(text)
             ? fmt::format("write {}: no plus sign and no leading zeros", with_sign(text, sign))
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
  const std::string range = fmt::format("{} from {} to {}", form.name, with_sign(form.write(least), sign),
                                        with_sign(form.write(most), sign));
  if (number) {
    report(problems, value, "out_of_range", fmt::format("{} is out of range", value.text()), range);
    return std::nullopt;
  }
  std::string help = number_help(value, text, form, sign);
  const std::string_view quotes = value.kind() == NodeKind::quoted ? "the text " : "";
  report(problems, value, "wrong_type",
         fmt::format("expected {}, found {}{}", form.name, quotes, described(value)),
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
  if (problems.full()) {
    problems.count_one();
  } else if (at.is_scalar()) {
    report(problems, at, "bad_value", fmt::format("{} is not allowed here", quoted(at.text())),
           suggestion(at.text(), of));
  } else {
    report(problems, at, "wrong_type", fmt::format("expected a word, found {}", described(at)), listed(of));
  }
  return std::nullopt;
}

Reader::Reader(Value map, Diagnostics& problems, std::string_view what)
    : map_(map), problems_(problems), what_(what) {
  usable_ = map.exists() && map.is_map();
  is_checked_ = map.exists() && map.tree().is_checked;
  if (map.exists() && !usable_) {
    report(problems_, map, "wrong_type",
           fmt::format("expected a mapping ({}), found {}", what_, described(map)), "write key: value lines");
  }
}

void Reader::remember(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
}

void Reader::report_missing(std::string_view key) {
  report(problems_, map_, "missing_key", fmt::format("{} is missing in this {}", quoted(key), what_));
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

// Null stands for absent where a key is optional.
Value Reader::scalar_of(std::string_view key, Need need) {
  const Value found = value(key, need);
  if (!found.exists() || found.is_scalar()) return found;
  if (!(found.is_null() && need == Need::optional)) {
    report(problems_, found, "wrong_type",
           fmt::format("{}: expected one value, found {}", key, described(found)));
  }
  return {};
}

void Reader::refuse_blank(std::string_view key, Value at) {
  if (at.text().find_first_not_of(" \t\r\n") != std::string_view::npos) return;
  report(problems_, at, "bad_value", fmt::format("{}: nothing stands here", key),
         "write the words, or leave the entry as it is built in");
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
    report(problems_, found, "wrong_type",
           fmt::format("{}: expected a list, found {}", key, described(found)),
           "write [one, two] or - lines");
    return {};
  }
  if (need == Need::required && !is_checked_ && !found.first().exists())
    report(problems_, found, "bad_value", fmt::format("{}: nothing stands here", key),
           "write one line or more");
  std::vector<std::string_view> all;
  all.reserve(found.node().end - found.index() - 1);  // nodes inside: as a rule one for each item
  for (Value item = found.first(); item.exists(); item = item.next(found)) {
    if (item.is_scalar()) {
      if (!is_checked_) refuse_blank(key, item);
      all.push_back(item.text());
    } else {
      report(problems_, item, "wrong_type",
             fmt::format("{}: expected one value, found {}", key, described(item)));
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
  report(problems_, found, "wrong_type",
         fmt::format("{}: expected true or false, found {}", key, described(found)),
         means_yes  ? "write true"
         : means_no ? "write false"
                    : "");
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
      report(problems_, key, "unknown_key", fmt::format("unknown key {}", quoted(key.text())),
             suggestion(key.text(), asked_));
    }
  }
}

}  // namespace kneecheck::syntax
