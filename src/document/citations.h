// Numbers the sources of one document in the order of first use, and lists them at its end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "knowledge/knowledge.h"

namespace kneecheck::document {

class Citations {
 public:
  explicit Citations(const Knowledge& knowledge) : knowledge_(&knowledge) {}

  // The numbers of these sources, ascending.
  std::vector<int> cite(const Evidence& evidence) { return cite(evidence.sources); }
  std::vector<int> cite(const Texts& ids);
  // The same behind a text: " [1,4]"; empty without sources.
  std::string mark(const Evidence& evidence);

  Footnotes footnotes() const;

 private:
  const Knowledge* knowledge_;
  std::vector<std::string_view> used_;
};

}  // namespace kneecheck::document
