// The folder of --out-dir when earlier runs were there.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "folder_runs.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

const std::string bad = "{\"id\": \"A\", \"age\": \"x\", \"warning_signs\": \"chest_pain\"}\n";
const std::string manifest = "out/manifest.csv";
const std::string list = "out/.kneecheck-unfinished.csv";
const std::vector<std::string> ways{"--force", "--update", "--skip-existing"};

std::vector<std::string> to_out(const std::string& verb, const std::string& format) {
  return {verb, "in.ndjson", "--format", format, "--out-dir", "out"};
}

Ran answer(MemoryFiles& files, const std::string& input, const std::vector<std::string>& arguments) {
  files.all["in.ndjson"] = input;
  return run_in(files, arguments);
}

}  // namespace

TEST_CASE("nothing is replaced unasked, and what to add is said once") {
  MemoryFiles files;
  answer(files, planned("A") + planned("B"), to_out("plan", "json"));
  const auto before = files.all;
  const Ran again = run_in(files, to_out("plan", "json"));
  CHECK(again.status == ExitStatus::failed);
  CHECK(says(again, "'out' holds files of an earlier run: --update writes what has changed"));
  CHECK(again.err.find('\n') == again.err.size() - 1);
  CHECK(files.all == before);

  // Files that no manifest calls ours are each case's own error.
  MemoryFiles foreign;
  foreign.all["out/A.json"] = "mine";
  const Ran beside = answer(foreign, planned("A") + planned("B"), to_out("plan", "json"));
  CHECK(beside.status == ExitStatus::failed);
  CHECK(says(beside, "'out/A.json' is there already"));
  CHECK(foreign.all["out/A.json"] == "mine");
  CHECK(rows_of(foreign.all[manifest]) ==
        "id,status,urgency,alarm,file,digest\nA,error,,,,\n"
        "B,planned,self_manage,false,B.json,+\n");
}

TEST_CASE("what is right is left alone, what has changed is written and named, what is missing is made") {
  for (const std::string& way : {std::string{"--update"}, std::string{"--skip-existing"}}) {
    CAPTURE(way);
    MemoryFiles files;
    answer(files, planned("A") + planned("B") + planned("C"), to_out("plan", "json"));
    const std::string first = files.all[manifest];
    const std::string plan = files.all["out/C.json"];
    files.all["out/A.json"] = "as it was";
    files.all.erase("out/C.json");
    const Ran ran = answer(files, planned("A") + planned("B", "none", "2026-12-07") + planned("C"),
                           with(to_out("plan", "json"), way));
    CHECK(ran.status == ExitStatus::done);
    CHECK(files.all["out/A.json"] == "as it was");  // so it was not written
    CHECK(files.all["out/C.json"] == plan);
    CHECK(says(ran, "kneecheck: replaced 'out/B.json', which was out of date\n"));
    CHECK_FALSE(says(ran, "A.json"));
    CHECK_FALSE(says(ran, "C.json"));
    CHECK(says(ran, "1 there already"));
    CHECK(rows_of(files.all[manifest]) == rows_of(first));
    CHECK(files.all[manifest] != first);
    CHECK(files.all.count(list) == 0);
  }
}

TEST_CASE("a file is out of date when the case, an option or the knowledge is another") {
  MemoryFiles files;
  files.all["ours/clinic.yaml"] = "name: Harbour Physiotherapy\nphone: 020 7946 0000\n";
  const auto made_anew = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = to_out("plan", "text");
    arguments.insert(arguments.end(), more.begin(), more.end());
    answer(files, planned("A"), with(arguments, "--force"));
    files.all["out/A.txt"] = "mark";
    answer(files, planned("A"), with(to_out("plan", "text"), "--update"));
    return files.all["out/A.txt"] != "mark";
  };
  CHECK_FALSE(made_anew({}));
  CHECK_FALSE(
      made_anew({"--jobs", "1", "--quiet", "--on-error", "record", "--color", "never", "--width", "80"}));
  for (const std::vector<std::string>& more :
       std::vector<std::vector<std::string>>{{"--units", "mi"},
                                             {"--region", "uk"},
                                             {"--width", "60"},
                                             {"--color", "always"},
                                             {"--weeks", "3"},
                                             {"--week", "2"},
                                             {"--days", "mon,wed,fri"},
                                             {"--start", "2026-12-07"},
                                             {"--max-minutes", "20"},
                                             {"--equipment", "band"},
                                             {"--data", "ours"},
                                             {"--clinic", "ours/clinic.yaml"}}) {
    CAPTURE(more.front());
    CHECK(made_anew(more));
  }
}

