// Why a text is not JSON, and where: asked only after simdjson, which is fast but often names no place, has
// refused it. Rule: private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kneecheck::syntax {

struct JsonFault {
  std::size_t offset = 0;
  std::string_view message;
  std::string_view help;
};

// Empty when the text is one JSON value (RFC 8259) with nothing behind it. The text must be valid UTF-8.
std::optional<JsonFault> find_json_fault(std::string_view text);

// A number in the grammar of JSON.
bool is_json_number(std::string_view text);

}  // namespace kneecheck::syntax
