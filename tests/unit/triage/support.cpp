#include "support.h"

#include <map>
#include <memory>
#include <stdexcept>

#include "knowledge/load.h"
#include "syntax/parse.h"

namespace kneecheck::test {

const Knowledge& builtin() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Diagnostics problems;
    return load_knowledge({builtin_layer()}, problems);
  }();
  return *knowledge;
}

Case person(std::string_view yaml) {
  Tree tree;
  Diagnostics problems;
  if (!parse_yaml("case", yaml, record_limits, tree, problems)) throw std::runtime_error(format(problems));
  Case runner = decode_case(builtin(), tree.root());
  if (!runner.problems.empty()) throw std::runtime_error(format(runner.problems));
  return runner;
}

Assessment assessed(std::string_view yaml) {
  return assess(builtin(), person(yaml));
}

ConditionIndex condition(std::string_view id) {
  return builtin().find_condition(id).value();
}

std::uint16_t rule(std::string_view id) {
  for (std::size_t i = 0; i < builtin().safety.rules.size(); ++i) {
    if (builtin().safety.rules[i].id == id) return static_cast<std::uint16_t>(i);
  }
  throw std::runtime_error("no such rule");
}

std::uint8_t choice(Key key, std::string_view id) {
  const std::vector<Choice>& choices = builtin().question(key).choices;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].id == id) return static_cast<std::uint8_t>(i);
  }
  throw std::runtime_error("no such choice");
}

std::string name(ConditionIndex index) {
  return std::string{builtin().conditions[index].id};
}

std::string plain(std::initializer_list<std::pair<const std::string, std::string>> other_answers) {
  std::map<std::string, std::string> answers(other_answers);
  answers.insert({{"age", "34"},
                  {"location", "outer"},
                  {"onset", "gradual"},
                  {"swelling", "none"},
                  {"warning_signs", "none"},
                  {"history", "none"}});
  std::string text;
  for (const auto& [key, value] : answers) text += key + ": " + value + "\n";
  return text;
}

}  // namespace kneecheck::test
