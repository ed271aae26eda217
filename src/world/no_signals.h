// Keeps the signals that the handlers answer away from this thread for a while, so that no handler sees half
// a change. A thread that is started meanwhile never gets one: signals are for the main thread.
#pragma once

#include <csignal>

#include "base/rooms.h"

namespace kneecheck::world {

class NoSignals {
 public:
  NoSignals() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  NoSignals(const NoSignals&) = delete;
  NoSignals& operator=(const NoSignals&) = delete;
  ~NoSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace kneecheck::world