TEST_CASE("a row of a table is another case when its cells are read in another language") {
  for (const char* verb : {"triage", "plan"}) {
    CAPTURE(verb);
    MemoryFiles files;
    files.all["in.csv"] = "id,age,start\nA,34,3/4/2027\n";
    const std::vector<std::string> arguments{verb,        "in.csv", "--format", "json",
                                             "--out-dir", "out",    "--update"};
    const auto manifest_of = [&](const char* locale) {
      run_in(files, with(with(arguments, "--locale"), locale));
      return files.all[manifest];
    };
    const std::string british = manifest_of("en-gb");
    CHECK(manifest_of("en-gb") == british);
    CHECK(manifest_of("en-us") != british);
  }
}

TEST_CASE("a plan without a start follows from today, one with a start does not") {
  MemoryFiles files;
  std::string open_start = planned("A");
  open_start.replace(open_start.find(", \"start\": \"2026-11-30\""), 23, "");
  for (const bool has_start : {true, false}) {
    CAPTURE(has_start);
    const std::string input = has_start ? planned("A") : open_start;
    const auto on = [&](const std::string& day, const std::string& way) {
      std::vector<std::string> arguments = to_out("plan", "json");
      arguments.insert(arguments.end(), {"--today", day, way});
      answer(files, input, arguments);
    };
    on("2026-11-23", "--force");
    files.all["out/A.json"] = "mark";
    on("2026-11-23", "--update");
    CHECK(files.all["out/A.json"] == "mark");
    on("2026-11-24", "--update");
    CHECK((files.all["out/A.json"] == "mark") == has_start);
  }
}

TEST_CASE("a page shows the week that holds the day given, so on another day it is made anew") {
  MemoryFiles files;
  const auto on = [&](const std::string& day, const std::string& way) {
    std::vector<std::string> arguments = to_out("plan", "text");
    arguments.insert(arguments.end(), {"--today", day, way});
    answer(files, planned("A"), arguments);
    return files.all["out/A.txt"];
  };
  const std::string first = on("2026-11-30", "--force");
  CHECK(first.find("Mon, today") != std::string::npos);
  CHECK(on("2026-12-08", "--update").find("Week 2 of ") != std::string::npos);
  CHECK(on("2026-11-30", "--update") == first);
  answer(files, planned("A"), with(to_out("plan", "text"), "--update"));
  CHECK(files.all["out/A.txt"].find("today,") == std::string::npos);
}

TEST_CASE("without a digest a file is compared, and written only if it differs") {
  MemoryFiles files;
  answer(files, planned("A") + planned("B"), to_out("plan", "json"));
  const std::string plan = files.all["out/A.json"];
  for (const bool listed : {true, false}) {
    CAPTURE(listed);
    files.all[manifest] = "id,status,urgency,alarm,file\r\nA,planned,self_manage,false,A.json\r\n";
    if (!listed) files.all.erase(manifest);
    files.all["out/B.json"] = "mine";
    const Ran ran =
        answer(files, planned("A") + planned("B"), with(to_out("plan", "json"), "--skip-existing"));
    CHECK(ran.status == ExitStatus::done);
    CHECK(says(ran, "1 there already"));
    CHECK(says(ran, "replaced 'out/B.json'"));
    CHECK_FALSE(says(ran, "A.json"));
    CHECK(files.all["out/A.json"] == plan);
    CHECK(files.all["out/B.json"] != "mine");
  }
}

