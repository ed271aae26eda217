#!/usr/bin/env python3
"""What was done, asked for on a real pseudo-terminal: log_pty.py PROGRAM."""
import os
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources
from terminal import CTRL_C, CTRL_D, Terminal, check, new_folder, one_line, run_scenes

PROGRAM = os.path.abspath(sys.argv[1])
DIARY = ("--diary", "d.csv", "--today", "2026-12-08")
HEADER = ("date,run_minutes,walk_minutes,pain_during,pain_after_60min,pain_next_morning,technique_minutes,exercises_done,tests,new_pain,swelling,"
          "warning_signs,note\n")


def start(*arguments, folder=None):
    return Terminal(PROGRAM, "log", *DIARY, *arguments, folder=folder).prompt()


def an_evening():
    terminal = start()
    check("Your diary, Tue 8 Dec 2026." in terminal.text, "it says which day it is about")
    check("Did you run?" in terminal.said(), "the run comes first, where yesterday is not open")
    check("I did not understand 'a lot'" in terminal.type("a lot"), "what means nothing is said to")
    terminal.type("28", "", "1", "0", "y", "", "n", "")
    terminal.send(b"\n")
    terminal.until(lambda said: False, "end")
    check(terminal.code() == 0, "it ends with 0")
    check("Written to 'd.csv', Tue 8 Dec: run 28 min, pain 1 during the run, pain 0 an hour after" in one_line(terminal.text), "it says what it wrote")
    check("Tomorrow morning" in terminal.text and "--date 2026-12-08 --morning N" in terminal.text, "what is open is said, with the line to type")
    check(terminal.file("d.csv") == HEADER + "2026-12-08,28,,1,0,,,yes,,,no,,\n", f"the row is there: {terminal.file('d.csv')}")
    check(os.stat(os.path.join(terminal.folder, "d.csv")).st_mode & 0o777 == 0o600, "for its owner alone")


def the_next_morning():
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER + "2026-12-07,28,,1,0,,,,,,,,\n")
    terminal = start(folder=folder)
    check("yesterday's run of 28 min" in terminal.said(), "the morning after comes first")
    terminal.type("3")
    check("2026-12-07,,,,,3,,,,,,,\n" in terminal.file("d.csv"), "it is on the disk before the next question")
    terminal.send(b"q\n")
    terminal.until(lambda said: False, "end")
    check(terminal.code() == 0 and terminal.file("d.csv").count("\n") == 3, "q throws away nothing that was written")


def ways_out():
    for key in (CTRL_D, b"q\n"):
        terminal = start()
        terminal.type("28")
        terminal.send(key)
        terminal.until(lambda said: False, "end")
        check(terminal.code() == 0 and "Nothing was written." in terminal.text and terminal.files() == [], f"{key}: nothing is written")
    terminal = start()
    terminal.type("28")
    terminal.send(b"s\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-08,28,,,,,,,,,,,\n" in terminal.file("d.csv"), "s saves what was said")
    terminal = start()
    terminal.send_until_it_ends(CTRL_C)
    check(terminal.files() == [], "Ctrl-C leaves nothing")


def swollen():
    terminal = start()
    terminal.type("n", "n", "n", "")
    check("See a doctor soon" in terminal.type("y"), "what a swelling calls for is said at once")
    terminal.send(b"q\n")
    terminal.until(lambda said: False, "end")
    check(terminal.text.count("See a doctor soon") == 1 and "Nothing was written." in terminal.text, "whoever quits then has seen it, once")


def a_walk():
    terminal = start()
    terminal.type("n", "30")
    check("The most pain during the walk?" in terminal.said(), "a walk is asked for how it felt")
    terminal.type("1", "0")
    terminal.send(b"s\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-08,0,30,1,0,,,,,,,,\n" in terminal.file("d.csv"), f"and it is written down: {terminal.file('d.csv')}")


def nobody_to_ask():
    ended = subprocess.run([PROGRAM, "log", *DIARY], cwd=new_folder(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    check(ended.returncode == 2 and "no terminal to ask on" in ended.stderr and "--run 28" in ended.stderr, "without a terminal it never asks")


sys.exit(run_scenes([an_evening, the_next_morning, ways_out, swollen, a_walk, nobody_to_ask]))
