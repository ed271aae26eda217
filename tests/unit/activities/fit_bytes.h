// FIT files as a test wants them, byte by byte.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kneecheck::activities {

struct FitField {
  std::uint8_t id = 0, size = 4;
  std::uint32_t value = 0;
};

class FitBytes {
 public:
  bool big_endian = false;

  void definition(std::uint8_t slot, std::uint16_t message, const std::vector<FitField>& fields,
                  const std::vector<std::uint8_t>& own_sizes = {}) {
    data_ += static_cast<char>(0x40 | (own_sizes.empty() ? 0 : 0x20) | slot);
    data_ += '\0';
    data_ += static_cast<char>(big_endian ? 1 : 0);
    put(data_, message, 2, big_endian);
    data_ += static_cast<char>(fields.size());
    for (const FitField& field : fields) {
      data_ += static_cast<char>(field.id);
      data_ += static_cast<char>(field.size);
      data_ += '\x86';
    }
    if (own_sizes.empty()) return;
    data_ += static_cast<char>(own_sizes.size());
    for (const std::uint8_t size : own_sizes) data_ += {'\0', static_cast<char>(size), '\0'};
  }
  // `header`: of the message: its slot, or 0x80 | slot << 5 with a time.
  void message(std::uint8_t header, const std::vector<FitField>& fields, std::size_t own_bytes = 0) {
    data_ += static_cast<char>(header);
    for (const FitField& field : fields) put(data_, field.value, field.size, big_endian);
    data_.append(own_bytes, '\x2A');
  }
  // Definition and message.
  void whole(std::uint8_t slot, std::uint16_t message_id, const std::vector<FitField>& fields) {
    definition(slot, message_id, fields);
    message(slot, fields);
  }

  std::string file(std::size_t header_size = 14) const {
    std::string all;
    all += static_cast<char>(header_size);
    all += '\x20';
    put(all, 2132, 2, false);
    put(all, static_cast<std::uint32_t>(data_.size()), 4, false);
    all += ".FIT";
    all.resize(header_size);
    return with_check_sum(all + data_);
  }

  static std::string with_check_sum(std::string all) {
    // As the makers of FIT write it down: four bits at a time.
    constexpr std::uint16_t table[16] = {0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
                                         0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400};
    unsigned sum = 0;
    for (const char c : all) {
      const unsigned byte = static_cast<unsigned char>(c);
      for (const unsigned four : {byte & 0xFU, byte >> 4U}) sum = sum >> 4U ^ table[sum & 0xFU] ^ table[four];
    }
    put(all, sum, 2, false);
    return all;
  }

 private:
  static void put(std::string& out, std::uint32_t value, std::size_t size, bool big) {
    for (std::size_t i = 0; i < size; ++i)
      out += static_cast<char>(value >> 8U * (big ? size - 1 - i : i) & 0xFFU);
  }

  std::string data_;
};

// 2024-03-04 06:12:33 UTC, as FIT counts.
inline constexpr std::uint32_t fit_time = 1'709'532'753U - 631'065'600U;

inline std::vector<FitField> fit_session(std::uint32_t start = fit_time, std::uint32_t sport = 1) {
  return {{253, 4, start + 3000}, {2, 4, start},     {5, 1, sport},
          {7, 4, 3'000'000},      {8, 4, 2'710'400}, {9, 4, 820'040}};
}

}  // namespace kneecheck::activities
