#include "stream/case_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/stream.h"
#include "export/csv.h"

namespace kneecheck::stream {
namespace {

constexpr std::size_t most_rows_held = std::size_t{64} << 10;  // bytes

std::set<FileIdentity> identities_of(World& world, const std::vector<std::string>& paths) {
  std::set<FileIdentity> identities;
  for (const std::string& path : paths) {
    if (const auto identity = world.files.identity(path)) identities.insert(*identity);
  }
  return identities;
}

std::unique_ptr<ManifestReader> read_manifest(World& world, const std::string& path) {
  auto reader = std::make_unique<ManifestReader>(world.files.open(path));
  if (!reader->is_manifest()) throw IoError{StreamText::no_manifest, quoted(path)};
  return reader;
}

}  // namespace

std::string path_in(std::string_view folder, std::string_view name) {
  return fmt::format("{}{}{}", folder, folder.ends_with('/') ? "" : "/", name);
}

bool replaces_files(const Command& command) {
  return command.force || command.update || command.skip_existing;
}

std::string case_path(const Command& command, std::string_view id, Format format) {
  return path_in(command.out_dir, file_name(id, format));
}

CaseFolder::CaseFolder(World& world, const Setting& setting)
    : world_(world),
      command_(setting.command),
      manifest_path_(path_in(command_.out_dir, manifest_name)),
      list_path_(path_in(command_.out_dir, unfinished_name)),
      inputs_(identities_of(world, setting.paths_read)),
      own_columns_(setting.own_columns) {
  world_.files.make_folder(command_.out_dir);
  held_ = world_.files.hold_folder(command_.out_dir);
  take_over();
  list_ = world_.files.append(list_path_);
  list_->write(again_ ? "\r\n" : manifest_header);  // a row that was torn ends here
  manifest_ = world_.files.create_here(manifest_path_);
  if (again_) {
    for (const std::string& name : again_->own_columns()) {
      if (std::ranges::find(own_columns_, name) == own_columns_.end()) own_columns_.push_back(name);
    }
  }
  rows_ = with_own_columns(manifest_header, {command_.csv_raw, false, own_columns_});
}

// What earlier runs have left: from here on there is no manifest.
void CaseFolder::take_over() {
  bool any = false;
  for (const std::string& path : {list_path_, manifest_path_}) {
    const PathKind kind = world_.files.kind_itself(path);
    if (kind == PathKind::missing) continue;
    if (kind != PathKind::file) throw IoError{StreamText::take_away, quoted(path)};
    const auto identity = world_.files.identity(path);
    if (identity && inputs_.contains(*identity)) throw IoError{StreamText::name_another, quoted(path)};
    any = true;
  }
  if (any && !replaces_files(command_)) throw IoError{StreamText::earlier_run, quoted(command_.out_dir)};
  world_.files.remove_left_over(command_.out_dir);
  if (!any) return;
  const bool is_finished = world_.files.kind_itself(manifest_path_) != PathKind::missing;
  is_resumed_ = !is_finished;
  const std::string& path = is_finished ? manifest_path_ : list_path_;
  earlier_ = EarlierFiles{*read_manifest(world_, path)};
  if (!command_.force && earlier_.holds_of_other(command_.verb, command_.format)) {
    const bool is_plan = command_.verb == Verb::plan;
    throw IoError{is_plan ? StreamText::holds_triages : StreamText::holds_plans, quoted(command_.out_dir)};
  }
  again_ = read_manifest(world_, path);
  if (is_finished) world_.files.rename(manifest_path_, list_path_);
}

Place CaseFolder::place(std::string_view id, Format format) const {
  const std::string path = case_path(command_, id, format);
  const PathKind kind = world_.files.kind_itself(path);
  if (kind == PathKind::missing) return Place::free;
  if (kind != PathKind::file) return Place::refused_other;
  const auto identity = world_.files.identity(path);
  if (identity && inputs_.contains(*identity)) return Place::refused_input;
  return replaces_files(command_) ? Place::taken : Place::refused_file;
}

void CaseFolder::announce(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) append_row(written_, {id, {}, {}, {}, command_.format, {}}, false);
  if (ids.empty() && written_.size() < most_rows_held) return;
  list_->write(written_);
  written_.clear();
}

