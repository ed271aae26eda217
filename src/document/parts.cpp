#include "document/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

bool plain_in_a_shell(char c) {
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return word || c == '=' || c == '.' || c == '_' || c == '-' || c == '/' || c == '+' || c == ',' ||
         c == ':' || c == '@';
}

// What cannot be shown as it is stands in octal: bash, zsh and the POSIX of 2024 read $'\342\200\256'.
std::string shell_word(std::string_view text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), plain_in_a_shell);
  if (is_plain && !text.empty() && text.front() != '=') return std::string{text};  // zsh looks '=name' up
  const bool in_octal = printable(text) != text;
  std::string out = in_octal ? "$'" : "'";
  for (const char c : text) {
    if (c == '\'') {
      out += in_octal ? "\\'" : "'\\''";
    } else if (in_octal && (c < ' ' || c > '~' || c == '\\')) {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace

const Region& region_of(const Knowledge& knowledge, const Audience& audience) {
  return audience.region == nullptr ? default_region(knowledge) : *audience.region;
}

Notice action_notice(const Knowledge& knowledge, const Assessment& assessment, const Region& region,
                     Detail detail) {
  const Action action = action_of(knowledge, assessment, region);
  Notice notice;
  notice.kind = assessment.alarm ? NoticeKind::alarm : NoticeKind::info;
  notice.title = action.title;
  const bool leaves_time = assessment.urgency == Urgency::soon || assessment.urgency == Urgency::routine;
  const bool says_when = action.text.find(action.within) != std::string::npos;
  if (leaves_time && !says_when) notice.lines.push_back(fmt::format("When: {}.", action.within));
  notice.lines.insert(notice.lines.end(), action.lines.begin(), action.lines.end());
  if (!action.worse_if.empty()) notice.lines.push_back(action.worse_if);
  if (assessment.alarm && assessment.urgency != Urgency::emergency && !assessment.missing.empty()) {
    notice.lines.emplace_back(
        "Not every safety question was answered, so it may be more urgent. Say so when you call.");
  }
  if (detail == Detail::full && !assessment.alarm && !assessment.open.empty()) {
    notice.lines.emplace_back(
        "Some questions that could make this more urgent are still unanswered; they are listed below. Please "
        "answer them too.");
  }
  return notice;
}

Facts case_id(const Case& runner) {
  return runner.id ? Facts{{{"Case", *runner.id}}} : Facts{};
}

void add_case_id(Document& document, const Case& runner) {
  document.add(case_id(runner));
}

void add_clinic(Document& document, const Clinic& clinic, bool alarm) {
  if (!clinic.known()) return;
  document.heading(2, alarm ? "Your clinic, once this has been seen" : "Your clinic, in person or by video");
  Facts facts{{{"Name", std::string{clinic.name}}}};
  facts.add("Phone", clinic.phone);
  facts.add("Email", clinic.email);
  facts.add("Address", clinic.address);
  facts.add("Booking", clinic.booking);
  facts.add("Video", clinic.video);
  document.add(std::move(facts));
}

void add_positive_rules(Document& document, const Knowledge& knowledge, const Case& runner,
                        const Assessment& assessment, const Region& region, Citations& citations) {
  const std::vector<std::uint16_t> rules = positive_rules(knowledge, assessment);
  if (rules.empty()) return;
  Bullets bullets;
  std::vector<std::string> others;
  for (const std::uint16_t index : rules) {
    const SafetyRule& rule = knowledge.safety.rules[index];
    if (assessment.alarm && !knowledge.safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm)
      continue;
    if (assessment.alarm && rule.urgency != *assessment.urgency) {
      others.push_back(uncapitalized(rule.name));
      continue;
    }
    const bool in_short = assessment.alarm && index != rules.front();
    std::string item = rule_name(rule, assessment) + ".";
    if (!in_short) item += " " + in_region(rule.text, region);
    if (in_short && rule.action != knowledge.safety.rules[rules.front()].action)
      item += " " + in_region(rule.action, region);
    bullets.items.push_back(item + answers_behind(knowledge, runner, assessment, index) +
                            citations.mark(rule.evidence));
  }
  if (!others.empty()) bullets.items.push_back(fmt::format("Also: {}.", fmt::join(others, "; ")));
  document.heading(2, assessment.alarm ? "Why" : "Why it should be seen");
  document.add(std::move(bullets));
}

void add_open_questions(Document& document, const Knowledge& knowledge, const Assessment& assessment,
                        const Audience& audience) {
  if (assessment.missing.empty()) return;
  document.heading(2, "Still open");
  Bullets bullets;
  for (const QuestionIndex index : assessment.missing) {
    const Question& question = knowledge.questions[index];
    bullets.items.push_back(fmt::format("{} ({})", question.ask, question.id));
  }
  document.add(std::move(bullets));
  document.paragraph(
      "While one of these is open, a danger can be missed. So there is no all-clear, and no plan yet.");
  document.add(next_command("Go on with", "triage --resume", audience));
}

std::vector<OpenQuestion> open_questions(const Knowledge& knowledge, const Case& runner,
                                         const Assessment& assessment) {
  std::vector<QuestionList> open;  // by assessment.open
  for (const std::uint16_t rule : assessment.open)
    open.push_back(reasons_of(knowledge, runner, assessment, rule).open);
  std::vector<OpenQuestion> found;
  for (std::size_t question = 0; question < knowledge.questions.size(); ++question) {
    OpenQuestion entry{static_cast<QuestionIndex>(question), {}};
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (std::find(open[i].begin(), open[i].end(), question) != open[i].end())
        entry.could_show.push_back(uncapitalized(knowledge.safety.rules[assessment.open[i]].name));
    }
    if (!entry.could_show.empty()) found.push_back(std::move(entry));
  }
  return found;
}

void add_not_asked(Document& document, const Knowledge& knowledge, const Case& runner,
                   const Assessment& assessment) {
  constexpr std::size_t most_names = 2;  // rules named for one unasked question
  Bullets bullets;
  for (OpenQuestion& each : open_questions(knowledge, runner, assessment)) {
    const std::size_t more = each.could_show.size() > most_names ? each.could_show.size() - most_names : 0;
    each.could_show.resize(each.could_show.size() - more);
    const std::string others = more > 0 ? fmt::format("; and {} more", more) : "";
    bullets.items.push_back(fmt::format("Not asked, or not sure: {} ({}{}).",
                                        knowledge.questions[each.question].short_name,
                                        fmt::join(each.could_show, "; "), others));
  }
  if (bullets.items.empty()) return;
  document.heading(2, "Open questions, and what they could show");
  document.add(std::move(bullets));
}

std::string open_in_a_line(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  std::vector<std::string> names;
  for (const OpenQuestion& each : open_questions(knowledge, runner, assessment))
    names.emplace_back(knowledge.questions[each.question].short_name);
  if (names.empty()) return {};
  return fmt::format("Not asked, or not sure: {}. These could make it more urgent.",
                     some_of(std::move(names)));
}

std::string some_of(std::vector<std::string> names) {
  constexpr std::size_t most_names = 3;
  const std::size_t more = names.size() > most_names ? names.size() - most_names : 0;
  names.resize(names.size() - more);
  if (more > 0) names.push_back(fmt::format("{} more", more));
  return join_words(names);
}

void add_end(Document& document, const Citations& citations) {
  document.add(Notice{
      NoticeKind::info,
      "This is not a diagnosis.",
      {"It only puts your answers next to what is known. A clinician who examines your knee can tell you "
       "more."}});
  Footnotes notes = citations.footnotes();
  if (notes.items.empty()) return;
  document.heading(2, "Sources");
  document.add(std::move(notes));
}

ToType next_command(std::string_view lead, std::string_view verb, const Audience& audience,
                    std::string_view options) {
  if (audience.case_file.empty()) return {};
  std::string line = fmt::format("kneecheck {} {}", verb, shell_word(audience.case_file));
  std::string_view given = verb == "triage" ? std::string_view{} : audience.answer_options;
  while (!given.empty()) {
    const std::size_t end = std::min(given.find('\n'), given.size());
    line += " " + shell_word(given.substr(0, end));
    given.remove_prefix(std::min(end + 1, given.size()));
  }
  if (!options.empty()) line += fmt::format(" {}", options);
  return ToType{std::string{lead}, std::move(line)};
}

}  // namespace kneecheck::document
