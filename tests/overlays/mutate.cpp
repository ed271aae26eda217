#include "mutate.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/number.h"
#include "knowledge/policy_numbers.h"

namespace kneecheck::overlays {
namespace {

using laws::Dice;

constexpr int most_tries = 100;  // a file may have nothing left that can be changed

// A tree that can be changed. A mapping has a key for each of its items.
struct Item {
  NodeKind kind = NodeKind::null;
  std::string text;
  std::vector<std::string> keys;
  std::vector<Item> items;
};

Item copy_of(Value value) {
  Item item{value.kind(), {}, {}, {}};
  if (value.is_scalar()) item.text = value.text();
  if (value.is_list()) {
    for (Value each = value.first(); each.exists(); each = each.next(value))
      item.items.push_back(copy_of(each));
  }
  if (value.is_map()) {
    for (Value key = value.first(); key.exists(); key = key.next(value)) {
      item.keys.emplace_back(key.text());
      item.items.push_back(copy_of(key.value_of_key()));
    }
  }
  return item;
}

bool is_word(const Item& item) {
  const auto plain = [](char c) {
    return c == '-' || c == '_' || c == '.' || std::isalnum(static_cast<unsigned char>(c)) != 0;
  };
  return item.kind == NodeKind::plain && std::ranges::all_of(item.text, plain);
}
bool is_number(const Item& item) {
  return item.kind == NodeKind::plain && parse_decimal(item.text).has_value();
}
bool is_flag(const Item& item) {
  return item.kind == NodeKind::plain && (item.text == "true" || item.text == "false");
}
bool is_id(const Item& item) {
  return is_word(item) && !is_number(item) && !is_flag(item);
}
bool is_list(const Item& item) {
  return item.kind == NodeKind::list && !item.items.empty();
}
bool has_parts(const Item& item) {
  return !item.items.empty();
}

void write(std::string& out, const Item& item) {
  if (item.kind == NodeKind::null) out += "null";
  if (item.kind == NodeKind::plain || item.kind == NodeKind::quoted) {
    if (is_word(item)) {
      out += item.text;
    } else {
      out += '"';
      for (const char c : item.text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
      }
      out += '"';
    }
  }
  if (item.kind != NodeKind::list && item.kind != NodeKind::map) return;
  const bool map = item.kind == NodeKind::map;
  out += map ? '{' : '[';
  for (std::size_t i = 0; i < item.items.size(); ++i) {
    if (i > 0) out += ", ";
    if (map) out += fmt::format("\"{}\": ", item.keys[i]);
    write(out, item.items[i]);
  }
  out += map ? '}' : ']';
}

std::string written(const Item& item) {
  std::string text;
  write(text, item);
  return text;
}

std::string text_of(const Item& root) {
  std::string text;
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    text += fmt::format("{}: ", root.keys[i]);
    write(text, root.items[i]);
    text += '\n';
  }
  return text;
}

// Where a node stands, for people: rules.3.when.age.from
struct Place {
  Item* item = nullptr;
  std::string path;
};

void collect(Item& item, const std::string& path, bool (*fits)(const Item&), std::vector<Place>& found) {
  if (fits(item)) found.push_back({&item, path});
  for (std::size_t i = 0; i < item.items.size(); ++i) {
    const bool map = item.kind == NodeKind::map;
    if (map && (item.keys[i] == "sources" || item.keys[i] == "claims" || item.keys[i] == "strength"))
      continue;
    const bool named = !map && item.items[i].kind == NodeKind::map && !item.items[i].items.empty();
    collect(item.items[i],
            fmt::format("{}.{}", path,
                        map     ? item.keys[i]
                        : named ? item.items[i].items[0].text
                                : std::to_string(i)),
            fits, found);
  }
}

std::string other_number(const std::string& text, Dice& dice) {
  const std::int64_t whole = *parse_decimal(text) / decimal_one;
  const std::vector<std::int64_t> others{0,         -1,     whole + 1, whole - 1, whole * 2,
                                         whole / 2, -whole, 1'000'000, 10,        100};
  return std::to_string(dice.pick(others));
}

struct Change {
  const char* name;
  bool (*fits)(const Item&);
  void (*make)(Item&, const std::vector<std::string>& ids, Dice&);
};
const Change changes[] = {
    {"drop", has_parts,
     [](Item& item, const std::vector<std::string>&, Dice& dice) {
       const auto at = static_cast<std::ptrdiff_t>(dice.below(item.items.size()));
       item.items.erase(item.items.begin() + at);
       if (item.kind == NodeKind::map) item.keys.erase(item.keys.begin() + at);
     }},
    {"number", is_number,
     [](Item& item, const std::vector<std::string>&, Dice& dice) {
       item.text = other_number(item.text, dice);
     }},
    {"flip", is_flag,
     [](Item& item, const std::vector<std::string>&, Dice&) {
       item.text = item.text == "true" ? "false" : "true";
     }},
    {"id", is_id,
     [](Item& item, const std::vector<std::string>& ids, Dice& dice) { item.text = dice.pick(ids); }},
    {"empty", has_parts,
     [](Item& item, const std::vector<std::string>&, Dice&) {
       item.items.clear();
       item.keys.clear();
     }},
    {"reorder", is_list,
     [](Item& item, const std::vector<std::string>&, Dice& dice) { dice.shuffle(item.items); }},
};

// Texts that say what things are called, and nothing that decides.
bool is_text_alone(std::string_view path) {
  return path == "sources.yaml" || path == "claims.yaml" || path == "errors.yaml" ||
         path == "knowledge.yaml" || path == "rules.yaml" || path == "synonyms.yaml";
}

}  // namespace

