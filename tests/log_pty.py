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
          "warning_signs,note,scores\n")


def start(*arguments, folder=None):
    return Terminal(PROGRAM, "log", *DIARY, *arguments, folder=folder).prompt()


def an_evening():
    terminal = start()
    check("Your diary, Tue 8 Dec 2026." in terminal.text, "it says which day it is about")
    check("Did you run?" in terminal.said(), "the run comes first, where yesterday is not open")
    check("I did not understand 'a lot'" in terminal.type("a lot"), "what means nothing is said to")
    terminal.type("28", "")
    check("I did not understand 'n'" in terminal.type("n"), "no is no number of a pain: it may mean that it is not known")
    terminal.type("1", "0", "y", "", "n", "", "")
    terminal.send(b"\n")
    terminal.until(lambda said: False, "end")
    check(terminal.code() == 0, "it ends with 0")
    check("Written to 'd.csv', Tue 8 Dec: run 28 min, pain 1 during the run, pain 0 an hour after" in one_line(terminal.text), "it says what it wrote")
    check("Tomorrow morning" in terminal.text and "--date 2026-12-08 --morning N" in terminal.text, "what is open is said, with the line to type")
    check(terminal.file("d.csv") == HEADER + "2026-12-08,28,,1,0,,,yes,,,no,,,\n", f"the row is there: {terminal.file('d.csv')}")
    check(os.stat(os.path.join(terminal.folder, "d.csv")).st_mode & 0o777 == 0o600, "for its owner alone")


def the_next_morning():
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER + "2026-12-07,28,,1,0,,,,,,,,,\n")
    terminal = start(folder=folder)
    check("Yesterday's run of 28 min" in terminal.said(), "the morning after comes first")
    terminal.type("3")
    check("2026-12-07,,,,,3,,,,,,,,\n" in terminal.file("d.csv"), "it is on the disk before the next question")
    terminal.send(b"q\n")
    terminal.until(lambda said: False, "end")
    check(terminal.code() == 0 and terminal.file("d.csv").count("\n") == 3, "q throws away nothing that was written")


def forgotten_mornings():
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write("date,run_minutes,pain_during,pain_after_60min,pain_next_morning\n2026-11-30,20,0,0,\n2026-12-01,29,1,0,\n2026-12-03,29,1,0,0\n"
                   "2026-12-05,29,1,0,\n2026-12-07,29,1,0,\n")
    terminal = start(folder=folder)
    check("The run of Tue 1 Dec, 29 min" in terminal.said(), "the oldest of a week comes first")
    check("The run of Sat 5 Dec, 29 min" in terminal.type("1"), "then the next one that is open")
    check("Yesterday's run of 29 min" in terminal.type(""), "one that nobody remembers is passed over")
    check("Did you run?" in terminal.type("2"), "then the day itself")
    terminal.type("n", "n", "n", "", "0", "n", "n", "")
    terminal.send(b"\n")
    terminal.until(lambda said: False, "end")
    rows = terminal.file("d.csv")
    check(terminal.code() == 0 and "2026-12-01,,,,1\n2026-12-07,,,,2\n2026-12-08,0,,,\n" in rows, f"a 'no' needs no column: {rows}")


def what_is_asked():
    terminal = start()
    check("running and walking count apart" in one_line(terminal.type("?")), "each question has a help of its own")
    terminal.type("n", "n", "n", "", "0", "n", "n")
    check("walk30" in terminal.type("walk30=30") and "0 to 10" in one_line(terminal.said()), "minutes are no pain")
    terminal.send_until_it_ends(CTRL_C)


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
    check("2026-12-08,28,,,,,,,,,,,,\n" in terminal.file("d.csv"), "s saves what was said")
    terminal = start()
    terminal.send_until_it_ends(CTRL_C)
    check(terminal.files() == [], "Ctrl-C leaves nothing")


def swollen():
    terminal = start()
    terminal.type("n", "n", "n", "", "")
    check("Get this checked today" in terminal.type("y"), "what a swelling calls for is said at once")
    terminal.send(b"q\n")
    terminal.until(lambda said: False, "end")
    check(terminal.text.count("Get this checked today") == 1 and "Nothing was written." in terminal.text, "whoever quits then has seen it, once")


def warning_signs():
    terminal = start()
    check("Anything new" in terminal.type("n", "n", "n", "", "0", "n"), "warning signs are asked for")
    check("Do you mean locked: it is stuck" in one_line(terminal.type("locks")), "one that is meant is asked about")
    check("other words" in terminal.type("n"), "and is not taken without a yes")
    both = one_line(terminal.type("gives way, fever"))
    check("1 giving_way:" in both and "2 fever_unwell:" in both, "of two things none is left out, and they are numbered as they stand")
    check("no sign on the screen" in one_line(terminal.type("13")).lower(), "a number is one of the screen")
    terminal.type("", "")  # the rest of the list
    check("in other words" in terminal.type("knee"), "what fits everything is no answer")
    check("1 deformity:" in one_line(terminal.type("?")), "the list is there")
    terminal.type("", "")
    check("Is that right?" in terminal.type("13, locked"), "what stops the plan is confirmed")
    terminal.send(b"y\n")
    terminal.until(lambda said: False, "end")
    check("URGENT" in terminal.said() and "fever_unwell" in terminal.said(), "what they call for is said at once, and nothing more is asked")
    check(",locked;fever_unwell," in terminal.file("d.csv").replace('"', ""), f"they are written down: {terminal.file('d.csv')}")
    check("This takes it out again:" in one_line(terminal.said()) and " --undo" in terminal.said(), "and how to take them back is said")


