#include "app/log_sign_dialogue.h"

#include "base/text.h"
#include "base/words/app.h"

namespace kneecheck::app {

std::optional<std::string> SignDialogue::next_line(Told& told) {
  auto line = dialogue_.read_line();
  const auto key = line ? read_key(knowledge_.language, *line) : ReplyKind::quit;
  if (key == ReplyKind::help) {
    show_all();
    return next_line(told);
  }
  if (line && !line->empty() && key != ReplyKind::quit && key != ReplyKind::save && key != ReplyKind::back)
    return line;
  told.end = key == ReplyKind::quit   ? End::quit
             : key == ReplyKind::save ? End::save
             : key == ReplyKind::back ? End::back
                                      : End::answered;
  return std::nullopt;
}

void SignDialogue::show_all() {
  shown_ = all_signs(knowledge_);
  dialogue_.print_in_parts(sign_list(knowledge_));
}

// True: they are meant. Else `line` is what was typed instead, or nothing when that ends it.
bool SignDialogue::confirm(TextId question, const Signs& signs, Told& told,
                           std::optional<std::string>& line) {
  dialogue_.print(question, {{"signs", signs_in_words(knowledge_, signs)}});
  line = next_line(told);
  const auto yes = line ? read_yes_no(knowledge_.language, *line) : std::nullopt;
  if (yes == true) return true;
  if (yes == false) {
    dialogue_.print(AppText::log_sign_again);
    line = next_line(told);
  }
  return false;
}

void SignDialogue::say_unclear(const SignLine& meant, const std::string& line) {
  shown_ = meant.signs;
  dialogue_.print(shown_.empty() ? AppText::log_no_such_sign : AppText::log_signs_near,
                  {{"line", quoted(line)}});
  dialogue_.print(sign_lines(knowledge_, shown_));
}

SignDialogue::Told SignDialogue::ask(TextId question, Fillings values) {
  using enum SignLine::Kind;
  Told told;
  shown_.clear();
  dialogue_.print(question, values);
  auto line = next_line(told);
  while (line) {
    if (read_yes_no(knowledge_.language, *line) == true) {
      dialogue_.print(AppText::log_which_signs);
      show_all();
      line = next_line(told);
      continue;
    }
    const SignLine meant = read_signs(knowledge_, *line, shown_);
    if (meant.kind == none) told.signs = Signs{};
    if (meant.kind == none || meant.kind == unsure) return told;
    if (meant.kind == no_number) {
      dialogue_.print(AppText::log_no_such_number, {{"line", quoted(*line)}});
      show_all();
      line = next_line(told);
      continue;
    }
    told.unclear = *line;
    const bool is_one = meant.kind == signs || meant.signs.size() == 1;
    if (!is_one) {
      say_unclear(meant, *line);
      line = next_line(told);
      continue;
    }
    const TextId confirmed = meant.kind == signs ? AppText::log_signs_right : AppText::log_sign_meant;
    if (confirm(confirmed, meant.signs, told, line)) {
      told.signs = meant.signs;
      told.unclear.clear();
      return told;
    }
  }
  return told;
}

}  // namespace kneecheck::app
