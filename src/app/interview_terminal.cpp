#include "app/interview_terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/refusal.h"
#include "base/text.h"
#include "cli/parse.h"
#include "document/parts.h"
#include "intake/case_yaml.h"
#include "intake/salvage.h"
#include "render/page.h"
#include "stream/answer.h"
#include "stream/case_reader.h"
#include "syntax/parse.h"
#include "words/action.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t longest_line = 4096;  // what a terminal hands over at most
constexpr std::size_t shortest_name = 3;    // less is a slip: keys and answers are as short
constexpr std::string_view usual_name = "my-knee.yaml";

std::string without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos
             ? std::string{}
             : std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

// Numbers, marks and very short words are answers to a question that is not there any more.
bool is_name(std::string_view line) {
  const auto is_letter = [](char c) { return (c | ' ') >= 'a' && (c | ' ') <= 'z'; };
  const bool has_letter =
      std::any_of(line.begin(), line.end(), [&](char c) { return is_letter(c) || (c & 0x80) != 0; });
  return has_letter && line.size() >= shortest_name;
}

[[noreturn]] void refuse_resume(const std::string& path, std::string message) {
  throw Refusal{ExitStatus::bad_input, usage_message(fmt::format("--resume {}: {}", quoted(path), message),
                                                     "it takes a file with one case")};
}

}  // namespace

InterviewTerminal::InterviewTerminal(Session& session)
    : session_(session),
      knowledge_(*session.knowledge),
      lines_(session.world.in, longest_line, [] {}),
      style_(text_style(session.world, session.command, true)),
      hints_(session.command.no_hints ? Hints::hidden : Hints::shown) {
  style_.color = false;
  print(opening(hints_));
  if (!session.command.resume.empty()) resume(session.command.resume);
  if (!session.command.save.empty()) try_to_save(session.command.save);
}

std::optional<std::string> InterviewTerminal::read_line() {
  say(session_.world, "> ");
  if (lines_.next()) return without_blanks(lines_.line());
  say(session_.world, "\n");
  return std::nullopt;
}

void InterviewTerminal::print(const PlainLines& lines) {
  Page page{style_};
  for (const PlainLine& line : lines) page.hanging(page.clean(line.lead), page.clean(line.text));
  say(session_.world, page.take());
}

// Not wrapped, so that it can be copied.
void InterviewTerminal::print_line(std::string_view text) {
  Page page{style_};
  page.line(page.clean(text));
  say(session_.world, page.take());
}

// Answers that do not exist any more are named, and asked again.
void InterviewTerminal::resume(const std::string& path) {
  CaseReader reader{session_.world, knowledge_, {path}, session_.command.input_format, [] {}};
  const std::optional<Record> record = reader.next();
  if (!record || reader.is_batch() || reader.next())
    refuse_resume(path, record ? "there are several cases in it" : "there is no case in it");
  Tree tree;
  Diagnostics problems;
  const bool parsed = record->is_json ? parse_json(record->file, record->text, record_limits, tree, problems)
                                      : parse_yaml(record->file, record->text, record_limits, tree, problems);
  if (!parsed) throw Refusal{ExitStatus::bad_input, format(file_problems(knowledge_, problems, *record))};
  if (!tree.root().is_map()) refuse_resume(path, "it is not a mapping of keys to answers");

  Salvaged salvaged = salvage_case(knowledge_, tree.root());
  interview_ = resumed(knowledge_, {std::move(salvaged.runner), salvaged.left_open});
  print(fmt::format("Going on from {}: {} answers.", quoted(path), interview_.said.asked.count()));
  for (const Salvaged::Lost& lost : salvaged.lost) {
    print(fmt::format("Not used: {}: {}. If it matters, it is asked again.", quoted(lost.key), lost.why));
  }
}

void InterviewTerminal::try_to_save(const std::string& path) {
  World& world = session_.world;
  if (world.files.kind(path) == PathKind::file && path != session_.command.resume) {
    print(fmt::format("{} exists already. Replace it with the new answers? y yes, n no.", quoted(path)));
    if (!agrees().value_or(false)) {
      throw Refusal{ExitStatus::misused,
                    usage_message(fmt::format("--save: {} exists already", quoted(path)),
                                  "give another name, or go on from it: " + command("triage", "--resume"))};
    }
  }
  static_cast<void>(
      world.files.create(path));  // throws where nothing can be written; what is not finished never appears
  save_to_ = path;
}

std::string InterviewTerminal::case_text() const {
  return "# Answers to kneecheck. Each line can be changed; unsure means not known.\n" +
         case_yaml(knowledge_, case_of(knowledge_, interview_), left_open(interview_));
}

