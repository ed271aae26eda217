#include "world/posix_graphics.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "world/no_signals.h"
#include "world/terminal_answers.h"

namespace kneecheck::world {
namespace {

constexpr std::int64_t longest_wait = 200;  // milliseconds
constexpr std::size_t longest_answer = 1024;

bool is_one_terminal() {
  struct stat in {
  }, out{};
  return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 && ::fstat(STDIN_FILENO, &in) == 0 &&
         ::fstat(STDOUT_FILENO, &out) == 0 && in.st_rdev == out.st_rdev;
}

// Hands over what is typed or answered as it comes, and shows none of it, for as long as this lives. No
// signal ends us meanwhile: that would leave the terminal so.
class Unechoed {
 public:
  Unechoed() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios now = before_;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    now.c_cc[VMIN] = 0;
    now.c_cc[VTIME] = 0;
    is_set_ = ::tcsetattr(STDIN_FILENO, TCSANOW, &now) == 0;
  }
  Unechoed(const Unechoed&) = delete;
  Unechoed& operator=(const Unechoed&) = delete;
  ~Unechoed() {
    if (is_set_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  bool is_set() const { return is_set_; }

 private:
  const NoSignals no_signals_;
  termios before_{};
  bool is_set_ = false;
};

Graphics listen(std::int64_t (*milliseconds)()) {
  const std::int64_t end = milliseconds() + longest_wait;
  std::string answers;
  while (answers.size() < longest_answer) {
    const std::int64_t left = end - milliseconds();
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) break;
    std::array<char, 256> room{};
    const ssize_t got = ::read(STDIN_FILENO, room.data(), room.size());
    if (got <= 0) break;
    answers.append(room.data(), static_cast<std::size_t>(got));
    if (const auto graphics = read_graphics(answers)) return *graphics;
  }
  return {};
}

}  // namespace

Graphics graphics_of_terminal(std::int64_t (*milliseconds)()) {
  // In the background the terminal is somebody else's.
  if (!is_one_terminal() || ::tcgetpgrp(STDIN_FILENO) != ::getpgrp()) return {};
  const Unechoed terminal;
  int typed = 0;
  if (!terminal.is_set() || ::ioctl(STDIN_FILENO, FIONREAD, &typed) != 0 || typed > 0) return {};
  if (::write(STDOUT_FILENO, graphics_questions.data(), graphics_questions.size()) !=
      static_cast<ssize_t>(graphics_questions.size()))
    return {};
  return listen(milliseconds);
}

}  // namespace kneecheck::world
