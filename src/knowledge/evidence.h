// Where a statement comes from and how strong it is. Every entry of the knowledge base carries one.
// All texts of the knowledge base are views into the trees that Knowledge keeps alive.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/vocabulary.h"
#include "syntax/tree.h"

namespace kneecheck::knowledge {

using Texts = std::vector<std::string_view>;

struct Evidence {
  Texts sources;                            // ids of sources.yaml, at least one
  Texts claims;                             // C01 ... C28 of the source article, if it says so
  Strength strength = Strength::judgement;  // of the numbers in the entry
  Value at;                                 // the entry's place in its file, for messages
};

// One honest sentence with its own sources: what the article says, or where the literature differs from it.
struct Remark {
  std::string_view text;
  Evidence evidence;
};

struct Source {
  std::string_view id;
  std::string_view text;   // short citation for people
  std::string_view where;  // doi or address; may be empty
  bool read = false;       // the number was read there, not remembered
};

struct Claim {
  std::string_view id;
  std::string_view text;
  std::string_view shown_by;  // the command that shows it
  Evidence evidence;
};

}  // namespace kneecheck::knowledge
