// A file of a real process that several runs change at a time: held by one of them after another.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "base/rooms.h"

namespace kneecheck::world {

// Holds what bears the name, as long as it lives; makes it where nothing is there. The lock goes with the
// process, whatever ends it. Where a file system knows no locks, nobody is kept out, and each line is whole
// all the same.
class SharedFile {
 public:
  explicit SharedFile(std::string path);  // waits for others; throws IoError
  SharedFile(const SharedFile&) = delete;
  SharedFile& operator=(const SharedFile&) = delete;
  ~SharedFile();

  std::string text();
  // Who may do what with it: its permission bits.
  mode_t mode() const { return mode_; }
  // Adds behind the text, which was read: whole and on the disk, or not at all. Ends the hold.
  void add(std::string_view bytes);

 private:
  [[noreturn]] void cannot_write(int error) const;
  void open();
  bool bears_its_name();

  std::string path_;
  int descriptor_ = -1;
  std::size_t size_ = 0;  // of the text
  mode_t mode_ = 0;
};

}  // namespace kneecheck::world
