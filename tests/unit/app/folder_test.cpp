#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "app/run.h"
#include "memory_world.h"
#include "stream/case_folder.h"
#include "stream/progress.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

std::string planned(std::string_view id) {
  return fmt::format(
      "{{\"id\": \"{}\", \"age\": 34, \"location\": \"outer\", \"onset\": \"gradual\", \"swelling\": "
      "\"none\", \"warning_signs\": "
      "\"none\", "
      "\"history\": \"none\", \"pattern\": \"after_set_distance\", \"start\": \"2026-11-30\"}}\n",
      id);
}

struct Ran {
  ExitStatus status = ExitStatus::done;
  std::string out, err;
};

Ran run_in(MemoryFiles& files, const std::vector<std::string>& arguments) {
  MemoryWorld memory{files};
  World world = memory.view();
  const ExitStatus status = run(world, arguments);
  return {status, memory.out.text, memory.err.text};
}

const std::vector<std::string> to_out{"plan", "in.ndjson", "--format", "json", "--out-dir", "out"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::string& more) {
  arguments.push_back(more);
  return arguments;
}

}  // namespace

TEST_CASE("only an id that is harmless anywhere names a file") {
  for (const std::string& good : {std::string{"P-014"}, std::string{"a"}, std::string{"7"},
                                  std::string{"a..b"}, std::string(100, 'x')}) {
    CAPTURE(good);
    CHECK(is_safe_id(good));
  }
  for (const std::string& bad :
       {std::string{}, std::string{".."}, std::string{"."}, std::string{"-rf"}, std::string{"../x"},
        std::string{"/etc/x"}, std::string{"a/b"}, std::string{"a."}, std::string{"manifest"},
        std::string{"x\ny"}, std::string{"na\xC3\xAFve"}, std::string{"a b"}, std::string(101, 'x')}) {
    CAPTURE(bad);
    CHECK_FALSE(is_safe_id(bad));
  }
}

TEST_CASE("each case gets a file, and the manifest names them all") {
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A") +
                           "{\"id\": \"B\", \"age\": 40, \"warning_signs\": \"locked\"}\n{\"id\": \"C\"}\n" +
                           planned("D");
  const Ran ran = run_in(files, to_out);
  CHECK(ran.status == ExitStatus::done);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("4 cases: 2 planned, 1 withheld, 1 incomplete, 0 bad") != std::string::npos);
  CHECK(files.all["out/manifest.csv"] ==
        "id,status,urgency,alarm,file\r\nA,planned,self_manage,false,A.json\r\nB,withheld,same_day,true,B."
        "json\r\n"
        "C,incomplete,,,C.json\r\nD,planned,self_manage,false,D.json\r\n");

  // A file holds what the case alone would have printed.
  files.all["A.ndjson"] = planned("A");
  files.all["A.json"] = planned("A");
  CHECK(files.all["out/A.json"] == run_in(files, {"plan", "A.json", "--format", "json"}).out);
  CHECK(files.all["out/A.json"].back() == '\n');
}

TEST_CASE("a case without a safe id of its own has no file, and is that case's error alone") {
  MemoryFiles files;
  files.all["in.ndjson"] =
      planned("A") + planned("../../etc/x") + planned("A") + "{\"age\": 34}\nnope\n" + planned("B");
  const Ran ran = run_in(files, to_out);
  CHECK(ran.status == ExitStatus::bad_input);
  CHECK(files.all["out/manifest.csv"] ==
        "id,status,urgency,alarm,file\r\nA,planned,self_manage,false,A.json\r\n../../etc/"
        "x,error,self_manage,,\r\nA,error,self_manage,,\r\n"
        ",error,,,\r\n,error,,,\r\nB,planned,self_manage,false,B.json\r\n");
  CHECK(ran.err.find("in.ndjson:2:1: error: '../../etc/x' cannot name a file") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:3:1: error: 'A' is the id of an earlier case") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:4:1: error: no id to name a file by") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:5:1: error:") != std::string::npos);
  for (const auto& [path, text] : files.all)
    CHECK(
        (path == "in.ndjson" || path == "out/A.json" || path == "out/B.json" || path == "out/manifest.csv"));
}

