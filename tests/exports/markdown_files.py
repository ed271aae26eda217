#!/usr/bin/env python3
"""Reads the Markdown that the program writes with cmark, the reference program of CommonMark: no raw HTML, no links, no pictures, no table
of any dialect, and every text that somebody wrote comes out as the same text. First the check is shown that it bites.

usage: markdown_files.py KNEECHECK SOURCE_FOLDER
"""
import glob
import html.parser
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

import hostile

PROGRAM, ROOT = sys.argv[1:3]
sys.path.insert(0, f"{ROOT}/tests")

from made_up_cases import SAFE

PLANNED = {**SAFE, "start": "2026-11-30"}
HOT = {**SAFE, "warning_signs": ["hot_red_swollen", "fever_unwell"]}
MORE_TEXTS = ["# a", "- a", "1. a", "> a", "| a | b |", "|---|---|", "**a**", "_a_", "`a`", "[a](javascript:alert(1))", "![a](x)", "<b>a</b>",
              "<script>alert(1)</script>", "<https://a.example>", "&lt;", "&#60;", "a\\*b", "~~~", "```", "***", "===", "    a", "a  ", "$a$",
              "https://a.example", "[^1]", "- [ ] a", "<!-- a -->"]
TAGS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "blockquote", "pre", "code", "hr", "br"}
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


class Reading(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.comments, self.text, self.levels = [], [], "", []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_comment(self, data):
        self.comments.append(data.strip())

    def handle_data(self, data):
        self.text += data


def read(markdown):
    result = subprocess.run(["cmark", "--to", "html"], input=markdown, capture_output=True, text=True, check=False)
    expect(result.returncode == 0, f"cmark: {result.stderr}")
    return Reading(result.stdout)


def problems(markdown):
    reading = read(markdown)
    found = [f"<!-- {each} -->" for each in reading.comments]
    found += [f"<{tag}>" for tag in reading.tags if tag not in TAGS]
    found += [f"a table: {line}" for line in markdown.splitlines() if re.fullmatch(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*", line)]
    if reading.levels[:1] not in ([], [1], [2]) or any(b > a + 1 for a, b in zip(reading.levels, reading.levels[1:])):
        found.append(f"heading levels {reading.levels}")
    return found, reading


def run(command, text, *options):
    return subprocess.run([PROGRAM, command, "-q", "-f", "markdown", *options], input=text, capture_output=True, text=True, check=False).stdout


def check_examples():
    count = 0
    for path in sorted(glob.glob(f"{ROOT}/tests/examples/*.yaml")):
        for arguments in (["triage"], ["triage", "--trace"], ["plan"], ["plan", "--full"], ["plan", "--week", "1", "--show", "exercises"], ["today"], ["explain", "--case"]):
            text = run(arguments[0], None, *arguments[1:], path)
            found, reading = problems(text)
            count += 1
            expect(not found, f"{' '.join(arguments)} {os.path.basename(path)}: {found[:3]}")
            expect(len(reading.text) > 200, f"{arguments} {path} says little")
            if os.path.basename(path) == "hot-knee.yaml" and arguments[0] in ("triage", "plan"):
                expect(text.find("URGENT") in range(0, 12), f"{arguments}: the alarm is not first: {text[:60]}")
    return count


def check_texts():
    """Each as the id of a case: it comes out as it went in."""
    texts = [text for text in hostile.TEXTS + MORE_TEXTS if "\0" not in text]  # which is no text, and refused
    for base, command in ((PLANNED, "triage"), (HOT, "plan")):
        for text in texts:
            out = run(command, json.dumps({**base, "id": text}), "--input-format", "json", "-")
            found, reading = problems(out)
            expect(not found, f"{text!r}: {found[:3]}")
            wanted = re.sub(r"\s+", " ", hostile.shown(text)).strip()
            expect(wanted in re.sub(r"\s+", " ", reading.text), f"{text!r} does not come out as {wanted!r}")
    return 2 * len(texts)


DEFECTS = {"raw HTML": "a <b>b</b>", "a block of HTML": "<div>a</div>", "a link": "[a](https://a.example)", "a picture": "![a](x.png)",
           "an address": "<https://a.example>", "a table": "a | b\n--- | ---\n1 | 2", "a skipped level": "# a\n\n### b"}

for what, markdown in DEFECTS.items():
    expect(problems(markdown)[0], f"the check does not see {what}")
read_in_all = check_examples() + check_texts()
print(f"{read_in_all} texts read by cmark, {len(DEFECTS)} defects seen")
for failure in failures[:40]:
    print("FAILED:", failure[:500])
if len(failures) > 40:
    print(f"... and {len(failures) - 40} more")
sys.exit(1 if failures else 0)