def a_sign_that_is_not_understood():
    terminal = start()
    terminal.type("n", "n", "n", "", "0", "n")
    check("Do you mean chest_pain" in one_line(terminal.type("chest hurts")), "a sign in words is asked about")
    check("'chest hurts' is kept as a note" in one_line(terminal.type("")) and "--sign ID" in terminal.said(), "Enter does not drop it")
    terminal.type("")
    terminal.send(b"\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-08,0,0,,,,,no,,0,no,,chest hurts,\n" in terminal.file("d.csv"), f"it is in the note: {terminal.file('d.csv')}")


def one_question_back():
    terminal = start()
    check("the first question" in terminal.type("b"), "there is none before the first")
    terminal.type("82")
    check("Did you run?" in terminal.type("b"), "b goes back")
    check("The most pain during the run?" in terminal.type("28", ""), "and the new answer is taken")
    terminal.send(b"s\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-08,28,,,,,,,,,,,,\n" in terminal.file("d.csv"), f"in the place of the old one: {terminal.file('d.csv')}")


def a_note_with_a_sign():
    terminal = start()
    terminal.type("n", "n", "n", "", "0", "n", "n", "")
    check("Your note says 'locked'" in one_line(terminal.type("knee locked twice")), "a note that names a sign is asked about")
    terminal.type("locked")
    terminal.send(b"y\n")
    terminal.until(lambda said: False, "end")
    check("URGENT" in terminal.said() and ",locked,knee locked twice,\n" in terminal.file("d.csv"), "and the newest answer counts")


def a_sign_without_a_column():
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write("date,run_minutes,pain_during,pain_after_60min,pain_next_morning,exercises_done\n")
    terminal = start(folder=folder)
    terminal.type("20", "", "1", "0", "n", "0", "n", "locked")
    terminal.send(b"y\n")
    terminal.until(lambda said: False, "end")
    check("URGENT" in terminal.said() and "no column 'warning_signs'" in one_line(terminal.said()), "a sign that has no place is told, and refused")
    check("2026-12-08,20,1,0,,no\n" in terminal.file("d.csv"), f"and the run is written: {terminal.file('d.csv')}")


def a_morning_of_yesterday():
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER + "2026-12-07,28,,1,0,,,,,,,,,\n")
    terminal = start("--morning", "2", folder=folder)
    check("the run of Mon 7 Dec" in one_line(terminal.text), "whose morning it is, is asked")
    terminal.send(b"y\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-07,,,,,2,,,,,,,,\n" in terminal.file("d.csv"), f"and it is written so: {terminal.file('d.csv')}")
    ended = subprocess.run([PROGRAM, "log", *DIARY, "--morning", "2"], cwd=new_folder_with(HEADER + "2026-12-07,28,,1,0,,,,,,,,,\n"), stdin=subprocess.DEVNULL,
                           capture_output=True, text=True, check=False)
    check(ended.returncode == 2 and "--date 2026-12-07 --morning N" in ended.stderr, f"without a terminal it is refused, with the line to type: {ended.stderr}")


def new_folder_with(rows):
    folder = new_folder()
    with open(os.path.join(folder, "d.csv"), "w", encoding="utf-8") as file:
        file.write(rows)
    return folder


def a_walk():
    terminal = start()
    terminal.type("n", "30")
    check("The most pain during the walk?" in terminal.said(), "a walk is asked for how it felt")
    terminal.type("1", "0")
    terminal.send(b"s\n")
    terminal.until(lambda said: False, "end")
    check("2026-12-08,0,30,1,0,,,,,,,,,\n" in terminal.file("d.csv"), f"and it is written down: {terminal.file('d.csv')}")


def a_day_of_rest():
    terminal = Terminal(PROGRAM, "log", *DIARY, folder=new_folder_with(HEADER + "2026-12-07,0,,1,,,,yes,,,,,,\n")).prompt()
    check("After yesterday's exercises" in terminal.said(), "the morning after exercises is asked for")
    check("Did you run?" in terminal.type("0"), "then the day")
    check("The most pain at the knee today?" in terminal.type("n", "n", "n"), "the knee is asked for where nothing was done")
    check("Pain in a new place?" in terminal.type("4"), "then all else")
    terminal.send(b"s\n")
    terminal.until(lambda said: False, "end")
    check("pain 4 at the knee" in one_line(terminal.said()), "and is said to be of the knee")
    check("2026-12-08,0,0,4,,,,no,,,,,,\n" in terminal.file("d.csv"), f"and written down: {terminal.file('d.csv')}")
    terminal = start()
    check("The most pain during the run?" in terminal.type("28 min", ""), "minutes may say that they are")
    terminal.send(b"q\n")
    terminal.until(lambda said: False, "end")


def nobody_to_ask():
    ended = subprocess.run([PROGRAM, "log", *DIARY], cwd=new_folder(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    check(ended.returncode == 2 and "no terminal to ask on" in ended.stderr and "--run 28" in ended.stderr, "without a terminal it never asks")


sys.exit(run_scenes([an_evening, the_next_morning, forgotten_mornings, what_is_asked, ways_out, swollen, warning_signs, a_sign_that_is_not_understood, one_question_back, a_morning_of_yesterday, a_note_with_a_sign, a_sign_without_a_column, a_walk, a_day_of_rest, nobody_to_ask]))
