#!/usr/bin/env python3
"""Holds data/safety-rules.md against the knowledge that it describes: each of its tables is made from data/*.yaml anew, in the notation
of the page, and must be the same, row by row; the lists in its text, and every id in backquotes, are compared as well.

usage: safety_rules.py KNEECHECK SOURCE_FOLDER
"""
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

from expectations import ROOT, expect, folder, load, read, tell

PROGRAM = sys.argv[1]
PAGE = "data/safety-rules.md"


SAFETY, RANKING = load("safety.yaml"), load("ranking.yaml")
QUESTIONS = {question["id"]: question for question in load("questions.yaml")["questions"]}
CONDITIONS = sorted(folder("conditions"), key=lambda condition: int(condition["order"]))
BY_ID = {condition["id"]: condition for condition in CONDITIONS}
SOURCES = [source["id"] for source in load("sources.yaml")["sources"]]


def choices(key):
    return [choice["id"] for choice in QUESTIONS[key]["choices"]]


# --- a criterion in the notation of the page

SHORT = {"warning_signs": "W", "history": "H"}
BOUNDS = {"from": ">=", "to": "<=", "above": ">", "below": "<"}
INNER = ("all", "any", "not", "unless", "is", "site", "likely", "ranking")


def listed(value):
    return value if isinstance(value, list) else [value]


def answers(value):
    if not isinstance(value, dict):
        return "/".join(listed(value))
    if len(value) == 2:
        return f"{value['from']}-{value['to']}"
    (bound, number), = value.items()
    return BOUNDS[bound] + number


def terms(criterion):
    """The parts of a criterion that all have to be true."""
    found = []
    for key, value in criterion.items():
        if key == "all":
            found += [inner(item) for item in value]
        elif key == "any":
            found.append(f"any({', '.join(map(inner, value))})")
        elif key in ("not", "unless"):
            found.append(f"{key}({', '.join(terms(value))})")
        elif key == "is":
            found.append(value)
        elif key == "likely":
            found.append(f"likely({', '.join(listed(value))})")
        elif key in SHORT:
            found.append(f"{SHORT[key]}:{answers(value)}")
        else:
            found.append(key + ("" if isinstance(value, dict) else "=") + answers(value))
    return found


def inner(criterion):
    parts = terms(criterion)
    return parts[0] if len(parts) == 1 else f"all({', '.join(parts)})"


def condition(criterion):
    return ", ".join(terms(criterion))


# --- points in the notation of the page

def signed(number):
    return f"{int(number):+d}"


def site_points(feature):
    groups = []
    for place, number in feature["site"].items():
        if groups and groups[-1][1] == number:
            groups[-1][0].append(place)
        else:
            groups.append(([place], number))
    if "other" in feature:
        groups.append((["other"], feature["other"]))
    return ", ".join(f"{'/'.join(places)} {signed(number)}" for places, number in groups)


def feature_points(feature):
    """The key that a feature reads, if it is one alone, and what it says of it."""
    if "site" in feature:
        return "location", site_points(feature)
    (key, value), *others = feature["when"].items()
    number = signed(feature["points"])
    if others or key in INNER:
        return None, f"{inner(feature['when'])}{'?' if 'unknown_counts' in feature else ''} {number}"
    return SHORT.get(key, key), f"{answers(value)} {number}"


def points(of):
    said, last = [], None
    if "same_points_as" in of:
        said.append(f"all of {of['same_points_as']}")
    if "imaging_lead" in of:
        said.append("leads only with its imaging")
    for feature in of["points"]:
        key, text = feature_points(feature)
        if key and key == last:
            said[-1] += f", {text}"
        else:
            said.append(f"{key}: {text}" if key else text)
        last = key
    return "; ".join(said)


def own_sites(of):
    borrowed = own_sites(BY_ID[of["same_points_as"]]) if "same_points_as" in of else []
    return borrowed + [place for feature in of["points"] for place, number in feature.get("site", {}).items() if int(number) > 0]


def sources(entries):
    return ", ".join(dict.fromkeys(source for entry in entries for source in entry["sources"]))


# --- the tables as they should be

def yes_no(flag):
    return "yes" if flag == "true" else "no"


def is_of_one_sign(rule):
    sign = rule["id"].replace("-", "_")
    return sign in choices("warning_signs") and rule["when"] == {"warning_signs": sign}


def sign_rows():
    groups = {}
    for rule in filter(is_of_one_sign, SAFETY["rules"]):
        groups.setdefault((rule["urgency"], rule["within"], rule.get("rest", "")), []).append(rule)
    return [[*head, ", ".join(rule["when"]["warning_signs"] for rule in rules), sources(rules)] for head, rules in groups.items()]


def rule_rows(urgency, allows_plan="false"):
    return [[rule["id"], condition(rule.get("applies", {})), condition(rule["when"]), rule.get("rest", ""), rule["within"], sources([rule])]
            for rule in SAFETY["rules"]
            if rule["urgency"] == urgency and rule.get("allows_plan", "false") == allows_plan and not is_of_one_sign(rule)]


# Heading -> the first columns of each row.
TABLES = {
    "Urgency": [[urgency["id"], yes_no(urgency.get("alarm"))] for urgency in SAFETY["urgencies"]],
    "Times": [[within["id"], within["hours"]] for within in SAFETY["withins"]],
    "Rest": [[rest["id"], rest["says"]] for rest in SAFETY["rests"]],
    "Names": [[name["id"], condition(name["when"]), sources([name])] for name in SAFETY["names"]],
    "Implied answers": [[implied["id"], condition(implied["when"]), sources([implied])] for implied in SAFETY["implied"]],
    "One warning sign alone": sign_rows(),
    "Emergency, no plan": rule_rows("emergency"),
    "Same day, no plan": rule_rows("same_day"),
    "Soon, no plan": rule_rows("soon"),
    "Routine, no plan": rule_rows("routine"),
    "Routine, a plan is allowed": rule_rows("routine", "true"),
    "Points": [[of["id"], yes_no(of["plan"]), points(of), sources(of["points"])] for of in CONDITIONS],
    "Own site": [[of["id"], "/".join(own_sites(of))] for of in CONDITIONS if of["plan"] == "true"],
    "Numbers": [[key, RANKING[key]] for key in RANKING if key not in ("sources", "strength")],
}


