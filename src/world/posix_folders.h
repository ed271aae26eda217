// Folders of a real process: who holds one, what was left half-written in it, and how failures are said.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.h"

namespace kneecheck::world {

std::string in_quotes(const std::string& path);

// Throws IoError, or what derives from it: what we could not do, with what, and the system's reason.
template <class Error = IoError>
[[noreturn]] void fail(TextId what, const std::string& path, int error) {
  throw Error{what, in_quotes(path), std::strerror(error)};
}

// What is half-written is called so, for mkostemps(), and nothing else is: it is known by it if we are
// killed.
inline constexpr std::string_view temporary_name = ".kneecheck-XXXXXX.tmp";
inline constexpr int temporary_ending = 4;  // bytes of it behind what is made up

// Our own files in the folder itself that are called so.
std::vector<std::string> half_written_in(const std::string& folder);

// See Files::hold_folder().
std::shared_ptr<const void> hold_folder(const std::string& path);

}  // namespace kneecheck::world
