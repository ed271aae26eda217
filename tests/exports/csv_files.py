#!/usr/bin/env python3
"""Holds the tables that the program writes against the standard (rfc4180.py), against its own records in JSON, and against what other
people's programs read in them: Miller and Python. Then tables that others write are given to it as cases. First the checker is shown that it
bites.

usage: csv_files.py KNEECHECK SOURCE_FOLDER
"""
import csv
import io
import json
import random
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

import yaml

import hostile
import rfc4180
from days_of_tests import days_of_tests

PROGRAM, ROOT = sys.argv[1:3]
sys.path.insert(0, f"{ROOT}/tests")

from made_up_cases import SAFE, TRAINED, random_case

PLANNED = {**SAFE, "start": "2026-11-30"}
HOT = {**SAFE, "warning_signs": ["hot_red_swollen", "fever_unwell"]}
NUMBERS = {"revision", "week", "sets", "reps", "hold_s", "rest_s", "depth_deg", "load_rm", "run_min", "walk_min", "repeats", "minutes",
           "km", "strides", "technique_minutes", "cue_pct"}
failures = []
counts = {"tables": 0, "rows": 0}


def in_full(action):
    return " ".join(part for part in (action["title"], action["text"], action["worse_if"]) if part)


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(command, text, *options):
    octets = text if isinstance(text, bytes) else text.encode()
    result = subprocess.run([PROGRAM, command, "-q", *options, "-"], input=octets, capture_output=True, check=False)
    return result.returncode, result.stdout, result.stderr.decode()


def ndjson(cases):
    return "".join(json.dumps(case) + "\n" for case in cases)


def records(command, cases, *options):
    _, out, _ = run(command, ndjson(cases), "-f", "ndjson", "--input-format", "ndjson", "--on-error", "record", *options)
    return [json.loads(line) for line in out.splitlines()]


# --- the checker

def check_the_checker():
    for what, octets in rfc4180.BAD.items():
        expect(rfc4180.read(octets)[1], f"the checker does not see {what}")
    for octets, expected in rfc4180.UNUSUAL.items():
        expect(rfc4180.read(octets) == (expected, []), f"the checker misreads {octets}: {rfc4180.read(octets)}")


# --- tables out

def miller(octets):
    result = subprocess.run(["mlr", "--infer-none", "--icsv", "--ojson", "cat"], input=octets, capture_output=True, check=False)
    expect(result.returncode == 0, f"mlr: {result.stderr.decode()[-300:]}")
    return json.loads(result.stdout or b"[]")


def rows(octets, what):
    """The rows by name, on which three readers agree."""
    found, wrong = rfc4180.read(octets)
    expect(not wrong, f"{what}: {wrong[:3]}")
    named = [dict(zip(found[0], each)) for each in found[1:]]
    theirs = list(csv.reader(io.StringIO(octets.decode(), newline=""), strict=True))
    expect(theirs == found, f"{what}: Python reads something else")
    # Miller takes every line end for a line feed, inside of quotes too.
    expect(miller(octets) == [{key: value.replace("\r\n", "\n") for key, value in each.items()} for each in named],
           f"{what}: Miller reads something else")
    counts["tables"] += 1
    counts["rows"] += len(named)
    return named


def table(command, cases, *options):
    status, out, err = run(command, ndjson(cases), "-f", "csv", "--input-format", "ndjson", "--on-error", "record", *options)
    expect(status == 0, f"{command}: status {status}: {err[-300:]}")
    return rows(out, f"{command} {options}")


def shown(text):
    """A text as a table shows it, where tabs and line breaks have their place."""
    return hostile.shown(text, "\t\r\n")


STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20"


def is_guarded(text):
    return not re.search(f"^[{STARTS}\t\r\n]|[;\t\r\n][{STARTS}]", text)


def without_guard(text):
    """What kneecheck(1) says: one apostrophe less before what would be a formula."""
    text = re.sub(f"([;\t\r\n]'*)'([{STARTS}])", r"\1\2", text)
    return re.sub(f"^('*)'([{STARTS}\t\r\n])", r"\1\2", text)


