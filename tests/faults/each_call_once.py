#!/usr/bin/env python3
"""Lets each call that the program makes to the system fail once, and for ever after: each_call_once.py PROGRAM FAILING_CALLS.SO ROOT.

Whatever fails, the program ends with what it would have said, or with status 1 and a message; what it printed by then is right as far as it
goes; every file is as it was or as it should be, and nothing else is left. A sample of the calls; KNEECHECK_ALL_SEEDS=1: all of them."""
import concurrent.futures
import errno
import json
import os
import pty
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
PROGRAM, FAILING, ROOT = (os.path.abspath(path) for path in sys.argv[1:4])
ALL = os.environ.get("KNEECHECK_ALL_SEEDS") == "1"
PATIENCE = 60  # seconds: for a machine that does much else

ERRORS = {
    "read": [errno.EIO, errno.EINTR], "write": [errno.ENOSPC, errno.EINTR], "open": [errno.EMFILE, errno.EACCES], "close": [errno.EIO],
    "fsync": [errno.EIO], "rename": [errno.EIO], "mkostemp": [errno.ENOSPC], "fchmod": [errno.EPERM], "unlink": [errno.EIO],
    "stat": [errno.EIO, errno.EACCES], "fstat": [errno.EIO], "access": [errno.EACCES], "realpath": [errno.EIO], "poll": [errno.ENOMEM],
    "mkdir": [errno.ENOSPC], "opendir": [errno.EMFILE], "readdir": [errno.EIO], "mmap": [errno.ENOMEM], "thread": [errno.EAGAIN],
    "malloc": [errno.ENOMEM],
}
SAFE = {"age": 34, "location": "outer", "onset": "gradual", "swelling": "none", "warning_signs": "none", "history": "none",
        "pattern": "after_set_distance", "worse_with": "downhill", "start": "2026-11-30"}
GROWING = ("manifest.csv", "saved.yaml")  # each state of these holds lines of the last one; a case without answers is {}


def cases(count):
    """Every third has a hot knee, every fifth cannot be read."""
    return "".join(json.dumps({"id": f"C-{i}", **SAFE, **({"warning_signs": "hot_red_swollen"} if i % 3 == 0 else {}),
                               **({"age": "x"} if i % 5 == 0 else {})}) + "\n" for i in range(1, count + 1))


