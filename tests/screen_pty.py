#!/usr/bin/env python3
"""Pager, colour and width on a real pseudo-terminal: screen_pty.py PROGRAM SOURCE_FOLDER."""
import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
import zlib

sys.dont_write_bytecode = True  # nothing is left in the sources
from terminal import COLOR, CTRL_C, Terminal, check, new_folder, run_scenes

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
KNEE, HOT = f"{ROOT}/tests/examples/outer-knee.yaml", f"{ROOT}/tests/examples/hot-knee.yaml"
PLAN = ("plan", KNEE, "--start", "2026-11-30", "--full")


def start(*arguments, **settings):
    return Terminal(PROGRAM, *arguments, **settings)


def piped(*arguments, **environment):
    given = {"PATH": os.environ["PATH"], "TERM": "xterm", **environment}
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=given)


def plain(*arguments, **environment):
    """What is shown without a pager."""
    terminal = start(*arguments, "--no-pager", **environment)
    terminal.end()
    return terminal.text


# --- pager

def paged(*arguments, **environment):
    """What a pager was given; None: it was not started."""
    terminal = start(*arguments, KNEECHECK_PAGER="cat >paged.txt", **environment)
    terminal.end()
    return terminal.file("paged.txt") if "paged.txt" in terminal.files() else None


def what_is_paged():
    for arguments in (PLAN, ("explain",), ("explain", "wall-ball"), ("explain", "--case", KNEE), ("--help",), ("help", "plan")):
        check(paged(*arguments) == plain(*arguments), f"{arguments}: the pager gets it all, colour and all")
        check(paged(*arguments, "--no-pager") is None, f"{arguments}: --no-pager")
    check("\x1b[1m" in paged(*PLAN), "a plan through a pager keeps its colour")
    check("\x1b" not in paged(*PLAN, NO_COLOR="1"), "where it has one")
    for arguments in (("triage", KNEE), ("triage", KNEE, "--trace"), (*PLAN, "-f", "json"), (*PLAN, KNEE), (*PLAN, "-o", "out.txt"), ("check",),
                      ("--version",), ("completion", "bash"), PLAN[:1]):
        terminal = start(*arguments, KNEECHECK_PAGER="cat >paged.txt", columns=60)
        if arguments == PLAN[:1]:
            terminal.prompt().press(CTRL_C)
        terminal.end()
        check("paged.txt" not in terminal.files(), f"{arguments}: never paged")
    for number in (0, 1):
        with open(os.path.join(new_folder(), "other"), "w+", encoding="utf-8") as other:
            check(paged(*PLAN, descriptors={number: other.fileno()}) is None, f"no pager when descriptor {number} is no terminal")


def which_pager():
    def said(**environment):
        terminal = start(*PLAN, **environment)
        terminal.end()
        return terminal.text
    check(said(KNEECHECK_PAGER="echo one", PAGER="echo two").startswith("one\n"), "KNEECHECK_PAGER comes first")
    check(said(PAGER="echo two").startswith("two\n"), "then PAGER")
    for environment in ({"PAGER": ""}, {"PAGER": "cat"}, {"KNEECHECK_PAGER": "", "PAGER": "echo two"}, {"KNEECHECK_PAGER": "cat", "PAGER": "echo two"},
                        {"PATH": "/nonexistent"}, {"TERM": "dumb"}, {"TERM": None}):
        check(said(**environment) == plain(*PLAN, **{k: v for k, v in environment.items() if k == "TERM"}), f"no pager with {environment}")
    check(said(PAGER='echo "[$LESS]"').startswith("[FRX]\n"), "LESS is FRX when it is not set")
    check(said(PAGER='echo "[$LESS]"', LESS="").startswith("[]\n"), "and stays when it is")


def words_only(text):
    """Without what less says to the terminal."""
    return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]|\x1b[=>]|\r", "", text)


def less_itself():
    if not shutil.which("less"):
        return
    def page(terminal):
        terminal.until(lambda said: words_only(said).rstrip().rpartition("\n")[2] == ":", "page of less")
    for keys in ((), (b" ", CTRL_C)):  # less does not end by Ctrl-C, and no more does the program that waits for it
        terminal = start(*PLAN, plain=False)
        page(terminal)
        for key in keys:
            page(terminal)
            terminal.send(key)
        terminal.send_until_it_ends(b"q")
        check(terminal.code() == 0, "less, left early, is a success")
        check("ITB pain" in terminal.text and "\x1b[1m" in terminal.text, "and shows the first page in colour")
    short = start("explain", "clam", rows=200, plain=False)
    check(short.code() == 0 and words_only(short.text) == words_only(plain("explain", "clam")), "what fits on the screen is just printed")