def check_hostile_texts():
    texts = [text for text in hostile.TEXTS if run("triage", ndjson([{"id": text}]), "--input-format", "ndjson", "-f", "ndjson")[0] == 0]
    expect(len(texts) > len(hostile.TEXTS) - 3, "nearly every text may be an id")
    cases = [{"id": text} for text in texts]
    guarded, raw = table("triage", cases), table("triage", cases, "--csv-raw")
    expect(len(guarded) == len(raw) == len(texts), "one row for each case")
    for text, row, raw_row in zip(texts, guarded, raw):
        expect(is_guarded(row["id"]), f"{text!r} is a formula: {row['id']!r}")
        expect(without_guard(row["id"]) == shown(text), f"{text!r} cannot be had back from {row['id']!r}")
        expect(raw_row["id"] == shown(text), f"--csv-raw: {text!r} became {raw_row['id']!r}")
    bad = [{text: 1} for text in texts if not text.startswith("x_")] + [{"location": [text, "outer"]} for text in texts]
    for row in table("triage", bad) + table("plan", bad):
        expect(row["status"] == "error" and is_guarded(row["error"]), f"an error that is a formula: {row['error']!r}")
    planned = table("plan", [{**PLANNED, "id": text} for text in texts], "--weeks", "1")
    for row in planned:
        expect(all(is_guarded(value) for value in row.values()), f"a formula in {row}")
        expect(all(re.fullmatch(r"(\d+(\.\d)?)?", row[column]) for column in NUMBERS), f"no number in {row}")
    expect({without_guard(row["id"]) for row in planned} == {shown(text) for text in texts}, "every case has its rows")


def flag(value):
    return {True: "true", False: "false", None: ""}[value]  # what is not known is not false


def told(error):
    return error["message"] + (f"; {error['help']}" if error.get("help") else "")


def check_triage(cases):
    for row, record in zip(table("triage", cases), records("triage", cases)):
        what = f"triage of {record['id']}"
        if record["status"] == "error":
            more = len(record["errors"]) - 1
            expect(without_guard(row["error"]) == told(record["error"]) + (f" (and {more} more)" if more else ""), f"{what}: {row}")
            expect(row["alarm"] == row["urgency"] == row["action"] == "", f"{what}: what is not known is empty: {row}")
            continue
        known = record["urgency"] is not None  # causes stand neither where it is not known nor beside an alarm
        named = record["conditions"] if known and not record["alarm"] else []
        found = (named + [{"id": "", "band": ""}] * 2)[:2]
        expect(row == {"id": row["id"], "status": record["status"], "urgency": record["urgency"] or "", "alarm": flag(record["alarm"]),
                       "action": in_full(record["action"]), "within": record["action"]["within"],
                       "undiagnosed": flag(record["undiagnosed"]), "condition_1": found[0]["id"], "band_1": found[0]["band"],
                       "condition_2": found[1]["id"], "band_2": found[1]["band"], "rules": ";".join(rule["id"] for rule in record["rules"]),
                       "missing": ";".join(record["missing"]), "error": ""}, f"{what}: {row}")


def text_of(value):
    return "" if value is None else str(value)


def makes_room_for(race, week):
    """The record does not say which week is planned around the race: it is that of its day, unless the race comes too early."""
    return race is not None and race["verdict"] != "not_yet" and any(day["date"] == race["date"] for day in week["days"])


def expected_rows(plan):
    """The rows that a plan in JSON comes to, without those columns that every row of a case has."""
    tests = days_of_tests(plan)
    for week in plan["weeks"]:
        cue = week["techniques"][0]["cue_pct"] if week["techniques"] else None
        for day in week["days"]:
            about = {"week": week["week"], "phase": week["phase"], "date": day["date"], "day": day["day"], "new": ";".join(week["new"])}
            if makes_room_for(plan["race"], week) and day["date"] == plan["race"]["date"]:
                yield {**about, "kind": "race", "item": "race", "km": plan["race"]["km"]}
            if day["run"]:
                run_of = day["run"]
                turns = run_of["walk_run"] or {"run_min": None, "walk_min": None, "repeats": None}
                learnt = (run_of["techniques"] or [{"id": None, "minutes": None}])[0]
                item = "run" if not run_of["walk_run"] else "walk" if turns["run_min"] == 0 else "walk_run"
                yield {**about, **turns, "kind": "walk" if item == "walk" else "run", "item": item, "minutes": run_of["minutes"],
                       "km": run_of["km"], "terrain": run_of["terrain"], "strides": run_of["strides"], "technique": learnt["id"],
                       "technique_minutes": learnt["minutes"], "cue_pct": cue if learnt["id"] else None}
            for dose in day["exercises"]:
                own = {key: dose[key] for key in ("sets", "reps", "hold_s", "rest_s", "sides", "depth_deg")}
                yield {**about, **own, "load_rm": dose["load"] and dose["load"]["rm"], "kind": "exercise", "item": dose["id"]}
            for test in tests.get(day["date"], []):
                yield {**about, "kind": "test", "item": test["name"]}


