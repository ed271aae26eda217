"""The worked examples of the diary rules (tests/lives/examples.ndjson): the decisions, their weeks and dates.

usage: diary_examples.py KNEECHECK FOLDER_OF_TESTS
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

COLUMNS = ["date", "run_minutes", "walk_minutes", "pain_during", "pain_after_60min", "pain_next_morning", "technique_minutes",
           "exercises_done", "tests", "new_pain", "swelling", "warning_signs", "note"]
CASE = """id: EX-1
diagnosis: itb
age: 35
location: outer
onset: gradual
swelling: none
warning_signs: none
history: none
weekly_km: 30
longest_run_km: 10
runs_per_week: 3
comfortable_km: 6
pace: 6:00
weeks_off: 0
days: mon, wed, thu, sat
runs_upright: yes
start: 2026-11-30
"""


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    wrong = count = 0
    with tempfile.TemporaryDirectory() as name:
        case, diary = pathlib.Path(name, "case.yaml"), pathlib.Path(name, "diary.csv")
        case.write_text(CASE, encoding="utf-8")
        for line in (folder / "lives" / "examples.ndjson").read_text(encoding="utf-8").splitlines():
            example = json.loads(line)
            with open(diary, "w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, COLUMNS)
                writer.writeheader()
                writer.writerows(example["rows"])
            run = subprocess.run([program, "plan", case, "--diary", diary, "--today", example["today"], "-f", "json"],
                                 capture_output=True, text=True, check=False)
            record = json.loads(run.stdout) if run.stdout else {"decisions": []}
            found = [[each["week"], each["date"], each["code"]] for each in record["decisions"]]
            count += 1
            if found != example["decisions"] or record.get("revision") != 1 + len(example["rows"]):
                wrong += 1
                print(f"{example['name']}: {found}, not {example['decisions']} {run.stderr}")
    print(f"{count} worked examples, {wrong} wrong")
    return 1 if wrong or count < 26 else 0


if __name__ == "__main__":
    sys.exit(main())
