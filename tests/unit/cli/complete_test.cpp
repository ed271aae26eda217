#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/completion.h"

using namespace kneecheck;
using namespace kneecheck::cli;

namespace {

// A small knowledge, which says by its last id what was laid over it.
std::vector<std::string> known(Offer offer, const std::vector<std::string>& data) {
  std::vector<std::string> ids;
  if (offer == Offer::topics)
    ids = {"itb", "wall-ball", "wall-squat", "$(touch spoilt)", "-x", "a b", "a'b", ""};
  if (offer == Offer::days) ids = {"mon", "wed", "sat"};
  if (offer == Offer::regions) ids = {"any", "uk", "us"};
  if (offer == Offer::equipment) ids = {"ball", "band", "none"};
  for (const std::string& folder : data) ids.push_back("of-" + folder);
  return ids;
}

// The words offered, and the marks for the shell, with blanks between them.
std::string offered(std::vector<std::string> words) {
  std::string all;
  const std::string text = complete(english(), std::move(words), known);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    REQUIRE(end != std::string::npos);
    const std::string line = text.substr(start, end - start);
    all += (all.empty() ? "" : " ") + line.substr(0, line.find('\t'));
    start = end + 1;
  }
  return all;
}

const std::string commands = "triage plan today log explain check template completion help";

}  // namespace

TEST_CASE("commands are offered first, and behind help") {
  CHECK(offered({}) == commands);
  CHECK(offered({""}) == commands);
  CHECK(offered({"-q", ""}) == commands);
  CHECK(offered({"-o", "plan", ""}) == commands);
  CHECK(offered({"help", ""}) == commands);
  CHECK(offered({"ex"}) == "explain");
  CHECK(offered({"dance", ""}).empty());
  CHECK(complete(english(), {"exp"}, known) ==
        fmt::format("explain\t{}\n", english()[spec_of(Verb::explain).summary]));
}

TEST_CASE("options are those of the command, on one line with what they do") {
  for (std::size_t i = 0; i < verb_count; ++i) {
    const Verb verb = static_cast<Verb>(i);
    std::string all;
    for (const OptionSpec& option : all_options()) {
      if (option.belongs_to(verb)) all += fmt::format("{}--{}", all.empty() ? "" : " ", option.name);
    }
    CHECK(offered({std::string{word(verb)}, "--"}) == all);
  }
  CHECK(complete(english(), {"triage", "--ex"}, known) ==
        "--exit-code\tstatus 4 if a clinician is needed soon or sooner, 5 if a safety question is open\n");
  CHECK(offered({"plan", "-f"}) == "-f");
  CHECK(offered({"--wee"}).empty());
  CHECK(offered({"plan", "--", "--wee"}) == ":files yaml yml json ndjson jsonl csv");
}

TEST_CASE("what stands beside a word is in the language") {
  Language german;
  german.lay_over(spec_of(Verb::explain).summary, {"eine Ursache ...", ""});
  german.lay_over(find_option("exit-code")->help, {"Status 4,\nwenn", ""});
  CHECK(complete(german, {"exp"}, known) == "explain\teine Ursache ...\n");
  CHECK(complete(german, {"triage", "--ex"}, known) == "--exit-code\tStatus 4, wenn\n");
}

TEST_CASE("values are those of the option, however it is written") {
  const std::string plan_formats = "text markdown html json ndjson yaml csv ics fhir";
  CHECK(offered({"plan", "--format", ""}) == plan_formats);
  CHECK(offered({"plan", "-qf", ""}) == plan_formats);
  CHECK(offered({"check", "--format", ""}) == "text json");
  CHECK(offered({"plan", "--format=j"}) == "--format=json");
  CHECK(offered({"plan", "--format", "=", "j"}) == "json");  // as bash divides it
  CHECK(offered({"plan", "--format", "="}) == plan_formats);
  CHECK(offered({"triage", "--units", ""}) == "km mi");
  CHECK(offered({"--lang", ""}) == "en de");
  CHECK(offered({"--region", "u"}) == "uk us");
  CHECK(offered({"plan", "--weeks", ""}).empty());
  CHECK(offered({"plan", "--quiet=k"}).empty());
  CHECK(offered({"plan", "--bogus=k"}).empty());
  CHECK(offered({"plan", "--output", ""}) == ":files");
  CHECK(offered({"plan", "--data="}) == ":folders");
  CHECK(offered({"plan", "-fjson", ""}) == ":files yaml yml json ndjson jsonl csv");
}

TEST_CASE("a list goes on behind its commas") {
  CHECK(offered({"plan", "--days", ""}) == ":list mon wed sat");
  CHECK(offered({"plan", "--days", "mon,w"}) == ":list mon,wed");
  CHECK(offered({"plan", "--days=mon,s"}) == ":list --days=mon,sat");
  CHECK(offered({"plan", "--equipment", "ball,"}) == ":list ball,ball ball,band ball,none");
}

TEST_CASE("operands are cases, topics or a shell") {
  CHECK(offered({"check", ""}) == ":files yaml yml json ndjson jsonl csv");
  CHECK(offered({"explain", "--case", ""}) == ":files yaml yml json ndjson jsonl csv");
  CHECK(offered({"explain", "itb", "wall-b"}) == "wall-ball");
  CHECK(offered({"completion", ""}) == "bash zsh fish");
  CHECK(offered({"template", ""}) == "yaml csv json");
  CHECK(offered({"completion", "bash", ""}).empty());
}

TEST_CASE("the knowledge is asked with the folders that were typed, and only where it is needed") {
  CHECK(offered({"--data", "a", "explain", "--data=b", "of-"}) == "of-a of-b");
  CHECK(offered({"--data", "=", "a", "explain", "of-"}) == "of-a");
  const KnownWords nobody = [](Offer, const std::vector<std::string>&) -> std::vector<std::string> {
    FAIL("asked");
    return {};
  };
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{""}, {"plan", "-"}, {"plan", "-f", ""}, {"plan", ""}}) {
    complete(english(), words, nobody);
  }
}

TEST_CASE("no id that a shell would have to quote is offered") {
  CHECK(offered({"explain", ""}) == "itb wall-ball wall-squat");
}
