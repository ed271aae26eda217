"""kneecheck beside the programs that people would use instead, and beside an older build of itself: `bench.py BUILD FOLDER [--quick]
[--old KNEECHECK]`, called by scripts/bench.

All of it runs on this machine, one after the other; what counts are the ratios: of the wall-clock times, and of processor time beside an
older build and for the rules alone. The made-up input stands in FOLDER and is kept from run to run.
"""
import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from long_diary import command as from_diary, write_diary  # noqa: E402
from made_up_cases import runner_case  # noqa: E402
from rules_alone import converter, measured, rules_alone  # noqa: E402
from side_by_side import side_by_side  # noqa: E402

SEED = 20261130
BENCHES = ("against_old", "rules_alone", "start_up", "diary", "against_jq", "jobs", "growth", "against_rules_engine", "plans_against_jq_and_cat")
DISTINCT = 50_000  # cases that differ in more than their number; a larger file has them again and again


def run(command, source=None, target=None):
    """Seconds on the clock of the command from a file into a file or /dev/null."""
    with open(source or os.devnull, "rb") as stdin, open(target or os.devnull, "wb") as stdout:
        begun = time.monotonic()
        subprocess.run([str(word) for word in command], stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, check=True)
        return time.monotonic() - begun


def most_memory(command, source):
    """KiB. A process's peak begins at that of its parent, which would be this interpreter's: so a small one stands between."""
    with open(source, "rb") as stdin, tempfile.NamedTemporaryFile("r") as report:
        words = ["/usr/bin/time", "-f", "%M", "-o", report.name, *map(str, command)]
        subprocess.run(words, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return int(report.read())


def run_into_pipe(command, source):
    """Seconds on the clock of the command from a file into a pipe that `cat` empties."""
    with open(source, "rb") as stdin:
        begun = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        reader = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
        process.stdout.close()
        if process.wait() != 0 or reader.wait() != 0:
            sys.exit(f"bench: failed: {' '.join(map(str, command))}")
    return time.monotonic() - begun


def in_turn(times, *measures):
    """The best of several runs of each, taken in turn, so that a busy moment hits all of them alike."""
    found = [[measure() for measure in measures] for _ in range(times)]
    return [min(seconds) for seconds in zip(*found)]


def write_cases(path, count):
    if path.exists():
        return
    dice = random.Random(SEED)
    lines = [json.dumps(runner_case(number, dice)) for number in range(min(count, DISTINCT))]
    whole = path.with_suffix(".part")
    with open(whole, "w", encoding="ascii") as out:
        for number in range(count):
            round_number, line = divmod(number, len(lines))
            out.write(lines[line].replace('"R-', f'"R{round_number}-', 1) + "\n")
    whole.rename(path)


class Bench:
    def __init__(self, build, folder, quick, old):
        self.kneecheck, self.alone, self.folder, self.old = build / "kneecheck", build / "tests/rules_alone", folder, old
        self.example = ROOT / "tests/examples/outer-knee.yaml"
        self.cases = 100_000 if quick else 1_000_000
        self.plans = 2_000 if quick else 20_000
        self.engine_cases = 500 if quick else 5_000
        self.times = 1 if quick else 3
        self.rows = []

    def cases_file(self, count):
        path = self.folder / f"cases-{count}.ndjson"
        write_cases(path, count)
        return path

    def triage(self, jobs):
        return [self.kneecheck, "triage", "--input-format", "ndjson", "-f", "ndjson", "--quiet", "--jobs", jobs, "-"]

    def plan(self, jobs=2):
        return [self.kneecheck, "plan", "--input-format", "ndjson", "-f", "ndjson", "--quiet", "--jobs", jobs, "-"]

    def row(self, what, ours, theirs, ratio, goal, met):
        self.rows.append((what, ours, theirs, ratio, goal, "yes" if met else "NO"))
        print(f"{what}: {ours} against {theirs}: {ratio} (goal {goal})", file=sys.stderr)

    def against_jq(self):
        source = self.cases_file(self.cases)
        ours, theirs = in_turn(self.times, lambda: run(self.triage(2), source), lambda: run(["jq", "-c", "."], source))
        ratio = theirs / ours
        self.row(f"triage of {self.cases} cases, --jobs 2, against jq -c . copying them", f"{ours:.2f} s", f"{theirs:.2f} s",
                 f"{ratio:.1f} times faster", "10", ratio >= 10)

    def skip(self, why):
        print(f"left out: {why}", file=sys.stderr)

    def against_old(self):
        if self.old:
            side_by_side(self, self.old, self.example)
        else:
            self.skip("the comparison with an older program: --old KNEECHECK")

    def against_rules_engine(self):
        convert = converter()
        rules = convert.engine_rules()
        (self.folder / "rules.json").write_text(json.dumps(rules))
        facts = self.folder / "facts.ndjson"
        with open(self.cases_file(self.engine_cases), encoding="ascii") as cases, open(facts, "w", encoding="ascii") as out:
            out.writelines(json.dumps(convert.facts(json.loads(line))) + "\n" for line in cases)
        engine = ["node", HERE / "rules_engine.js", "json-rules-engine", self.folder / "rules.json", 1, os.devnull]
        theirs = measured(engine, facts).all / self.engine_cases
        ours = run(self.triage(1), self.cases_file(self.cases)) / self.cases
        ratio = theirs / ours
        self.row(f"triage of a case, one thread, against json-rules-engine with {len(rules)} rules ({self.engine_cases} cases, scaled)",
                 f"{ours * 1e6:.1f} us", f"{theirs * 1e6:.0f} us", f"{ratio:.0f} times faster", "50", ratio >= 50)

    def rules_alone(self):
        rules_alone(self, self.alone)

    def plans_against_jq_and_cat(self):
        source = self.cases_file(self.plans)
        plans = self.folder / f"plans-{self.plans}.ndjson"
        run(self.plan(), source, plans)
        ours, jq = in_turn(self.times, lambda: run(self.plan(), source), lambda: run(["jq", "-c", "."], plans))
        ratio = jq / ours
        self.row(f"{self.plans} plans made, --jobs 2, against jq -c . reading them", f"{ours:.2f} s", f"{jq:.2f} s",
                 f"{ratio:.1f} times faster", "10", ratio >= 10)
        piped, cat = in_turn(self.times, lambda: run_into_pipe(self.plan(), source), lambda: run_into_pipe(["cat"], plans))
        speed = cat / piped
        self.row(f"{self.plans} plans into a pipe, --jobs 2, against cat moving the same {plans.stat().st_size >> 20} MiB",
                 f"{piped:.2f} s", f"{cat:.2f} s", f"{speed:.2f} of its speed", "0.33", speed >= 1 / 3)
        plans.unlink()

    def growth(self):
        few, many = [most_memory(self.triage(2), self.cases_file(count)) for count in (1_000, self.cases)]
        ratio = many / few
        self.row(f"most memory, {self.cases} cases against 1000", f"{many / 1024:.1f} MiB", f"{few / 1024:.1f} MiB", f"{ratio:.2f}",
                 "at most 1.10", ratio <= 1.1)
        counts = [self.cases // 10, self.cases]
        part, large = in_turn(self.times, *[lambda n=n: run(self.triage(2), self.cases_file(n)) for n in counts])
        ratio = large / part
        self.row(f"time, {self.cases} cases against {counts[0]}", f"{large:.2f} s", f"{part:.2f} s", f"{ratio:.1f} times",
                 "10, give or take 2", 8 <= ratio <= 12)

    def jobs(self):
        source = self.cases_file(self.cases)
        two, one = in_turn(self.times, lambda: run(self.triage(2), source), lambda: run(self.triage(1), source))
        ratio = one / two
        self.row(f"triage of {self.cases} cases, --jobs 2 against --jobs 1", f"{two:.2f} s", f"{one:.2f} s",
                 f"{ratio:.2f} times faster", "1.6", ratio >= 1.6)

    def start_up(self):
        report = self.folder / "start-up.json"
        ours = [f"{self.kneecheck} {words} {self.example}" for words in ("plan --start 2026-11-30", "triage")]
        commands = [*ours, "jq -n 1", "true"]
        subprocess.run(["hyperfine", "-N", "--warmup", "10", "--min-runs", "100", "--export-json", report, *commands], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        plan, triage, jq, nothing = [result["mean"] * 1000 for result in json.loads(report.read_text())["results"]]
        for name, ours in (("plan", plan), ("triage", triage)):
            self.row(f"kneecheck {name} of one case against jq -n 1", f"{ours:.1f} ms", f"{jq:.1f} ms", f"{ours / jq:.2f} of its time",
                     "at most 0.33", ours / jq <= 1 / 3)
        self.row("kneecheck plan of one case against true", f"{plan:.1f} ms", f"{nothing:.1f} ms", f"{plan / nothing:.1f} times", "-", True)

    def diary(self):
        path = self.folder / "diary.csv"
        count, today = write_diary(self.kneecheck, self.example, path, 26)
        first = [self.kneecheck, "plan", self.example, "--start", "2026-11-30", "-f", "ndjson", "--quiet"]
        again, fresh = in_turn(20, lambda: run(from_diary(self.kneecheck, self.example, path, today)), lambda: run(first))
        self.row(f"a plan that goes on from a diary of 26 weeks, {count} rows, against a first plan", f"{again * 1e3:.1f} ms",
                 f"{fresh * 1e3:.1f} ms", f"{again / fresh:.1f} times", "under 20 ms", again < 0.020)

    def table(self):
        heads = ("what", "kneecheck", "the other", "ratio", "goal", "met")
        rows = [heads, *self.rows]
        widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="a tenth of the input, each run once: figures of little worth")
    parser.add_argument("--old", type=pathlib.Path, metavar="KNEECHECK", help="an older build of the program, to measure beside this one")
    parser.add_argument("--only", action="append", choices=BENCHES, help="one of the benches")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.build.resolve(), options.folder.resolve(), options.quick, options.old and options.old.resolve())
    for name in BENCHES:
        if not options.only or name in options.only:
            getattr(bench, name)()
    print(bench.table())


if __name__ == "__main__":
    main()
