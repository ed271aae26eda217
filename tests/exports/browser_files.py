#!/usr/bin/env python3
"""Opens the pages that the program writes in Debian's Chromium: nothing is asked for, nothing is said on the console, a phone shows them
without pushing and with letters that can be read, axe-core finds nothing in light and dark; printed on A4 and Letter no word is lost and no row is cut; what people write
stays text. First each look is shown that it bites.

usage: browser_files.py KNEECHECK SOURCE_FOLDER [PICTURES]     PICTURES: a folder for pictures of the pages, to be looked at
"""
import collections
import concurrent.futures
import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True  # nothing is left in the sources

PROGRAM, ROOT = sys.argv[1:3]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
sys.path.insert(0, f"{ROOT}/tests")

import bad_pages
import hostile
import hostile_folder
from made_up_cases import SAFE

# How many sheets a page may take, at least and at most, A4 or Letter.
SHEETS = {
    "plan": (2, 6),
    "plan --show all": (2, 40),
    "plan --show progress": (1, 2),
    "triage": (1, 1),
    "triage --why": (1, 5),
    "no plan": (1, 2),
    "bad": (2, 6),
}
FORMATS = ["A4", "Letter"]
MODES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
UNBREAKABLE = "tr, dt, dd, svg, .alarm, .notice"  # and what the style says of itself
MARGIN = 4  # millimetres on all sides that stay white, since printers leave them out
HEAD, FOOT = 10, 12  # millimetres above and below, where nothing but the number of the sheet may stand
POINTS = 72 / 25.4
DOTS = 40  # an inch, of the picture in which the margins are looked at
MARKUP = ["<img src=x onerror=alert(1)>", "</style></title><script>alert(1)</script>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
          "<a href=javascript:alert(1)>x</a>", "&lt;b&gt;&amp;&#60;", "]]>--><!--", "javascript:alert(1)", "${alert(1)}", "<base href=//x>"]
PLACES = ["name", "id", "clinic.name", "clinic.phone", "clinic.email", "clinic.address"]
FOLDER_WORDS = "</p> <b>\"'&lt;"  # short, since it stands behind every word of a week

failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


# --- the pages

class Page:
    """Pages of one kind look alike: the first one is looked at most closely."""
    kinds = set()

    def __init__(self, path, kind, look="load"):
        self.path, self.kind, self.look = path, kind, look
        self.first = look != "load" and kind not in Page.kinds
        if self.first:
            Page.kinds.add(kind)
        self.seen, self.findings = None, []

    @property
    def name(self):
        return os.path.basename(self.path)

    def sheets(self):
        """The files to print to."""
        if self.look not in ("all", "print"):
            return {}
        formats = FORMATS if self.first or self.kind.startswith("plan") else FORMATS[:1]
        return {each: f"{self.path}.{each}.pdf" for each in formats}

    def job(self):
        modes = MODES if self.first or self.kind == "bad" else MODES[::3]
        job = {"path": self.path, "print": self.sheets() or None, "axe": modes if self.look in ("all", "axe") else None}
        if PICTURES and self.look == "all":
            job["pictures"] = f"{PICTURES}/{self.name[:-5]}"
        return job


def written(folder, name, text, *about):
    path = f"{folder}/{name}.html"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return Page(path, *about)


def page_of(folder, name, kind, look, command, case, *options):
    if isinstance(case, dict):
        case, text = f"{folder}/{name}.json", json.dumps(case)
        with open(case, "w", encoding="utf-8") as file:
            file.write(text)
    result = subprocess.run([PROGRAM, command, "-q", "-f", "html", *options, case], capture_output=True, text=True, check=False)
    expect(result.returncode in (0, 4, 5) and result.stdout, f"{name}: status {result.returncode}, {result.stderr[:300]}")
    return written(folder, name, result.stdout, kind, look)


def examples(folder):
    pages = []
    for path in sorted(glob.glob(f"{ROOT}/tests/examples/*.yaml")):
        name = os.path.basename(path)[:-5]
        alarm = name == "hot-knee"
        pages.append(page_of(folder, f"plan-{name}", "no plan" if alarm else "plan", "all", "plan", path))
        pages.append(page_of(folder, f"triage-{name}", "triage", "all", "triage", path))
    first = f"{ROOT}/tests/examples/front-knee.yaml"
    clinic = f"{ROOT}/tests/examples/clinic/clinic.yaml"
    pages.append(page_of(folder, "plan-german", "plan", "all", "plan", first, "--lang", "de"))
    third = f"{ROOT}/tests/examples/outer-knee.yaml"
    pages.append(page_of(folder, "plan-third-week", "plan", "print", "plan", third, "--week", "3"))  # with most exercises
    for name, look in (("front-knee", "all"), ("outer-knee", "print"), ("tendon", "print"), ("two-causes", "print")):
        pages.append(page_of(folder, f"all-{name}", "plan --show all", look, "plan", f"{ROOT}/tests/examples/{name}.yaml", "--show", "all"))
    unfinished = {"age": 34, "sex": "female", "location": ["outer"], "onset": "gradual", "pain_starts_km": 4}
    pages.append(page_of(folder, "triage-unfinished", "triage", "print", "triage", unfinished))
    pages.append(page_of(folder, "why-hot-knee", "triage --why", "all", "triage", f"{ROOT}/tests/examples/hot-knee.yaml", "--why", "--clinic", clinic))
    withheld = {key: value for key, value in SAFE.items() if key != "age"}
    pages.append(page_of(folder, "withheld", "no plan", "all", "plan", withheld, "--clinic", clinic))
    return pages + [progress(folder, "progress", "all", ["Felt fine"] * 8)]


