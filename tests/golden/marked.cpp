#include "marked.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "knowledge/languages.h"

namespace kneecheck::app {
namespace {

bool is_said(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
}

bool is_typed(std::string_view id) {
  return id.starts_with("words_") || id.starts_with("endings_") || id == "months";
}

// Sentence by sentence: some texts are told in part.
std::string marked(std::string_view text) {
  if (!is_said(text)) return std::string{text};
  std::string out;
  for (;;) {
    const std::size_t end = text.find(". ");
    out.append(mark_open).append(text.substr(0, end)).append(mark_close);
    if (end == std::string_view::npos) return out;
    out += ". ";
    text.remove_prefix(end + 2);
  }
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string{"\\n"} : std::string{c};
  }
  return out + '"';
}

void add_file(Layer& layer, const std::string& path, const std::string& text) {
  Diagnostics problems;
  auto tree = parse_knowledge_file(path, text, problems);
  if (!tree) throw std::runtime_error(format(problems));
  layer.files.push_back(std::move(tree));
  layer.paths.push_back(path);
}

void add_words(Layer& layer, const Book& book) {
  std::string file = "texts:\n";
  for (const NamedWording& text : book.texts) {
    const auto said = [&text](std::string_view words) {
      return in_quotes(is_typed(text.id) ? std::string{words} : marked(words));
    };
    file.append("- {id: ").append(text.id).append(", text: ").append(said(text.wording.text));
    if (!text.wording.one.empty()) file.append(", one: ").append(said(text.wording.one));
    file += "}\n";
  }
  add_file(layer, "words/" + std::string{book.name} + ".yaml", file);
}

}  // namespace

Spoken marked_language() {
  Layer layer;
  add_file(layer, "language.yaml", "{id: qps, name: Marked}\n");
  for (const Book& book : english_books()) add_words(layer, book);
  std::set<std::string, std::less<>> texts;
  translated(builtin_layer(),
             [&texts](std::string_view, std::string_view text) -> std::optional<std::string> {
               if (is_said(text)) texts.emplace(text);
               return std::nullopt;
             });
  std::string file = "texts:\n";
  for (const std::string& text : texts)
    file.append("- {en: ")
        .append(in_quotes(text))
        .append(", to: ")
        .append(in_quotes(marked(text)))
        .append("}\n");
  add_file(layer, "texts/all.yaml", file);
  return speak(std::move(layer));
}

}  // namespace kneecheck::app
