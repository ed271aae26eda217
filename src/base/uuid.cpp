#include "base/uuid.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace kneecheck {
namespace {

// 8e7ca01b-a382-521b-b1f7-2184bd055999: the UUID of "kneecheck" in the standard's namespace of addresses.
constexpr std::string_view own_namespace{"\x8e\x7c\xa0\x1b\xa3\x82\x52\x1b\xb1\xf7\x21\x84\xbd\x05\x59\x99",
                                         16};

constexpr std::size_t block_bytes = 64;

using Sha1State = std::array<std::uint32_t, 5>;

constexpr std::uint32_t rotated(std::uint32_t value, unsigned bits) {
  return value << bits | value >> (32 - bits);
}

struct Round {
  std::uint32_t mixed = 0;
  std::uint32_t constant = 0;
};

Round round_of(std::size_t step, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  if (step < 20) return {(b & c) | (~b & d), 0x5A827999};
  if (step < 40) return {b ^ c ^ d, 0x6ED9EBA1};
  if (step < 60) return {(b & c) | (b & d) | (c & d), 0x8F1BBCDC};
  return {b ^ c ^ d, 0xCA62C1D6};
}

void add_block(Sha1State& state, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < block_bytes; ++i)
    words[i / 4] = words[i / 4] << 8U | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < words.size(); ++i)
    words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Round round = round_of(i, b, c, d);
    const std::uint32_t next = rotated(a, 5) + round.mixed + e + round.constant + words[i];
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  const Sha1State mixed{a, b, c, d, e};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += mixed[i];
}

// SHA-1, which the standard asks for here; nothing secret rests on it.
Sha1State sha1(std::string_view text) {
  std::string padded{text};
  padded += '\x80';
  while (padded.size() % block_bytes != block_bytes - 8) padded += '\0';
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8)
    padded += static_cast<char>(bits >> static_cast<unsigned>(shift) & 0xFFU);
  Sha1State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (std::size_t at = 0; at < padded.size(); at += block_bytes)
    add_block(state, std::string_view{padded}.substr(at, block_bytes));
  return state;
}

}  // namespace

std::string uuid_of(std::string_view name) {
  Sha1State hash = sha1(std::string{own_namespace} += name);
  hash[1] = (hash[1] & 0xFFFF0FFFU) | 0x00005000U;  // version 5
  hash[2] = (hash[2] & 0x3FFFFFFFU) | 0x80000000U;  // the variant of the standard
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    text += digits[hash[i / 8] >> (28 - 4 * (i % 8)) & 0xFU];
  }
  return text;
}

}  // namespace kneecheck
