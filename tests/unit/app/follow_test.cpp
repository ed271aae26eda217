// Calendars that follow in a folder of --out-dir.
#include <doctest/doctest.h>

#include "folder_runs.h"

namespace kneecheck::app {
namespace {

const std::vector<std::string> to_out{"plan", "in.ndjson", "-f", "ics", "--out-dir", "out"};

Ran answer(MemoryFiles& files, const std::string& cases, const std::vector<std::string>& arguments) {
  files.all["in.ndjson"] = cases;
  return run_in(files, arguments);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_CASE("a calendar that is replaced follows by itself") {
  for (const char* way : {"--update", "--force", "--skip-existing"}) {
    CAPTURE(way);
    MemoryFiles files;
    answer(files, planned("A") + planned("B"), to_out);
    const std::string first = files.all["out/A.ics"];
    const Ran ran = answer(files, planned("A", "none", "2026-12-07") + planned("B"), with(to_out, way));
    CHECK(ran.status == ExitStatus::done);
    CHECK(says(ran, "replaced 'out/A.ics', which was out of date: import it again\n"));
    const std::string second = files.all["out/A.ics"];
    CHECK(count(second, "STATUS:CANCELLED") == count(first, "BEGIN:VEVENT"));
    CHECK(count(second, "SEQUENCE:1\r\n") == count(second, "BEGIN:VEVENT"));
    const Ran again = answer(files, planned("A", "none", "2026-12-07"), with(to_out, "--force"));
    CHECK(again.status == ExitStatus::done);
    CHECK(files.all["out/A.ics"] == second);
  }
}

TEST_CASE("what is in its place and no calendar of ours is replaced as before") {
  MemoryFiles files;
  answer(files, planned("A"), to_out);
  const std::string first = files.all["out/A.ics"];
  for (const std::string& other : {std::string{"a calendar"}, std::string{}, first.substr(0, 500)}) {
    files.all["out/A.ics"] = other;
    const Ran ran = answer(files, planned("A"), with(to_out, "--force"));
    CHECK(ran.status == ExitStatus::done);
    CHECK(files.all["out/A.ics"] == first);
  }
}

TEST_CASE("named, the calendars of a folder are cancelled where a plan is withheld") {
  MemoryFiles files;
  answer(files, planned("A") + planned("B"), to_out);
  const std::string first = files.all["out/B.ics"];
  std::vector<std::string> named = with(with(with(to_out, "--update"), "--replaces"), "out/manifest.csv");
  const Ran ran = answer(files, planned("A") + planned("B", "locked") + planned("C"), named);
  CHECK(ran.status == ExitStatus::done);
  CHECK(says(ran, "URGENT: all events cancelled for 'B': "));
  CHECK(count(files.all["out/B.ics"], "STATUS:CANCELLED") == count(first, "BEGIN:VEVENT"));
  CHECK(rows_of(files.all["out/manifest.csv"]) ==
        "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.ics,+\n"
        "B,withheld,same_day,true,B.ics,+\nC,planned,self_manage,false,C.ics,+\n");
  // In another folder, and of a case whose earlier calendar is another's.
  files.all["out/A.ics"] = files.all["out/C.ics"];
  std::vector<std::string> elsewhere{"plan",      "in.ndjson", "-f",         "ics",
                                     "--out-dir", "new",       "--replaces", "out"};
  const Ran other = answer(files, planned("A") + planned("B"), elsewhere);
  CHECK(other.status == ExitStatus::bad_input);
  CHECK(says(other, "out/A.ics: error: this calendar is of the case 'C'\n"));
  CHECK(files.all.count("new/A.ics") == 0);
  CHECK(count(files.all["new/B.ics"], "SEQUENCE:2\r\n") == count(first, "BEGIN:VEVENT"));
}

TEST_CASE("a folder that is none of --out-dir has no calendars") {
  MemoryFiles files;
  files.all["other/A.ics"] = "mine";
  files.all["in.ndjson"] = planned("A");
  const Ran ran =
      run_in(files, {"plan", "in.ndjson", "-f", "ics", "--out-dir", "out", "--replaces", "other"});
  CHECK(ran.status == ExitStatus::failed);
  CHECK(says(ran, "'other' is no folder that --out-dir has written"));
  CHECK(files.all.count("out/manifest.csv") == 0);
}

}  // namespace
}  // namespace kneecheck::app
