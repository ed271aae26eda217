// Breaking text into lines by the columns it takes on a screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kneecheck::render {

// Lines of at most `width` columns, broken at spaces; a word wider than a line is broken too. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// `text` filled with spaces to `width` columns, at the right or at the left.
std::string padded(std::string_view text, std::size_t width);
std::string padded_left(std::string_view text, std::size_t width);

}  // namespace kneecheck::render
