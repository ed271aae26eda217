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
# The first check, place, beginning, numbers, three screens of signs, two of history: all as it is with most people.
TO_SIGNS = ["0", "1 17", "1 4 11", "34 m 6 0 1 1 1 1 1"]
CALM = TO_SIGNS + ["0"] * 5
RESULT = "Next: [pw] "
QUESTION = r"^\d+ of (?:about|at most) \d+\. "


def start(*arguments, **settings):
    return Terminal(PROGRAM, *arguments, **{"PAGER": "cat", **settings}).prompt()


def run(*arguments, folder=None, **settings):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, **settings)


def answer_on(terminal, until=RESULT):
    """Answers whatever comes with nothing unusual, until one of these is said."""
    for _ in range(80):
        if terminal.status is not None or re.search(until, terminal.said()):
            return
        question = one_line(re.split(QUESTION, terminal.text, flags=re.M)[-1])
        if "0 for none" in question:
            line = "0"
        elif "y for yes" in question:
            line = "n"
        elif "a pace such as" in question:
            line = "6:30"
        elif "a date such as" in question:
            line = "25 April 2090"
        elif "from 100" in question:
            line = "170"
        elif "a distance such as" in question or "from 5 " in question or "weeks" in question:
            line = "5"
        else:
            line = "1"
        terminal.type(line)
    check(False, "this interview does not end: ..." + terminal.text[-600:])


def a_whole_interview():
    terminal = start("triage", "--save", "knee.yaml", "-o", "asked.txt")
    check(terminal.text.startswith("Knee check. About "), "the first line says what this is")
    check("Nothing leaves this computer." in terminal.text, "nothing leaves this computer")
    check("First, the emergencies." in terminal.text and "0  none of these" in terminal.text, "emergencies come first, with none of these")
    terminal.type(*CALM)
    check("your age: 34 years; you are male; " in one_line(terminal.text), "each answer is echoed in words")
    answer_on(terminal)
    check(terminal.questions() == list(range(1, len(terminal.questions()) + 1)), "the questions are numbered in a row")
    check(len(terminal.questions()) <= 13, f"few screens: {len(terminal.questions())}")
    check("Most likely ITB pain" in terminal.said(), "the result comes before any question about the plan")
    terminal.type("q")
    check(terminal.code() == 0, "a whole interview ends with 0")
    check("For a plan: kneecheck plan knee.yaml" in terminal.text, "the exact command for the plan is given")
    check(terminal.files() == ["asked.txt", "knee.yaml"], f"nothing else is written: {terminal.files()}")
    check(os.stat(os.path.join(terminal.folder, "knee.yaml")).st_mode & 0o777 == 0o600, "the answers are for their owner alone")
    again = run("triage", "knee.yaml", "-o", "again.txt", folder=terminal.folder)
    check(again.returncode == 0 and terminal.file("asked.txt") == terminal.file("again.txt"), "the saved case says the same, byte for byte")
    plan = run("plan", "knee.yaml", "--start", "2026-11-30", "--today", "2026-11-30", folder=terminal.folder)
    check(plan.returncode == 0 and b"Week" in plan.stdout, "the command for the plan works")


def the_screen_says_what_the_saved_case_says():
    terminal = start("triage", "--save", "knee.yaml", columns=60)
    answer_any(terminal)
    terminal.type("w", "w")
    check("Your answers are in 'knee.yaml'." in terminal.type("s"), "s says where the answers are")
    terminal.type("q")
    terminal.end()
    check("cannot write" not in terminal.text and terminal.code() == 0, "what was shown once can be shown again")
    again = Terminal(PROGRAM, "triage", "knee.yaml", "--why", folder=terminal.folder, columns=60)
    check(again.code() == 0 and again.text in terminal.text and "\x1b[1m" in again.text, "w shows the same on the screen, colour and all")