class Scene:
    def __init__(self, arguments, files=None, stdin="", keys=None):
        self.arguments, self.stdin, self.keys = arguments, stdin, keys
        self.before = {name: text.encode() for name, text in (files or {}).items()}

    def run(self, **settings):
        """Status, output, messages and files."""
        with tempfile.TemporaryDirectory() as folder:
            for name, octets in self.before.items():
                path = os.path.join(folder, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(octets)
            environment = {"PATH": os.environ["PATH"], "TERM": "dumb", "LD_PRELOAD": FAILING, **{key: str(value) for key, value in settings.items()}}
            return *self.end_of(folder, environment), read_files(folder)

    def end_of(self, folder, environment):
        ways = {"cwd": folder, "env": environment, "stdout": subprocess.PIPE, "timeout": PATIENCE, "check": False}
        try:
            if self.keys is None:
                ended = subprocess.run([PROGRAM, *self.arguments], input=self.stdin.encode(), stderr=subprocess.PIPE, **ways)
                return ended.returncode, ended.stdout, ended.stderr
            # All keys are typed ahead.
            ours, theirs = pty.openpty()
            os.write(ours, self.keys.encode() + b"\x04")
            try:
                with tempfile.TemporaryFile() as said:
                    ended = subprocess.run([PROGRAM, *self.arguments], stdin=theirs, stderr=theirs, **ways)
                    os.set_blocking(ours, False)
                    return ended.returncode, ended.stdout, all_of(ours)
            finally:
                os.close(ours)
                os.close(theirs)
        except subprocess.TimeoutExpired:
            return "hangs", b"", b""


def all_of(terminal):
    octets = b""
    try:
        while more := os.read(terminal, 1 << 16):
            octets += more
    except BlockingIOError:
        pass
    return octets


def read_files(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def data(name):
    with open(os.path.join(ROOT, "data", name), encoding="utf-8") as file:
        return file.read()


CLINIC = {"ours/exercises/clam.yaml": data("exercises/clam.yaml"), "ours/clinic.yaml": "name: Harbour\nphone: 020 7946 0000\n"}
SCENES = {
    "version": Scene(["--version"]),
    "one case": Scene(["triage", "-"], stdin=json.dumps({"id": "C-1", **SAFE})),
    "into a file": Scene(["plan", "-q", "-o", "p", "-"], {"p": "OLD\n"}, json.dumps(SAFE)),
    "through a link": Scene(["plan", "-q", "-f", "fhir", "-o", "p", "a.json"], {"p": "OLD\n", "a.json": json.dumps(SAFE)}),
    "stream": Scene(["plan", "-q", "-f", "ndjson", "--jobs", "2", "--input-format", "ndjson", "-"], stdin=cases(40)),
    "folder": Scene(["plan", "-q", "-f", "json", "--out-dir", "o", "--jobs", "2", "a.ndjson"], {"a.ndjson": cases(8)}),
    "knowledge": Scene(["check", "ours"], CLINIC),
    "case and knowledge": Scene(["triage", "-q", "--data", "ours", "a.json"], {**CLINIC, "a.json": json.dumps(SAFE)}),
    "diary": Scene(["log", "--diary", "d.csv", "--today", "2026-12-08", "--run", "28"], {"d.csv": "date,run_minutes,note\n2026-12-07,20,\n"}),
    "interview": Scene(["triage", "--save", "saved.yaml", "--no-pager"], keys="0\nouter, left\ngradual\nnone, aching\n34\ns\n"),
}


def fault_of(scene, good, call, ended):
    """What is wrong with how it ended; nothing is."""
    status, out, said, files = ended
    good_status, good_out, _, good_files = good
    if not isinstance(status, int) or status < 0:
        return f"it ends by {status}"
    # A folder that was not finished keeps its list, from which the next run goes on.
    files = {name: octets for name, octets in files.items() if os.path.basename(name) != ".kneecheck-unfinished.csv"}
    left = {name for name in files if os.path.basename(name).startswith(".kneecheck")}
    if left and call != "unlink":
        return "a temporary file is left"
    files = {name: octets for name, octets in files.items() if name not in left}
    for name in files | scene.before:
        now, later = files.get(name), good_files.get(name)
        grows = os.path.basename(name) in GROWING and now and now.endswith(b"\n") and later and set(now.split(b"\n")) - {b"{}"} <= set(later.split(b"\n"))
        if now not in (later, scene.before.get(name)) and not grows:
            return f"{name} is neither old nor new"
    if status == good_status:
        return "" if (out, files) == (good_out, good_files) else "another result, with the status of the right one"
    if status != 1:
        return f"status {status}"
    if call != "write" and b"error: " not in said:
        return "no message"
    return "" if good_out.startswith(out) else "what was printed is not the beginning of the right result"


def orders(count, call, dice):
    """The calls that are to fail, and how."""
    numbers = range(1, count + 1)
    if not ALL and count > 4:
        numbers = sorted({1, count, *dice.sample(numbers, 2)})
    for number in numbers:
        for error in ERRORS[call]:
            yield {"FAIL_CALL": call, "FAIL_AT": number, "FAIL_ERRNO": error}
            if error != errno.EINTR:
                yield {"FAIL_CALL": call, "FAIL_AT": number, "FAIL_ERRNO": error, "FAIL_EVER": 1}
        if call in ("read", "write"):
            yield {"FAIL_CALL": call, "FAIL_AT": number, "FAIL_SHORT": 1}


def main():
    dice = random.Random(20261130)
    faults, tried = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads, tempfile.TemporaryDirectory() as folder:
        for title, scene in SCENES.items():
            counts_path = os.path.join(folder, "counts")
            good = scene.run(FAIL_COUNT=counts_path)
            with open(counts_path, encoding="utf-8") as file:
                counts = {call: int(count) for call, count in (line.split() for line in file)}
            if good[:2] != scene.run()[:2] or not isinstance(good[0], int) or good[0] == 1:
                sys.exit(f"{title}: it fails by itself, or differs from run to run: {good[:3]}")
            all_orders = [order for call, count in counts.items() for order in orders(count, call, dice)]
            for order, ended in zip(all_orders, threads.map(lambda order: scene.run(**order), all_orders)):
                tried += 1
                if fault := fault_of(scene, good, order["FAIL_CALL"], ended):
                    faults.append(f"{title}: {order}: {fault}: status {ended[0]}: {ended[2][-200:]!r}")
    print("\n".join(faults[:40]))
    print(f"{tried} failing calls, {len(faults)} faults")
    sys.exit(1 if faults or tried < 400 else 0)


main()
