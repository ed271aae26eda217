// Lines from an input of any length, within bounded memory. They end in a line feed; or all in a carriage
// return, where there is no line feed as far as a line may be long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.h"

namespace kneecheck::stream {

class LineReader {
 public:
  // Of a line longer than `most_bytes` only so many bytes are kept. `before_wait` is called before the input
  // is asked for more and would keep us waiting.
  LineReader(Input& input, std::size_t most_bytes, std::function<void()> before_wait);

  // Steps to the next line; false at the end. The last line needs no end.
  bool next();
  std::string_view line() const { return line_; }   // without its end; valid until next()
  std::uint32_t number() const { return number_; }  // 1-based
  // Reads past the rest of a line that was cut; false when it goes on for more than `most_bytes`.
  bool skip_rest(std::uint64_t most_bytes);
  // Hands out once more, before all others, what was read already: whole lines, the first is line `number`.
  void give_back(std::string_view lines, std::uint32_t number);
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  bool fill();
  bool next_given_back();
  void find_line_end();

  Input& input_;
  std::size_t most_bytes_;
  std::function<void()> before_wait_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of what was not yet handed out
  std::size_t end_ = 0;
  std::string again_;  // lines that were given back
  std::size_t again_at_ = 0;
  std::string_view line_;
  std::uint32_t number_ = 0;
  std::uint64_t bytes_read_ = 0;
  char line_end_ = '\n';
  bool cut_ = false;
  bool at_end_ = false;
};

}  // namespace kneecheck::stream
