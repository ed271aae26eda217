#!/usr/bin/env python3
"""Typing errors in made-up cases: none may hide an alarm. Every case is given to the program whole, with one key damaged, and without
that key, and the three answers are held against one another: as records of triage and of plans, and as rows of a table.

usage: damage.py KNEECHECK SOURCE_FOLDER
"""
import csv
import glob
import io
import json
import os
import random
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

from expectations import ROOT, expect, load, tell
from made_up_cases import needed_by_triage, random_answer, random_case, wrong_answers

PROGRAM = sys.argv[1]
HOW_MANY = 20000 if os.environ.get("KNEECHECK_ALL_SEEDS") else 3000


QUESTIONS = load("questions.yaml")["questions"]
for question in QUESTIONS:
    if question["kind"] == "number":
        question.update(min=json.loads(question["min"]), max=json.loads(question["max"]), whole=question.get("whole") == "true")
    question["exercises"] = sorted(os.path.basename(path)[:-5] for path in glob.glob(f"{ROOT}/data/exercises/*.yaml"))
BY_KEY = {question["id"]: question for question in QUESTIONS}


CONDITIONS = [os.path.relpath(path, f"{ROOT}/data") for path in glob.glob(f"{ROOT}/data/conditions/*.yaml")]
NEEDED = needed_by_triage(QUESTIONS, [load(path) for path in ["safety.yaml", *CONDITIONS]])


ALONE = {choice["id"] for question in QUESTIONS for choice in question.get("choices", []) if choice.get("alone")}


# --- damage: the line as typed, and the case that is left when what cannot be read is not known

def good_items(question, value):
    alone = {choice["id"] for choice in question.get("choices", []) if choice.get("alone")} | {"none", "unsure"}
    return [word for word in (value if isinstance(value, list) else [value]) if word is not None and word not in alone]


def left(case, key, value):
    rest = {other: answer for other, answer in case.items() if other != key}
    question = BY_KEY[key]
    items = good_items(question, value) if question["kind"] == "choices" and key in NEEDED else []
    return {**rest, key: [*dict.fromkeys(items), "unsure"]} if items else rest


def wrong_value(case, key, dice):
    wrong = dice.choice(wrong_answers(BY_KEY[key]))
    return json.dumps({**case, key: wrong}), None


def wrong_item(case, key, dice):
    items = case[key] if isinstance(case[key], list) else [case[key]]
    if BY_KEY[key]["kind"] != "choices" or None in items or ALONE & set(items):  # no_pain stands alone: then nothing is left
        return None, None
    at = dice.randint(0, len(items))
    return json.dumps({**case, key: [*items[:at], "maybe", *items[at:]]}), left(case, key, items)


def given_twice(case, key, dice):
    first, second = case[key], random_answer(BY_KEY[key], dice)
    text = json.dumps({**case, key: first})[:-1] + f", {json.dumps(key)}: {json.dumps(second)}}}"
    both = [word for value in (first, second) for word in (value if isinstance(value, list) else [value])]
    return text, left(case, key, both)


def torn(case, key, dice):
    rest = {other: answer for other, answer in case.items() if other != key}
    value = json.dumps(case[key])
    text = json.dumps({**rest, "x_": 0})[:-1] + f", {json.dumps(key)}: {value[:dice.randint(0, len(value) - 1)]}"
    return text, None


def misspelt(case, key, dice):
    rest = {other: answer for other, answer in case.items() if other != key}
    is_safety_list = BY_KEY[key]["kind"] == "choices" and BY_KEY[key].get("safety") == "true"  # of which what is ticked counts
    return json.dumps({**rest, key + "e": case[key]}), left(case, key, case[key]) if is_safety_list else rest


def damaged(dice):
    """A case, the key, the line as typed, what is left of it, and whether nobody can know which key was meant."""
    while True:
        case = {"id": "D-1", **random_case(QUESTIONS, dice)}
        case["id"] = "D-1"
        key = dice.choice([key for key in case if key not in ("id", "x_ward")] or ["x"])
        if key not in case or case[key] in (None, "unsure", []):
            continue
        how = dice.choice([wrong_value, wrong_item, given_twice, torn, misspelt])
        text, rest = how(case, key, dice)
        if text is None:
            continue
        if rest is None:
            rest = {other: answer for other, answer in case.items() if other != key}
        return key, how, text, rest


# --- what comes out

def lines_out(command, texts, *options):
    result = subprocess.run([PROGRAM, command, "-q", "--input-format", "ndjson", "--on-error", "record", *options, "-"],
                            input="".join(text + "\n" for text in texts).encode(), capture_output=True, check=False)
    expect(result.returncode == 0, f"{command} ends with {result.returncode}: {result.stderr[-300:]}")
    return result.stdout.decode()


def items_can_be_right(how, key):
    """Of a list that is wrong as a whole, right items still count: what is left is then more than the case without the key."""
    return how in (wrong_value, torn) and BY_KEY[key]["kind"] == "choices" and key in NEEDED