def a_pager_that_goes():
    everything = [f"{topic['kind']}:{topic['id']}" for topic in json.loads(piped("explain", "-f", "json").stdout)["topics"]][:150]
    for pager in ("true", "head -n 1", "exec <&-; sleep 0", "exit 3", "kill -9 $$"):
        for arguments in (PLAN, ("explain", *everything)):
            terminal = start(*arguments, PAGER=pager)
            check(terminal.code() == 0, f"a pager that goes ({pager}) is a success")
            check(terminal.text.count("\n") <= 2, f"and nothing else is shown: {terminal.text[-200:]}")
    terminal = start(*PLAN, PAGER="cat >/dev/null; echo waiting; read key </dev/tty")
    terminal.until(lambda said: "waiting" in said, "pager")
    terminal.send(CTRL_C)
    check(os.WIFSIGNALED(terminal.end()) and os.WTERMSIG(terminal.status) == signal.SIGINT, "a pager that Ctrl-C ends: ended by Ctrl-C")


def a_pager_that_cannot_be_started():
    folder = new_folder()
    with open(os.path.join(folder, "no-program"), "w", encoding="utf-8") as file:
        file.write("no program\n")
    for pager in ("/nonexistent/pager -R", "./no-program"):
        terminal = start(*PLAN, PAGER=pager, folder=folder)
        check(terminal.code() == 0 and terminal.text.endswith(plain(*PLAN)), f"{pager}: everything is shown all the same")
    withheld = start("plan", HOT, PAGER="/nonexistent/pager")
    check(withheld.code() == 4 and "URGENT" in withheld.text, "and the status stays what it was")


def the_status_stays():
    check(start("plan", HOT, PAGER="cat >/dev/null").code() == 4, "no plan, through a pager: 4")
    bad = start("plan", "missing.yaml", KNEECHECK_PAGER="cat >paged.txt")
    check(bad.code() == 1 and bad.files() == [], "no pager for an error")


# --- colour

COLORS = [  # environment, --color; colour on a terminal, in a pipe
    ({}, None, True, False),
    ({"NO_COLOR": "1"}, None, False, False),
    ({"NO_COLOR": ""}, None, True, False),
    ({"FORCE_COLOR": "1"}, None, True, True),
    ({"FORCE_COLOR": ""}, None, True, False),
    ({"FORCE_COLOR": "0"}, None, True, False),
    ({"CLICOLOR_FORCE": "1"}, None, True, True),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, None, False, False),
    ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, None, False, False),
    ({"TERM": "dumb"}, None, False, False),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, None, True, True),
    ({"TERM": None}, None, False, False),
    ({"TERM": ""}, None, False, False),
    ({}, "never", False, False),
    ({"FORCE_COLOR": "1"}, "never", False, False),
    ({}, "always", True, True),
    ({"NO_COLOR": "1"}, "always", True, True),
    ({"TERM": "dumb"}, "always", True, True),
    ({"NO_COLOR": "1"}, "auto", False, False),
]


def colour():
    for environment, option, on_terminal, in_pipe in COLORS:
        arguments = ("triage", HOT) + (("--color", option) if option else ())
        terminal = start(*arguments, **environment)
        terminal.end()
        check(("\x1b[1;31m" in terminal.text) == on_terminal, f"colour on a terminal: {environment}, --color {option}")
        check("URGENT" in terminal.text, "and the word stands there without it")
        reader, writer = os.pipe()  # standard output alone is no terminal
        terminal = start(*arguments, descriptors={1: writer}, **environment)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as out:
            check(("\x1b" in out.read()) == in_pipe, f"colour in a pipe, beside a terminal: {environment}, --color {option}")
        terminal.end()
        check("\x1b" not in terminal.text, "and none for messages")
    with open(os.path.join(new_folder(), "err"), "w+", encoding="utf-8") as other:
        terminal = start("triage", HOT, descriptors={2: other.fileno()})
        terminal.end()
        check("\x1b[1;31m" in terminal.text, "standard error may go elsewhere")
    for output in ("json", "markdown"):
        check("\x1b" not in plain("triage", HOT, "-f", output, FORCE_COLOR="1"), f"never in {output}")


# --- width

