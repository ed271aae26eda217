#include "app/pager.h"

#include <doctest/doctest.h>

#include "app/run.h"
#include "app/session.h"
#include "memory_world.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

using Environment = std::map<std::string, std::string>;

constexpr std::string_view planned =
    "age: 34\nlocation: [outer]\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n"
    "worse_with: [running, downhill, stairs_down]\npattern: [after_set_distance]\nouter_bone_tender: "
    "yes\nstart: 2026-11-30\n";

Environment with(Environment environment) {
  environment.emplace("TERM", "xterm");
  return environment;
}

// A person at a terminal, with a case in knee.yaml.
struct Terminal {
  MemoryFiles files;
  MemoryWorld memory{files};

  explicit Terminal(Environment environment = {}) {
    files.all["knee.yaml"] = planned;
    memory.screen = {true, true, true, 80};
    memory.environment = with(std::move(environment));
  }
  ExitStatus run(const std::vector<std::string>& arguments) {
    World world = memory.view();
    return kneecheck::app::run(world, arguments);
  }
  bool is_paged() const { return !memory.paged.empty(); }
};

}  // namespace

TEST_CASE("which pager: KNEECHECK_PAGER, PAGER, the usual one; set to nothing or cat: none") {
  struct Row {
    Environment environment;
    std::optional<std::string> pager;
  };
  const std::vector<Row> table{{{}, usual_pager},
                               {{{"PAGER", "more"}}, "more"},
                               {{{"KNEECHECK_PAGER", "less -S"}, {"PAGER", "more"}}, "less -S"},
                               {{{"KNEECHECK_PAGER", ""}, {"PAGER", "more"}}, std::nullopt},
                               {{{"KNEECHECK_PAGER", "cat"}}, std::nullopt},
                               {{{"PAGER", ""}}, std::nullopt},
                               {{{"PAGER", "  "}}, std::nullopt},
                               {{{"PAGER", "cat"}}, std::nullopt},
                               {{{"TERM", "dumb"}, {"PAGER", "more"}}, std::nullopt},
                               {{{"TERM", ""}}, std::nullopt}};
  for (const Row& row : table) {
    Terminal terminal{row.environment};
    CHECK(pager_of(terminal.memory.view()) == row.pager);
  }
}

TEST_CASE("only what is long and for people is paged, and only between two terminals") {
  const std::vector<std::vector<std::string>> paged{
      {"plan", "knee.yaml"}, {"plan", "knee.yaml", "-f", "markdown"}, {"explain"},
      {"explain", "clam"},   {"explain", "--case", "knee.yaml"},      {"--help"},
      {"help", "plan"}};
  const std::vector<std::vector<std::string>> plain{{"plan", "knee.yaml", "--no-pager"},
                                                    {"plan", "knee.yaml", "-f", "json"},
                                                    {"plan", "knee.yaml", "-o", "plan.txt"},
                                                    {"plan", "knee.yaml", "knee.yaml"},
                                                    {"explain", "clam", "--no-pager"},
                                                    {"help", "plan", "--no-pager"},
                                                    {"triage", "knee.yaml"},
                                                    {"triage", "knee.yaml", "--trace"},
                                                    {"check"},
                                                    {"completion", "bash"},
                                                    {"--version"}};
  for (const auto& arguments : paged) {
    CAPTURE(arguments.front());
    Terminal terminal;
    CHECK(terminal.run(arguments) == ExitStatus::done);
    CHECK(terminal.memory.out.text.empty());
    REQUIRE(terminal.memory.paged.size() == 1);
    Terminal as_it_comes;
    std::vector<std::string> unpaged = arguments;
    unpaged.emplace_back("--no-pager");
    as_it_comes.run(unpaged);
    CHECK(terminal.memory.paged.front().second == as_it_comes.memory.out.text);
    for (const bool input : {true, false}) {
      Terminal half;
      (input ? half.memory.screen.in_is_terminal : half.memory.screen.out_is_terminal) = false;
      half.run(arguments);
      CHECK(!half.is_paged());
    }
  }
  for (const auto& arguments : plain) {
    CAPTURE(arguments.front());
    Terminal terminal;
    CHECK(terminal.run(arguments) == ExitStatus::done);
    CHECK(!terminal.is_paged());
  }
}

TEST_CASE("a pager that cannot be started takes nothing away, and the status stays what it was") {
  for (const bool starts : {true, false}) {
    Terminal terminal;
    terminal.memory.pager_starts = starts;
    terminal.files.all["knee.yaml"] = "age: 34\n";
    CHECK(terminal.run({"plan", "knee.yaml"}) == ExitStatus::unanswered);
    CHECK(terminal.is_paged());
    CHECK(terminal.memory.out.text == (starts ? "" : terminal.memory.paged.front().second));
  }
}

TEST_CASE("a bad case is said, and no pager is started for nothing") {
  Terminal terminal;
  terminal.files.all["knee.yaml"] = "age: x\n";
  CHECK(terminal.run({"plan", "knee.yaml"}) == ExitStatus::bad_input);
  CHECK(!terminal.is_paged());
}

TEST_CASE("colour goes through the pager, but for a less that would show it as rubbish") {
  struct Row {
    Environment environment;
    bool color;
  };
  const std::vector<Row> table{{{}, true},
                               {{{"LESS", "FRX"}}, true},
                               {{{"LESS", "-i"}}, false},
                               {{{"LESS", ""}}, false},
                               {{{"LESS", "-i"}, {"PAGER", "/usr/bin/less -R"}}, true},
                               {{{"LESS", "-i"}, {"PAGER", "/usr/bin/less"}}, false},
                               {{{"LESS", "-i"}, {"PAGER", "more"}}, true},
                               {{{"LESS", "-i"}, {"PAGER", ""}}, true},
                               {{{"NO_COLOR", "1"}}, false}};
  for (const Row& row : table) {
    Terminal terminal{row.environment};
    Command command;
    command.verb = Verb::plan;
    CHECK(text_style(terminal.memory.view(), command, true).color == row.color);
    command.color = ColorWhen::always;
    CHECK(text_style(terminal.memory.view(), command, true).color);
  }
}
