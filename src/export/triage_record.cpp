#include <fmt/format.h>

#include "base/number.h"
#include "export/common.h"
#include "export/own_keys.h"
#include "words/action.h"
#include "words/safety_net.h"
#include "words/words.h"

namespace kneecheck::exports {
namespace {

constexpr auto location = static_cast<QuestionIndex>(Key::location);

template <class List>
void write_questions(RecordWriter& writer, RecordWriter::Key key, const RecordView& view,
                     const List& questions) {
  writer.list(key, questions, [&](QuestionIndex index) {
    view.items ? writer.json(view.items->questions[index]) : writer.text(view.knowledge.questions[index].id);
  });
}

void write_choice(RecordWriter& writer, const RecordView& view, QuestionIndex question, std::size_t choice) {
  view.items ? writer.members(view.items->answers[question][choice])
             : write_answer(writer, view.knowledge.questions[question], choice);
}

// The answer that a reason names: the choice's word, or the number as given.
void write_given(RecordWriter& writer, const RecordView& view, QuestionIndex index, std::size_t choice) {
  const Question& question = view.knowledge.questions[index];
  const Answer& answer = view.runner.answers[index];
  if (question.is_choice() && answer.yes != 0) return write_choice(writer, view, index, choice);
  writer.pair("key", question.id);
  writer.key("value");
  if (!question.is_choice()) return writer.exact(decimal_text(answer.number));
  answer.known ? writer.text("none") : writer.null();
}

// The words of a reason, kept unless they hold a number.
void write_words(RecordWriter& writer, const RecordView& view, const Hit& hit) {
  if (view.items != nullptr && !hit.elsewhere) {
    const Feature& feature = view.knowledge.conditions[hit.owner].features[hit.feature];
    const ItemJson::Json& kept = view.items->reasons[hit.owner][hit.feature];
    const std::size_t at = feature.text.empty() ? hit.choice : 0;
    if (at < kept.size()) return writer.members(kept[at]);
  }
  write_reason(writer, evidence_of(view.knowledge, hit), reason_text(view.knowledge, view.runner, hit));
}

void write_hit(RecordWriter& writer, const RecordView& view, const Hit& hit) {
  const QuestionIndex question =
      hit.elsewhere ? location : view.knowledge.conditions[hit.owner].features[hit.feature].question;
  writer.object([&] {
    write_given(writer, view, question, hit.choice);
    writer.pair("points", hit.points);
    write_words(writer, view, hit);
  });
}

void write_condition(RecordWriter& writer, const RecordView& view, const Ranked& ranked) {
  const Condition& condition = view.knowledge.conditions[ranked.condition];
  const CauseReasons reasons = reasons_of(view.knowledge, view.runner, ranked.condition);
  const auto write = [&](const Hit& hit) { write_hit(writer, view, hit); };
  writer.object([&] {
    writer.pair("id", condition.id);
    writer.pair("name", condition.name);
    writer.pair("band", ranked.band);
    writer.pair("points", ranked.diagnosed ? std::nullopt : std::optional{ranked.points});
    writer.pair("plan", condition.has_plan);
    writer.list("for", reasons.for_, write);
    writer.list("against", reasons.against, write);
    write_questions(writer, "unknown", view, reasons.unknown);
  });
}

void write_rule(RecordWriter& writer, const RecordView& view, std::size_t index) {
  const SafetyRule& rule = view.knowledge.safety.rules[index];
  const RuleReasons reasons = reasons_of(view.knowledge, view.runner, view.assessment, index);
  writer.object([&] {
    writer.pair("id", rule.id);
    writer.pair("state", view.assessment.rules[index]);
    writer.pair("urgency", rule.urgency);
    if (is_cleared(rule, view.assessment)) writer.pair("cleared", true);
    writer.list("because", reasons.because, [&](const Because& because) {
      writer.text(because_id(view.knowledge, view.runner, because));
    });
    view.items ? writer.members(view.items->rule_texts[index]) : write_rule_text(writer, rule, view.region);
  });
}

// Whether the decisive rule is one that a clinician has cleared.
bool is_cleared(const RecordView& view) {
  const auto decisive = view.assessment.decisive;
  return decisive && is_cleared(view.knowledge.safety.rules[*decisive], view.assessment);
}

void write_change(RecordWriter& writer, const RecordView& view, const Change& change) {
  writer.object([&] {
    write_choice(writer, view, change.question, change.choice);
    writer.key("leads");
    change.leads ? writer.text(view.knowledge.conditions[*change.leads].id) : writer.null();
    writer.pair("urgency", change.urgency);
  });
}

}  // namespace

void write_what_to_do(RecordWriter& writer, const Action& action) {
  writer.pair("title", action.title);
  writer.pair("text", action.text);
  writer.pair("within", action.within);
}

void write_action(RecordWriter& writer, const Action& action) {
  writer.object([&] {
    write_what_to_do(writer, action);
    writer.pair("worse_if", action.worse_if);
  });
}

void write_answer(RecordWriter& writer, const Question& question, std::size_t choice) {
  writer.pair("key", question.id);
  writer.pair("value", question.choices[choice].id);
}

void write_reason(RecordWriter& writer, const Evidence& evidence, std::string_view text) {
  writer.pair("text", text);
  writer.values("sources", evidence.sources);
}

void write_rule_text(RecordWriter& writer, const SafetyRule& rule, const Region& region) {
  writer.pair("text", in_region(rule.text, region));
  writer.values("sources", rule.evidence.sources);
}

void write_verdict(RecordWriter& writer, const RecordView& view) {
  writer.pair("urgency", view.assessment.urgency);
  writer.pair("alarm", known_alarm(view.assessment));
}

void write_action(RecordWriter& writer, const RecordView& view) {
  const Assessment& assessment = view.assessment;
  const bool is_of_item = !has_open_action(view.knowledge, assessment) && !is_open_first(assessment) &&
                          !is_cleared(view) && said_beside(view.knowledge, assessment, view.region).empty();
  writer.key("action");
  if (!view.items || !is_of_item)
    return write_action(writer, action_of(view.knowledge, view.runner, assessment, view.region));
  writer.object([&] {
    writer.members(assessment.decisive
                       ? view.items->actions[*assessment.decisive][static_cast<std::size_t>(assessment.rest)]
                       : view.items->self_care);
    writer.pair(
        "worse_if",
        fmt::format("{}", fmt::join(safety_net(view.knowledge, view.runner, assessment, view.region), " ")));
  });
}

void write_conditions(RecordWriter& writer, const RecordView& view, bool all) {
  const std::span<const Ranked> found =
      all ? std::span{view.assessment.ranking} : listed(view.knowledge, view.assessment);
  writer.list("conditions", found, [&](const Ranked& ranked) { write_condition(writer, view, ranked); });
}

void write_rules(RecordWriter& writer, const RecordView& view, bool all) {
  writer.list("rules", [&] {
    for (std::size_t i = 0; i < view.assessment.rules.size(); ++i) {
      if (all || view.assessment.rules[i] == State::positive) write_rule(writer, view, i);
    }
  });
}

void write_changes(RecordWriter& writer, const RecordView& view, const std::vector<Change>& changes) {
  writer.list("changes_if", changes, [&](const Change& change) { write_change(writer, view, change); });
}

void write_missing(RecordWriter& writer, const RecordView& view) {
  write_questions(writer, "missing", view, view.assessment.missing);
}

void write_open(RecordWriter& writer, const RecordView& view) {
  writer.objects("open", view.assessment.open, [&](std::uint16_t rule) {
    writer.key("rule");
    view.items ? writer.json(view.items->rules[rule]) : writer.text(view.knowledge.safety.rules[rule].id);
    write_questions(writer, "keys", view,
                    reasons_of(view.knowledge, view.runner, view.assessment, rule).open);
  });
}

void write_knowledge(RecordWriter& writer, const Knowledge& knowledge) {
  writer.object("knowledge", [&] {
    writer.pair("version", knowledge.version);
    writer.pair("digest", knowledge.digest);
  });
}

void write_triage_record(std::string& out, const RecordView& view, const std::vector<Change>& changes,
                         bool trace, Layout layout) {
  RecordWriter writer{out, layout};
  writer.object([&] {
    writer.pair("schema", triage_schema);
    writer.pair("id", view.runner.id);
    writer.pair("status", view.assessment.status);
    write_verdict(writer, view);
    writer.pair("undiagnosed", view.assessment.undiagnosed);
    write_action(writer, view);
    write_conditions(writer, view, trace);
    write_rules(writer, view, trace);
    write_missing(writer, view);
    write_open(writer, view);
    write_changes(writer, view, changes);
    write_knowledge(writer, view.knowledge);
    write_extra(writer, view.given);
  });
}

}  // namespace kneecheck::exports
