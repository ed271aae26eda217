#include "base/few.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace kneecheck;

namespace {

template <std::size_t room>
bool holds(const Few<int, room>& list, const std::vector<int>& items) {
  return list.size() == items.size() && std::equal(list.begin(), list.end(), items.begin());
}

}  // namespace

TEST_CASE("a short list takes, gives and moves its items like a long one") {
  Few<int, 4> list{3, 1};
  list.push_back(4);
  CHECK(holds(list, {3, 1, 4}));
  CHECK(list.front() == 3);
  CHECK(list.back() == 4);
  list.insert(list.begin(), 9);
  CHECK(holds(list, {9, 3, 1, 4}));
  list.erase(list.begin() + 1);
  CHECK(holds(list, {9, 1, 4}));
  list.insert(list.end(), 7);
  list.erase(list.end() - 1);
  list.pop_back();
  CHECK(holds(list, {9, 1}));
  list.clear();
  CHECK(list.empty());
}

TEST_CASE("a short list refuses what it has no room for") {
  Few<int, 2> list{1, 2};
  CHECK_THROWS_AS(list.push_back(3), std::length_error);
  CHECK_THROWS_AS(list.insert(list.begin(), 0), std::length_error);
  CHECK(holds(list, {1, 2}));
}
