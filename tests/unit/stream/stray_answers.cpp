// Signs that a slip has hidden: in a row that cannot be divided, and behind a word that is nearly one.
#include "stream/stray_answers.h"

#include <doctest/doctest.h>

#include "../builtin_case.h"
#include "stream/answer.h"
#include "stream/csv_cases.h"

using namespace kneecheck;
using namespace kneecheck::stream;

namespace {

constexpr std::string_view header = "id,age,location,onset,swelling,warning_signs,history,x_note";

// A row of a table with that header, read and assessed.
struct Read {
  Workbench bench;
  Record record;

  explicit Read(std::string_view row) {
    Record first;
    first.text = header;
    Diagnostics problems;
    record.columns = read_columns(builtin(), first, problems);
    REQUIRE(record.columns);
    record.text = row;
    assess(builtin(), read_case(builtin(), record, bench), bench.assessment);
  }
  bool alarm() const { return bench.assessment.alarm; }
  std::string help() const {
    REQUIRE_FALSE(bench.runner.problems.empty());
    return bench.runner.problems.all().front().help;
  }
};

}  // namespace

TEST_CASE("a sign in a row that cannot be divided is told, wherever it stands") {
  for (const std::string_view row :
       {"T,34,outer,,gradual,none,breathless,none,", "T,34,outer,gradual,none,none,none,,breathless,",
        "T,34,\"outer,gradual,none,breathless,none,", "T,34,outer,gra\"dual,none,Breathless;limp,none,",
        "T,34,outer,gradual,none,night_pain; chest_pain ", "T,34,outer,,injury,within_6h,none,none,",
        "T,\"34,outer,gradual,none,\"breathless\",none,", "\"T,34,outer,gradual,none,breathless,none,"}) {
    CAPTURE(row);
    const Read read{row};
    CHECK_FALSE(read.bench.runner.problems.empty());
    CHECK(read.alarm());
  }
}

TEST_CASE("nothing else of such a row counts") {
  // A part of a text, a word of several questions, an answer that calms, or one beside a given answer.
  for (const std::string_view row :
       {"T,34,outer,,gradual,none,none,none,not breathless at all", "T,34,outer,,gradual,none,calf,none,",
        "T,34,outer,,gradual,none,none,none,", "T,34,outer,injury,none,none,none,,within_6h"}) {
    CAPTURE(row);
    const Read read{row};
    CHECK_FALSE(read.bench.runner.problems.empty());
    CHECK_FALSE(read.alarm());
  }
  // A row that can be divided says itself what stands where.
  CHECK_FALSE(Read{"T,34,outer,gradual,none,none,none,breathless"}.alarm());
  CHECK_FALSE(Read{"T,34,outer,gradual,none,none,none,\xE9;breathless"}.alarm());
}

TEST_CASE("the remedy says where the word that is likely meant would be an alarm") {
  const auto says_urgent = [](std::string_view row) {
    return Read{row}.help().find("URGENT") != std::string::npos;
  };
  CHECK(says_urgent("T,34,outer,gradual,none,breathles,none,"));
  CHECK(says_urgent("T,34,outer,gradual,none,night_pain;Chest Pain,none,"));
  CHECK(says_urgent("T,34,outer,injury,within_6hh,none,none,"));
  CHECK_FALSE(says_urgent("T,34,outer,gradual,none,night_pan,none,"));
  CHECK_FALSE(says_urgent("T,34,outer,gradual,none,noen,none,"));
  CHECK_FALSE(says_urgent("T,34,outer,gradual,none,quite well,none,"));
  CHECK_FALSE(says_urgent("T,3o,outer,gradual,none,none,none,"));
  CHECK_FALSE(says_urgent("T,34,outer,gradual,none,locked;breathles,none,"));  // it is one already
  CHECK_FALSE(Read{"T,34,outer,gradual,none,breathles,none,"}.alarm());        // a guess is no answer
}
