#include "world/posix_pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>

namespace kneecheck::world {
namespace {

constexpr int cannot_run = 126;  // what the shell says of a program that it finds and cannot start
constexpr int not_found = 127;

// While a pager has the terminal, keys that interrupt are its own, and its going away is no reason to die.
class SignalsLeftToPager {
 public:
  SignalsLeftToPager() {
    ::sigemptyset(&ours_);
    for (std::size_t i = 0; i < signals.size(); ++i) {
      struct sigaction ignore {};
      ignore.sa_handler = SIG_IGN;
      ::sigaction(signals[i], &ignore, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) ::sigaddset(&ours_, signals[i]);
    }
  }
  SignalsLeftToPager(const SignalsLeftToPager&) = delete;
  SignalsLeftToPager& operator=(const SignalsLeftToPager&) = delete;
  ~SignalsLeftToPager() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }

  // Those that the pager is to answer as usual.
  const sigset_t& ours() const { return ours_; }

 private:
  static constexpr std::array signals{SIGINT, SIGQUIT, SIGPIPE};
  std::array<struct sigaction, signals.size()> before_{};
  sigset_t ours_{};
};

std::optional<pid_t> start(const std::string& pager, int input, const sigset_t& answered) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  ::posix_spawnattr_setsigdefault(&attributes, &answered);
  std::string shell = "sh", option = "-c", line = pager;
  const std::array<char*, 4> arguments{shell.data(), option.data(), line.data(), nullptr};
  pid_t child = 0;
  const int error = ::posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? std::optional{child} : std::nullopt;
}

// All of `text`, or as much as somebody reads.
void feed(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool page_through(const std::string& pager, std::string_view text) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return false;
  ::setenv("LESS", "FRX", 0);
  int status = 0;
  {
    const SignalsLeftToPager signals;
    const auto child = start(pager, pipe[0], signals.ours());
    ::close(pipe[0]);
    if (child) feed(pipe[1], text);
    ::close(pipe[1]);
    if (!child) return false;
    while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) continue;
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)
    std::raise(SIGINT);  // so that a loop in a shell ends as well
  return !WIFEXITED(status) || (WEXITSTATUS(status) != cannot_run && WEXITSTATUS(status) != not_found);
}

}  // namespace kneecheck::world