bool InterviewTerminal::write_case(const std::string& path) {
  try {
    const std::unique_ptr<Output> file = session_.world.files.create(path);
    file->write(case_text());
    file->finish();
    saved_as_ = path;
    failed_ = false;
    return true;
  } catch (const IoError& error) {
    say(session_.world, usage_message(error.what(), ""));
    failed_ = true;
    return false;
  }
}

void InterviewTerminal::save_after_answer() {
  if (save_to_.empty() || write_case(save_to_)) return;
  print_case();
  print("You can go on. All your answers are shown again at the end.");
  save_to_.clear();
  saved_as_.clear();
}

void InterviewTerminal::print_case() {
  print("Your answers as a case, to copy:");
  say(session_.world, "\n" + case_text() + "\n");
}

std::optional<Case> InterviewTerminal::ask() {
  bool may_be_over = session_.command.resume.empty();
  for (;; may_be_over = true) {
    const Next next = next_of(knowledge_, interview_);
    if (next.turn == Turn::done && may_be_over) return case_of(knowledge_, interview_);
    say(session_.world, "\n");
    const Goes goes = next.turn == Turn::done         ? look_back()
                      : next.turn == Turn::offer_plan ? offer_plan()
                                                      : put(next);
    if (goes == Goes::stopped) return std::nullopt;
  }
}

// A case that was told before, and leaves nothing to ask: an answer may be what the person came to change.
InterviewTerminal::Goes InterviewTerminal::look_back() {
  if (const Assessment result = assess(knowledge_, case_of(knowledge_, interview_)); result.alarm)
    remind(result);
  print("Nothing more has to be asked. Press Enter for the result, or type b to change an answer.");
  for (;;) {
    const auto line = read_line();
    if (!line) return stop(ReplyKind::quit);
    const auto key = read_key(*line);
    if (key == ReplyKind::back) back();
    if (key == ReplyKind::back || line->empty()) return Goes::on;
    if (key == ReplyKind::save || key == ReplyKind::quit) return stop(*key);
    print("Press Enter for the result, or type b to go back through the answers.");
  }
}

// Puts the question until something other than help or a slip is typed.
InterviewTerminal::Goes InterviewTerminal::put(const Next& next) {
  const bool again = interview_.at < interview_.path.size();
  print(question_lines(knowledge_, next.step, interview_.at + 1, hints_));
  if (again) print(earlier_answer(knowledge_, next.step, interview_.said.runner));
  for (;;) {
    const auto line = read_line();
    if (!line) return stop(ReplyKind::quit);
    Reply reply = read_reply(knowledge_, next.step, *line, again);
    if (reply.kind == ReplyKind::help) {
      print(help_lines(knowledge_, next.step));
    } else if (reply.kind == ReplyKind::wrong) {
      print(fmt::format("{} is no answer here: {}.", line->empty() ? "An empty line" : quoted(*line),
                        reply.expected));
    } else {
      return take(next, reply);
    }
  }
}

InterviewTerminal::Goes InterviewTerminal::take(const Next& next, const Reply& reply) {
  switch (reply.kind) {
    case ReplyKind::keep:
      keep();
      return Goes::on;
    case ReplyKind::back:
      back();
      return Goes::on;
    case ReplyKind::save:
    case ReplyKind::quit:
      return stop(reply.kind);
    default:
      break;
  }
  interview_ = answered(knowledge_, std::move(interview_), next.step, reply.answers);
  print(echo_lines(knowledge_, reply.answers));
  save_after_answer();
  const bool was_for_a_plan = next.of_plan && interview_.plan == PlanQuestions::wanted;
  if (was_for_a_plan && assess(knowledge_, case_of(knowledge_, interview_)).no_plan) print(plan_fell_away());
  return Goes::on;
}

InterviewTerminal::Goes InterviewTerminal::offer_plan() {
  print(plan_offer(hints_));
  for (;;) {
    const auto line = read_line();
    if (!line) return stop(ReplyKind::quit);
    if (const auto wanted = read_yes_no(*line)) {
      interview_ = with_plan_questions(std::move(interview_), *wanted);
      return Goes::on;
    }
    const auto key = read_key(*line);
    if (key == ReplyKind::back) {
      back();
      return Goes::on;
    }
    if (key == ReplyKind::save || key == ReplyKind::quit) return stop(*key);
    if (key == ReplyKind::help)
      print(
          "A plan can be made without them: it then says what it assumed. None of them changes what was "
          "found so far.");
    if (!key) print("Please type y for yes, or n to skip them.");
  }
}

