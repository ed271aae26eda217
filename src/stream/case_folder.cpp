#include "stream/case_folder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "export/csv_cell.h"

namespace kneecheck::stream {
namespace {

constexpr std::size_t most_id_bytes = 100;
constexpr std::size_t most_rows_held = std::size_t{64} << 10;  // bytes

std::string in_folder(const Command& command, std::string_view name) {
  return fmt::format("{}{}{}", command.out_dir, command.out_dir.ends_with('/') ? "" : "/", name);
}

bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string file_name(std::string_view id, Format format) {
  return fmt::format("{}.{}", id, spec_of(format).ending);
}

}  // namespace

bool is_safe_id(std::string_view id) {
  const auto is_safe = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
  return !id.empty() && id.size() <= most_id_bytes && is_letter_or_digit(id.front()) && id.back() != '.' &&
         id != "manifest" && std::all_of(id.begin(), id.end(), is_safe);
}

std::string case_path(const Command& command, std::string_view id, Format format) {
  return in_folder(command, file_name(id, format));
}

CaseFolder::CaseFolder(World& world, const Command& command) : world_(world), command_(command) {
  world_.files.make_folder(command_.out_dir);
  const std::string path = in_folder(command_, "manifest.csv");
  if (!command_.force && !command_.skip_existing && world_.files.kind(path) != PathKind::missing) {
    throw IoError{fmt::format(
        "{} is there already: --skip-existing goes on from it, --force replaces its files", quoted(path))};
  }
  manifest_ = world_.files.create(path);
  rows_ = "id,status,urgency,alarm,file\r\n";
}

bool CaseFolder::is_there(const std::string& id, Format format) const {
  return world_.files.kind(case_path(command_, id, format)) != PathKind::missing;
}

bool CaseFolder::may_write(const std::string& id) const {
  return command_.force || !is_there(id, command_.format);
}

void CaseFolder::write(const std::string& id, std::string_view header, std::string_view text) {
  const std::unique_ptr<Output> file = world_.files.create(case_path(command_, id, command_.format));
  file->write(header);
  file->write(text);
  if (text.back() != '\n') file->write("\n");
  file->finish();
}

void CaseFolder::note(const std::optional<std::string>& id, std::string_view status, const Answered& answered,
                      bool has_file) {
  append_csv_text(rows_, id.value_or(""), command_.csv_raw);
  rows_ += fmt::format(",{},", status);
  // What is not known is empty, not false.
  if (answered.urgency) rows_ += word(*answered.urgency);
  rows_ += ',';
  if (answered.alarm) rows_ += *answered.alarm ? "true" : "false";
  rows_ += ',';
  if (has_file) rows_ += file_name(*id, command_.format);
  rows_ += "\r\n";
  if (rows_.size() < most_rows_held) return;
  manifest_->write(rows_);
  rows_.clear();
}

void CaseFolder::finish() {
  manifest_->write(rows_);
  manifest_->finish();
}

}  // namespace kneecheck::stream
