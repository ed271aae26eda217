// run_golden ROOT FOLDER: runs every scenario ROOT/FOLDER/*.txt in memory and compares. KNEECHECK_REWRITE=1
// writes down what came out. With a third argument nothing is compared: what comes out in the language of
// marked.h is written into that folder, for tests/marked.py to look at.
//
//   # what the scenario shows
//   --- my.yaml                     a file of the scenario; its lines follow
//   age: 34
//   --- bad.yaml with escapes       the same, where \xE9 is a byte and \{1000 ab} is ab a thousand times
//   --- a/clam.yaml like data/exercises/clam.yaml
//   old => new                      a file of the project, edited; without `new` the line goes
//   $ kneecheck triage my.yaml      also: NAME=value before it; `< my.yaml`, `| head 9` (lines), `| cut 80`
//                                   (columns) behind it; `cat FILE` shows what was written
//   what is expected on standard output
//   ! what is expected on standard error
//   ? 3                             the exit status, unless 0
//
// TERMINAL=60 makes the streams a terminal of 60 columns; what stands in `< my.keys` is then typed. All files
// of tests/examples are there. A line of output that looks like one of these marks has a backslash in front;
// control characters are shown as escapes. In tests/errors every code of data/errors.yaml has a file of its
// own, with the smallest input that brings it about.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

#include "app/run.h"
#include "base/text.h"
#include "knowledge/load.h"
#include "marked.h"
#include "memory_world.h"

namespace {

using namespace kneecheck;
using namespace kneecheck::app;
namespace fs = std::filesystem;

constexpr std::string_view examples = "tests/examples";

std::string read_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool begins(std::string_view line, std::string_view mark) {
  return line.substr(0, mark.size()) == mark;
}

bool looks_like_mark(std::string_view line) {
  constexpr std::array<std::string_view, 5> marks{"$ ", "! ", "? ", "--- ", "\\"};
  return std::any_of(marks.begin(), marks.end(),
                     [line](std::string_view mark) { return begins(line, mark); });
}

// Words between spaces; quotes hold words together.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool open = false;
  char quote = '\0';
  for (const char c : line) {
    if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
      quote = quote == '\0' ? c : '\0';
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && quote == '\0') {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  return words;
}

struct Invocation {
  std::map<std::string, std::string> environment;
  std::vector<std::string> arguments;  // the program first
  std::string input_file;
  std::size_t most_lines = static_cast<std::size_t>(-1);
  std::size_t most_columns = static_cast<std::size_t>(-1);
};

Invocation invocation_of(std::string_view line) {
  Invocation invocation;
  const std::vector<std::string> words = words_of(line);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    if (invocation.arguments.empty() && equals != std::string::npos) {
      invocation.environment[words[i].substr(0, equals)] = words[i].substr(equals + 1);
    } else if (words[i] == "<" && i + 1 < words.size()) {
      invocation.input_file = words[++i];
    } else if (words[i] == "|" && i + 2 < words.size()) {
      (words[i + 1] == "head" ? invocation.most_lines : invocation.most_columns) = std::stoul(words[i + 2]);
      i += 2;
    } else {
      invocation.arguments.push_back(words[i]);
    }
  }
  return invocation;
}

// What head and cut leave of it.
std::string part_of(const std::string& text, const Invocation& invocation) {
  std::string part;
  std::size_t count = 0;
  for (const std::string& line : lines_of(text)) {
    if (count++ == invocation.most_lines) return part;
    part += line.substr(0, invocation.most_columns) + '\n';
  }
  if (!text.empty() && text.back() != '\n') part.pop_back();
  return part;
}

void append_block(std::string& block, const std::string& text, std::string_view mark) {
  for (const std::string& line : lines_of(text)) {
    const std::string shown = printable(line);
    block += mark;
    if (mark.empty() && looks_like_mark(shown)) block += '\\';
    block += shown + '\n';
  }
  if (!text.empty() && text.back() != '\n') block += "\\no line feed at the end\n";
}

