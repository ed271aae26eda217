// A pager of a real process: started through the shell, fed through a pipe, waited for.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck::world {

// World::page. LESS is FRX unless set: leave at once what fits the screen, show colour, leave the text there.
bool page_through(const std::string& pager, std::string_view text);

}  // namespace kneecheck::world
