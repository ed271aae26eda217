// A whole input as one text, for what is small.
#pragma once

#include <cstddef>
#include <string>

#include "world/world.h"

namespace kneecheck::world {

// Of more than `most` bytes it has one more than that, which is enough for whoever has the limit to refuse
// it. Throws ReadError.
std::string read_text(Input& input, std::size_t most);
// The same of a file.
std::string read_file(Files& files, const std::string& path, std::size_t most);

}  // namespace kneecheck::world
