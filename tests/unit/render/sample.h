// A document by hand that holds every kind of block.
#pragma once

#include "document/document.h"

namespace kneecheck::render {

inline Document sample_document() {
  Document document{english()};
  document.title = "Knee check";
  document.person = "Ana <script>";
  document.add(
      Notice{NoticeKind::alarm, "Go to A&E now, or call 999.", {"Hours matter.", "Do not drive yourself."}});
  document.heading(2, "Why");
  document.paragraph("A hot knee with a fever can be an infection.");
  document.add(Bullets{{"first *bullet*", "second"}});
  document.add(Steps{{"stand up", "sit down"}});
  document.add(Facts{{{"Most likely", "ITB pain"}, {"Possible", "kneecap joint pain"}}});
  document.add(Table{{{"Rule", Align::left}, {"Points", Align::right}}, {{"locked", "12"}, {"lump", "3"}}});
  document.add(Bars{{"week", "phase", "running minutes", "longest", "new technique", "new"},
                    {{"1", "settle", 40, "", 20, std::nullopt, ""},
                     {"2", "align", 80, "easy week", 25, 40, "technique grows"}}});
  document.add(Sheet{{"during", "next morning"},
                     2,
                     {{"Mon 30 Nov", {"run 22 min", "exercises A"}, "", true}, {"Tue 1 Dec", {}, "rest"}}});
  document.add(Reasons{{{3, "the pain is on the outer side", {1, 2}, {}},
                        {-1, "it is not sore to press", {1}, {}},
                        {std::nullopt,
                         "not known: whether your pelvis drops",
                         {},
                         {"how to test it: kneecheck explain pelvis_drops"}}}});
  document.add(
      Footnotes{{{1, "The Octopus Clinic", "https://example.org/a?b=1&c=2"}, {2, "Our own judgement", ""}}});
  figure::Figure standing;
  standing.poses.emplace_back();
  document.add(
      Figure{figure::picture_of(standing), {"Picture: standing", "Stands on both feet."}, "figure-standing"});
  document.add(ToType{"Next", "kneecheck plan my-knee.yaml"});
  document.add(Notice{NoticeKind::info, "A later notice.", {"Its line."}});
  return document;
}

}  // namespace kneecheck::render