Mutant mutant(const Layer& built_in, Dice& dice) {
  std::size_t file = 0;
  do {
    file = dice.below(built_in.paths.size() + 40);
    // The files of the plans and of the rules come up more often: most of what decides stands there.
    if (file >= built_in.paths.size()) {
      static const std::vector<std::string> often{
          "plans/running.yaml", "plans/phases.yaml", "plans/technique.yaml", "plans/exercises.yaml",
          "plans/menus.yaml",   "safety.yaml",       "questions.yaml",       "ranking.yaml"};
      file = static_cast<std::size_t>(std::ranges::find(built_in.paths, dice.pick(often)) -
                                      built_in.paths.begin());
    }
  } while (is_text_alone(built_in.paths[file]));
  Mutant mutant{built_in.paths[file], {}, {}};
  Item root = copy_of(built_in.files[file]->root());
  std::vector<std::string> ids;
  std::vector<Place> words;
  collect(root, {}, is_id, words);
  for (const Place& word : words) ids.push_back(word.item->text);
  const std::size_t count = 1 + (dice.one_in(3) ? 1 : 0) + (dice.one_in(6) ? 1 : 0);
  std::size_t done = 0;
  for (int tries = 0; tries < most_tries && done < count && !ids.empty(); ++tries) {
    const Change& change = changes[dice.below(std::size(changes))];
    std::vector<Place> places;
    collect(root, {}, change.fits, places);
    if (places.empty()) continue;
    const Place place = dice.pick(places);
    const std::string before = written(*place.item);
    change.make(*place.item, ids, dice);
    const std::string after = written(*place.item);
    if (after == before) continue;
    mutant.what += fmt::format("{} {}: {} => {}; ", change.name, place.path, before.substr(0, 200),
                               after.substr(0, 200));
    ++done;
  }
  mutant.text = text_of(root);
  return mutant;
}

std::vector<Mutant> strictest_numbers() {
  std::vector<Mutant> mutants;
  for (const PolicyRow& row : policy_rows) {
    if (row.way == Stricter::fixed) continue;
    const int value = row.way == Stricter::lower ? row.least : row.most;
    mutants.push_back(
        {std::string{row.file},
         fmt::format("numbers:\n  - {{id: {}, value: {}, what: w, rule: V1, sources: [judgement], "
                     "strength: judgement}}\n",
                     row.id, value),
         fmt::format("{} {}", row.id, value)});
  }
  return mutants;
}

}  // namespace kneecheck::overlays
