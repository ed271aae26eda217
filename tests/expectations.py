"""What the tests of pages and data share: expectations that are told at the end, and the files that they are held against.

A test is called with KNEECHECK SOURCE_FOLDER.
"""
import glob
import os
import sys

import yaml

ROOT = sys.argv[2]
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def read(path):
    with open(f"{ROOT}/{path}", encoding="utf-8") as file:
        return file.read()


def load(path):
    """A file of data/; all values are texts."""
    return yaml.load(read(f"data/{path}"), yaml.BaseLoader)


def folder(name):
    return [load(os.path.relpath(path, f"{ROOT}/data")) for path in sorted(glob.glob(f"{ROOT}/data/{name}/*.yaml"))]


def tell(summary):
    """Ends the test."""
    for failure in failures[:40]:
        print("FAILED:", failure)
    print(f"{len(failures)} failures" if failures else summary)
    sys.exit(1 if failures else 0)
