// What a terminal says of itself, as bytes.
#pragma once

#include <optional>
#include <string_view>

#include "base/graphics.h"
#include "base/rooms.h"

namespace kneecheck::world {

// Whether it takes Kitty's images, how large a character is, and what it is (DA1). Every terminal answers the
// last one, and answers in order: behind it nothing more comes.
inline constexpr std::string_view graphics_questions =
    "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
    "\x1b[16t"
    "\x1b[c";

// Empty: the last answer is not there yet. Anything else among the answers was typed.
std::optional<Graphics> read_graphics(std::string_view answers);

}  // namespace kneecheck::world
