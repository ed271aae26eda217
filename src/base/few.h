// A short list that is held in place, for lists of which there are so many that an allocation for each would
// be felt. Rule: room for one item too many is asked for by mistake only, and is refused (std::length_error).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <utility>

namespace kneecheck {

template <class Item, std::size_t room>
class Few {
 public:
  using value_type = Item;

  Few() = default;
  Few(std::initializer_list<Item> items) {
    for (const Item& item : items) push_back(item);
  }

  Item* begin() { return items_.data(); }
  Item* end() { return items_.data() + size_; }
  const Item* begin() const { return items_.data(); }
  const Item* end() const { return items_.data() + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Item& operator[](std::size_t i) { return items_[i]; }
  const Item& operator[](std::size_t i) const { return items_[i]; }
  Item& front() { return items_[0]; }
  const Item& front() const { return items_[0]; }
  Item& back() { return items_[size_ - 1]; }
  const Item& back() const { return items_[size_ - 1]; }

  void push_back(Item item) {
    if (size_ == room) throw std::length_error("Few: no room");
    items_[size_++] = std::move(item);
  }
  void insert(Item* before, const Item& item) {
    push_back(item);
    std::rotate(before, end() - 1, end());
  }
  void erase(Item* item) {
    std::move(item + 1, end(), item);
    --size_;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }

  bool operator==(const Few& other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

 private:
  std::array<Item, room> items_{};
  std::size_t size_ = 0;
};

}  // namespace kneecheck
