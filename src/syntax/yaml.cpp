// YAML by yaml-cpp's events; a handler builds the Tree and stops at what we do not allow.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <new>
#include <optional>
#include <streambuf>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/words/syntax.h"
#include "syntax/builder.h"
#include "syntax/yaml_slips.h"

namespace kneecheck::syntax {
namespace {

// yaml-cpp keeps every token of a value that could still turn out to be a key, at some 250 bytes each: so a
// file of brackets alone would take a gigabyte.
constexpr std::size_t longest_value = std::size_t{256} << 10;

struct Stop {};  // thrown through yaml-cpp when a problem has been reported

Place place_of_mark(const YAML::Mark& mark) {
  if (mark.is_null()) return {1, 1};
  return {static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1};
}

class Handler : public YAML::EventHandler {
 public:
  Handler(Tree& tree, const Limits& limits, Diagnostics& problems)
      : builder_(tree, limits, problems), tree_(tree), limits_(limits), problems_(problems) {}

  bool duplicates() const { return builder_.duplicates(); }
  // The innermost `[` or `{` that is still open; empty when there is none.
  std::optional<Place> open_bracket() const {
    return brackets_.empty() || brackets_.back().line == 0 ? std::nullopt : std::optional{brackets_.back()};
  }
  // Refuses a value so long that yaml-cpp would need too much memory for it.
  void check_lookahead(std::size_t read) {
    if (read < reached_ + longest_value) return;
    const Place at = place_of_offset(reached_);
    refuse(at, "too_large", SyntaxText::long_value, SyntaxText::is_one_left_open);
  }
  void stop() { builder_.close_torn(); }  // at a fault
  // To be called when parsing has ended well.
  void finish() {
    if (odd_key_.line == 0) return;
    refuse(odd_key_, "syntax", SyntaxText::odd_key, SyntaxText::write_key_value);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse_rest(reach(mark));
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Place at = reach(mark);
    refuse_anchor(at, anchor);
    if (odd_key_.line == 0 && builder_.wants_key()) odd_key_ = at;
    if (odd_key_.line > 0) return;
    if (byte_at(at) == '!') refuse_tag(at, "!");
    if (builder_.in_map()) {
      const Node& key = builder_.last_node();
      refuse_glued_key(key);
      add(NodeKind::null, {}, {key.line, key.column});
    } else {
      add(NodeKind::null, {}, null_place(at));
    }
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(reach(mark), "syntax", SyntaxText::no_aliases, SyntaxText::instead_of_alias);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const Place at = reach(mark);
    refuse_anchor(at, anchor);
    refuse_tag(at, tag);
    refuse_open_quote(at);
    if (value.find('\0') != std::string::npos)
      refuse(at, "encoding", SyntaxText::nul_characters, SyntaxText::remove_escape, {{"escape", "\\0"}});
    add(tag == "!" ? NodeKind::quoted : NodeKind::plain, value, at);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(NodeKind::list, reach(mark), tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(NodeKind::map, reach(mark), tag, anchor);
  }
  void OnMapEnd() override { close(); }

  std::size_t offset_of(Place at) const {
    if (at.line > tree_.line_starts.size() + 1) return tree_.source.size();
    const std::size_t start = at.line > 1 ? tree_.line_starts[at.line - 2] : 0;
    return std::min(start + at.column - 1, tree_.source.size());
  }

  // What yaml-cpp finds behind all text is where the text ends.
  void report(std::size_t offset, std::string_view code, std::string_view message, std::string_view help) {
    const std::size_t end = tree_.source.find_last_not_of("\r\n") + 1;
    report_at(problems_, tree_.file, tree_.source, std::min(offset, end), code, message, help);
  }

  [[noreturn]] void refuse(Place at, std::string_view code, TextId message, TextId help,
                           Fillings in_help = {}) {
    const Language& language = problems_.language();
    report(offset_of(at), code, language[message], language.say(help, in_help));
    throw Stop{};
  }

 private:
  Place reach(const YAML::Mark& mark) {
    if (mark.pos > 0) reached_ = std::max(reached_, static_cast<std::size_t>(mark.pos));
    return place_of_mark(mark);
  }

  void add(NodeKind kind, std::string_view text, Place at) {
    if (odd_key_.line > 0) return;
    if (!builder_.scalar(kind, text, at)) throw Stop{};
  }

  void open(NodeKind kind, Place at, const std::string& tag, YAML::anchor_t anchor) {
    refuse_anchor(at, anchor);
    refuse_tag(at, tag);
    const bool flow = byte_at(at) == '[' || byte_at(at) == '{';
    brackets_.push_back(flow ? at : Place{});
    if (odd_key_.line > 0) {
      if (brackets_.size() > limits_.depth)
        refuse(at, "too_deep", SyntaxText::nested_too_deeply, SyntaxText::is_bracket_open);
    } else if (builder_.wants_key()) {
      odd_key_ = at;
    } else if (!builder_.open(kind, at)) {
      throw Stop{};
    }
  }

  void close() {
    brackets_.pop_back();
    if (odd_key_.line == 0) builder_.close();
  }

  // `{a:1}` is a key "a:1" for YAML; nobody means that.
  void refuse_glued_key(const Node& key) {
    const Place at{key.line, key.column};
    const bool quoted = byte_at(at) == '"' || byte_at(at) == '\'';
    if (quoted || !open_bracket() || tree_.owned_text.find(':', key.text_at) == std::string::npos) return;
    const std::string example = '{' + problems_.language().say(SyntaxText::entry) + '}';
    refuse(at, "syntax", SyntaxText::no_space_behind_colon, SyntaxText::write_example,
           {{"example", example}});
  }

  void refuse_anchor(Place at, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor)
      refuse(at, "syntax", SyntaxText::no_anchors, SyntaxText::instead_of_anchor);
  }

