#include <array>
#include <exception>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/words/stream.h"
#include "export/own_keys.h"
#include "stream/case_folder.h"
#include "stream/outdated.h"
#include "stream/portions.h"
#include "stream/progress.h"

namespace kneecheck::stream {
namespace {

std::string_view status_word(const CaseWork& work, Outcome outcome) {
  constexpr std::array words{std::string_view{}, std::string_view{"withheld"}, std::string_view{"incomplete"},
                             std::string_view{"error"}};
  return outcome == Outcome::done ? work.done_word : words[static_cast<std::size_t>(outcome)];
}

Diagnostics only(const Language& language, Diagnostic problem) {
  Diagnostics problems{language};
  problems.add(std::move(problem));
  return problems;
}

// Gives each answered case its file, in the order of the input.
class Filing {
 public:
  Filing(World& world, const Setting& setting, const CaseWork& work)
      : setting_(setting),
        work_(work),
        folder_(world, setting),
        digests_(setting),
        outdated_(setting.knowledge, setting.command, folder_) {}

  // A case whose output is to become a file of its own. Any thread may ask.
  Entry entry_of(const Record& record, Workbench& bench, Printed& printed) const;
  // Returns what is to be printed of the portion.
  std::string file(const Portion& portion);
  // The same of the end.
  std::string finish();
  const Tally& tally() const { return tally_; }
  // Of the folder; null: none.
  const std::exception_ptr& failure() const { return failure_; }

 private:
  // What becomes of a case's output.
  struct Step {
    std::optional<std::string> first_place;  // of an earlier case with its id
    bool writes = false;
    Place place = Place::free;
  };
  Step step_of(const Record& record, const Entry& entry, bool has_output);
  void file(const Record& record, const Entry& entry, const Step& step, std::string_view output,
            std::string& messages);
  template <class Action>
  bool attempt(const Action& action);
  void see_to_unfiled(const Entry& entry, std::string& messages);
  bool write(const Entry& entry, const Step& step, std::string_view output, std::string& messages);
  bool is_right(const Entry& entry) const;
  bool keeps_what_is_right() const { return setting_.command.update || setting_.command.skip_existing; }
  Answered twice(const Record& record, const Entry& entry, const std::string& first_place,
                 std::string& messages);
  bool withdraw_calm_file(const Entry& entry, const std::string& place, std::string& messages);

