#include "base/language.h"

#include <algorithm>

#include "base/number.h"
#include "base/words/base.h"

namespace kneecheck {
namespace {

// Calls `visit(before, name)` for each {name}, with what stands before it; gives what stands behind the last.
template <class Visit>
std::string_view for_each_place(std::string_view text, const Visit& visit) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    visit(text.substr(0, open), text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return text;
}

std::string joined(std::span<const std::string> words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (&word != words.data()) out += separator;
    out += word;
  }
  return out;
}

std::string joined_by_last(const Language& language, std::span<const std::string> words, TextId last) {
  if (words.size() < 2) return joined(words, "");
  return language.say(
      last, {{"before", language.comma_list(words.first(words.size() - 1))}, {"last", words.back()}});
}

}  // namespace

std::string filled_in(std::string_view text, Fillings values) {
  std::string said;
  const std::string_view rest = for_each_place(text, [&](std::string_view before, std::string_view name) {
    said += before;
    const auto* const value = std::ranges::find(values, name, &Filling::place);
    if (value != values.end()) said += value->text;
  });
  return said.append(rest);
}

std::vector<std::string_view> places_of(std::string_view text) {
  std::vector<std::string_view> places;
  for_each_place(text, [&](std::string_view, std::string_view name) { places.push_back(name); });
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::string Language::say(TextId text, Fillings values) const {
  const Wording& said = wording(text);
  const auto* const number = std::ranges::find(values, "n", &Filling::place);
  const bool is_one = number != values.end() && number->is_one && !said.one.empty();
  return filled_in(is_one ? said.one : said.text, values);
}

std::string Language::all_of(std::span<const std::string> words) const {
  return joined_by_last(*this, words, BaseText::list_and);
}

std::string Language::one_of(std::span<const std::string> words) const {
  return joined_by_last(*this, words, BaseText::list_or);
}

std::string Language::comma_list(std::span<const std::string> words) const {
  return joined(words, (*this)[BaseText::list_comma]);
}

std::string Language::semicolon_list(std::span<const std::string> words) const {
  return joined(words, (*this)[BaseText::list_semicolon]);
}

std::string Language::number(std::int64_t millionths) const {
  std::string text = decimal_text(millionths);
  if (const std::size_t sign = text.find('.'); sign != std::string::npos)
    text.replace(sign, 1, (*this)[BaseText::decimal_sign]);
  return text;
}

void Language::lay_over(TextId text, Wording wording) {
  const auto at = std::ranges::lower_bound(laid_over_, text, {}, [](const auto& each) { return each.first; });
  if (at != laid_over_.end() && at->first == text) {
    at->second = wording;
  } else {
    laid_over_.insert(at, {text, wording});
  }
}

Wording Language::wording(TextId text) const {
  const auto over =
      std::ranges::lower_bound(laid_over_, text, {}, [](const auto& each) { return each.first; });
  if (over != laid_over_.end() && over->first == text) return over->second;
  return english_books()[text.book].texts[text.at].wording;
}

const Language& english() {
  static const Language language;
  return language;
}

}  // namespace kneecheck
