// An empty case: every key, what it asks and what it takes. All of it is said by the questions themselves.
#include <fmt/format.h>

#include <array>

#include "app/commands.h"
#include "base/number.h"
#include "base/units.h"
#include "base/words/app.h"
#include "export/record_writer.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t comment_columns = 78;
constexpr std::string_view about_keys = "kneecheck explain KEY";

// "# " before each line, broken at blanks.
void add_comment(std::string& out, std::string_view text) {
  while (!text.empty()) {
    std::size_t size = text.size();
    if (size > comment_columns) size = text.rfind(' ', comment_columns);
    if (size == std::string_view::npos) size = std::min(text.find(' '), text.size());
    out += fmt::format("# {}\n", text.substr(0, size));
    text.remove_prefix(std::min(size + 1, text.size()));
  }
}

// As a case has them.
std::string words_of(const Question& question) {
  std::string words;
  for (const Choice& choice : question.choices)
    words += fmt::format("{}{}", words.empty() ? "" : ", ", choice.id);
  if (!question.none_label.empty()) words += ", none";
  return words;
}

// What may stand behind the key.
std::string takes(const Language& language, const Question& question) {
  switch (question.kind) {
    case QuestionKind::choice:
      return language.say(AppText::takes_one, {{"words", words_of(question)}});
    case QuestionKind::choices:
      return language.say(AppText::takes_some, {{"words", words_of(question)}});
    case QuestionKind::yes_no:
      return language.say(AppText::takes_yes_no);
    case QuestionKind::exercises:
      return language.say(AppText::takes_exercises, {{"command", "kneecheck explain"}});
    case QuestionKind::date:
      return language.say(AppText::takes_date);
    case QuestionKind::pace:
      return language.say(AppText::takes_pace,
                          {{"least", pace_text(question.least)}, {"most", pace_text(question.most)}});
    case QuestionKind::number:
      return language.say(question.whole ? AppText::takes_whole_number : AppText::takes_number,
                          {{"least", decimal_text(question.least)}, {"most", decimal_text(question.most)}});
    default:
      return language.say(AppText::takes_text);
  }
}

std::string as_yaml(const Knowledge& knowledge) {
  const Language& language = knowledge.language;
  std::string out = fmt::format("# {}\n# {}\n", language[AppText::a_case],
                                language.say(AppText::what_keys_mean, {{"command", about_keys}}));
  for (const Question& question : knowledge.questions) {
    out += '\n';
    add_comment(out, question.ask);
    add_comment(out, takes(language, question));
    if (question.safety) add_comment(out, language[AppText::open_safety_question]);
    out += fmt::format("{}:\n", question.id);
  }
  return out;
}

std::string as_json(const Knowledge& knowledge) {
  std::string out;
  {
    exports::RecordWriter writer{out, exports::Layout::indented};
    writer.object([&] {
      writer.pair("x_help", knowledge.language.say(AppText::null_help, {{"command", about_keys}}));
      for (const Question& question : knowledge.questions) {
        writer.key_of(question.id);
        writer.null();
      }
    });
  }
  return out + '\n';
}

std::string as_csv(const Knowledge& knowledge, const Locale& locale) {
  std::string out;
  for (const Question& question : knowledge.questions) {
    if (!out.empty()) out += locale.separator;
    out += question.id;
  }
  return out + "\r\n";
}

}  // namespace

ExitStatus run_template(const Session& session) {
  const Blank form = *from_word<Blank>(session.command.operands.front());
  const Knowledge& knowledge = *session.knowledge;
  Results results{session.world, session.command.output};
  results.write(form == Blank::yaml  ? as_yaml(knowledge)
                : form == Blank::csv ? as_csv(knowledge, *session.command.locale)
                                     : as_json(knowledge));
  results.finish();
  return ExitStatus::done;
}

}  // namespace kneecheck::app