void InterviewTerminal::back() {
  if (!go_back(interview_)) print("This is the first question.");
}

InterviewTerminal::Goes InterviewTerminal::stop(ReplyKind kind) {
  const bool nothing_said = interview_.said.asked.none();
  const Assessment so_far = assess(knowledge_, case_of(knowledge_, interview_));
  if (so_far.urgency && *so_far.urgency <= Urgency::soon) remind(so_far);  // nobody leaves without it
  if (kind == ReplyKind::save && saved_as_.empty() && !nothing_said) offer_to_save();
  if (failed_) {
    print_case();
  } else if (saved_as_.empty()) {
    print("Stopped. Nothing was saved.");
  } else {
    print(fmt::format("Stopped. Your answers are in {}. To go on:", quoted(saved_as_)));
    print_line(command("triage", "--resume"));
  }
  return Goes::stopped;
}

// Empty: the input has ended.
std::optional<bool> InterviewTerminal::agrees() {
  for (;;) {
    const auto line = read_line();
    if (!line || read_key(*line) == ReplyKind::quit) return std::nullopt;
    if (const auto yes = read_yes_no(*line)) return yes;
    print("Please type y for yes, or n for no.");
  }
}

// Empty: do not save.
std::optional<std::string> InterviewTerminal::ask_for_name(const std::string& usual) {
  for (;;) {
    const auto line = read_line();
    if (!line) return std::nullopt;
    const auto key = read_key(*line);
    if (key == ReplyKind::quit || read_yes_no(*line) == false) return std::nullopt;
    if (line->empty() || key == ReplyKind::save || read_yes_no(*line) == true) return usual;
    if (key == ReplyKind::help) {
      print(
          fmt::format("The file holds your answers and nothing else, for you alone to read. Press Enter for "
                      "{}, or n for no.",
                      usual));
    } else if (key == ReplyKind::back) {
      print("Save them, and any answer can be changed with --resume; or type n, and nothing is saved.");
    } else if (!is_name(*line)) {
      print(fmt::format("{} is no name for a file. Press Enter for {}, or n for no.", quoted(*line), usual));
    } else {
      return *line;
    }
  }
}

void InterviewTerminal::offer_to_save() {
  const std::string usual =
      session_.command.resume.empty() ? std::string{usual_name} : session_.command.resume;
  for (;;) {
    print(fmt::format(
        "Save your answers, to use or change them later? Press Enter for {}, type another name, or n for no.",
        usual));
    const auto name = ask_for_name(usual);
    if (!name) return;
    bool is_there = false;
    try {
      is_there = session_.world.files.kind(*name) == PathKind::file;
    } catch (const IoError& error) {
      say(session_.world, usage_message(error.what(), ""));
      continue;
    }
    if (is_there) {
      print(fmt::format("{} exists already. Replace it? y yes, n no.", quoted(*name)));
      const auto replace = agrees();
      if (!replace) return;
      if (!*replace) continue;
    }
    if (write_case(*name)) return;
  }
}

// In short what a long result begins with, where it has left the screen or is still to come.
void InterviewTerminal::remind(const Assessment& result) {
  const Action action = action_of(knowledge_, result, *session_.region);
  print(result.alarm ? fmt::format("URGENT: {} {}", action.title, action.lines.front())
                     : fmt::format("In short: {}", action.title));
  say(session_.world, "\n");
}

bool InterviewTerminal::say_goodbye(const Assessment& result) {
  const bool plan_is_possible = !result.no_plan;
  const bool was_saved = !saved_as_.empty();
  say(session_.world, "\n");
  remind(result);
  if (!was_saved) offer_to_save();
  if (failed_) {
    print_case();
    return false;
  }
  if (saved_as_.empty()) {
    if (plan_is_possible && session_.command.verb == Verb::triage)
      print("Next: kneecheck plan. It asks again, as nothing was saved.");
    return true;
  }
  print(fmt::format("Your answers are in {}.", quoted(saved_as_)));
  if (plan_is_possible) print_line(fmt::format("Next: {}", command("plan")));
  print_line(fmt::format("To change an answer: {}", command("triage", "--resume")));
  return true;
}

// With the option in front of the file.
std::string InterviewTerminal::command(std::string_view verb, std::string_view option) const {
  Audience audience;
  audience.case_file = saved_as_.empty() ? session_.command.save : saved_as_;
  const std::string words = option.empty() ? std::string{verb} : fmt::format("{} {}", verb, option);
  return next_command({}, words, audience).line;
}

}  // namespace kneecheck::app
