// What a document says, for tests: all its texts, and its blocks by kind.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "render/render.h"

namespace kneecheck::document {

using namespace render;

// All of it in one line, so that no line break hides a phrase.
inline std::string said(const Document& document) {
  std::string text = render_text(document, {100, false, true});
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space || out.empty() || out.back() != ' ') out += space ? ' ' : c;
  }
  return out;
}

inline bool says(const Document& document, std::string_view part) {
  return said(document).find(part) != std::string::npos;
}

template <class Kind>
std::vector<Kind> blocks_of(const Document& document) {
  std::vector<Kind> found;
  for (const Block& block : document.blocks) {
    if (const Kind* kind = std::get_if<Kind>(&block)) found.push_back(*kind);
  }
  return found;
}

inline const Notice& first_notice(const Document& document) {
  return std::get<Notice>(document.blocks.front());
}

}  // namespace kneecheck::document
