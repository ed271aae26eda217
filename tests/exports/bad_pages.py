"""Pages with one defect each, made of a good page whose policy is taken out, so that each is seen by the look that is there for it: what is
wrong, what the finding begins with, which look finds it, and what replaces what."""
import re

POLICY = r'<meta http-equiv="Content-Security-Policy"[^>]*>\n'
FAR = "http://127.0.0.1:9/x.png"  # nobody listens there, and it is this machine


def style(text):
    return ("</style>", f"{text}</style>")


def body(text):
    return ("<h2>", f"{text}<h2>")


LONG = "<td>" + " ".join(f"line {number}" for number in range(400)) + "</td>"
BAD = [
    ("a picture from elsewhere", "request: ", "load", body(f'<img src="{FAR}" alt="x">')),
    ("a style sheet from elsewhere", "request: ", "load", ("<style>", '<link rel="stylesheet" href="other.css"><style>')),
    ("a script that speaks", "console: ", "load", body("<script>console.log('x')</script>")),
    ("a script that fails", "error: ", "load", body("<script>nothing()</script>")),
    ("a script that asks", "error: dialog", "load", body("<script>alert(1)</script>")),
    ("a table that is too wide for a phone", "wide at 390 px: ", "load", body(f"<table><caption>x</caption><tr><td>{'wide' * 30}</td></tr></table>")),
    ("a box that is too low", "clipped: ", "load", style("h1 { height: 1em; overflow: hidden; }")),
    ("a chart with small letters", "small: ", "load", style(".chart { max-width: 15rem; }")),
    ("pale letters", "axe: color-contrast at 390 px, light", "axe", style("h2 { color: #aaa; }")),
    ("dark letters in the dark", "axe: color-contrast at 1280 px, dark", "axe", style("h2 { color: #333; }")),
    ("a picture without words", "axe: image-alt", "axe", body('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')),
    ("a table to be pushed that no key reaches", "axe: scrollable-region-focusable", "axe",
     body(f'<div class="scroll"><table><caption>x</caption><tr><td>{"wide" * 30}</td></tr></table></div>')),
    ("too many sheets", "sheets: ", "print", style("li { break-before: page; }")),
    ("an empty sheet", "an empty sheet", "print", ("</main>", '<div style="break-before: page">&nbsp;</div></main>')),
    ("text that no sheet has", "lost: ", "print", style("@media print { dl { display: none; } }")),
    ("a line that leaves the sheet", "lost: ", "print", style("@media print { h1 { white-space: nowrap; font-size: 30pt; } }")),
    ("a picture that leaves the sheet", "wide at 680 px: 900", "print",
     style("@media print { .far { position: absolute; left: 0; } }"), body('<svg class="far" width="900" height="9"></svg>')),
    ("a sheet without margins", "in the margin: ", "print", style("@page { margin: 0; }")),
    ("a dark sheet", "in the margin: ", "print", style("@media print { :root { color-scheme: dark; } body, html { background: #222; } }")),
    ("a box that hides on paper", "clipped: ", "print", style("@media print { dl { height: 2em; overflow: auto; } }")),
    ("rows that are cut", "cut: ", "print",
     body(f"<table><caption>x</caption><tr>{LONG}</tr><tr>{LONG}</tr></table>"), style("tr { break-inside: auto !important; }")),
    ("a heading left behind", "a heading alone: ", "print", style("h2 { break-after: page !important; }")),
]


def spoilt(good, *edits):
    page = re.sub(POLICY, "", good)
    assert page != good, "the page has no policy"
    for old, new in edits:
        assert old in page, old
        page = page.replace(old, new, 1)
    return page
