#include "fuzz.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "app/run.h"
#include "base/text.h"
#include "intake/case_yaml.h"
#include "knowledge/load.h"
#include "stream/answer.h"

namespace kneecheck::fuzz {
namespace {

constexpr Limits limits_of_own_output{std::size_t{64} << 20, 64, 4'000'000};

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
}

void write_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < ' ' ? fmt::format("\\u{:04x}", c) : std::string(1, c);
  }
  out += '"';
}

// As JSON, every scalar a text.
void write(std::string& out, Value value) {
  if (value.is_null()) {
    out += "null";
  } else if (value.is_scalar()) {
    write_quoted(out, value.text());
  } else {
    const bool is_map = value.is_map();
    out += is_map ? '{' : '[';
    for (Value item = value.first(); item.exists(); item = item.next(value)) {
      if (item.index() != value.index() + 1) out += ',';
      if (is_map) {
        write_quoted(out, item.text());
        out += ':';
      }
      write(out, is_map ? item.value_of_key() : item);
    }
    out += is_map ? '}' : ']';
  }
}

std::vector<Record> divided(const std::string& text, std::size_t portion, InputFormat format) {
  MemoryInput input{text, portion};
  RecordSource source{builtin(), nullptr, input, "-", format, [] {}};
  std::vector<Record> all;
  while (auto record = source.next()) {
    all.push_back(std::move(*record));
    require(all.size() <= text.size() + 1, "no more records than bytes", text);
  }
  return all;
}

}  // namespace

const Knowledge& builtin() {
  static const std::unique_ptr<const Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  return *knowledge;
}

void require(bool holds, std::string_view promise, std::string_view detail) {
  if (holds) return;
  constexpr std::size_t most_shown = 4000;
  std::fprintf(stderr, "\nbroken: %.*s\n%s\n", static_cast<int>(promise.size()), promise.data(),
               std::string{detail.substr(0, most_shown)}.c_str());
  std::abort();
}

Ran run(const std::vector<std::string>& arguments, const std::string& input, MemoryFiles& files,
        bool on_terminal) {
  MemoryWorld memory{files, input};
  memory.environment = {{"LANG", "en_GB.UTF-8"}, {"TERM", "xterm"}};
  if (on_terminal) memory.screen = {true, false, true, 80};
  World world = memory.view();
  const ExitStatus status = app::run(world, arguments);
  require(status != ExitStatus::failed || memory.err.text.find("internal") == std::string::npos,
          "no internal error", memory.err.text);
  return {status, std::move(memory.out.text), std::move(memory.err.text)};
}

void require_harmless(std::string_view text, bool table) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line{rest.substr(0, end)};
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (table) std::erase_if(line, [](char c) { return c == '\t' || c == '\r'; });
    require(printable(line) == line, "what is printed is harmless", line);
  }
}

void require_good_problems(const Diagnostics& problems, bool accepted, std::string_view text) {
  require(problems.empty() == accepted, "problems are told of where something was refused, and only there",
          text);
  require(problems.all().size() <= most_problems_kept, "the problems are few", text);
  const std::size_t lines = lines_in(text);
  for (const Diagnostic& problem : problems.all()) {
    require(!problem.code.empty() && !problem.message.empty(), "a problem has words", text);
    require(problem.place.line <= lines, "a problem lies inside the text", problem.message);
    if (problem.place.line == 0) continue;
    std::string_view line = text;
    for (std::uint32_t i = 1; i < problem.place.line; ++i) line.remove_prefix(line.find('\n') + 1);
    line = line.substr(0, line.find('\n'));
    require(problem.place.column >= 1 && problem.place.column <= line.size() + 1,
            "a problem lies inside its line", problem.message);
    require(problem.excerpt.empty() || problem.caret + problem.span <= display_width(problem.excerpt) + 1,
            "a mark lies under its line", problem.excerpt);
  }
  const std::string shown = format(problems);
  require(shown.size() < 100'000, "messages are short", shown);
  require_harmless(shown);
}

void require_whole(const Tree& tree) {
  std::string json;
  write(json, tree.root());
  Tree again;
  Diagnostics problems;
  require(parse_json("json", json, limits_of_own_output, again, problems), "a tree can be written as JSON",
          json);
  const auto nodes = tree.nodes();
  require(nodes.size() == again.nodes().size() && nodes.front().end == nodes.size(),
          "a tree comes out as it went in", json);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto kind = [](const Node& node) {
      return node.kind == NodeKind::plain ? NodeKind::quoted : node.kind;
    };
    const auto text = [i](const Tree& of) {
      return of.text().substr(of.nodes()[i].text_at, of.nodes()[i].text_size);
    };
    require(nodes[i].end == again.nodes()[i].end && kind(nodes[i]) == kind(again.nodes()[i]) &&
                text(tree) == text(again),
            "a node comes out as it went in", json);
  }
}

