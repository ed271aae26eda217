// Reads one mapping with a closed list of keys: every key asked for is known, every other key is a problem
// with "did you mean". Rule: a reader never stops at the first problem; `done()` reports the unknown keys and
// must be called once. Keys are found fastest in the order in which they stand.
//
//   Reader entry{value, problems};
//   exercise.name = entry.text("name");
//   exercise.cues = entry.texts("cues");
//   entry.done();
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/names.h"
#include "syntax/tree.h"

namespace kneecheck::syntax {

enum class Need : std::uint8_t { required, optional };
using Number = std::optional<std::int64_t>;

// Scalar conversions with their messages (wrong_type, bad_value, out_of_range); quoted numbers are text.
// `sign` is the decimal sign: where it is ',' a '.' is none.
Number read_whole(Value value, std::int64_t least, std::int64_t most, Diagnostics& problems, char sign = '.');
Number read_decimal(Value value, std::int64_t least, std::int64_t most, Diagnostics& problems,
                    char sign = '.');
std::optional<std::size_t> read_word(Value at, std::span<const std::string_view> of, Diagnostics& problems);

class Reader {
 public:
  // `what` names the entry in messages ("exercise") and must outlive the reader. A value that is not a
  // mapping is reported once; all reads then give defaults.
  Reader(Value map, Diagnostics& problems, std::string_view what);

  bool usable() const { return usable_; }
  Value map() const { return map_; }
  Diagnostics& problems() { return problems_; }

  // The value of `key`; not existing when absent (a required one is then reported at the mapping).
  Value value(std::string_view key, Need need = Need::required);
  // Any scalar, and a list of them or one: none that is required is blank, none in a list.
  std::string_view text(std::string_view key, Need need = Need::required);
  std::vector<std::string_view> texts(std::string_view key, Need need = Need::required);
  bool flag(std::string_view key, bool otherwise = false);  // true or false only
  Number whole(std::string_view key, std::int64_t least, std::int64_t most, Need need = Need::required);
  Number decimal(std::string_view key, std::int64_t least, std::int64_t most,
                 Need need = Need::required);  // millionths

  template <class Enum>
  std::optional<Enum> one_of(std::string_view key, Need need = Need::required) {
    const Value found = value(key, need);
    if (!found.exists() || (found.is_null() && need == Need::optional)) return std::nullopt;
    if (const auto index = read_word(found, Names<Enum>::words, problems_)) return static_cast<Enum>(*index);
    return std::nullopt;
  }

  void problem(Value at, std::string_view code, std::string_view message, std::string_view help = {});
  void done();

 private:
  void remember(std::string_view key);
  void report_missing(std::string_view key);
  void report_wrong_type(TextId message, std::string_view key, Value at, std::string_view help = {});
  void report_blank(std::string_view key, Value at, TextId help);
  Value scalar_of(std::string_view key, Need need);
  void refuse_blank(std::string_view key, Value at);

  Value map_;
  Diagnostics& problems_;
  std::string_view what_;
  bool usable_ = false;
  bool is_checked_ = false;              // Tree::is_checked
  std::uint32_t next_ = 0;               // where the key behind the one found last stands; 0: not looked yet
  std::vector<std::string_view> asked_;  // where the keys are still to be checked
};

}  // namespace kneecheck::syntax
