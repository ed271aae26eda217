#include "export/triage_parts.h"

#include <bit>
#include <utility>

#include "export/common.h"

namespace kneecheck {
namespace {

// A gap in a sample: the member before it, and what the sample has in its place.
struct Gap {
  std::string_view behind, filled_with;
};

// Cuts the sample at its gaps, which stand in this order. Inside a JSON text a quote has a backslash before it, so that a member's name
// with its quotes is found nowhere but as a name.
template <std::size_t count>
Pieces<count + 1> cut(std::string_view sample, const std::array<Gap, count>& gaps) {
  Pieces<count + 1> pieces;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = sample.find(gaps[i].behind) + gaps[i].behind.size();
    pieces[i] = sample.substr(0, end);
    sample.remove_prefix(end + gaps[i].filled_with.size());
  }
  pieces[count] = sample;
  return pieces;
}

template <class Write>
std::string compact(const Write& write) {
  std::string out;
  JsonWriter writer{out, JsonStyle::compact};
  write(writer);
  return out;
}

// A member of a record: what stands between the brackets of an object that has no other.
template <class Write>
std::string member(const Write& write) {
  const std::string object = compact([&write](JsonWriter& writer) {
    writer.begin_object();
    write(writer);
    writer.end_object();
  });
  return object.substr(1, object.size() - 2);
}

std::string quoted_json(std::string_view text) {
  return compact([text](JsonWriter& writer) { writer.text(text); });
}

// The choices of its question that a feature names; any other answer that makes it count is rare.
std::uint64_t named_choices(const Feature& feature) {
  std::uint64_t named = feature.site_named;
  for (const CriterionNode& node : feature.when) {
    if (node.test == Test::has && node.question == feature.question) named |= node.mask;
  }
  return named;
}

class Maker {
 public:
  Maker(const Knowledge& knowledge, const Region& region) : knowledge_(knowledge), region_(region) {
    assessment_.rules.resize(knowledge.safety.rules.size());
  }

  HitPieces hit(ConditionIndex owner, std::size_t index, std::size_t choice) {
    const QuestionIndex question = knowledge_.conditions[owner].features[index].question;
    Hit hit{static_cast<std::uint16_t>(index), owner};
    hit.choice = static_cast<std::uint8_t>(choice);
    const Answer before = runner_.answers[question];
    runner_.answers[question].yes = std::uint64_t{1} << choice;
    const std::string sample = compact([&](JsonWriter& writer) { write_hit(writer, view_, hit); });
    runner_.answers[question] = before;
    return cut(sample, std::array{Gap{"\"points\":", "0"}});
  }

  ConditionPieces condition(ConditionIndex condition, Band band) const {
    Ranked ranked;
    ranked.condition = condition;
    ranked.band = band;
    const std::string sample = compact([&](JsonWriter& writer) { write_condition(writer, view_, ranked); });
    return cut(sample, std::array{Gap{"\"points\":", "0"}, Gap{"\"for\":[", ""}, Gap{"\"against\":[", ""}, Gap{"\"unknown\":[", ""}});
  }

  RulePieces positive_rule(std::size_t index) {
    assessment_.rules[index].state = State::positive;
    const std::string sample = compact([&](JsonWriter& writer) { write_rule(writer, view_, index); });
    return cut(sample, std::array{Gap{"\"because\":[", ""}});
  }

  OpenPieces open_rule(std::size_t index) const {
    const std::string sample = compact([&](JsonWriter& writer) { write_open_rule(writer, view_, static_cast<std::uint16_t>(index)); });
    return cut(sample, std::array{Gap{"\"keys\":[", ""}});
  }

  ChangePieces change(QuestionIndex question, std::size_t choice) const {
    Change change;
    change.question = question;
    change.choice = static_cast<std::uint8_t>(choice);
    const std::string sample = compact([&](JsonWriter& writer) { write_change(writer, knowledge_, change); });
    return cut(sample, std::array{Gap{"\"leads\":", "null"}, Gap{"\"urgency\":", "null"}});
  }

