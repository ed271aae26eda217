// Tables and bars as plain text: aligned columns where they fit, lines of words where they do not.
#pragma once

#include "render/page.h"

namespace kneecheck::render {

void draw_table(const Language& language, Page& page, const Table& table);
void draw_bars(const Language& language, Page& page, const Bars& bars);

}  // namespace kneecheck::render
