#!/usr/bin/env python3
"""Holds data/schema/ against everything that it describes: the shipped knowledge, the example cases, what the program accepts and
refuses, and what it prints. A schema that says less or more than the program is a failure.

usage: schemas.py KNEECHECK SOURCE_FOLDER
"""
import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings

sys.dont_write_bytecode = True  # nothing is left in the sources

import jsonschema
import yaml

from made_up_cases import SAFE, answers, needed_by_triage, probes, random_case, wrong_answers

PROGRAM, ROOT = sys.argv[1:3]
DATA = f"{ROOT}/data"
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


# --- reading

class Yaml12(yaml.SafeLoader):
    """YAML 1.2 as the program reads it: yes, no, dates and 6:30 are text."""


Yaml12.yaml_implicit_resolvers = {}
for name, pattern, first in [("bool", r"true|false", "tf"), ("null", r"null|~|", ["n", "~", ""]), ("int", r"-?[0-9]+", "-0123456789"),
                             ("float", r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-0123456789")]:
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), list(first))


def load_yaml(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Yaml12)


def load_schemas():
    schemas = {}
    for path in sorted(glob.glob(f"{DATA}/schema/*.json")):
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        name = os.path.basename(path)
        expect(schema["$id"] == name, f"{name}: $id is {schema['$id']}")
        schemas[name] = schema
    return schemas


SCHEMAS = load_schemas()
QUESTIONS = load_yaml(f"{DATA}/questions.yaml")["questions"]
for asked in QUESTIONS:
    if asked["kind"] == "exercises":
        asked["exercises"] = sorted(load_yaml(path)["id"] for path in glob.glob(f"{DATA}/exercises/*.yaml"))


def validator(name):
    schema = SCHEMAS[f"{name}.schema.json"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer versions have another way, which Debian 12 does not know
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=SCHEMAS)
        return jsonschema.Draft202012Validator(schema, resolver=resolver)


VALIDATORS = {name.split(".")[0]: validator(name.split(".")[0]) for name in SCHEMAS}


def problem(schema, document):
    """The first problem that the schema finds, in words; empty: none."""
    error = jsonschema.exceptions.best_match(VALIDATORS[schema].iter_errors(document))
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" if error else ""


def expect_valid(schema, document, what):
    wrong = problem(schema, document)
    expect(not wrong, f"{what} is not as {schema}.schema.json says: {wrong}")


# --- wrong documents

def mappings(document, path=()):
    """The paths of all mappings in a document; of long lists the first items stand for the rest."""
    if isinstance(document, dict):
        yield path
        for key, value in document.items():
            yield from mappings(value, path + (key,))
    elif isinstance(document, list):
        for index, value in enumerate(document[:3]):
            yield from mappings(value, path + (index,))


def thinned(document):
    """The same with short lists at the top, so that a thousand mutants are checked in seconds."""
    if not isinstance(document, dict):
        return document
    return {key: value[:3] if isinstance(value, list) else value for key, value in document.items()}


def with_typo(document, path):
    mutant = copy.deepcopy(document)
    at = mutant
    for step in path:
        at = at[step]
    at["no such key"] = 7
    return mutant


def expect_bites(schema, document, what):
    """No mapping of the document may take a key that nobody knows."""
    for path in mappings(document):
        expect(problem(schema, with_typo(document, path)), f"{schema}.schema.json lets an unknown key into {what} at {'/'.join(map(str, path))}")


# --- the program

def run(*arguments, text=None):
    result = subprocess.run([PROGRAM, *arguments], input=text, stdin=None if text is not None else subprocess.DEVNULL,
                            capture_output=True, text=True, check=False)
    return result.returncode, result.stdout


def records(command, cases, *options):
    text = "".join(json.dumps(case) + "\n" for case in cases)
    _, out = run(command, "-f", "ndjson", "--input-format", "ndjson", "--on-error", "record", "--quiet", *options, "-", text=text)
    found = [json.loads(line) for line in out.splitlines()]
    expect(len(found) == len(cases), f"{command}: {len(found)} records for {len(cases)} cases")
    return found


