// Bars as one chart, for pages that can show pictures.
// Rule: nothing is told by colour alone, and a screen reader is told every number of it.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace kneecheck::render {

// An <svg> element that is called `title`, with `id` in front of every id in it. Its looks are those of the
// page (render/html_style.h).
std::string chart_svg(const Language& language, const Bars& bars, std::string_view title,
                      std::string_view id);

}  // namespace kneecheck::render
