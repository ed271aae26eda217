#include "document/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "knowledge/figures.h"
#include "words/action.h"
#include "words/words.h"

namespace kneecheck::document {
namespace {

bool plain_in_a_shell(char c) {
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return word || c == '=' || c == '.' || c == '_' || c == '-' || c == '/' || c == '+' || c == ',' ||
         c == ':' || c == '@';
}

constexpr std::string_view diary_option = "--diary=";

}  // namespace

bool has_diary(const Audience& audience) {
  return audience.answer_options.find(diary_option) != std::string::npos;
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

void add_figure(Document& document, const Knowledge& knowledge, Value figure, std::string_view name) {
  const auto found = figure_at(knowledge, {figure, {}});
  if (!found) return;
  document.add(Figure{figure::picture_of(*found), figure::described(document.language(), name, *found),
                      fmt::format("figure-{}", document.blocks.size()), Figure::Use::drawn});
}

const Region& region_of(const Knowledge& knowledge, const Audience& audience) {
  return audience.region == nullptr ? default_region(knowledge) : *audience.region;
}

Notice action_notice(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                     const Region& region, Detail detail) {
  const Language& language = knowledge.language;
  const Action action = action_of(knowledge, runner, assessment, region);
  Notice notice;
  notice.kind = assessment.alarm ? NoticeKind::alarm : NoticeKind::info;
  notice.title = action.title;
  const bool leaves_time = assessment.urgency == Urgency::soon || assessment.urgency == Urgency::routine;
  const bool says_when = action.text.find(action.within) != std::string::npos;
  if (leaves_time && !says_when)
    notice.lines.push_back(language.say(DocumentText::when, {{"within", action.within}}));
  notice.lines.insert(notice.lines.end(), action.lines.begin(), action.lines.end());
  notice.lines.insert(notice.lines.end(), action.worse_lines.begin(), action.worse_lines.end());
  if (assessment.alarm && assessment.urgency != Urgency::emergency && !assessment.missing.empty())
    notice.lines.emplace_back(language[DocumentText::perhaps_more_urgent]);
  if (detail == Detail::full && !assessment.alarm && !assessment.open.empty())
    notice.lines.emplace_back(language[DocumentText::some_unanswered]);
  return notice;
}

Facts case_id(const Language& language, const Case& runner) {
  Facts facts;
  facts.add(language[DocumentText::case_id], runner.id.value_or(""));
  return facts;
}

void add_case_id(Document& document, const Case& runner) {
  document.add(case_id(document.language(), runner));
}

Facts clinic_facts(const Language& language, const Clinic& clinic) {
  Facts facts;
  facts.add(language[DocumentText::clinic_name], clinic.name);
  facts.add(language[DocumentText::phone], clinic.phone);
  facts.add(language[DocumentText::email], clinic.email);
  facts.add(language[DocumentText::address], clinic.address);
  facts.add(language[DocumentText::booking], clinic.booking);
  facts.add(language[DocumentText::video], clinic.video);
  return facts;
}

void add_clinic(Document& document, const Clinic& clinic, bool alarm) {
  if (!clinic.known()) return;
  document.heading(2, alarm ? DocumentText::clinic_after_alarm : DocumentText::clinic);
  document.add(clinic_facts(document.language(), clinic));
}

void add_positive_rules(Document& document, const Knowledge& knowledge, const Case& runner,
                        const Assessment& assessment, const Region& region, Citations& citations) {
  const std::vector<std::uint16_t> rules = positive_rules(knowledge, assessment);
  if (rules.empty()) return;
  Bullets bullets;
  std::vector<std::string> others;
  const bool is_alarm = assessment.alarm && assessment.decisive;  // else a diary says so, and no rule
  for (const std::uint16_t index : rules) {
    const SafetyRule& rule = knowledge.safety.rules[index];
    if (is_alarm && !knowledge.safety.urgencies[static_cast<std::size_t>(rule.urgency)].alarm) continue;
    if (is_alarm && rule.urgency != *assessment.urgency) {
      others.emplace_back(rule.name);
      continue;
    }
    const bool in_short = is_alarm && index != rules.front();
    const std::vector<Because> because = reasons_of(knowledge, runner, assessment, index).because;
    const bool is_named =  // its name says how the knee swelled
        because.empty() ||
        std::ranges::any_of(because, [&](const Because& each) { return !is_written(assessment, each); });
    std::string item;
    if (is_named)
      item = document.say(DocumentText::sentence, {{"words", rule_name(knowledge, rule, assessment)}});
    if (!in_short || !is_named) item += (item.empty() ? "" : " ") + in_region(rule.text, region);
    if (in_short && rule.action != knowledge.safety.rules[rules.front()].action)
      item += " " + in_region(rule.action, region);
    bullets.items.push_back(item + answers_behind(knowledge, runner, assessment, index) +
                            citations.mark(rule.evidence));
  }
  if (!others.empty())
    bullets.items.push_back(
        document.say(DocumentText::also, {{"rules", document.language().semicolon_list(others)}}));
  document.heading(2, assessment.alarm ? DocumentText::why_alarm : DocumentText::why_seen);
  document.add(std::move(bullets));
}

void add_open_questions(Document& document, const Knowledge& knowledge, const Assessment& assessment,
                        const Audience& audience) {
  if (assessment.missing.empty()) return;
  document.heading(2, DocumentText::still_open);
  Bullets bullets;
  for (const QuestionIndex index : assessment.missing) {
    const Question& question = knowledge.questions[index];
    bullets.items.push_back(
        document.say(DocumentText::open_question, {{"question", question.ask}, {"key", question.id}}));
  }
  document.add(std::move(bullets));
  document.paragraph(DocumentText::no_all_clear);
  if (is_ended(assessment)) {  // all that its file says is too old
    return document.add(answer_anew_command(document.language(), audience));
  }
  document.add(next_command(document.language()[DocumentText::go_on_with], "triage --resume", audience));
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
        entry.could_show.emplace_back(knowledge.safety.rules[assessment.open[i]].name);
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
    bullets.items.push_back(document.say(more > 0 ? DocumentText::could_show_more : DocumentText::could_show,
                                         {{"question", knowledge.questions[each.question].short_name},
                                          {"rules", document.language().semicolon_list(each.could_show)},
                                          {"n", more}}));
  }
  if (bullets.items.empty()) return;
  document.heading(2, DocumentText::could_show_heading);
  document.add(std::move(bullets));
}

std::string open_in_a_line(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  std::vector<std::string> names;
  for (const OpenQuestion& each : open_questions(knowledge, runner, assessment))
    names.emplace_back(knowledge.questions[each.question].short_name);
  if (names.empty()) return {};
  const Language& language = knowledge.language;
  return language.say(DocumentText::not_asked, {{"questions", some_of(language, std::move(names))}});
}

std::string some_of(const Language& language, std::vector<std::string> names) {
  constexpr std::size_t most_names = 3;
  const std::size_t more = names.size() > most_names ? names.size() - most_names : 0;
  names.resize(names.size() - more);
  if (more > 0) names.push_back(language.say(DocumentText::some_more, {{"n", more}}));
  return language.all_of(names);
}

void add_end(Document& document, const Citations& citations) {
  document.add(Notice{NoticeKind::info,
                      document.say(DocumentText::no_diagnosis),
                      {document.say(DocumentText::only_answers)}});
  Footnotes notes = citations.footnotes();
  if (notes.items.empty()) return;
  document.heading(2, DocumentText::sources);
  document.add(std::move(notes));
}

ToType next_command(std::string_view lead, std::string_view verb, const Audience& audience,
                    std::string_view options) {
  if (audience.case_file.empty()) return {};
  std::string line = fmt::format("kneecheck {} {}", verb, shell_word(audience.case_file));
  std::string_view given = verb.starts_with("triage") ? std::string_view{} : audience.answer_options;
  while (!given.empty()) {
    const std::size_t end = std::min(given.find('\n'), given.size());
    const std::string_view option = given.substr(0, end);
    if (verb != "log" || option.starts_with(diary_option)) line += " " + shell_word(option);
    given.remove_prefix(std::min(end + 1, given.size()));
  }
  if (!audience.language.empty()) line += " --lang=" + shell_word(audience.language);
  if (!options.empty()) line += fmt::format(" {}", options);
  return ToType{std::string{lead}, std::move(line)};
}

ToType answer_anew_command(const Language& language, Audience audience) {
  if (!audience.case_file.empty()) audience.case_file = "new-knee.yaml";
  return next_command(language[DocumentText::answer_anew], "triage --save", audience);
}

}  // namespace kneecheck::document
