#include "stream/case_reader.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "syntax/foreign.h"
#include "syntax/parse.h"

namespace kneecheck::stream {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t most_kept = record_limits.bytes + 1;  // one too many, for the parser to see

// How far a reader goes on to find the next record, where there is nothing or the last one was too large:
// what goes on like that is no file of cases.
constexpr std::uint64_t most_passed_over = std::uint64_t{16} << 20;

std::optional<InputFormat> format_by_ending(std::string_view name) {
  for (const CaseEnding& ending : case_endings) {
    if (name.ends_with(ending.text)) return ending.format;
  }
  return std::nullopt;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(blanks) == std::string_view::npos;
}

}  // namespace

RecordSource::RecordSource(const Knowledge& knowledge, std::unique_ptr<Input> owned, Input& input,
                           std::string name, InputFormat asked, std::function<void()> before_wait,
                           const Locale& locale)
    : knowledge_(knowledge),
      owned_(std::move(owned)),
      name_(std::move(name)),
      lines_(input, most_kept, std::move(before_wait)),
      locale_(locale),
      separator_(locale.separator) {
  decide(asked);
}

bool RecordSource::next_line() {
  if (std::exchange(held_, false)) return true;
  ended_ = ended_ || !lines_.next();
  return !ended_;
}

// Counts the line at hand, which is no part of a record; false when that has gone on for too long.
bool RecordSource::pass_over() {
  passed_over_ += lines_.line().size() + 1;
  if (passed_over_ <= most_passed_over) return true;
  endless_ = true;
  ended_ = true;
  return false;
}

bool RecordSource::next_filled_line() {
  while (next_line()) {
    if (!is_blank(lines_.line())) return true;
    if (!pass_over()) return false;
  }
  return false;
}

Record RecordSource::record_here(bool is_json) const {
  Record record;
  record.file = name_;
  record.text = lines_.line();
  record.is_json = is_json;
  record.first_line = lines_.number();
  return record;
}

// Whether a line is a whole JSON mapping that says something of a knee.
bool RecordSource::is_case(std::string_view line) const {
  Tree tree;
  Diagnostics problems;
  if (!parse_json({}, line, record_limits, tree, problems) || !tree.root().is_map()) return false;
  for (Value key = tree.root().first(); key.exists(); key = key.next(tree.root())) {
    if (knowledge_.words.question(key.text())) return true;
  }
  return false;
}

// False at the end, and where the input fails: what was read before is answered first.
bool RecordSource::look_further() {
  try {
    return lines_.next();
  } catch (const ReadError&) {
    return false;
  }
}

// Whether the line at hand, which is no case, stands before lines that are: then it is a torn line among
// them. They may yet be parts of one JSON text, as far as a record can reach; of other text only the next
// line counts.
bool RecordSource::others_are_cases(bool may_be_json) {
  const std::uint32_t first = lines_.number();
  std::string text = std::string{lines_.line()} + '\n';
  // Behind a line that is too long one look will do; if it is JSON, which may have others like it behind it.
  const std::size_t most = may_be_json ? std::max(text.size(), record_limits.bytes) : record_limits.bytes;
  const bool is_endless =
      text.size() > record_limits.bytes && may_be_json && !lines_.skip_rest(most_passed_over);
  bool any = false;
  JsonExtent extent = JsonExtent::open;
  for (std::size_t next_look = 0; !is_endless && text.size() <= most && look_further();) {
    const std::string_view line = lines_.line();
    text.append(line) += '\n';
    any = any || is_case(line);
    if (!may_be_json && !is_blank(line)) break;
    if (!any || text.size() < next_look) continue;
    extent = json_extent(text);
    if (extent == JsonExtent::torn) break;
    next_look = 2 * text.size();  // so that all looks together take no more than two
  }
  if (any && may_be_json && extent == JsonExtent::open) extent = json_extent(text);
  text.pop_back();
  lines_.give_back(text, first);
  held_ = lines_.next();
  return any && extent != JsonExtent::whole;
}

// By what was asked for, then by ending, then by content. JSON may turn out to be NDJSON: then its first line
// is a whole mapping and another line follows, or is torn and whole ones follow.
void RecordSource::decide(InputFormat asked) {
  const std::optional<InputFormat> ending = format_by_ending(name_);
  format_ = asked != InputFormat::automatic ? asked : ending.value_or(InputFormat::yaml);
  const bool may_be_json = asked == InputFormat::automatic && (!ending || ending == InputFormat::json);
  held_ = next_filled_line();
  if (!held_) return;
  const std::string_view line = lines_.line();
  if (foreign_file(line)) {
    first_ = record_here(false);
    first_->is_foreign = true;
    held_ = false;
    ended_ = true;
    return;
  }
  if (!may_be_json) return;
  const bool is_json = ending || begins_json(line);
  if (is_json) format_ = InputFormat::json;
  if (!is_json && begins_csv(line)) {
    format_ = InputFormat::csv;
  } else if (!is_json || json_extent(line) != JsonExtent::whole) {
    const bool may_be_torn = is_json ? line[line.find_first_not_of(blanks)] != '['
                                     : document_mark(line) == DocumentMark::content && line.front() != '%';
    if (may_be_torn && others_are_cases(is_json)) {
      format_ = InputFormat::ndjson;
    } else if (!is_json && may_begin_csv(lines_.line())) {
      format_ = InputFormat::csv;
    }
  } else {
    first_ = record_here(true);
    held_ = false;
    try {
      held_ = next_filled_line();
    } catch (const ReadError&) {
      failure_ = std::current_exception();
    }
    if (held_) format_ = InputFormat::ndjson;
    if (!held_) first_->lines_before = first_->first_line - 1;
  }
}

