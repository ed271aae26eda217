#include "stream/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kneecheck::stream {
namespace {

constexpr std::size_t chunk = std::size_t{64} << 10;
constexpr std::string_view bom = "\xEF\xBB\xBF";

}  // namespace

LineReader::LineReader(Input& input, std::size_t most_bytes, std::function<void()> before_wait)
    : input_(input), most_bytes_(most_bytes), before_wait_(std::move(before_wait)), buffer_(chunk) {}

// Makes room behind the bytes at hand and reads more; false at the end.
bool LineReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  if (!input_.ready()) before_wait_();
  const std::size_t got = input_.read({buffer_.data() + end_, buffer_.size() - end_});
  end_ += got;
  bytes_read_ += got;
  at_end_ = got == 0;
  return got > 0;
}

void LineReader::give_back(std::string_view lines, std::uint32_t number) {
  again_ = std::string{lines} + '\n' + again_.substr(again_at_);
  again_at_ = 0;
  number_ = number - 1;
}

bool LineReader::next_given_back() {
  if (again_at_ == again_.size()) return false;
  const std::size_t end = again_.find('\n', again_at_);
  line_ = std::string_view{again_}.substr(again_at_, end - again_at_);
  again_at_ = end + 1;
  ++number_;
  return true;
}

// Looks as far as a line may be long: where there is no line feed, carriage returns end the lines.
void LineReader::find_line_end() {
  const auto text = [this] { return std::string_view{buffer_.data() + begin_, end_ - begin_}; };
  for (std::size_t searched = 0; text().find('\n', searched) == std::string_view::npos;) {
    searched = text().size();
    if (searched <= most_bytes_ && fill()) continue;
    const std::size_t found = text().find('\r');
    if (found != std::string_view::npos && found + 1 < text().size()) line_end_ = '\r';
    return;
  }
}

bool LineReader::next() {
  if (next_given_back()) return true;
  if (number_ == 0) find_line_end();
  if (cut_) skip_rest(static_cast<std::uint64_t>(-1));
  std::size_t searched = 0;
  for (;;) {
    const char* const start = buffer_.data() + begin_;
    const std::size_t size = end_ - begin_;
    const void* const found =
        size > searched ? std::memchr(start + searched, line_end_, size - searched) : nullptr;
    if (found != nullptr) {
      line_ = {start, static_cast<std::size_t>(static_cast<const char*>(found) - start)};
      begin_ += line_.size() + 1;
      break;
    }
    if (size > most_bytes_) {
      line_ = {start, size};
      begin_ += size;
      cut_ = true;
      break;
    }
    searched = size;
    if (fill()) continue;
    if (size == 0) return false;
    line_ = {buffer_.data() + begin_, size};
    begin_ = end_;
    break;
  }
  ++number_;
  line_ = line_.substr(0, most_bytes_);
  if (number_ == 1 && line_.substr(0, bom.size()) == bom) line_.remove_prefix(bom.size());
  return true;
}

bool LineReader::skip_rest(std::uint64_t most_bytes) {
  std::uint64_t skipped = 0;
  while (cut_) {
    const char* const start = buffer_.data() + begin_;
    const void* const found = end_ > begin_ ? std::memchr(start, line_end_, end_ - begin_) : nullptr;
    if (found != nullptr) {
      begin_ += static_cast<std::size_t>(static_cast<const char*>(found) - start) + 1;
      cut_ = false;
      break;
    }
    skipped += end_ - begin_;
    begin_ = end_;
    if (skipped > most_bytes) return false;
    if (!fill()) cut_ = false;
  }
  return true;
}

}  // namespace kneecheck::stream
