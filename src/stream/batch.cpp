#include "stream/batch.h"

#include <algorithm>
#include <utility>

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

Tally stream_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   Results& results, BeforeWait& settle) {
  const Frame frame = frame_of(setting);
  Progress progress{world, setting.knowledge.language, setting.command, reader.bytes()};
  Tally tally;
  bool any = false;
  const auto answer_all = [&](Workbench& bench, Portion& portion) {
    for (const Record& record : portion.records) {
      const std::size_t before = portion.printed.output.size();
      if (before > 0) portion.printed.output += frame.between;
      const std::size_t begin = portion.printed.output.size();
      portion.tally.count(answer(setting, work, record, bench, portion.printed));
      if (portion.printed.output.size() == begin) {
        portion.printed.output.resize(before);
      } else {
        portion.printed.output += frame.behind;
      }
    }
  };
  const auto deliver = [&](const Portion& portion) {
    tally.add(portion.tally);
    if (!portion.printed.messages.empty()) {
      progress.clear();
      if (results.is_terminal()) results.flush();
      say(world, portion.printed.messages);
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
  results.write(any ? frame.end : frame.empty);
  if (failure) {
    results.flush();  // a file of --output does not appear: it would pass for all of them
    std::rethrow_exception(failure);
  }
  results.finish();
  return tally;
}

}  // namespace kneecheck::stream
