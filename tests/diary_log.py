#!/usr/bin/env python3
"""Several runs write to one diary at a time, and some of them are killed: diary_log.py PROGRAM.

No row that a run has said is written is ever lost, none is torn, and the diary can be read at any moment; what was there before stays as it is."""
import concurrent.futures
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
WRITERS = 50
KILLED = 60
TODAY = ["--today", "2026-12-08"]
failures = []


def check(truth, what):
    if not truth:
        failures.append(what)
        print("FAILED:", what, flush=True)


def log(diary, *values, **settings):
    return subprocess.run([PROGRAM, "log", "--diary", diary, *TODAY, *values], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          **settings)


def reads(diary):
    """A row that is there already is not written again, so that this only looks."""
    with open(diary, encoding="utf-8") as file:
        before = file.read()
    looked = log(diary, "--note", "first")
    with open(diary, encoding="utf-8") as file:
        return looked.returncode == 0 and file.read() == before


def notes(diary):
    with open(diary, encoding="utf-8") as file:
        return file.read()


def many_writers(folder, ending):
    diary = os.path.join(folder, f"many.{ending}")
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as writers:
        done = list(writers.map(lambda i: log(diary, "--run", str(i), "--note", f"writer-{i:03}-end"), range(WRITERS)))
    check(all(one.returncode == 0 for one in done), f"{ending}: all writers are done: {[one.stderr for one in done if one.returncode][:1]}")
    text = notes(diary)
    check(all(text.count(f"writer-{i:03}-end") == 1 for i in range(WRITERS)), f"{ending}: each row is there once")
    check(text.count("run_minutes") in (1, WRITERS), f"{ending}: one header")
    check(os.stat(diary).st_mode & 0o777 == 0o600, f"{ending}: the diary is its owner's alone")
    check(log(diary, "--note", "first").returncode == 0, f"{ending}: it reads")


def killed_writers(folder, dice):
    diary = os.path.join(folder, "killed.csv")
    check(log(diary, "--note", "first").returncode == 0, "the first row")
    told = []
    for i in range(KILLED):
        note = f"killed-{i:03}-end"
        arguments = [PROGRAM, "log", "--diary", diary, *TODAY, "--run", "20", "--note", note]
        with subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as writer:
            time.sleep(dice.uniform(0, 0.02))
            writer.send_signal(signal.SIGKILL)
            if "Written to" in writer.communicate()[0]:
                told.append(note)
        if i % 10 == 0:
            check(reads(diary), "the diary reads, whoever was killed")
    text = notes(diary)
    check(all(text.count(note) == 1 for note in told), "no row that was told of is lost")
    check(all(text.count(f"killed-{i:03}-end") <= 1 for i in range(KILLED)), "no row is there twice")
    check(text.endswith("\n") and all(line.count(",") == 13 for line in text.splitlines()), "no line is torn")
    check(reads(diary), "the diary reads in the end")


def completing_writers(folder):
    """How a run felt goes into the line of the run, while others add theirs."""
    diary = os.path.join(folder, "completed.csv")
    check(log(diary, "--run", "28").returncode == 0, "the run")
    values = [["--after", "1"] if i == WRITERS // 2 else ["--note", f"beside-{i:03}-end"] for i in range(WRITERS)]
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as writers:
        done = list(writers.map(lambda one: log(diary, *one), values))
    check(all(one.returncode == 0 for one in done), "all are done")
    text = notes(diary)
    check(text.count("\n") == WRITERS + 1 and "\n2026-12-08,28,,,1,,,,,,,,,\n" in text, "the line of the run is complete, and every other is there")
    check(all(text.count(f"beside-{i:03}-end") == 1 for i in range(WRITERS) if i != WRITERS // 2), "each row is there once")
    check(os.listdir(folder).count("completed.csv") == 1 and not [name for name in os.listdir(folder) if name.startswith(".kneecheck")], "nothing else is left")


def full_disk(folder):
    diary = os.path.join(folder, "full.csv")
    check(log(diary, "--note", "first").returncode == 0, "the first row")
    before = notes(diary)
    limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "bash", PROGRAM, "log", "--diary", diary, *TODAY, "--run", "28"]
    ended = subprocess.run(limited, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    check(ended.returncode == 1 and "cannot write" in ended.stderr, f"a full disk is status 1: {ended.returncode} {ended.stderr}")
    check(notes(diary) == before, "and the diary is as it was")


def owners_permissions(folder):
    """A diary that somebody has opened to others stays so, also where the line of a run is written anew."""
    diary = os.path.join(folder, "shared.csv")
    check(log(diary, "--run", "28").returncode == 0, "the run")
    os.chmod(diary, 0o640)
    check(log(diary, "--during", "1").returncode == 0 and "2026-12-08,28,,1," in notes(diary), "how it felt is in its line")
    check(os.stat(diary).st_mode & 0o777 == 0o640, "the permissions are as they were")


def no_ordinary_files(folder):
    pipe = os.path.join(folder, "pipe.csv")
    os.mkfifo(pipe)
    for path in (pipe, "/dev/null"):
        ended = log(path, "--run", "28", timeout=10)
        check(ended.returncode == 1 and f"cannot add to '{path}': it is no ordinary file" in ended.stderr, f"{path}: {ended.stderr}")


def open_end(folder):
    diary = os.path.join(folder, "open.csv")
    with open(diary, "w", encoding="utf-8") as file:
        file.write("date,pain_during,run_minutes\n2026-12-07,1,2")
    ended = log(diary, "--run", "28")
    check(ended.returncode == 0 and "the last line has no end, so 'run_minutes' may be cut off there" in ended.stderr, f"it says so: {ended.stderr}")
    check(notes(diary).endswith("\n2026-12-07,1,2\n2026-12-08,,28\n"), "the new row is a line of its own")


def alarm_of_a_diary_that_cannot_be_written(folder):
    ended = log(os.path.join(folder, "nowhere", "d.csv"), "--sign", "locked")
    check(ended.returncode == 1 and ended.stderr.startswith("URGENT: Get this checked today."), f"the alarm comes first: {ended.stderr}")


def importers(folder):
    """The same file by many at a time: each run is there once."""
    diary, runs, case = (os.path.join(folder, name) for name in ("imported.csv", "runs.csv", "case.yaml"))
    with open(runs, "w", encoding="utf-8") as file:
        file.write("Activity Date,Activity Type,Moving Time,Distance\n")
        file.writelines(f'"Dec {day}, 2026, 6:12:33 AM",Run,{1800 + day},5000.0\n' for day in range(1, 8))
    with open(case, "w", encoding="utf-8") as file:
        file.write("location: outer\nstart: 2026-12-01\n")
    arguments = [PROGRAM, "log", case, "--diary", diary, *TODAY, "--from", runs]
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as writers:
        done = list(writers.map(lambda _: subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False),
                                range(WRITERS)))
    check(all(one.returncode == 0 for one in done), f"all are done: {[one.stderr for one in done if one.returncode][:1]}")
    check(all(notes(diary).count(f"2026-12-{day:02},30,") == 1 for day in range(1, 8)), "each run is there once")
    check(notes(diary).count("\n") == 8, "and nothing else")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("csv", "ndjson", "yaml"):
            many_writers(folder, ending)
        killed_writers(folder, random.Random(7))
        completing_writers(folder)
        full_disk(folder)
        owners_permissions(folder)
        no_ordinary_files(folder)
        open_end(folder)
        alarm_of_a_diary_that_cannot_be_written(folder)
        importers(folder)
    print("diary_log:", "failed" if failures else "well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
