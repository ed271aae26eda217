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
        Block{Bars{{evil, evil, evil, evil, evil, evil}, {{evil, evil, 1, evil, evil, 1, evil}}}},
        Block{Reasons{{{1, evil, {1}, {evil}}}}}, Block{Footnotes{{{1, evil, evil}}}},
        Block{Figure{{}, {evil, evil}, evil}}, Block{ToType{evil, evil}}}) {
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

TEST_CASE("bars are for the eye only; the numbers are text") {
  const std::string page = render_html(sample_document());
  CHECK(has(page, "<span class=\"track\" aria-hidden=\"true\"><svg class=\"bar\" width=\"50%\""));
  CHECK(has(page, "</svg></span>80 <span class=\"quiet\">easy week</span>"));
  CHECK(has(page, "</svg></span>40%"));
}

TEST_CASE("a name that stands for several facts is said once") {
  const std::string page = html_of(Facts{{{"Possible", "a"}, {"Possible", "b"}, {"Case", "c"}}});
  CHECK(has(page, "<dt>Possible</dt><dd>a</dd>\n<dd>b</dd>\n<dt>Case</dt><dd>c</dd>"));
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