std::optional<Record> RecordSource::next() {
  const bool must_have_one = !std::exchange(any_, true) && !is_for_many();
  if (first_) return std::exchange(first_, std::nullopt);
  if (failure_) std::rethrow_exception(failure_);
  passed_over_ = 0;
  std::optional<Record> record = format_ == InputFormat::ndjson ? next_ndjson()
                                 : format_ == InputFormat::csv  ? next_csv()
                                 : format_ == InputFormat::json ? next_json()
                                                                : next_yaml();
  const bool endless = std::exchange(endless_, false);
  if (record || endless || must_have_one) {
    if (!record) {
      record.emplace();
      record->file = name_;
      record->is_json = format_ != InputFormat::yaml;
    }
    record->endless = endless;
  }
  return record;
}

std::optional<Record> RecordSource::next_ndjson() {
  if (!next_filled_line()) return std::nullopt;
  Record record = record_here(true);
  endless_ = !lines_.skip_rest(most_passed_over_in_line);
  ended_ = ended_ || endless_;
  return record;
}

// All that there is; of what is too large only so much that the parser can refuse it.
std::optional<Record> RecordSource::next_json() {
  if (!next_filled_line()) return std::nullopt;
  Record record = record_here(true);
  record.lines_before = record.first_line - 1;
  while (record.text.size() < most_kept && next_line()) {
    record.text += '\n';
    record.text += lines_.line().substr(0, most_kept - std::min(most_kept, record.text.size()));
  }
  ended_ = true;
  return record;
}

// Adds the line at hand; false when the record has gone on for too long.
bool RecordSource::collect(Record& record) {
  const std::string_view line = lines_.line();
  const std::size_t room = most_kept - record.text.size();
  record.text += line.substr(0, room);
  if (line.size() < room) {
    record.text += '\n';
    return true;
  }
  if (!pass_over()) return false;
  endless_ = !lines_.skip_rest(most_passed_over);
  ended_ = ended_ || endless_;
  return !endless_;
}

std::optional<Record> RecordSource::next_yaml() {
  std::optional<Record> record;
  std::uint32_t lines_before = held_ ? lines_.number() - 1 : 0;
  while (next_line()) {
    const DocumentMark mark = document_mark(lines_.line());
    const bool is_mark = mark != DocumentMark::content && mark != DocumentMark::nothing;
    if (is_mark && record) {
      held_ = mark == DocumentMark::opener;
      return record;
    }
    if (mark == DocumentMark::divider || mark == DocumentMark::ender) lines_before = 0;
    if (!record && mark != DocumentMark::content && mark != DocumentMark::opener) {
      lines_before += mark == DocumentMark::nothing ? 1 : 0;
      if (!pass_over()) return std::nullopt;
      continue;
    }
    if (!record) {
      record = record_here(false);
      record->text.clear();
      record->lines_before = mark == DocumentMark::opener ? 0 : lines_before;
      passed_over_ = 0;
    }
    if (!collect(*record)) return record;
  }
  return record;
}

CaseReader::CaseReader(World& world, const Knowledge& knowledge, std::vector<std::string> operands,
                       InputFormat asked, std::function<void()> before_wait, const Locale& locale)
    : world_(world),
      knowledge_(knowledge),
      operands_(std::move(operands)),
      asked_(asked),
      before_wait_(std::move(before_wait)),
      locale_(locale) {
  if (operands_.empty()) operands_.emplace_back("-");
  // All are looked for before anything is printed.
  for (const std::string& operand : operands_) {
    if (operand != "-") world_.files.require_file(operand);
  }
  first_ = read();
  is_batch_ = operands_.size() > 1 || (source_ && source_->is_for_many());
  if (is_batch_) return;
  try {
    second_ = read();
  } catch (const ReadError&) {
    return;  // next() says it, behind the first
  }
  is_batch_ = second_.has_value();
}

void CaseReader::open(std::size_t operand) {
  const std::string& name = operands_[operand];
  std::unique_ptr<Input> owned = name == "-" ? nullptr : world_.files.open(name);
  Input& input = owned ? *owned : world_.in;
  bytes_before_ = bytes_read();
  source_.emplace(knowledge_, std::move(owned), input, name, asked_, before_wait_, locale_);
}

std::optional<std::uint64_t> CaseReader::bytes() const {
  std::uint64_t sum = 0;
  for (const std::string& operand : operands_) {
    const auto size = operand == "-" ? world_.in.size() : world_.files.size(operand);
    if (!size) return std::nullopt;
    sum += *size;
  }
  return sum;
}

std::optional<Record> CaseReader::read() {
  if (failure_) std::rethrow_exception(failure_);
  try {
    for (;;) {
      if (source_) {
        if (auto record = source_->next()) return record;
      }
      if (opened_ == operands_.size()) return std::nullopt;
      open(opened_++);
    }
  } catch (const ReadError&) {
    failure_ = std::current_exception();
    throw;
  }
}

std::optional<Record> CaseReader::next() {
  if (first_) return std::exchange(first_, std::nullopt);
  if (second_) return std::exchange(second_, std::nullopt);
  return read();
}

}  // namespace kneecheck::stream
