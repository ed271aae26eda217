#include "stream/in_order.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace kneecheck;
using namespace kneecheck::stream;

namespace {

struct Bench {
  int used = 0;
};

// Squares of 1 to `count`, as they are delivered; the work takes a different number of steps each time.
std::vector<int> squares(std::size_t jobs, int count, int drain_every) {
  std::vector<int> delivered;
  const auto square = [](Bench& bench, int& slot) {
    std::minstd_rand dice{static_cast<unsigned>(slot)};
    for (auto i = dice() % 2000; i > 0; --i) ++bench.used;
    slot *= slot;
  };
  InOrder<int, Bench> order{jobs, square, [&delivered](int& slot) { delivered.push_back(slot); }};
  for (int i = 1; i <= count; ++i) {
    order.open() = i;
    order.submit();
    if (i % drain_every == 0) {
      order.drain();
      CHECK(delivered.size() == static_cast<std::size_t>(i));
    }
  }
  order.drain();
  return delivered;
}

}  // namespace

TEST_CASE("everything is delivered once, in order, whatever the number of jobs") {
  std::vector<int> wanted;
  for (int i = 1; i <= 500; ++i) wanted.push_back(i * i);
  for (const std::size_t jobs : {1U, 2U, 3U, 8U}) {
    CAPTURE(jobs);
    CHECK(squares(jobs, 500, 1000) == wanted);
    CHECK(squares(jobs, 500, 7) == wanted);
  }
}

TEST_CASE("no more is held than the ring has room for") {
  for (const std::size_t jobs : {1U, 4U}) {
    std::atomic<int> open{0};
    int most = 0;
    InOrder<int, Bench> order{jobs, [](Bench&, int&) {}, [&open](int&) { --open; }};
    for (int i = 0; i < 1000; ++i) {
      order.open() = i;
      most = std::max(most, ++open);
      order.submit();
    }
    order.drain();
    CHECK(open == 0);
    CHECK(most <= static_cast<int>(4 * jobs));
  }
}

TEST_CASE(
    "a slot that is open stays open until it is handed over, and nothing open is nothing to hand over") {
  std::vector<std::string> delivered;
  InOrder<std::string, Bench> order{
      2, [](Bench&, std::string& slot) { slot += '!'; },
      [&delivered](std::string& slot) { delivered.push_back(std::exchange(slot, {})); }};
  order.submit();
  order.open() += 'a';
  order.open() += 'b';
  order.drain();
  CHECK(delivered.empty());
  order.submit();
  order.submit();
  order.drain();
  CHECK(delivered == std::vector<std::string>{"ab!"});
}

TEST_CASE("what work or delivery throws comes out in its turn, and the threads end") {
  for (const std::size_t jobs : {1U, 3U}) {
    std::vector<int> delivered;
    const auto run = [&](int bad_work, int bad_delivery) {
      delivered.clear();
      InOrder<int, Bench> order{jobs,
                                [bad_work](Bench&, int& slot) {
                                  if (slot == bad_work) throw std::runtime_error{"work"};
                                },
                                [&](int& slot) {
                                  if (slot == bad_delivery) throw std::runtime_error{"delivery"};
                                  delivered.push_back(slot);
                                }};
      for (int i = 0; i < 100; ++i) {
        order.open() = i;
        order.submit();
      }
      order.drain();
    };
    CHECK_THROWS_WITH(run(40, -1), "work");
    CHECK(delivered.size() == 40);
    CHECK_THROWS_WITH(run(-1, 50), "delivery");
    CHECK(delivered.size() == 50);
  }
}