TEST_CASE("nothing is replaced unasked; a second run does what is missing") {
  MemoryFiles files;
  files.all["in.ndjson"] =
      planned("A") + planned("B") + "{\"id\": \"C\", \"age\": 40, \"warning_signs\": \"locked\"}\n";
  run_in(files, to_out);
  const std::string manifest = files.all["out/manifest.csv"];
  const std::string plan = files.all["out/B.json"];
  files.all["out/A.json"] = "mine";

  const Ran again = run_in(files, to_out);
  CHECK(again.status == ExitStatus::failed);
  CHECK(again.err.find("'out/manifest.csv' is there already") != std::string::npos);

  files.all.erase("out/manifest.csv");
  files.all.erase("out/B.json");
  const Ran interrupted = run_in(files, to_out);
  CHECK(interrupted.status == ExitStatus::failed);
  CHECK(interrupted.err.find("'out/A.json' is there already") != std::string::npos);
  CHECK(files.all["out/A.json"] == "mine");
  CHECK(files.all["out/B.json"] == plan);

  files.all.erase("out/B.json");
  const Ran skipping = run_in(files, with(to_out, "--skip-existing"));
  CHECK(skipping.status == ExitStatus::done);
  CHECK(skipping.err.find("2 planned, 1 withheld, 0 incomplete, 0 bad, 1 URGENT, 1 there already") !=
        std::string::npos);
  CHECK(files.all["out/A.json"] == "mine");
  CHECK(files.all["out/B.json"] == plan);
  CHECK(files.all["out/manifest.csv"] == manifest);

  CHECK(run_in(files, with(to_out, "--force")).status == ExitStatus::done);
  CHECK(files.all["out/A.json"] != "mine");
}

TEST_CASE("what is of an earlier run never stays beside an alarm, or where there is no plan any more") {
  const std::string alarm = "{\"id\": \"A\", \"age\": 40, \"warning_signs\": \"locked\"}\n";
  const std::string incomplete = "{\"id\": \"A\", \"age\": 40}\n";
  for (const std::string& verb : {std::string{"plan"}, std::string{"triage"}}) {
    for (const std::string& now : {alarm, incomplete}) {
      CAPTURE(verb + now);
      const std::vector<std::string> skipping{verb,        "in.ndjson", "--format",       "json",
                                              "--out-dir", "out",       "--skip-existing"};
      MemoryFiles files;
      files.all["in.ndjson"] = now;
      run_in(files, skipping);
      const std::string answer = files.all["out/A.json"];
      files.all["in.ndjson"] = planned("A");
      files.all.erase("out/A.json");
      run_in(files, skipping);
      CHECK(files.all["out/A.json"] != answer);

      files.all["in.ndjson"] = now;
      run_in(files, skipping);
      CHECK(files.all["out/A.json"] == answer);
      files.all["out/A.json"] = "mine";
      run_in(files, to_out);
      CHECK(files.all["out/A.json"] == "mine");  // unasked, nothing is replaced whatever it is
    }
  }
}

TEST_CASE("an alarm in a record that gets no file is said all the same") {
  const std::string alarm = R"({"id": "A", "age": 60, "warning_signs": "chest_pain"})"
                            "\n";
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A") + alarm +
                           R"({"id": "a b", "age": 60, "warning_signs": "chest_pain"})"
                           "\n" +
                           R"({"id": "C", "age": "x"})"
                           "\n";
  const Ran ran = run_in(files, {"triage", "in.ndjson", "--format", "json", "--out-dir", "out"});
  CHECK(ran.status == ExitStatus::bad_input);
  CHECK(files.all["out/manifest.csv"] ==
        "id,status,urgency,alarm,file\r\nA,complete,self_manage,false,A.json\r\nA,error,emergency,true,\r\n"
        "a b,error,emergency,true,\r\nC,error,,,\r\n");  // not known is not false
  CHECK(ran.err.find("kneecheck: URGENT: 'A': Get emergency help now") != std::string::npos);
  CHECK(ran.err.find("kneecheck: URGENT: 'a b': Get emergency help now") != std::string::npos);
  CHECK(ran.err.find("2 URGENT") != std::string::npos);
}

