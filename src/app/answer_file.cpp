#include "app/answer_file.h"

#include <algorithm>

#include "app/refusal.h"
#include "base/text.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "document/parts.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t shortest_name = 3;  // less is a slip: keys and answers are as short
constexpr std::string_view usual_name = "my-knee.yaml";

// Numbers, marks and very short words are answers to a question that is not there any more.
bool is_name(std::string_view line) {
  const auto is_letter = [](char c) { return (c | ' ') >= 'a' && (c | ' ') <= 'z'; };
  const bool has_letter =
      std::any_of(line.begin(), line.end(), [&](char c) { return is_letter(c) || (c & 0x80) != 0; });
  return has_letter && line.size() >= shortest_name;
}

}  // namespace

AnswerFile::AnswerFile(Session& session, Dialogue& dialogue, std::function<std::string()> case_text)
    : session_(session), dialogue_(dialogue), case_text_(std::move(case_text)) {}

void AnswerFile::open() {
  const std::string& path = session_.command.save;
  World& world = session_.world;
  if (path.empty()) return;
  if (world.files.kind(path) == PathKind::file && path != session_.command.resume) {
    dialogue_.print(InterviewText::exists, {{"file", quoted(path)}});
    if (!dialogue_.agrees().value_or(false)) {
      Audience audience;
      audience.case_file = path;
      audience.language = session_.command.language;
      const Language& language = session_.knowledge->language;
      throw Refusal{
          ExitStatus::misused,
          usage_message(language, language.say(AppText::save_exists, {{"file", quoted(path)}}),
                        language.say(AppText::another_name_or_on,
                                     {{"command", next_command({}, "triage --resume", audience).line}}))};
    }
  }
  static_cast<void>(
      world.files.create(path));  // throws where nothing can be written; what is not finished never appears
  save_to_ = path;
}

bool AnswerFile::write(const std::string& path) {
  try {
    std::string text = case_text_();
    const std::unique_ptr<Output> file = session_.world.files.create(path);
    file->write(text);
    file->finish();
    saved_as_ = path;
    saved_ = std::move(text);
    failed_ = false;
    return true;
  } catch (const IoError& error) {
    say(session_.world,
        usage_message(session_.knowledge->language, error.said(session_.knowledge->language), ""));
    failed_ = true;
    return false;
  }
}

void AnswerFile::was_read_from(const std::string& path) {
  read_from_ = path;
  saved_ = case_text_();
}

void AnswerFile::after_answer() {
  if (save_to_.empty() || write(save_to_)) return;
  show_what_is_lost();
  dialogue_.print(InterviewText::can_go_on);
  save_to_.clear();
  saved_as_.clear();
}

void AnswerFile::show_what_is_lost() {
  dialogue_.print(InterviewText::case_to_copy);
  say(session_.world, "\n" + case_text_() + "\n");
}

// Empty: do not save.
std::optional<std::string> AnswerFile::ask_for_name(const std::string& usual) {
  for (;;) {
    const auto line = dialogue_.read_line();
    if (!line) return std::nullopt;
    const auto key = read_key(session_.knowledge->language, *line);
    const auto yes = read_yes_no(session_.knowledge->language, *line);
    if (key == ReplyKind::quit || yes == false) return std::nullopt;
    if (line->empty() || key == ReplyKind::save || yes == true) return usual;
    if (key == ReplyKind::help) {
      dialogue_.print(InterviewText::save_help, {{"file", usual}});
    } else if (key) {
      dialogue_.print(InterviewText::save_back);
    } else if (!is_name(*line)) {
      dialogue_.print(InterviewText::no_name, {{"line", quoted(*line)}, {"file", usual}});
    } else {
      return *line;
    }
  }
}

// Whether the file is not there, or may be replaced. `stop`: they want to save nothing.
bool AnswerFile::may_be_replaced(const std::string& path, bool& stop) {
  try {
    if (session_.world.files.kind(path) != PathKind::file || path == saved_as_) return true;
  } catch (const IoError& error) {
    say(session_.world,
        usage_message(session_.knowledge->language, error.said(session_.knowledge->language), ""));
    return false;
  }
  dialogue_.print(InterviewText::exists, {{"file", quoted(path)}});
  const auto replace = dialogue_.agrees();
  stop = !replace;
  return replace.value_or(false);
}

void AnswerFile::offer() {
  if (is_unchanged()) return;
  const std::string usual = !saved_as_.empty()                ? saved_as_
                            : session_.command.resume.empty() ? std::string{usual_name}
                                                              : session_.command.resume;
  for (bool stop = false; !stop;) {
    dialogue_.print(InterviewText::offer_to_save, {{"file", usual}});
    const auto name = ask_for_name(usual);
    if (!name || (may_be_replaced(*name, stop) && write(*name))) return;
  }
}

}  // namespace kneecheck::app
