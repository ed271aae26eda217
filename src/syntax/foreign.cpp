#include "syntax/foreign.h"

#include <algorithm>
#include <array>

#include "base/words/syntax.h"

namespace kneecheck::syntax {
namespace {

constexpr std::string_view blank_case = "kneecheck template yaml > my-knee.yaml";

constexpr Foreign compressed(std::string_view kind, std::string_view command) {
  return {SyntaxText::compressed, kind, SyntaxText::unpack, command};
}

// Nothing of it can be turned into a case.
constexpr Foreign other(SyntaxText message, std::string_view kind = {}) {
  return {message, kind, SyntaxText::write_a_case, blank_case};
}

// No case either, but there may be runs in it.
constexpr Foreign recorded(SyntaxText message, std::string_view kind = {}) {
  return {message, kind, SyntaxText::take_runs, "kneecheck triage --history FILE"};
}

struct Row {
  std::size_t at;  // where the mark stands
  std::string_view mark;
  Foreign foreign;
};
constexpr auto rows = std::to_array<Row>({
    {0, "PK\x03\x04", {SyntaxText::workbook, {}, SyntaxText::save_as_csv, {}}},
    {0, "\xD0\xCF\x11\xE0", {SyntaxText::old_workbook, {}, SyntaxText::save_as_csv, {}}},
    {0, "\x1F\x8B", compressed("gz", "gzip -dc FILE.gz | kneecheck triage -")},
    {0, "BZh", compressed("bz2", "bunzip2 FILE.bz2")},
    {0,
     "\xFD"
     "7zXZ",
     compressed("xz", "unxz FILE.xz")},
    {0, "\x28\xB5\x2F\xFD", compressed("zst", "unzstd FILE.zst")},
    {0, "%PDF-", other(SyntaxText::pdf)},
    {0, "\x89PNG", other(SyntaxText::picture, "png")},
    {0, "\xFF\xD8\xFF", other(SyntaxText::picture, "jpeg")},
    {8, ".FIT", recorded(SyntaxText::activity, "fit")},
    {0, "<?xml", recorded(SyntaxText::xml)},
    {0, "<gpx", recorded(SyntaxText::track, "gpx")},
    {0, "<!DOCTYPE", other(SyntaxText::web_page, "html")},
    {0, "<!doctype", other(SyntaxText::web_page, "html")},
    {0, "<html", other(SyntaxText::web_page, "html")},
});

}  // namespace

std::optional<Foreign> foreign_file(std::string_view beginning) {
  const auto found = std::ranges::find_if(rows, [beginning](const Row& row) {
    return beginning.size() > row.at && beginning.substr(row.at).starts_with(row.mark);
  });
  return found == rows.end() ? std::nullopt : std::optional{found->foreign};
}

}  // namespace kneecheck::syntax
