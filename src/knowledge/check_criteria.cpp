// Whether a criterion can be true at all, by its own terms, each `all` as a whole: enough to find slips.
#include <algorithm>

#include "knowledge/checks.h"

namespace kneecheck::knowledge {
namespace {

bool is_single(const Question& question) {
  return question.kind == QuestionKind::choice || question.kind == QuestionKind::yes_no;
}

// What the terms of one `all` leave open for one question.
struct Room {
  std::uint64_t single = ~std::uint64_t{0};  // the one answer
  std::uint64_t first = ~std::uint64_t{0};   // the first entry of location
  std::uint64_t denied = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

class Reach {
 public:
  Reach(const Criterion& nodes, const std::vector<Question>& questions)
      : nodes_(nodes), questions_(questions) {}

  bool possible(std::size_t at) const {
    const CriterionNode& node = nodes_[at];
    switch (node.test) {
      case Test::has:
      case Test::site:
      case Test::likely:
        return node.mask != 0;
      case Test::range:
        return std::max(node.least, questions_[node.question].least) <=
               std::min(node.most, questions_[node.question].most);
      case Test::any:
        return some_child(at);
      case Test::all:
        return every_child(at) && consistent(at);
      default:
        return true;
    }
  }

 private:
  bool some_child(std::size_t at) const {
    for (std::size_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
      if (possible(child)) return true;
    }
    return false;
  }
  bool every_child(std::size_t at) const {
    for (std::size_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
      if (!possible(child)) return false;
    }
    return true;
  }

  bool consistent(std::size_t all) const {
    std::vector<Room> rooms(questions_.size());
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      rooms[i].least = questions_[i].least;
      rooms[i].most = questions_[i].most;
    }
    narrow(all, rooms);
    for (const Room& room : rooms) {
      const bool choices_left = (room.single & ~room.denied) != 0 && (room.first & ~room.denied) != 0;
      if (!choices_left || room.least > room.most) return false;
    }
    return nothing_denied(all, rooms);
  }

  void narrow(std::size_t all, std::vector<Room>& rooms) const {
    for (std::size_t child = all + 1; child < nodes_[all].end; child = nodes_[child].end) {
      const CriterionNode& node = nodes_[child];
      Room& room = rooms[node.question];
      switch (node.test) {
        case Test::all:
          narrow(child, rooms);
          break;
        case Test::has:
          if (is_single(questions_[node.question])) room.single &= node.mask;
          break;
        case Test::site:
          room.first &= node.mask;
          break;
        case Test::range:
          room.least = std::max(room.least, node.least);
          room.most = std::min(room.most, node.most);
          break;
        case Test::not_:
          if (nodes_[child + 1].test == Test::has)
            rooms[nodes_[child + 1].question].denied |= nodes_[child + 1].mask;
          break;
        default:
          break;
      }
    }
  }

  // No list is asked for an item that the same `all` denies.
  bool nothing_denied(std::size_t all, const std::vector<Room>& rooms) const {
    for (std::size_t child = all + 1; child < nodes_[all].end; child = nodes_[child].end) {
      const CriterionNode& node = nodes_[child];
      if (node.test == Test::all && !nothing_denied(child, rooms)) return false;
      if (node.test == Test::has && (node.mask & ~rooms[node.question].denied) == 0) return false;
    }
    return true;
  }

  const Criterion& nodes_;
  const std::vector<Question>& questions_;
};

}  // namespace

bool can_be_true(const Criterion& criterion, const std::vector<Question>& questions) {
  return criterion.empty() || Reach{criterion, questions}.possible(0);
}

std::size_t first_impossible(const Criterion& criterion, const std::vector<Question>& questions) {
  const Reach reach{criterion, questions};
  std::size_t at = 0;
  while (at < criterion.size()) {
    if (!reach.possible(at)) return at;
    const bool negated = criterion[at].test == Test::not_ || criterion[at].test == Test::unless;
    at = negated ? criterion[at].end : at + 1;
  }
  return criterion.size();
}

Criterion joined(const Criterion& a, const Criterion& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  Criterion both;
  both.push_back({Test::all});
  for (const Criterion* part : {&a, &b}) {
    const auto base = both.size();
    for (CriterionNode node : *part) {
      node.end = static_cast<std::uint16_t>(node.end + base);
      both.push_back(node);
    }
  }
  both.front().end = static_cast<std::uint16_t>(both.size());
  return both;
}

}  // namespace kneecheck::knowledge
