#!/usr/bin/env python3
"""The interview on a real pseudo-terminal, key by key: interview_pty.py PROGRAM."""
import os
import pty
import re
import signal
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources
from terminal import COLOR, CTRL_C, CTRL_D, PATIENCE, PROMPT, Terminal, check, new_folder, one_line, run_scenes

PROGRAM = os.path.abspath(sys.argv[1])
CALM = ["0", "0", "outer", "gradual", "1", "34"]  # warning signs, history, place, beginning, swelling, age: all as it is with most people


def start(*arguments, **settings):
    return Terminal(PROGRAM, *arguments, **{"PAGER": "cat", **settings}).prompt()


def run(*arguments, folder=None, **settings):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, **settings)


def answer_on(terminal, until):
    """Answers whatever comes with nothing unusual, until one of these is said."""
    for _ in range(80):
        if terminal.status is not None or re.search(until, terminal.said()):
            return
        question = one_line(re.split(r"^\d+\. ", terminal.text, flags=re.M)[-1])
        if "0 for none" in question:
            line = "0"
        elif "y yes, n no" in question:
            line = "n"
        elif "minutes and seconds" in question:
            line = "6:30"
        elif "a date such as" in question:
            line = "2027-04-25"
        elif "from 100" in question:
            line = "170"
        elif "from 5" in question or "weeks" in question:
            line = "5"
        else:
            line = "1"
        terminal.type(line)
    check(False, "this interview does not end: ..." + terminal.text[-600:])


def a_whole_interview():
    terminal = start("triage", "--save", "knee.yaml", "-o", "asked.txt")
    check(terminal.text.startswith("Knee check. About "), "the first line says what this is")
    check("Nothing leaves this computer." in terminal.text, "nothing leaves this computer")
    check("1. Is any of this true now" in terminal.text and "0  none of these" in terminal.text, "warning signs come first, with none of these")
    terminal.type(*CALM)
    check("Noted: your age: 34 years." in terminal.text, "each answer is echoed in words")
    answer_on(terminal, "Answer them now")
    check(terminal.questions() == list(range(1, len(terminal.questions()) + 1)), "the questions are numbered in a row")
    terminal.type("n")
    check(terminal.code() == 0, "a whole interview ends with 0")
    check("Next: kneecheck plan knee.yaml" in terminal.text, "the exact command for the plan is given")
    check(terminal.files() == ["asked.txt", "knee.yaml"], f"nothing else is written: {terminal.files()}")
    check(os.stat(os.path.join(terminal.folder, "knee.yaml")).st_mode & 0o777 == 0o600, "the answers are for their owner alone")
    again = run("triage", "knee.yaml", "-o", "again.txt", folder=terminal.folder)
    check(again.returncode == 0 and terminal.file("asked.txt") == terminal.file("again.txt"), "the saved case says the same, byte for byte")
    plan = run("plan", "knee.yaml", "--start", "2026-11-30", folder=terminal.folder)
    check(plan.returncode == 0 and b"Week" in plan.stdout, "the command for the plan works")


def the_screen_says_what_the_saved_case_says():
    terminal = start("triage", "--save", "knee.yaml", columns=60)
    terminal.type(*CALM)
    answer_on(terminal, "Answer them now")
    terminal.type("n")
    terminal.end()
    again = Terminal(PROGRAM, "triage", "knee.yaml", folder=terminal.folder, columns=60)
    check(again.code() == 0 and again.text in terminal.text and "\x1b[1m" in again.text, "the same on the screen, colour and all")


