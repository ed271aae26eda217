// Shared by the tests of this room: a tree written out, and the problems of a text.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "syntax/parse.h"

namespace kneecheck::syntax {

using Parse = bool (*)(std::string_view, std::string_view, const Limits&, Tree&, Diagnostics&);

// `{a: 1, b: ["x", ~]}`: quoted scalars in quotes, null as ~; with places as `a@1:2`.
inline void show(Value value, bool places, std::string& out) {
  const auto place = [&out, places](Value at) {
    if (places) out += fmt::format("@{}:{}", at.node().line, at.node().column);
  };
  if (value.kind() == NodeKind::null) out += "~";
  if (value.kind() == NodeKind::plain) out += value.text();
  if (value.kind() == NodeKind::quoted) out += fmt::format("\"{}\"", value.text());
  if (value.is_scalar() || value.is_null()) return place(value);
  out += value.is_map() ? "{" : "[";
  for (Value item = value.first(); item.exists(); item = item.next(value)) {
    if (item.index() != value.first().index()) out += ", ";
    show(item, places, out);
    if (!value.is_map()) continue;
    out += ": ";
    show(item.value_of_key(), places, out);
  }
  out += value.is_map() ? "}" : "]";
  place(value);
}

inline std::string shown(const Tree& tree, bool places = false) {
  std::string out;
  show(tree.root(), places, out);
  return out;
}

// The tree, or the problems as they would be shown.
inline std::string parsed(Parse parse, std::string_view source, bool places = false,
                          const Limits& limits = record_limits) {
  Tree tree;
  Diagnostics problems;
  const bool good = parse("f", source, limits, tree, problems);
  if (good != problems.empty()) return "result and problems disagree";
  return good ? shown(tree, places) : format(problems);
}

}  // namespace kneecheck::syntax
