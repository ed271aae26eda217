// The parts of a triage record that are the same from case to case, written as JSON once: a record of a batch
// is then mostly copied. Rule: every part is cut from what write_triage_json() and the functions of common.h
// write, which alone know wording and layout.
#include <array>
#include <string>
#include <utility>

#include "export/common.h"
#include "export/pieces.h"

namespace kneecheck::exports {
namespace {

using RecordPieces = Pieces<11>;    // id, status, urgency, alarm, undiagnosed with action, and the lists from
                                    // conditions to changes_if
using ConditionPieces = Pieces<5>;  // points, for, against, unknown
using RulePieces = Pieces<2>;       // because
using OpenPieces = Pieces<2>;       // keys
using ChangePieces = Pieces<3>;     // leads, urgency

// A reason with the points that it usually has.
struct UsualHit {
  int points = 0;
  std::string json;
};

}  // namespace

struct TriageParts {
  struct OfChoice {
    std::string term;  // "onset.gradual"
    ChangePieces change;
  };
  struct OfQuestion {
    std::string id;
    std::vector<OfChoice> choices;
  };
  struct OfCondition {
    std::string id;
    std::array<ConditionPieces, Names<Band>::words.size()> by_band;
    std::vector<std::vector<UsualHit>> hits;  // by feature, then by answer_index()
  };
  struct OfRule {
    RulePieces positive;
    OpenPieces open;
    std::array<std::string, Names<Rest>::words.size()>
        action;  // the member, where the rule decides it, by the strictest rest
  };
  RecordPieces record;
  std::vector<OfQuestion> questions;
  std::vector<OfCondition> conditions;
  std::vector<OfRule> rules;
  std::string self_care;  // the member `action` where no rule is positive
  std::vector<std::string> urgencies;
  std::vector<std::string> statuses;
};

namespace {

std::string quoted_json(std::string_view text) {
  return compact([text](JsonWriter& writer) { writer.text(text); });
}

std::string action_member(const RecordView& view) {
  return member([&view](JsonWriter& writer) { write_action(writer, view); });
}

template <class Enum>
std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

// Answers that parts are made for: the choices, and of numbers the whole ones of a scale from 0 to 10.
constexpr std::size_t usual_numbers = 11;
std::size_t usual_answers(const Question& question) {
  if (question.kind == QuestionKind::number) return usual_numbers;
  return question.is_choice() ? question.choices.size() : 0;
}

// Which of them a hit names; beyond the last when it is none.
std::size_t answer_index(const Question& question, const Answer& answer, const Hit& hit) {
  if (question.is_choice()) return answer.yes != 0 ? hit.choice : most_choices;
  return hit.number % decimal_one == 0 ? static_cast<std::size_t>(hit.number / decimal_one) : usual_numbers;
}

// Makes the parts from a case without answers, whose assessment is made to say what the part is about.
class Maker {
 public:
  Maker(const Knowledge& knowledge, const Region& region) : knowledge_(knowledge), region_(region) {
    assess(knowledge, runner_, ReasonsFor::listed, assessment_);
  }

  TriageParts all() {
    TriageParts parts;
    for (std::size_t i = 0; i < knowledge_.questions.size(); ++i)
      parts.questions.push_back(of_question(static_cast<QuestionIndex>(i)));
    for (std::size_t i = 0; i < knowledge_.conditions.size(); ++i) {
      parts.conditions.push_back(of_condition(static_cast<ConditionIndex>(i)));
    }
    for (std::size_t i = 0; i < knowledge_.safety.rules.size(); ++i)
      parts.rules.push_back(of_rule(static_cast<std::uint16_t>(i)));
    const UrgencyText& self_care = knowledge_.safety.urgencies[index_of(Urgency::self_manage)];
    parts.self_care = action({}, Urgency::self_manage, self_care.within, Rest::none);
    parts.record = record();
    for (const std::string_view word : Names<Urgency>::words) parts.urgencies.push_back(quoted_json(word));
    for (const std::string_view word : Names<TriageStatus>::words)
      parts.statuses.push_back(quoted_json(word));
    return parts;
  }

 private:
  TriageParts::OfQuestion of_question(QuestionIndex index) const {
    const Question& question = knowledge_.questions[index];
    TriageParts::OfQuestion parts{quoted_json(question.id), {}};
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      const auto choice = static_cast<std::uint8_t>(i);
      parts.choices.push_back(
          {quoted_json(because_id(knowledge_, runner_, {index, choice, false})), change(index, choice)});
    }
    return parts;
  }

  ChangePieces change(QuestionIndex question, std::uint8_t choice) const {
    Change change;
    change.question = question;
    change.choice = choice;
    const std::string sample = compact([&](JsonWriter& writer) { write_change(writer, knowledge_, change); });
    return cut(sample, std::array{Gap{R"("leads":)", "null"}, Gap{R"("urgency":)", "null"}});
  }