# --- knowledge files

FOLDERS = {"conditions": "condition", "exercises": "exercise", "techniques": "technique", "words": "words", "texts": "texts"}


def schema_of(path):
    folder, _, file = in_folder(path).rpartition("/")
    return FOLDERS.get(folder) or in_folder(path)[:-len(".yaml")].replace("/", "-")


def in_folder(path):
    """The path in a knowledge folder: each language is one of its own."""
    return path.split("/", 2)[2] if path.startswith("languages/") else path


def check_knowledge_files():
    paths = sorted(os.path.relpath(path, DATA) for path in glob.glob(f"{DATA}/**/*.yaml", recursive=True))
    seen = set()
    for path in paths:
        schema = schema_of(path)
        if schema not in VALIDATORS:
            expect(False, f"{path} has no schema")
            continue
        document = load_yaml(f"{DATA}/{path}")
        expect_valid(schema, document, path)
        if schema in seen:
            continue
        seen.add(schema)
        small = thinned(document)
        expect_valid(schema, small, f"part of {path}")
        expect_bites(schema, small, path)
        check_refuses_too(path, small)
    clinic = load_yaml(f"{ROOT}/tests/examples/clinic/clinic.yaml")
    expect_valid("clinic", clinic, "clinic.yaml")
    expect_bites("clinic", clinic, "clinic.yaml")
    others = {"case", "triage", "plan", "progress", "explain", "check", "clinic", "common"}
    expect(seen | others == set(VALIDATORS), f"schemas of nothing: {sorted(set(VALIDATORS) - seen - others)}")


def check_refuses_too(path, document):
    """What the schema says of a wrong key in the last mapping of the file, `kneecheck check` says as well."""
    wrong = with_typo(document, list(mappings(document))[-1])
    with tempfile.TemporaryDirectory() as folder:
        target = f"{folder}/{in_folder(path)}"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            json.dump(wrong, file)  # JSON is YAML
        status, out = run("check", "-f", "json", folder)
        report = json.loads(out)
        expect(status == 3 and "unknown_key" in {each["code"] for each in report["problems"]} | dangling(report), f"check takes a wrong {path}")
        expect_valid("check", report, f"the problems of a wrong {path}")


def dangling(report):
    """In a condition a key is the id of a question, so that a wrong one is called an id that leads nowhere."""
    return {"unknown_key" for each in report["problems"] if each["code"] == "dangling_id" and "no such key" in each["message"]}


