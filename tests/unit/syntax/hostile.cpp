// Inputs that were made to hurt: every one ends soon, without crash, and results and problems agree.
#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <vector>

#include "show.h"

namespace kneecheck::syntax {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() + piece.size() <= bytes) text += piece;
  return text;
}

// Of processor time, so that what else the machine does counts for nothing.
template <class Work>
double seconds_of(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double seconds_of(Parse parse, std::string_view source) {
  return seconds_of([&] { CHECK(parsed(parse, source) != "result and problems disagree"); });
}

TEST_SUITE_BEGIN("hostile");  // a second and more: scripts/test quick leaves it out

TEST_CASE("much of anything ends within two seconds") {
  for (const std::string_view piece :
       {"[",     "]",       "{",  "{a: ", ",",     ":",     ": ",   "? ",       "- ",     "-\n",
        "?\n",   ":\n",     "!",  "&",    "&a ",   "*a ",   "\"",   "'",        "---\n",  "...\n",
        "%a\n",  "[],",     "{}", "[:",   "{?",    "a: ",   "|\n",  "- |\n",    "#\n",    "\t",
        "[\n",   "[a,\n",   "x",  "x ",   "\\",    "a\r\n", "\xFF", "\xC3\xA9", "a: 1\n", "[[],",
        "\"\" ", "{\"a\":", "\n", " ",    "a: \"", "a: '",  "\n ",  "~",        "<<: ",   "- {x: 1}\n"}) {
    CAPTURE(piece);
    for (const std::string_view before : {"", "[", "a: ", "\"", "{\"a\":"}) {
      const std::string source = std::string{before} + repeated(piece, 250'000);
      CHECK(seconds_of(parse_yaml, source) < 2.0);
      CHECK(seconds_of(parse_json, source) < 2.0);
      CHECK(seconds_of([&] {
              Diagnostics problems;
              parse_csv("f", source, problems);
            }) < 2.0);
    }
  }
}

TEST_CASE("large mappings and lists take linear time") {
  std::string block;
  std::string flow = "{";
  for (int i = 0; i < 60'000; ++i) {
    block += fmt::format("key{}: 1\n", i);
    flow += fmt::format("\"key{}\":1,", i);
  }
  flow += "\"last\":1}";
  CHECK(seconds_of(parse_yaml, block) < 2.0);
  CHECK(seconds_of(parse_json, flow) < 2.0);
  std::string indented;
  for (std::size_t i = 0; i < 1'000; ++i) indented += std::string(i, ' ') + "a:\n";
  CHECK(parsed(parse_yaml, indented).find("f:33:33: error: nested more than 32 levels deep\n") == 0);
}

TEST_CASE("random bytes and random pieces never crash or hang") {
  const std::vector<std::string_view> pieces{
      "a",  "b: ", "- ", "\n", "  ", "[",   "]",   "{",  "}", ",", ":",        "\"", "'", "#",    "&x",
      "*x", "!t",  "|",  ">",  "\\", "---", "...", "\t", "~", "1", "\xC3\xA9", "?",  "%", "\r\n", "@"};
  std::uint32_t seed = 7;
  const auto next = [&seed](std::size_t limit) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<std::size_t>(seed >> 8U) % limit;
  };
  for (int round = 0; round < 30'000; ++round) {
    std::string source;
    const bool bytes = round % 4 == 0;
    for (std::size_t i = next(40); i > 0; --i)
      source +=
          bytes ? std::string(1, static_cast<char>(next(256))) : std::string{pieces[next(pieces.size())]};
    CAPTURE(source);
    const std::string as_yaml = parsed(parse_yaml, source);
    const std::string as_json = parsed(parse_json, source);
    Diagnostics problems;
    parse_csv("f", source, problems);
    document_mark(source);
    if (as_yaml == "result and problems disagree" || as_json == "result and problems disagree") FAIL(as_yaml);
  }
}

TEST_SUITE_END();

}  // namespace
}  // namespace kneecheck::syntax