  std::string action(std::optional<std::uint16_t> decisive, Urgency urgency, std::size_t within, Rest rest) {
    assessment_.decisive = decisive;
    assessment_.urgency = urgency;
    assessment_.within = within;
    assessment_.rest = rest;
    return member([&](JsonWriter& writer) { write_action(writer, view_); });
  }

  std::string knowledge() const {
    return member([this](JsonWriter& writer) { write_knowledge(writer, knowledge_); });
  }

 private:
  const Knowledge& knowledge_;
  const Region& region_;
  Case runner_;
  Assessment assessment_;
  RecordView view_{knowledge_, runner_, assessment_, region_};
};

template <class Enum>
std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

TriageParts::OfQuestion question_parts(const Knowledge& knowledge, QuestionIndex index, const Maker& make) {
  const Question& question = knowledge.questions[index];
  TriageParts::OfQuestion parts{quoted_json(question.id), {}};
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const Because term{index, static_cast<std::uint8_t>(i), false};
    parts.choices.push_back({quoted_json(because_id(knowledge, {}, term)), make.change(index, i)});
  }
  return parts;
}

std::vector<HitPieces> hit_parts(const Knowledge& knowledge, ConditionIndex owner, std::size_t index, Maker& make) {
  const Feature& feature = knowledge.conditions[owner].features[index];
  std::vector<HitPieces> parts(knowledge.questions[feature.question].choices.size());
  for (std::uint64_t named = named_choices(feature); named != 0; named &= named - 1) {
    const auto choice = static_cast<std::size_t>(std::countr_zero(named));
    parts[choice] = make.hit(owner, index, choice);
  }
  return parts;
}

TriageParts::OfCondition condition_parts(const Knowledge& knowledge, ConditionIndex index, Maker& make) {
  TriageParts::OfCondition parts;
  parts.id = quoted_json(knowledge.conditions[index].id);
  for (std::size_t band = 0; band < parts.by_band.size(); ++band) parts.by_band[band] = make.condition(index, static_cast<Band>(band));
  for (std::size_t i = 0; i < knowledge.conditions[index].features.size(); ++i) parts.hits.push_back(hit_parts(knowledge, index, i, make));
  return parts;
}

TriageParts::OfRule rule_parts(const Knowledge& knowledge, std::uint16_t index, Maker& make) {
  const SafetyRule& rule = knowledge.safety.rules[index];
  TriageParts::OfRule parts{make.positive_rule(index), make.open_rule(index), {}};
  for (std::size_t rest = index_of(rule.rest); rest < parts.action.size(); ++rest) {
    parts.action[rest] = make.action(index, rule.urgency, rule.within, static_cast<Rest>(rest));
  }
  return parts;
}

}  // namespace

std::shared_ptr<const TriageParts> make_triage_parts(const Knowledge& knowledge, const Region& region) {
  Maker make{knowledge, region};
  TriageParts parts;
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i) {
    parts.questions.push_back(question_parts(knowledge, static_cast<QuestionIndex>(i), make));
  }
  for (std::size_t i = 0; i < knowledge.conditions.size(); ++i) {
    parts.conditions.push_back(condition_parts(knowledge, static_cast<ConditionIndex>(i), make));
  }
  for (std::size_t i = 0; i < knowledge.safety.rules.size(); ++i) {
    parts.rules.push_back(rule_parts(knowledge, static_cast<std::uint16_t>(i), make));
  }
  const UrgencyText& self_care = knowledge.safety.urgencies[index_of(Urgency::self_manage)];
  parts.self_care = make.action({}, Urgency::self_manage, self_care.within, Rest::none);
  parts.knowledge = make.knowledge();
  return std::make_shared<const TriageParts>(std::move(parts));
}

