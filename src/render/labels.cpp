#include "render/labels.h"

#include "base/words/render.h"

namespace kneecheck::render {

std::string marked_title(const Language& language, NoticeKind kind, std::string_view title) {
  if (kind != NoticeKind::alarm) return std::string{title};
  return language.say(RenderText::urgent, {{"title", title}});
}

std::string label(const Language& language, std::string_view name) {
  return language.say(RenderText::label, {{"label", name}});
}

std::string labelled(const Language& language, std::string_view name, std::string_view text) {
  if (name.empty()) return std::string{text};
  return label(language, name).append(" ").append(text);
}

std::string percent(const Language& language, int number) {
  return language.say(RenderText::percent, {{"number", number}});
}

}  // namespace kneecheck::render
