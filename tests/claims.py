#!/usr/bin/env python3
"""Walks the claims of the source article, C01 to C28: each is explained as such, and shown by the command that the claim names.

usage: claims.py KNEECHECK SOURCE_FOLDER
"""
import json
import re
import subprocess
import sys

PROGRAM, ROOT = sys.argv[1:3]
CASES = f"{ROOT}/tests/examples"
OUTER, FRONT, BOTH = f"{CASES}/outer-knee.yaml", f"{CASES}/front-knee.yaml", f"{CASES}/two-causes.yaml"
CORE = {"wall-ball", "running-man", "mini-squat", "landing"}
seen = {}


def run(*arguments):
    """Standard output of the program, with line breaks folded, so that a pattern may run over them."""
    if arguments not in seen:
        result = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        seen[arguments] = result.stdout if "json" in arguments else re.sub(r"\s+", " ", result.stdout)
    return seen[arguments]


def plan(case):
    return json.loads(run("plan", "--format", "json", case))


def sessions(case):
    return [day["exercises"] for week in plan(case)["weeks"] for day in week["days"] if day["exercises"]]


def core_is_never(case, *ids):
    return all(item["role"] == "support" for items in sessions(case) for item in items if item["id"] in ids)


def leading(case):
    return {items[0]["id"] for items in sessions(case)}


def shares(case):
    return [t["share_pct"] for week in plan(case)["weeks"] for t in week["techniques"]]


def rises_gently(case):
    steps = shares(case)
    return steps[0] <= 10 and len(steps) > 8 and all(later - earlier <= 16 for earlier, later in zip(steps, steps[1:]))


def last_terrain(case):
    first = {}
    for week in plan(case)["weeks"]:
        first.setdefault(week["terrain"], week["week"])
    return list(first) == ["flat", "uphill", "rolling", "downhill"]


def first_technique(case):
    return next(t["id"] for week in plan(case)["weeks"] for t in week["techniques"])


def keeps_running(case):
    return all(week["run_minutes"] > 0 for week in plan(case)["weeks"])


def shows(*arguments):
    """A check that the output of a command matches a pattern: shows("plan", OUTER)("...")."""
    return lambda pattern: lambda: re.search(pattern, run(*arguments)) is not None


triage_outer, triage_front = shows("triage", OUTER, "--why"), shows("triage", BOTH, "--why")
plan_outer, plan_front = shows("plan", OUTER, "--full", "--today", "2026-11-30"), shows("plan", FRONT, "--full", "--today", "2026-11-30")
itb, kneecap = shows("explain", "condition:itb"), shows("explain", "condition:patellofemoral")

SHOWN = {
    "C01": [plan_outer("You keep running throughout"), lambda: keeps_running(OUTER)],
    "C02": [plan_front(r"Your race of 21\.1 km on Sun 16 May 2027"), lambda: plan(FRONT)["race"]["verdict"] == "tight"],
    "C03": [triage_outer("in person or by video"), shows("triage", OUTER, "--clinic", f"{CASES}/clinic/clinic.yaml")("Harbour Physiotherapy.*020 7946 0000")],
    "C04": [triage_outer("Most likely"), plan_outer("Week 1 of "), itb("What causes it")],
    "C05": [triage_outer(r"\+3 the pain is on the outer side")],
    "C06": [triage_outer(r"\+1 it aches"), itb("mix of aching and sharp or burning pain")],
    "C07": [triage_outer(r"\+2 it is worse going downhill"), triage_outer(r"it is worse going down\s+stairs"), lambda: last_terrain(OUTER)],
    "C08": [itb("overloaded, or when it rubs over the bony bump")],
    "C09": [itb(r"TFL \(tensor fasciae latae\)"), itb("outer gluteals.{1,12}are weak")],
    "C10": [lambda: {"wall-ball", "running-man"} <= leading(OUTER), itb("take[sn]? load off the TFL")],
    "C11": [lambda: core_is_never(OUTER, "wall-squat"), shows("explain", "exercise:wall-squat")("unlikely to last|does not last|on its own")],
    "C12": [lambda: first_technique(OUTER) == "forward-lean", plan_outer("no trial")],
    "C13": [lambda: rises_gently(OUTER), plan_outer("phased in slowly"), itb("very gradually and slowly")],
    "C14": [plan_outer("[Ii]nsoles can")],
    "C15": [plan_outer("Short-term relief, which is not treatment"), plan_outer("[Ff]oam roll"), itb("short-term relief only")],
    "C16": [triage_front("Kneecap joint pain|kneecap joint pain"), triage_front("[Tt]endon pain")],
    "C17": [shows("explain", "question:location")(r"The patellar tendon is the part just below it")],
    "C18": [shows("triage", f"{CASES}/tendon.yaml", "--why")(r"\+2 the tendon just? ?below the kneecap is sore|\+2 the tendon below the kneecap is sore"),
            triage_front("tendon_tender")],
    "C19": [kneecap("soft tissue around the kneecap, and from the cartilage under it and the bone beneath that")],
    "C20": [shows("explain", "condition:chondromalacia")("wear")],
    "C21": [kneecap("respond badly to surgery and well to the right"), plan_front("surgery|Surgery")],
    "C22": [plan_front("kneecap gliding in its groove"), kneecap("gliding in its groove")],
    "C23": [kneecap("VMO")],
    "C24": [lambda: core_is_never(FRONT, "clam", "knee-extension"), kneecap("[Cc]lams and knee extensions")],
    "C25": [lambda: first_technique(FRONT) == "knee-forward", plan_front("knees? points? forwards?"), kneecap("stays in its groove")],
    "C26": [lambda: CORE <= {item["id"] for items in sessions(FRONT) for item in items}, plan_front("[Mm]irror")],
    "C27": [lambda: "foot-exercises" in plan(FRONT)["exercises"], plan_front("Your feet roll in, so insoles")],
    "C28": [plan_front("Short-term relief, which is not treatment"), plan_front("[Tt]ap(e|ing)")],
}


def main():
    failed = []
    for number in range(1, 29):
        claim = f"C{number:02}"
        explained = json.loads(run("explain", "--format", "json", f"claim:{claim}"))["topics"][0]
        if explained["id"] != claim or "octopus" not in explained["sources"] or not explained["text"]:
            failed.append(f"{claim}: not explained with its source")
        failed += [f"{claim}: check {k} of {len(SHOWN[claim])} is not shown" for k, check in enumerate(SHOWN[claim], 1) if not check()]
    print("\n".join(failed + [f"28 claims walked, {len(failed)} not shown"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
