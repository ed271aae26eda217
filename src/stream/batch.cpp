#include "stream/batch.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/stream.h"
#include "stream/ids_seen.h"
#include "stream/portions.h"
#include "stream/progress.h"

namespace kneecheck::stream {

Frame frame_of(const Setting& setting) {
  if (setting.stands_alone) return {};
  const std::string_view header = setting.csv_header;
  return header.empty() ? spec_of(setting.command.format).frame : Frame{.first = header, .empty = header};
}

std::size_t jobs_of(const World& world, const Command& command) {
  return command.jobs ? static_cast<std::size_t>(*command.jobs) : std::max<std::size_t>(1, world.cores);
}

namespace {

// Enough for the list of a practice, few enough for a stream without end.
constexpr std::size_t most_ids_remembered = 10'000;
constexpr std::uint64_t most_named = 5;

// Ids that come twice: each record is answered by itself all the same, and somebody is told.
class SameIds {
 public:
  explicit SameIds(const Setting& setting)
      : language_(setting.knowledge.language), is_said_(!setting.command.quiet) {}

  void look(const Portion& portion, std::string& messages) {
    for (std::size_t i = 0; is_said_ && i < portion.ids.size(); ++i) {
      const Record& record = portion.records[i];
      const std::optional<std::string>& id = portion.ids[i];
      const auto first = id ? ids_.claim(*id, record) : std::nullopt;
      if (!first || ++found_ > most_named) continue;
      messages += message_line(language_.say(
          StreamText::same_id, {{"id", quoted(*id)}, {"place", *first}, {"other", place_of(record)}}));
    }
  }
  std::string sum() const {
    return found_ > most_named ? message_line(language_.say(StreamText::all_of_same_id, {{"n", found_}}))
                               : "";
  }

 private:
  const Language& language_;
  bool is_said_;
  IdsSeen ids_{most_ids_remembered};
  std::uint64_t found_ = 0;
};

}  // namespace

Tally stream_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   Results& results, BeforeWait& settle) {
  const Frame frame = frame_of(setting);
  Progress progress{world, setting.knowledge.language, setting.command, reader.bytes()};
  Tally tally;
  SameIds same_ids{setting};
  bool any = false;
  const auto answer_all = [&](Workbench& bench, Portion& portion) {
    for (const Record& record : portion.records) {
      const std::size_t before = portion.printed.output.size();
      if (before > 0) portion.printed.output += frame.between;
      const std::size_t begin = portion.printed.output.size();
      portion.tally.count(answer(setting, work, record, bench, portion.printed));
      portion.ids.push_back(bench.runner.id);
      if (portion.printed.output.size() == begin) {
        portion.printed.output.resize(before);
      } else {
        portion.printed.output += frame.behind;
      }
    }
  };
  const auto deliver = [&](const Portion& portion) {
    tally.add(portion.tally);
    std::string messages = portion.printed.messages;
    same_ids.look(portion, messages);
    if (!messages.empty()) {
      progress.clear();
      if (results.is_terminal()) results.flush();
      say(world, messages);
    }
    if (!portion.printed.output.empty()) {
      results.write(std::exchange(any, true) ? frame.between : frame.first);
      results.write(portion.printed.output);
    }
    progress.show(tally.all(), portion.bytes_read);
  };
  // On a terminal every answer comes right behind its messages.
  const std::exception_ptr failure = run_portions(jobs_of(world, setting.command),
                                                  results.is_terminal() ? 1 : most_cases_of(setting.command),
                                                  reader, settle, answer_all, deliver);
  progress.clear();
  say(world, same_ids.sum());
  results.write(any ? frame.end : frame.empty);
  if (failure) {
    results.flush();  // a file of --output does not appear: it would pass for all of them
    std::rethrow_exception(failure);
  }
  results.finish();
  return tally;
}

}  // namespace kneecheck::stream