bool CaseFolder::holds(const std::string& id, std::string_view text) const {
  const std::string path = case_path(command_, id, command_.format);
  std::string wanted{text};
  if (wanted.back() != '\n') wanted += '\n';
  if (world_.files.size(path) != std::uint64_t{wanted.size()}) return false;
  const std::unique_ptr<Input> file = world_.files.open(path);
  std::string_view rest = wanted;
  std::string read(std::min(rest.size(), most_rows_held), '\0');
  while (const std::size_t size = file->read(read)) {
    if (rest.substr(0, size) != std::string_view{read}.substr(0, size)) return false;
    rest.remove_prefix(size);
  }
  return rest.empty();
}

void CaseFolder::write(const std::string& id, std::string_view text) {
  const std::unique_ptr<Output> file = world_.files.create_here(case_path(command_, id, command_.format));
  file->write(text);
  if (text.back() != '\n') file->write("\n");
  file->finish();
}

void CaseFolder::remove(const std::string& id, Format format) {
  world_.files.remove(case_path(command_, id, format));
}

void CaseFolder::withdraw(const std::string& id) {
  remove(id, command_.format);
  withdrawn_.insert(id);
}

void CaseFolder::note(const ManifestRow& row) {
  if (row.format) {
    ManifestRow listed = row;
    listed.own.clear();
    append_row(written_, listed, false);
  }
  announce({});
  add(row, command_.csv_raw);
}

// The cells of a row of the earlier manifest under the columns of this one.
std::vector<std::string> CaseFolder::moved(const std::vector<std::string>& cells) const {
  std::vector<std::string> own(own_columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto column = std::ranges::find(own_columns_, again_->own_columns()[i]);
    own[static_cast<std::size_t>(column - own_columns_.begin())] = cells[i];
  }
  return own;
}

void CaseFolder::add(ManifestRow row, bool csv_raw) {
  row.own.resize(own_columns_.size());
  append_row(rows_, row, csv_raw);
  if (rows_.size() < most_rows_held) return;
  manifest_->write(rows_);
  rows_.clear();
}

// Their rows were handed on before anybody knew.
void CaseFolder::strike_withdrawn() {
  const std::unique_ptr<ManifestReader> written = read_manifest(world_, manifest_path_);
  manifest_ = world_.files.create_here(manifest_path_);
  rows_ = with_own_columns(manifest_header, {command_.csv_raw, false, own_columns_});
  for (std::vector<std::string> cells = written->cells(); !cells.empty(); cells = written->cells()) {
    append_without_file(rows_, std::move(cells), withdrawn_);
    if (rows_.size() < most_rows_held) continue;
    manifest_->write(rows_);
    rows_.clear();
  }
  manifest_->write(rows_);
  manifest_->finish();
}

std::uint64_t CaseFolder::finish() {
  std::uint64_t of_others = 0;
  if (again_) {
    earlier_.for_each_kept(*again_, [&](const ManifestRow& row, bool is_settled) {
      if (row.format && place(row.id, *row.format) == Place::free) return;
      of_others += row.format && !is_settled ? 1 : 0;
      ManifestRow kept = row;
      kept.in_list = is_settled;
      kept.own = moved(row.own);
      add(std::move(kept), true);  // guarded already, if it was to be
    });
  }
  manifest_->write(rows_);
  manifest_->finish();
  if (!withdrawn_.empty()) strike_withdrawn();
  list_->finish();
  world_.files.remove(list_path_);
  return of_others;
}

}  // namespace kneecheck::stream