WRONG = {
    "advice": {"notes": [{"id": "x", "text": "y", "sources": [], "strength": "weak"}]},
    "claims": {"claims": [{"id": "17", "text": "y", "shown_by": "z", "sources": ["octopus"]}]},
    "clinic": {"phone": "020"},
    "condition": {"id": "x"},
    "errors": {"errors": [{"id": "x"}]},
    "exercise": {"id": "x", "role": "lead"},
    "figures": {"poses": [{"id": "x", "knee": 200}]},
    "interview": {"pages": [{"id": "x", "questions": []}]},
    "knowledge": {"version": ["1"]},
    "language": {"id": "de", "name": "Deutsch", "complete": "nearly"},
    "texts": {"texts": [{"en": "Small steps."}]},
    "words": {"texts": [{"id": "Flat", "text": "flach"}]},
    "outcomes": {"no_plan": [{"id": "rain", "title": "x", "text": "y", "sources": ["judgement"]}]},
    "phases": {"phases": [{"id": "single_leg"}]},
    "plans-diary": {"numbers": [{"id": "diary_pain_cup", "value": 2, "what": "x", "rule": "D1", "sources": ["S10"], "strength": "weak"}]},
    "plans-exercises": {"sizes": [{"minutes": 5, "exercises": 3, "rule": "E8", "sources": ["S11"], "strength": "weak"}]},
    "plans-menus": {"menus": [{"id": "x", "conditions": ["itb"], "phase": "settle", "a": [], "b": ["clam"], "sources": ["S11"], "strength": "weak"}]},
    "plans-phases": {"gentle_tests": [{"test": "hop", "instead": "quiet", "at_most": 1, "exactly": 10, "rule": "P4", "sources": ["S11"],
                                       "strength": "weak"}]},
    "plans-running": {"numbers": [{"id": "runs_mots", "value": 1, "what": "x", "rule": "V1", "sources": ["S11"], "strength": "weak"}]},
    "plans-technique": {"offers": [{"condition": "itb", "rule": "T29", "first": [{"technique": "hopping"}], "later": [], "sources": ["S11"],
                                    "strength": "weak"}]},
    "questions": {"questions": [{"id": "x", "kind": "number", "group": "plan", "ask": "x", "short": "x", "help": "x", "choices": [],
                                 "min": 1, "max": 2, "sources": ["S11"], "strength": "weak"}]},
    "ranking": {"likely_from": "seven"},
    "regions": {"regions": [{"id": "xx", "name": "x"}]},
    "rules": {"rules": [{"id": "V1", "name": "x", "text": "y", "why": "z", "sources": ["S11"], "strength": "certain"}]},
    "safety": {"names": [{"id": "x", "when": {"location": "knee"}, "says": "y", "sources": ["S11"], "strength": "weak"}]},
    "sources": {"sources": [{"id": "x", "text": "y", "read": "yes"}]},
    "technique": {"id": "moonwalk"},
    "synonyms": {"synonyms": [{"topic": "insoles", "words": ["soles"], "sources": ["judgement"]}]},
    "tests": {"tests": [{"id": "x", "measure": "metres"}]},
    "case": {"age": "34"},
    "triage": {"schema": "kneecheck.triage/2"},
    "plan": {"schema": "kneecheck.plan/1", "status": "planned"},
    "progress": {"schema": "kneecheck.progress/1", "weeks": []},
    "explain": {"schema": "kneecheck.explain/1", "topics": [{"kind": "joke"}]},
    "check": {"schema": "kneecheck.check/1", "ok": "no", "problems": []},
}


def check_wrong_documents():
    expect(set(WRONG) | {"common"} == set(VALIDATORS), "every schema has a wrong document")
    for schema, document in WRONG.items():
        expect(problem(schema, document), f"{schema}.schema.json takes {document}")


# --- schema and questions, both ways

