#!/usr/bin/env python3
"""Reads the pages that the program writes with html-validate and with the Nu Html Checker (vnu, which also holds them against their own
Content Security Policy), and checks what no reader of others can know: the alarm is first, the name is shown, nothing that anybody wrote
became markup. First every reader is shown that it bites.

usage: html_files.py KNEECHECK SOURCE_FOLDER
"""
import base64
import glob
import hashlib
import html.parser
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left in the sources

import yaml

PROGRAM, ROOT = sys.argv[1:3]
sys.path.insert(0, f"{ROOT}/tests")

import hostile_folder
from made_up_cases import SAFE, random_case

NPM = f"{ROOT}/tests/npm"
PLANNED = {**SAFE, "start": "2026-11-30"}
HOT = {**SAFE, "warning_signs": ["hot_red_swollen", "fever_unwell"]}
INCOMPLETE = {key: value for key, value in SAFE.items() if key != "age"}
NOTE = "</section><script>alert(1)</script>\n\"><img src=x onerror=alert(1)>"
NAMES = ["Jo Runner", "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>", "\"><svg onload=alert(1)>", "\u202egnol",
         "\U0001F3C3\u200d\u2640\ufe0f", "x" * 200, "]]>--><!--", "&amp;&lt;", "javascript:alert(1)"]
MADE_UP = 16
VOID = {"meta", "br", "rect", "path", "circle", "img"}
ALLOWED = VOID | {"html", "head", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd",
                  "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "svg", "desc", "text", "a", "pre", "code", "defs", "pattern"}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "role", "scope", "aria-hidden", "width", "height", "href", "id",
              "xmlns", "aria-labelledby", "viewbox", "d", "x", "y", "cx", "cy", "r", "fill", "stroke", "stroke-width", "stroke-opacity",
              "stroke-linecap", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-weight", "text-anchor",
              "patternunits", "patterntransform", "src", "alt", "tabindex", "aria-label"}
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(command, cases, *options):
    text = "".join(json.dumps(case) + "\n" for case in cases)
    return subprocess.run([PROGRAM, command, "-q", "--input-format", "ndjson", *options, "-"], input=text, capture_output=True, text=True,
                          check=False)


# --- our own reader

class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.links, self.problems, self.levels, self.text, self.first = [], [], [], [], [], "", None
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"left open: {self.open}")

    def handle_starttag(self, tag, attributes):
        if tag not in ALLOWED:
            self.problems.append(f"<{tag}>")
        for name, value in attributes:
            if name not in ATTRIBUTES:
                self.problems.append(f"<{tag} {name}={value!r}>")
            if name == "href":
                self.links.append(value)
        if self.open and self.open[-1] == "main" and self.first is None:
            self.first = (tag, dict(attributes).get("class"))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")

    def handle_comment(self, data):
        self.problems.append(f"<!--{data}-->")

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


def own_problems(text):
    page = Page(text)
    problems = page.problems
    if not text.startswith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"):
        problems.append("the front")
    style = re.search("<style>(.*?)</style>", text, re.S).group(1)
    wanted = "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pictures = "; img-src data:" if "<img " in text else ""  # of a clinic's logo
    policy = f"default-src 'none'; style-src '{wanted}'{pictures}; base-uri 'none'; form-action 'none'"
    if f'<meta http-equiv="Content-Security-Policy" content="{policy}">' not in text:
        problems.append(f"the policy is not {policy}")
    if re.search(r'<img (?!class="logo" src="data:image/(png|svg\+xml);base64,[A-Za-z0-9+/=]*" alt="[^"]*">)', text):
        problems.append("a picture that is not whole in itself")
    if re.search(r"url\(|@import", style):
        problems.append("the style asks for something from outside")
    if page.levels[:1] != [1] or page.levels.count(1) != 1:
        problems.append(f"headings {page.levels[:5]}")
    if any(b > a + 1 for a, b in zip(page.levels, page.levels[1:])):
        problems.append(f"a heading level is skipped: {page.levels}")
    ids = re.findall(r' id="([^"]*)"', text)
    for link in page.links:
        if not (link.startswith("https://") or link[1:] in ids):
            problems.append(f"a link to {link}")
    if page.tags.count("caption") != page.tags.count("table"):
        problems.append("a table without a caption")
    if re.search("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069]", text):
        problems.append("a control character")
    return problems


