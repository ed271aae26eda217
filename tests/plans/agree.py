#!/usr/bin/env python3
"""Two checkers, one verdict: `agree.py PLANS CHECK_PLAN`.

PLANS is the test executable `plans`, CHECK_PLAN the independent checker check_plan.py. Both must find nothing in a sample of the grid,
and of the sabotaged plans both must find each under the same rule (those marked `ours` are beyond what check_plan.py looks at).

The sample is the usual one whatever KNEECHECK_ALL_SEEDS says: check_plan.py multiplies kilometres and pace in binary floating point, so
that among very many runners some who stand at an exact half minute are rounded the other way there (15 km at 4:06 are 61.5).
"""
import csv
import os
import subprocess
import sys
import tempfile


def found(checker, folder, cases, records):
    """The rules that the checker finds broken, by id of the record; and its last line."""
    command = [sys.executable, checker, "--cases", os.path.join(folder, cases), os.path.join(folder, records)]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    rules = {}
    for line in lines[:-1]:
        record, _, rule, _ = line.split(": ", 3)
        rules.setdefault(record, set()).add(rule)
    return rules, lines[-1]


def main():
    plans, checker = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        usual = {name: value for name, value in os.environ.items() if name != "KNEECHECK_ALL_SEEDS"}
        ours = subprocess.run([plans, folder], stdout=subprocess.DEVNULL, env=usual, check=False).returncode == 0
        print("our checker:", "all as it should be" if ours else "something is wrong, run `plans`")
        broken, summary = found(checker, folder, "cases.ndjson", "records.ndjson")
        print("check_plan.py:", summary)
        agreed = ours and not broken and not summary.startswith("0 plans")
        for record, rules in sorted(broken.items()):
            print(f"  {record}: only check_plan.py finds {', '.join(sorted(rules))}")
        broken, _ = found(checker, folder, "mutant_cases.ndjson", "mutants.ndjson")
        with open(os.path.join(folder, "mutants.csv"), encoding="utf-8") as file:
            mutants = list(csv.reader(file))
        shared = [row for row in mutants if row[2] == "both"]
        for record, rule, _, what in shared:
            if rule not in broken.get(record, set()):
                agreed = False
                print(f"  {record} ({what}): check_plan.py finds {sorted(broken.get(record, set()))}, not {rule}")
        print(f"{len(shared)} of {len(mutants)} sabotaged plans are for both:", "agreed" if agreed else "not agreed")
    return 0 if agreed and shared else 1


if __name__ == "__main__":
    sys.exit(main())
