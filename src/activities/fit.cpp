// FIT, as watches write it: a header, definitions of messages, messages, a check sum; several such files may
// stand behind one another. Of all messages two are looked at: a session says what was done, and the one of
// the activity what the clock on the wall said. Rule: no byte is read but through a view that ends where the
// header says, and no size in the file is believed that is not there.
#include <array>
#include <string_view>

#include "activities/readers.h"
#include "base/words/activities.h"

namespace kneecheck::activities {
namespace {

constexpr std::int64_t epoch = 631'065'600;         // 1989-12-31, in seconds since 1970
constexpr std::int64_t most_offset = 15 * 60 * 60;  // of a clock from UTC: no place is farther
constexpr std::size_t least_header = 12, check_sum_size = 2;

constexpr std::uint16_t session_message = 18, activity_message = 34;
// Fields of the session.
constexpr std::uint8_t field_start = 2, field_sport = 5, field_elapsed = 7, field_timer = 8,
                       field_distance = 9;
constexpr std::uint8_t sport_running = 1;
// Of the activity.
constexpr std::uint8_t field_local_time = 5, field_time = 253;

constexpr auto check_sum_table = [] {
  std::array<std::uint16_t, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) {
    unsigned sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? (sum >> 1U) ^ 0xA001U : sum >> 1U;
    table[byte] = static_cast<std::uint16_t>(sum);
  }
  return table;
}();

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t number(std::string_view bytes, bool big_endian) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    value = value << 8U | byte_at(bytes, big_endian ? i : bytes.size() - 1 - i);
  return value;
}

std::uint16_t check_sum(std::string_view bytes) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    sum = sum >> 8U ^ check_sum_table[(sum ^ byte_at(bytes, i)) & 0xFFU];
  return static_cast<std::uint16_t>(sum);
}

struct Field {
  std::uint8_t id = 0, size = 0;
};

// What the messages of one kind look like from here on.
struct Definition {
  bool is_there = false;
  bool big_endian = false;
  std::uint16_t message = 0;
  std::vector<Field> fields;
  std::size_t bytes = 0;  // of a message
};

struct Session {
  std::optional<std::uint32_t> sport, start, elapsed, timer, distance;
};

// One file of those behind one another: its messages.
class Messages {
 public:
  explicit Messages(std::string_view bytes) : bytes_(bytes) {}

  // False: they do not fit into the file, or one was not defined.
  bool read() {
    while (at_ < bytes_.size()) {
      const unsigned header = byte_at(bytes_, at_++);
      constexpr unsigned has_time = 0x80, is_definition = 0x40, has_more = 0x20;
      if ((header & has_time) != 0) {
        if (!read_message(definitions_[header >> 5U & 0x03U])) return false;
      } else if ((header & is_definition) != 0) {
        if (!read_definition(definitions_[header & 0x0FU], (header & has_more) != 0)) return false;
      } else if (!read_message(definitions_[header & 0x0FU])) {
        return false;
      }
    }
    return true;
  }

  const std::vector<Session>& sessions() const { return sessions_; }
  std::int64_t offset() const { return offset_; }  // of the clock on the wall from UTC, in seconds

 private:
  bool has(std::size_t size) const { return size <= bytes_.size() - at_; }
  std::string_view take(std::size_t size) {
    const std::string_view taken = bytes_.substr(at_, size);
    at_ += size;
    return taken;
  }

  // Fields of its own that a maker adds are no more than bytes to pass over.
  bool read_definition(Definition& definition, bool has_more) {
    constexpr std::size_t fixed = 5, each = 3;
    if (!has(fixed)) return false;
    const std::string_view head = take(fixed);
    const bool big_endian = head[1] == 1;
    definition = {true, big_endian, static_cast<std::uint16_t>(number(head.substr(2, 2), big_endian)), {}, 0};
    const std::size_t fields = byte_at(head, 4);
    if (!has(fields * each)) return false;
    for (std::size_t i = 0; i < fields; ++i) {
      const std::string_view field = take(each);
      definition.fields.push_back({static_cast<std::uint8_t>(field[0]), static_cast<std::uint8_t>(field[1])});
      definition.bytes += byte_at(field, 1);
    }
    if (!has_more) return true;
    if (!has(1)) return false;
    const std::size_t others = byte_at(take(1), 0);
    if (!has(others * each)) return false;
    for (std::size_t i = 0; i < others; ++i) definition.bytes += byte_at(take(each), 1);
    return true;
  }

