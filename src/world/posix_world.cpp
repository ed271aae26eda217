#include "world/posix_world.h"

#include <cxxabi.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <new>
#include <string_view>
#include <typeinfo>

#include "base/words/world.h"
#include "world/exit_status.h"
#include "world/posix_files.h"
#include "world/posix_graphics.h"
#include "world/posix_pager.h"

namespace kneecheck::world {
namespace {

// A closed standard descriptor is opened the wrong way round: using it fails, and no file can get its number.
void reopen_closed_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    [[maybe_unused]] const int opened = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// A signal that whoever started us has asked to ignore stays ignored.
void tidy_up_on_signals() {
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write(), with a message
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXCPU}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = remove_half_written_and_die;
    action.sa_flags = SA_NODEFER;
    ::sigaction(signal, &action, nullptr);
  }
}

Screen look_at_screen() {
  Screen screen;
  screen.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  screen.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  screen.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  winsize size{};
  const int shown_on = screen.out_is_terminal ? STDOUT_FILENO : STDERR_FILENO;
  if (::ioctl(shown_on, TIOCGWINSZ, &size) != 0) return screen;
  if (size.ws_col > 0) screen.columns = size.ws_col;
  if (size.ws_row > 0) screen.rows = size.ws_row;
  return screen;
}

std::optional<std::string> environment(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

Date local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1},
                                        std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

// At least one, however little the system tells.
std::size_t cores() {
  cpu_set_t allowed;
  const bool known = ::sched_getaffinity(0, sizeof allowed, &allowed) == 0;
  return known ? static_cast<std::size_t>(CPU_COUNT(&allowed)) : std::size_t{1};
}

std::int64_t milliseconds() {
  using namespace std::chrono;
  return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

Graphics graphics() {
  static const Graphics answered = graphics_of_terminal(milliseconds);
  return answered;
}

// In one line; what cannot be written is not.
void complain(WorldText what, std::string_view more = {}) {
  const std::string_view colon = more.empty() ? "" : ": ";
  for (const std::string_view part :
       {std::string_view{"kneecheck: "}, english()[what], colon, more, std::string_view{"\n"}})
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, part.data(), part.size());
}

}  // namespace

World make_posix_world() {
  reopen_closed_descriptors();
  tidy_up_on_signals();
  static const std::unique_ptr<Input> in = descriptor_input(STDIN_FILENO, WorldText::cannot_read_input);
  static const std::unique_ptr<Output> out = descriptor_output(STDOUT_FILENO, WorldText::cannot_write_output);
  static const std::unique_ptr<Output> err = standard_error_output();
  static const std::unique_ptr<Files> files = posix_files();
  return World{*in,         *out,         *err,       *files,       look_at_screen(), cores(),
               environment, page_through, local_date, milliseconds, graphics};
}

void give_up() noexcept {
  remove_half_written();
  // No exception: not even for that was there memory.
  if (const std::type_info* const type = abi::__cxa_current_exception_type();
      type == nullptr || *type == typeid(std::bad_alloc)) {
    complain(WorldText::out_of_memory);
  } else {
    try {
      throw;
    } catch (const std::exception& error) {
      complain(WorldText::internal_error, error.what());
    } catch (...) {
      complain(WorldText::internal_error);
    }
  }
  ::_exit(static_cast<int>(ExitStatus::failed));
}

}  // namespace kneecheck::world
