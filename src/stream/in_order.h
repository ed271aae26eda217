// Work on a stream by several threads, in bounded memory, with the results in the order of the input.
// Rule: the caller's thread alone reads and delivers, and works along when it would wait; so one job needs no
// other thread, and nobody ever waits for a thread that waits for the world.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "world/no_signals.h"

namespace kneecheck::stream {

// `Slot`: a portion of the stream, filled by the caller, worked on by one thread, then delivered and used
// again. `Bench`: what one thread uses again for every portion.
template <class Slot, class Bench>
class InOrder {
 public:
  using Work = std::function<void(Bench&, Slot&)>;
  using Deliver = std::function<void(Slot&)>;

  // `jobs`: threads at work, this one among them; at least 1.
  InOrder(std::size_t jobs, Work work, Deliver deliver)
      : work_(std::move(work)), deliver_(std::move(deliver)), ring_(jobs * slots_each), benches_(jobs) {
    const NoSignals quiet;
    try {
      for (std::size_t i = 1; i < jobs; ++i) {
        threads_.emplace_back([this, i] { work_until_stopped(benches_[i]); });
      }
    } catch (const std::system_error&) {
      return;  // the system has no more threads to give: those that there are do it all
    }
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() {
    {
      const std::lock_guard lock{mutex_};
      stopped_ = true;
    }
    filled_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  // The slot to fill; the same one until submit(). Delivers the oldest when all are taken.
  Slot& open() {
    if (!open_ && submitted_ - delivered_ == ring_.size()) deliver_oldest();
    open_ = true;
    return place(submitted_).slot;
  }

  // Hands over the slot that is open, if one is.
  void submit() {
    if (!std::exchange(open_, false)) return;
    {
      const std::lock_guard lock{mutex_};
      place(submitted_).done = false;
      ++submitted_;
    }
    filled_.notify_one();
  }

  // Delivers all that was handed over. Throws what work or delivery has thrown.
  void drain() {
    while (delivered_ < submitted_) deliver_oldest();
  }

 private:
  static constexpr std::size_t slots_each =
      4;  // so that nobody waits for work while the oldest portion is being written

  struct Place {
    Slot slot;
    bool done = false;
    std::exception_ptr failure;
  };
  Place& place(std::uint64_t number) { return ring_[static_cast<std::size_t>(number % ring_.size())]; }

  // Takes the next portion that nobody works on, and works on it. The lock is held before and after.
  void work_on_next(Bench& bench, std::unique_lock<std::mutex>& lock) {
    Place& mine = place(taken_++);
    lock.unlock();
    try {
      work_(bench, mine.slot);
    } catch (...) {
      mine.failure = std::current_exception();
    }
    lock.lock();
    mine.done = true;
    finished_.notify_one();
  }

  void work_until_stopped(Bench& bench) {
    std::unique_lock lock{mutex_};
    for (;;) {
      filled_.wait(lock, [this] { return stopped_ || taken_ < submitted_; });
      if (stopped_) return;
      work_on_next(bench, lock);
    }
  }

  void deliver_oldest() {
    Place& oldest = place(delivered_);
    {
      std::unique_lock lock{mutex_};
      while (!oldest.done) {
        if (taken_ < submitted_) {
          work_on_next(benches_.front(), lock);
        } else {
          finished_.wait(lock);
        }
      }
    }
    ++delivered_;
    if (oldest.failure) std::rethrow_exception(std::exchange(oldest.failure, nullptr));
    deliver_(oldest.slot);
  }

  Work work_;
  Deliver deliver_;
  std::vector<Place> ring_;
  std::vector<Bench> benches_;  // the first one is the caller's
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable filled_, finished_;
  bool open_ = false;
  bool stopped_ = false;
  std::uint64_t submitted_ = 0;  // changed by the caller alone, under the lock
  std::uint64_t taken_ = 0;
  std::uint64_t delivered_ = 0;  // the caller's own
};

}  // namespace kneecheck::stream
