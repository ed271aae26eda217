#include "syntax/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "base/text.h"
#include "base/words/syntax.h"

namespace kneecheck::syntax {
namespace {

constexpr std::string_view from_windows = "iconv -f windows-1252 -t utf-8 OLD > NEW";
constexpr std::string_view from_utf16 = "iconv -f UTF-16 -t UTF-8";
constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::size_t few_keys = 64;  // checked by a small hash table; more of them by sorting

// UTF-16 and UTF-32 begin with a mark of their own or, as ASCII letters go, with a NUL in every other byte.
bool looks_like_utf16(std::string_view source) {
  if (source.substr(0, 2) == "\xFF\xFE" || source.substr(0, 2) == "\xFE\xFF") return true;
  const auto is_nul = [source](std::size_t at) { return source[at] == '\0'; };
  return source.size() >= 4 && is_nul(0) != is_nul(1) && is_nul(2) != is_nul(3);
}

bool is_refused_control(char32_t code) {
  if (code < 0x20) return code != '\t' && code != '\n' && code != '\r';
  constexpr char32_t next_line = 0x85;  // a line break for YAML
  return code >= 0x7F && code < 0xA0 && code != next_line;
}

// A carriage return that no line feed follows would hide what stands before it.
bool is_lone_return(std::string_view source, std::size_t at) {
  return source[at] == '\r' && at + 1 < source.size() && source[at + 1] != '\n';
}

std::string byte_size(const Language& language, std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  if (bytes >= mebibyte && bytes % mebibyte == 0)
    return language.say(SyntaxText::mebibytes, {{"n", bytes / mebibyte}});
  return language.say(SyntaxText::bytes, {{"n", bytes}});
}

// Length and the first and last bytes, mixed: enough for the keys of one mapping.
std::size_t hash_of(std::string_view text) {
  std::uint64_t front = text.size();
  std::uint64_t back = 0;
  if (text.size() >= sizeof front) {
    std::memcpy(&front, text.data(), sizeof front);
    std::memcpy(&back, text.data() + text.size() - sizeof back, sizeof back);
  } else {
    for (const char c : text) front = front << 8U | static_cast<unsigned char>(c);
  }
  return static_cast<std::size_t>((front ^ (back * 0x9E37'79B9'7F4A'7C15U)) * 0xFF51'AFD7'ED55'8CCDU >> 40U);
}

}  // namespace

std::string_view without_bom(std::string_view source) {
  if (source.substr(0, bom.size()) == bom) source.remove_prefix(bom.size());
  return source;
}

bool check_size(std::string_view file, std::string_view source, const Limits& limits, Diagnostics& problems) {
  if (source.size() <= limits.bytes) return true;
  const Language& language = problems.language();
  problems.add(problem_in(file, {}, 0, 0, "too_large",
                          language.say(SyntaxText::too_large, {{"size", byte_size(language, limits.bytes)}}),
                          language.say(SyntaxText::far_smaller)));
  return false;
}

std::optional<std::size_t> first_unfit(std::string_view source) {
  for (std::size_t at = 0; at < source.size();) {
    const auto byte = static_cast<unsigned char>(source[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const Decoded front = decode_front(source.substr(at));
    if (!front.valid || is_refused_control(front.code) || is_lone_return(source, at)) return at;
    at += front.size;
  }
  return std::nullopt;
}

std::string without_unfit(std::string_view source) {
  std::string fit{source};
  std::size_t from = 0;
  for (auto at = first_unfit(fit); at; at = first_unfit(std::string_view{fit}.substr(from))) {
    from += *at;
    const std::size_t size = decode_front(std::string_view{fit}.substr(from)).size;
    fit.replace(from, size, size, '?');
  }
  return fit;
}

bool check_encoding(std::string_view file, std::string_view source, Diagnostics& problems) {
  const Language& language = problems.language();
  if (looks_like_utf16(source)) {
    problems.add(problem_in(file, {}, 0, 0, "encoding", language.say(SyntaxText::utf16),
                            language.say(SyntaxText::save_as_utf8, {{"command", from_utf16}})));
    return false;
  }
  const auto at = first_unfit(source);
  if (!at) return true;
  const Decoded front = decode_front(source.substr(*at));
  if (!front.valid) {
    const std::string byte = fmt::format("0x{:02x}", static_cast<unsigned char>(source[*at]));
    report_at(problems, file, source, *at, "encoding", language.say(SyntaxText::not_utf8, {{"byte", byte}}),
              language.say(SyntaxText::most_likely_windows, {{"command", from_windows}}));
  } else if (front.code == 0) {
    report_at(problems, file, source, *at, "encoding", language[SyntaxText::nul_bytes],
              language[SyntaxText::is_it_text]);
  } else {
    const std::string character = quoted(source.substr(*at, front.size));
    report_at(problems, file, source, *at, "encoding",
              language.say(SyntaxText::control_character, {{"character", character}}),
              language[SyntaxText::remove]);
  }
  return false;
}

bool check_text(std::string_view file, std::string_view source, const Limits& limits, Diagnostics& problems) {
  source = without_bom(source);
  return check_size(file, source, limits, problems) && check_encoding(file, source, problems);
}

Place place_of(std::string_view source, std::size_t offset) {
  const std::string_view before = source.substr(0, offset);
  const auto lines = std::ranges::count(before, '\n');
  const std::size_t last_break = before.rfind('\n');
  const std::size_t line_start = last_break == std::string_view::npos ? 0 : last_break + 1;
  return {static_cast<std::uint32_t>(lines) + 1, static_cast<std::uint32_t>(before.size() - line_start) + 1};
}

void find_line_starts(std::string_view source, std::vector<std::uint32_t>& starts) {
  starts.clear();
  for (std::size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

void report_empty(Diagnostics& problems, std::string_view file) {
  const Language& language = problems.language();
  problems.add(problem_in(file, {}, 0, 0, "empty", language.say(SyntaxText::empty),
                          language.say(SyntaxText::is_it_right)));
}

void report_at(Diagnostics& problems, std::string_view file, std::string_view source, std::size_t offset,
               std::string_view code, std::string_view message, std::string_view help) {
  if (problems.full()) {
    problems.count_one();
    return;
  }
  const Place at = place_of(source, offset);
  problems.add(problem_in(file, source, at.line, at.column, std::string{code}, std::string{message},
                          std::string{help}));
}

bool TreeBuilder::refuse_more() {
  refused_ = true;
  report(problems_, Value{tree_, static_cast<std::uint32_t>(tree_.owned_nodes.size() - 1)}, "too_large",
         problems_.language().say(SyntaxText::too_many, {{"number", limits_.nodes}}),
         problems_.language()[SyntaxText::split]);
  return false;
}

bool TreeBuilder::open(NodeKind kind, Place at) {
  const auto index = static_cast<std::uint32_t>(tree_.owned_nodes.size());
  if (!add(kind, 0, 0, at)) return false;
  if (depth_ >= std::min(limits_.depth, deepest)) {
    refused_ = true;
    report(problems_, Value{tree_, index}, "too_deep",
           problems_.language().say(SyntaxText::too_deep, {{"number", limits_.depth}}),
           problems_.language()[SyntaxText::never_so_deep]);
    return false;
  }
  if (in_map()) frames_[depth_ - 1].wants_key = true;
  frames_[depth_++] = {index, kind == NodeKind::map, kind == NodeKind::map, 0};
  return true;
}

void TreeBuilder::close() {
  const Frame& frame = frames_[--depth_];
  tree_.owned_nodes[frame.index].end = static_cast<std::uint32_t>(tree_.owned_nodes.size());
  if (!frame.is_map || frame.keys < 2) return;
  frame.keys > few_keys ? check_many_keys(frame.index) : check_few_keys(frame.index);
}

void TreeBuilder::close_torn() {
  if (refused_ || depth_ == 0) return;
  tree_.is_torn = true;
  for (; depth_ > 0; --depth_) {
    const Frame& frame = frames_[depth_ - 1];
    if (frame.is_map && !frame.wants_key) tree_.owned_nodes.pop_back();  // a key without its value
    tree_.owned_nodes[frame.index].end = static_cast<std::uint32_t>(tree_.owned_nodes.size());
  }
}

void TreeBuilder::check_few_keys(std::uint32_t map) {
  const std::vector<Node>& nodes = tree_.owned_nodes;
  const std::uint32_t end = nodes[map].end;
  std::array<std::uint8_t, few_keys * 2> slots{};  // 1 + the number of a key; 0 is free
  std::array<std::uint32_t, few_keys> keys{};
  std::size_t count = 0;
  for (std::uint32_t key = map + 1; key < end; key = nodes[key + 1].end) {
    const std::string_view key_text = text_of(nodes[key]);
    std::size_t slot = hash_of(key_text) % slots.size();
    while (slots[slot] != 0 && text_of(nodes[keys[slots[slot] - 1U]]) != key_text)
      slot = (slot + 1) % slots.size();
    if (slots[slot] != 0) {
      report_duplicate(keys[slots[slot] - 1U], key);
      continue;
    }
    keys[count++] = key;
    slots[slot] = static_cast<std::uint8_t>(count);
  }
}

void TreeBuilder::check_many_keys(std::uint32_t map) {
  const std::vector<Node>& nodes = tree_.owned_nodes;
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = map + 1; key < nodes[map].end; key = nodes[key + 1].end) keys.push_back(key);
  const auto text = [this, &nodes](std::uint32_t key) { return text_of(nodes[key]); };
  std::ranges::stable_sort(keys, [&text](std::uint32_t a, std::uint32_t b) { return text(a) < text(b); });
  std::size_t first = 0;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (text(keys[i]) == text(keys[first])) {
      report_duplicate(keys[first], keys[i]);
    } else {
      first = i;
    }
  }
}

void TreeBuilder::report_duplicate(std::uint32_t first, std::uint32_t again) {
  duplicates_ = true;
  if (problems_.full()) {
    problems_.count_one();
    return;
  }
  const Value key{tree_, again};
  const Node& earlier = tree_.owned_nodes[first];
  const Language& language = problems_.language();
  const bool is_near = earlier.line == key.node().line;
  Diagnostic problem =
      problem_at(key, "duplicate_key", language.say(SyntaxText::duplicate_key, {{"key", quoted(key.text())}}),
                 is_near ? language.say(SyntaxText::first_at_column, {{"column", earlier.column}})
                         : language.say(SyntaxText::first_on_line, {{"line", earlier.line}}));
  problem.value.clear();
  if (depth_ == 0) problem.key = key.text();
  problems_.add(std::move(problem));
}

}  // namespace kneecheck::syntax
