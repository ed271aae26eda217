#include "syntax/content_lines.h"

#include <algorithm>
#include <optional>

#include "base/words/syntax.h"
#include "syntax/builder.h"

namespace kneecheck::syntax {
namespace {

bool is_name_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

char in_capitals(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// A parameter may hold a colon between quotes.
std::size_t colon_of(std::string_view text, std::size_t from) {
  bool in_quotes = false;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '"') in_quotes = !in_quotes;
    if (text[at] == ':' && !in_quotes) return at;
  }
  return std::string_view::npos;
}

// `text`: one line, unfolded. Empty: it is none.
std::optional<ContentLine> divided(std::string_view text, std::uint32_t line) {
  const auto end = std::ranges::find_if_not(text, is_name_letter);
  const auto size = static_cast<std::size_t>(end - text.begin());
  if (size == 0 || size == text.size() || (text[size] != ':' && text[size] != ';')) return std::nullopt;
  const std::size_t colon = colon_of(text, size);
  if (colon == std::string_view::npos) return std::nullopt;
  ContentLine found{std::string{text.substr(0, size)}, std::string{text.substr(size, colon - size)},
                    std::string{text.substr(colon + 1)}, line};
  std::ranges::transform(found.name, found.name.begin(), in_capitals);
  return found;
}

// The physical lines one by one, without their ends.
class PhysicalLines {
 public:
  explicit PhysicalLines(std::string_view rest) : rest_(rest) {}

  bool done() const { return rest_.empty(); }
  bool goes_on() const { return rest_.starts_with(' ') || rest_.starts_with('\t'); }
  std::uint32_t number() const { return number_; }  // of the line that next() has given
  std::string_view next() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  std::string_view rest_;
  std::uint32_t number_ = 0;
};

}  // namespace

bool parse_content_lines(std::string_view file, std::string_view source, const Limits& limits,
                         std::vector<ContentLine>& lines, Diagnostics& problems) {
  const Language& language = problems.language();
  source = without_bom(source);
  if (!check_size(file, source, limits, problems) || !check_encoding(file, source, problems)) return false;
  PhysicalLines physical{source};
  std::size_t count = 0;
  while (!physical.done()) {
    std::string text{physical.next()};
    const std::uint32_t begun = physical.number();
    while (physical.goes_on()) text += physical.next().substr(1);
    if (text.empty()) continue;
    if (++count > limits.nodes) {
      problems.add(problem_in(file, {}, 0, 0, "too_large",
                              language.say(SyntaxText::too_many_lines, {{"number", limits.nodes}}),
                              language.say(SyntaxText::is_it_right)));
      return false;
    }
    auto line = divided(text, begun);
    if (!line) {
      problems.add(problem_in(file, source, begun, 1, "syntax", language.say(SyntaxText::no_content_line),
                              language.say(SyntaxText::is_it_calendar)));
      return false;
    }
    lines.push_back(std::move(*line));
  }
  if (count == 0) report_empty(problems, file);
  return count > 0;
}

}  // namespace kneecheck::syntax
