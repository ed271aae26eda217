#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "knowledge/decode.h"
#include "knowledge/languages.h"

namespace kneecheck::knowledge {
namespace {

bool in_folder(std::string_view path, std::string_view folder) {
  return path.starts_with(folder);
}

std::string place_text(Value at) {
  return fmt::format("{}:{}:{}", at.tree().file, at.node().line, at.node().column);
}

std::string help_for(const Language& language, std::string_view word, const Texts& known) {
  std::string near = did_you_mean(language, word, known);
  if (!near.empty()) return near;
  const std::vector<std::string> words{known.begin(), known.end()};
  return language.say(KnowledgeText::known_here, {{"words", language.all_of(words)}});
}

}  // namespace

Value value_under(Value map, std::string_view key) {
  if (!map.exists() || !map.is_map()) return {};
  for (Value each = map.first(); each.exists(); each = each.next(map)) {
    if (each.text() == key) return each.value_of_key();
  }
  return {};
}

// Entries by id, layer after layer.
class Sections::Merger {
 public:
  Merger(std::string_view id_key, Diagnostics& problems) : id_key_(id_key), problems_(problems) {}

  void add(Value entry, std::size_t layer) {
    if (!entry.is_map()) {
      unexpected(problems_, entry, KnowledgeText::expected_entry);
      return;
    }
    const Value id = value_under(entry, id_key_);
    if (!id.exists() || !id.is_scalar()) {
      const Value at = id.exists() ? id : entry;
      report(problems_, at, "missing_key", {KnowledgeText::entry_without, {{"word", quoted(id_key_)}}});
      return;
    }
    if (entry.tree().is_checked) {  // comes first, and no id twice
      items_.push_back({entry, id, layer});
      return;
    }
    for (std::size_t i = positions_.size(); i < items_.size(); ++i)
      positions_.emplace(items_[i].id.text(), i);
    const auto [known, is_new] = positions_.emplace(id.text(), items_.size());
    if (is_new) {
      items_.push_back({entry, id, layer});
      return;
    }
    Item& other = items_[known->second];
    if (other.layer == layer) {
      report(problems_, id, "duplicate_entry",
             {KnowledgeText::entry_twice, {{"word", quoted(id.text())}, {"place", place_text(other.id)}}},
             KnowledgeText::delete_or_move);
      return;
    }
    other = {entry, id, layer};
  }

  std::vector<Value> entries() const {
    std::vector<Value> all;
    all.reserve(items_.size());
    for (const Item& item : items_) all.push_back(item.entry);
    return all;
  }

 private:
  struct Item {
    Value entry;
    Value id;
    std::size_t layer = 0;
  };

  std::string_view id_key_;
  Diagnostics& problems_;
  std::vector<Item> items_;
  std::unordered_map<std::string_view, std::size_t> positions_;
};

Sections::Sections(const std::vector<Layer>& layers, Diagnostics& problems) : problems_(problems) {
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    for (std::size_t i = 0; i < layers[layer].files.size(); ++i) {
      if (is_of_language(layers[layer].paths[i])) continue;  // the program's own words are constants
      files_.push_back({layers[layer].paths[i], layers[layer].files[i]->root(), layer});
    }
  }
  std::ranges::stable_sort(files_, [](const File& a, const File& b) { return a.path < b.path; });
}

Sections::Asked& Sections::asked(std::string_view path) {
  const auto found = std::ranges::find(asked_, path, &Asked::path);
  return found != asked_.end() ? *found : asked_.emplace_back(Asked{path, false, {}});
}

std::span<const Sections::File> Sections::found(std::string_view path) const {
  const auto first = std::ranges::lower_bound(files_, path, {}, &File::path);
  const auto last = std::find_if(first, files_.end(), [path](const File& file) { return file.path != path; });
  return {first, last};
}

std::vector<Value> Sections::entries(std::string_view path, std::string_view list, std::string_view id_key) {
  asked(path).keys.push_back(list);
  Merger merger{id_key, problems_};
  for (const File& file : found(path)) {
    const Value items = value_under(file.root, list);
    if (!items.exists()) continue;
    if (!items.is_list()) {
      unexpected(problems_, items, KnowledgeText::expected_list, list);
      continue;
    }
    for (Value item = items.first(); item.exists(); item = item.next(items)) merger.add(item, file.layer);
  }
  return merger.entries();
}

Value Sections::value(std::string_view path, std::string_view key) {
  asked(path).keys.push_back(key);
  Value last;
  for (const File& file : found(path)) {
    if (const Value here = value_under(file.root, key); here.exists()) last = here;
  }
  return last;
}

Value Sections::file(std::string_view path) {
  asked(path).whole = true;
  const std::span<const File> files = found(path);
  return files.empty() ? Value{} : files.back().root;
}

std::vector<Value> Sections::files(std::string_view folder) {
  asked(folder).whole = true;
  const auto inside = [folder](const File& file) { return in_folder(file.path, folder); };
  auto file = std::ranges::find_if(files_, inside);
  const auto last = std::find_if_not(file, files_.end(), inside);
  std::vector<File> by_layer{file, last};
  std::ranges::stable_sort(by_layer, [](const File& a, const File& b) { return a.layer < b.layer; });
  Merger merger{"id", problems_};
  for (const File& each : by_layer) merger.add(each.root, each.layer);
  return merger.entries();
}

void Sections::check_file(const File& file) const {
  const auto matches = [&file](const Asked& each) {
    return each.path == file.path || (each.path.back() == '/' && in_folder(file.path, each.path));
  };
  const auto known = std::ranges::find_if(asked_, matches);
  if (known == asked_.end()) {
    std::vector<std::string_view> paths;
    for (const Asked& each : asked_) paths.push_back(each.path);
    problem_of(problems_, std::string_view{file.root.tree().file}, "unknown_file",
               KnowledgeText::unknown_file, help_for(problems_.language(), file.path, paths));
    return;
  }
  if (known->whole) return;
  if (!file.root.is_map()) {
    unexpected(problems_, file.root, KnowledgeText::expected_mapping);
    return;
  }
  for (Value key = file.root.first(); key.exists(); key = key.next(file.root)) {
    if (std::ranges::find(known->keys, key.text()) != known->keys.end()) continue;
    if (problems_.full()) {
      problems_.count_one();
      continue;
    }
    report(problems_, key, "unknown_key", {KnowledgeText::unknown_key, {{"word", quoted(key.text())}}},
           help_for(problems_.language(), key.text(), known->keys));
  }
}

void Sections::done() {
  for (const File& file : files_) check_file(file);
}

}  // namespace kneecheck::knowledge
