"""kneecheck's safety rules beside the same rules in engines that do nothing but evaluate: shown first to find the same positives, then
measured in processor time, for the rules alone and for reading the cases and the rules.
"""
import filecmp
import json
import pathlib
import random
import statistics
import subprocess

import yaml

from engine_rules import Converter
from made_up_cases import random_case, runner_case

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
SEED = 20261201
CASES, DISTINCT, ROUNDS = 200_000, 20_000, 9
FAST = "fast-json-rules-engine"


def converter():
    load = lambda name: yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return Converter(load("questions.yaml")["questions"], load("safety.yaml"))


def distinct_cases(convert):
    """Runners as a clinic's batch has them, and in turn anything that can be answered, so that every kind of rule is met."""
    dice = random.Random(SEED)
    answered = [{**question, "exercises": ["clam"]} for question in convert.questions.values()]
    for number in range(DISTINCT):
        case = runner_case(number, dice) if number % 2 else random_case(answered, dice)
        yield {**case, "id": f"R-{number}"}


def write_inputs(convert, folder):
    paths = [folder / f"{name}-{CASES}.ndjson" for name in ("alone", "facts")]
    cases = list(distinct_cases(convert))
    for path, records in zip(paths, (cases, map(convert.facts, cases))):
        lines = [json.dumps(record) for record in records]
        with open(path, "w", encoding="ascii") as out:
            for number in range(CASES):
                out.write(lines[number % DISTINCT] + "\n")
    (folder / "rules.json").write_text(json.dumps(convert.engine_rules()))
    sql = {"facts": convert.fact_types(), "columns": convert.columns(), "rules": convert.sql_rules()}
    (folder / "sql.json").write_text(json.dumps(sql))
    return paths


class Seconds:
    """Of processor time, for all cases."""

    def __init__(self, said):
        self.best, self.median = min(said["rules"]), statistics.median(said["rules"])
        self.all = said["reading"] + self.best

    def __str__(self):
        return f"{self.best:.3f} s (median {self.median:.3f})"


def measured(command, source):
    """Of one of rules_alone.cpp, rules_engine.js and duckdb_rules.js."""
    with open(source, "rb") as stdin:
        return Seconds(json.loads(subprocess.run([str(word) for word in command], stdin=stdin, stdout=subprocess.PIPE, check=True).stdout))


def rules_alone(bench, program):
    convert = converter()
    folder = bench.folder
    alone, facts = write_inputs(convert, folder)
    ours = measured([program, ROUNDS, folder / "ours"], alone)
    others = [("DuckDB", 1.0, ["node", HERE / "duckdb_rules.js", folder / "sql.json", ROUNDS, folder / "theirs", facts])]
    if (HERE / "node_modules" / FAST).exists():
        others.insert(0, (FAST, 5.0, ["node", HERE / "rules_engine.js", FAST, folder / "rules.json", ROUNDS, folder / "theirs"]))
    else:
        bench.skip(f"{FAST} is not in tests/bench/node_modules")
    for name, goal, command in others:
        theirs = measured(command, facts)
        if not filecmp.cmp(folder / "ours", folder / "theirs", shallow=False):
            raise SystemExit(f"bench: {name} finds other positives than kneecheck: compare {folder / 'ours'} and {folder / 'theirs'}")
        speed = theirs.best / ours.best
        bench.row(f"{len(convert.rules)} safety rules alone, {CASES} cases, against {name}: the same positives", f"{ours}", f"{theirs}",
                  f"{speed:.2f} times faster", f"{goal}", speed >= goal)
        bench.row(f"reading {CASES} cases and the rules, against {name}", f"{ours.all:.2f} s", f"{theirs.all:.2f} s",
                  f"{theirs.all / ours.all:.2f} times faster", "-", True)
