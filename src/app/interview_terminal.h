// The interview on a terminal: whole lines in, plain lines out, nothing ever redrawn.
// Rule: with --save every answer is on the disk before the next question. Nothing else is written unasked,
// nothing overwritten unasked, and no answer is lost that the person has not thrown away.
#pragma once

#include <optional>
#include <string>

#include "app/session.h"
#include "interview/words.h"
#include "stream/line_reader.h"

namespace kneecheck::app {

class InterviewTerminal {
 public:
  // Reads --resume, and tries --save at once. Throws Refusal, IoError.
  explicit InterviewTerminal(Session& session);

  // The case that was told; empty when it was left early.
  std::optional<Case> ask();

  // Where the answers are saved; empty: nowhere.
  const std::string& case_file() const { return saved_as_; }

  // What was to be saved could not be, and was shown as a case to copy instead.
  bool lost_answers() const { return failed_; }

  // After the result: offers to save what is not saved, and gives the command for the plan. False: not saved.
  bool say_goodbye(const Assessment& result);

 private:
  enum class Goes : std::uint8_t { on, stopped };

  std::optional<std::string> read_line();
  void print(const PlainLines& lines);
  void print(std::string_view text) { print(PlainLines{{"", std::string{text}}}); }
  void print_line(std::string_view text);

  void resume(const std::string& path);
  void try_to_save(const std::string& path);
  std::string case_text() const;
  bool write_case(const std::string& path);
  void save_after_answer();
  void print_case();

  Goes put(const Next& next);
  Goes take(const Next& next, const Reply& reply);
  Goes offer_plan();
  Goes look_back();
  void remind(const Assessment& result);
  Goes stop(ReplyKind kind);
  void back();
  void keep() { interview_.at = interview_.path.size(); }
  std::optional<bool> agrees();
  std::optional<std::string> ask_for_name(const std::string& usual);
  void offer_to_save();
  std::string command(std::string_view verb, std::string_view option = {}) const;

  Session& session_;
  const Knowledge& knowledge_;
  LineReader lines_;
  TextStyle style_;
  Hints hints_;
  Interview interview_;
  std::string save_to_;  // of --save; empty: nowhere, or not any more
  std::string saved_as_;
  bool failed_ = false;  // the answers could not be saved
};

}  // namespace kneecheck::app
