#include "stream/earlier_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"

namespace kneecheck::stream {

namespace {

// The command that alone gives a case the status; empty: both do.
std::optional<Verb> command_of(std::string_view status) {
  if (status == "complete") return Verb::triage;
  if (status == "planned" || status == "withheld") return Verb::plan;
  return std::nullopt;
}

}  // namespace

EarlierFiles::EarlierFiles(ManifestReader& manifest) {
  while (const auto row = manifest.next()) {
    rows_.push_back({key_of(row->id, row->format), row->digest.value_or(FileDigest{}), manifest.number(),
                     row->digest.has_value(), row->format.has_value(), Fate::untouched,
                     from_word<Urgency>(row->urgency)});
    const auto made_by = command_of(row->status);
    if (made_by && row->format) has_files_of_.emplace(*made_by, *row->format);
  }
  // Of the rows of a case without a file the most urgent one comes first, of others the last.
  const auto is_before = [](const Row& one, const Row& other) {
    if (one.key != other.key) return one.key < other.key;
    if (!one.has_file && !other.has_file && one.urgency != other.urgency)
      return one.urgency && (!other.urgency || !at_least(*other.urgency, *one.urgency));
    return one.number > other.number;
  };
  std::sort(rows_.begin(), rows_.end(), is_before);
  const auto is_same = [](const Row& one, const Row& other) { return one.key == other.key; };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), is_same), rows_.end());
}

std::optional<EarlierFiles::File> EarlierFiles::find(std::string_view id, Format format) const {
  const Row* const row = row_of(key_of(id, format));
  if (row == nullptr) return std::nullopt;
  return File{row->has_digest ? std::optional{row->digest} : std::nullopt};
}

std::optional<EarlierFiles::Standing> EarlierFiles::standing(std::string_view id) const {
  std::optional<Standing> found;
  const auto look = [&](std::optional<Format> format) {
    const Row* const row = row_of(key_of(id, format));
    if (row != nullptr && (!found || !found->urgency)) found = Standing{row->urgency};
  };
  look(std::nullopt);
  for (const FormatSpec& spec : format_table) look(spec.format);
  return found;
}

bool EarlierFiles::holds_of_other(Verb verb, Format format) const {
  return has_files_of_.contains({verb == Verb::plan ? Verb::triage : Verb::plan, format});
}

void EarlierFiles::settle(std::string_view id) {
  if (rows_.empty()) return;
  set(key_of(id, std::nullopt), Fate::gone);
  for (const FormatSpec& spec : format_table) set(key_of(id, spec.format), Fate::gone);
}

void EarlierFiles::keep(std::string_view id, Format format) {
  set(key_of(id, format), Fate::kept);
}

void EarlierFiles::for_each_kept(
    ManifestReader& manifest,
    const std::function<void(const ManifestRow& row, bool is_settled)>& take) const {
  while (const auto row = manifest.next()) {
    const Row* const found = row_of(key_of(row->id, row->format));
    if (found != nullptr && found->number == manifest.number() && found->fate != Fate::gone)
      take(*row, found->fate == Fate::kept);
  }
}

std::uint64_t EarlierFiles::key_of(std::string_view id, std::optional<Format> format) {
  Digest digest;
  digest.add(format ? file_name(id, *format) : fmt::format("{}/", id));  // no file is called like the second
  return digest.value();
}

const EarlierFiles::Row* EarlierFiles::row_of(std::uint64_t key) const {
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), key,
                                      [](const Row& row, std::uint64_t wanted) { return row.key < wanted; });
  return found != rows_.end() && found->key == key ? &*found : nullptr;
}

void EarlierFiles::set(std::uint64_t key, Fate fate) {
  if (const Row* const row = row_of(key)) rows_[static_cast<std::size_t>(row - rows_.data())].fate = fate;
}

}  // namespace kneecheck::stream