def a_plan_from_the_terminal():
    terminal = start("plan", "--no-pager", "--today", "2026-11-30")
    check("First, the emergencies." in terminal.text, "plan without a case asks first")
    terminal.type(*CALM)
    answer_on(terminal)
    terminal.type("w")
    terminal.type("p", "30 Nov 2026", "20 miles", "", "8", "0", "3")
    terminal.type("p")
    check("weeks, Mon 30 Nov 2026 to" in terminal.text, "p makes the plan without the rest of the questions")
    shown = terminal.type("q")
    check("Press Enter for my-knee.yaml" in one_line(shown), "offers to save under the usual name")
    terminal.type("")
    check(terminal.code() == 0, "and ends with 0")
    saved = terminal.file("my-knee.yaml")
    check("weekly_km: 32.19" in saved and "start: 2026-11-30" in saved, "Enter saves under the usual name, with the first day of the plan")
    check("kneecheck plan my-knee.yaml" in terminal.text, "and the exact command follows")
    check(run("plan", "my-knee.yaml", "--today", "2026-12-01", folder=terminal.folder).stdout.count(b"weeks, Mon 30 Nov 2026 to") == 1, "tomorrow's plan is the same plan")
    again = start("plan", folder=terminal.folder)
    again.type(*CALM)
    answer_on(again)
    again.type("p", "p", "q")
    check("exists already" in one_line(again.type("")), "a second one asks before it replaces the first")
    again.type("n", "n")
    check(again.code() == 0 and "weekly_km: 32.19" in again.file("my-knee.yaml"), "and can be left unsaved")


def what_people_type():
    terminal = start("triage", "--units", "mi", "--region", "uk")
    terminal.type(*CALM)
    answer_on(terminal)
    terminal.type("p")
    for typed, noted in (("tomorrow", "the first day of the plan: "), ("20 miles", "your usual week: 20 miles"), ("10", "your longest run: 10 miles"),
                         ("no", "how far the knee lets you run now: 0 miles")):
        check(noted in one_line(terminal.type(typed)), f"{typed!r} is understood")
    answer_on(terminal, "easy pace")
    check("your easy pace: 9:15 a mile" in one_line(terminal.type("9:15 a mile")), "a pace by the mile")
    answer_on(terminal, "training for a race")
    check("your race: 13.1 miles" in one_line(terminal.type("half marathon")), "a race by its name")
    check("that day is over" in one_line(terminal.type("25/04/2020")), "a race that is over is refused with a word")
    check("Sun 25 Apr 2038" not in terminal.said() and "25 Apr 2038" in one_line(terminal.type("25/04/2038")), "a day as the region writes it")
    check("Saturday is open; Sunday is open" in one_line(terminal.type("weekends")), "days in words")
    terminal.press(CTRL_D)
    terminal.press(CTRL_D)


def answers_can_be_reviewed():
    terminal = start("triage")
    terminal.type("0", "1 17", "1 4 11")
    shown = one_line(terminal.type("r"))
    check("1 Emergencies: none of these." in shown and "2 The pain is on the outer side; it is the right knee." in shown, "r lists all answers")
    check("How did it begin" in terminal.type("3") and "So far: it came on slowly" in terminal.said(), "a number changes that one")
    check("all at once" in terminal.type("2 4 11"), "with a new answer")
    terminal.type("0", *TO_SIGNS[3:], "0", "0", "0", "0", "0")
    answer_on(terminal)
    check("Your answers. Type a number" in one_line(terminal.type("r")), "also when the result stands")
    check(re.search(RESULT, terminal.type("")), "from where Enter goes back to it")
    terminal.press(CTRL_D)
    terminal.type("n")


def answer_any(terminal, look=lambda screen: None):
    """On a screen of any size: nothing unusual."""
    for _ in range(150):
        if terminal.status is not None or re.search(RESULT, terminal.said()):
            return
        look(terminal.said().split("\n\n")[-1].split("\n"))
        question = one_line(re.split(QUESTION, terminal.text, flags=re.M)[-1])
        if one_line(terminal.said()).rstrip().endswith("then type your answer. >"):
            line = ""
        elif "34 f" in question:
            line = "34 m 6 0 1 1 1 1 1"
        elif "How did it begin" in question and "What does it feel" in question:
            line = "1 4 11"
        elif "Where does it hurt, and" in question:
            line = "1 17"
        else:
            line = "0" if "0 for none" in question else "1"
        terminal.type(line)


