#include "figure/compressed.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kneecheck::figure {
namespace {

constexpr std::size_t pixel = 4;                          // bytes
constexpr unsigned distance_code = 3, distance_bits = 5;  // of a repetition of what stood four bytes before
constexpr unsigned end_of_data = 256, first_length = 257;

// The lengths that codes stand for, from 257 on, and the bits behind each, which would say how much more.
struct Length {
  std::size_t bytes;
  unsigned more_bits;
};
constexpr std::array<Length, 29> lengths{
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};

struct Bits {
  std::string out;
  std::uint32_t held = 0;
  unsigned count = 0;

  void number(std::uint32_t value, unsigned bits) {
    held |= value << count;
    for (count += bits; count >= 8; count -= 8, held >>= 8) out += static_cast<char>(held & 0xff);
  }
  // Codes begin with their highest bit.
  void code(std::uint32_t value, unsigned bits) {
    for (unsigned i = bits; i > 0; --i) number(value >> (i - 1) & 1, 1);
  }
  // A byte, the end, or a length.
  void symbol(unsigned which) {
    if (which < 144) return code(0x30 + which, 8);
    if (which < 256) return code(0x190 + which - 144, 9);
    if (which < 280) return code(which - 256, 7);
    code(0xc0 + which - 280, 8);
  }
  void finish() {
    if (count > 0) number(0, 8 - count);
  }
};

std::uint32_t adler(std::string_view bytes) {
  constexpr std::uint32_t prime = 65521;
  std::uint32_t low = 1, high = 0;
  for (const char c : bytes) {
    low = (low + static_cast<std::uint8_t>(c)) % prime;
    high = (high + low) % prime;
  }
  return high << 16 | low;
}

}  // namespace

std::string compressed(std::string_view bytes) {
  Bits bits{"\x78\x01"};
  bits.number(1, 1);  // the last block
  bits.number(1, 2);  // of the fixed codes
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t same = 0;
    while (i >= pixel && i + same < bytes.size() && same < lengths.back().bytes &&
           bytes[i + same] == bytes[i + same - pixel])
      ++same;
    if (same < lengths.front().bytes) {
      bits.symbol(static_cast<std::uint8_t>(bytes[i++]));
      continue;
    }
    const auto next = std::ranges::upper_bound(lengths, same, {}, &Length::bytes);
    const Length& length = *(next - 1);
    bits.symbol(first_length + static_cast<unsigned>(next - 1 - lengths.begin()));
    bits.number(0, length.more_bits);
    bits.code(distance_code, distance_bits);
    i += length.bytes;
  }
  bits.symbol(end_of_data);
  bits.finish();
  const std::uint32_t sum = adler(bytes);
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bits.out += static_cast<char>(sum >> shift & 0xff);
  return std::move(bits.out);
}

}  // namespace kneecheck::figure