def compare(command, made, typed, rests):
    seen = set()
    for (key, how, text, rest), line, rest_line in zip(made, typed, rests):
        what = f"{command}, {how.__name__} {key}: {text}"
        record, expected = json.loads(line), json.loads(rest_line)
        whole_record = how in (torn, misspelt)
        expect(record.get("alarm") is not False or record["status"] != "error", f"an error says there is no alarm: {what}")
        if command == "triage" and not whole_record and key not in NEEDED:
            expect(line == rest_line, f"{what}\n{line}\n{rest_line}")
            seen.add("left out")
            continue
        expect(record["status"] == "error", f"not an error: {what}")
        if expected["alarm"]:
            expect(record["alarm"] is True and record["action"], f"an alarm is hidden: {what}\n{line}")
        if items_can_be_right(how, key):
            continue
        calm = expected["urgency"] in ("routine", "self_manage") and (whole_record or key in NEEDED)
        expect(record["alarm"] == (True if expected["alarm"] else None), f"alarm: {what}\n{line}")
        expect(record["urgency"] == (None if calm else expected["urgency"]), f"urgency: {what}\n{line}\n{rest_line}")
        if expected["alarm"] or (not calm and not whole_record and key not in NEEDED and expected["urgency"]):
            expect(record["action"] in (expected["action"], None), f"action: {what}\n{line}\n{rest_line}")
        seen.add("alarm" if record["alarm"] else "no alarm")
    wanted = {"alarm", "no alarm", *(["left out"] if command == "triage" else [])}
    expect(seen == wanted, f"{command}: the made-up cases do not come to {sorted(wanted - seen)}")


def compare_rows(command, records, table):
    rows = list(csv.DictReader(io.StringIO(table)))
    by_case = {row["id"]: row for row in rows if row["status"] == "error"}
    for record in records:
        if record["status"] != "error" or record["id"] is None:
            continue
        row = by_case[record["id"]]
        alarm = {True: "true", None: ""}[record["alarm"]]
        expect(row["alarm"] == alarm and row["urgency"] == (record["urgency"] or ""), f"{command}: {row} is not {record}")
        expect(row["action"].startswith(record["action"]["title"]) if record["action"] else row["action"] == "", f"{command}: {row}")


def torn_row(cells, dice):
    """The row with a comma too many, or a quote that is never closed."""
    at = dice.randrange(1, len(cells))
    if dice.random() < 0.5:
        return ",".join(cells[:at] + [""] + cells[at:])
    return ",".join(cells[:at] + ['"' + cells[at]] + cells[at + 1:])


def tear_rows(dice):
    """A row that cannot be divided is never calm, and a warning sign in it is told wherever it came to stand."""
    keys = ["id", *[key for key in BY_KEY if key in NEEDED and BY_KEY[key]["kind"] != "text"]]
    cases = [{**random_case(QUESTIONS, dice), "id": f"T-{number}"} for number in range(HOW_MANY // 4)]
    table, signs = [",".join(keys)], []
    for case in cases:
        shown = {key: ";".join(map(str, value)) if isinstance(value, list) else value for key, value in case.items()}
        table.append(torn_row(["" if shown.get(key) is None else str(shown[key]) for key in keys], dice))
        given = case.get("warning_signs")
        ticked = [sign for sign in (given if isinstance(given, list) else [given]) if sign not in (None, "none", "unsure")]
        signs.append(json.dumps({"warning_signs": [*ticked, "unsure"]}))
    alarms = [json.loads(line)["alarm"] for line in lines_out("triage", signs, "-f", "ndjson").splitlines()]
    result = subprocess.run([PROGRAM, "triage", "-q", "--input-format", "csv", "-f", "csv", "--on-error", "record", "-"],
                            input="\n".join(table).encode(), capture_output=True, check=False)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(result.stdout.decode()))}
    for case, alarm, line in zip(cases, alarms, table[1:]):
        row = rows.get(case["id"])
        if row is None:  # two quotes may hold a row between them that says nothing
            expect(not alarm, f"a sign is swallowed: {line}")
            continue
        expect(row["status"] == "error" and row["alarm"] != "false", f"{line}\n{row}")
        expect(row["urgency"] not in ("routine", "self_manage"), f"{line}\n{row}")
        expect(not alarm or row["alarm"] == "true", f"a sign is hidden: {line}\n{row}")
    expect(any(alarms) and not all(alarms), "the torn rows are all alike")


def main():
    dice = random.Random(20261130)
    made = [damaged(dice) for _ in range(HOW_MANY)]
    for command in ("triage", "plan"):
        these = made if command == "triage" else made[: HOW_MANY // 4]
        options = ["--start", "2026-11-30", "--weeks", "1"] if command == "plan" else []
        numbered = [text.replace('"D-1"', f'"D-{number}"') for number, (_, _, text, _) in enumerate(these)]
        rests = [json.dumps(rest).replace('"D-1"', f'"D-{number}"') for number, (_, _, _, rest) in enumerate(these)]
        typed = lines_out(command, numbered, "-f", "ndjson", *options).splitlines()
        compare(command, these, typed, lines_out(command, rests, "-f", "ndjson", *options).splitlines())
        compare_rows(command, [json.loads(line) for line in typed], lines_out(command, numbered, "-f", "csv", *options))
    tear_rows(dice)


main()
tell(f"{HOW_MANY} damaged cases")
