#include "syntax/reader.h"

#include <doctest/doctest.h>

#include <string>

#include "base/number.h"
#include "base/words/syntax.h"
#include "show.h"

namespace kneecheck::syntax {
enum class Side { outer, inner, front };
constexpr auto names_of(Side) {
  return name_list("outer", "inner", "front");
}

namespace {

// What `read` says about `source`.
template <class Read>
std::string said(std::string_view source, Read read) {
  Tree tree;
  Diagnostics problems;
  REQUIRE(parse_yaml("f", source, record_limits, tree, problems));
  read(tree.root(), problems);
  problems.sort();
  return format(problems);
}

TEST_CASE("a reader reads and knows its keys") {
  const std::string text =
      said("name: knee\ntags: [a, b]\none: c\non: true\nsets: 3\nshare: 0.5\nside: inner\n",
           [](Value root, Diagnostics& problems) {
             Reader entry{root, problems, "exercise"};
             CHECK(entry.usable());
             CHECK(entry.text("name") == "knee");
             CHECK(entry.texts("tags") == std::vector<std::string_view>{"a", "b"});
             CHECK(entry.texts("one") == std::vector<std::string_view>{"c"});
             CHECK(entry.flag("on"));
             CHECK(entry.flag("off", true));
             CHECK(entry.whole("sets", 1, 5) == 3);
             CHECK(entry.decimal("share", 0, decimal_one) == 500'000);
             CHECK(entry.one_of<Side>("side") == Side::inner);
             CHECK_FALSE(entry.one_of<Side>("other", Need::optional).has_value());
             CHECK_FALSE(entry.value("none", Need::optional).exists());
             entry.done();
           });
  CHECK(text == "");
}

TEST_CASE("keys are found in any order, again and again; what the build has checked is not checked again") {
  Tree tree;
  Diagnostics problems;
  REQUIRE(parse_yaml("f", "one: 1\ntwo: 2\nthree: ' '\n", record_limits, tree, problems));
  for (const bool is_checked : {false, true}) {
    tree.is_checked = is_checked;
    Reader entry{tree.root(), problems, "entry"};
    for (const auto& [key, value] :
         {std::pair{"two", "2"}, {"two", "2"}, {"one", "1"}, {"three", " "}, {"two", "2"}})
      CHECK(entry.text(key, Need::optional) == value);
    CHECK_FALSE(entry.value("four", Need::optional).exists());
    CHECK(entry.text("one") == "1");
    CHECK(problems.empty());
    Reader less{tree.root(), problems, "entry"};
    less.text("three");
    less.done();
    CHECK(problems.size() == (is_checked ? 0 : 3));  // a blank text, and two keys that nobody knows
    problems = {};
  }
}

TEST_CASE("every problem is reported, with a suggestion") {
  const std::string text = said(
      "wekly_km: 20\nside: outre\nsets: '3'\nshare: 010\ndays: 9\nflag: yes\nlist: {a: b}\nwho: "
      "[x]\nnil:\nzzz: 1\n",
      [](Value root, Diagnostics& problems) {
        Reader entry{root, problems, "case"};
        entry.decimal("weekly_km", 0, 100'000'000);
        entry.one_of<Side>("side");
        entry.whole("sets", 1, 5);
        entry.decimal("share", 0, 100'000'000);
        entry.whole("days", 1, 7);
        entry.flag("flag");
        entry.texts("list");
        entry.text("who");
        entry.text("nil");
        entry.done();
      });
  CHECK(
      text ==
      "f:1:1: error: 'weekly_km' is missing in this case\n  wekly_km: 20\n  ^\n"
      "f:1:1: error: unknown key 'wekly_km'\n  wekly_km: 20\n  ^~~~~~~~\nhelp: did you mean 'weekly_km'?\n"
      "f:2:7: error: 'outre' is not allowed here\n  side: outre\n        ^~~~~\nhelp: did you mean 'outer'?\n"
      "f:3:7: error: expected a whole number, found the text '3'\n  sets: '3'\n        ^~~\nhelp: write it "
      "without the quotes\n"
      "f:4:8: error: expected a number, found '010'\n  share: 010\n         ^~~\nhelp: write 10: no plus "
      "sign and no leading zeros\n"
      "f:5:7: error: 9 is out of range\n  days: 9\n        ^\nhelp: a whole number from 1 to 7\n"
      "f:6:7: error: flag: expected true or false, found 'yes'\n  flag: yes\n        ^~~\nhelp: write true\n"
      "f:7:7: error: list: expected a list, found a mapping\n  list: {a: b}\n        ^\nhelp: write [one, "
      "two] or - lines\n"
      "f:8:6: error: who: expected one value, found a list\n  who: [x]\n       ^\n"
      "f:9:1: error: nil: expected one value, found nothing\n  nil:\n  ^\n"
      "f:10:1: error: unknown key 'zzz'\n  zzz: 1\n  ^~~\nhelp: one of: weekly_km, side, sets, share, days, "
      "flag, list, who, nil\n");
}

TEST_CASE("null is absent where a key is optional") {
  const std::string text = said("a:\nb: ~\nc: null\nd:\n", [](Value root, Diagnostics& problems) {
    Reader entry{root, problems, "case"};
    CHECK(entry.text("a", Need::optional) == "");
    CHECK_FALSE(entry.whole("b", 0, 1, Need::optional).has_value());
    CHECK_FALSE(entry.one_of<Side>("c", Need::optional).has_value());
    CHECK(entry.texts("d", Need::optional).empty());
    entry.done();
  });
  CHECK(text == "");
}

TEST_CASE("what is no mapping is reported once") {
  const std::string text = said("- a\n", [](Value root, Diagnostics& problems) {
    Reader entry{root, problems, "case"};
    CHECK_FALSE(entry.usable());
    CHECK(entry.text("a") == "");
    entry.done();
    Reader missing{Value{}, problems, "case"};
    CHECK(missing.text("a") == "");
    missing.done();
  });
  CHECK(text ==
        "f:1:1: error: expected a mapping (case), found a list\n  - a\n  ^\nhelp: write key: value lines\n");
}

TEST_CASE("long lists of words are cut") {
  std::vector<std::string_view> words(20, "word");
  const std::string text =
      said("zzzzz", [&words](Value root, Diagnostics& problems) { read_word(root, words, problems); });
  CHECK(text.find(
            "help: one of: word, word, word, word, word, word, word, word, word, word, word, word, ...\n") !=
        std::string::npos);
}

TEST_CASE("a hundred thousand unknown keys cost no more than a few") {
  std::string source;
  for (int i = 0; i < 90'000; ++i) source += fmt::format("k{}: 1\n", i);
  const std::string text = said(source, [](Value root, Diagnostics& problems) {
    Reader entry{root, problems, "case"};
    entry.text("name", Need::optional);
    entry.done();
    CHECK(problems.size() == 90'000);
  });
  CHECK(text.find("and 89950 more problems\n") != std::string::npos);
}

TEST_CASE("messages are in the language of the problems") {
  Language language;
  language.lay_over(SyntaxText::key_missing, {"{what} ohne {key}", {}});
  language.lay_over(SyntaxText::expected_whole, {"statt einer ganzen Zahl: {found}", {}});
  language.lay_over(SyntaxText::a_list, {"eine Liste", {}});
  language.lay_over(SyntaxText::quote_open, {"offenes Zitat", {}});
  Diagnostics problems{language};
  Tree tree;
  REQUIRE(parse_yaml("f", "sets: [3]\n", record_limits, tree, problems));
  Reader entry{tree.root(), problems, "Dosis"};
  entry.whole("sets", 1, 5);
  entry.text("name");
  CHECK_FALSE(parse_json("f", "[\"a", record_limits, tree, problems));
  REQUIRE(problems.size() == 3);
  CHECK(problems.all()[0].message == "statt einer ganzen Zahl: eine Liste");
  CHECK(problems.all()[1].message == "Dosis ohne 'name'");
  CHECK(problems.all()[2].message == "offenes Zitat");
}

}  // namespace
}  // namespace kneecheck::syntax
