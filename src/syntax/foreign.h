// Files that are no text of cases at all, told by how they begin.
#pragma once

#include <optional>
#include <string_view>

#include "base/language.h"

namespace kneecheck::syntax {

// What such a file is, and what to do with it, as a message and its help say it: {kind} and {command} are
// places of theirs.
struct Foreign {
  TextId message;
  std::string_view kind;
  TextId help;
  std::string_view command;
};
// `beginning`: of the file, without a byte order mark; its first line is enough. Empty: nothing of the kind.
std::optional<Foreign> foreign_file(std::string_view beginning);

}  // namespace kneecheck::syntax
