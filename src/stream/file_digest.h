// What a file of --out-dir was made of, in a few numbers: whether it is right can be seen without making it.
// Rule: what can change a byte of a file is in one of its parts, and nothing that two machines differ in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "stream/case_reader.h"
#include "stream/cases.h"

namespace kneecheck::stream {

struct FileDigest {
  std::uint64_t facts = 0;  // the case, the knowledge and the program
  std::uint64_t answer =
      0;  // what else the plan follows from: options, and today where it begins then; 0: none
  std::uint64_t form = 0;  // the format, and the options that it has

  bool operator==(const FileDigest&) const = default;
};

// What is the same for all cases of a run.
class DigestOfRun {
 public:
  explicit DigestOfRun(const Setting& setting);
  // Of the case that was read from `record`, with `tree` and `runner` (with the overrides) as they came out.
  FileDigest of(const Record& record, const Tree& tree, const Case& runner) const;

 private:
  const Setting& setting_;
  std::uint64_t form_;
};

// Whether two files of one case, in whatever formats, say nothing that contradicts the other.
bool go_together(const FileDigest& one, const FileDigest& other);

// 48 hexadecimal digits, and back; empty for anything else.
std::string text_of(const FileDigest& digest);
std::optional<FileDigest> parse_digest(std::string_view text);

}  // namespace kneecheck::stream
