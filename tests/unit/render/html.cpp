#include <doctest/doctest.h>

#include "render/render.h"
#include "sample.h"

using namespace kneecheck;
using namespace kneecheck::render;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string html_of(Block block) {
  Document document{english()};
  document.add(std::move(block));
  return render_html(document);
}

}  // namespace

TEST_CASE("the alarm is the first thing on the page, and every notice is drawn") {
  const std::string page = render_html(sample_document());
  const std::size_t body = page.find("<main>\n");
  REQUIRE(body != std::string::npos);
  CHECK(page.compare(body + 7, 44, "<section class=\"alarm\" role=\"alert\">\n<h1>URG") == 0);
  CHECK(has(page, "A later notice."));
}

TEST_CASE("the name stands on the page, after the first notice, and as text") {
  const std::string page = render_html(sample_document());
  CHECK(has(page, "<p class=\"person\">For Ana &lt;script&gt;</p>"));
  CHECK(page.find("Hours matter") < page.find("For Ana"));
  CHECK_FALSE(has(page, "<script"));
}

TEST_CASE("nothing written by anybody becomes markup") {
  const std::string evil = "<script>alert(1)</script>\"'&\x1b\xE2\x80\xAE";
  for (const Block& block :
       {Block{Notice{NoticeKind::info, evil, {evil}}}, Block{Heading{2, evil}}, Block{Paragraph{evil}},
        Block{Bullets{{evil}}}, Block{Steps{{evil}}}, Block{Facts{{{evil, evil}}}},
        Block{Table{{{evil}, {evil}}, {{evil, evil}}}},
        Block{Bars{{evil, evil, evil, evil, evil, evil}, {{evil, evil, 1, evil, 1, 1, evil, evil, evil}}}},
        Block{Sheet{{evil}, 2, {{evil, {evil}, evil, true}}}}, Block{Reasons{{{1, evil, {1}, {evil}}}}},
        Block{Footnotes{{{1, evil, evil}}}}, Block{Figure{{}, {evil, evil}, evil}},
        Block{ToType{evil, evil}}}) {
    const std::string page = html_of(block);
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "\x1b"));
    CHECK_FALSE(has(page, "\xE2\x80\xAE"));
    CHECK(has(page, "&lt;script&gt;"));
  }
}

TEST_CASE("the page is whole in itself") {
  const std::string page = render_html(sample_document());
  for (const std::string_view outside : {"<link", "src=", "@import", "url("}) CHECK_FALSE(has(page, outside));
  CHECK(has(page, "lang=\"en\""));
  CHECK(has(page, "<title>URGENT: Knee check</title>"));
  CHECK(has(page, "default-src 'none'"));
  CHECK_FALSE(has(page, " style="));
  CHECK(has(page, "@media print"));
  CHECK(has(page, "prefers-color-scheme: dark"));
}

TEST_CASE("a figure is an image with a name and a text, its ids are its own") {
  const std::string page = render_html(sample_document());
  CHECK(has(page, "role=\"img\" aria-labelledby=\"figure-standing-title figure-standing-text\""));
  CHECK(has(page, "<title id=\"figure-standing-title\">Picture: standing</title>"));
  CHECK(has(page, "<desc id=\"figure-standing-text\">Stands on both feet.</desc>"));
  CHECK(has(page, "--figure-near"));
}

TEST_CASE("bars are a chart and a table of the same numbers, without the columns that hold nothing") {
  const std::string page = render_html(sample_document());
  CHECK(has(page, "<svg class=\"chart\""));
  CHECK(has(page,
            "<th scope=\"row\">2</th><td>align</td><td class=\"right\">80</td><td>easy week</td>"
            "<td class=\"right\">25</td><td class=\"right\">40%</td><td>technique grows</td>"));
  Bars bare{{"week", "", "minutes", "", "", ""}, {{"1", "", 5, "", {}, {}, ""}}};
  CHECK(has(html_of(bare), "<tr><th scope=\"row\">1</th><td class=\"right\">5</td></tr>"));
  bare.has_table = false;
  CHECK(has(html_of(bare), "<svg class=\"chart\""));
  CHECK_FALSE(has(html_of(bare), "<table"));
}

