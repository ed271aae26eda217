#!/usr/bin/env python3
"""Holds data/planning-rules.md against the knowledge that it describes: the rules of both are the same, with the same strength and sources;
every id in backquotes exists; the tables of numbers agree with data/plans; and no rung of a ladder asks for a dose (E20).

usage: planning_rules.py KNEECHECK SOURCE_FOLDER
"""
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

from expectations import ROOT, expect, folder, load, read, tell

PROGRAM = sys.argv[1]
PAGE = "data/planning-rules.md"
PHASES = ["settle", "align", "single-leg", "landing", "run"]
STRENGTHS = ["strong", "moderate", "weak", "consensus", "judgement", "house"]


TEXT = read(PAGE)
RULES = {rule["id"]: rule for rule in load("rules.yaml")["rules"]}
EXERCISES, TECHNIQUES, CONDITIONS = folder("exercises"), folder("techniques"), folder("conditions")
QUESTIONS = load("questions.yaml")["questions"]
TESTS = [test["id"] for test in load("tests.yaml")["tests"]]


def tables():
    """Heading -> the rows of all tables under it, without their heads."""
    found, heading = {}, None
    for line in TEXT.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|-"):
            found[heading].pop()
        elif line.startswith("|"):
            found.setdefault(heading, []).append([cell.strip() for cell in line.strip("|").split("|")])
    return found


TABLES = tables()


# --- the rules

def rule_rows():
    return [row for rows in TABLES.values() for row in rows if re.fullmatch(r"[A-Z]\d+", row[0])]


def check_rules():
    rows = rule_rows()
    ids = [row[0] for row in rows]
    expect(len(ids) == len(set(ids)), f"{PAGE}: a rule stands there twice")
    of_plans = [rule for rule in RULES if not rule.startswith("D")]  # the diary has no page yet
    for missing in set(ids) - set(RULES):
        expect(False, f"data/rules.yaml: there is no rule {missing}")
    for missing in set(of_plans) - set(ids):
        expect(False, f"{PAGE}: there is no rule {missing}")
    for row in rows:
        rule, basis, checked = RULES.get(row[0]), row[-2], row[-1]
        if not rule:
            continue
        strengths = [word for word in re.findall(r"[a-z]+", basis) if word in STRENGTHS]
        expect(strengths[:1] == [rule["strength"]], f"{PAGE}, {row[0]}: {basis}, but {rule['strength']} in data/rules.yaml")
        for source in re.findall(r"\bS\d+[a-z]?\b", basis):
            expect(source in rule["sources"], f"data/rules.yaml, {row[0]}: without the source {source} of {PAGE}")
        expect(re.fullmatch(r"[JCT–](, [JCT–])*", checked), f"{PAGE}, {row[0]}: checked by {checked}")
    named = set(re.findall(r"\b[PVTEKRM]\d{1,2}\b", TEXT))
    expect(named <= set(ids), f"{PAGE}: names rules that it does not have: {sorted(named - set(ids))}")


# --- what stands in backquotes

NEW = {"uphill", "rolling", "downhill", "strides", "speed", "extra-run"}


def keys_of(schema):
    return set(re.findall(r'"(\w+)": ?\{', read(f"data/schema/{schema}.schema.json")))


def known_words():
    known = {entry["id"] for entry in EXERCISES + TECHNIQUES + CONDITIONS + QUESTIONS} | set(TESTS) | set(PHASES)
    known |= {choice["id"] for question in QUESTIONS for choice in question.get("choices", [])}
    known |= keys_of("plan") | keys_of("exercise") | set(STRENGTHS)
    return known | {"core", "settled", "planned", "done"} | NEW


def check_words():
    known = known_words()
    for word in re.findall(r"`([^`]+)`", TEXT):
        if re.fullmatch(r"[a-z][A-Za-z0-9_-]*", word):
            expect(word in known, f"{PAGE}: nothing is called {word}")
        elif limit := re.fullmatch(r"([a-z]+\d*)(<=|>=|=)\d+", word):
            expect(limit[1] in TESTS + ["a"], f"{PAGE}: there is no test {limit[1]}")
        elif word.startswith(("data/", "tests/")):
            expect(os.path.exists(f"{ROOT}/{word}"), f"{PAGE}: there is no {word}")
        elif word.startswith("jump:"):
            expect(word.removeprefix("jump:") in known, f"{PAGE}: nothing is called {word}")
    impact = {exercise["id"] for exercise in EXERCISES if exercise["impact"] == "true"}
    tendon = {exercise["id"] for exercise in EXERCISES if exercise["loads_tendon"] == "true"}
    for rule, ids in (("E3", impact), ("E6", tendon)):
        row = next(row for row in rule_rows() if row[0] == rule)
        there = set(re.findall(r"`([^`]+)`", row[1])) & {exercise["id"] for exercise in EXERCISES}
        expect(there == ids, f"{PAGE}, {rule}: differs from the exercises in {sorted(there ^ ids)}")


# --- the tables of numbers

def same(heading, rows):
    there = [[cell.strip("`") for cell in row] for row in TABLES.get(heading, [])]
    expect(sorted(there) == sorted(rows), f"{PAGE}, {heading}: the page has {there}, data/plans {rows}")


def limits(tests):
    sign = {"at_most": "<=", "at_least": ">=", "exactly": "="}
    return ", ".join(f"{name}{sign[how]}{number}" for name, limit in tests.items() for how, number in limit.items())


def check_numbers():
    phases = load("plans/phases.yaml")["phases"]
    same("Minimum weeks", [[of["condition"], *(of["weeks"][phase] for phase in PHASES)] for of in phases])
    same("Exit tests", [[of["condition"], *(limits(of["tests"][phase]) for phase in PHASES[:-1])] for of in phases])
    stages = load("plans/running.yaml")["ladder"]["stages"]
    same("Stages", [[str(number), stage["run_minutes"], stage["walk_minutes"], stage["repeats"]] for number, stage in enumerate(stages)])
    ramp = load("plans/technique.yaml")["ramp"]["percent"]
    same("Ramp", [[str(number), share] for number, share in enumerate(ramp, 1)])
    depths = load("plans/exercises.yaml")["depth_limits"]
    same("Depths", [[of["condition"], *of["degrees"]] for of in depths])


# --- E20

DOSE = re.compile(r"\d+ ?(sets?|times|x|reps?|repetitions|repeats|seconds?|s|kg|kilos?|pounds?)\b", re.I)


def check_ladders():
    for exercise in EXERCISES:
        asked = [exercise["move_on"], *(rung["move_on"] for rung in exercise["ladder"] if "move_on" in rung)]
        for text in asked:
            expect(not DOSE.search(text), f"{exercise['id']}: a rung asks for a dose: {text}")
            if exercise.get("plan") == "true":
                for part in ("pain within your limit", "no worse next morning", "two sessions in a row at the dose of your plan"):
                    expect(part in text, f"{exercise['id']}: a rung does not ask for '{part}': {text}")


def check_that_it_is_no_knowledge():
    result = subprocess.run([PROGRAM, "check", f"{ROOT}/data"], capture_output=True, text=True, check=False)
    expect(result.returncode == 0 and "planning-rules" not in result.stdout, f"{PAGE}: {result.stdout}{result.stderr}")


check_rules()
check_words()
check_numbers()
check_ladders()
check_that_it_is_no_knowledge()
tell(f"{len(rule_rows())} rules and {len(EXERCISES)} exercises compared")
