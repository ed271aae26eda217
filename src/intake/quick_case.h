// Reads the plainest records of a batch straight into a Case: one JSON object of known keys, without escapes,
// as programs write it. Rule: it decides nothing. What it takes, parse_json() and decode_case() would have
// read alike; whatever else there is, right or wrong, it leaves to them, who alone can say what is wrong with
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "intake/case.h"

namespace kneecheck::intake {

// The words of all questions by the hash of question and word, for a look-up in a few steps.
class WordTable {
 public:
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

class QuickCases {
 public:
  // `knowledge` must outlive it.
  explicit QuickCases(const Knowledge& knowledge);

  // Fills `runner` again; false when the record is not for this reader, and `runner` then means nothing. Any
  // thread may ask.
  bool read(std::string_view record, Case& runner) const;

 private:
  const Knowledge& knowledge_;
  WordTable words_;
};

}  // namespace kneecheck::intake
