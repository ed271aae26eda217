#include "app/log_signs.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.h"
#include "base/words/app.h"
#include "interview/reply.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t shortest_word = 3;  // of what a line has in common with a sign
constexpr std::size_t most_near = 5;      // more than so many are no help

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         static_cast<unsigned char>(letter) >= 0x80;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Step sign_step() {
  return {nullptr, {static_cast<QuestionIndex>(Key::warning_signs)}, 0};
}

PlainLine line_of(const Knowledge& knowledge, std::size_t sign) {
  const Choice& choice = knowledge.question(Key::warning_signs).choices[sign];
  return {fmt::format("   {}  ", sign + 1),
          knowledge.language.say(AppText::log_sign_item, {{"sign", choice.id}, {"label", choice.label}})};
}

// How many words of the line begin a word of the sign.
std::size_t words_in_common(const std::vector<std::string_view>& line, const Choice& sign) {
  const std::string all = fmt::format("{} {} {}", sign.id, sign.label, sign.says);
  const std::vector<std::string_view> words = words_in(all);
  return static_cast<std::size_t>(std::ranges::count_if(line, [&](std::string_view typed) {
    return typed.size() >= shortest_word && std::ranges::any_of(words, [typed](std::string_view word) {
             return same_letters(word.substr(0, typed.size()), typed);
           });
  }));
}

// Those with most words in common, else the one that a slip of the finger meant.
std::set<std::size_t> near_one(const Question& question, std::string_view phrase) {
  const std::vector<std::string_view> typed = words_in(phrase);
  std::vector<std::size_t> common;
  std::vector<std::string_view> ids;
  for (const Choice& sign : question.choices) {
    common.push_back(words_in_common(typed, sign));
    ids.push_back(sign.id);
  }
  const std::size_t most = *std::ranges::max_element(common);
  const auto slip = most == 0 ? nearest(phrase, ids) : std::nullopt;
  std::set<std::size_t> near;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (most > 0 ? common[i] == most : slip == ids[i]) near.insert(i);
  }
  return near.size() > most_near ? std::set<std::size_t>{} : near;
}

}  // namespace

PlainLines sign_list(const Knowledge& knowledge) {
  const Question& question = knowledge.question(Key::warning_signs);
  PlainLines lines;
  for (std::size_t i = 0; i < question.choices.size(); ++i) lines.push_back(line_of(knowledge, i));
  lines.push_back({"   0  ", std::string{question.none_label}});
  return lines;
}

std::optional<std::string> sign_cell(const Knowledge& knowledge, std::string_view line) {
  if (read_yes_no(knowledge.language, line) == false) return "none";
  const Reply reply = read_reply(knowledge, sign_step(), line, false);
  if (reply.kind != ReplyKind::answers || reply.answers.empty()) return std::nullopt;
  const Answer& answer = reply.answers.front().answer;
  const Question& question = knowledge.question(Key::warning_signs);
  std::string cell;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if ((answer.yes >> i & 1U) == 0) continue;
    if (!cell.empty()) cell += ';';
    cell += question.choices[i].id;
  }
  return cell.empty() && answer.known ? "none" : cell;
}

PlainLines signs_near(const Knowledge& knowledge, std::string_view line) {
  std::set<std::size_t> near;
  for (bool goes_on = true; goes_on;) {  // one by one, so that none hides behind another
    const std::size_t end = line.find_first_of(",;");
    near.merge(near_one(knowledge.question(Key::warning_signs), trimmed(line.substr(0, end))));
    goes_on = end != std::string_view::npos;
    if (goes_on) line.remove_prefix(end + 1);
  }
  PlainLines lines;
  for (const std::size_t sign : near) lines.push_back(line_of(knowledge, sign));
  return lines;
}

std::string_view sign_word_in(const Language& language, std::string_view note) {
  const std::vector<std::string_view> signs = words_in(language[AppText::words_signs]);
  for (const std::string_view word : words_in(note)) {
    if (std::ranges::any_of(signs, [word](std::string_view sign) { return same_letters(sign, word); }))
      return word;
  }
  return {};
}

}  // namespace kneecheck::app