  // yaml-cpp takes a quote that is never closed for closed when the text ends in a line break, and lets it
  // run over the lines of a block mapping or list where YAML wants them indented.
  void refuse_open_quote(Place at) {
    const char quote = byte_at(at);
    if (quote != '"' && quote != '\'') return;
    const std::string_view text = tree_.source;
    const bool block =
        !brackets_.empty() && std::ranges::all_of(brackets_, [](Place one) { return one.line == 0; });
    bool closed = false;
    for (std::size_t i = offset_of(at) + 1; i < text.size() && !closed; ++i) {
      const bool runs_on = text[i] == '\n' && i + 1 < text.size() &&
                           std::string_view{" \t\r\n"}.find(text[i + 1]) == std::string_view::npos;
      if (block && runs_on) break;
      const bool doubled = quote == '\'' && text.compare(i, 2, "''") == 0;
      const bool escaped = quote == '"' && text[i] == '\\';
      if (doubled || escaped) ++i;
      closed = !doubled && !escaped && text[i] == quote;
    }
    if (!closed) refuse(at, "syntax", SyntaxText::quote_open, SyntaxText::close);
  }

  // Plain scalars carry "?", quoted ones "!", collections "?" or nothing; a written `!` is in the source.
  void refuse_tag(Place at, const std::string& tag) {
    const bool implicit = tag.empty() || tag == "?" || tag == "!";
    if (implicit && byte_at(at) != '!') return;
    refuse(at, "syntax", SyntaxText::no_tags, SyntaxText::instead_of_tag);
  }

  // Whatever follows the first document: a second one after `---`, or junk that yaml-cpp takes for one.
  void refuse_rest(Place at) {
    const std::string_view before = tree_.source.substr(0, offset_of(at));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const bool separated = tree_.source.compare(line_start, 3, "---") == 0 ||
                           before.rfind("\n...") != std::string_view::npos || before.substr(0, 3) == "...";
    if (before.find_first_not_of(" \t\r\n") == std::string_view::npos)
      refuse(at, "syntax", SyntaxText::cannot_begin, SyntaxText::quote_it);
    const auto indented = indented_beginning(tree_.source);
    if (indented && !separated)
      refuse(place_of_offset(indented->at), "syntax", indented->message, indented->help);
    if (separated) refuse(at, "syntax", SyntaxText::second_document, SyntaxText::one_document);
    refuse(at, "syntax", SyntaxText::text_behind, SyntaxText::check_all);
  }

  char byte_at(Place at) const {
    return offset_of(at) < tree_.source.size() ? tree_.source[offset_of(at)] : '\0';
  }

  // yaml-cpp puts an empty item at the token after it: go back to the `-`, `[` or `,` before.
  Place null_place(Place at) {
    const char here = byte_at(at);
    if (here == '~' || here == 'n' || here == 'N') return at;
    if (open_bracket()) refuse(at, "syntax", SyntaxText::item_missing, SyntaxText::remove_or_write);
    const std::size_t back = tree_.source.substr(0, offset_of(at)).find_last_not_of(" \t\r\n");
    return back == std::string_view::npos ? Place{1, 1} : place_of_offset(back);
  }

