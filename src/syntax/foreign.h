// Files that are no text of cases at all, told by how they begin.
#pragma once

#include <optional>
#include <string_view>

namespace kneecheck::syntax {

// What such a file is, and what to do with it, as a message and its help say it.
struct Foreign {
  std::string_view message, help;
};
// `beginning`: of the file, without a byte order mark; its first line is enough. Empty: nothing of the kind.
std::optional<Foreign> foreign_file(std::string_view beginning);

}  // namespace kneecheck::syntax
