// Manifests of this version and of older ones, and what they say of earlier runs.
#include "stream/manifest.h"

#include <doctest/doctest.h>

#include "memory_world.h"
#include "stream/earlier_files.h"

using namespace kneecheck;
using namespace kneecheck::stream;

namespace {

constexpr std::string_view digest = "000000000000000100000000000000020000000000000003";

ManifestReader reader_of(const std::string& text) {
  return ManifestReader{std::make_unique<MemoryInput>(text)};
}

}  // namespace

TEST_CASE("manifests of older versions are read") {
  const std::string row = "P-1,planned,routine,false,P-1.ics";
  struct Version {
    std::string header, row;
    bool has_digest, has_own;
  };
  const std::string with_digest = row + "," + std::string{digest};
  for (const auto& [head, line, has_digest, has_own] : {
           Version{"id,status,urgency,alarm,file", row, false, false},
           Version{"id,status,urgency,alarm,file,digest", with_digest, true, false},
           Version{"id,status,urgency,alarm,file,digest,x_ward", with_digest + ",North", true, true},
           Version{"id,status,urgency,alarm,file,digest,in_list", with_digest + ",no", true, false},
           Version{"id,status,urgency,alarm,file,digest,in_list,x_ward", with_digest + ",yes,North", true,
                   true},
       }) {
    const std::string header = head;
    CAPTURE(header);
    ManifestReader reader = reader_of(head + "\r\n" + line + "\r\n");
    REQUIRE(reader.is_manifest());
    const auto read = reader.next();
    REQUIRE(read);
    CHECK(read->urgency == "routine");
    CHECK(read->format == Format::ics);
    CHECK(read->digest.has_value() == has_digest);
    CHECK((read->own == std::vector<std::string>{"North"}) == has_own);
    CHECK_FALSE(reader.next());
  }
  for (const std::string head :
       {"id,status,urgency,alarm", "id,age", "id,status,urgency,alarm,file,ward", ""})
    CHECK_FALSE(reader_of(head + "\r\n").is_manifest());
}

TEST_CASE("a manifest that a spreadsheet has saved with semicolons is one") {
  ManifestReader reader =
      reader_of("\xEF\xBB\xBFid;status;urgency;alarm;file;digest\r\nP-1;planned;routine;false;P-1.ics;\r\n");
  REQUIRE(reader.is_manifest());
  const auto read = reader.next();
  REQUIRE(read);
  CHECK(read->format == Format::ics);
}

TEST_CASE("of the rows of a case without a file the most urgent one stays") {
  for (const std::string_view rows :
       {"B,withheld,emergency,true,,\r\nB,error,,,,\r\n", "B,error,,,,\r\nB,error,emergency,true,,\r\n"}) {
    ManifestReader reader = reader_of("id,status,urgency,alarm,file,digest\r\n" + std::string{rows});
    const EarlierFiles earlier{reader};
    CHECK(earlier.standing("B")->urgency == Urgency::emergency);
  }
}

TEST_CASE("how urgent a case was, and which command has made its files") {
  ManifestReader reader = reader_of(
      "id,status,urgency,alarm,file,digest\r\n"
      "P-1,withheld,same_day,true,,\r\nP-2,planned,routine,false,P-2.html,\r\nP-2,planned,routine,false,P-2."
      "json,\r\n"
      "P-3,incomplete,,,P-3.csv,\r\nP-4,error,sooner,,,\r\n");
  const EarlierFiles earlier{reader};
  CHECK(earlier.standing("P-1")->urgency == Urgency::same_day);
  CHECK(earlier.standing("P-2")->urgency == Urgency::routine);
  CHECK_FALSE(earlier.standing("P-3")->urgency);
  CHECK_FALSE(earlier.standing("P-4")->urgency);
  CHECK_FALSE(earlier.standing("P-5"));
  CHECK(earlier.holds_of_other(Verb::triage, Format::html));
  CHECK(earlier.holds_of_other(Verb::triage, Format::json));
  CHECK_FALSE(earlier.holds_of_other(Verb::triage, Format::csv));  // both commands have incomplete ones
  CHECK_FALSE(earlier.holds_of_other(Verb::plan, Format::html));
}
