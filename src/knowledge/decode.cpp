#include "knowledge/decode.h"

#include <fmt/format.h>

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
    entry.problem(found, "wrong_type", fmt::format("{}: expected a list, found {}", key, described(found)),
                  "write [one, two] or - lines");
    return;
  }
  for (Value item = found.first(); item.exists(); item = item.next(found)) each(item);
}

}  // namespace

std::string did_you_mean(std::string_view word, const Texts& known) {
  const auto near = nearest(word, known);
  return near ? fmt::format("did you mean {}?", quoted(*near)) : std::string{};
}

void problem_of(Diagnostics& problems, const Evidence& entry, std::string_view code, std::string message,
                std::string help) {
  if (entry.at.exists()) return report(problems, entry.at, code, message, help);
  problem_of(problems, "", code, std::move(message), std::move(help));
}

void problem_of(Diagnostics& problems, std::string_view file, std::string_view code, std::string message,
                std::string help) {
  problems.add({std::string(code), std::string(file), {}, std::move(message), std::move(help), {}});
}

Value read_list(Reader& entry, std::string_view key, Need need) {
  const Value found = entry.value(key, need);
  if (!found.exists() || found.is_list()) return found;
  if (!found.is_null() || need == Need::required)
    entry.problem(found, "wrong_type", fmt::format("{}: expected a list, found {}", key, described(found)));
  return {};
}

Evidence read_evidence(Reader& entry, Strengths strengths, Strength otherwise) {
  Evidence evidence;
  evidence.at = entry.map();
  evidence.sources = entry.texts("sources", Need::optional);
  if (evidence.sources.empty() && entry.usable()) {
    entry.problem(entry.map(), "no_source", "this entry names no source",
                  "add sources: [..], or [judgement] if no study draws this line");
  }
  evidence.claims = entry.texts("claims", Need::optional);
  const Need need = strengths == Strengths::required ? Need::required : Need::optional;
  evidence.strength = entry.one_of<Strength>("strength", need).value_or(otherwise);
  return evidence;
}

std::optional<std::size_t> read_id(Value at, const Texts& ids, std::string_view what, Diagnostics& problems) {
  if (!at.exists()) return std::nullopt;
  if (!at.is_scalar()) {
    report(problems, at, "wrong_type", fmt::format("expected {}, found {}", what, described(at)));
    return std::nullopt;
  }
  const auto found = std::ranges::find(ids, at.text());
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  if (problems.full()) {
    problems.count_one();
    return std::nullopt;
  }
  report(problems, at, "dangling_id", fmt::format("{} is not {}", quoted(at.text()), what),
         did_you_mean(at.text(), ids));
  return std::nullopt;
}

std::vector<std::size_t> read_ids(Reader& entry, std::string_view key, const Texts& ids,
                                  std::string_view what, Need need) {
  std::vector<std::size_t> found;
  for_each_id(entry, key, need, [&](Value item) {
    const auto position = read_id(item, ids, what, entry.problems());
    if (!position) return;
    if (std::ranges::find(found, *position) != found.end()) {
      entry.problem(item, "bad_value", fmt::format("{} is listed twice", quoted(item.text())),
                    "remove one of them");
      return;
    }
    found.push_back(*position);
  });
  return found;
}

std::uint64_t read_id_mask(Reader& entry, std::string_view key, const Texts& ids, std::string_view what,
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
  Reader range{found, entry.problems(), "range"};
  const IntRange read{read_int(range, "from", least, most), read_int(range, "to", least, most)};
  range.done();
  if (read.from > read.to) {
    range.problem(found, "bad_value", fmt::format("{}: from {} is above to {}", key, read.from, read.to),
                  "swap the two");
  }
  return read;
}

std::uint64_t read_bars(Reader& entry, std::string_view key, const Question& history) {
  const Value found = entry.value(key, Need::optional);
  if (!found.exists() || found.is_null()) return 0;
  Reader bars{found, entry.problems(), "bar"};
  const std::uint64_t mask =
      read_id_mask(bars, history.id, choice_ids(history), "an answer to 'history'", Need::required);
  bars.done();
  return mask;
}

std::vector<Remark> read_remarks(Reader& entry, std::string_view key, Strength strength) {
  std::vector<Remark> remarks;
  for_each_item(entry, key, Need::optional, [&](Value item) {
    Reader remark{item, entry.problems(), "remark"};
    const std::string_view text = remark.text("text");
    remarks.push_back({text, read_evidence(remark, Strengths::optional, strength)});
    remark.done();
  });
  return remarks;
}

Remark read_proof(Reader& entry, std::string_view key) {
  Reader proof{entry.value(key), entry.problems(), "evidence"};
  const std::string_view text = proof.text("text");
  Remark remark{text, read_evidence(proof)};
  proof.done();
  return remark;
}

}  // namespace kneecheck::knowledge