# --- the readers of others

def html_validate(paths):
    result = subprocess.run(["node", f"{NPM}/read_html.mjs", *paths], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"read_html.mjs failed: {result.stderr}")
    return result.stdout.splitlines()


def vnu(paths):
    jar = f"{NPM}/node_modules/vnu-jar/build/dist/vnu.jar"
    result = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m", "-jar", jar, "--Werror", *paths],
                            capture_output=True, text=True, check=False)
    expect((result.returncode == 0) == (result.stderr == ""), f"vnu ends with {result.returncode}: {result.stderr[:200]}")
    # It knows no pictures of type data: but browsers do, which browser_files shows.
    unknown = "image \u201cdata:image/"
    return [line for line in result.stderr.splitlines() if unknown not in line]


# One defect each, by replacing text of a good page, and the readers that have to see it.
DEFECTS = [
    ("no language", '<html lang="en">', "<html>", ["vnu", "own"]),
    ("no title", r"<title>[^<]*</title>\n", "", ["vnu", "html-validate"]),
    ("a skipped level", "<h2>", "<h4>", ["own"]),
    ("a script", "<main>", "<main><script>alert(1)</script>", ["vnu", "own"]),
    ("an event", "<main>", '<main onclick="alert(1)">', ["own"]),
    ("a picture without words", "<main>", '<main><img src="https://example.org/x.png">', ["vnu", "html-validate", "own"]),
    ("an unclosed list", "</ul>", "", ["vnu", "html-validate", "own"]),
    ("a style that the policy forbids", "<style>", "<style>b{color:red}", ["vnu", "own"]),
    ("a style attribute", "<main>", '<main style="color:red">', ["html-validate", "vnu", "own"]),
    ("an id twice", "<main>", '<main id="source-1">', ["vnu", "html-validate"]),
    ("a table without caption", r"<caption>[^<]*</caption>", "", ["own"]),
    ("an unknown scope", 'scope="row"', 'scope="line"', ["vnu", "html-validate"]),
    ("a nested paragraph", "<p>", "<p><div></div>", ["vnu", "html-validate"]),
    ("a link to nowhere", "<main>", '<main><p><a href="#nothing">there</a></p>', ["own"]),
    ("a bad property", "color-scheme: light dark", "colour-scheme: light dark; width: 3parsec", ["vnu", "own"]),
]


def check_the_readers(good, folder):
    paths = {}
    for index, (what, old, new, _) in enumerate(DEFECTS):
        spoilt = re.sub(old, new, good, count=1)
        expect(spoilt != good, f"the page holds no {old}")
        paths[index] = f"{folder}/bad-{index}.html"
        with open(paths[index], "w", encoding="utf-8") as file:
            file.write(spoilt)
    said = {"vnu": vnu(list(paths.values())), "html-validate": html_validate(list(paths.values()))}
    for index, (what, _, _, readers) in enumerate(DEFECTS):
        for reader in readers:
            if reader == "own":
                with open(paths[index], encoding="utf-8") as file:
                    expect(own_problems(file.read()), f"our own reader does not see {what}")
            else:
                expect(any(os.path.basename(paths[index]) in line for line in said[reader]), f"{reader} does not see {what}")


# --- the pages

def questions():
    with open(f"{ROOT}/data/questions.yaml", encoding="utf-8") as file:
        all_of_them = yaml.load(file, yaml.BaseLoader)["questions"]
    for question in all_of_them:
        if question["kind"] == "number":
            question.update(min=json.loads(question["min"]), max=json.loads(question["max"]), whole=question.get("whole") == "true")
        question["exercises"] = sorted(os.path.basename(path)[:-5] for path in glob.glob(f"{ROOT}/data/exercises/*.yaml"))
    return all_of_them