def noted(folder, name, note):
    """A handout with a clinician's word."""
    return page_of(folder, name, "plan", "load", "plan", f"{ROOT}/tests/examples/tendon.yaml", "--weeks", "1", "--note", note)


def progress(folder, name, look, notes):
    diary = f"{folder}/{name}.ndjson"
    with open(diary, "w", encoding="utf-8") as file:
        for day, note in enumerate(notes):
            row = {"date": f"2026-12-{day + 1:02d}", "run_minutes": 18, "pain_during": 2, "pain_next_morning": 1, "exercises_done": "yes", "note": note}
            file.write(json.dumps(row) + "\n")
    case = f"{ROOT}/tests/examples/front-knee.yaml"
    return page_of(folder, name, "plan --show progress", look, "plan", case, "--diary", diary, "--today", "2026-12-12", "--show", "progress")


def signed(folder, name, texts):
    """A triage in which a text stands in each of the places."""
    case = {**SAFE, "age": 60, **dict(zip(PLACES[:2], texts))}
    with open(f"{folder}/{name}.clinic.yaml", "w", encoding="utf-8") as file:
        text = json.dumps(dict(zip([place.split(".")[1] for place in PLACES[2:]], texts[2:])), ensure_ascii=False)
        file.write(re.sub("[\x7f-\x9f\u2028\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text))  # YAML takes these as escapes alone
    return page_of(folder, name, "triage", "load", "triage", case, "--clinic", f"{folder}/{name}.clinic.yaml")


def made_by_others(folder):
    """Pairs: what somebody harmless wrote, and what somebody else did in the same places; with the text that has to be read on the second."""
    pairs = []
    texts = [text for text in MARKUP + hostile.TEXTS if text.strip() and "\0" not in text]  # which the program refuses
    harmless = signed(folder, "harmless", ["harmless"] * len(PLACES))
    for first in range(0, len(texts), len(PLACES)):
        some = (texts[first:] + MARKUP)[: len(PLACES)]
        pairs.append((harmless, signed(folder, f"signed-{first}", some), some))
    pairs.append((progress(folder, "harmless-notes", "load", ["fine"] * len(MARKUP)), progress(folder, "notes", "load", MARKUP), []))
    pairs.append((noted(folder, "harmless-note", "harmless"), noted(folder, "note", " ".join(MARKUP)), MARKUP))
    for command, *view in (["triage", "--why"], ["plan"], ["plan", "--show", "all"]):
        pair = []
        for words in ("harmless", FOLDER_WORDS):
            laid = f"{folder}/laid-{words == FOLDER_WORDS}"
            hostile_folder.write(ROOT, laid, words)
            name = f"{command}{''.join(view)}-{words == FOLDER_WORDS}"
            pair.append(page_of(folder, name, " ".join([command, *view]), "load", command, f"{ROOT}/tests/examples/tendon.yaml", "--data", laid))
        pairs.append((*pair, [FOLDER_WORDS]))
    return pairs


# --- what was seen

def open_all(pages):
    jobs = {"unbreakable": UNBREAKABLE, "jobs": [page.job() for page in pages]}
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    result = subprocess.run(["node", f"{ROOT}/tests/npm/browse.mjs", chromium], input=json.dumps(jobs), capture_output=True, text=True, check=False)
    seen = [json.loads(line) for line in result.stdout.splitlines()]
    if result.returncode != 0 or len(seen) != len(pages):
        sys.exit(f"browse.mjs ends with {result.returncode} after {len(seen)} of {len(pages)} pages: {result.stderr[:2000]}")
    for page, each in zip(pages, seen):
        page.seen = each


def letters(text):
    """Letters and digits: other signs may be missing in a font, or stand for a mark."""
    return "".join(re.findall("[0-9A-Za-z\u00c0-\u024f]+", unicodedata.normalize("NFKC", text)))


def words(text):
    return re.findall("[0-9A-Za-z\u00c0-\u024f]+", unicodedata.normalize("NFKC", text))


def of_screen(page):
    seen = page.seen
    found = [f"wide at {width} px: {wide}" for wide, width in seen["widths"] if wide > width]
    for what, prefix in (("requests", "request"), ("console", "console"), ("errors", "error"), ("clipped", "clipped"), ("small", "small"), ("axe", "axe")):
        found += [f"{prefix}: {each}" for each in seen[what]]
    return found


WORD = re.compile('<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def of_sheets(page, format_, path):
    """What printing did to it."""
    out = subprocess.run(["pdftotext", "-raw", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    found, sheets = [], []
    for width, height, inside in re.findall('<page width="(.*?)" height="(.*?)">(.*?)</page>', out, re.S):
        sheets.append("")
        here = WORD.findall(inside)
        for *box, text in here:
            text = html.unescape(text)
            left, top, right, bottom = map(float, box)
            margin = MARGIN * POINTS
            if left < margin or top < margin or right > float(width) - margin or bottom > float(height) - margin:
                found.append(f"in the margin: {text}")
            if bottom < HEAD * POINTS or top > float(height) - FOOT * POINTS:
                if not re.fullmatch(r"\d+|/", text):
                    found.append(f"in the margin: {text}")
            else:
                sheets[-1] += text + " "
        if not sheets[-1]:
            found.append(f"an empty sheet: {len(sheets)}")
    if page.kind == "triage" and "kneecheck" in " ".join(sheets):
        found.append("something to type")
    if page.seen["texts"]:
        lost = collections.Counter(words(" ".join(page.seen["texts"]))) - collections.Counter(words(" ".join(sheets)))
        found += [f"lost: {word} x {times}" for word, times in lost.items()]
    least, most = SHEETS[page.kind]
    if not least <= len(sheets) <= most:
        found.append(f"sheets: {len(sheets)}, not {least} to {most}")
    sheets = [letters(sheet) for sheet in sheets]
    for parts in page.seen["whole"]:
        if not any(all(letters(part) in sheet for part in parts) for sheet in sheets):
            found.append(f"cut: {' '.join(parts)[:100]}")
    # The same words may stand in several rows: each of these has to be whole.
    for part, times in collections.Counter(letters(part) for parts in page.seen["outermost"] for part in parts).items():
        if part and sum(sheet.count(part) for sheet in sheets) < times:
            found.append(f"cut: {part[:100]}, {times} times")
    for heading, text in page.seen["headings"]:
        together = re.compile(letters(heading) + ".{0,300}" + letters(text)[:12])  # a picture's letters may stand between
        if not any(together.search(sheet) for sheet in sheets):
            found.append(f"a heading alone: {heading}")
    return [f"{each} ({format_})" for each in found + painted_margins(path)]


def painted_margins(path):
    """Where a picture or a line stands in the margin, which is white."""
    found = []
    data = subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS), path], capture_output=True, check=True).stdout
    margin = int(MARGIN / 25.4 * DOTS)
    number = 0
    while data:
        number += 1
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(head[1]), int(head[2])
        pixels = data[head.end() : head.end() + width * height]
        data = data[head.end() + width * height :]
        rows = [pixels[row * width : (row + 1) * width] for row in range(height)]
        edge = b"".join(rows[:margin] + rows[-margin:] + [row[:margin] + row[-margin:] for row in rows])
        if min(edge) < 250:
            found.append(f"in the margin: something painted on sheet {number}")
    return found


def judge(page):
    page.findings = of_screen(page)
    for format_, path in page.sheets().items():
        page.findings += of_sheets(page, format_, path)


def check_pairs(pairs):
    for harmless, bad, texts in pairs:
        expect(harmless.seen["elements"] == bad.seen["elements"], f"{bad.name}: a text has become markup")
        for text in texts:
            spaced = " ".join(hostile.shown(text).split())
            expect(spaced in " ".join(bad.seen["text"].split()), f"{bad.name}: {text!r} is not shown as text")


def main():
    with tempfile.TemporaryDirectory() as folder:
        good = examples(folder)
        pairs = made_by_others(folder)
        with open(good[0].path, encoding="utf-8") as file:
            text = file.read()
        bad = [written(folder, f"bad-{index}", bad_pages.spoilt(text, *edits), "bad", look)
               for index, (_, _, look, *edits) in enumerate(bad_pages.BAD)]
        others = [page for harmless, spoilt, _ in pairs for page in (harmless, spoilt)]
        pages = good + others + bad
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
        open_all(pages)
        with concurrent.futures.ThreadPoolExecutor(2) as readers:
            list(readers.map(judge, pages))
        for page, (what, prefix, *_) in zip(bad, bad_pages.BAD):
            expect(any(each.startswith(prefix) for each in page.findings), f"nobody sees {what}: {page.findings[:5]}")
        for page in good + others:
            for each in page.findings:
                expect(False, f"{page.name}: {each}")
        check_pairs(pairs)
        if PICTURES:
            for page in good:
                for path in page.sheets().values():
                    shutil.copy(path, PICTURES)
        sheets = sum(len(page.sheets()) for page in good)
        print(f"{len(good)} pages opened and {sheets} times printed, {len(others)} with texts of others, {len(bad)} defects seen")


main()
for failure in failures[:40]:
    print("FAILED:", failure[:500])
if len(failures) > 40:
    print(f"... and {len(failures) - 40} more")
sys.exit(1 if failures else 0)