def a_plan_from_the_terminal():
    terminal = start("plan", "--start", "2026-11-30", "--no-pager")
    check("1. Is any of this true now" in terminal.text, "plan without a case asks first")
    terminal.type(*CALM)
    answer_on(terminal, "Answer them now")
    terminal.type("y", "30", "12", "8", "0", "3")
    answer_on(terminal, "Save your answers")
    check("weeks, Mon 30 Nov 2026 to" in terminal.text, "and ends with a plan")
    check("Press Enter for my-knee.yaml" in terminal.text, "offers to save under the usual name")
    terminal.type("")
    check(terminal.code() == 0, "and ends with 0")
    check("weekly_km: 30" in terminal.file("my-knee.yaml"), "Enter saves under the usual name")
    check("kneecheck plan my-knee.yaml" in terminal.text, "and the exact command follows")
    again = start("plan", "--start", "2026-11-30", folder=terminal.folder)
    again.type(*CALM)
    answer_on(again, "Answer them now")
    again.type("n")
    check("exists already" in again.type(""), "a second one asks before it replaces the first")
    again.type("n", "n")
    check(again.code() == 0 and "weekly_km: 30" in again.file("my-knee.yaml"), "and can be left unsaved")


def back_and_help():
    terminal = start("triage")
    check("This is the first question." in terminal.type("b"), "there is nothing before the first question")
    terminal.type("0", "0")
    shown = terminal.type("?")
    check("patellar tendon" in shown and not re.search(r"^\d+\. ", shown, re.M), "help explains and does not put the question again")
    terminal.type("front", "gradual", "1")
    check("So far: the knee is not swollen." in terminal.type("b"), "back shows the last answer")
    check("So far: it came on slowly." in terminal.type("b"), "and the one before")
    shown = terminal.type("sudden")
    check("it came on all at once" in shown and "How old are you" in shown, "later answers stay: on with the next open question")
    terminal.type("b")
    check("How old are you" in terminal.type(""), "an empty line keeps the answer")
    terminal.press(CTRL_D)
    for _ in range(2):  # straight through, and with a step back behind every answer
        straight = start("triage", "--save", "straight.yaml", folder=terminal.folder)
        for line in CALM:
            straight.type(line)
            if _:
                straight.type("b", "")
        straight.type("s")
        os.rename(os.path.join(terminal.folder, "straight.yaml"), os.path.join(terminal.folder, f"{_}.yaml"))
    check(terminal.file("0.yaml") == terminal.file("1.yaml"), "back and forward again gives the straight run")


def hints_can_be_hidden():
    terminal = start("triage", "--no-hints")
    check("b back" not in terminal.text and "Type" not in terminal.text, "no hints with --no-hints")
    terminal.type(*CALM)
    check("y yes" not in terminal.text, "in no question")
    check("You can type" in terminal.type("?"), "but help for who asks for it")
    terminal.press(CTRL_D)


def the_tests_are_explained():
    terminal = start("triage")
    terminal.type(*CALM)
    for _ in range(20):
        if "Press these places" in terminal.text or terminal.status is not None:
            break
        terminal.type("u")
    shown = one_line(terminal.type("?"))
    for words in ("Press it with your thumb and slowly straighten the knee", "Take care: Stop if the pain is sharp", "1. Sit with the knee bent"):
        check(words in shown, f"help says how to do the tests: {words}")
    check("Find the lower tip of the kneecap" not in shown, "but not one for a place that does not hurt")
    terminal.press(CTRL_D)


def save_and_stop_then_resume():
    terminal = start("triage")
    terminal.type("0", "0", "outer")
    check("Press Enter for my-knee.yaml" in one_line(terminal.type("s")), "s offers the usual name")
    shown = terminal.type("")
    check("kneecheck triage --resume my-knee.yaml" in shown, "and says how to go on")
    check(terminal.code() == 0, "s ends with 0")
    check("location: [outer]" in terminal.file("my-knee.yaml"), "the answers are in the file")

    second = start("triage", "--resume", "my-knee.yaml", folder=terminal.folder)
    check("Going on from 'my-knee.yaml': 3 answers." in second.text and "How did it begin" in second.text, "resume goes on where it stopped")
    check("So far: the pain is on the outer side." in second.type("b"), "and one can go back behind it")
    second.type("front", "s")
    check("exists already" in second.type(""), "nothing is overwritten unasked")
    second.type("n", "other.yaml")
    check("location: [outer]" in second.file("my-knee.yaml") and "location: [front]" in second.file("other.yaml"), "another name leaves the first file")

    third = start("triage", "--save", "my-knee.yaml", folder=terminal.folder)
    check("exists already" in third.text, "--save asks before it replaces a file")
    third.type("n")
    check(third.code() == 2 and "location: [outer]" in third.file("my-knee.yaml"), "and can be stopped")


