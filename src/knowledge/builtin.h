// What the build writes down of data/ (src/pack.cpp): plain arrays that are read where they lie.
// Rule: nothing is computed before main(); builtin_layer() only wraps the arrays.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "knowledge/load.h"
#include "syntax/tree.h"

namespace kneecheck::knowledge {

struct BuiltinFile {
  std::string_view path;  // inside data/
  std::span<const Node> nodes;
  std::string_view text;
  std::uint64_t digest = 0;
};

// `shown`: how the paths of its files begin in messages.
Layer layer_of(std::string_view shown, std::span<const BuiltinFile> files);

}  // namespace kneecheck::knowledge