def leaves(schema, key):
    """All values of `key` (enum, minimum ...) anywhere in a schema."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == key:
                yield value
            else:
                yield from leaves(value, key)
    elif isinstance(schema, list):
        for value in schema:
            yield from leaves(value, key)


def check_case_schema():
    properties = SCHEMAS["case.schema.json"]["properties"]
    expect(list(properties) == [question["id"] for question in QUESTIONS], "case.schema.json has the keys of questions.yaml, in their order")
    for question in QUESTIONS:
        name = question["id"]
        schema = properties.get(name, {})
        words = {word for values in leaves(schema, "enum") for word in values}
        text = question["kind"] == "text"
        expect(words == (set() if text else set(answers(question)) | {"unsure", None}),
               f"case.schema.json, {name}: {words ^ (set(answers(question)) | {'unsure', None})}")
        expect(schema.get("description") == " ".join(question["ask"].split()), f"case.schema.json, {name}: the description is the question")
        if question["kind"] == "number":
            expect(list(leaves(schema, "minimum")) == [question["min"]], f"case.schema.json, {name}: minimum")
            expect(list(leaves(schema, "maximum")) == [question["max"]], f"case.schema.json, {name}: maximum")
            wanted = "integer" if question.get("whole") else "number"
            expect(list(leaves(schema, "type")) == [wanted], f"case.schema.json, {name}: type")


def check_known_ids():
    """The ids that editors offer are those that there are."""
    defs = SCHEMAS["common.schema.json"]["$defs"]

    def offered(name):
        return {word for values in leaves(defs[name], "enum") for word in values}

    def ids(pattern, key=None):
        documents = [load_yaml(path) for path in glob.glob(f"{DATA}/{pattern}")]
        return {entry["id"] for document in documents for entry in (document[key] if key else [document])}

    for name, wanted in {"condition": ids("conditions/*.yaml"), "exercise": ids("exercises/*.yaml"), "technique": ids("techniques/*.yaml"),
                         "phase": ids("phases.yaml", "phases"), "test": ids("tests.yaml", "tests"),
                         "planning_rule": ids("rules.yaml", "rules")}.items():
        expect(offered(name) == wanted, f"common.schema.json, {name}: {offered(name) ^ wanted}")
    words = {question["id"]: question for question in QUESTIONS}
    for name, question in {"history": "history", "kit": "equipment"}.items():
        expect(offered(name) == {choice["id"] for choice in words[question]["choices"]}, f"common.schema.json, {name}")
    criterion = defs["criterion"]["properties"]
    operators = {"any", "all", "not", "unless", "is", "site", "ranking", "likely"}
    expect(set(criterion) == operators | set(words), f"common.schema.json, criterion: {set(criterion) ^ (operators | set(words))}")
    for name, question in words.items():
        wanted = set(answers(question)) - ({"none"} if question["kind"] == "choices" else set())
        if question["kind"] in ("choice", "choices", "yes_no"):
            expect({word for values in leaves(criterion[name], "enum") for word in values} == wanted, f"common.schema.json, criterion {name}")


def check_policy_numbers():
    """The numbers that editors offer, and how far each may go, are the rows of the program; each row is read by somebody.
    KNEECHECK_REWRITE=1 writes the schemas anew."""
    with open(f"{ROOT}/src/knowledge/policy_numbers.h", encoding="utf-8") as file:
        header = file.read()
    paths = dict(re.findall(r'string_view (\w+) = "(plans/\w+)\.yaml"', header))
    rows = re.findall(r'\{(\w+), "(\w+)", (\d+), (\d+), Stricter::\w+\}', header)
    expect(len(rows) > 100, f"{len(rows)} rows of policy numbers")
    code = "".join(open(path, encoding="utf-8").read() for path in glob.glob(f"{ROOT}/src/**/*.cpp", recursive=True))
    for _, number, _, _ in rows:
        expect(f'"{number}"_n' in code, f"nothing reads the policy number {number}")
    for name, path in paths.items():
        lines = [f'          {{"properties": {{"id": {{"const": "{number}"}}, "value": {{"minimum": {least}, "maximum": {most}}}}}}}'
                 for file, number, least, most in rows if file == name]
        schema = f"{DATA}/schema/{path.replace('/', '-')}.schema.json"
        with open(schema, encoding="utf-8") as file:
            text = file.read()
        wanted = re.sub(r'("numbers": \{.*?"anyOf": \[\n).*?(\n        \])', lambda found: found[1] + ",\n".join(lines) + found[2], text, count=1, flags=re.S)
        expect(all(line in wanted for line in lines), f"{schema} has no place for numbers")
        if os.environ.get("KNEECHECK_REWRITE"):
            with open(schema, "w", encoding="utf-8") as file:
                file.write(wanted)
        else:
            expect(text == wanted, f"{schema}: the numbers are not those of policy_numbers.h")


def check_directions():
    """kneecheck-data(5) names each number under the way in which a folder may move it, as its row does."""
    with open(f"{ROOT}/src/knowledge/policy_numbers.h", encoding="utf-8") as file:
        rows = re.findall(r'"(\w+)", \d+, \d+, Stricter::(\w+)\}', file.read())
    with open(f"{ROOT}/man/kneecheck-data.5", encoding="utf-8") as file:
        manual = file.read()
    for way, heading in (("lower", "that may only be lower"), ("higher", "that may only be higher"), ("fixed", "that stay")):
        listed = re.findall(r"^\.Cm (\w+)", manual.partition(f".It Numbers of plans {heading}\n")[2].partition("\n.It ")[0].partition("\n.El")[0], re.M)
        expect(listed == [number for number, row in rows if row == way], f"kneecheck-data.5: numbers {heading} are not those of policy_numbers.h")


# --- cases, made up

def check_cases():
    expect_valid("case", SAFE, "a plain case")
    tested = list(probes(QUESTIONS))
    for (case, good), record in zip(tested, records("plan", [case for case, _ in tested], "--start", "2026-11-30", "--weeks", "1")):
        expect((record["status"] != "error") == good, f"the program and this test disagree about {case}: {record['status']}")
        expect((not problem("case", case)) == good, f"case.schema.json {'refuses' if good else 'takes'} {case}")
    dice = random.Random(20261124)
    cases = [random_case(QUESTIONS, dice) for _ in range(400)]
    spoilt = [{**dice.choice(cases), question["id"]: dice.choice(wrong_answers(question))} for question in QUESTIONS]
    needed = needed_by_triage(QUESTIONS, [load_yaml(f"{DATA}/safety.yaml"), *map(load_yaml, glob.glob(f"{DATA}/conditions/*.yaml"))])
    for case in cases:
        expect_valid("case", case, f"the case {case}")
    wrong = {"plan": set(range(len(cases), len(cases) + len(spoilt)))}
    wrong["triage"] = {index for index in wrong["plan"] if QUESTIONS[index - len(cases)]["id"] in needed}
    check_records(cases + spoilt, wrong)


def check_records(cases, wrong):
    seen = set()
    for command in ("triage", "plan"):
        options = ["--start", "2026-11-30", "--weeks", "3"] if command == "plan" else []
        for index, record in enumerate(records(command, cases, *options)):
            expect((record["status"] == "error") == (index in wrong[command]), f"{command}: {cases[index]} is {record['status']}")
            expect_valid(command, record, f"{command} of {cases[index]}")
            if (command, record["status"]) not in seen:
                expect_bites(command, record, f"{command} {record['status']}")
            seen.add((command, record["status"]))
    wanted = {("triage", status) for status in ("complete", "incomplete", "error")}
    wanted |= {("plan", status) for status in ("planned", "withheld", "incomplete", "error")}
    expect(seen == wanted, f"the made-up cases do not come to {sorted(wanted - seen)}")


def check_examples():
    for path in sorted(glob.glob(f"{ROOT}/tests/examples/*.yaml")):
        name = os.path.basename(path)
        expect_valid("case", load_yaml(path), name)
        for arguments in (["triage"], ["triage", "--trace"], ["triage", "--region", "uk"], ["plan"]):
            _, out = run(*arguments, "-f", "json", path)
            expect_valid(arguments[0], json.loads(out), f"{' '.join(arguments)} {name}")
        _, out = run("plan", "-f", "yaml", path)
        expect_valid("plan", yaml.load(out, Yaml12), f"plan -f yaml {name}")
        _, out = run("explain", "-f", "json", "--case", path)
        expect_valid("explain", json.loads(out), f"explain --case {name}")


def check_explanations():
    _, out = run("explain", "-f", "json")
    document = json.loads(out)
    expect_valid("explain", document, "explain of everything")
    expect_bites("explain", thinned(document), "explain")
    status, out = run("check", "-f", "json")
    expect(status == 0, "check of the built-in knowledge")
    expect_valid("check", json.loads(out), "check")
    expect_bites("check", json.loads(out), "check")


check_knowledge_files()
check_wrong_documents()
check_case_schema()
check_known_ids()
check_policy_numbers()
check_directions()
check_cases()
check_examples()
check_explanations()
for failure in failures[:40]:
    print("FAILED:", failure)
if len(failures) > 40:
    print(f"... and {len(failures) - 40} more")
sys.exit(1 if failures else 0)
