// The commands, and the forms that cases come in and results go out in: one row each.
// Rule: whatever depends on the format alone stands in its row. How a command fills it is the command's own
// row (src/app), and does not compile while one is missing.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/rooms.h"

namespace kneecheck::cli {

enum class Verb : std::uint8_t { triage, plan, today, log, explain, check, empty_case, completion };
constexpr auto names_of(Verb) {
  return name_list("triage", "plan", "today", "log", "explain", "check", "template", "completion");
}
inline constexpr std::size_t verb_count = Names<Verb>::words.size();

// A set of commands: bits by Verb.
using Verbs = std::uint16_t;
constexpr Verbs only(Verb verb) {
  return static_cast<Verbs>(1U << static_cast<unsigned>(verb));
}
constexpr bool holds(Verbs verbs, Verb verb) {
  return (verbs & only(verb)) != 0;
}
inline constexpr Verbs every_verb = (1U << verb_count) - 1U;
inline constexpr Verbs plan_verbs = only(Verb::plan) | only(Verb::today);
inline constexpr Verbs log_verbs = only(Verb::log);
inline constexpr Verbs case_verbs = only(Verb::triage) | plan_verbs;
inline constexpr Verbs record_verbs = only(Verb::triage) | only(Verb::plan);  // today is for people
inline constexpr Verbs and_explain = case_verbs | only(Verb::explain);
inline constexpr Verbs json_verbs = record_verbs | only(Verb::explain) | only(Verb::check);

enum class Format : std::uint8_t { text, markdown, html, json, ndjson, yaml, csv, ics, fhir };

enum class FormatKind : std::uint8_t {
  pages,    // read on a screen, one case behind another
  file,     // no use but in a file of its own: several cases need --out-dir
  records,  // read by programs, and a bad case is a record too
};

// What stands around the outputs of several cases. Each output carries its own surroundings, so that files
// can be joined; but for the array of `json`.
struct Frame {
  std::string_view first{}, between{}, behind{}, end{}, empty{};
};

struct FormatSpec {
  Format format;
  std::string_view word;
  std::string_view ending;  // of a case's file in --out-dir
  Verbs verbs;              // which commands print it
  FormatKind kind;
  Frame frame{};  // of csv: the command's header goes in front
};

inline constexpr auto format_table = std::to_array<FormatSpec>({
    {Format::text, "text", "txt", every_verb, FormatKind::pages, {.behind = "\n\n"}},
    {Format::markdown, "markdown", "md", and_explain, FormatKind::pages, {.behind = "\n---\n\n"}},
    {Format::html, "html", "html", case_verbs, FormatKind::file},
    {Format::json, "json", "json", json_verbs, FormatKind::records, {"[\n", ",\n", "", "\n]\n", "[]\n"}},
    {Format::ndjson, "ndjson", "ndjson", record_verbs, FormatKind::records, {.behind = "\n"}},
    {Format::yaml, "yaml", "yaml", only(Verb::plan), FormatKind::records, {"---\n", "---\n"}},
    {Format::csv, "csv", "csv", record_verbs, FormatKind::records},
    {Format::ics, "ics", "ics", only(Verb::plan), FormatKind::file},
    {Format::fhir, "fhir", "fhir.json", record_verbs, FormatKind::records, {.behind = "\n"}},
});
constexpr auto names_of(Format) {
  std::array<std::string_view, format_table.size()> words;
  for (const FormatSpec& row : format_table) words[static_cast<std::size_t>(row.format)] = row.word;
  return words;
}

// The row of a table with a row for each of several formats, as format_table.
template <class Rows>
constexpr const auto& row_of(const Rows& rows, Format format) {
  return *std::find_if(rows.begin(), rows.end(), [format](const auto& row) { return row.format == format; });
}
constexpr const FormatSpec& spec_of(Format format) {
  return row_of(format_table, format);
}
constexpr bool is_for_people(Format format) {
  return format == Format::html || spec_of(format).kind == FormatKind::pages;
}

// Whether such a table has one row, and no other, for each format that `wanted` wants.
template <class Rows, class Wanted>
constexpr bool covers(const Rows& rows, const Wanted& wanted) {
  return std::all_of(format_table.begin(), format_table.end(), [&](const FormatSpec& spec) {
    return std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
             return row.format == spec.format;
           }) == (wanted(spec) ? 1 : 0);
  });
}
static_assert(covers(format_table, [](const FormatSpec&) { return true; }));

enum class InputFormat : std::uint8_t { automatic, yaml, json, ndjson, csv };
constexpr auto names_of(InputFormat) {
  return name_list("auto", "yaml", "json", "ndjson", "csv");
}

// What files of cases are called, and what is then in them.
struct CaseEnding {
  std::string_view text;
  InputFormat format;
};
inline constexpr auto case_endings = std::to_array<CaseEnding>({
    {".yaml", InputFormat::yaml},
    {".yml", InputFormat::yaml},
    {".json", InputFormat::json},
    {".ndjson", InputFormat::ndjson},
    {".jsonl", InputFormat::ndjson},
    {".csv", InputFormat::csv},
});

}  // namespace kneecheck::cli
