#include "stream/ids_seen.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words/stream.h"
#include "stream/answer.h"

namespace kneecheck::stream {

namespace {

std::string shown_place(std::string_view file, std::uint32_t line) {
  return fmt::format("{}:{}", printable(file), line);
}

}  // namespace

std::string place_of(const Record& record) {
  return shown_place(record.file, record.first_line);
}

std::optional<std::string> IdsSeen::claim(const std::string& id, const Record& record) {
  if (auto place = first_place(id)) return place;
  if (first_.size() == most_) return std::nullopt;
  if (files_.empty() || files_.back() != record.file) files_.push_back(record.file);
  first_.emplace(id, At{static_cast<std::uint32_t>(files_.size() - 1), record.first_line});
  return std::nullopt;
}

std::optional<std::string> IdsSeen::first_place(const std::string& id) const {
  const auto found = first_.find(id);
  if (found == first_.end()) return std::nullopt;
  return shown_place(files_[found->second.file], found->second.line);
}

Diagnostic second_of_id(const Language& language, const Record& record, std::string_view id,
                        std::string_view first_place, std::string_view path) {
  const StreamText help = path.empty() ? StreamText::give_own_id : StreamText::file_of_first;
  return record_problem(record, "duplicate_id",
                        language.say(StreamText::second_of_id, {{"id", quoted(id)}, {"place", first_place}}),
                        language.say(help, {{"path", quoted(path)}}), "id");
}

}  // namespace kneecheck::stream
