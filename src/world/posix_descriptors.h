// Descriptors of a real process: reading and writing through interruptions, and what makes a file last.
#pragma once

#include <sys/stat.h>

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"

namespace kneecheck::world {

inline constexpr mode_t owner_only = S_IRUSR | S_IWUSR;  // health data, whatever the umask

// What is said when a descriptor cannot be read or written, and the path of its file, if it has one.
struct Failure {
  TextId text;
  std::string path{};
};

// At least one byte, or 0 at the end. Throws ReadError.
std::size_t read_some(int descriptor, std::span<char> room, const Failure& failure);

// Throws IoError, or ReaderLeft.
void write_all(int descriptor, std::string_view bytes, const Failure& failure);

// "plans/" of "plans/A.ics", "./" of "A.ics".
std::string folder_of(const std::string& path);

// So that the name, too, outlives a power cut. Where a file system cannot do that, the file is whole still.
void sync_folder(const std::string& path);

}  // namespace kneecheck::world
