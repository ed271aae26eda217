#include "knowledge/decode.h"

#include <algorithm>

#include "base/text.h"

namespace kneecheck::knowledge {
namespace {

// Calls `each(item)` for the items of a list, or for a single scalar.
template <class Each>
void for_each_id(Reader& entry, std::string_view key, Need need, const Each& each) {
  const Value found = entry.value(key, need);
  if (!found.exists() || (found.is_null() && need == Need::optional)) return;
  if (found.is_scalar()) return each(found);
  if (!found.is_list()) {
    unexpected(entry.problems(), found, KnowledgeText::expected_list, key, KnowledgeText::write_list);
    return;
  }
  for (Value item = found.first(); item.exists(); item = item.next(found)) each(item);
}

}  // namespace

Value read_list(Reader& entry, std::string_view key, Need need) {
  const Value found = entry.value(key, need);
  if (!found.exists() || found.is_list()) return found;
  if (!found.is_null() || need == Need::required)
    unexpected(entry.problems(), found, KnowledgeText::expected_list, key);
  return {};
}

Evidence read_evidence(Reader& entry, Strengths strengths, Strength otherwise) {
  Evidence evidence;
  evidence.at = entry.map();
  evidence.sources = entry.texts("sources", Need::optional);
  if (evidence.sources.empty() && entry.usable()) {
    report(entry.problems(), entry.map(), "no_source", KnowledgeText::no_source, KnowledgeText::add_sources);
  }
  evidence.claims = entry.texts("claims", Need::optional);
  const Need need = strengths == Strengths::required ? Need::required : Need::optional;
  evidence.strength = entry.one_of<Strength>("strength", need).value_or(otherwise);
  return evidence;
}

std::optional<std::size_t> read_id(Value at, const Texts& ids, const Phrase& what, Diagnostics& problems) {
  if (!at.exists()) return std::nullopt;
  const auto found = at.is_scalar() ? std::ranges::find(ids, at.text()) : ids.end();
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  if (problems.full()) {
    problems.count_one();
    return std::nullopt;
  }
  const Language& language = problems.language();
  const std::string wanted = what.in(language);
  if (at.is_scalar()) {
    report(problems, at, "dangling_id",
           {KnowledgeText::not_an_id, {{"word", quoted(at.text())}, {"what", wanted}}},
           did_you_mean(language, at.text(), ids));
  } else {
    report(problems, at, "wrong_type",
           {KnowledgeText::expected_id, {{"what", wanted}, {"found", described(problems.language(), at)}}});
  }
  return std::nullopt;
}

std::vector<std::size_t> read_ids(Reader& entry, std::string_view key, const Texts& ids, const Phrase& what,
                                  Need need) {
  std::vector<std::size_t> found;
  for_each_id(entry, key, need, [&](Value item) {
    const auto position = read_id(item, ids, what, entry.problems());
    if (!position) return;
    if (std::ranges::find(found, *position) != found.end()) {
      report(entry.problems(), item, "bad_value",
             {KnowledgeText::listed_twice, {{"word", quoted(item.text())}}}, KnowledgeText::remove_one);
      return;
    }
    found.push_back(*position);
  });
  return found;
}

std::uint64_t read_id_mask(Reader& entry, std::string_view key, const Texts& ids, const Phrase& what,
                           Need need) {
  std::uint64_t mask = 0;
  for (const std::size_t position : read_ids(entry, key, ids, what, need))
    mask |= std::uint64_t{1} << position;
  return mask;
}

Texts question_ids(const Knowledge& knowledge) {
  return ids_of(knowledge.questions);
}
Texts choice_ids(const Question& question) {
  return ids_of(question.choices);
}
Texts condition_ids(const Knowledge& knowledge) {
  return ids_of(knowledge.conditions);
}
Texts exercise_ids(const Knowledge& knowledge) {
  return ids_of(knowledge.exercises);
}

int read_int(Reader& entry, std::string_view key, int least, int most, int otherwise, Need need) {
  return static_cast<int>(entry.whole(key, least, most, need).value_or(otherwise));
}

IntRange read_range(Reader& entry, std::string_view key, int least, int most) {
  const Value found = entry.value(key);
  if (!found.exists()) return {};
  Reader range = reader_of(found, entry.problems(), KnowledgeText::range);
  const IntRange read{read_int(range, "from", least, most), read_int(range, "to", least, most)};
  range.done();
  if (read.from > read.to) {
    report(entry.problems(), found, "bad_value",
           {KnowledgeText::range_reversed, {{"key", key}, {"from", read.from}, {"to", read.to}}},
           KnowledgeText::swap);
  }
  return read;
}

std::uint64_t read_bars(Reader& entry, std::string_view key, const Question& history) {
  const Value found = entry.value(key, Need::optional);
  if (!found.exists() || found.is_null()) return 0;
  Reader bars = reader_of(found, entry.problems(), KnowledgeText::bar);
  const std::uint64_t mask =
      read_id_mask(bars, history.id, choice_ids(history),
                   {KnowledgeText::an_answer, {{"question", history.id}}}, Need::required);
  bars.done();
  return mask;
}

std::vector<Remark> read_remarks(Reader& entry, std::string_view key, Strength strength) {
  std::vector<Remark> remarks;
  for_each_item(entry, key, Need::optional, [&](Value item) {
    Reader remark = reader_of(item, entry.problems(), KnowledgeText::remark);
    const std::string_view text = remark.text("text");
    remarks.push_back({text, read_evidence(remark, Strengths::optional, strength)});
    remark.done();
  });
  return remarks;
}

Remark read_proof(Reader& entry, std::string_view key) {
  Reader proof = reader_of(entry, key, KnowledgeText::evidence);
  const std::string_view text = proof.text("text");
  Remark remark{text, read_evidence(proof)};
  proof.done();
  return remark;
}

}  // namespace kneecheck::knowledge
