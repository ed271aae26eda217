#include "base/typography.h"

namespace kneecheck {

std::size_t fancy_quote_size(std::string_view text) {
  if (text.starts_with("\xC2\xAB") || text.starts_with("\xC2\xBB")) return 2;  // angled
  const bool is_curly =
      text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x98' && text[2] <= '\x9F';
  return is_curly ? 3 : 0;
}

std::string_view without_fancy_quotes(std::string_view text) {
  text.remove_prefix(fancy_quote_size(text));
  for (const std::size_t size : {std::size_t{2}, std::size_t{3}}) {
    if (text.size() >= size && fancy_quote_size(text.substr(text.size() - size)) == size)
      text.remove_suffix(size);
  }
  return text;
}

}  // namespace kneecheck