def a_case_of_other_knowledge():
    folder = new_folder()
    with open(os.path.join(folder, "old.yaml"), "w", encoding="utf-8") as file:
        file.write("warning_signs: [none, sore_elbow]\nhistory: [none]\nlocation: [outer]\nshoe_size: 43\nonset: unsure\n")
    terminal = start("triage", "--resume", "old.yaml", folder=folder)
    told = one_line(terminal.text)
    check("Not used: 'warning_signs': 'sore_elbow' is not an answer" in told, "an answer that no longer exists is named")
    check("Not used: 'shoe_size': unknown key" in told, "and a question that no longer exists")
    check("Is any of this true now" in terminal.text, "the lost answer is asked again")
    check("Is the knee swollen" in terminal.type("0"), "the others are not")
    check("How did it begin" not in terminal.type("1"), "nor what was left open on purpose")
    terminal.press(CTRL_D)
    for name, text in (("two.yaml", "age: 3\n---\nage: 4\n"), ("torn.yaml", "age: [1\n"), ("list.yaml", "- 1\n"), ("empty.yaml", "")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        bad = Terminal(PROGRAM, "triage", "--resume", name, folder=folder)
        check(bad.code() == 3 and not bad.questions(), f"{name} is bad input, said before any question")
    check(Terminal(PROGRAM, "triage", "--resume", "missing.yaml", folder=folder).code() == 1, "a missing file is the machine's fault")


def a_finished_case_can_be_changed():
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("locked")
    check(terminal.code() == 0, "an alarm was told")
    again = start("triage", "--resume", "knee.yaml", folder=terminal.folder)
    check(0 < again.text.find("URGENT: ") < again.text.find("Nothing more has to be asked."), "an alarm comes first, before what is wanted is asked")
    again.type("b", "0")
    check("Is any of this true for you?" in again.text, "and an answer can be changed")
    again.press(CTRL_D)
    third = start("triage", "--resume", "knee.yaml", folder=terminal.folder)
    check("URGENT" in third.type(""), "or the result shown again")
    third.press(CTRL_D)


def leaving():
    for key in ("q", "quit"):
        terminal = start("triage")
        terminal.type("0")
        check("Nothing was saved." in terminal.type(key) and terminal.code() == 0, f"{key} leaves")
        check(terminal.files() == [], "and writes nothing")
    terminal = start("triage")
    terminal.type("0")
    terminal.press(CTRL_D)
    check(terminal.code() == 0 and "Nothing was saved." in terminal.text, "Ctrl-D is q")
    terminal = start("plan")
    terminal.press(CTRL_D)
    check(terminal.code() == 5, "no plan without answers: 5")


def interrupted():
    for arguments in ((), ("--save", "knee.yaml")):
        terminal = start("triage", *arguments)
        terminal.type("0", "0", "outer")
        terminal.press(CTRL_C)
        check(os.WIFSIGNALED(terminal.end()) and os.WTERMSIG(terminal.status) == signal.SIGINT, "Ctrl-C dies by the signal")
        check(terminal.files() == (["knee.yaml"] if arguments else []), f"nothing half-written is left: {terminal.files()}")
        if arguments:
            check("location: [outer]" in terminal.file("knee.yaml"), "with --save no answer is lost")
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("0", "skin_wound")
    terminal.kill()
    check("history: [skin_wound]" in terminal.file("knee.yaml"), "not even when it is killed")


def input_closed_in_the_middle():
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("0")
    check(os.WIFSIGNALED(terminal.close()) and os.WTERMSIG(terminal.status) == signal.SIGHUP, "a closed window ends it by the signal")
    check("warning_signs: [none]" in terminal.file("knee.yaml"), "and loses nothing")
    keyboard, cable = pty.openpty()  # a second terminal, which only the answers come from
    terminal = start("triage", "--save", "knee.yaml", descriptors={0: cable})
    os.close(cable)
    os.write(keyboard, b"0\n")
    terminal.until(lambda said: said.count(PROMPT) == 2, "second question")
    os.close(keyboard)
    check(terminal.code() in (0, 1) and "warning_signs: [none]" in terminal.file("knee.yaml"), "a keyboard that is unplugged ends it, and loses nothing")


def an_alarm():
    terminal = start("triage", "--region", "uk", "--exit-code")
    shown = terminal.type("hot_red_swollen, fever_unwell")
    told = COLOR.sub("", shown[shown.index("Noted:"):]).split("\n\n", 1)[1].lstrip()
    check(told.startswith("URGENT: Get emergency help now: call 999"), "an alarm ends it at once, with what to do first")
    check(terminal.questions() == [1], "no further question")
    check("plan" not in terminal.type("n").lower(), "nothing about a plan after it")
    check(terminal.code() == 4, "and the status says so")


def wrong_keys():
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("0")
    for wrong in ("x", "99", "0 1", "-1", "yes please", "\x1b[A", "\x1bOP", "a\tb", "; rm -rf /", "none 4", "\u202eabc", "ja", "...", "\x01\x02"):
        shown = terminal.type(wrong)
        check("is no answer here: " in one_line(shown), f"{wrong!r} is answered in one line")
        check("\u202e" not in shown.split("\n", 1)[1], f"{wrong!r} comes back harmless")
    check(terminal.questions() == [1, 2], "the question stays the same, and is not put again")
    paragraph = "The knee began to hurt in spring, a little, and then more.\nIt hurts here: on the outside!\n\n  When I run.\n"
    terminal.send((paragraph * 50).encode())
    terminal.until(lambda said: said.count(PROMPT) == 200, "answer to a pasted page")
    check(terminal.questions() == [1, 2], "a pasted page changes nothing")
    for _ in range(100):
        terminal.send(b"wrong\n" * 100)
        terminal.until(lambda said: said.count(PROMPT) == 100, "answer to a hundred wrong lines")
    terminal.send(b"x" * 4000 + b"\n")
    check("is no answer here" in one_line(terminal.prompt().said()), "an endless line is a wrong one")
    check("Noted: your medical history: none of these." in terminal.type("none"), "10,000 wrong lines do no harm")
    check(terminal.file("knee.yaml").endswith("warning_signs: [none]\nhistory: [none]\n"), "and lose nothing")
    terminal.press(CTRL_D)


def wrong_keys_everywhere():
    terminal = start("triage")
    calm = CALM.copy()
    for _ in range(40):
        if terminal.status is not None or "Save your answers" in terminal.said():
            break
        for wrong in ("\\", "maybe 7 or so", ""):
            before = terminal.questions()
            terminal.type(wrong)
            check(terminal.questions() == before, f"{wrong!r} is not taken for an answer: {one_line(terminal.said())}")
        terminal.type("n" if "Answer them now" in terminal.text else calm.pop(0) if calm else "u")
    check("can look after this" in terminal.text or "Most likely" in terminal.text, "with slips at every question there is a result all the same")
    terminal.press(CTRL_D)


def nowhere_to_save():
    terminal = Terminal(PROGRAM, "triage", "--save", "missing/knee.yaml")
    check(terminal.code() == 1 and "cannot write 'missing/knee.yaml'" in terminal.text, "an unwritable path is said at once")
    check(not terminal.questions(), "before the first question")
    check(Terminal(PROGRAM, "triage", "--save", ".").code() == 1, "a folder is no file")
    terminal = start("triage")
    terminal.type("locked")
    shown = terminal.type("missing/knee.yaml")
    check("cannot write 'missing/knee.yaml'" in shown and "Save your answers" in shown, "a name that cannot be written is said, and asked for again")
    shown = terminal.type("n")
    check(terminal.code() == 1, "what could not be saved is a failure")
    check("warning_signs: [locked]\n" in shown, "and is shown as a case to copy")
    terminal = start("triage")
    terminal.type("locked", "missing/knee.yaml", "knee.yaml")
    check(terminal.code() == 0 and "warning_signs: [locked]\n" in terminal.file("knee.yaml"), "another name mends it")
    if os.path.exists("/dev/full"):
        terminal = start("triage", "--save", "/dev/full")
        check("exists already" in terminal.text, "a device is asked for as a file is")
        shown = terminal.type("y", "0")
        check("cannot write '/dev/full'" in shown and "warning_signs: [none]\n" in shown, "a full disk is said at once, with the case to copy")
        shown = terminal.type("skin_wound", "q")
        check("history: [skin_wound]\n" in shown and terminal.code() == 1, "and in the end nothing is lost, but the status says it")


def no_terminal_no_question():
    terminal = Terminal(PROGRAM, "triage", "--no-input")
    check(terminal.code() == 2 and "--no-input" in terminal.text, "--no-input never asks")
    for arguments in (("triage", "--save", "a.yaml"), ("plan", "--resume", "a.yaml")):
        done = run(*arguments)
        check(done.returncode == 2 and b"no terminal" in done.stderr, f"{arguments} without a terminal")
    check(run("triage", "a.yaml", "--save", "b.yaml").returncode == 2, "--save is not for a case")
    master, slave = pty.openpty()
    done = subprocess.run([PROGRAM, "triage"], stdin=slave, capture_output=True, timeout=PATIENCE, check=False)
    check(done.returncode == 2 and not done.stdout, "nobody is asked where the questions would not be seen")
    os.close(slave)
    os.close(master)


def any_screen():
    for environment in ({"TERM": "dumb"}, {"LC_ALL": "C"}, {"NO_COLOR": "1"}, {"COLUMNS": "40"}, {"TERM": None, "LANG": None}, {"columns": 40}, {"columns": 30}):
        most = int(environment.get("COLUMNS", environment.get("columns", 80)))
        terminal = start("triage", **environment)
        terminal.type("?", *CALM)
        terminal.type("?")
        answer_on(terminal, "Answer them now")
        terminal.type("n")
        terminal.press(CTRL_D)
        asked, _, rest = terminal.text.partition("You can look after this")
        check(rest, f"the interview ends well with {environment}")
        asked = asked.removesuffix("\x1b[1m")
        check(asked.isascii() and "\x1b" not in asked, f"plain lines with {environment}")
        if not {"COLUMNS", "columns"} & environment.keys():
            check(("\x1b" in rest) == (environment == {"LC_ALL": "C"}), f"colour in the result where the terminal can, with {environment}")
        longest = max(len(line) for line in COLOR.sub("", terminal.text).split("\n") if "kneecheck " not in line)
        check(longest <= most, f"no line too long with {environment}: {longest}")


if __name__ == "__main__":
    sys.exit(run_scenes([
        a_whole_interview, the_screen_says_what_the_saved_case_says, a_plan_from_the_terminal, back_and_help, hints_can_be_hidden,
        the_tests_are_explained, save_and_stop_then_resume, a_case_of_other_knowledge, a_finished_case_can_be_changed, leaving, interrupted,
        input_closed_in_the_middle, an_alarm, wrong_keys, wrong_keys_everywhere, nowhere_to_save, no_terminal_no_question, any_screen]))