  bool read_message(const Definition& definition) {
    if (!definition.is_there || !has(definition.bytes)) return false;
    const std::string_view message = take(definition.bytes);
    if (definition.message == session_message && sessions_.size() < most_activities) {
      sessions_.push_back(
          {value(definition, message, field_sport, 1), value(definition, message, field_start, 4),
           value(definition, message, field_elapsed, 4), value(definition, message, field_timer, 4),
           value(definition, message, field_distance, 4)});
    } else if (definition.message == activity_message) {
      const auto utc = value(definition, message, field_time, 4);
      const auto local = value(definition, message, field_local_time, 4);
      if (!utc || !local) return true;
      const std::int64_t offset = std::int64_t{*local} - std::int64_t{*utc};
      if (offset >= -most_offset && offset <= most_offset) offset_ = offset;
    }
    return true;
  }

  // Of a field that is there, is as long as it should be, and was recorded.
  static std::optional<std::uint32_t> value(const Definition& definition, std::string_view message,
                                            std::uint8_t id, std::size_t size) {
    std::size_t at = 0;
    for (const Field& field : definition.fields) {
      if (field.id == id) {
        if (field.size != size) return std::nullopt;
        const std::uint32_t found = number(message.substr(at, size), definition.big_endian);
        const std::uint32_t invalid = size == 1 ? 0xFFU : 0xFFFFFFFFU;
        return found == invalid ? std::nullopt : std::optional{found};
      }
      at += field.size;
    }
    return std::nullopt;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::array<Definition, 16> definitions_;
  std::vector<Session> sessions_;
  std::int64_t offset_ = 0;
};

std::optional<Activity> activity_of(const Session& session, std::int64_t offset) {
  if (!session.start) return std::nullopt;
  const auto date = date_of(epoch + *session.start + offset);
  const auto thousandths = session.timer ? session.timer : session.elapsed;
  if (!date || !thousandths) return std::nullopt;
  std::optional<std::int64_t> metres;
  if (session.distance) metres = (std::int64_t{*session.distance} + 50) / 100;
  return plausible(*date, (std::int64_t{*thousandths} + 500) / 1000, metres, session.sport == sport_running);
}

}  // namespace

std::vector<Activity> read_fit(std::string_view file, std::string_view bytes, Diagnostics& problems) {
  const Language& language = problems.language();
  const auto refuse_as = [&](ActivitiesText message, ActivitiesText help) {
    refuse(problems, file, 0, "syntax", language.say(message), help);
    return std::vector<Activity>{};
  };
  std::vector<Activity> found;
  std::size_t left_out = 0;
  while (!bytes.empty()) {
    const std::size_t header = byte_at(bytes, 0);
    if (bytes.size() < least_header || header < least_header || bytes.substr(8, 4) != ".FIT")
      return refuse_as(ActivitiesText::torn, ActivitiesText::copy_again);
    const std::size_t size = header + number(bytes.substr(4, 4), false);
    if (bytes.size() < check_sum_size || size > bytes.size() - check_sum_size)
      return refuse_as(ActivitiesText::torn, ActivitiesText::copy_again);
    if (check_sum(bytes.substr(0, size)) != number(bytes.substr(size, check_sum_size), false))
      return refuse_as(ActivitiesText::wrong_check_sum, ActivitiesText::copy_again);
    Messages messages{bytes.substr(header, size - header)};
    if (!messages.read()) return refuse_as(ActivitiesText::wrong_messages, ActivitiesText::copy_again);
    for (const Session& session : messages.sessions()) {
      const auto activity = activity_of(session, messages.offset());
      if (activity && found.size() < most_activities) {
        found.push_back(*activity);
      } else {
        ++left_out;
      }
    }
    bytes.remove_prefix(size + check_sum_size);
  }
  if (found.empty() && left_out == 0)
    return refuse_as(ActivitiesText::no_session, ActivitiesText::what_is_read);
  if (left_out > 0)
    warn(problems, file, 0, language.say(ActivitiesText::sessions_left_out, {{"n", left_out}}),
         ActivitiesText::needs_date_and_time);
  return found;
}

}  // namespace kneecheck::activities
