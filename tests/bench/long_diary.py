"""A diary of half a year in which every run is done, every fourth week has too much pain, and hopping hurts to the end, so that the plan
goes on."""
import csv
import datetime
import json
import subprocess

START = datetime.date(2026, 11, 30)
COLUMNS = ("date", "run_minutes", "walk_minutes", "pain_during", "pain_after_60min", "pain_next_morning", "technique_minutes", "exercises_done",
           "tests", "note")
TESTS = "stairs=0;walk30=0;squat1=0;squat2=0;stepdown=0;calf=25;hinge=10;hop=5;quiet=12"


def rows_of(week, number):
    """A row for each date, and one for the tests."""
    for at, day in enumerate(week["days"]):
        run = day["run"]
        row = {"date": day["date"], "exercises_done": "yes" if day["exercises"] else "", "note": "" if run else "no run"}
        if run:
            walks = run["walk_run"]
            row |= {"run_minutes": run["minutes"], "walk_minutes": walks["walk_min"] * walks["repeats"] if walks else "",
                    "pain_during": 3 if at == 0 and number % 4 == 0 else 1, "pain_after_60min": 0, "pain_next_morning": 0,
                    "technique_minutes": sum(each["minutes"] for each in run["techniques"])}
        yield row
    yield {"date": week["days"][-1]["date"], "tests": TESTS}


def command(kneecheck, case, diary, today):
    return [kneecheck, "plan", case, "--start", START, "--diary", diary, "--today", today, "-f", "ndjson", "--quiet"]


def write_diary(kneecheck, case, path, weeks):
    """The number of its rows, and its last day."""
    rows = []
    for number in range(1, weeks + 1):
        with open(path, "w", encoding="ascii", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        today = START + datetime.timedelta(7 * (number - 1))
        words = [str(word) for word in command(kneecheck, case, path, today)]
        plan = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
        rows += rows_of(plan["weeks"][number - 1], number)
    with open(path, "a", encoding="ascii", newline="") as out:
        csv.DictWriter(out, COLUMNS).writerows(rows[-8:])
    return len(rows), START + datetime.timedelta(7 * weeks - 1)
