#include <doctest/doctest.h>

#include "document/citations.h"
#include "document/parts.h"

using namespace kneecheck;
using namespace kneecheck::document;

TEST_CASE("what is empty is left out") {
  Document document{english()};
  for (const Block& block :
       {Block{Paragraph{}}, Block{Bullets{}}, Block{Steps{}}, Block{Facts{}}, Block{Table{}}, Block{Bars{}},
        Block{Reasons{}}, Block{Footnotes{}}, Block{ToType{}}}) {
    document.add(block);
  }
  CHECK(document.blocks.empty());
  document.add(Notice{});
  CHECK(document.blocks.size() == 1);
}

TEST_CASE("a document takes the blocks of another") {
  Document first{english()};
  first.paragraph("a");
  Document second{english()};
  second.paragraph("b");
  first.append(second);
  REQUIRE(first.blocks.size() == 2);
  CHECK(std::get<Paragraph>(first.blocks[1]).text == "b");
}

TEST_CASE("a command to type names its file as a shell reads it, and shows all of the name") {
  const auto line_of = [](std::string_view file) {
    Audience audience;
    audience.case_file = file;
    return next_command("Next", "plan", audience).line;
  };
  CHECK(line_of("knees/my-knee.yaml") == "kneecheck plan knees/my-knee.yaml");
  CHECK(line_of("my knee's.yaml") == R"(kneecheck plan 'my knee'\''s.yaml')");
  CHECK(line_of("Zo\u00EB.yaml") == "kneecheck plan 'Zo\u00EB.yaml'");
  CHECK(line_of("a\u202Elmay's.yaml") == R"(kneecheck plan $'a\342\200\256lmay\'s.yaml')");
  CHECK(line_of("a\n\\b") == R"(kneecheck plan $'a\012\134b')");
}

TEST_CASE("a bar of full length stands for the largest amount, or for more") {
  Bars bars;
  CHECK(bars.most() == 1);
  bars.rows = {{"1", "", 40, "", std::nullopt, std::nullopt, ""}};
  CHECK(bars.most() == 40);
  bars.full = 90;
  CHECK(bars.most() == 90);
}

TEST_CASE("sources are numbered in the order of first use") {
  Knowledge knowledge;
  knowledge.sources = {{"a", "Paper A", "doi 1", true}, {"b", "Paper B", "", true}};
  Citations citations{knowledge};
  CHECK(citations.cite(Texts{"b"}) == std::vector<int>{1});
  CHECK(citations.cite(Texts{"a", "b"}) == std::vector<int>{1, 2});
  Evidence evidence;
  CHECK(citations.mark(evidence).empty());
  evidence.sources = {"a", "b"};
  CHECK(citations.mark(evidence) == " [1,2]");
  const Footnotes notes = citations.footnotes();
  REQUIRE(notes.items.size() == 2);
  CHECK(notes.items[0].text == "Paper B");
  CHECK(notes.items[1].where == "doi 1");
}
