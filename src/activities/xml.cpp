#include "activities/xml.h"

#include <expat.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>

namespace kneecheck::activities {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t portion = std::size_t{64} << 10;

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

struct Reading {
  XML_Parser parser;
  const XmlEvents& events;
  std::size_t depth = 0;
  std::optional<XmlFault> fault{};
  std::exception_ptr thrown{};

  void stop() { XML_StopParser(parser, XML_FALSE); }
  void refuse(XmlFault what) {
    if (!fault) fault = what;
    stop();
  }
  // expat is written in C, and nothing may be thrown through it. It may call on until it has stopped.
  template <class Event>
  void happen(const Event& event) noexcept {
    if (fault || thrown) return;
    try {
      event();
    } catch (...) {
      thrown = std::current_exception();
      stop();
    }
  }
};

Reading& reading_of(void* user) {
  return *static_cast<Reading*>(user);
}

void begin(void* user, const XML_Char* name, const XML_Char** pairs) {
  Reading& reading = reading_of(user);
  if (++reading.depth > deepest) return reading.refuse(XmlFault::too_deep);
  reading.happen([&] { reading.events.begin(local_name(name), XmlAttributes{pairs}); });
}

void end(void* user, const XML_Char* name) {
  Reading& reading = reading_of(user);
  --reading.depth;
  reading.happen([&] { reading.events.end(local_name(name)); });
}

void text(void* user, const XML_Char* part, int size) {
  Reading& reading = reading_of(user);
  reading.happen([&] { reading.events.text({part, static_cast<std::size_t>(size)}); });
}

void document_type(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  reading_of(user).refuse(XmlFault::document_type);
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return pair[1];
  }
  return std::nullopt;
}

std::optional<XmlFailure> read_xml(std::string_view bytes, const XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate(nullptr),
                                                                            &XML_ParserFree};
  if (!parser) throw std::bad_alloc{};
  Reading reading{parser.get(), events};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), begin, end);
  XML_SetCharacterDataHandler(parser.get(), text);
  XML_SetStartDoctypeDeclHandler(parser.get(), document_type);
  for (bool is_last = false; !is_last;) {
    const std::size_t size = std::min(portion, bytes.size());
    is_last = size == bytes.size();
    const XML_Status status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(size), is_last);
    if (reading.thrown) std::rethrow_exception(reading.thrown);
    if (status != XML_STATUS_OK) {
      if (XML_GetErrorCode(parser.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc{};
      return XmlFailure{reading.fault.value_or(XmlFault::torn),
                        static_cast<std::size_t>(XML_GetCurrentLineNumber(parser.get()))};
    }
    bytes.remove_prefix(size);
  }
  return std::nullopt;
}

}  // namespace kneecheck::activities
