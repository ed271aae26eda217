// Names that stay the same: identifiers made from content, so that the same thing has the same one in every
// export and on every machine. Rule: never from a clock or from chance.
#pragma once

#include <string>
#include <string_view>

namespace kneecheck {

// The UUID of version 5 (RFC 9562) of `name` in the namespace of this program, in lower case with hyphens.
// Different names, different UUIDs, as far as anybody will ever see.
std::string uuid_of(std::string_view name);

}  // namespace kneecheck
