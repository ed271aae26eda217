#include "intake/salvage.h"

#include "base/text.h"

namespace kneecheck::intake {
namespace {

// Some entries of a mapping as a mapping of their own.
class Part {
 public:
  explicit Part(Value record) {
    tree_.file = record.tree().file;
    tree_.borrowed_text = record.tree().text();
    nodes_.push_back(record.node());
  }

  void add(Value key) {
    const std::span<const Node> nodes = key.tree().nodes();
    const std::uint32_t end = key.value_of_key().node().end;
    const auto moved_by = static_cast<std::uint32_t>(key.index() - nodes_.size());
    for (std::uint32_t i = key.index(); i < end; ++i) {
      nodes_.push_back(nodes[i]);
      nodes_.back().end -= moved_by;
    }
  }

  Case decoded(const Knowledge& knowledge) {
    nodes_.front().end = static_cast<std::uint32_t>(nodes_.size());
    tree_.borrowed_nodes = nodes_;
    return decode_case(knowledge, tree_.root());
  }

 private:
  Tree tree_;
  std::vector<Node> nodes_;
};

}  // namespace

Salvaged salvage_case(const Knowledge& knowledge, Value record) {
  Salvaged salvaged;
  Part sound{record};
  for (Value key = record.first(); key.exists(); key = key.next(record)) {
    Part alone{record};
    alone.add(key);
    const Case one = alone.decoded(knowledge);
    if (!one.problems.empty()) {
      salvaged.lost.push_back({printable(key.text()), one.problems.all().front().message});
      continue;
    }
    sound.add(key);
    const Value value = key.value_of_key();
    const auto question = knowledge.words.question(key.text());
    if (question && value.is_scalar() && value.text() == unsure) salvaged.left_open.set(*question);
  }
  salvaged.runner = sound.decoded(knowledge);
  return salvaged;
}

}  // namespace kneecheck::intake
