#include <doctest/doctest.h>

#include "render/render.h"
#include "sample.h"

using namespace kneecheck;
using namespace kneecheck::render;

namespace {

std::string markdown_of(Block block) {
  Document document{english()};
  document.add(std::move(block));
  return render_markdown(document);
}

}  // namespace

TEST_CASE("the alarm is the first thing in markdown, and every notice is drawn") {
  const std::string text = render_markdown(sample_document());
  CHECK(text.rfind("# URGENT: Go to A\\&E now, or call 999.\n\nHours matter.\n", 0) == 0);
  CHECK(text.find("**A later notice.**") != std::string::npos);
  CHECK(text.back() == '\n');
  CHECK(text[text.size() - 2] != '\n');
}

TEST_CASE("nothing written by anybody becomes markup") {
  CHECK(markdown_of(Paragraph{"<b>*x*</b> [a](b) `c` _d_ ~e~ a|b"}) ==
        "\\<b\\>\\*x\\*\\</b\\> \\[a\\](b) \\`c\\` \\_d\\_ \\~e\\~ a\\|b\n");
  CHECK(markdown_of(Paragraph{"- no list"}) == "\\- no list\n");
  CHECK(markdown_of(Paragraph{"12. no list"}) == "12\\. no list\n");
  CHECK(markdown_of(Paragraph{"    no code"}) == "no code\n");
  CHECK(markdown_of(Paragraph{"a\n# b"}) == "a\\\\n\\# b\n");
  CHECK(markdown_of(Bullets{{"# a", "+ b"}}) == "- \\# a\n- \\+ b\n");
  CHECK(markdown_of(ToType{"Next", "kneecheck plan x\n\ny"}) == "Next:\n\n    kneecheck plan x\\n\\ny\n");
}

TEST_CASE("two lists in a row stay two lists") {
  Document document{english()};
  document.add(Bullets{{"a"}});
  document.add(Facts{{{"b", "c"}}});
  document.add(Bullets{{"d"}});
  CHECK(render_markdown(document) == "- a\n\n* **b:** c\n\n- d\n");
}

TEST_CASE("every kind of block has its form") {
  CHECK(markdown_of(Heading{3, "Wall"}) == "### Wall\n");
  CHECK(markdown_of(Steps{{"a", "b"}}) == "1. a\n2. b\n");
  CHECK(markdown_of(Facts{{{"Phone", "1"}}}) == "- **Phone:** 1\n");
  CHECK(markdown_of(Table{{{"Week"}, {}, {"Points"}}, {{"1", "22 A", "3"}, {"2", "", "4"}}}) ==
        "- **Week 1:** 22 A; Points: 3\n- **Week 2:** Points: 4\n");
  CHECK(markdown_of(Bars{{"week", "phase", "minutes", "longest", "technique", "new"},
                         {{"2", "align", 80, "easy week", 25, 40, "uphill"}}}) ==
        "- **Week 2:** align; minutes: 80; easy week; longest: 25; technique: 40%; new: uphill\n");
  CHECK(markdown_of(Reasons{{{-1, "a", {1, 2}, {"b"}}, {std::nullopt, "c", {}, {}}}}) ==
        "- **\\-1** a \\[1,2\\] (b)\n- **?** c\n");
  CHECK(markdown_of(Figure{{}, {"a", "b"}, "c"}) == "b\n");
  CHECK(markdown_of(Footnotes{{{1, "A", "doi 1"}}}) == "- \\[1\\] A doi 1\n");
}