def no_screen_is_too_tall():
    for columns, rows in ((80, 24), (40, 24), (100, 16)):
        terminal = start("triage", columns=columns, rows=rows)
        answer_any(terminal, lambda screen: check(len(screen) <= rows, f"no screen is taller than {rows} at {columns}: {len(screen)}\n" + "\n".join(screen)))
        check(re.search(RESULT, terminal.text), f"there is a result at {columns} by {rows}: {terminal.text[-500:]}")
        terminal.press(CTRL_D)
        terminal.press(CTRL_D)


def back_and_help():
    terminal = start("triage")
    check("This is the first question." in terminal.type("b"), "there is nothing before the first question")
    terminal.type("0")
    shown = terminal.type("?")
    check("patellar tendon" in shown and not re.search(QUESTION, shown, re.M), "help explains and does not put the question again")
    terminal.type("front right", "1 4 11", "34")
    check("So far: your age: 34 years." in terminal.type("b"), "back shows the last answer")
    check("So far: it came on slowly; the knee is not swollen" in terminal.type("b"), "and the one before")
    shown = terminal.type("2 4 11")
    check("it came on all at once" in shown and "If there was an injury" in shown, "later answers stay: on with the next open question")
    terminal.type("b")
    check("If there was an injury" in terminal.type(""), "an empty line keeps the answer")
    terminal.press(CTRL_D)
    terminal.type("n")
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
    check("y for yes" not in terminal.text, "in no question")
    check("Type numbers from 1 to" in terminal.type("?"), "but help for who asks for it")
    terminal.press(CTRL_D)
    terminal.type("n")


def the_tests_are_explained():
    terminal = start("triage")
    terminal.type(*CALM)
    for _ in range(20):
        if "Press each spot" in terminal.text or terminal.status is not None:
            break
        terminal.type("u" if "0 for none" not in terminal.said() else "0")
    check("\u2895" in terminal.said() and re.search(r"^ {3}1 {10,}2$", terminal.said(), re.M), "the spots to press are shown, below their numbers")
    screens = [terminal.type("?")]
    while "There is more. Press Enter" in screens[-1]:
        screens.append(terminal.type(""))
    check(len(screens) > 3 and all(screen.count("\n") <= 24 for screen in screens), f"help comes a screen at a time: {[s.count(chr(10)) for s in screens]}")
    check(sum(bool(re.search("[\u2801-\u28ff]", screen)) for screen in screens) > 3, "each test with its figure")
    shown = one_line("".join(screens))
    for words in ("Press it with your thumb and slowly straighten the knee", "Take care: Stop if the pain is sharp", "1. Sit with the knee bent"):
        check(words in shown, f"help says how to do the tests: {words}")
    check("Follow the tendon down" not in shown, "but not one for those who still grow")
    terminal.type("?")
    said = one_line(terminal.type("u"))
    check("Noted: whether the outer bone is sore to press: not sure." in said and "There is more." not in said, "an answer ends the help")
    terminal.press(CTRL_D)
    terminal.type("n")


