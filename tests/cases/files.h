// The files of clinical cases, and the people in them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "intake/case.h"
#include "syntax/tree.h"

namespace kneecheck::cases {

using namespace triage;

using Words = std::vector<std::string>;
using Entries = std::map<std::string, std::string>;  // answers by key, as flow YAML

struct File {
  std::string name;
  std::string text;
  Tree tree;
};
std::unique_ptr<File> read_file(const std::filesystem::path& path);
std::vector<std::filesystem::path> case_files();  // all but people.yaml
std::map<std::string, Entries> read_people();

const Knowledge& builtin();

std::vector<Value> items(
    Value list);  // those of a list, or the keys of a mapping; none when there is no such value
Words words(Value list);

// Adds the answers of a mapping. {all_but: [gout]} for a list ticks every other item of the question; {first:
// shin, all_but: [shin]} gives the order as well.
void put(Entries& entries, Value answers);
Case decoded(const Entries& entries);  // throws when it is refused

}  // namespace kneecheck::cases
