#include "export/common.h"

namespace kneecheck::exports {

void write_check_json(std::string& out, const Diagnostics& problems) {
  JsonWriter writer{out, JsonStyle::indented};
  writer.begin_object();
  pair(writer, "schema", check_schema);
  pair_flag(writer, "ok", problems.empty());
  writer.key("problems");
  writer.begin_list();
  for (const Diagnostic& problem : problems.all()) {
    writer.begin_object();
    pair(writer, "file", problem.file);
    pair(writer, "line", problem.place.line);
    pair(writer, "column", problem.place.column);
    pair(writer, "code", problem.code);
    pair(writer, "message", problem.message);
    pair(writer, "help", problem.help);
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
}

}  // namespace kneecheck::exports