namespace {

// Null where no part was made for the answer.
const HitPieces* find_hit(const TriageParts& parts, const Hit& hit) {
  const std::vector<HitPieces>& choices = parts.conditions[hit.owner].hits[hit.feature];
  return hit.choice < choices.size() && !choices[hit.choice].front().empty() ? &choices[hit.choice] : nullptr;
}

template <class List, class Append>
void append_items(std::string& out, const List& list, const Append& append) {
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
}

void append_hits(std::string& out, const TriageParts& parts, const RecordView& view, const std::vector<Hit>& hits) {
  append_items(out, hits, [&](const Hit& hit) {
    const QuestionIndex question = view.knowledge.conditions[hit.owner].features[hit.feature].question;
    const HitPieces* pieces = view.runner.answers[question].yes != 0 ? find_hit(parts, hit) : nullptr;
    if (pieces == nullptr) {
      JsonWriter writer{out, JsonStyle::compact};
      return write_hit(writer, view, hit);
    }
    out += pieces->front();
    append_json_number(out, hit.points);
    out += pieces->back();
  });
}

void append_questions(std::string& out, const TriageParts& parts, const std::vector<QuestionIndex>& questions) {
  append_items(out, questions, [&](QuestionIndex question) { out += parts.questions[question].id; });
}

}  // namespace

void write_action(PartWriter& writer, const RecordView& view) {
  const Assessment& assessment = view.assessment;
  const bool complete = assessment.status == TriageStatus::complete;
  const bool mild = assessment.decisive && view.knowledge.safety.rules[*assessment.decisive].allows_plan;
  if (assessment.decisive && (complete || !mild))
    return writer.raw(writer.parts.rules[*assessment.decisive].action[index_of(assessment.rest)]);
  if (complete) return writer.raw(writer.parts.self_care);
  write_action(static_cast<JsonWriter&>(writer), view);
}

void write_condition(PartWriter& writer, const RecordView& view, const Ranked& ranked) {
  const TriageParts& parts = writer.parts;
  const ConditionPieces& pieces = parts.conditions[ranked.condition].by_band[index_of(ranked.band)];
  std::string& out = writer.raw();
  out += pieces[0];
  if (ranked.diagnosed) {
    out += "null";
  } else {
    append_json_number(out, ranked.points);
  }
  out += pieces[1];
  append_hits(out, parts, view, ranked.for_);
  out += pieces[2];
  append_hits(out, parts, view, ranked.against);
  out += pieces[3];
  append_questions(out, parts, ranked.unknown);
  out += pieces[4];
}

void write_rule(PartWriter& writer, const RecordView& view, std::size_t index) {
  const RuleResult& result = view.assessment.rules[index];
  if (result.state != State::positive) return write_rule(static_cast<JsonWriter&>(writer), view, index);
  const RulePieces& pieces = writer.parts.rules[index].positive;
  std::string& out = writer.raw();
  out += pieces[0];
  append_items(out, result.because, [&](const Because& because) {
    if (!because.number) {
      out += writer.parts.questions[because.question].choices[because.choice].term;
    } else {
      append_json_string(out, because_id(view.knowledge, view.runner, because));
    }
  });
  out += pieces[1];
}

void write_open_rule(PartWriter& writer, const RecordView& view, std::uint16_t index) {
  const OpenPieces& pieces = writer.parts.rules[index].open;
  std::string& out = writer.raw();
  out += pieces[0];
  append_questions(out, writer.parts, view.assessment.rules[index].open);
  out += pieces[1];
}

void write_change(PartWriter& writer, const Knowledge&, const Change& change) {
  const ChangePieces& pieces = writer.parts.questions[change.question].choices[change.choice].change;
  std::string& out = writer.raw();
  out += pieces[0];
  out += change.leads ? std::string_view{writer.parts.conditions[*change.leads].id} : "null";
  out += pieces[1];
  if (change.urgency) {
    append_json_string(out, word(*change.urgency));
  } else {
    out += "null";
  }
  out += pieces[2];
}

void write_knowledge(PartWriter& writer, const Knowledge&) {
  writer.raw(writer.parts.knowledge);
}

}  // namespace kneecheck
