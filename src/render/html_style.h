// How a page looks: light and dark, on a phone and on paper. Nothing here carries meaning that the text does
// not have. Rule: the page allows this style with that of figures (figure/svg_style.h) behind it, and nothing
// else; whoever changes one changes the hash too (the test html_files says what it must be).
#pragma once

#include <string_view>

namespace kneecheck::render {

inline constexpr std::string_view html_style =
    R"(:root { color-scheme: light dark; --text: #1c1c1c; --page: #fff; --shade: #f3f5f7; --quiet: #555; --line: #d3d7db; --bar: #2f6299;
  --link: #1b5590; --alarm: #a30000; --alarm-shade: #fdecea; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --page: #16181a; --shade: #212529; --quiet: #b0b4b8; --line: #42474c; --bar: #7fb0e0;
    --link: #9cc4ee; --alarm: #ff9a8f; --alarm-shade: #3a1613; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 48rem; font: 1.0625rem/1.55 system-ui, sans-serif;
  color: var(--text); background: var(--page); overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .6rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.2rem 0 .5rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 .3rem; }
p, ul, ol, dl { margin: .45rem 0; }
ul, ol { padding-left: 1.4rem; }
li + li { margin-top: .25rem; }
a { color: var(--link); }
dl { display: grid; grid-template-columns: fit-content(13rem) minmax(0, 1fr); gap: .35rem 1rem; }
dl > div { display: contents; }
dt { font-weight: 600; }
dd { margin: 0; grid-column: 2; }
.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { padding: .25rem .9rem .25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; }
thead th { white-space: nowrap; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: .6rem 0; font: 11px system-ui, sans-serif; }
.chart text { fill: var(--text); }
.chart .middle { text-anchor: middle; }
.chart .end { text-anchor: end; }
.chart .strong { font-weight: 700; }
.chart path { fill: none; stroke: var(--line); }
.chart .axis { stroke: var(--quiet); }
.chart .grid { stroke-width: .6; }
.chart .full { stroke: var(--text); stroke-dasharray: 4 3; }
.chart .here { stroke: var(--text); stroke-width: 2; }
.chart .bar-fill { fill: var(--bar); }
.chart .hatch { stroke: var(--page); stroke-width: 1.8; }
.chart .point { fill: var(--page); stroke: var(--text); stroke-width: 1.5; }
.chart .band { fill: var(--quiet); }
.chart .band.odd { fill: var(--line); }
.sheet { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.sheet > li { display: grid; grid-template-columns: max-content minmax(0, 1fr) auto; gap: .2rem 1rem; margin: 0; padding: .5rem 0;
  border-bottom: 1px solid var(--line); }
.day { font-weight: 600; margin: 0; min-width: 6.5rem; }
.tasks, .pains { list-style: none; margin: 0; padding: 0; }
.task { padding-left: 1.6rem; text-indent: -1.6rem; }
.task::before { content: ""; display: inline-block; width: .95em; height: .95em; margin-right: .65rem; vertical-align: -.12em;
  border: 1.5px solid var(--text); border-radius: .15em; }
.pains li { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: .1rem .6rem; font-size: .9rem; }
.scale { white-space: nowrap; font-variant-numeric: tabular-nums; }
.scale span { display: inline-block; width: 1.45rem; text-align: center; }
.part::after { content: ""; display: block; clear: both; }
.logo { float: right; max-width: 40%; max-height: 4rem; margin: 0 0 .6rem 1rem; }
.quiet { color: var(--quiet); }
.points { font-weight: 600; display: inline-block; min-width: 2.2rem; }
.reasons { list-style: none; padding: 0; }
.reasons li { padding-left: 2.2rem; text-indent: -2.2rem; }
.reasons li * { text-indent: 0; }
.sources { list-style: none; padding: 0; font-size: .95rem; }
.person { font-weight: 600; }
.notice { background: var(--shade); border-left: .3rem solid var(--bar); padding: 1rem 1.2rem; margin: 0 0 1rem; }
.notice h2, .alarm h2 { border: 0; padding: 0; margin: 0 0 .5rem; }
.notice:not(:first-child) { margin-top: 2.2rem; }
.alarm { background: var(--alarm-shade); border: .25rem solid var(--alarm); padding: 1rem 1.2rem; margin: 0 0 1rem; font-size: 1.15rem; }
.alarm h1, .alarm h2 { color: var(--alarm); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--shade); padding: .5rem .7rem; margin: .45rem 0; }
@media (max-width: 30rem) {
  body { padding: 1rem .9rem 2rem; }
  dl { display: block; }
  dd { margin: 0 0 .5rem; }
  th, td { padding-right: .55rem; }
  .sheet > li { grid-template-columns: 1fr; }
  .pains li { justify-content: space-between; }
}
@media (min-width: 40rem) {
  .part > .figure { float: left; width: 12rem; margin: .2rem 1.2rem .4rem 0; }
  .part:has(> .figure) > :not(.figure, h3) { margin-left: 13.2rem; }
}
@page { margin: 11mm 12mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  :root { color-scheme: light; --text: #000; --page: #fff; --shade: #fff; --quiet: #333; --line: #999; --bar: #444; --link: #000;
    --alarm: #000; --alarm-shade: #fff; }
  body { max-width: none; padding: 0; font: 10pt/1.3 Arial, Helvetica, "Liberation Sans", "DejaVu Sans Condensed", sans-serif; }
  h1 { font-size: 15pt; }
  h2 { font-size: 12.5pt; margin-bottom: .2rem; }
  h3 { font-size: 11pt; margin: .35rem 0 .05rem; }
  p, ul, ol, dl { margin: .25rem 0; }
  li { font-size: 9.5pt; }
  li + li { margin-top: .05rem; }
  dl { gap: .1rem .8rem; }
  h1, h2, h3, p:has(+ :is(.scroll, ul, ol)) { break-after: avoid; }
  h2 { margin-top: .45rem; padding-top: .2rem; }
  li, tr, dd, dt, dl > div, .alarm, .notice, .chart, .part:has(> .figure):not(:has(> ol ~ dl)) { break-inside: avoid; }
  .notice, .alarm { padding: .3rem .8rem; margin-bottom: .3rem; }
  .notice h2, .notice h1 { margin-bottom: .2rem; }
  .notice:not(:first-child) { margin-top: .6rem; }
  .sheet > li { padding: .28rem 0; }
  .part > .figure { float: left; width: 8.4rem; max-height: 9rem; margin: .1rem .8rem .2rem 0; }
  .part:has(> .figure) > :not(.figure, h3) { margin-left: 9.2rem; font-size: 9.3pt; line-height: 1.27; }
  .part > .figure:has(+ ol) { max-height: 6.5rem; }
  .part:has(> ol ~ dl) > h3 { break-inside: avoid; }
  .part:has(> ol ~ dl) > h3::after { content: ""; display: block; height: 9rem; margin-bottom: -9rem; }
  dl:has(> :nth-child(9)), .one-sheet dl { columns: 2; column-gap: 1.5rem; }
  :is(.part:has(> .figure), .one-sheet) > dl, dl:has(> :nth-child(9)) { display: block; }
  :is(:is(.part:has(> .figure), .one-sheet) > dl, dl:has(> :nth-child(9))) > div { display: block; }
  :is(:is(.part:has(> .figure), .one-sheet) > dl, dl:has(> :nth-child(9))) > div > * { display: inline; margin-right: .5rem; }
  .chart { max-width: 20rem; margin: .1rem 0; }
  .one-sheet { break-before: page; break-inside: avoid; }
  .one-sheet ~ .one-sheet { break-before: auto; }
  .one-sheet h2 { margin-top: 0; border: 0; }
  .bar-fill, .band { print-color-adjust: exact; }
  .notice { border: 1px solid var(--line); border-left-width: .3rem; }
  .scroll { overflow: visible; break-inside: avoid; }
  table { font-size: 10pt; }
  a { text-decoration: none; }
  pre, p:has(+ pre) { display: none; }
  p, li { orphans: 2; widows: 2; }
})";

inline constexpr std::string_view html_style_hash = "sha256-aIZRPXmovLr+ir0ik5JFIuYV1XEh1525OE1+eU2KnXk=";

}  // namespace kneecheck::render