def pages_of_cases(folder):
    dice = random.Random(20261127)
    asked = questions()
    cases = [{**random_case(asked, dice), "name": dice.choice(NAMES)} for _ in range(MADE_UP)]
    cases += [{**base, "name": name} for base in (PLANNED, HOT, INCOMPLETE) for name in NAMES]
    cases = [{**case, "id": f"c{index}", "note": NOTE} for index, case in enumerate(cases)]
    clinic = f"{folder}/clinic.yaml"
    with open(clinic, "w", encoding="utf-8") as file:
        json.dump({"name": "</main><script>alert(1)</script> " + "A quiet practice by the river. " * 330, "address": "\"><svg onload=alert(1)>",
                   "logo": "data:image/svg+xml;base64," + base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").decode()}, file)
    pages = []
    for command in ("triage", "plan"):
        out = f"{folder}/{command}"
        options = ["--start", "2026-11-30"] if command == "plan" else ["--trace"]
        chosen = cases[: MADE_UP // 2] + cases[MADE_UP : MADE_UP + 3] + cases[-2:] if command == "plan" else cases  # a plan is long
        result = run(command, chosen, "-f", "html", "--out-dir", out, "--clinic", clinic, "--on-error", "record", *options)
        expect(result.returncode == 0 and not result.stdout, f"{command}: {result.stderr[:300]}")
        records = [json.loads(line) for line in run(command, chosen, "-f", "ndjson", *options).stdout.splitlines()]
        for case, record in zip(chosen, records):
            path = f"{out}/{case['id']}.html"
            expect(os.path.exists(path) == (record["status"] != "error"), f"{path}: {record['status']}")
            if os.path.exists(path):
                pages.append((path, case, record))
    return pages


def pages_of_examples(folder):
    pages = []
    for path in sorted(glob.glob(f"{ROOT}/tests/examples/*.yaml")):
        for command, *view in (["triage"], ["triage", "--why"], ["plan"], ["plan", "--full"]):
            out = f"{folder}/{command}{''.join(view)}-{os.path.basename(path)[:-5]}.html"
            done = [subprocess.run([PROGRAM, command, "-q", *form, path], capture_output=True, text=True, check=False).stdout
                    for form in (["-f", "html", *view], ["-f", "json"], ["-f", "html", *view])]
            expect(done[0] == done[2], f"{out}: not the same bytes again")
            with open(out, "w", encoding="utf-8") as file:
                file.write(done[0])
            pages.append((out, {}, json.loads(done[1])))
    return pages


def pages_laid_over(folder):
    """Where a clinic's folder of knowledge says something that would be markup."""
    laid = f"{folder}/laid"
    hostile_folder.write(ROOT, laid, "<b>\"'&lt;", language=False)
    pages = []
    for command, *view in (["triage", "--why"], ["plan"], ["plan", "--full"]):
        out = f"{laid}/{command}{''.join(view)}.html"
        done = [subprocess.run([PROGRAM, command, "-q", "--data", laid, *form, f"{ROOT}/tests/examples/tendon.yaml"], capture_output=True, text=True,
                               check=False).stdout for form in (["-f", "html", *view], ["-f", "json"])]
        expect("&lt;b&gt;&quot;" in done[0], f"{out}: the folder says nothing")
        with open(out, "w", encoding="utf-8") as file:
            file.write(done[0])
        pages.append((out, {}, json.loads(done[1])))
    return pages


def check_page(path, case, record):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    page = Page(text)
    for problem in own_problems(text):
        expect(False, f"{path}: {problem}")
    expect(page.first == ("section", "alarm" if record["alarm"] else "notice"), f"{path}: first stands {page.first}")
    expect((page.text.strip().startswith("URGENT")) == bool(record["alarm"]), f"{path}: {page.text.strip()[:40]}")
    expect(("URGENT: " + record["action"]["title"] in page.text) == bool(record["alarm"]), f"{path}: the action is not said")
    name = case.get("name")
    if name:
        shown = name.replace("\u202e", "\\u202e")  # what could do harm is made visible
        expect(f"For {shown}" in page.text, f"{path}: {name!r} is not shown as text")


def main():
    with tempfile.TemporaryDirectory() as folder:
        pages = pages_of_examples(folder) + pages_of_cases(folder) + pages_laid_over(folder)
        for page in pages:
            check_page(*page)
        paths = [path for path, _, _ in pages]
        for line in html_validate(paths) + vnu(paths):
            expect(False, line)
        with open(f"{folder}/plan--full-outer-knee.html", encoding="utf-8") as file:
            plan = file.read()
        check_the_readers(plan, folder)
    print(f"{len(pages)} pages read by three readers, {len(DEFECTS)} defects seen")


main()
for failure in failures[:40]:
    print("FAILED:", failure[:500])
if len(failures) > 40:
    print(f"... and {len(failures) - 40} more")
sys.exit(1 if failures else 0)
