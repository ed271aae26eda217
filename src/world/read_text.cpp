#include "world/read_text.h"

#include <algorithm>

namespace kneecheck::world {

std::string read_text(Input& input, std::size_t most) {
  constexpr std::size_t chunk = std::size_t{64} << 10;
  std::string text;
  std::size_t size = 0;
  while (size <= most) {
    text.resize(size + chunk);
    const std::size_t got = input.read({text.data() + size, chunk});
    if (got == 0) break;
    size += got;
  }
  text.resize(std::min(size, most + 1));
  return text;
}

std::string read_file(Files& files, const std::string& path, std::size_t most) {
  return read_text(*files.open(path), most);
}

}  // namespace kneecheck::world