// What a command prints, as a scenario writes it down.
std::string run_line(std::string_view line, MemoryFiles& files, const Spoken* marked) {
  const Invocation invocation = invocation_of(line);
  std::string block;
  if (invocation.arguments.size() == 2 && invocation.arguments[0] == "cat") {
    const bool exists = files.kind(invocation.arguments[1]) == PathKind::file;
    append_block(block, exists ? part_of(files.all[invocation.arguments[1]], invocation) : "no such file\n",
                 "");
    return block;
  }
  if (invocation.arguments.empty() || invocation.arguments[0] != "kneecheck")
    return "not a command of a scenario\n";
  MemoryWorld memory{files, invocation.input_file.empty() ? "" : files.all[invocation.input_file]};
  memory.environment = invocation.environment;
  if (const auto terminal = memory.environment.find("TERMINAL"); terminal != memory.environment.end()) {
    const bool is_typed = invocation.input_file.empty() || invocation.input_file.ends_with(".keys");
    memory.screen = {is_typed, true, true, std::stoul(terminal->second), std::nullopt};
  }
  if (marked != nullptr) memory.environment.emplace("LANG", "C.UTF-8");  // so that marks are one column wide
  World world = memory.view();
  const std::vector<std::string> arguments{invocation.arguments.begin() + 1, invocation.arguments.end()};
  const ExitStatus status = marked != nullptr ? run_in(world, arguments, *marked) : run(world, arguments);
  append_block(block, part_of(memory.out.text, invocation), "");
  append_block(block, memory.err.text, "! ");
  if (status != ExitStatus::done) block += "? " + std::to_string(static_cast<int>(status)) + '\n';
  return block;
}

std::string unescaped(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.compare(i, 2, "\\x") == 0) {
      out += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else if (line.compare(i, 2, "\\{") == 0) {
      const std::size_t space = line.find(' ', i);
      const std::size_t end = line.find('}', i);
      for (int n = std::stoi(line.substr(i + 2, space - i - 2)); n > 0; --n)
        out += line.substr(space + 1, end - space - 1);
      i = end;
    } else {
      out += line[i];
    }
  }
  return out;
}

void load_examples(const fs::path& root, MemoryFiles& files) {
  for (const auto& entry : fs::recursive_directory_iterator{root / examples}) {
    if (entry.is_regular_file())
      files.all[entry.path().lexically_relative(root).generic_string()] = read_file(entry.path());
  }
}

// `old => new`, or `old =>` for a whole line; what is not found would be a scenario that shows nothing.
void edit(std::string& text, const std::string& line) {
  const std::size_t arrow = line.find(" =>");
  const std::size_t at = arrow == std::string::npos ? arrow : text.find(line.substr(0, arrow));
  if (at == std::string::npos) throw std::runtime_error("not found: " + line);
  if (line.size() > arrow + 4) {
    text.replace(at, arrow, line.substr(arrow + 4));
  } else {
    text.erase(text.rfind('\n', at) + 1, text.find('\n', at) - text.rfind('\n', at));
  }
}

// A file of the scenario: its heading, then its lines.
void make_file(const fs::path& root, const std::string& heading, const std::vector<std::string>& lines,
               MemoryFiles& files) {
  constexpr std::string_view escapes = " with escapes";
  constexpr std::string_view like = " like ";
  const std::size_t model = heading.find(like);
  std::string text = model == std::string::npos ? "" : read_file(root / heading.substr(model + like.size()));
  const std::string name =
      heading.substr(0, std::min(model, heading.size() - (heading.ends_with(escapes) ? escapes.size() : 0)));
  for (const std::string& line : lines) {
    if (model != std::string::npos) {
      edit(text, line);
    } else if (heading.ends_with(escapes)) {
      text += unescaped(line) + '\n';
    } else {
      text += line.substr(begins(line, "\\---") ? 1 : 0) + '\n';  // a line that looks like a mark
    }
  }
  files.all[name] = text;
}

// The scenario as it would be written now.
std::string rewritten(const fs::path& root, const std::string& scenario, const Spoken* marked = nullptr) {
  MemoryFiles files;
  load_examples(root, files);
  const std::vector<std::string> lines = lines_of(scenario);
  const auto is_heading = [&lines](std::size_t i) {
    return begins(lines[i], "--- ") || begins(lines[i], "$ ");
  };
  std::string out;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t here = i++;
    out += lines[here] + '\n';
    if (!is_heading(here)) continue;
    while (i < lines.size() && !is_heading(i)) ++i;
    const std::vector<std::string> body(lines.begin() + static_cast<std::ptrdiff_t>(here) + 1,
                                        lines.begin() + static_cast<std::ptrdiff_t>(i));
    if (begins(lines[here], "$ ")) {
      out += run_line(lines[here].substr(2), files, marked);
      if (i < lines.size()) out += '\n';
    } else {
      make_file(root, lines[here].substr(4), body, files);
      for (const std::string& line : body) out += line + '\n';
    }
  }
  return out;
}

