// Bytes of pixels, in few.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck::figure {

// As zlib has it (RFC 1950, 1951), with the fixed codes: what repeats the pixel before it, four bytes, is
// counted. A picture of few colours becomes a tenth or less, with nothing to search for.
std::string compressed(std::string_view bytes);

}  // namespace kneecheck::figure
