// How knowledge files become the structs of this room: one decode_*.cpp per topic, all over one merged view
// of the layers. Rule: private to this room. Decoders report what one entry shows (closed keys, types,
// ranges, ids that lead nowhere), all of it at once; what only the whole shows is asked in check.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "knowledge/knowledge.h"
#include "knowledge/load.h"
#include "knowledge/report.h"
#include "syntax/reader.h"
#include "syntax/tree.h"

namespace kneecheck::knowledge {

// What stands under `key` of a mapping; not existing when nothing does.
Value value_under(Value map, std::string_view key);

// All layers as one: asked by the path of a file inside its folder. An entry with a known id stands in the
// place of the one that it replaces, a new one comes at the end. A file or key that nobody asks for is a
// problem of done(), with "did you mean".
class Sections {
 public:
  Sections(const std::vector<Layer>& layers, Diagnostics& problems);

  // The entries of a list, merged by the scalar under `id_key`.
  std::vector<Value> entries(std::string_view path, std::string_view list, std::string_view id_key = "id");
  // What stands under a key, whole, in the last layer that has it; a list without ids is one entry.
  Value value(std::string_view path, std::string_view key);
  // A file that is one entry, from the last layer that has it. Not existing when none has it.
  Value file(std::string_view path);
  // The files of a folder ("conditions/"), each one entry, merged by `id`.
  std::vector<Value> files(std::string_view folder);

  // Calls `each` with a reader of every such entry; a key that it does not ask for is a problem.
  template <class Each>
  void each(std::string_view path, std::string_view list, TextId what, const Each& each,
            std::string_view id_key = "id") {
    const std::string_view name = problems_.language()[what];
    for (const Value at : entries(path, list, id_key)) {
      Reader entry{at, problems_, name};
      each(entry);
      entry.done();
    }
  }

  void done();

 private:
  struct File {
    std::string_view path;
    Value root;
    std::size_t layer = 0;
  };
  struct Asked {
    std::string_view path;  // or a folder, with its '/'
    bool whole = false;
    std::vector<std::string_view> keys;
  };
  class Merger;

  Asked& asked(std::string_view path);
  std::span<const File> found(std::string_view path) const;
  void check_file(const File& file) const;

  std::vector<File> files_;  // by path, then layer
  std::vector<Asked> asked_;
  Diagnostics& problems_;
};

enum class Strengths : std::uint8_t { required, optional };

// `sources`, `claims`, `strength` of an entry; without `strength` it is `otherwise`.
Evidence read_evidence(Reader& entry, Strengths strengths = Strengths::required,
                       Strength otherwise = Strength::judgement);

// Position of the scalar among `ids`; otherwise dangling_id ("'itp' is not a condition") with "did you mean".
// A value that does not exist was reported when it was asked for.
std::optional<std::size_t> read_id(Value at, const Texts& ids, const Phrase& what, Diagnostics& problems);
// The same for the values of a list (or one scalar) under `key`; absent or empty: none.
std::vector<std::size_t> read_ids(Reader& entry, std::string_view key, const Texts& ids, const Phrase& what,
                                  Need need);
std::uint64_t read_id_mask(Reader& entry, std::string_view key, const Texts& ids, const Phrase& what,
                           Need need);

Texts question_ids(const Knowledge& knowledge);
Texts choice_ids(const Question& question);
Texts condition_ids(const Knowledge& knowledge);
Texts exercise_ids(const Knowledge& knowledge);
template <class Entry>
Texts ids_of(const std::vector<Entry>& entries) {
  Texts ids;
  ids.reserve(entries.size());
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}
template <class Entry>
std::optional<std::size_t> position_of(const std::vector<Entry>& entries, std::string_view id) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].id == id) return i;
  }
  return std::nullopt;
}

// The list under `key`; not existing when it is absent or (a problem) something else.
Value read_list(Reader& entry, std::string_view key, Need need = Need::required);
template <class Each>
void for_each_item(Reader& entry, std::string_view key, Need need, const Each& each) {
  const Value list = read_list(entry, key, need);
  if (!list.exists()) return;
  for (Value item = list.first(); item.exists(); item = item.next(list)) each(item);
}

// `{from: 2, to: 3}`, whole numbers within least..most, from <= to.
IntRange read_range(Reader& entry, std::string_view key, int least, int most);
// A whole number that fits an int; `otherwise` when absent or wrong.
int read_int(Reader& entry, std::string_view key, int least, int most, int otherwise = 0,
             Need need = Need::required);
// `{history: [..]}` under `key`: bits of the choices of that question.
std::uint64_t read_bars(Reader& entry, std::string_view key, const Question& history);
// Remarks: a list of {text, sources, claims, strength}.
std::vector<Remark> read_remarks(Reader& entry, std::string_view key, Strength strength);
Remark read_proof(Reader& entry, std::string_view key);

// What criteria may name, while the knowledge is being decoded.
struct CriterionScope {
  const std::vector<Question>& questions;
  const std::vector<NamedCriterion>& names;
  const Texts& conditions;
  bool ranking = false;  // whether the finished ranking may be asked: in safety rules only
};
Criterion read_criterion(Value at, const CriterionScope& scope, Diagnostics& problems);
// The named criteria, each written out; they may use one another, but not in a circle.
std::vector<NamedCriterion> decode_names(const std::vector<Value>& entries,
                                         const std::vector<Question>& questions, const Texts& conditions,
                                         Diagnostics& problems);

// False when a question that the code relies on is missing or of another kind: all that names it would fail.
bool decode_questions(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_conditions(Sections& sections, Knowledge& knowledge,
                       Diagnostics& problems);  // and the names
void decode_safety(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_interview(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_figures(Sections& sections, Knowledge& knowledge);
// When all that may have a figure is there.
void let_figures_replace(Knowledge& knowledge, Diagnostics& problems);
void decode_exercises(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_techniques(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_advice(Sections& sections, Knowledge& knowledge, Diagnostics& problems);
void decode_texts(Sections& sections, Knowledge& knowledge, Diagnostics& problems);

// data/plans; all else is decoded before.
std::shared_ptr<const PlanPolicy> decode_policy(Sections& sections, const Knowledge& so_far,
                                                Diagnostics& problems);

}  // namespace kneecheck::knowledge
