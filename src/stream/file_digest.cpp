#include "stream/file_digest.h"

#include <fmt/format.h>

#include <charconv>

#include "base/digest.h"
#include "knowledge/load.h"

namespace kneecheck::stream {
namespace {

constexpr std::size_t digits_each = 16;

std::uint64_t form_of(const Setting& setting) {
  const Command& command = setting.command;
  Digest digest;
  digest.add_text(word(command.verb));
  digest.add_text(word(command.format));
  digest.add_text(command.form_options);
  if (command.today && is_for_people(command.format))  // which shows the week that holds it
    digest.add(static_cast<std::uint64_t>(command.today->days));
  digest.add(std::uint64_t{setting.style.width});
  digest.add(std::uint64_t{setting.style.color});
  digest.add(std::uint64_t{setting.style.utf8});
  return digest.value();
}

}  // namespace

DigestOfRun::DigestOfRun(const Setting& setting) : setting_(setting), form_(form_of(setting)) {}

FileDigest DigestOfRun::of(const Record& record, const Tree& tree, const Case& runner) const {
  Digest facts;
  facts.add_text(setting_.program);
  facts.add_text(setting_.knowledge.digest);
  facts.add_text(record.columns ? record.locale->word : std::string_view{});  // what a cell's text means
  facts.add(file_digest({}, tree));
  if (setting_.command.verb != Verb::plan) return {facts.value(), 0, form_};
  Digest answer;
  answer.add_text(setting_.command.answer_options);
  if (!runner.date(Key::start)) answer.add(static_cast<std::uint64_t>(setting_.today->days));
  return {facts.value(), answer.value(), form_};
}

bool go_together(const FileDigest& one, const FileDigest& other) {
  const bool one_has_no_plan = one.answer == 0 || other.answer == 0;
  return one.facts == other.facts && (one_has_no_plan || one.answer == other.answer);
}

std::string text_of(const FileDigest& digest) {
  return fmt::format("{:016x}{:016x}{:016x}", digest.facts, digest.answer, digest.form);
}

std::optional<FileDigest> parse_digest(std::string_view text) {
  if (text.size() != 3 * digits_each) return std::nullopt;
  FileDigest digest;
  for (std::uint64_t* const part : {&digest.facts, &digest.answer, &digest.form}) {
    const std::string_view digits = text.substr(0, digits_each);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), *part, 16);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
    text.remove_prefix(digits_each);
  }
  return digest;
}

}  // namespace kneecheck::stream