def tables():
    found, heading = {}, None
    for line in read(PAGE).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|") and not line.startswith("|-"):
            found.setdefault(heading, []).append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return {name: rows[1:] for name, rows in found.items()}  # without their heads


def check_tables():
    found = tables()
    found.pop("How to read it", None)
    ticks = found.pop("What a tick means", [])
    expect(len(ticks) > 10, f"{PAGE}: what ticks mean")
    for tick, *_ in ticks:
        expect(tick in choices("warning_signs") + choices("history"), f"{PAGE}: there is no tick {tick}")
    expect(set(found) == set(TABLES), f"{PAGE}: tables under {sorted(set(found) ^ set(TABLES))}")
    for name, rows in TABLES.items():
        expect(rows, f"{PAGE}: nothing to compare with {name}")
        there = [row[:len(rows[0])] for row in found.get(name, [])]
        for row in rows:
            expect(row in there, f"{PAGE}, {name}: there is no row | {' | '.join(row)} |")
        for row in there:
            expect(row in rows, f"{PAGE}, {name}: not so in the data: | {' | '.join(row)} |")
        expect(sorted(there) != sorted(rows) or there == rows, f"{PAGE}, {name}: not in the order of the data")
    several = sum(len(rows) for name, rows in TABLES.items() if name.endswith(("no plan", "allowed")))
    expect(several + sum(map(is_of_one_sign, SAFETY["rules"])) == len(SAFETY["rules"]), f"{PAGE}: a rule that is in no table")
    for feature in (feature for of in CONDITIONS for feature in of["points"] if "site" in feature):
        expect(feature["later"] == "1", "a later site that does not count 1, as the page says")


# --- the lists in the text

def in_backquotes(text):
    return re.findall(r"`([^`]+)`", text)


def listed_after(opening):
    """The ids of the sentence that begins so."""
    sentence = re.search(rf"{re.escape(opening)}(.*?)\.(?:\s|$)", read(PAGE), re.S)
    expect(sentence, f"{PAGE}: no sentence begins with {opening}")
    return in_backquotes(sentence[1]) if sentence else []


def same(opening, data):
    page = listed_after(opening)
    expect(sorted(page) == sorted(data), f"{PAGE}, {opening} the page has {sorted(page)}, the data {sorted(data)}")


def raise_nothing():
    """Items of the history that make no rule true by themselves, in an adult who runs."""
    healthy = {"age": 34, "location": "outer", "onset": "gradual", "swelling": "none", "warning_signs": "none", "weekly_km": 30,
               "weeks_off": 0, "pattern": "after_set_distance", "outer_bone_tender": "yes"}
    cases = "".join(json.dumps({**healthy, "id": item, "history": item}) + "\n" for item in choices("history"))
    result = subprocess.run([PROGRAM, "triage", "-f", "ndjson", "--quiet"], input=cases, capture_output=True, text=True, check=True)
    return [record["id"] for record in map(json.loads, result.stdout.splitlines()) if not record["rules"]]


def check_lists():
    same("Safety questions:", [key for key, question in QUESTIONS.items() if question.get("safety") == "true"])
    same("Only these can be cleared:", choices("cleared"))
    same("Raise nothing by themselves:", raise_nothing())
    same("Send there:", [rule["id"] for rule in SAFETY["rules"] if "{xray_place}" in rule["do"]])
    same("Gentle, once cleared:", set(load("plans/running.yaml")["gentle_history"]["history"]) - {"stress_fracture"})


def check_ids():
    text = read(PAGE)
    known = {*QUESTIONS, *BY_ID, *RANKING, *SOURCES, "other", "unless", "also", "watch", "as", "likely", "possible", "indeterminate", "incomplete"}
    known |= {choice["id"] for question in QUESTIONS.values() for choice in question.get("choices", [])}
    known |= {entry["id"] for section in ("urgencies", "withins", "rests", "names", "rules") for entry in SAFETY[section]}
    known |= set(load("regions.yaml")["regions"][0])
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    for word in in_backquotes(prose):
        if re.fullmatch(r"[A-Za-z0-9_-]+", word):
            expect(word in known, f"{PAGE}: nothing is called {word}")
        elif "/" in word and " " not in word and "=" not in word and ":" not in word:
            expect(os.path.exists(f"{ROOT}/{word}"), f"{PAGE}: there is no {word}")
    words = set(re.findall(r"[A-Za-z0-9_-]+", text))
    for key in ("warning_signs", "history"):
        left_out = set(choices(key)) - words
        expect(not left_out, f"{PAGE}: no word of {sorted(left_out)}")


def check_that_it_is_no_knowledge():
    result = subprocess.run([PROGRAM, "check", f"{ROOT}/data"], capture_output=True, text=True, check=False)
    expect(result.returncode == 0 and "safety-rules" not in result.stdout, f"{PAGE}: {result.stdout}{result.stderr}")


check_tables()
check_lists()
check_ids()
check_that_it_is_no_knowledge()
tell(f"{len(SAFETY['rules'])} rules and {len(CONDITIONS)} causes compared")
