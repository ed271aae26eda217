#include "stream/private_lines.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/text.h"
#include "intake/case.h"

namespace kneecheck::stream {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view blanks_and_quotes = " \t\r\"'";
constexpr std::string_view digits = "0123456789";

// Without what `letters` has at its ends.
std::string_view trimmed(std::string_view text, std::string_view letters) {
  text = text.substr(0, text.find_last_not_of(letters) + 1);
  return text.substr(std::min(text.find_first_not_of(letters), text.size()));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  lines.push_back(text);
  return lines;
}

// Whether a text of JSON is followed by no mark that may follow one: it may be a key, and then what stands
// behind it is its value.
bool has_text_without_mark(std::string_view line) {
  for (std::size_t open = line.find('"'); open != std::string_view::npos; open = line.find('"')) {
    line.remove_prefix(open + 1);
    const std::size_t close = line.find('"');
    if (close == std::string_view::npos) return false;
    line.remove_prefix(close + 1);
    const std::size_t next = line.find_first_not_of(blanks);
    if (next != std::string_view::npos && std::string_view{":,]}"}.find(line[next]) == std::string_view::npos)
      return true;
  }
  return false;
}

// No answer is a mapping, or holds one: what is in it is anybody's guess.
bool has_map(Value value) {
  const auto nodes = value.tree().nodes().subspan(value.index(), value.node().end - value.index());
  return std::ranges::any_of(nodes, [](const Node& node) { return node.kind == NodeKind::map; });
}

class PrivateLines {
 public:
  PrivateLines(const Knowledge& knowledge, const Record& record)
      : knowledge_(knowledge), lines_(lines_of(record.text)), is_json_(record.is_json) {
    for (const Question& question : knowledge.questions) keys_.push_back(question.id);
    if (record.columns) {
      all_ = !std::ranges::all_of(record.columns->cells, [this](const auto& name) { return is_open(name); });
      return;
    }
    if (record.is_header) return;
    Tree tree;
    Diagnostics known;
    is_torn_ = !(is_json_ ? parse_json(record.file, record.text, record_limits, tree, known)
                          : parse_yaml(record.file, record.text, record_limits, tree, known));
    if (!is_torn_) find(tree.root());
  }

  bool holds(std::uint32_t line) {
    if (all_) return true;
    if (is_torn_) return !is_open_in_torn(line);
    return std::ranges::any_of(
        hidden_, [line](const auto& lines) { return lines.first <= line && line <= lines.second; });
  }

 private:
  // 1-based.
  std::string_view line_at(std::uint32_t number) const {
    return lines_[std::clamp<std::size_t>(number, 1, lines_.size()) - 1];
  }

  // Known, or a slip for what is known; and not private.
  bool is_open(std::string_view key) {
    auto question = knowledge_.words.question(key);
    if (!question && slips_left_ > 0) {
      --slips_left_;
      if (const auto near = nearest(key, keys_)) question = knowledge_.words.question(*near);
    }
    return question && !is_private(*question);
  }

  void find(Value root) {
    all_ = !root.is_map();
    for (Value key = all_ ? Value{} : root.first(); key.exists(); key = key.next(root)) {
      if (is_open(key.text()) && !has_map(key.value_of_key())) continue;
      const Value next = key.next(root);
      hidden_.emplace_back(key.node().line, next.exists() ? last_line_before(next)
                                                          : std::numeric_limits<std::uint32_t>::max());
    }
  }

  // The last line that something before `key` may stand in.
  std::uint32_t last_line_before(Value key) const {
    const std::string_view before = line_at(key.node().line).substr(0, key.node().column - 1);
    return key.node().line - (trimmed(before, blanks).empty() ? 1 : 0);
  }

  // Of a text that cannot be read to its end. In YAML a value may go on in lines that begin with a blank.
  bool is_open_in_torn(std::uint32_t line) {
    const auto is_inner = [this](std::uint32_t number) {
      const std::string_view text = line_at(number);
      return text.empty() || blanks.find(text.front()) != std::string_view::npos;
    };
    if (!has_open_keys_alone(line_at(line))) return false;
    if (is_json_) return true;
    std::uint32_t outer = line;
    while (outer > 1 && is_inner(outer)) --outer;
    return outer == line || has_open_keys_alone(line_at(outer));
  }

  // "onset gradual", which lacks a colon. What goes on in the lines below a key begins with a blank.
  bool begins_with_open_key(std::string_view line) const {
    const auto question = knowledge_.words.question(line.substr(0, line.find_first_of(blanks)));
    return question && !is_private(*question);
  }

  // Whether the line begins with a key, and all keys in it are open. An escape may spell any of them.
  bool has_open_keys_alone(std::string_view line) {
    const std::size_t first = line.find(':');
    if (line.find('\\') != std::string_view::npos || (is_json_ && has_text_without_mark(line))) return false;
    if (first == std::string_view::npos) return !is_json_ && begins_with_open_key(line);
    std::string_view before = trimmed(line.substr(0, first), blanks);
    if (before.starts_with('{')) before.remove_prefix(1);
    if (!is_open(trimmed(before, blanks_and_quotes))) return false;
    for (std::size_t at = first; (at = line.find(':', at + 1)) != std::string_view::npos;) {
      before = line.substr(0, at);
      const std::string_view word = trimmed(before.substr(before.find_last_of(",{:") + 1), blanks_and_quotes);
      const bool is_clock = !word.empty() && word.find_first_not_of(digits) == std::string_view::npos;
      if (!is_clock && !is_open(word)) return false;
    }
    return true;
  }

  const Knowledge& knowledge_;
  std::vector<std::string_view> keys_;
  std::size_t slips_left_ = most_problems_kept;  // to look for, which is dear; beyond them a key is private
  std::vector<std::string_view> lines_;
  bool is_json_;
  bool is_torn_ = false;
  bool all_ = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_;  // first and last line
};

}  // namespace

void hide_private_lines(const Knowledge& knowledge, const Record& record, Diagnostics& problems) {
  if (std::ranges::all_of(problems.all(), [](const Diagnostic& one) { return one.excerpt.empty(); })) return;
  PrivateLines lines{knowledge, record};
  problems.change_each([&lines](Diagnostic& problem) {
    if (lines.holds(problem.place.line)) problem.excerpt.clear();
  });
}

}  // namespace kneecheck::stream
