// An empty case: every key, what it asks and what it takes. All of it is said by the questions themselves.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "app/commands.h"
#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "export/record_writer.h"
#include "world/results.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t comment_columns = 78;

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

std::vector<std::string_view> words_of(const Question& question) {
  std::vector<std::string_view> words;
  for (const Choice& choice : question.choices) words.push_back(choice.id);
  if (!question.none_label.empty()) words.emplace_back("none");
  return words;
}

std::string range_of(const Question& question) {
  return fmt::format("{} to {}", decimal_text(question.least), decimal_text(question.most));
}

// What may stand behind the key.
std::string takes(const Question& question) {
  switch (question.kind) {
    case QuestionKind::choice:
      return fmt::format("one of: {}", fmt::join(words_of(question), ", "));
    case QuestionKind::choices:
      return fmt::format("one or more, as [a, b]: {}", fmt::join(words_of(question), ", "));
    case QuestionKind::yes_no:
      return "yes or no";
    case QuestionKind::exercises:
      return "ids of exercises, as [a, b]; kneecheck explain lists them";
    case QuestionKind::date:
      return "a date, as 2026-11-30";
    case QuestionKind::pace:
      return fmt::format("minutes and seconds, {} to {}", pace_text(question.least),
                         pace_text(question.most));
    case QuestionKind::number:
      return fmt::format("{}, {}", question.whole ? "a whole number" : "a number", range_of(question));
    default:
      return "text";
  }
}

std::string as_yaml(const Knowledge& knowledge) {
  std::string out =
      "# A case of kneecheck. Write answers behind the colons; what stays empty is not known.\n"
      "# What a key and its answers mean: kneecheck explain KEY\n";
  for (const Question& question : knowledge.questions) {
    out += '\n';
    add_comment(out, question.ask);
    add_comment(out, takes(question));
    if (question.safety) add_comment(out, "A safety question: there is no plan while it is open.");
    out += fmt::format("{}:\n", question.id);
  }
  return out;
}

std::string as_json(const Knowledge& knowledge) {
  std::string out;
  {
    exports::RecordWriter writer{out, exports::Layout::indented};
    writer.object([&] {
      writer.pair("x_help", "null: not known. What a key and its answers mean: kneecheck explain KEY");
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
