#!/usr/bin/env python3
"""Holds the calendars that the program writes against the standard (rfc5545.py), against its own plans in JSON, and against what other
people's programs read in them: vobject, and ical.js under node. First the checker is shown that it bites.

usage: ics_files.py KNEECHECK SOURCE_FOLDER
"""
import json
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
        text = {name: rfc5545.unescaped(event.one(name).value) for name in ("UID", "SUMMARY", "DESCRIPTION")}
        alarms = event.parts_called("VALARM")
        events.append({"uid": text["UID"], "summary": text["SUMMARY"], "description": text["DESCRIPTION"],
                       "sequence": int(event.one("SEQUENCE").value), "start": rfc5545.parsed_date(event.one("DTSTART").value)[0].isoformat(),
                       "trigger": alarms[0].one("TRIGGER").value if alarms else None,
                       "duration": event.one("DURATION").value if event.one("DURATION") else None})
    counts["calendars"] += 1
    counts["events"] += len(events)
    return events, rfc5545.unescaped(calendars[0].one("X-WR-CALNAME").value)


def in_common(events):
    return [{key: event[key] for key in ("uid", "summary", "description", "sequence", "start")} for event in events]


def vobject_events(octets):
    calendar = vobject.readOne(octets.decode())
    return [{"uid": event.uid.value, "summary": event.summary.value, "description": event.description.value,
             "sequence": int(event.sequence.value), "start": event.dtstart.value.isoformat()} for event in calendar.vevent_list]


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


def check_against_plan(events, case, options, what):
    status, out, _ = run(case, "-f", "json")
    plan = json.loads(out)
    days = days_of(plan)
    expect(status == 0 and len(days) > 10, f"{what}: a plan with days")
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
    return {event["start"][:10]: event["uid"] for event in events}


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


check_the_checker()
with tempfile.TemporaryDirectory() as scratch:
    check_calendars(scratch)
check_uids()
check_without_plan()
for failure in failures[:40]:
    print("FAILED:", failure)
print(f"{len(bad_calendars.BAD)} broken calendars seen through; {counts['calendars']} calendars with {counts['events']} events read by vobject, "
      "ical.js and our own reader")
sys.exit(1 if failures else 0)