  TriageParts::OfCondition of_condition(ConditionIndex index) {
    const Condition& condition = knowledge_.conditions[index];
    TriageParts::OfCondition parts;
    parts.id = quoted_json(condition.id);
    for (std::size_t band = 0; band < parts.by_band.size(); ++band)
      parts.by_band[band] = of_band(index, static_cast<Band>(band));
    for (std::size_t i = 0; i < condition.features.size(); ++i) parts.hits.push_back(hits(index, i));
    return parts;
  }

  ConditionPieces of_band(ConditionIndex condition, Band band) const {
    Ranked ranked;
    ranked.condition = condition;
    ranked.band = band;
    const std::string sample = compact([&](JsonWriter& writer) { write_condition(writer, view_, ranked); });
    return cut(sample, std::array{Gap{R"("points":)", "0"}, Gap{R"("for":[)", ""}, Gap{R"("against":[)", ""},
                                  Gap{R"("unknown":[)", ""}});
  }

  std::vector<UsualHit> hits(ConditionIndex owner, std::size_t index) {
    const Feature& feature = knowledge_.conditions[owner].features[index];
    const Question& question = knowledge_.questions[feature.question];
    std::vector<UsualHit> made;
    for (std::size_t i = 0; i < usual_answers(question); ++i) {
      Hit hit{static_cast<std::uint16_t>(index), owner};
      hit.points = points_at(feature, i);
      if (question.is_choice()) {
        hit.choice = static_cast<std::uint8_t>(i);
        runner_.answers[feature.question].yes = std::uint64_t{1} << i;
      } else {
        hit.number = static_cast<std::int64_t>(i) * decimal_one;
      }
      made.push_back({hit.points, compact([&](JsonWriter& writer) { write_hit(writer, view_, hit); })});
      runner_.answers[feature.question] = {};
    }
    return made;
  }

  static int points_at(const Feature& feature, std::size_t site) {
    if (feature.site_points.empty()) return feature.points;
    return (feature.site_named >> site & 1U) != 0 ? feature.site_points[site] : feature.site_other;
  }

  TriageParts::OfRule of_rule(std::uint16_t index) {
    const SafetyRule& rule = knowledge_.safety.rules[index];
    assessment_.rules[index] = {State::positive, {}, {}};
    const std::string positive = compact([&](JsonWriter& writer) { write_rule(writer, view_, index); });
    const std::string open = compact([&](JsonWriter& writer) { write_open_rule(writer, view_, index); });
    assessment_.rules[index] = {};
    TriageParts::OfRule parts;
    parts.positive = cut(positive, std::array{Gap{R"("because":[)", ""}});
    parts.open = cut(open, std::array{Gap{R"("keys":[)", ""}});
    for (std::size_t rest = index_of(rule.rest); rest < parts.action.size(); ++rest) {
      parts.action[rest] = action(index, rule.urgency, rule.within, static_cast<Rest>(rest));
    }
    return parts;
  }

  std::string action(std::optional<std::uint16_t> decisive, Urgency urgency, std::size_t within, Rest rest) {
    assessment_.status = TriageStatus::complete;
    assessment_.decisive = decisive;
    assessment_.urgency = urgency;
    assessment_.within = within;
    assessment_.rest = rest;
    return action_member(view_);
  }

  RecordPieces record() {
    assessment_.alarm = true;  // nothing can change it
    assessment_.ranking.clear();
    assessment_.rules.clear();
    assessment_.missing.clear();
    assessment_.open.clear();
    std::string sample;
    write_triage_json(sample, view_, false, JsonStyle::compact);
    const std::string status = quoted_json(word(assessment_.status));
    const std::string urgency = quoted_json(word(*assessment_.urgency));
    const std::string verdict_and_action = "false," + action_member(view_);
    return cut(sample,
               std::array{Gap{R"("id":)", "null"}, Gap{R"("status":)", status}, Gap{R"("urgency":)", urgency},
                          Gap{R"("alarm":)", "true"}, Gap{R"("undiagnosed":)", verdict_and_action},
                          Gap{R"("conditions":[)", ""}, Gap{R"("rules":[)", ""}, Gap{R"("missing":[)", ""},
                          Gap{R"("open":[)", ""}, Gap{R"("changes_if":[)", ""}});
  }

  const Knowledge& knowledge_;
  const Region& region_;
  Case runner_;
  Assessment assessment_;
  RecordView view_{knowledge_, runner_, assessment_, region_};
};

// Puts a record together from parts.
class Assembler {
 public:
  Assembler(std::string& out, const TriageParts& parts, const RecordView& view)
      : out_(out), parts_(parts), view_(view) {}

