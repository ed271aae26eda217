// Text inside HTML and XHTML.
// Rule: the only escape function for markup; its result fits elements and quoted attributes alike.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck {

// `text` with what could do harm made visible, and & < > " ' as entities.
std::string markup_text(std::string_view text);

}  // namespace kneecheck