def check_plans(cases):
    found = table("plan", cases, "--start", "2026-11-30")
    if not found:
        return found
    header = found[0].keys()
    at = 0
    for record in records("plan", cases, "--start", "2026-11-30"):
        what = f"plan of {record['id']}"
        if record["status"] != "planned":
            row, at = found[at], at + 1
            expect(row["status"] == record["status"] and row["date"] == row["item"] == "", f"{what}: {row}")
            if record["status"] != "error":
                expect(row["action"] == in_full(record["action"]), f"{what}: {row}")
                expect(row["alarm"] == flag(record["alarm"]), f"{what}: {row}")
            continue
        always = {"id": record["id"], "status": "planned", "urgency": record["urgency"], "alarm": flag(record["alarm"]),
                  "action": in_full(record["action"]), "revision": record["revision"], "error": None}
        for expected in list(expected_rows(record)) or [{}]:
            row, at = found[at], at + 1
            full = {**dict.fromkeys(header), **always, **expected}
            expect({**row, "id": without_guard(row["id"])} == {key: text_of(full[key]) for key in header}, f"{what}: {row} is not {full}")
    expect(at == len(found), "rows of nothing")
    return found


def check_all_kinds():
    """The rows and columns that few plans have."""
    found = check_plans([{**TRAINED, "id": "P-1"}])
    expect({row["kind"] for row in found} == {"run", "exercise", "test", "race"}, "a trained runner's plan has rows of nearly every kind")
    expect({"15", "8"} <= {row["load_rm"] for row in found} and any(row["strides"] not in ("", "0") for row in found), "weights and strides")
    expect({"jump:pogo", "jump:hops", "strides", "speed"} <= {row["new"] for row in found}, "what is new")
    walks = check_plans([{**TRAINED, "comfortable_km": 0}])
    expect({(row["kind"], row["item"]) for row in walks if row["week"] == "1"} >= {("walk", "walk")}, "a walk is no run")


def check_frames():
    """The header always, once; nothing else around the rows."""
    for command in ("triage", "plan"):
        header = run(command, "", "-f", "csv", "--input-format", "ndjson")[1]
        expect(header.startswith(b"id,status,") and header.count(b"\r\n") == 1, f"{command}: without records there is the header: {header}")
        status, one, err = run(command, json.dumps({**HOT, "id": "P-1"}), "-f", "csv", "--input-format", "json")
        expect(one.startswith(header) and len(rows(one, "one case")) == 1, f"{command}: one case without a plan: {one}")
        expect(status == (4 if command == "plan" else 0), f"{command}: status {status}")
        status, none, err = run(command, '{"age": "old"}', "-f", "csv", "--input-format", "json")
        expect((status, none) == (3, b"") and "error: " in err, f"{command}: one bad case prints nothing: {none}")
        expect(run(command, ndjson([HOT, PLANNED, {}]), "-f", "csv")[1].count(header) == 1, f"{command}: one header")


# --- tables in

def cell(value):
    return "" if value is None else ";".join(map(str, value)) if isinstance(value, list) else str(value)


def as_csv(cases, keys, **dialect):
    out = io.StringIO()
    writer = csv.writer(out, **dialect)
    writer.writerow(keys)
    writer.writerows([[cell(case.get(key)) for key in keys] for case in cases])
    return out.getvalue().encode()