  void record(const std::vector<Change>& changes) {
    const RecordPieces& pieces = parts_.record;
    const Assessment& assessment = view_.assessment;
    out_ += pieces[0];
    text_or_null(view_.runner.id);
    out_ += pieces[1];
    out_ += parts_.statuses[index_of(assessment.status)];
    out_ += pieces[2];
    urgency(assessment.urgency);
    out_ += pieces[3];
    flag(assessment.alarm);
    out_ += pieces[4];
    flag(assessment.undiagnosed);
    out_ += ',';
    action();
    out_ += pieces[5];
    items(listed(view_.knowledge, assessment), [this](const Ranked& ranked) { condition(ranked); });
    out_ += pieces[6];
    positive_rules();
    out_ += pieces[7];
    questions(assessment.missing);
    out_ += pieces[8];
    items(assessment.open, [this](std::uint16_t rule) { open(rule); });
    out_ += pieces[9];
    items(changes, [this](const Change& each) { change(each); });
    out_ += pieces[10];
  }

 private:
  template <class List, class Append>
  void items(const List& list, const Append& append) {
    bool first = true;
    for (const auto& item : list) {
      if (!first) out_ += ',';
      first = false;
      append(item);
    }
  }

  void text_or_null(const std::optional<std::string>& text) {
    if (text) {
      append_json_string(out_, *text);
    } else {
      out_ += "null";
    }
  }

  void urgency(const std::optional<Urgency>& value) {
    out_ += value ? std::string_view{parts_.urgencies[index_of(*value)]} : "null";
  }

  void flag(bool value) { out_ += value ? "true" : "false"; }

  // As action_of() has it: what is decided by a positive rule, or by none at all; all else depends on what is
  // not known yet.
  void action() {
    const Assessment& assessment = view_.assessment;
    const bool complete = assessment.status == TriageStatus::complete;
    const auto decisive = assessment.decisive;
    if (decisive && (complete || !view_.knowledge.safety.rules[*decisive].allows_plan)) {
      out_ += parts_.rules[*decisive].action[index_of(assessment.rest)];
    } else {
      out_ += complete ? parts_.self_care : action_member(view_);
    }
  }

  void questions(const std::vector<QuestionIndex>& list) {
    items(list, [this](QuestionIndex question) { out_ += parts_.questions[question].id; });
  }

  void condition(const Ranked& ranked) {
    const ConditionPieces& pieces = parts_.conditions[ranked.condition].by_band[index_of(ranked.band)];
    out_ += pieces[0];
    if (ranked.diagnosed) {
      out_ += "null";
    } else {
      append_json_number(out_, ranked.points);
    }
    out_ += pieces[1];
    items(ranked.for_, [this](const Hit& each) { hit(each); });
    out_ += pieces[2];
    items(ranked.against, [this](const Hit& each) { hit(each); });
    out_ += pieces[3];
    questions(ranked.unknown);
    out_ += pieces[4];
  }

  void hit(const Hit& hit) {
    const std::vector<UsualHit>& usual = parts_.conditions[hit.owner].hits[hit.feature];
    const QuestionIndex question = view_.knowledge.conditions[hit.owner].features[hit.feature].question;
    const std::size_t answer =
        answer_index(view_.knowledge.questions[question], view_.runner.answers[question], hit);
    if (answer < usual.size() && usual[answer].points == hit.points) {
      out_ += usual[answer].json;
    } else {
      JsonWriter writer{out_, JsonStyle::compact};
      write_hit(writer, view_, hit);
    }
  }

  void positive_rules() {
    bool first = true;
    for (std::size_t i = 0; i < view_.assessment.rules.size(); ++i) {
      if (view_.assessment.rules[i].state != State::positive) continue;
      if (!first) out_ += ',';
      first = false;
      out_ += parts_.rules[i].positive[0];
      items(view_.assessment.rules[i].because, [this](const Because& each) { because(each); });
      out_ += parts_.rules[i].positive[1];
    }
  }

  void because(const Because& because) {
    if (because.number) {
      append_json_string(out_, because_id(view_.knowledge, view_.runner, because));
    } else {
      out_ += parts_.questions[because.question].choices[because.choice].term;
    }
  }

  void open(std::uint16_t rule) {
    out_ += parts_.rules[rule].open[0];
    questions(view_.assessment.rules[rule].open);
    out_ += parts_.rules[rule].open[1];
  }

  void change(const Change& change) {
    const ChangePieces& pieces = parts_.questions[change.question].choices[change.choice].change;
    out_ += pieces[0];
    out_ += change.leads ? std::string_view{parts_.conditions[*change.leads].id} : "null";
    out_ += pieces[1];
    urgency(change.urgency);
    out_ += pieces[2];
  }

  std::string& out_;
  const TriageParts& parts_;
  const RecordView& view_;
};

}  // namespace

std::shared_ptr<const TriageParts> make_triage_parts(const Knowledge& knowledge, const Region& region) {
  return std::make_shared<const TriageParts>(Maker{knowledge, region}.all());
}

void write_triage_line(std::string& out, const TriageParts& parts, const RecordView& view,
                       const std::vector<Change>& changes) {
  Assembler{out, parts, view}.record(changes);
}

}  // namespace kneecheck::exports
