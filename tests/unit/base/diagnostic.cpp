#include "base/diagnostic.h"

#include <doctest/doctest.h>

#include "base/words/base.h"

namespace kneecheck {
namespace {

Diagnostic made(std::string_view line, std::size_t offset, std::size_t bytes) {
  Diagnostic diagnostic{"unknown_key",
                        "case.yaml",
                        {3, static_cast<std::uint32_t>(offset + 1)},
                        "unknown key 'wekly'",
                        "did you mean 'weekly'?",
                        "",
                        0,
                        1};
  set_excerpt(diagnostic, line, offset, bytes);
  return diagnostic;
}

TEST_CASE("a problem is shown with its line, a caret and the remedy") {
  CHECK(format(english(), made("  wekly: 20\r\n", 2, 5)) ==
        "case.yaml:3:3: error: unknown key 'wekly'\n"
        "    wekly: 20\n"
        "    ^~~~~\n"
        "help: did you mean 'weekly'?\n");
}

TEST_CASE("the caret stands under what was shown, whatever that is") {
  CHECK(format(english(), made("\twekly: 20", 1, 5)).find("  \\twekly: 20\n    ^~~~~\n") !=
        std::string::npos);
  CHECK(format(english(), made("{\xE6\x97\xA5: 1, wekly: 2}", 9, 5))
            .find("  {\xE6\x97\xA5: 1, wekly: 2}\n          ^~~~~\n") != std::string::npos);
  CHECK(format(english(), made("\x1b[2Jx", 4, 1)).find("  \\x1b[2Jx\n         ^\n") != std::string::npos);
  CHECK(format(english(), made("\xFFx", 1, 1)).find("  \\xffx\n      ^\n") != std::string::npos);
  CHECK(format(english(), made("\xE6\x97\xA5", 0, 3)).find("\n  ^~\n") != std::string::npos);
  CHECK(format(english(), made("abc", 3, 1)).find("  abc\n     ^\n") != std::string::npos);
  CHECK(format(english(), made("abc", 99, 7)).find("  abc\n     ^\n") != std::string::npos);
}

TEST_CASE("a long line is cut around the mark") {
  const std::string line = std::string(200, 'a') + "wekly" + std::string(200, 'b');
  const Diagnostic diagnostic = made(line, 200, 5);
  CHECK(diagnostic.excerpt == "..." + std::string(50, 'a') + "wekly" + std::string(39, 'b') + "...");
  CHECK(diagnostic.caret == 53);
  CHECK(diagnostic.span == 5);
  CHECK(made(line, 0, 1).excerpt == std::string(94, 'a') + "...");
  CHECK(made(line, 404, 1).excerpt == "..." + std::string(94, 'b'));
  const std::string exactly(100, 'x');
  CHECK(made(exactly, 99, 1).excerpt == exactly);
}

TEST_CASE("a line of a hundred megabytes costs nothing") {
  const std::string line(100'000'000, 'x');
  const Diagnostic diagnostic = made(line, 50'000'000, 40'000'000);
  CHECK(diagnostic.excerpt.size() == 100);
  CHECK(diagnostic.span == 44);
}

TEST_CASE("without line or file") {
  CHECK(format(english(), Diagnostic{"empty", "a.yaml", {}, "nothing in it", "", "", 0, 1}) ==
        "a.yaml: error: nothing in it\n");
  CHECK(format(english(), Diagnostic{"usage", "", {}, "no case given", "see --help", "", 0, 1}) ==
        "error: no case given\nhelp: see --help\n");
  CHECK(format(english(), Diagnostic{"syntax", "-", {2, 0}, "torn", "", "", 0, 1}) == "-:2: error: torn\n");
  CHECK(format(english(), Diagnostic{"syntax",
                                     "a\x1b[2J\n.yaml",
                                     {2, 1},
                                     "b\x07"
                                     "c",
                                     "d\xFF",
                                     "",
                                     0,
                                     1}) == "a\\x1b[2J\\n.yaml:2:1: error: b\\x07c\nhelp: d\\xff\n");
}

Diagnostic at(std::string file, std::uint32_t line, std::string message) {
  Diagnostic diagnostic;
  diagnostic.file = std::move(file);
  diagnostic.place = {line, 1};
  diagnostic.message = std::move(message);
  return diagnostic;
}

TEST_CASE("sorted by first mention of the file, then place; repeats once") {
  Diagnostics problems;
  problems.add(at("z", 9, "second"));
  problems.add(at("a", 1, "third"));
  problems.add(at("z", 2, "first"));
  problems.add(at("z", 9, "second"));
  problems.sort();
  REQUIRE(problems.size() == 3);
  CHECK(problems.all()[0].message == "first");
  CHECK(problems.all()[1].message == "second");
  CHECK(problems.all()[2].message == "third");
}

TEST_CASE("only so many are shown and kept") {
  Diagnostics problems;
  for (std::uint32_t i = 1; i <= 1000; ++i) problems.add(at("f", i, "m"));
  CHECK(problems.size() == 1000);
  CHECK(problems.all().size() == most_problems_kept);
  CHECK(problems.full());
  const std::string text = format(problems);
  CHECK(text.find("f:50:1: error: m\nand 950 more problems\n") != std::string::npos);
  Diagnostics others;
  others.append(problems);
  CHECK(others.size() == 1000);
  problems.clear();
  CHECK(problems.empty());
  CHECK(problems.size() == 0);
}

TEST_CASE("problems are shown in their language") {
  Language language;
  language.lay_over(BaseText::error, {"Fehler: {message}", {}});
  language.lay_over(BaseText::help, {"Hilfe: {remedy}", {}});
  language.lay_over(BaseText::more_problems, {"und {n} weitere", "und ein weiterer"});
  Diagnostics problems{language};
  for (std::uint32_t i = 1; i <= most_problems_shown + 1; ++i) problems.add(at("f", i, "m"));
  problems.change_each([](Diagnostic& problem) { problem.help = "h"; });
  const std::string text = format(Diagnostics{problems});  // a copy speaks it, too
  CHECK(text.starts_with("f:1:1: Fehler: m\nHilfe: h\n"));
  CHECK(text.ends_with("und ein weiterer\n"));
}

}  // namespace
}  // namespace kneecheck