  const Setting& setting_;
  const CaseWork& work_;
  CaseFolder folder_;
  DigestOfRun digests_;
  Outdated outdated_;
  Tally tally_;
  std::exception_ptr failure_;
};

// By the manifest: the file was made of what it would be made of now.
bool Filing::is_right(const Entry& entry) const {
  if (!setting_.command.replaces.empty()) return false;  // what it is made of is in another file, too
  const auto earlier = folder_.earlier().find(*entry.id, setting_.command.format);
  return earlier && earlier->digest && earlier->digest == entry.digest;
}

// Kept unseen is only what nobody has to be seen for; other files are made anew and compared.
bool may_stay_unseen(const Answered& now) {
  return now.outcome == Outcome::done && now.urgency == Urgency::self_manage;
}

Entry Filing::entry_of(const Record& record, Workbench& bench, Printed& printed) const {
  const Language& language = setting_.knowledge.language;
  Case& runner = read_case(setting_.knowledge, record, bench);
  if (!setting_.command.quiet) printed.messages += record.note;
  Entry entry;
  entry.id = runner.id;
  const Diagnostics problems = stopping_problems(setting_.command.verb, runner);
  if (!problems.empty()) {
    entry.answered = answer_bad(setting_, work_, record, bench, problems, printed);
  } else if (!runner.id || !is_safe_id(*runner.id)) {
    std::string message = runner.id ? language.say(StreamText::names_no_file, {{"id", quoted(*runner.id)}})
                                    : language.say(StreamText::no_id);
    entry.answered = answer_bad(setting_, work_, record, bench,
                                only(language, record_problem(record, "unsafe_id", std::move(message),
                                                              language.say(StreamText::give_safe_id), "id")),
                                printed);
  } else {
    printed.messages += shown_problems(setting_.knowledge, warnings(setting_.command.verb, runner), record);
    override_answers(runner, setting_.overrides);
    entry.digest = digests_.of(record, bench.tree, runner);
    if (keeps_what_is_right() && is_right(entry) &&
        folder_.place(*entry.id, setting_.command.format) == Place::taken) {
      entry.answered = outcome_of(setting_.command.verb, assess(setting_.knowledge, runner));
      entry.kept = may_stay_unseen(entry.answered);
    }
    if (!entry.kept) entry.answered = work_.answer(setting_, runner, bench, printed);
    if (entry.answered.alarm.value_or(false))
      entry.urgent_line = urgent_line(
          language, runner.id, action_of(setting_.knowledge, runner, bench.assessment, setting_.region));
  }
  for (const std::string& column : folder_.own_columns())
    entry.own.push_back(own_text(bench.tree.root(), column));
  entry.output_end = printed.output.size();
  entry.messages_end = printed.messages.size();
  return entry;
}

// Does what needs the folder, unless that has failed.
template <class Action>
bool Filing::attempt(const Action& action) {
  if (failure_) return false;
  try {
    action();
  } catch (const IoError&) {
    failure_ = std::current_exception();
  }
  return !failure_;
}

std::string Filing::file(const Portion& portion) {
  std::vector<Step> steps(portion.entries.size());
  attempt([&] {
    std::vector<std::string> written;
    std::size_t output_begin = 0;
    for (std::size_t i = 0; i < portion.entries.size(); ++i) {
      const Entry& entry = portion.entries[i];
      steps[i] = step_of(portion.records[i], entry, entry.output_end > output_begin);
      if (steps[i].writes) written.push_back(*entry.id);
      output_begin = entry.output_end;
    }
    folder_.announce(written);
  });
  std::string messages;
  std::size_t output_begin = 0;
  std::size_t messages_begin = 0;
  for (std::size_t i = 0; i < portion.entries.size(); ++i) {
    const Entry& entry = portion.entries[i];
    const std::string_view output =
        std::string_view{portion.printed.output}.substr(output_begin, entry.output_end - output_begin);
    messages += portion.printed.messages.substr(messages_begin, entry.messages_end - messages_begin);
    if (!attempt([&] { file(portion.records[i], entry, steps[i], output, messages); }))
      see_to_unfiled(entry, messages);
    output_begin = entry.output_end;
    messages_begin = entry.messages_end;
  }
  return messages;
}

// Where nothing can be written any more: who has to be seen is said all the same, and the plan that such a
// case has of an earlier run goes, for which a full disk has room enough.
void Filing::see_to_unfiled(const Entry& entry, std::string& messages) {
  messages += entry.urgent_line;
  if (!entry.id || !is_safe_id(*entry.id) || entry.answered.outcome == Outcome::done) return;
  ExitStatus unused = ExitStatus::failed;
  try {
    outdated_.clear_away({*entry.id, entry.answered.outcome}, messages, unused);
  } catch (const IoError&) {  // what failed first is said in the end
  }
}

Filing::Step Filing::step_of(const Record& record, const Entry& entry, bool has_output) {
  Step step;
  if (!entry.id || !is_safe_id(*entry.id)) return step;
  step.first_place = folder_.ids().claim(*entry.id, record);
  if (!entry.digest || step.first_place || !has_output) return step;
  step.place = folder_.place(*entry.id, setting_.command.format);
  step.writes = step.place == Place::free || step.place == Place::taken;
  return step;
}

void Filing::file(const Record& record, const Entry& entry, const Step& step, std::string_view output,
                  std::string& messages) {
  Answered answered = entry.answered;
  bool has_file = entry.kept;
  bool is_kept = entry.kept;
  if (step.first_place) {
    answered = twice(record, entry, *step.first_place, messages);
    has_file = is_kept = false;
  } else if (step.writes) {
    is_kept = !write(entry, step, output, messages);
    has_file = true;
  } else if (!output.empty()) {
    outdated_.say_refused(*entry.id, step.place, messages);
    answered = as_bad(setting_, answered);
    answered.status = ExitStatus::failed;
  }
  if (!step.first_place && entry.id && is_safe_id(*entry.id))
    outdated_.say_risen(*entry.id, answered.urgency, messages);
  if (!step.first_place && entry.id && is_safe_id(*entry.id)) {
    const bool is_seen_to = entry.digest && (has_file || !output.empty());
    outdated_.clear_away({*entry.id, entry.answered.outcome, entry.digest, is_seen_to}, messages,
                         answered.status);
  }
  if (has_file && answered.outcome == Outcome::done && !answered.alarm.value_or(true))
    folder_.ids().note_calm_file(*entry.id, true);
  tally_.count(answered);
  tally_.kept += is_kept ? 1 : 0;
  // What is not known is empty, not false.
  folder_.note({entry.id.value_or(""), std::string{status_word(work_, answered.outcome)},
                answered.urgency ? std::string{word(*answered.urgency)} : "",
                answered.alarm ? (*answered.alarm ? "true" : "false") : "",
                has_file ? std::optional{setting_.command.format} : std::nullopt,
                has_file ? entry.digest : std::nullopt, entry.own});
}

// False when the file is there already, to the byte.
bool Filing::write(const Entry& entry, const Step& step, std::string_view output, std::string& messages) {
  const std::string& id = *entry.id;
  const bool was_right = is_right(entry);
  const bool is_same =
      step.place == Place::taken && (keeps_what_is_right() || !was_right) && folder_.holds(id, output);
  if (is_same && keeps_what_is_right()) return false;
  folder_.write(id, output);
  if (step.place == Place::taken && !was_right && !is_same)
    outdated_.say_replaced(id, entry.answered.follows, messages);
  return true;
}

std::string Filing::finish() {
  std::string messages;
  if (failure_) return messages;  // without a manifest: the next run goes on from the list
  outdated_.sum_up(folder_.finish(), messages);
  return messages;
}

// Unless nobody has to see the second case of an id, and that is known, what the first one was given may not
// be taken for its own.
bool Filing::withdraw_calm_file(const Entry& entry, const std::string& place, std::string& messages) {
  const Answered& now = entry.answered;
  const bool is_calm = now.outcome == Outcome::done && now.urgency && !at_least(*now.urgency, Urgency::soon);
  const std::string& id = *entry.id;
  if (is_calm || !folder_.ids().has_calm_file(id)) return false;
  folder_.withdraw(id);
  folder_.ids().note_calm_file(id, false);
  const std::string path = case_path(setting_.command, id, setting_.command.format);
  messages += message_line(setting_.knowledge.language.say(
      StreamText::withdrawn, {{"path", quoted(path)}, {"id", quoted(id)}, {"place", place}}));
  ExitStatus unused = ExitStatus::failed;
  outdated_.clear_away({id, entry.answered.outcome, std::nullopt, true}, messages, unused);
  return true;
}

// A file under the id is then the first case's, which nobody may take for this one's.
Answered Filing::twice(const Record& record, const Entry& entry, const std::string& first_place,
                       std::string& messages) {
  const Language& language = setting_.knowledge.language;
  messages += entry.urgent_line;
  const bool is_withdrawn = withdraw_calm_file(entry, place_of(record), messages);
  const bool has_file = !is_withdrawn && folder_.place(*entry.id, setting_.command.format) != Place::free;
  const std::string path = case_path(setting_.command, *entry.id, setting_.command.format);
  messages += shown_problems(
      setting_.knowledge,
      only(language, second_of_id(language, record, *entry.id, first_place, has_file ? path : "")), record);
  return as_bad(setting_, entry.answered);
}

}  // namespace

Tally folder_batch(World& world, const Setting& setting, const CaseWork& work, CaseReader& reader,
                   BeforeWait& settle) {
  Filing filing{world, setting, work};
  Progress progress{world, setting.knowledge.language, setting.command, reader.bytes()};
  const auto say_over = [&](const std::string& messages) {
    if (messages.empty()) return;
    progress.clear();
    say(world, messages);
  };
  const auto answer_all = [&](Workbench& bench, Portion& portion) {
    for (const Record& record : portion.records)
      portion.entries.push_back(filing.entry_of(record, bench, portion.printed));
  };
  const auto deliver = [&](const Portion& portion) {
    say_over(filing.file(portion));
    progress.show(filing.tally().all(), portion.bytes_read);
  };
  const std::exception_ptr failure = run_portions(
      jobs_of(world, setting.command), most_cases_of(setting.command), reader, settle, answer_all, deliver);
  progress.clear();
  say_over(filing.finish());
  for (const std::exception_ptr& each : {filing.failure(), failure}) {
    if (each) std::rethrow_exception(each);
  }
  return filing.tally();
}

}  // namespace kneecheck::stream