TEST_CASE("what somebody has to be seen for is never kept unseen") {
  const std::string alarm = planned("A", "locked");
  for (const std::string& verb : {std::string{"plan"}, std::string{"triage"}}) {
    CAPTURE(verb);
    MemoryFiles files;
    answer(files, alarm, to_out(verb, "json"));
    const std::string said = files.all["out/A.json"];
    files.all["out/A.json"] = "changed by hand";
    answer(files, alarm, with(to_out(verb, "json"), "--update"));
    CHECK(files.all["out/A.json"] == said);
  }
}

TEST_CASE("a calendar of a case that gets no plan any more is removed, and named") {
  for (const std::string& way : ways) {
    for (const std::string& now :
         {planned("A", "locked"), std::string{"{\"id\": \"A\", \"age\": 40}\n"}, bad}) {
      for (const std::string& format : {std::string{"ics"}, std::string{"json"}, std::string{"html"}}) {
        CAPTURE(way + now + format);
        MemoryFiles files;
        answer(files, planned("A"), to_out("plan", "ics"));
        REQUIRE(files.all.count("out/A.ics") == 1);
        const Ran ran = answer(files, now, with(to_out("plan", format), way));
        CHECK(files.all.count("out/A.ics") == 0);
        CHECK(says(
            ran, "kneecheck: removed 'out/A.ics', which was out of date: take its events out of calendars"));
        CHECK(ran.status == (now == bad ? ExitStatus::bad_input : ExitStatus::done));
        CHECK(files.all[manifest].find("A.ics") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a bad case has no file, and none of an earlier run; the file of an id is that of its first case") {
  for (const std::string& way : ways) {
    CAPTURE(way);
    MemoryFiles files;
    const std::vector<std::string> arguments = with(to_out("plan", "text"), way);
    answer(files, planned("A"), arguments);
    const std::string plan = files.all["out/A.txt"];
    answer(files, planned("A") + planned("A"), arguments);
    CHECK(files.all["out/A.txt"] == plan);
    const std::string rows = "id,status,urgency,alarm,file,digest\nA,error,emergency,true,,\n";
    for (const std::string& second : {std::string{}, planned("A")}) {
      answer(files, planned("A"), arguments);
      const Ran ran = answer(files, bad + second, arguments);
      CHECK(files.all.count("out/A.txt") == 0);
      CHECK(says(ran, "removed 'out/A.txt'"));
      CHECK(rows_of(files.all[manifest]) == rows + (second.empty() ? "" : "A,error,,,,\n"));
    }
  }
}

TEST_CASE("two formats share a folder: the other one's files stay while they are right") {
  for (const std::string& way : ways) {
    CAPTURE(way);
    MemoryFiles files;
    answer(files, planned("A") + planned("B"), to_out("plan", "json"));
    std::vector<std::string> to_calendars = with(to_out("plan", "ics"), "--time");
    to_calendars.emplace_back("18:30");
    to_calendars.push_back(way);
    CHECK(answer(files, planned("A") + planned("B"), to_calendars).status == ExitStatus::done);
    CHECK(rows_of(files.all[manifest]) ==
          "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.ics,+\n"
          "B,planned,self_manage,false,B.ics,+\nA,planned,self_manage,false,A.json,+\n"
          "B,planned,self_manage,false,B.json,+\n");

    // Only B's answer is another one now: its calendar would contradict it.
    const Ran ran =
        answer(files, planned("A") + planned("B", "none", "2026-12-07"), with(to_out("plan", "json"), way));
    CHECK(ran.status == ExitStatus::done);
    CHECK(files.all.count("out/A.ics") == 1);
    CHECK(files.all.count("out/B.ics") == 0);
    CHECK(says(ran, "removed 'out/B.ics'"));
    CHECK(rows_of(files.all[manifest]) ==
          "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.json,+\n"
          "B,planned,self_manage,false,B.json,+\nA,planned,self_manage,false,A.ics,+\n");

    // A triage says nothing of a plan, so that it goes with any plan for the same answers.
    answer(files, planned("A") + planned("B"), with(to_out("triage", "text"), way));
    CHECK(files.all.count("out/A.ics") == 1);
    CHECK(files.all.count("out/B.json") == 0);

    // A plan that begins on another day does not go with the old calendar.
    std::vector<std::string> later = with(to_out("plan", "json"), way);
    later.insert(later.end(), {"--start", "2027-01-04"});
    answer(files, planned("A"), later);
    CHECK(files.all.count("out/A.ics") == 0);
  }
}

TEST_CASE("a case that is not in this run keeps its files and rows, as long as the files are there") {
  MemoryFiles files;
  answer(files, planned("A") + planned("B") + planned("C", "locked") + planned("D"), to_out("plan", "ics"));
  files.all.erase("out/D.ics");
  const Ran ran = answer(files, planned("A"), with(to_out("plan", "ics"), "--update"));
  CHECK(ran.status == ExitStatus::done);
  CHECK(says(ran,
             "kneecheck: 1 file is of cases that this run does not have: left as it is (in_list no in "
             "manifest.csv)\n"));
  CHECK(files.all.count("out/B.ics") == 1);
  CHECK(rows_of(files.all[manifest]) ==
        "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.ics,+\n"
        "B,planned,self_manage,false,B.ics,+\nC,withheld,same_day,true,,\n");
}

TEST_CASE("what nobody knows to be ours is named, and left") {
  for (const std::string& way : ways) {
    CAPTURE(way);
    MemoryFiles files;
    files.all["out/A.ics"] = "a calendar";
    files.all["out/A.yaml"] = "somebody's case";
    files.all["out/B.ics"] = "a calendar";
    const Ran ran = answer(files, planned("A", "locked") + planned("B"), with(to_out("plan", "json"), way));
    CHECK(ran.status == ExitStatus::failed);
    CHECK(says(ran, "'out/A.ics' is of an earlier run, not of these answers"));
    CHECK_FALSE(says(ran, "A.yaml"));
    CHECK_FALSE(says(ran, "B.ics"));
    CHECK(files.all["out/A.ics"] == "a calendar");
    CHECK(files.all["out/A.yaml"] == "somebody's case");
  }
}

TEST_CASE("a few are named, many are counted") {
  MemoryFiles files;
  std::string before, after;
  for (int i = 0; i < 20; ++i) {
    before += planned(fmt::format("A{}", i));
    after += planned(fmt::format("A{}", i), i < 10 ? "locked" : "none", "2026-12-07");
  }
  answer(files, before, to_out("plan", "ics"));
  const Ran ran = answer(files, after, with(to_out("plan", "ics"), "--update"));
  CHECK(says(ran, "removed 'out/A4.ics'"));
  CHECK(says(ran, "removed 'out/A9.ics'"));  // somebody follows each of them
  CHECK(says(ran, "kneecheck: 10 files in all are removed\n"));
  CHECK(says(ran, "kneecheck: 10 files in all are replaced\n"));
  const Ran quiet = answer(files, before, with(with(to_out("plan", "ics"), "--update"), "--quiet"));
  CHECK(quiet.err.empty());
}

TEST_CASE("no input is taken for a result, and nothing is written through a link") {
  for (const std::string& way : with(ways, "--quiet")) {
    CAPTURE(way);
    MemoryFiles files;
    files.all["out/A.json"] = planned("A");
    files.all["out/B.json"] = "elsewhere";
    files.links.insert("out/B.json");
    files.all["in.ndjson"] = planned("B");
    const Ran ran =
        run_in(files, {"plan", "out/A.json", "in.ndjson", "--format", "json", "--out-dir", "out", way});
    CHECK(ran.status == ExitStatus::failed);
    CHECK(says(ran, "'out/A.json' is read as well"));
    CHECK(says(ran, "'out/B.json' is a link, or no file at all"));
    CHECK(files.all["out/A.json"] == planned("A"));
    CHECK(files.all["out/B.json"] == "elsewhere");
  }
  // Not even where the manifest calls it ours, and the case is a bad one.
  MemoryFiles files;
  answer(files, planned("A"), to_out("plan", "json"));
  const std::string plan = files.all["out/A.json"];
  const Ran ran = run_in(files, {"plan", "out/A.json", "--format", "json", "--out-dir", "out", "--update"});
  CHECK(ran.status == ExitStatus::failed);
  CHECK(files.all["out/A.json"] == plan);
}

TEST_CASE("a manifest that is not ours, or is no file, stops the run before anything changes") {
  for (const std::string& way : ways) {
    CAPTURE(way);
    MemoryFiles files;
    files.all[manifest] = "product;version\r\n";
    CHECK(answer(files, planned("A"), with(to_out("plan", "json"), way)).status == ExitStatus::failed);
    CHECK(files.all[manifest] == "product;version\r\n");
    CHECK(files.all.size() == 2);
    files.all[manifest] = "id,status,urgency,alarm,file,digest\r\n";
    files.links.insert(manifest);
    CHECK(
        says(answer(files, planned("A"), with(to_out("plan", "json"), way)), "is a link or no file at all"));
    CHECK(files.all.size() == 2);
  }
}

TEST_CASE("rows that are torn, changed by hand or lead elsewhere count for nothing") {
  MemoryFiles files;
  files.all["out/B.ics"] = "mine";
  files.all["out/C.ics"] = "mine";
  files.all["x.ics"] = "mine";
  files.all[manifest] =
      "id,status,urgency,alarm,file,digest\r\n"
      "../x,planned,self_manage,false,../x.ics,\r\nA,planned,self_manage,false,B.ics,\r\n"
      "\"n\r\nC,planned,self_manage,false,C.ics,\",error,,,,\r\nB,planned\r\n\"never closed";
  answer(files, planned("A", "locked") + planned("C") + bad, with(to_out("plan", "json"), "--update"));
  CHECK(files.all["out/B.ics"] == "mine");
  CHECK(files.all["out/C.ics"] == "mine");
  CHECK(files.all["x.ics"] == "mine");
}

TEST_CASE("after an interruption the list goes on where the manifest was") {
  MemoryFiles files;
  answer(files, planned("A") + planned("B"), to_out("plan", "ics"));
  // Killed as it wrote A's calendar, and the last row is torn.
  files.all[list] = files.all[manifest] + "\r\nA,,,,A.ics,,\r\nB,,,,B.ic";
  files.all.erase(manifest);
  CHECK(says(run_in(files, to_out("plan", "ics")), "holds files of an earlier run"));
  const std::string calendar = files.all["out/B.ics"];
  files.all["out/A.ics"] = "who knows";
  files.all["out/B.ics"] = "kept unseen";
  const Ran ran = answer(files, planned("A") + planned("B"), with(to_out("plan", "ics"), "--skip-existing"));
  CHECK(ran.status == ExitStatus::done);
  CHECK(says(ran, "replaced 'out/A.ics'"));
  CHECK(files.all["out/B.ics"] == "kept unseen");
  CHECK(files.all.count(list) == 0);

  // What is in a file is not known: in another format's run it cannot be held to go with the answer.
  files.all[list] = files.all[manifest] + "\r\nA,,,,A.ics,,\r\n";
  files.all.erase(manifest);
  answer(files, planned("A") + planned("B"), with(to_out("plan", "json"), "--update"));
  CHECK(files.all.count("out/A.ics") == 0);
  CHECK(files.all.count("out/B.ics") == 1);
}
