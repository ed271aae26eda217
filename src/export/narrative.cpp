#include "export/narrative.h"

#include "base/markup.h"

namespace kneecheck::exports {

void Narrative::open(std::string_view tag) {
  out_.append("<").append(tag).append(">");
}

void Narrative::close(std::string_view tag) {
  out_.append("</").append(tag).append(">");
}

void Narrative::element(std::string_view tag, std::string_view text) {
  if (text.empty()) return;
  open(tag);
  out_ += markup_text(text);
  close(tag);
}

void Narrative::fact(std::string_view label, std::string_view value) {
  if (value.empty()) return;
  open("p");
  element("b", label);
  out_.append(" ").append(markup_text(value));
  close("p");
}

void Narrative::table(const Language& language, std::span<const TextId> columns,
                      const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return;
  const auto cell = [this](std::string_view tag, std::string_view text) {
    open(tag);
    out_ += markup_text(text);
    close(tag);
  };
  open("table");
  open("thead");
  open("tr");
  for (const TextId column : columns) cell("th", language[column]);
  close("tr");
  close("thead");
  open("tbody");
  for (const std::vector<std::string>& row : rows) {
    open("tr");
    for (const std::string& text : row) cell("td", text);
    close("tr");
  }
  close("tbody");
  close("table");
}

void Narrative::write(RecordWriter& json) const {
  json.object("text", [&] {
    json.pair("status", "generated");
    json.pair("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + out_ + "</div>");
  });
}

}  // namespace kneecheck::exports