def columns(text):
    """Of one line on the screen."""
    return sum(0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def longest(text):
    return max(columns(line) for line in COLOR.sub("", text).splitlines())


def width():
    for option, variable, window, expected in (
            (None, None, 100, 100), (None, None, 60, 60), (None, None, 40, 40), (None, None, 0, 80), (None, "60", 100, 60), (None, "x", 70, 70),
            (None, "", 70, 70), (None, "0", 70, 70), ("50", "60", 100, 50), (None, "5", 100, 20), (None, None, 300, 100)):
        arguments = ("explain", "wall-ball", "--no-pager") + (("--width", option) if option else ())
        terminal = start(*arguments, columns=window, COLUMNS=variable)
        terminal.end()
        widest = longest(terminal.text)
        check(expected - 12 < widest <= expected, f"--width {option}, COLUMNS={variable}, a window of {window}: {widest} columns, not {expected}")
    reader, writer = os.pipe()
    terminal = start("explain", "wall-ball", columns=40, COLUMNS="40", descriptors={1: writer})
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as out:
        check(60 < longest(out.read()) <= 80, "80 columns for what is no terminal")
    terminal.end()
    for arguments in (PLAN, PLAN[:-1], ("today", KNEE), ("triage", KNEE), ("triage", KNEE, "--why"), ("explain",), ("explain", "--case", KNEE)):
        for window in (80, 40):
            lines = [line for line in plain(*arguments, columns=window).splitlines() if "kneecheck " not in line]
            check(longest("\n".join(lines)) <= window, f"{arguments} fits {window} columns")


def bars(shown):
    """Where the bars of the calendar of weeks begin."""
    lines = shown[shown.index("Week by week"):].splitlines()
    end = next(i for i, line in enumerate(lines) if not line.strip())  # pictures below have a "#" too
    return [columns(line[:line.index("#")]) for line in lines[:end] if "#" in line]


def wide_characters():
    folder = new_folder()
    os.makedirs(f"{folder}/ours")
    with open(f"{ROOT}/data/phases.yaml", encoding="utf-8") as file:
        first_phase = "  - id: ".join(file.read().split("  - id: ")[:2])
    check("name: settle" in first_phase, "the first phase has a name")
    for name in ("\u843d\u3061\u7740\u304f", "a\u0308pa\u0308", "\U0001f9b5 \U0001f9b5"):
        with open(f"{folder}/ours/phases.yaml", "w", encoding="utf-8") as file:
            file.write(first_phase.replace("name: settle", f"name: {name}"))
        plan = (*PLAN, "--data", f"{folder}/ours")
        for locale in ("C.UTF-8", "xx_YY.UTF-8"):  # the second is installed nowhere
            shown = COLOR.sub("", plain(*plan, LANG=locale))
            check(name in shown and len(set(bars(shown))) == 1, f"{name!r} lines up with LANG={locale}: {bars(shown)}")
        shown = COLOR.sub("", plain(*plan, LANG="C"))
        check(shown.isascii() and len(set(bars(shown))) == 1, f"{name!r} on a screen without UTF-8: {bars(shown)}")


# --- images

KITTY, SIXEL, NO_IMAGES = b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4c", b"\x1b[6;20;10t\x1b[?62;4;22c", b"\x1b[?62;22c"
BRAILLE = re.compile("[\u2801-\u28ff]")


def kitty_pixels(shown):
    """Width, height and the bytes of one image."""
    chunks = re.findall(r"\x1b_G([^;\x1b]*);([^\x1b]*)\x1b\\", shown)
    first = dict(pair.split("=") for pair in chunks[0][0].split(","))
    check(first["a"] == "T" and first["f"] == "32" and first["o"] == "z" and first["q"] == "2", f"shown at once, and nothing is answered: {first}")
    check([control.rpartition("m=")[2] for control, _ in chunks] == ["1"] * (len(chunks) - 1) + ["0"], "each chunk says if more follows")
    check(all(len(data) <= 4096 for _, data in chunks), "no chunk is too long")
    return int(first["s"]), int(first["v"]), zlib.decompress(base64.b64decode("".join(data for _, data in chunks), validate=True))


def sixel_pixels(shown):
    """The same of sixels; alpha is 0 or 255."""
    body = re.search(r"\x1bP0;1;0q\"1;1;(\d+);(\d+)([^\x1b]*)\x1b\\", shown)
    width, height = int(body[1]), int(body[2])
    pixels, palette, x, top, colour = bytearray(width * height * 4), {}, 0, 0, None
    for part in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|(\$)|(-)", body[3]):
        if part[1]:
            palette[int(part[1])] = bytes(int(value) * 255 // 100 for value in part.groups()[1:4]) + b"\xff"
        elif part[5]:
            colour = palette[int(part[5])]
        elif part[9] or part[10]:
            x, top = 0, top + 6 * bool(part[10])
        else:
            for _ in range(int(part[6] or 1)):
                for row in range(6):
                    if ord(part[7] or part[8]) - 63 >> row & 1:
                        at = ((top + row) * width + x) * 4
                        pixels[at:at + 4] = colour
                x += 1
    return width, height, bytes(pixels)


def images():
    arguments = ("explain", "knee_drops_in", "--no-pager")
    drawn = {}
    for answers, begins, pixels_of in ((KITTY, "\x1b_G", kitty_pixels), (SIXEL, "\x1bP", sixel_pixels)):
        terminal = start(*arguments, plain=False, answers=answers)
        check(terminal.code() == 0 and terminal.asked == 1, "a terminal is asked once")
        check(begins in terminal.text and not BRAILLE.search(terminal.text), f"and shows an image: {begins!r}")
        width, height, pixels = pixels_of(terminal.text)
        check(len(pixels) == width * height * 4 and width <= 440 and height <= 320, f"of {width} by {height} pixels")
        shares = [sum(alpha > 127 for alpha in pixels[3::4]) / (width * height), pixels[3::4].count(0) / (width * height)]
        check(0.1 < shares[0] < 0.6 and shares[1] > 0.3, f"with a body on a transparent background: {shares}")
        colours = {pixels[at:at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] == 255}
        check(any(red > 200 and 70 < green < 110 and blue < 40 for red, green, blue in colours), "and a mark in its colour")
        rows = re.search(r"(\n+)\x1b\[(\d+)A", terminal.text)
        check(len(rows[1]) >= int(rows[2]) >= height / 20 - 0.01 and f"\x1b[{rows[2]}B" in terminal.text, "in rows of its own")
        drawn[begins] = width, height
    check(len(set(drawn.values())) == 1, f"as large in both: {drawn}")
    tall = start("explain", "clam", rows=200, plain=False, answers=KITTY)
    check(tall.code() == 0 and "\x1b_G" in tall.text, "what fits the screen needs no pager, and may have images")


def no_images():
    arguments = ("explain", "clam", "--no-pager")
    for answers in (NO_IMAGES, None, b"hello"):
        began = time.monotonic()
        terminal = start(*arguments, answers=answers)
        check(terminal.code() == 0 and terminal.asked == 1 and BRAILLE.search(terminal.text), f"characters for one that says {answers}")
        check(answers == NO_IMAGES or time.monotonic() - began < 60, "without waiting for ever")
    for environment in ({"TERM": "dumb"}, {"TERM": "linux"}, {"TERM": None}, {"NO_COLOR": "1"}, {"LESS": "FRX", "PAGER": "cat >/dev/null"}):
        terminal = start(*(arguments[:2] if "PAGER" in environment else arguments), answers=KITTY, **environment)
        check(terminal.code() == 0 and terminal.asked == 0, f"nothing is asked with {environment}")
    check(start(*arguments, "--color", "never", answers=KITTY).code() == 0, "nor without colour")
    with open(os.path.join(new_folder(), "other"), "w+", encoding="utf-8") as other:
        for number in (0, 1):
            terminal = start(*arguments, descriptors={number: other.fileno()}, answers=KITTY)
            check(terminal.code() == 0 and terminal.asked == 0, f"nor when descriptor {number} is no terminal")


def the_terminal_stays_as_it_was():
    """Through a shell that asks stty before and behind, and reads what was typed meanwhile."""
    for answers in (KITTY, NO_IMAGES, None):
        terminal = Terminal("/bin/sh", "-c", f"stty -g; '{PROGRAM}' explain clam --no-pager; stty -g; read line; echo \"[$line]\"",
                            plain=False, answers=answers)
        terminal.until(lambda said: len(re.findall(r"^[0-9a-f]+(?::[0-9a-f]+)+$", said, re.M)) == 2, "second setting")
        settings = re.findall(r"^[0-9a-f]+(?::[0-9a-f]+)+$", terminal.text, re.M)
        check(len(set(settings)) == 1, f"the settings are the same again: {settings}")
        terminal.send(b"typed\n")
        terminal.end()
        check("[typed]" in terminal.text, f"and nothing of an answer is left to be read: {terminal.text[-80:]!r}")
    # What is typed ahead stays; then nothing is asked.
    terminal = Terminal("/bin/sh", "-c", f"echo ready; sleep 1; '{PROGRAM}' explain clam --no-pager; read line; echo \"[$line]\"",
                        plain=False, answers=KITTY)
    terminal.until(lambda said: "ready" in said, "shell")
    terminal.send(b"typed ahead\n")
    terminal.end()
    check("[typed ahead]" in terminal.text and terminal.asked == 0 and BRAILLE.search(terminal.text), "what was typed ahead is not swallowed")
    # In the background the terminal is somebody else's.
    terminal = Terminal("/bin/bash", "-c", f"set -m; '{PROGRAM}' explain clam --no-pager & wait; echo done", plain=False, answers=KITTY)
    terminal.end()
    check("done" in terminal.text and terminal.asked == 0 and BRAILLE.search(terminal.text), "nothing is asked from the background")


if __name__ == "__main__":
    sys.exit(run_scenes([what_is_paged, which_pager, less_itself, a_pager_that_goes, a_pager_that_cannot_be_started, the_status_stays, colour, width,
                         wide_characters, images, no_images, the_terminal_stays_as_it_was]))
