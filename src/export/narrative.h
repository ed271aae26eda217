// The text of a resource for people: plain XHTML, read where a program knows nothing of the fields beside it.
// Rule: every text goes through markup_text(); no styles, links, pictures or scripts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "export/record_writer.h"
#include "knowledge/evidence.h"

namespace kneecheck::exports {

class Narrative {
 public:
  // Each leaves out what is empty.
  void title(std::string_view text) { element("h1", text); }
  void heading(std::string_view text) { element("h2", text); }
  void paragraph(std::string_view text) { element("p", text); }
  void list(const std::vector<std::string>& items) { items_in("ul", items); }
  void list(const Texts& items) { items_in("ul", items); }
  void steps(const Texts& items) { items_in("ol", items); }
  void fact(std::string_view label, std::string_view value);  // "When:"
  void table(const Language& language, std::span<const TextId> columns,
             const std::vector<std::vector<std::string>>& rows);

  // `text` of the resource. Precondition: something was written.
  void write(RecordWriter& json) const;

 private:
  void element(std::string_view tag, std::string_view text);
  template <class Items>
  void items_in(std::string_view tag, const Items& items) {
    if (items.empty()) return;
    open(tag);
    for (const auto& item : items) element("li", item);
    close(tag);
  }
  void open(std::string_view tag);
  void close(std::string_view tag);

  std::string out_;
};

}  // namespace kneecheck::exports