void show_difference(const fs::path& path, const std::string& expected, const std::string& actual) {
  const std::vector<std::string> old_lines = lines_of(expected);
  const std::vector<std::string> new_lines = lines_of(actual);
  const std::size_t most = std::max(old_lines.size(), new_lines.size());
  std::size_t i = 0;
  while (i < most && i < old_lines.size() && i < new_lines.size() && old_lines[i] == new_lines[i]) ++i;
  std::cout << path.filename().string() << ":" << i + 1 << ": differs\n";
  constexpr std::size_t shown = 6;
  for (std::size_t k = i; k < std::min(i + shown, old_lines.size()); ++k)
    std::cout << "  expected " << old_lines[k] << "\n";
  for (std::size_t k = i; k < std::min(i + shown, new_lines.size()); ++k)
    std::cout << "  actual   " << new_lines[k] << "\n";
}

// Codes that no input can bring about: the first two are for --out-dir, which is not there yet; the last is
// for the built-in knowledge, and fails the build.
const std::set<std::string> out_of_reach{"unsafe_id", "duplicate_id", "unused_entry"};

// Every explanation has a reproducer that shows its code, and the other way round.
int check_gallery(const fs::path& folder) {
  Diagnostics problems;
  const auto knowledge = load_knowledge({builtin_layer()}, problems);
  std::set<std::string> codes;
  for (const ErrorText& error : knowledge->errors) codes.insert(std::string{error.id});
  int wrong = 0;
  const auto complain = [&wrong](const std::string& message) {
    std::cout << message << "\n";
    ++wrong;
  };
  for (const std::string& code : codes) {
    const fs::path path = folder / (code + ".txt");
    const bool reachable = out_of_reach.count(code) == 0;
    if (fs::exists(path) != reachable)
      complain(code + (reachable ? ": no reproducer in the gallery"
                                 : ": in the gallery, so no longer out of reach"));
    if (fs::exists(path) && read_file(path).find("\"code\": \"" + code + "\"") == std::string::npos)
      complain(code + ": its file does not show the code");
  }
  for (const auto& entry : fs::directory_iterator{folder}) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".txt" && codes.count(name) == 0)
      complain(name + ": no such code in data/errors.yaml");
  }
  return wrong;
}

std::vector<fs::path> scenarios_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

int write_marked(const fs::path& root, const fs::path& folder, const fs::path& to) {
  const Spoken marked = marked_language();
  for (const fs::path& path : scenarios_of(folder))
    std::ofstream{to / path.filename(), std::ios::binary} << rewritten(root, read_file(path), &marked);
  return 0;
}

int run_folder(const fs::path& root, const fs::path& folder) {
  const bool rewrite = std::getenv("KNEECHECK_REWRITE") != nullptr;
  const std::vector<fs::path> paths = scenarios_of(folder);
  int wrong = 0;
  for (const fs::path& path : paths) {
    const std::string expected = read_file(path);
    const std::string actual = rewritten(root, expected);
    if (actual == expected) continue;
    if (rewrite) {
      std::ofstream{path, std::ios::binary} << actual;
      std::cout << path.filename().string() << ": rewritten\n";
    } else {
      show_difference(path, expected, actual);
      ++wrong;
    }
  }
  std::cout << paths.size() << " scenarios, " << wrong << " differ\n";
  return paths.empty() ? 1 : wrong;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3 && count != 4) {
    std::cout << "usage: run_golden ROOT FOLDER [MARKED]\n";
    return 2;
  }
  const fs::path root{arguments[1]};
  const fs::path folder = root / arguments[2];
  if (count == 4) return write_marked(root, folder, arguments[3]);
  int wrong = run_folder(root, folder);
  if (folder.filename() == "errors") wrong += check_gallery(folder);
  return wrong == 0 ? 0 : 1;
}