void require_rereadable(const intake::Case& runner) {
  const std::string text = intake::case_yaml(builtin(), runner);
  require_harmless(text);
  if (text.empty()) return;
  Tree tree;
  Diagnostics problems;
  require(parse_yaml("case", text, limits_of_own_output, tree, problems), "a case is written as YAML", text);
  const intake::Case again = intake::decode_case(builtin(), tree.root());
  require(again.problems.empty(), "a case that was accepted is accepted again", text);
  require(again.id == runner.id && again.name == runner.name && again.answers == runner.answers &&
              again.sites == runner.sites && again.avoid == runner.avoid,
          "a case comes out as it went in", text);
}

void require_divisible(const std::string& text, InputFormat format) {
  const std::vector<Record> whole = divided(text, static_cast<std::size_t>(-1), format);
  for (const std::size_t portion : {1U, 7U}) {
    const std::vector<Record> parts = divided(text, portion, format);
    require(whole.size() == parts.size(), "portions change no number of records", text);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      require(whole[i].text == parts[i].text && whole[i].first_line == parts[i].first_line &&
                  whole[i].lines_before == parts[i].lines_before && whole[i].is_json == parts[i].is_json &&
                  whole[i].is_header == parts[i].is_header,
              "portions change no record", text);
    }
  }
  Workbench bench;
  for (const Record& record : whole) {
    const intake::Case& runner = read_case(builtin(), record, bench);
    if (runner.problems.empty()) require_rereadable(runner);
    Diagnostics shown = file_problems(builtin(), runner.problems, record);
    require_good_problems(shown, runner.problems.empty(), text);
  }
}

void require_answerable(const std::string& text, std::string_view input_format, std::uint8_t pick) {
  struct Way {
    std::vector<std::string> arguments;
    bool is_json = false;
    bool is_table = false;
  };
  static const std::vector<Way> ways{
      {{"triage"}},
      {{"triage", "-f", "json"}, true},
      {{"triage", "-f", "csv"}, false, true},
      {{"triage", "-f", "markdown", "--trace"}},
      {{"triage", "-f", "fhir"}, true},
      {{"triage", "-f", "ndjson", "--jobs", "2", "--on-error", "record"}},
      {{"plan", "--width", "40", "--units", "mi"}},
      {{"plan", "-f", "json", "--start", "2026-11-30"}, true},
      {{"plan", "-f", "csv"}, false, true},
      {{"plan", "-f", "ics", "--time", "18:30", "--remind", "30m"}, false, true},
      {{"plan", "-f", "html"}},
      {{"plan", "-f", "yaml", "--weeks", "2"}},
      {{"check", "-f", "json"}, true},
      {{"explain", "--case", "-"}},
  };
  const Way& way = ways[pick % ways.size()];
  std::vector<std::string> arguments = way.arguments;
  arguments.insert(arguments.end(), {"--input-format", std::string{input_format}, "--locale",
                                     std::string{locales[pick % locales.size()].word}});
  if (arguments[0] != "explain") arguments.emplace_back("-");
  MemoryFiles files;
  const Ran ran = run(arguments, text, files);
  require(ran.status != ExitStatus::failed, "no input makes the machine fail", ran.err);
  require_harmless(ran.out, way.is_table);
  require_harmless(ran.err);
  require(ran.status != ExitStatus::bad_input || !ran.err.empty() || arguments[0] == "check",
          "bad input is told of", text);
  if (!way.is_json || ran.out.empty()) return;
  Tree tree;
  Diagnostics problems;
  std::string_view rest = ran.out;  // bundles of FHIR stand one a line
  if (arguments[2] == "fhir") rest = rest.substr(0, rest.starts_with("{\n") ? rest.size() : rest.find('\n'));
  require(parse_json("out", rest, limits_of_own_output, tree, problems), "what is called JSON is JSON",
          ran.out);
}

}  // namespace kneecheck::fuzz