  Place place_of_offset(std::size_t offset) const {
    const auto& starts = tree_.line_starts;
    const auto after = std::ranges::upper_bound(starts, offset);
    const std::size_t start = after == starts.begin() ? 0 : *(after - 1);
    return {static_cast<std::uint32_t>(after - starts.begin()) + 1,
            static_cast<std::uint32_t>(offset - start) + 1};
  }

  TreeBuilder builder_;
  Tree& tree_;
  const Limits& limits_;
  Diagnostics& problems_;
  std::size_t reached_ = 0;  // the offset of the last event
  int documents_ = 0;
  std::vector<Place> brackets_;  // of the open collections; line 0 for one in block style
  // yaml-cpp takes a `[` that is never closed for a key: until the end shows which, nothing is built.
  Place odd_key_;
};

// Lets yaml-cpp read the text without copying it, and not too far ahead of what it has told the handler.
class ViewBuffer : public std::streambuf {
 public:
  ViewBuffer(std::string_view text, Handler& handler) : handler_(handler) {
    char* const start = const_cast<char*>(text.data());  // a get area is never written to
    setg(start, start, start + text.size());
  }

 protected:
  std::streamsize xsgetn(char* to, std::streamsize count) override {
    handler_.check_lookahead(static_cast<std::size_t>(gptr() - eback()));
    return std::streambuf::xsgetn(to, count);
  }

