#include "export/common.h"

namespace kneecheck::exports {

void write_explain_json(std::string& out, const std::vector<Explanation>& explanations) {
  JsonWriter writer{out, JsonStyle::indented};
  writer.begin_object();
  pair(writer, "schema", explain_schema);
  writer.key("topics");
  writer.begin_list();
  for (const Explanation& explanation : explanations) {
    writer.begin_object();
    pair(writer, "kind", explanation.kind);
    pair(writer, "id", explanation.id);
    pair(writer, "name", explanation.name);
    pair(writer, "text", plain_text(explanation));
    pair_list(writer, "sources", explanation.sources);
    pair_list(writer, "claims", explanation.claims);
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
}

}  // namespace kneecheck::exports
