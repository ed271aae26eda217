// Random people for the laws: cases over all keys of the contract, as words, and the ways to write them down.
// Rule: the keys and values are written out here from the contract, not read from data/, so that the data is
// tested as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "intake/case.h"
#include "naive.h"

namespace kneecheck::laws {

using namespace exports;
using namespace interview;

using naive::Answers;
using naive::Words;

// A small generator of our own: the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[below(items.size())];
  }
  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

enum class Sort { choice, choices, yes_no, number, word };
struct KeyWords {
  std::string key;
  Sort sort = Sort::choice;
  Words values;             // numbers: those around the limits of the rules
  bool takes_none = false;  // choices: `none` is an answer
};
const std::vector<KeyWords>& all_keys();
const KeyWords& key_words(const std::string& key);
const Words& safety_keys();

// `no_pain` and `nothing` may not stand beside another item.
bool stands_alone(const std::string& word);

// About half of the cases are calm (no sign, no history, no swelling); one in eight lacks a safety answer.
Answers random_case(Dice& dice);

// A case in which every safety question is answered and nothing else.
Answers plain_case();

using Entries = std::vector<std::pair<std::string, Words>>;  // a case whose keys have an order
Entries entries(const Answers& answers);
std::string as_yaml(const Entries& entries);
std::string as_json(const Entries& entries);
Case from_yaml(const Knowledge& knowledge, const Entries& entries);
Case from_json(const Knowledge& knowledge, const Entries& entries);
Case from_csv(const Knowledge& knowledge, const Entries& entries);
Case from_text(const Knowledge& knowledge, const std::string& yaml);
Case decoded(const Knowledge& knowledge, const Answers& answers);  // throws when it is refused

const Knowledge& builtin();
const naive::Evaluator& second_opinion();

// Ten times as many when the environment variable KNEECHECK_ALL_SEEDS is set.
std::size_t how_many(std::size_t usually);

}  // namespace kneecheck::laws
