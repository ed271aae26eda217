#!/usr/bin/env python3
"""Every figure of data/ can be drawn: nothing is impossible in it, its SVG is well-formed, names itself, asks for nothing from elsewhere
and is the same from run to run, and a terminal has room for it. The Nu Html Checker reads them all on one page, rsvg-convert draws the sheets.

usage: look.py FIGURES SOURCE_FOLDER
"""
import filecmp
import glob
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

TOOL, ROOT = sys.argv[1:3]
SVG = "{http://www.w3.org/2000/svg}"
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def check_svg(path):
    name = os.path.basename(path)[:-4]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    root = xml.etree.ElementTree.fromstring(text)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    expect(sorted(ids) == sorted(root.get("aria-labelledby").split()) and len(set(ids)) == 2, f"{name}: ids {ids}")
    expect(root.get("role") == "img" and all(root.find(SVG + each).text for each in ("title", "desc")), f"{name}: says nothing")
    expect(not re.search(r"href|url\(|<script|<image|@import|nan|inf\b", text), f"{name}: asks for something, or has no number")
    expect(len(text) < 24000, f"{name}: {len(text)} bytes")


def check_text(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    drawn = lines[3:]
    expect(all(len(line) <= 60 for line in drawn), f"{path}: a line is too long")
    expect(len(drawn) <= 56 and any(any(mark > "\u2800" for mark in line) for line in drawn), f"{path}: no picture")


def main():
    with tempfile.TemporaryDirectory() as folder:
        outs = [f"{folder}/first", f"{folder}/second"]
        for out in outs:
            done = subprocess.run([TOOL, f"{ROOT}/data", out], capture_output=True, text=True, check=False)
            expect(done.returncode == 0, f"figures: {done.stderr[:500]}")
        names = sorted(os.listdir(outs[0]))
        same, other, missing = filecmp.cmpfiles(*outs, names, shallow=False)
        expect(not other and not missing, f"not the same bytes again: {other + missing}")
        figures = [path for path in glob.glob(f"{outs[0]}/*.svg") if not os.path.basename(path).startswith("sheet-")]
        for path in figures:
            check_svg(path)
            check_text(path[:-4] + ".txt")
        sheets = glob.glob(f"{outs[0]}/sheet-*.svg")
        for sheet in sheets:
            done = subprocess.run(["rsvg-convert", sheet, "-o", sheet + ".png"], capture_output=True, text=True, check=False)
            expect(done.returncode == 0 and not done.stderr, f"rsvg-convert: {done.stderr[:300]}")
        jar = f"{ROOT}/tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"
        done = subprocess.run(["java", "-Xss8m", "-jar", jar, "--Werror", f"{outs[0]}/sheet.html"], capture_output=True, text=True, check=False)
        expect(done.returncode == 0, f"vnu: {done.stderr[:500]}")
        expect(len(figures) >= 12 and sheets, f"{len(figures)} figures")
        print(f"{len(figures)} figures looked at")


main()
for failure in failures[:40]:
    print("FAILED:", failure[:500])
sys.exit(1 if failures else 0)
