// What word processors, web pages and telephones write in place of plain spaces and quotes.
#pragma once

#include <cstddef>
#include <string_view>

namespace kneecheck {

// The space that does not break, which looks like any other.
inline constexpr std::string_view hard_space = "\xC2\xA0";

// Bytes of the quote at the front that is none of " and ' (curly, low or angled); 0: there is none.
std::size_t fancy_quote_size(std::string_view text);
// Without such quotes at its two ends.
std::string_view without_fancy_quotes(std::string_view text);

}  // namespace kneecheck