def check_input(questions, dice):
    """A table of cases comes to the same as the same cases in NDJSON, however it is written and wherever it is cut in two."""
    cases = [{key: value for key, value in random_case(questions, dice).items() if not key.startswith("x_")} for _ in range(150)]
    cases += [{"id": text} for text in hostile.TEXTS if not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|^\r|\r(?!\n)|^\ufeff", text) and text == text.strip()]
    keys = [question["id"] for question in questions] + ["x_note"]
    for case in cases:
        case["x_note"] = dice.choice([None, "a, b", 'say "ah"', "two\nlines", "two\r\nlines"])
        if not any(cell(value) for value in case.values()):
            case["x_note"] = "a row"  # one that says nothing is none
    options = ("-f", "ndjson", "--on-error", "record", "--start", "2026-11-30")
    expected = run("plan", ndjson(cases), *options, "--input-format", "ndjson")[1]
    expect(expected.count(b"\n") == len(cases), "one record for each case")
    ways = {"as Python writes it": as_csv(cases, keys), "all in quotes": as_csv(cases, keys, quoting=csv.QUOTE_ALL),
            "line feeds": as_csv(cases, keys, lineterminator="\n"), "a byte order mark": b"\xef\xbb\xbf" + as_csv(cases, keys),
            "other columns": as_csv(cases, sorted(keys)), "no last line end": as_csv(cases, keys)[:-2]}
    for way, octets in ways.items():
        got = run("plan", octets, *options, "--input-format", "csv")[1]
        expect(got == expected, f"a table ({way}) comes to something else than NDJSON: {first_difference(got, expected)}")
    expect(run("plan", ways["as Python writes it"], *options)[1] == expected, "a table is known by its first line")
    half = len(cases) // 2
    pieces = [run("plan", as_csv(part, keys), *options, "--input-format", "csv")[1] for part in (cases[:half], cases[half:])]
    expect(b"".join(pieces) == expected, "a table in two pieces comes to something else")
    counts["read"] = len(cases) * len(ways)


def first_difference(got, expected):
    for mine, other in zip(got.splitlines(), expected.splitlines()):
        if mine != other:
            return f"{mine[:200]} and {other[:200]}"
    return f"{len(got.splitlines())} and {len(expected.splitlines())} records"


def check_bad_input():
    """What is wrong with one row is said of that row; the others are done. What is wrong with the header is said once."""
    head = "id,age,location\n"
    good = "P-1,34,outer\n"
    for row, code in [("P-2,34\n", "syntax"), ("P-2,34,outer,front\n", "syntax"), ('P-2,"34,outer\n', "syntax"), ('P-2,3"4,outer\n', "syntax"),
                      ('P-2,"34"x,outer\n', "syntax"), ("P-2,old,outer\n", "wrong_type"), ("P-2,34,outre\n", "bad_value"),
                      ("P-2,34,outer;outer\n", "bad_value"), ("x" * 2_000_000 + "\n", "too_large")]:
        status, out, err = run("triage", head + good + row + good, "-f", "ndjson", "--input-format", "csv")
        found = [json.loads(line) for line in out.splitlines()]
        what = f"{row[:40]!r}"
        expect(status == 3 and [each["status"] for each in found] == ["incomplete", "error", "incomplete"], f"{what}: {status} {out[:300]}")
        expect(len(found) > 1 and found[1].get("error", {}).get("code") == code, f"{what}: {found[1:2]}")
        expect("-:3:" in err, f"{what}: the place: {err[-200:]}")
        table_rows = rows(run("triage", head + good + row + good, "-f", "csv", "--input-format", "csv")[1], what)
        expect([each["status"] for each in table_rows] == ["incomplete", "error", "incomplete"], f"{what}: {table_rows}")
    for header, helps in [("id,aeg", "did you mean 'age'?"), ("id,age,id", "duplicate"), ("id,,age", "give it a name"), ('id,"age', "never closed")]:
        status, out, err = run("triage", header + "\n" + good * 100, "-f", "ndjson", "--input-format", "csv")
        expect(status == 3 and out.count(b"\n") == 1 and helps in err, f"{header}: one error of the file: {status} {out[:200]} {err[:300]}")
    for empty in ("", "id,age\n", "\ufeffid,age\r\n\r\n"):
        status, out, err = run("triage", empty, "-f", "json", "--input-format", "csv")
        expect((status, out) == (0, b"[]\n"), f"{empty!r}: no cases: {status} {out} {err}")


def main():
    check_the_checker()
    check_hostile_texts()
    dice = random.Random(4180)
    with open(f"{ROOT}/data/questions.yaml", encoding="utf-8") as file:
        questions = yaml.load(file, yaml.BaseLoader)["questions"]
    for question in questions:
        for bound in ("min", "max"):
            if bound in question and question["kind"] == "number":
                question[bound] = float(question[bound]) if "." in question[bound] else int(question[bound])
        if question["kind"] == "exercises":
            question["exercises"] = ["clam", "wall-ball"]
    some = [random_case(questions, dice) for _ in range(150)] + [{"age": "old", "aeg": 3}, HOT, {}]
    check_triage(some)
    check_plans(some[:60] + some[-3:])
    check_all_kinds()
    check_frames()
    check_input(questions, dice)
    check_bad_input()
    for failure in failures[:40]:
        print("FAILED:", failure)
    print(f"{len(rfc4180.BAD)} broken tables seen through; {counts['tables']} tables with {counts['rows']} rows read by Miller, Python and our own "
          f"reader; {counts['read']} rows of others read as cases")
    sys.exit(1 if failures else 0)


main()