TEST_CASE("a sheet has a box for each task, and numbers to ring on days with one") {
  const std::string page = render_html(sample_document());
  CHECK(has(page,
            "<li class=\"task\">run 22 min</li><li class=\"task\">exercises A</li></ul>\n"
            "<ul class=\"pains\"><li>during <span class=\"scale\" aria-hidden=\"true\">"
            "<span>0</span><span>1</span><span>2</span></span></li>"));
  CHECK(has(page, "<p class=\"day\">Tue 1 Dec</p>\n<ul class=\"tasks\"><li>rest</li></ul>\n</li>"));
}

TEST_CASE("a part of a section is a section of its own, closed before the next heading") {
  Document document{english()};
  document.heading(2, "A");
  document.heading(3, "B");
  document.paragraph("b");
  document.heading(3, "C");
  document.blocks.emplace_back(Heading{2, "D", true});
  document.heading(3, "E");
  document.heading(2, "F");
  CHECK(
      has(render_html(document),
          "<h2>A</h2>\n<section class=\"part\">\n<h3>B</h3>\n<p>b</p>\n</section>\n<section class=\"part\">\n"
          "<h3>C</h3>\n</section>\n<section class=\"one-sheet\">\n<h2>D</h2>\n<section "
          "class=\"part\">\n<h3>E</h3>\n"
          "</section>\n</section>\n<h2>F</h2>\n"));
}

TEST_CASE("a logo stands in front, and the page allows pictures only then") {
  Document document = sample_document();
  CHECK_FALSE(has(render_html(document), "<img"));
  document.logo = {"data:image/png;base64,iVBORw0KGgo=", "A \"quiet\" clinic"};
  const std::string page = render_html(document);
  CHECK(has(page, "; img-src data:; base-uri"));
  CHECK(has(page,
            "</section>\n<img class=\"logo\" src=\"data:image/png;base64,iVBORw0KGgo=\" "
            "alt=\"A &quot;quiet&quot; clinic\">\n<p class=\"person\">"));
}

TEST_CASE("a name that stands for several facts is said once") {
  const std::string page = html_of(Facts{{{"Possible", "a"}, {"Possible", "b"}, {"Case", "c"}}});
  CHECK(has(
      page,
      "<dl>\n<div><dt>Possible</dt><dd>a</dd><dd>b</dd></div>\n<div><dt>Case</dt><dd>c</dd></div>\n</dl>"));
}

TEST_CASE("a table is named by the heading above it") {
  CHECK(has(render_html(sample_document()), "<table>\n<caption>Why</caption>"));
}

TEST_CASE("where a source is found is a link for each place that has an address") {
  const std::string page = html_of(Footnotes{{{1, "A", "doi 10.1177/03, PMID 873, PMC91"},
                                              {2, "B", "as read in table 2 of doi 10.1/2, nice.org.uk/ng12"},
                                              {3, "C", "in a drawer"}}});
  for (const std::string_view link :
       {"<a href=\"https://doi.org/10.1177/03\">doi 10.1177/03</a>, ",
        "<a href=\"https://pubmed.ncbi.nlm.nih.gov/873\">PMID 873</a>",
        "<a href=\"https://pmc.ncbi.nlm.nih.gov/articles/PMC91\">PMC91</a></li>",
        "<a href=\"https://doi.org/10.1/2\">as read in table 2 of doi 10.1/2</a>",
        "<a href=\"https://nice.org.uk/ng12\">nice.org.uk/ng12</a>",
        "<span class=\"quiet\">in a drawer</span>"}) {
    CAPTURE(link);
    CHECK(has(page, std::string{link}));
  }
}

TEST_CASE("only a plain https address becomes a link") {
  CHECK(has(html_of(Footnotes{{{1, "A", "https://example.org/?a=1&b=2"}}}),
            "<a href=\"https://example.org/?a=1&amp;b=2\">"));
  CHECK_FALSE(has(html_of(Footnotes{{{1, "A", "javascript:alert(1)"}}}), "<a href"));
  CHECK_FALSE(has(html_of(Footnotes{{{1, "A", "https://x y"}}}), "<a href"));
}
