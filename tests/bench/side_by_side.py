"""The program beside an older build of itself: processor time (user and system) of both in turn, and instructions by callgrind."""
import os
import re
import statistics
import subprocess

ROUNDS = 9
STARTS = 100  # starts of the program in one round
START_GOAL, SPEED_GOAL = 1.3, 0.85


def processor_seconds(command, source=os.devnull):
    words = [str(word) for word in command]
    files = [(os.POSIX_SPAWN_OPEN, 0, str(source), os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=files)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"bench: failed: {' '.join(words)}")
    return usage.ru_utime + usage.ru_stime


def in_turn(rounds, measures):
    """Best and median of each, measured in turn, now from the front and now from the back."""
    found = [[] for _ in measures]
    for number in range(rounds):
        turn = range(len(measures)) if number % 2 == 0 else reversed(range(len(measures)))
        for which in turn:
            found[which].append(measures[which]())
    return [(min(seconds), statistics.median(seconds)) for seconds in found]


def shown(pair, factor, unit):
    return f"{pair[0] * factor:.4g} {unit} (median {pair[1] * factor:.4g})"


def add_row(bench, what, new, old, goal, factor=1, unit="s"):
    best, median = [theirs / ours for ours, theirs in zip(new, old)]
    ratio = f"{best:.2f} of its speed (median {median:.2f})"
    bench.row(what, shown(new, factor, unit), shown(old, factor, unit), ratio, f"{goal}", best >= goal)


def instructions(command):
    said = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)], check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    return int(re.search(r"Collected : (\d+)", said)[1])


def side_by_side(bench, old, example):
    new = bench.kneecheck
    triages, plans = bench.cases_file(bench.cases // 5), bench.cases_file(bench.plans // 2)

    def batch(program, command, form):
        return [program, command, "--input-format", "ndjson", "-f", form, "--quiet", "--jobs", "1", "-"]

    found = {}
    for command, form, source in (("triage", "ndjson", triages), ("triage", "csv", triages), ("plan", "ndjson", plans)):
        ours, theirs = in_turn(ROUNDS, [lambda p=p: processor_seconds(batch(p, command, form), source) for p in (new, old)])
        found[command, form] = ours
        add_row(bench, f"{command} of {source.stem.split('-')[1]} cases to {form} against the old program", ours, theirs, SPEED_GOAL)
    add_row(bench, "triage to csv against triage to ndjson", found["triage", "csv"], found["triage", "ndjson"], 1.0)

    for words in (["--version"], ["plan", "--start", "2026-11-30", example]):
        def start(program):
            return sum(processor_seconds([program, *words]) for _ in range(STARTS)) / STARTS

        ours, theirs = in_turn(ROUNDS, [lambda p=p: start(p) for p in (new, old)])
        add_row(bench, f"start-up: kneecheck {words[0]} against the old program", ours, theirs, START_GOAL, 1000, "ms")
        ours, theirs = instructions([new, *words]), instructions([old, *words])
        goal, met = ("under 2 M", ours < 2e6) if words[0] == "--version" else ("at most 0.50", ours <= theirs / 2)
        bench.row(f"instructions of kneecheck {words[0]} against the old program", f"{ours / 1e6:.2f} M", f"{theirs / 1e6:.2f} M",
                  f"{ours / theirs:.2f}", goal, met)
