// XML, event by event, by expat. Rule: expat is included in xml.cpp only. A document type is refused, so that
// nothing in a file can stand for more than it says; so are elements that are nested more deeply than a track
// needs.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace kneecheck::activities {

// The attributes of an element that begins.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  // Empty: there is none of this name.
  std::optional<std::string_view> find(std::string_view name) const;

 private:
  const char* const* pairs_;  // name, value, name, value, null
};

// Names are without the prefix of their namespace. A text may come in several parts.
struct XmlEvents {
  std::function<void(std::string_view name, const XmlAttributes& attributes)> begin;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view part)> text;
};

enum class XmlFault : std::uint8_t { torn, document_type, too_deep };
struct XmlFailure {
  XmlFault fault = XmlFault::torn;
  std::size_t line = 0;  // 1-based
};

// Empty: it was read to its end. What is thrown by an event ends the reading, and is thrown on.
std::optional<XmlFailure> read_xml(std::string_view bytes, const XmlEvents& events);

}  // namespace kneecheck::activities
