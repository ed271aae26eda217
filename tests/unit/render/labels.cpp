#include "render/labels.h"

#include <doctest/doctest.h>

#include "base/words/render.h"
#include "render/render.h"

using namespace kneecheck;
using namespace kneecheck::render;

TEST_CASE("what the formats add is said in the language of the document, and escaped like all of it") {
  Language language;
  language.tag = "xx";
  language.lay_over(RenderText::urgent, {"<b>NOW</b> {title}", ""});
  language.lay_over(RenderText::label, {"{label} *", ""});
  language.lay_over(RenderText::percent, {"{number} per 100", ""});
  Document document{language};
  document.add(Notice{NoticeKind::alarm, "call", {}});
  document.add(Facts{{{"key", "value"}}});
  document.add(ToType{"next", "x"});
  document.add(Bars{{"week", "", "minutes", "", "share", ""}, {{"1", "", 1, "", {}, 40, ""}}});

  const std::string page = render_html(document);
  for (const std::string_view part :
       {"<html lang=\"xx\">", "<h1>&lt;b&gt;NOW&lt;/b&gt; call</h1>", "<p>next *</p>", "40 per 100",
        "<th scope=\"col\" class=\"right\">Share</th>"})
    CHECK(page.find(part) != std::string::npos);
  CHECK(render_markdown(document) ==
        "# \\<b\\>NOW\\</b\\> call\n\n- **key \\*** value\n\nnext \\*\n\n    x\n\n"
        "- **Week 1 \\*** minutes \\* 1; share \\* 40 per 100\n");
  const std::string text = render_text(document, {});
  for (const std::string_view part : {"<b>NOW</b> call\n", "next * x\n", " 40 per 100 ..\n"})
    CHECK(text.find(part) != std::string::npos);
  CHECK(render_text(document, {20, false, true}).find("share * 40 per 100") != std::string::npos);
}