TEST_CASE("a file of an earlier run is named where this run has none for the case, and kept") {
  const std::string bad = "{\"id\": \"A\", \"age\": \"x\", \"warning_signs\": \"chest_pain\"}\n";
  MemoryFiles files;
  files.all["in.ndjson"] = bad;
  files.all["out/A.txt"] = "a plan";
  files.all["out/A.ics"] = "a calendar";
  const Ran ran = run_in(files, {"plan", "in.ndjson", "--format", "text", "--out-dir", "out", "--force"});
  CHECK(ran.status == ExitStatus::failed);
  CHECK(ran.err.find("'out/A.txt' is of an earlier run") != std::string::npos);
  CHECK(ran.err.find("'out/A.ics' is of an earlier run") != std::string::npos);
  CHECK(files.all["out/A.txt"] == "a plan");
  CHECK(files.all["out/manifest.csv"] == "id,status,urgency,alarm,file\r\nA,error,emergency,true,\r\n");
  CHECK(ran.err.starts_with("kneecheck: URGENT: 'A': Get emergency help now"));

  files.all["in.ndjson"] = planned("A") + bad;
  CHECK(run_in(files, {"plan", "in.ndjson", "--format", "text", "--out-dir", "out", "--force"})
            .err.find("A.txt") == std::string::npos);
}

TEST_CASE("only what nobody has to be seen for is kept: a triage that is more urgent now is written anew") {
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A");
  const std::vector<std::string> skipping{"triage",    "in.ndjson", "--format",       "json",
                                          "--out-dir", "out",       "--skip-existing"};
  run_in(files, skipping);
  const std::string calm = files.all["out/A.json"];
  std::string changed = planned("A");
  changed.replace(changed.find("\"warning_signs\": \"none\""), 23, "\"warning_signs\": \"night_pain\"");
  files.all["in.ndjson"] = changed;
  CHECK(run_in(files, skipping).status == ExitStatus::done);
  CHECK(files.all["out/A.json"] != calm);
  CHECK(files.all["out/manifest.csv"].find("A,complete,soon,false,A.json") != std::string::npos);
}

TEST_CASE("a calendar of an earlier run is not taken for that of a case that gets no plan any more") {
  for (const std::string& how : {std::string{"--force"}, std::string{"--skip-existing"}}) {
    CAPTURE(how);
    MemoryFiles files;
    files.all["in.ndjson"] = "{\"id\": \"A\", \"age\": 40, \"warning_signs\": \"locked\"}\n";
    const std::vector<std::string> to_calendars{"plan",      "in.ndjson", "--format", "ics",
                                                "--out-dir", "out",       how};
    CHECK(run_in(files, to_calendars).status == ExitStatus::done);
    files.all["out/A.ics"] = "BEGIN:VCALENDAR";
    const Ran ran = run_in(files, to_calendars);
    CHECK(ran.status == ExitStatus::failed);
    CHECK(ran.err.find("'out/A.ics' is of an earlier run, not of these answers") != std::string::npos);
    CHECK(files.all["out/manifest.csv"] == "id,status,urgency,alarm,file\r\nA,withheld,same_day,true,\r\n");
  }
}

TEST_CASE("what a folder does not go with is said before anything is done") {
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"plan", "in.ndjson", "--out-dir", "out", "--output", "x"},
           {"plan", "in.ndjson", "--force"},
           {"plan", "in.ndjson", "--out-dir", "out", "--force", "--skip-existing"},
           {"plan", "--out-dir", "out", "--save", "x.yaml"}}) {
    CHECK(run_in(files, arguments).status == ExitStatus::misused);
    CHECK(files.all.size() == 1);
  }
}

TEST_CASE("progress in words") {
  CHECK(progress_text(120000, 3000, std::nullopt) == "120000 cases, 40000 a second");
  CHECK(progress_text(120000, 3000, 0.25) == "120000 cases, 40000 a second, 9 s left");
  CHECK(progress_text(0, 1000, 0.0) == "0 cases, 0 a second");
}
