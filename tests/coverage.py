#!/usr/bin/env python3
"""How many lines of each room of src the tests that have run in BUILD have reached, as a table: `coverage.py BUILD`, called by
`scripts/test coverage`. A line of a header counts once, however many units have it.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

BUILD = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parent.parent
SRC = ROOT / "src"


def reports(notes):
    """What gcov says of one unit."""
    said = subprocess.run(["gcov", "--json-format", "--stdout", notes], capture_output=True, text=True, check=True, cwd=BUILD).stdout
    return [json.loads(line) for line in said.splitlines()]


units = sorted(BUILD.rglob("*.gcno"))  # those that no test has run, too
reached = collections.defaultdict(int)  # (file, line) to how often
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for report in [report for unit in pool.map(reports, units) for report in unit]:
        for file in report["files"]:
            path = ROOT / file["file"]  # the build's paths begin at the source folder
            if SRC in path.parents:
                for line in file["lines"]:
                    reached[path.relative_to(SRC), line["line_number"]] += line["count"]

rooms = collections.defaultdict(lambda: [0, 0])
for (path, _), count in reached.items():
    for room in (path.parts[0] if len(path.parts) > 1 else "(main, pack)", "all"):
        rooms[room][0] += 1
        rooms[room][1] += count > 0
print(f"{'room':14}{'lines':>8}{'reached':>9}{'percent':>9}")
for room, (lines, hit) in sorted(rooms.items(), key=lambda item: (item[0] == "all", item[0])):
    print(f"{room:14}{lines:8}{hit:9}{100 * hit / lines:9.1f}")
