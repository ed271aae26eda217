// The keys of a case and the words of its answers by their hash: a look-up in a few steps, of which a million
// cases need a hundred million. Rule: it holds what the questions hold, and is made once they are loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "knowledge/question.h"

namespace kneecheck::knowledge {

class WordTable {
 public:
  WordTable() = default;  // knows no word
  explicit WordTable(const std::vector<Question>& questions);

  std::optional<QuestionIndex> question(std::string_view key) const;
  std::optional<std::uint8_t> choice(QuestionIndex question, std::string_view word) const;

 private:
  // A word by its ends, which are all of it up to 16 bytes.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool operator==(const Ends&) const = default;
  };
  struct Slot {
    std::string_view word;  // empty: nothing here
    Ends ends;
    std::uint8_t of = 0;
    std::uint8_t index = 0;
  };
  static Ends ends_of(std::string_view word);
  static std::size_t hash_of(std::uint8_t of, std::string_view word, const Ends& ends);
  void add(std::uint8_t of, std::string_view word, std::uint8_t index);
  std::optional<std::uint8_t> find(std::uint8_t of, std::string_view word) const;

  std::vector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace kneecheck::knowledge
