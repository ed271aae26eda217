#include "export/calendar_names.h"

#include <fmt/format.h>

#include "base/uuid.h"
#include "intake/case_yaml.h"

namespace kneecheck::exports {

std::string plan_key(const Knowledge& knowledge, const Case& runner, Date start) {
  if (runner.id) return fmt::format("id\n{}\n{}", *runner.id, date_text(start));
  Case nameless = runner;
  nameless.name.clear();
  return fmt::format("case\n{}\n{}", case_yaml(knowledge, nameless), date_text(start));
}

std::string event_uid(std::string_view plan_key, Date date, EventOf of) {
  return uuid_of(fmt::format("{}\n{}{}", plan_key, date_text(date), of == EventOf::tests ? "\ntests" : ""));
}

}  // namespace kneecheck::exports
