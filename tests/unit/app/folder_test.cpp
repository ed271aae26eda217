#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "folder_runs.h"
#include "stream/manifest.h"
#include "stream/progress.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

const std::vector<std::string> to_out{"plan", "in.ndjson", "--format", "json", "--out-dir", "out"};

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
  CHECK(rows_of(files.all["out/manifest.csv"]) ==
        "id,status,urgency,alarm,file,digest\nA,complete,self_manage,false,,\nA,error,emergency,true,,\n"
        "a b,error,emergency,true,,\nC,error,,,,\n");  // not known is not false
  CHECK(ran.err.find("kneecheck: URGENT: 'A': Get emergency help now") != std::string::npos);
  CHECK(ran.err.find("kneecheck: URGENT: 'a b': Get emergency help now") != std::string::npos);
  CHECK(ran.err.find("2 URGENT") != std::string::npos);
}

}  // namespace

TEST_CASE("the file of an id stays only while each case of it is known to need nobody") {
  const std::string id = R"({"id": "A", )";
  for (const std::string& second : {id + R"("age": 60, "warning_signs": "chest_pain"})", id + R"("age": 12})",
                                    id + R"("age": 34})", id + R"("age": "x"})"}) {
    CAPTURE(second);
    MemoryFiles files;
    files.all["in.ndjson"] = planned("A") + planned("B") + second + "\n";
    const Ran ran = run_in(files, to_out);
    CHECK(ran.status == ExitStatus::bad_input);
    CHECK(files.all.count("out/A.json") == 0);
    CHECK(files.all.count("out/B.json") == 1);
    CHECK(ran.err.find("removed 'out/A.json': 'A' is the id of two cases") != std::string::npos);
    CHECK(rows_of(files.all["out/manifest.csv"]).find("\nA,planned,self_manage,false,,\n") !=
          std::string::npos);
  }
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A") + planned("A");
  run_in(files, to_out);
  CHECK(files.all.count("out/A.json") == 1);
}

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
  CHECK(rows_of(files.all["out/manifest.csv"]) ==
        "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.json,+\n"
        "B,withheld,same_day,true,B.json,+\nC,incomplete,,,C.json,+\nD,planned,self_manage,false,D.json,+\n");

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
  CHECK(rows_of(files.all["out/manifest.csv"]) ==
        "id,status,urgency,alarm,file,digest\nA,planned,self_manage,false,A.json,+\n../../etc/"
        "x,error,,,,\n"
        "A,error,,,,\n,error,,,,\n,error,,,,\nB,planned,self_manage,false,B.json,+\n");
  CHECK(ran.err.find("in.ndjson:2:1: error: '../../etc/x' cannot name a file") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:3:1: error: 'A' is the id of an earlier case") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:4:1: error: no id to name a file by") != std::string::npos);
  CHECK(ran.err.find("in.ndjson:5:1: error:") != std::string::npos);
  for (const auto& [path, text] : files.all)
    CHECK(
        (path == "in.ndjson" || path == "out/A.json" || path == "out/B.json" || path == "out/manifest.csv"));
}

TEST_CASE("what a folder does not go with is said before anything is done") {
  MemoryFiles files;
  files.all["in.ndjson"] = planned("A");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"plan", "in.ndjson", "--out-dir", "out", "--output", "x"},
           {"plan", "in.ndjson", "--force"},
           {"plan", "in.ndjson", "--update"},
           {"plan", "in.ndjson", "--out-dir", "out", "--force", "--skip-existing"},
           {"plan", "in.ndjson", "--out-dir", "out", "--force", "--update"},
           {"plan", "--out-dir", "out", "--save", "x.yaml"}}) {
    CHECK(run_in(files, arguments).status == ExitStatus::misused);
    CHECK(files.all.size() == 1);
  }
}

TEST_CASE("progress in words") {
  CHECK(progress_text(english(), 120000, 3000, std::nullopt) == "120000 cases, 40000 a second");
  CHECK(progress_text(english(), 120000, 3000, 0.25) == "120000 cases, 40000 a second, 9 s left");
  CHECK(progress_text(english(), 0, 1000, 0.0) == "0 cases, 0 a second");
}
