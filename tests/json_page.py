#!/usr/bin/env python3
"""Holds kneecheck-json(5) against what the program writes: each list of members on the page is that of one kind of object in the schemas
of records, or of the columns of one table, and the other way round; every word that a member can be stands there, and every code that a
record can carry.

usage: json_page.py KNEECHECK SOURCE_FOLDER
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left in the sources

import yaml

from expectations import ROOT, expect, failures, read, tell

PROGRAM = os.path.abspath(sys.argv[1])
RECORDS = ("triage", "plan", "progress", "explain", "check")


PAGE = read("man/kneecheck-json.5")
SCHEMAS = [json.loads(read(f"data/schema/{name}.schema.json")) for name in RECORDS]


# --- the page

def tokens(line):
    return [token for token in line.split() if re.fullmatch(r"[A-Za-z0-9_./-]*[A-Za-z0-9]", token) and token != "Cm"]


def lists():
    """By the heading above it, what each list describes: names, each with its text."""
    found, heading, names = {}, None, []
    for line in PAGE.splitlines():
        if re.match(r"\.S[hs] ", line):
            heading, names = line[4:], []
        elif line.startswith(".It Cm "):
            names = tokens(line[4:])
            expect(not set(names) & set(found.get(heading, {})), f"{heading}: one of {names} twice")
            found.setdefault(heading, {}).update(dict.fromkeys(names, ""))
        elif line == ".El":
            names = []
        for name in names:
            found[heading][name] += line + "\n"
    return found


LISTS = lists()
WORDS = {token for line in re.findall(r"^\.(?:Pq )?Cm (.*)$", PAGE, re.M) for token in tokens(line)}


# --- the schemas

def may_be_null(schema, root):
    if "$ref" in schema:
        file, _, path = schema["$ref"].partition("#")
        root = next(other for other in SCHEMAS if other["$id"] == file) if file else root
        return may_be_null(root["$defs"][path.rpartition("/")[2]], root)
    if any(may_be_null(each, root) for each in schema.get("anyOf", [])) or None in schema.get("enum", [schema.get("const", "")]):
        return True
    return schema.get("type") == "null" or "null" in listed(schema.get("type"))


def listed(value):
    return value if isinstance(value, list) else []


def objects(schema, root):
    """Every kind of object that a schema has: members, with those that may be absent, and those that may be null."""
    found = []
    if isinstance(schema, list):
        found += [each for item in schema for each in objects(item, root)]
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            members = schema["properties"]
            found.append((frozenset(members), set(members) - set(schema["required"]),
                          {name for name, of in members.items() if may_be_null(of, root)}))
        found += [each for inside in schema.values() for each in objects(inside, root)]
    return found


OBJECTS = [each for schema in SCHEMAS for each in objects(schema, schema)]


def values(schema):
    """Every word that a member can be."""
    if isinstance(schema, list):
        return {word for item in schema for word in values(item)}
    if not isinstance(schema, dict):
        return set()
    here = {word for word in [*schema.get("enum", []), schema.get("const")] if isinstance(word, str)}
    return here.union(*(values(inside) for inside in schema.values()))


# --- tables

def head(*arguments):
    result = subprocess.run([PROGRAM, *arguments, "--input-format", "ndjson"], input="", capture_output=True, text=True, check=True)
    return result.stdout.strip().split(",")


def manifest_head():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PROGRAM, "triage", "-f", "json", "--out-dir", folder, "--quiet"], input='{"id": "P-1"}', capture_output=True,
                       text=True, check=True)
        with open(f"{folder}/manifest.csv", encoding="utf-8") as file:
            return file.readline().strip().split(",")


TABLES = {"Triage columns": head("triage", "-f", "csv"), "Plan columns": head("plan", "-f", "csv"), "MANIFEST": manifest_head()}


def check_members():
    wanted = {members for members, _, _ in OBJECTS}
    described = {heading: names for heading, names in LISTS.items() if heading not in TABLES and heading != "Codes"}
    expect(len(wanted) > 20, "the schemas have objects")
    for heading, names in described.items():
        expect(frozenset(names) in wanted, f"{heading}: no object in the schemas has these members: {' '.join(sorted(names))}")
    for members in wanted - {frozenset(names) for names in described.values()}:
        failures.append(f"no list of the page has these members: {' '.join(sorted(members))}")
    for heading, columns in TABLES.items():
        expect(list(LISTS.get(heading, [])) == columns, f"{heading}: the program writes {' '.join(columns)}")


def check_null_and_absent():
    """Said of what may be so, and of nothing else; one that is as in another record is said there."""
    for heading, items in LISTS.items():
        kinds = [(absent, null) for members, absent, null in OBJECTS if members == frozenset(items)]
        for name, text in items.items() if kinds else []:
            for word, which in (("absent", 0), ("null", 1)):
                may_be = any(name in kind[which] for kind in kinds)
                right = may_be == (word in text.lower()) or "As in " in text
                expect(right, f"{heading}, {name}: {'no word of' if may_be else 'never'} {word}")


def check_words():
    words = values(SCHEMAS)
    expect(words <= WORDS, f"no word of {sorted(words - WORDS)}")
    names = {name for names in LISTS.values() for name in names}
    unknown = WORDS - words - names - {"json", "ndjson", "yaml", "record", "pace", "walk"}  # formats, an option, a key, an item
    expect(not unknown, f"there is no {sorted(unknown)}")


def check_codes():
    """Codes of what reads cases: of the errors, those that stand in its source."""
    errors = {error["id"] for error in yaml.safe_load(read("data/errors.yaml"))["errors"]}
    paths = [path for room in ("syntax", "intake", "stream") for path in glob.glob(f"{ROOT}/src/{room}/*.*")]
    code = "".join(read(os.path.relpath(path, ROOT)) for path in paths if not path.endswith("/reader.cpp"))  # which reads knowledge too
    in_code = set(re.findall(r'"([a-z_]+)"', code)) & errors
    expect(len(in_code) > 10, "there are codes")
    expect(in_code == set(LISTS["Codes"]), f"codes: {sorted(in_code ^ set(LISTS['Codes']))}")


check_members()
check_null_and_absent()
check_words()
check_codes()
tell(f"{len(LISTS)} lists compared")
