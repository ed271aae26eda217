#!/usr/bin/env python3
"""Holds the calendars that the program writes against the standard (rfc5545.py), against its own plans in JSON, and against what other
people's programs read in them: vobject, and ical.js under node, and khal. First the checker is shown that it bites.

usage: ics_files.py KNEECHECK SOURCE_FOLDER
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left in the sources

import vobject

import bad_calendars
import hostile
import rfc5545
from days_of_tests import days_of_tests

PROGRAM, ROOT = sys.argv[1:3]
sys.path.insert(0, f"{ROOT}/tests")

from made_up_cases import TRAINED

SAFE = {"age": 34, "location": ["outer"], "onset": "gradual", "swelling": "none", "warning_signs": ["none"], "history": ["none"],
        "pattern": ["after_set_distance"], "worse_with": ["running", "downhill"], "start": "2026-11-30"}
failures = []
counts = {"calendars": 0, "events": 0}


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(case, *options):
    result = subprocess.run([PROGRAM, "plan", "-q", "--input-format", "json", *options, "-"], input=json.dumps(case).encode(),
                            capture_output=True, check=False)
    return result.returncode, result.stdout, result.stderr.decode()


# --- the checker

def check_the_checker():
    for row, what, octets in bad_calendars.BAD:
        found = {each for each, _ in rfc5545.problems(octets)}
        expect(row in found, f"the checker does not see row {row}: {what}")
    for octets in bad_calendars.UNUSUAL:
        expect(not rfc5545.problems(octets), f"the checker refuses {octets}: {rfc5545.problems(octets)}")
    expect({row for row, _, _ in bad_calendars.BAD} == set(range(1, 18)), "there is a broken calendar for every row")


# --- what stands in a calendar, by three readers

def own_events(octets, what):
    calendars, found = rfc5545.read(octets)
    expect(not found, f"{what}: {found[:3]}")
    if not calendars:
        return [], ""
    events = []
    for event in calendars[0].parts_called("VEVENT"):
        text = {name: rfc5545.unescaped(event.one(name).value) if event.one(name) else None for name in ("UID", "SUMMARY", "DESCRIPTION")}
        alarms = event.parts_called("VALARM")
        events.append({"uid": text["UID"], "summary": text["SUMMARY"], "description": text["DESCRIPTION"],
                       "sequence": int(event.one("SEQUENCE").value), "status": event.one("STATUS").value if event.one("STATUS") else None,
                       "categories": event.one("CATEGORIES").value if event.one("CATEGORIES") else None,
                       "start": rfc5545.parsed_date(event.one("DTSTART").value)[0].isoformat(),
                       "trigger": alarms[0].one("TRIGGER").value if alarms else None,
                       "duration": event.one("DURATION").value if event.one("DURATION") else None})
    counts["calendars"] += 1
    counts["events"] += len(events)
    return events, rfc5545.unescaped(calendars[0].one("X-WR-CALNAME").value)


def in_common(events):
    return [{key: event[key] for key in ("uid", "summary", "description", "sequence", "status", "start")} for event in events]


def vobject_events(octets):
    calendar = vobject.readOne(octets.decode())
    return [{"uid": event.uid.value, "summary": event.summary.value,
             "description": event.description.value if hasattr(event, "description") else None,
             "sequence": int(event.sequence.value), "status": event.status.value if hasattr(event, "status") else None,
             "start": event.dtstart.value.isoformat()} for event in calendar.vevent_list]


def ical_js(paths):
    result = subprocess.run(["node", f"{ROOT}/tests/npm/read_ics.mjs", *paths], capture_output=True, text=True, check=False)
    expect(result.returncode == 0, f"ical.js: {result.stderr[-300:]}")
    return json.loads(result.stdout or "[]")


# --- the calendars

def cases():
    """Cases with a plan, with the options of the calendar."""
    dice = random.Random(20261130)
    for text in hostile.TEXTS:
        if "\x00" not in text:  # which no case may hold
            yield {**SAFE, "id": text}, []
    for number in range(24):
        case = {**SAFE, "id": f"R-{number}", "location": dice.choice([["outer"], ["front"], ["below_kneecap"]]),
                "weekly_km": dice.choice([5, 20, 45, 90]), "comfortable_km": dice.choice([0, 1, 6, 12]), "weeks_off": dice.choice([0, 3, 9]),
                "runs_per_week": dice.choice([2, 3, 5]), "days": dice.sample(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], dice.randint(2, 7))}
        if number % 4 == 0:
            del case["id"]
        if number % 8 == 1:
            case = {**TRAINED, "id": case["id"], "start": "2026-11-30"}
        time = [[], ["--time", "06:30"], ["--time", "23:59"], ["--time", "00:00"]][number % 4]
        remind = [[], ["--remind", "30m"], ["--remind", "2h"], ["--remind", "1d"]][number // 4 % 4]
        yield case, time + remind


def days_of(plan):
    """What is to be done each day, by date."""
    race = plan["race"] if plan["race"] and plan["race"]["verdict"] != "not_yet" else None
    days = [{**day, "race": race if race and race["date"] == day["date"] else None} for week in plan["weeks"] for day in week["days"]]
    return {day["date"]: day for day in days if day["run"] or day["exercises"] or day["race"]}


def minutes_of(day):
    run = day["run"]
    turns = run and run["walk_run"]
    ran = (turns["run_min"] + turns["walk_min"]) * turns["repeats"] if turns else run["minutes"] if run else 0
    return ran + day["session_minutes"]


def check_test_days(events, plan, what):
    """The tests of a phase stand before it, with how to do them."""
    wanted = days_of_tests(plan)
    expect([event["start"] for event in events] == list(wanted), f"{what}: the days of tests are not {list(wanted)}")
    for event, tests in zip(events, wanted.values()):
        parts = event["description"].split("\n\n")
        expect(len(parts) == len(tests) + 2, f"{what}: {len(tests)} tests are not {event['description']}")
        expect(all("\n- " in part for part in parts[1:-1]), f"{what}: a test without how to do it: {event['description']}")


def check_against_plan(events, case, options, what):
    status, out, _ = run(case, "-f", "json")
    plan = json.loads(out)
    days = days_of(plan)
    expect(status == 0 and len(days) > 10, f"{what}: a plan with days")
    check_test_days([event for event in events if event["categories"] == "TESTS"], plan, what)
    events = [event for event in events if event["categories"] != "TESTS"]
    expect([event["start"][:10] for event in events] == sorted(days), f"{what}: the events are not the days of the plan")
    for event in events:
        day = days.get(event["start"][:10])
        if day is None:
            continue
        timed = "--time" in options and not day["race"]  # nobody knows when a race begins
        expect(timed == ("T" in event["start"]), f"{what}: {event['start']}")
        if day["race"]:
            expect(event["summary"] == f"Your race, {day['race']['km']} km" and day["race"]["text"] in event["description"], f"{what}: {event}")
        if timed:
            time = options[options.index("--time") + 1]
            expect(event["start"][11:] == f"{time}:00" and event["duration"] == f"PT{minutes_of(day)}M", f"{what}: {event['start']} {event['duration']}")
        if day["run"] and day["run"]["minutes"] and not day["run"]["walk_run"]:
            expect(event["summary"].startswith(f"Run {day['run']['minutes']} min"), f"{what}: {event['summary']}")
        if day["exercises"]:
            expect(re.search(rf"xercises {day['session_minutes']} min", event["summary"]), f"{what}: {event['summary']}")
        for item in day["exercises"]:
            name = plan["exercises"][item["id"]]["name"]
            weight = f" with a weight for {item['load']['rm']}" if item["load"] else ""
            expect(f"\n- {name}: {item['sets']} x {item['reps']}{weight}" in event["description"], f"{what}: {name} is not in {event['description']}")
        weights = any(item["load"] for item in day["exercises"])
        expect(weights == (" is one that you could lift " in event["description"].replace("\n", " ")), f"{what}: a weight is explained where there is one")
        if day["run"] and day["run"]["strides"]:
            expect(f"{day['run']['strides']} strides" in event["summary"] and "Strides: " in event["description"], f"{what}: {event['summary']}")
        for technique in day["run"]["techniques"] if day["run"] else []:
            expect(f"{technique['minutes']} min new technique" in event["description"] and
                   plan["techniques"][technique["id"]]["name"] in event["description"], f"{what}: no technique in {event['description']}")
        expect("Stop and get it checked" in event["description"] and "out of 10 or less" in event["description"], f"{what}: no limits")
        triggers = {(): None, "30m": "-PT30M", "2h": "-PT120M", "1d": "-P1D"}
        asked = options[options.index("--remind") + 1] if "--remind" in options else ()
        expect(event["trigger"] == triggers[asked], f"{what}: {event['trigger']}")


def check_calendars(folder):
    paths, read = [], []
    for number, (case, options) in enumerate(cases()):
        what = f"case {number} {case.get('id', '')!r} {options}"
        status, octets, err = run(case, "-f", "ics", *options)
        expect(status == 0 and octets, f"{what}: status {status}: {err}")
        if not octets:
            continue
        events, name = own_events(octets, what)
        read.append((what, events, octets))
        check_against_plan(events, case, options, what)
        shown = hostile.shown(case.get("id", "").replace("\r\n", "\n").replace("\r", "\n"), "\t\n")
        expect(name == f"Knee plan {shown}" if "id" in case else name == "Knee plan", f"{what}: {name!r}")
        paths.append(f"{folder}/{number}.ics")
        with open(paths[-1], "wb") as file:
            file.write(octets)
    for (what, events, octets), theirs in zip(read, ical_js(paths)):
        expect(in_common(theirs) == in_common(events), f"{what}: ical.js reads something else")
        expect(all(event["is_date"] or event["zone"] == "floating" for event in theirs), f"{what}: ical.js sees a time zone")
        expect(all(event["seconds"] > 0 for event in theirs), f"{what}: ical.js sees an event without length")
        expect(in_common(vobject_events(octets)) == in_common(events), f"{what}: vobject reads something else")


def uids(case, *options):
    events, _ = own_events(run(case, "-f", "ics", *options)[1], f"UIDs of {case}")
    return {(event["start"][:10], event["categories"] == "TESTS"): event["uid"] for event in events}


def check_uids():
    case = {**SAFE, "id": "P-014", "weekly_km": 30}
    first = run(case, "-f", "ics")[1]
    expect(run(case, "-f", "ics")[1] == first, "the same case gives the same bytes")
    mine = uids(case)
    for change in ({"pace": "5:10"}, {"name": "Ann"}, {"equipment": ["none"]}, {"weekly_km": 12}):
        other = uids({**case, **change})
        shared = set(mine) & set(other)
        expect(len(shared) > 10 and all(mine[day] == other[day] for day in shared), f"{change}: a day has another UID")
    for change in ({"id": "P-015"}, {"id": None}, {"start": "2026-12-07"}):
        expect(not set(mine.values()) & set(uids({**case, **change}).values()), f"{change}: a UID of another plan")
    timed = uids(case, "--time", "07:15", "--remind", "1h", "--region", "uk")
    expect(timed == mine, "--time, --remind and --region change no UID")
    octets = run({**case, "name": "Ann Other"}, "-f", "ics")[1]
    expect(b"Ann" not in octets, "the name is in the calendar")


def check_without_plan():
    hot = {**SAFE, "id": "P-2", "warning_signs": ["hot_red_swollen", "fever_unwell"]}
    status, out, err = run(hot, "-f", "ics")
    expect((status, out) == (4, b"") and "Get emergency help now" in err, f"withheld: {status} {out} {err}")
    status, out, err = run({"age": 34}, "-f", "ics")
    expect((status, out) == (5, b"") and "safety questions" in err, f"incomplete: {status} {out} {err}")


# --- a calendar that follows: what three stores hold after each import

class VobjectStore:
    """Keeps the newest of each UID (RFC 5545, 3.8.7.4), and no cancelled one."""
    def __init__(self):
        self.held = {}

    def read(self, path):
        with open(path, "rb") as file:
            for event in vobject_events(file.read()):
                if event["uid"] not in self.held or event["sequence"] >= self.held[event["uid"]]["sequence"]:
                    self.held[event["uid"]] = event
        return planned(self.held.values())


class Khal:
    def __init__(self, folder):
        self.folder, self.config = folder, f"{folder}/khal.conf"
        os.makedirs(f"{folder}/events")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(f"[calendars]\n[[plan]]\npath = {folder}/events\n[sqlite]\npath = {folder}/khal.db\n[locale]\n"
                       "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
                       "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n")

    def khal(self, *arguments):
        result = subprocess.run(["khal", "-c", self.config, *arguments], capture_output=True, text=True, check=False,
                                env={**os.environ, "LC_ALL": "C.UTF-8"})
        expect(result.returncode == 0, f"khal {arguments[0]}: {result.stderr[-300:]}")
        return result.stdout

    def read(self, path):
        self.khal("import", "--batch", "-a", "plan", path)
        lines = self.khal("list", "--day-format", "", "--format", "{uid}\t{start-date}\t{title}\t{cancelled}", "2026-11-01", "1000d").splitlines()
        rows = [line.split("\t") for line in lines if line.strip()]
        return sorted((uid, date, title) for uid, date, title, cancelled in rows if not cancelled.strip())


def planned(events):
    return sorted((event["uid"], event["start"][:10], event["summary"]) for event in events if event["status"] != "CANCELLED")


def ical_js_store(paths):
    """What ical.js's store holds after each of the files."""
    result = subprocess.run(["node", f"{ROOT}/tests/npm/import_ics.mjs", *paths], capture_output=True, text=True, check=False)
    expect(result.returncode == 0, f"ical.js store: {result.stderr[-300:]}")
    return [planned(events) for events in json.loads(result.stdout or "[]")]


