// Where the answers of an interview are kept.
// Rule: with --save every answer is on the disk before the next question. Nothing else is written unasked,
// nothing overwritten unasked, and no answer is lost that the person has not thrown away.
#pragma once

#include <functional>
#include <string>

#include "app/dialogue.h"

namespace kneecheck::app {

class AnswerFile {
 public:
  // `case_text`: the answers so far, as a case.
  AnswerFile(Session& session, Dialogue& dialogue, std::function<std::string()> case_text);

  // Tries --save at once. Throws Refusal, IoError.
  void open();

  // The answers were read from this file: as long as none has changed, there is nothing to save.
  void was_read_from(const std::string& path);

  // With --save: writes. Where that fails, says so and shows the answers to copy.
  void after_answer();

  // Asks for a name and writes; asks nothing where all that was said is saved already.
  void offer();

  // In the end: the answers to copy, where they could not be saved.
  void show_what_is_lost();

  // Where the answers are; empty: in no file.
  const std::string& path() const { return saved_as_.empty() && is_unchanged() ? read_from_ : saved_as_; }
  bool failed() const { return failed_; }  // what was to be saved could not be

 private:
  bool write(const std::string& path);
  bool is_unchanged() const { return saved_ == case_text_(); }
  std::optional<std::string> ask_for_name(const std::string& usual);
  bool may_be_replaced(const std::string& path, bool& stop);

  Session& session_;
  Dialogue& dialogue_;
  std::function<std::string()> case_text_;
  std::string save_to_;  // of --save; empty: nowhere, or not any more
  std::string saved_as_;
  std::string read_from_;
  std::string saved_;  // the text that is in the file
  bool failed_ = false;
};

}  // namespace kneecheck::app
