// The answers as a QuestionnaireResponse: one item a key of the case, its linkId the key itself.
#include "base/text.h"
#include "base/words/export.h"
#include "base/words/words.h"
#include "export/fhir_parts.h"
#include "words/answers.h"

namespace kneecheck::exports {
namespace {

// Who somebody is, is no answer: the id is the subject's, and the name stays at home.
bool is_told(const Question& question) {
  return question.kind != QuestionKind::text;
}

void write_code_answer(RecordWriter& json, std::string_view system, std::string_view code,
                       std::string_view display) {
  json.object([&] {
    json.object("valueCoding", [&] {
      json.pair("system", code_system(system)).pair("code", code).pair("display", display);
    });
  });
}

void write_choices(FhirBundle& bundle, const Question& question, const Answer& answer,
                   const std::vector<std::string>& words) {
  const std::string system = "answer/" + std::string{question.id};
  for (const std::string& word : words)
    write_code_answer(bundle.json, system, word, label_of(bundle.language(), question, word));
  if (!answer.known)
    write_code_answer(bundle.json, system, "unsure", bundle.language()[WordsText::rest_unsure]);
}

// One value that is no choice; its type as a Questionnaire would ask for it.
void write_value(FhirBundle& bundle, const Question& question, const std::string& word) {
  RecordWriter& json = bundle.json;
  // Not written where they are chosen: clang 14 crashes on that.
  constexpr RecordWriter::Key integer{"valueInteger"}, decimal{"valueDecimal"}, date{"valueDate"},
      string{"valueString"};
  const bool is_date = question.kind == QuestionKind::date;
  json.object([&] {
    if (question.kind == QuestionKind::number) {
      json.key(question.whole ? integer : decimal);
      json.exact(word);
    } else if (question.kind == QuestionKind::yes_no) {
      json.pair("valueBoolean", word == "yes");
    } else {
      json.pair(is_date ? date : string, word);
    }
  });
}

void write_exercises(FhirBundle& bundle, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const auto exercise = bundle.knowledge().find_exercise(word);
    const std::string name = exercise ? capitalized(bundle.knowledge().exercises[*exercise].name)
                                      : bundle.language().say(WordsText::answer_none);
    write_code_answer(bundle.json, "exercise", word, name);
  }
}

void write_item(FhirBundle& bundle, QuestionIndex index, const std::vector<std::string>& words) {
  const Question& question = bundle.knowledge().questions[index];
  RecordWriter& json = bundle.json;
  json.object([&] {
    json.pair("linkId", question.id);
    json.pair("text", question.ask);
    json.list("answer", [&] {
      if (question.kind == QuestionKind::exercises) {
        write_exercises(bundle, words);
      } else if (question.is_choice() && question.kind != QuestionKind::yes_no) {
        write_choices(bundle, question, bundle.view.runner.answers[index], words);
      } else {
        write_value(bundle, question, words.front());
      }
    });
  });
}

struct Given {
  QuestionIndex index = 0;
  std::vector<std::string> words;
};

std::vector<Given> given_answers(const RecordView& view) {
  std::vector<Given> given;
  for (std::size_t i = 0; i < view.knowledge.questions.size(); ++i) {
    const auto index = static_cast<QuestionIndex>(i);
    if (!is_told(view.knowledge.questions[i])) continue;
    std::vector<std::string> words = given_words(view.knowledge, view.runner, index);
    if (!words.empty()) given.push_back({index, std::move(words)});
  }
  return given;
}

Narrative narrative_of(const RecordView& view, const std::vector<Given>& given) {
  const Language& language = view.knowledge.language;
  Narrative narrative;
  narrative.title(language[ExportText::answers]);
  for (const Given& each : given) {
    const std::string_view question = view.knowledge.questions[each.index].ask;
    narrative.fact(language.say(ExportText::answer_label, {{"question", question}}),
                   answer_in_words(view.knowledge, view.runner, each.index, each.words));
  }
  if (given.empty()) narrative.paragraph(language[ExportText::no_answers]);
  return narrative;
}

}  // namespace

void write_answers(FhirBundle& bundle) {
  RecordWriter& json = bundle.json;
  const std::vector<Given> given = given_answers(bundle.view);
  write_entry(bundle, "QuestionnaireResponse", [&] {
    narrative_of(bundle.view, given).write(json);
    json.pair("questionnaire",
              std::string{fhir_names}.append("Questionnaire/case|").append(bundle.knowledge().version));
    json.pair("status",
              bundle.view.assessment.status == TriageStatus::complete ? "completed" : "in-progress");
    write_subject(bundle);
    if (!given.empty())
      json.list("item", given, [&](const Given& each) { write_item(bundle, each.index, each.words); });
  });
}

}  // namespace kneecheck::exports
