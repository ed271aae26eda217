#include "files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "knowledge/load.h"
#include "syntax/parse.h"
#include "syntax/reader.h"

namespace kneecheck::cases {
namespace {

Words all_but(std::string_view key, Value map) {
  Diagnostics problems;
  Reader reader{map, problems, "answer"};
  Words ticked;
  if (const std::string_view first = reader.text("first", Need::optional); !first.empty())
    ticked.emplace_back(first);
  const Words left_out = words(reader.value("all_but"));
  reader.done();
  if (!problems.empty()) throw std::runtime_error(format(problems));
  for (const Choice& choice : builtin().questions.at(builtin().words.question(key).value()).choices) {
    const bool out = std::find(left_out.begin(), left_out.end(), choice.id) != left_out.end();
    if (!out && !choice.alone) ticked.emplace_back(choice.id);
  }
  return ticked;
}

}  // namespace

std::unique_ptr<File> read_file(const std::filesystem::path& path) {
  auto file = std::make_unique<File>();
  file->name = path.filename().string();
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  file->text = text.str();
  Diagnostics problems;
  if (!parse_yaml(file->name, file->text, knowledge_limits, file->tree, problems))
    throw std::runtime_error(format(problems));
  return file;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator{KNEECHECK_CASES}) {
    if (entry.path().extension() == ".yaml" && entry.path().filename() != "people.yaml")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Value> items(Value list) {
  std::vector<Value> all;
  for (Value each = list.exists() ? list.first() : list; each.exists(); each = each.next(list))
    all.push_back(each);
  return all;
}

Words words(Value list) {
  Words all;
  for (const Value item : items(list)) all.emplace_back(item.text());
  return all;
}

const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  return *knowledge;
}

void put(Entries& entries, Value map) {
  for (const Value key : items(map)) {
    const Value value = key.value_of_key();
    std::string& entry = entries[std::string{key.text()}];
    if (value.is_scalar()) {
      entry = value.text();
    } else {
      entry =
          fmt::format("[{}]", fmt::join(value.is_map() ? all_but(key.text(), value) : words(value), ", "));
    }
  }
}

std::map<std::string, Entries> read_people() {
  const auto file = read_file(std::filesystem::path{KNEECHECK_CASES} / "people.yaml");
  std::map<std::string, Entries> people;
  Diagnostics problems;
  Reader root{file->tree.root(), problems, "file"};
  for (const Value each : items(root.value("people"))) {
    Reader person{each, problems, "person"};
    put(people[std::string{person.text("id")}], person.value("answers"));
    person.done();
  }
  root.done();
  if (!problems.empty()) throw std::runtime_error(format(problems));
  return people;
}

Case decoded(const Entries& entries) {
  std::string text = "{";
  for (const auto& [key, value] : entries) text += key + ": " + value + ", ";
  text += "}";
  Tree tree;
  Diagnostics problems;
  if (!parse_yaml("case", text, record_limits, tree, problems))
    throw std::runtime_error(format(problems) + text);
  Case runner = decode_case(builtin(), tree.root());
  if (!runner.problems.empty()) throw std::runtime_error(format(runner.problems) + text);
  return runner;
}

}  // namespace kneecheck::cases