def check_following(folder):
    first, second = f"{ROOT}/tests/field/follow_first.yaml", f"{ROOT}/tests/field/follow_second.yaml"
    steps = [("first", first, []), ("gentler", second, []), ("as it was", first, []), ("moved", second, ["--start", "2026-12-07"]),
             ("other words", second, ["--start", "2026-12-07", "--time", "18:30", "--remind", "1h"]),
             ("cut", first, ["--weeks", "3"]), ("withheld", "hot", []), ("back", first, [])]
    hot = f"{folder}/hot.yaml"
    with open(first, encoding="utf-8") as source, open(hot, "w", encoding="utf-8") as file:
        file.write(source.read().replace("warning_signs: [none]", "warning_signs: [hot_red_swollen, fever_unwell]"))
    paths, wanted, highest = [], [], -1
    for number, (what, case, options) in enumerate(steps):
        command = [PROGRAM, "plan", "-q", "-f", "ics", *options, hot if case == "hot" else case]
        alone = subprocess.run(command, capture_output=True, check=False)
        wanted.append(planned(own_events(alone.stdout, what)[0]) if alone.stdout else [])
        replaces = ["--replaces", paths[-1]] if paths else []
        done = subprocess.run([*command, *replaces], capture_output=True, check=False)
        expect(done.returncode == (4 if case == "hot" else 0), f"{what}: status {done.returncode} {done.stderr}")
        expect(case != "hot" or b"get emergency help" in done.stderr.lower(), f"{what}: the action is on standard error")
        events, _ = own_events(done.stdout, what)
        expect(planned(events) == wanted[-1], f"{what}: the calendar is not the plan")
        sequence = max(event["sequence"] for event in events)
        expect(sequence > highest, f"{what}: SEQUENCE does not grow")
        highest = sequence
        paths.append(f"{folder}/follow-{number}.ics")
        with open(paths[-1], "wb") as file:
            file.write(done.stdout)
        again = subprocess.run([*command, "--replaces", paths[-1]], capture_output=True, check=False)
        expect(again.stdout == done.stdout, f"{what}: a calendar in the place of the same one is another")
    stores = {"vobject": VobjectStore(), "khal": Khal(f"{folder}/khal")}
    held = {name: [store.read(path) for path in paths] for name, store in stores.items()}
    held["ical.js"] = ical_js_store(paths)
    for name, all_held in held.items():
        for (what, _, _), has, wants in zip(steps, all_held, wanted, strict=True):
            expect(has == wants, f"{name} after {what}: {len(has)} events, of {len(wants)}; {list(set(has) ^ set(wants))[:3]}")


check_the_checker()
with tempfile.TemporaryDirectory() as scratch:
    check_calendars(scratch)
    check_following(scratch)
check_uids()
check_without_plan()
for failure in failures[:40]:
    print("FAILED:", failure)
print(f"{len(bad_calendars.BAD)} broken calendars seen through; {counts['calendars']} calendars with {counts['events']} events read by vobject, "
      "ical.js and our own reader; one that follows its plan held by vobject, khal and ical.js")
sys.exit(1 if failures else 0)
