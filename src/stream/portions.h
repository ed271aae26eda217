// A stream of cases in portions, worked on by threads and delivered in order; internal to the batches.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stream/answer.h"
#include "stream/batch.h"
#include "stream/file_digest.h"
#include "stream/in_order.h"
#include "stream/tally.h"

namespace kneecheck::stream {

// What one thread works on at a time: enough to be worth it, little enough to keep threads busy, memory low.
inline constexpr std::size_t most_portion_bytes = std::size_t{64} << 10;
inline constexpr std::size_t most_portion_cases = 64;
inline constexpr std::size_t most_portion_plans = 8;  // a plan is some hundred times its case

// A case of a folder: where in Portion::printed its output and messages end.
struct Entry {
  std::optional<std::string> id;
  Answered answered;
  std::string urgent_line;           // of an alarm; for one that gets no file
  std::optional<FileDigest> digest;  // of its file; empty for a bad case
  std::vector<std::string> own;      // cells of the manifest (ManifestRow)
  bool kept = false;                 // the file is there and right: there is no output
  std::size_t output_end = 0;
  std::size_t messages_end = 0;
};

struct Portion {
  std::vector<Record> records;
  std::size_t bytes = 0;
  std::uint64_t bytes_read = 0;  // of all input, when it was filled
  Printed printed;
  Tally tally;
  std::vector<Entry> entries;
  std::vector<std::optional<std::string>> ids;  // of the records; without a folder

  void add(Record record) {
    bytes += record.text.size();
    records.push_back(std::move(record));
  }
  void clear() {
    records.clear();
    entries.clear();
    ids.clear();
    bytes = 0;
    printed.output.clear();
    printed.messages.clear();
    tally = {};
  }
};

// Reads all cases; any thread calls `work`, this one `deliver`, in order. `settle` is set meanwhile. Where
// reading fails, what was read is delivered, and the failure returned.
template <class Work, class Deliver>
[[nodiscard]] std::exception_ptr run_portions(std::size_t jobs, std::size_t most_cases, CaseReader& reader,
                                              BeforeWait& settle, const Work& work, const Deliver& deliver) {
  InOrder<Portion, Workbench> order{jobs, work, [&deliver](Portion& portion) {
                                      deliver(portion);
                                      portion.clear();
                                    }};
  settle = [&order] {
    order.submit();
    order.drain();
  };
  std::exception_ptr failure;
  try {
    while (auto record = reader.next()) {
      Portion& portion = order.open();
      portion.add(std::move(*record));
      portion.bytes_read = reader.bytes_read();
      if (portion.records.size() >= most_cases || portion.bytes >= most_portion_bytes) order.submit();
    }
  } catch (const ReadError&) {
    failure = std::current_exception();
  }
  settle();
  settle = nullptr;
  return failure;
}

inline std::size_t most_cases_of(const Command& command) {
  return command.verb == Verb::plan ? most_portion_plans : most_portion_cases;
}

}  // namespace kneecheck::stream
