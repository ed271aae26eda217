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

void Narrative::fact(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  open("p");
  element("b", std::string{name} + ":");
  out_.append(" ").append(markup_text(value));
  close("p");
}

void Narrative::table(const std::vector<std::string>& columns,
                      const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return;
  const auto row = [this](std::string_view tag, const std::vector<std::string>& cells) {
    open("tr");
    for (const std::string& cell : cells) {
      open(tag);
      out_ += markup_text(cell);
      close(tag);
    }
    close("tr");
  };
  open("table");
  open("thead");
  row("th", columns);
  close("thead");
  open("tbody");
  for (const std::vector<std::string>& cells : rows) row("td", cells);
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
