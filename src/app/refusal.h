// What was asked cannot be done: wrong usage or bad input that stops a run before anything is printed.
// Rule: thrown and caught once, in run(); the text is whole and ends in '\n'.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "world/exit_status.h"

namespace kneecheck::app {

class Refusal : public std::exception {
 public:
  Refusal(ExitStatus status, std::string text) : status_(status), text_(std::move(text)) {}

  ExitStatus status() const { return status_; }
  const std::string& text() const { return text_; }
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  ExitStatus status_;
  std::string text_;
};

}  // namespace kneecheck::app
