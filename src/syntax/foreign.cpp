#include "syntax/foreign.h"

#include <algorithm>
#include <array>

namespace kneecheck::syntax {
namespace {

constexpr std::string_view save_as_csv =
    "open it in a spreadsheet, save the sheet as \"CSV UTF-8\", and name that file";
constexpr std::string_view unpack = "unpack it first: gzip -dc FILE.gz | kneecheck triage -";
constexpr std::string_view write_a_case = "write the answers down: kneecheck template yaml > my-knee.yaml";

struct Row {
  std::size_t at;  // where the mark stands
  std::string_view mark;
  Foreign foreign;
};
constexpr auto rows = std::to_array<Row>({
    {0, "PK\x03\x04", {"this is a workbook (xlsx, ods) or another zip file, not a case", save_as_csv}},
    {0, "\xD0\xCF\x11\xE0", {"this is a workbook of an old spreadsheet (xls), not a case", save_as_csv}},
    {0, "\x1F\x8B", {"this is a compressed file (gz), not a case", unpack}},
    {0, "BZh", {"this is a compressed file (bz2), not a case", "unpack it first: bunzip2 FILE.bz2"}},
    {0,
     "\xFD"
     "7zXZ",
     {"this is a compressed file (xz), not a case", "unpack it first: unxz FILE.xz"}},
    {0,
     "\x28\xB5\x2F\xFD",
     {"this is a compressed file (zst), not a case", "unpack it first: unzstd FILE.zst"}},
    {0, "%PDF-", {"this is a PDF, not a case", write_a_case}},
    {0, "\x89PNG", {"this is a picture (png), not a case", write_a_case}},
    {0, "\xFF\xD8\xFF", {"this is a picture (jpeg), not a case", write_a_case}},
    {8, ".FIT", {"this is an activity of a watch (fit), not a case", write_a_case}},
    {0, "<?xml", {"this is XML, such as a track of a watch (gpx, tcx), not a case", write_a_case}},
    {0, "<gpx", {"this is a track of a watch (gpx), not a case", write_a_case}},
    {0, "<!DOCTYPE", {"this is a web page (html), not a case", write_a_case}},
    {0, "<!doctype", {"this is a web page (html), not a case", write_a_case}},
    {0, "<html", {"this is a web page (html), not a case", write_a_case}},
});

}  // namespace

std::optional<Foreign> foreign_file(std::string_view beginning) {
  const auto found = std::ranges::find_if(rows, [beginning](const Row& row) {
    return beginning.size() > row.at && beginning.substr(row.at).starts_with(row.mark);
  });
  return found == rows.end() ? std::nullopt : std::optional{found->foreign};
}

}  // namespace kneecheck::syntax