 private:
  Handler& handler_;
};

// What yaml-cpp says, as we say it, and the remedy. Behind some of its messages stands what it is about:
// {what}.
struct Translation {
  std::string_view theirs;
  SyntaxText ours;
  SyntaxText help = SyntaxText::plain_part;
};
constexpr auto translations = std::to_array<Translation>({
    {"bad file", SyntaxText::nested_too_deeply, SyntaxText::is_bracket_open},
    {"illegal map value", SyntaxText::odd_colon, SyntaxText::quote_colon},
    {"end of map not found", SyntaxText::does_not_go_on, SyntaxText::check_mapping},
    {"end of map flow not found", SyntaxText::bracket_open, SyntaxText::close_bracket},
    {"end of sequence not found", SyntaxText::does_not_go_on, SyntaxText::check_list},
    {"end of sequence flow not found", SyntaxText::bracket_open, SyntaxText::close_bracket},
    {"illegal block entry", SyntaxText::odd_dash, SyntaxText::list_on_its_own},
    {"illegal map key", SyntaxText::odd_question_mark, SyntaxText::quote_question_mark},
    {"illegal flow end", SyntaxText::closed_never_opened, SyntaxText::remove_or_quote},
    {"illegal EOF in scalar", SyntaxText::quote_open, SyntaxText::close},
    {"illegal document indicator in scalar", SyntaxText::quote_open, SyntaxText::close},
    {"unknown token", SyntaxText::cannot_begin, SyntaxText::quote_it},
    {"illegal character in scalar", SyntaxText::not_in_plain_text, SyntaxText::quote_it},
    {"the referenced anchor is not defined", SyntaxText::no_aliases, SyntaxText::instead_of_alias},
    {"alias not found after *", SyntaxText::no_aliases, SyntaxText::instead_of_alias},
    {"illegal character found while scanning alias", SyntaxText::no_aliases, SyntaxText::instead_of_alias},
    {"anchor not found after &", SyntaxText::no_anchors, SyntaxText::instead_of_anchor},
    {"illegal character found while scanning anchor", SyntaxText::no_anchors, SyntaxText::instead_of_anchor},
    {"tag handle with no suffix", SyntaxText::no_tags, SyntaxText::instead_of_tag},
    {"illegal character found while scanning tag handle", SyntaxText::no_tags, SyntaxText::instead_of_tag},
    {"bad character found while scanning hex number", SyntaxText::bad_hex},
    {"invalid unicode: ", SyntaxText::bad_unicode},
    {"unknown escape character: ", SyntaxText::unknown_escape},
    {"illegal tab when looking for indentation", SyntaxText::tab_looking},
    {"cannot set zero indentation for a block scalar", SyntaxText::no_indent_of_text},
    {"unexpected character in block scalar", SyntaxText::behind_block_mark},
});

// yaml-cpp places a quote without an end at the end of the text. It was opened after the last value read.
std::optional<std::size_t> opening_quote(const Tree& tree, const Handler& handler) {
  std::size_t from = 0;
  if (!tree.owned_nodes.empty())
    from = handler.offset_of({tree.owned_nodes.back().line, tree.owned_nodes.back().column}) + 1;
  for (std::size_t at = tree.source.find_first_of("\"'", from); at != std::string_view::npos;
       at = tree.source.find_first_of("\"'", at + 1)) {
    if (at == 0 || std::string_view{" \t\n[{,:"}.find(tree.source[at - 1]) != std::string_view::npos)
      return at;
  }
  return std::nullopt;
}

// What yaml-cpp says where a line does not fit those above it.
bool is_of_lines(std::string_view message) {
  return message == "illegal map value" || message == "end of map not found" ||
         message == "end of sequence not found";
}

void report_exception(const YAML::Exception& problem, Handler& handler, const Tree& tree,
                      const Language& language) {
  std::size_t at = handler.offset_of(place_of_mark(problem.mark));
  if (const auto tab = indenting_tab(tree.source, at))
    return handler.report(*tab, "syntax", language[SyntaxText::tab],
                          language[SyntaxText::indent_with_spaces]);
  const auto slip = is_of_lines(problem.msg) ? slip_near(tree.source, at) : std::nullopt;
  if (slip) return handler.report(slip->at, "syntax", language[slip->message], language[slip->help]);
  const auto known = std::ranges::find_if(
      translations, [&problem](const Translation& one) { return problem.msg.starts_with(one.theirs); });
  if (known == translations.end())
    return handler.report(at, "syntax", problem.msg, language[SyntaxText::plain_part]);
  SyntaxText message = known->ours;
  if (message == SyntaxText::bracket_open && handler.open_bracket())
    at = handler.offset_of(*handler.open_bracket());
  if (message == SyntaxText::does_not_go_on && behind_closing(tree.source, at))
    message = SyntaxText::behind_closing;
  if (message == SyntaxText::quote_open) at = opening_quote(tree, handler).value_or(at);
  handler.report(at, message == SyntaxText::nested_too_deeply ? "too_deep" : "syntax",
                 language.say(message, {{"what", problem.msg.substr(known->theirs.size())}}),
                 language[known->help]);
}

// False, with a problem, when there are only blank lines and comments, or a `%` directive comes first.
bool check_beginning(const Tree& tree, Diagnostics& problems) {
  for (std::size_t at = 0; at < tree.source.size();) {
    const std::size_t end = std::min(tree.source.find('\n', at), tree.source.size());
    const std::string_view line = tree.source.substr(at, end - at);
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (line.substr(0, 1) == "%") {
      const Language& language = problems.language();
      report_at(problems, tree.file, tree.source, at, "syntax", language[SyntaxText::no_directives],
                language[SyntaxText::remove_line]);
      return false;
    }
    const bool blank = first == std::string_view::npos || line[first] == '#';
    const bool marker = (line.substr(0, 3) == "---" || line.substr(0, 3) == "...") &&
                        line.find_first_not_of(" \t\r", 3) == std::string_view::npos;
    if (!blank && !marker) return true;
    at = end + 1;
  }
  report_empty(problems, tree.file);
  return false;
}

bool run(Handler& handler, Tree& tree, Diagnostics& problems) {
  try {
    ViewBuffer buffer{tree.source, handler};
    std::istream stream{&buffer};
    YAML::Parser parser{stream};
    parser.HandleNextDocument(handler);
    parser.HandleNextDocument(handler);  // only to see that there is none; a third could go on for ever
    handler.finish();
    return true;
  } catch (const Stop&) {
  } catch (const YAML::Exception& problem) {
    report_exception(problem, handler, tree, problems.language());
  } catch (const std::bad_alloc&) {
    throw;  // the machine failed, not the input
  } catch (const std::exception& problem) {
    problems.add(problem_in(tree.file, {}, 0, 0, "syntax", printable(problem.what())));
  }
  handler.stop();
  return false;
}

}  // namespace

bool parse_yaml(std::string_view file, std::string_view source, const Limits& limits, Tree& tree,
                Diagnostics& problems) {
  tree.clear();
  tree.file = file;
  if (!check_size(file, source, limits, problems)) return false;
  tree.source = without_bom(source);
  if (!check_encoding(file, tree.source, problems)) return false;
  find_line_starts(tree.source, tree.line_starts);
  if (!check_beginning(tree, problems)) return false;
  Handler handler{tree, limits, problems};
  return run(handler, tree, problems) && !handler.duplicates();
}

}  // namespace kneecheck::syntax
