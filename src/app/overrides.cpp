#include "app/overrides.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/refusal.h"
#include "base/words/app.h"
#include "cli/parse.h"
#include "stream/answer.h"
#include "syntax/parse.h"

namespace kneecheck::app {
namespace {

struct Override {
  Key key;
  std::string Command::*value;
};
constexpr std::array overridable{Override{Key::start, &Command::start},
                                 Override{Key::days, &Command::days},
                                 Override{Key::equipment, &Command::equipment},
                                 Override{Key::max_minutes, &Command::max_minutes},
                                 Override{Key::avoid, &Command::avoid},
                                 Override{Key::diagnosis, &Command::diagnosis},
                                 Override{Key::note, &Command::note}};

// One answer, as a CSV row of one cell would give it.
Case read_answer(const Knowledge& knowledge, Key key, std::string value) {
  const CsvRow header{0, {std::string{word(key)}}, {Place{}}};
  const CsvRow row{0, {std::move(value)}, {Place{}}};
  Tree tree;
  Diagnostics problems{knowledge.language};
  csv_tree({}, {}, header, row, tree, problems);
  return decode_case(knowledge, tree.root(), &default_locale);
}

std::string option_name(Key key) {
  std::string name{word(key)};
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

}  // namespace

Case read_overrides(const Knowledge& knowledge, const Command& command) {
  Case all;
  for (const Override& each : overridable) {
    const std::string& value = command.*each.value;
    if (value.empty()) continue;
    const Case one = read_answer(knowledge, each.key, value);
    const Diagnostics problems = stopping_problems(Verb::plan, one);
    if (!problems.empty()) {
      const Diagnostic& problem = problems.all().front();
      throw Refusal{
          ExitStatus::misused,
          usage_message(knowledge.language,
                        knowledge.language.say(AppText::option_is_wrong, {{"option", option_name(each.key)},
                                                                          {"problem", problem.message}}),
                        problem.help)};
    }
    all[each.key] = one[each.key];
    if (each.key == Key::avoid) all.avoid = one.avoid;
    if (each.key == Key::note) all.note = one.note;
  }
  return all;
}

}  // namespace kneecheck::app