def save_and_stop_then_resume():
    terminal = start("triage")
    terminal.type("0", "outer right")
    check("Press Enter for my-knee.yaml" in one_line(terminal.type("s")), "s offers the usual name")
    shown = terminal.type("")
    check("kneecheck triage --resume my-knee.yaml" in shown, "and says how to go on")
    check(terminal.code() == 0, "s ends with 0")
    saved = terminal.file("my-knee.yaml")
    check("location: [outer]" in saved and "warning_signs" not in saved, "the answers are in the file, and no sign that was not asked is no")

    second = start("triage", "--resume", "my-knee.yaml", folder=terminal.folder)
    check("Going on from 'my-knee.yaml': 2 answers." in second.text and "First, the emergencies" in second.text, "resume goes on, with emergencies first")
    check("How did it begin" in second.type("0"), "and then where it stopped")
    second.type("b")
    check("First, the emergencies" in second.said(), "and one can go back behind it")
    second.type("", "r")
    second.type(re.search(r"(\d+)  The pain is on the outer side", second.said())[1], "front right", "s")
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
        file.write("warning_signs: [none, sore_elbow]\nhistory: [none]\nlocation: [outer]\nside: left\nshoe_size: 43\nonset: unsure\n")
    terminal = start("triage", "--resume", "old.yaml", folder=folder)
    told = one_line(terminal.text)
    check("Not used: 'warning_signs': 'sore_elbow' is not an answer" in told, "an answer that no longer exists is named")
    check("Not used: 'shoe_size': unknown key" in told, "and a question that no longer exists")
    check("First, the emergencies" in terminal.text, "the lost answer is asked again")
    check("Is the knee swollen" in terminal.type("0"), "the others are not")
    check("How did it begin?" not in terminal.type("1 9"), "nor what was left open on purpose")
    terminal.press(CTRL_D)
    terminal.type("n")
    for name, text in (("two.yaml", "age: 3\n---\nage: 4\n"), ("torn.yaml", "age: [1\n"), ("list.yaml", "- 1\n"), ("empty.yaml", "")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        bad = Terminal(PROGRAM, "triage", "--resume", name, folder=folder)
        check(bad.code() == 3 and not bad.questions(), f"{name} is bad input, said before any question")
    check(Terminal(PROGRAM, "triage", "--resume", "missing.yaml", folder=folder).code() == 1, "a missing file is the machine's fault")


def a_finished_case_can_be_changed():
    terminal = start("triage", "--save", "knee.yaml")
    shown = terminal.type("open_wound")
    check("URGENT: " in shown and "r review" in shown, "an alarm was told, and its answer can be looked at")
    check("open wound" in terminal.type("r") and "First, the emergencies" in terminal.type("1"), "a number puts the question again")
    check("Where does it hurt" in terminal.type("0"), "and a slip is mended")
    terminal.type("b", "open_wound", "q")
    check(terminal.code() == 0 and "[open_wound, unsure]" in terminal.file("knee.yaml"), "the case says that the rest is not known")
    again = start("triage", "--resume", "knee.yaml", folder=terminal.folder)
    check(0 < again.text.find("URGENT: ") < again.text.find("Your answers. Type a number"), "an alarm comes first, before what is wanted is asked")
    again.type("1", "0")
    check("Where does it hurt" in again.said(), "and an answer can be changed")
    again.press(CTRL_D)
    again.press(CTRL_D)
    third = start("triage", "--resume", "knee.yaml", folder=terminal.folder)
    check("URGENT" in third.type(""), "or the result shown again")
    third.type("q")
    check(third.code() == 0, "and left")


def leaving():
    for key in ("q", "quit"):
        terminal = start("triage")
        terminal.type("0")
        check("Save your answers" in terminal.type(key), f"{key} asks whether to save")
        check("Nothing was saved." in terminal.type("n") and terminal.code() == 0, f"{key} leaves")
        check(terminal.files() == [], "and writes nothing")
    terminal = start("triage")
    terminal.type("0")
    check("Save your answers" in terminal.press(CTRL_D), "Ctrl-D is q")
    terminal.press(CTRL_D)
    check(terminal.code() == 0 and "Nothing was saved." in terminal.text, "and once more leaves")
    terminal = start("plan")
    terminal.press(CTRL_D)
    check(terminal.code() == 5, "no plan without answers: 5")
    terminal = start("triage")
    terminal.type("0")
    terminal.press(CTRL_D)
    terminal.type("kept.yaml")
    check(terminal.code() == 0 and terminal.files() == ["kept.yaml"], "what was said can still be saved")


def interrupted():
    for arguments in ((), ("--save", "knee.yaml")):
        terminal = start("triage", *arguments)
        terminal.type("0", "outer right")
        terminal.press(CTRL_C)
        check(os.WIFSIGNALED(terminal.end()) and os.WTERMSIG(terminal.status) == signal.SIGINT, "Ctrl-C dies by the signal")
        check(terminal.files() == (["knee.yaml"] if arguments else []), f"nothing half-written is left: {terminal.files()}")
        if arguments:
            check("location: [outer]" in terminal.file("knee.yaml"), "with --save no answer is lost")
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type(*TO_SIGNS)
    terminal.kill()
    check("age: 34" in terminal.file("knee.yaml"), "not even when it is killed")


def input_closed_in_the_middle():
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("0", "outer right")
    check(os.WIFSIGNALED(terminal.close()) and os.WTERMSIG(terminal.status) == signal.SIGHUP, "a closed window ends it by the signal")
    check("location: [outer]" in terminal.file("knee.yaml"), "and loses nothing")
    keyboard, cable = pty.openpty()  # a second terminal, which only the answers come from
    terminal = start("triage", "--save", "knee.yaml", descriptors={0: cable})
    os.close(cable)
    os.write(keyboard, b"0\nouter right\n")
    terminal.until(lambda said: said.count(PROMPT) == 3, "third question")
    os.close(keyboard)
    check(terminal.code() in (0, 1) and "location: [outer]" in terminal.file("knee.yaml"), "a keyboard that is unplugged ends it, and loses nothing")


def an_alarm():
    terminal = start("triage", "--region", "uk", "--exit-code")
    shown = terminal.type("chest_pain")
    told = shown[shown.index("Noted:"):].split("\n\n", 1)[1].lstrip()
    check(told.startswith("URGENT: Get emergency help now: call 999"), "an alarm ends it at once, with what to do first")
    check(terminal.questions() == [1], "no further question")
    check("plan" not in terminal.type("q").lower(), "nothing about a plan after it")
    terminal.type("n")
    check(terminal.code() == 4, "and the status says so")
    terminal = start("triage", "--region", "uk")
    terminal.type(*TO_SIGNS)
    shown = terminal.type("locked")
    check("URGENT: Get this checked today." in shown and "Skin, fever and calf" in shown, "one of today is said at once, and what can raise it is asked")
    check("URGENT: Get emergency help now" in terminal.type("hot_red_swollen, fever_unwell"), "which may be an emergency")
    terminal.type("q", "n")


def under_16():
    terminal = start("triage")
    terminal.type("0", "1 17", "1 4 11")
    check("Under 16 there will be no plan" in one_line(terminal.type("13 m 6 0 1 1 1 1 1")), "a child hears at once that there is no plan")
    check(terminal.questions()[-2] == 4, "on the fourth screen")
    terminal.press(CTRL_D)
    terminal.type("n")


def wrong_keys():
    terminal = start("triage", "--save", "knee.yaml")
    terminal.type("0")
    for wrong in ("x", "99", "-1", "yes please", "\x1b[A", "\x1bOP", "a\tb", "; rm -rf /", "none 4", "\u202eabc", "ja", "...", "\x01\x02"):
        shown = terminal.type(wrong)
        check("I did not understand " in one_line(shown), f"{wrong!r} is answered in one line")
        check("\u202e" not in shown.split("\n", 1)[1], f"{wrong!r} comes back harmless")
    check(terminal.questions() == [1, 2], "the question stays the same, and is not put again")
    paragraph = "The knee began to hurt in spring, a little, and then more.\nIt hurts here: on the side!\n\n  When I run.\n"
    terminal.send((paragraph * 50).encode())
    terminal.until(lambda said: said.count(PROMPT) == 200, "answer to a pasted page")
    check(terminal.questions() == [1, 2], "a pasted page changes nothing")
    for _ in range(100):
        terminal.send(b"wrong\n" * 100)
        terminal.until(lambda said: said.count(PROMPT) == 100, "answer to a hundred wrong lines")
    terminal.send(b"x" * 4000 + b"\n")
    check("I did not understand" in one_line(terminal.prompt().said()), "an endless line is a wrong one")
    check("Noted: the pain is on the outer side." in terminal.type("outer left"), "10,000 wrong lines do no harm")
    check(terminal.file("knee.yaml").endswith("side: left\nlocation: [outer]\n"), "and lose nothing")
    terminal.press(CTRL_D)


def wrong_keys_everywhere():
    terminal = start("triage")
    calm = CALM.copy()
    for _ in range(40):
        if terminal.status is not None or re.search(RESULT, terminal.said()):
            break
        for wrong in ("\\", "maybe 7 or so", ""):
            before = terminal.questions()
            terminal.type(wrong)
            check(terminal.questions() == before, f"{wrong!r} is not taken for an answer: {one_line(terminal.said())}")
        terminal.type(calm.pop(0) if calm else "u")
    check("can look after this" in terminal.text or "Most likely" in terminal.text, "with slips at every question there is a result all the same")
    terminal.press(CTRL_D)
    terminal.press(CTRL_D)


def nowhere_to_save():
    terminal = Terminal(PROGRAM, "triage", "--save", "missing/knee.yaml")
    check(terminal.code() == 1 and "cannot write 'missing/knee.yaml'" in terminal.text, "an unwritable path is said at once")
    check(not terminal.questions(), "before the first question")
    check(Terminal(PROGRAM, "triage", "--save", ".").code() == 1, "a folder is no file")
    terminal = start("triage")
    terminal.type("open_wound", "q")
    shown = terminal.type("missing/knee.yaml")
    check("cannot write 'missing/knee.yaml'" in shown and "Save your answers" in shown, "a name that cannot be written is said, and asked for again")
    shown = terminal.type("n")
    check(terminal.code() == 1, "what could not be saved is a failure")
    check("warning_signs: [open_wound, unsure]\n" in shown, "and is shown as a case to copy")
    terminal = start("triage")
    terminal.type("open_wound", "s", "missing/knee.yaml", "knee.yaml", "q")
    check(terminal.code() == 0 and "warning_signs: [open_wound, unsure]\n" in terminal.file("knee.yaml"), "another name mends it")
    if os.path.exists("/dev/full"):
        terminal = start("triage", "--save", "/dev/full")
        check("exists already" in terminal.text, "a device is asked for as a file is")
        shown = terminal.type("y", "0", "outer left")
        check("cannot write '/dev/full'" in shown and "as a case, to copy" in shown, "a full disk is said at once, with the case to copy")
        shown = terminal.type("1 4 11", "q", "n")
        check("onset: gradual\n" in shown and terminal.code() == 1, "and in the end nothing is lost, but the status says it")


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
        terminal.type("?")
        answer_any(terminal)
        terminal.type("w")
        terminal.press(CTRL_D)
        terminal.press(CTRL_D)
        asked, _, rest = terminal.text.partition("w why")
        check("You can look after this" in rest, f"the interview ends well with {environment}")
        check("\x1b" not in asked, f"plain lines with {environment}")
        braille = "" if {"LC_ALL", "LANG"} & environment.keys() else "[\u2800-\u28ff]"  # where to press
        check(re.sub(braille, "", asked).isascii(), f"nothing but ASCII where that is all, with {environment}")
        if not {"COLUMNS", "columns"} & environment.keys():
            check(("\x1b" in rest) == (environment == {"LC_ALL": "C"}), f"colour in the result where the terminal can, with {environment}")
        longest = max(len(line) for line in COLOR.sub("", terminal.text).split("\n") if "kneecheck " not in line)
        check(longest <= most, f"no line too long with {environment}: {longest}")


if __name__ == "__main__":
    sys.exit(run_scenes([
        a_whole_interview, what_people_type, answers_can_be_reviewed, no_screen_is_too_tall, under_16, the_screen_says_what_the_saved_case_says, a_plan_from_the_terminal, back_and_help, hints_can_be_hidden,
        the_tests_are_explained, save_and_stop_then_resume, a_case_of_other_knowledge, a_finished_case_can_be_changed, leaving, interrupted,
        input_closed_in_the_middle, an_alarm, wrong_keys, wrong_keys_everywhere, nowhere_to_save, no_terminal_no_question, any_screen]))
