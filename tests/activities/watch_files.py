#!/usr/bin/env python3
"""What a watch has recorded, through the finished program: the same runs in all formats give the same answers, FIT by a writer of its own
(fit.py); nothing of names, places or heart rates comes out again; and what the options refuse.

usage: watch_files.py KNEECHECK
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import fit  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
CASE = "age: 34\nlocation: [outer]\npointing: finger\nonset: gradual\nswelling: none\nwarning_signs: [none]\nhistory: [none]\n" \
       "worse_with: [running, downhill]\npattern: [after_set_distance]\nstart: 2026-11-30\n"
TODAY = datetime.datetime(2026, 11, 23, tzinfo=datetime.timezone.utc)
SECRETS = ("Secret", "52.5", "13.4", "151")
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def write(name, content):
    mode = "wb" if isinstance(content, bytes) else "w"
    with open(name, mode, **({} if mode == "wb" else {"encoding": "utf-8"})) as file:
        file.write(content)
    return name


# Nine weeks, two runs each, of 1500 and 3600 s, 4 and 9 km: the last one 12 days before TODAY.
RUNS = [(TODAY - datetime.timedelta(days=12 + 7 * week + extra, hours=-7), seconds, metres)
        for week in range(9) for extra, seconds, metres in ((0, 1500, 4000), (3, 3600, 9000))]
EXPECTED = {"weekly_km": "13", "longest_run_km": "9", "runs_per_week": "2", "pace": "6:28", "weeks_off": "1"}


def gpx(start, seconds, metres):
    """North along a meridian, a point each ten seconds."""
    points, steps = "", seconds // 10
    for step in range(steps + 1):
        time = (start + datetime.timedelta(seconds=step * 10)).strftime("%Y-%m-%dT%H:%M:%SZ")
        points += f'<trkpt lat="{52.5 + metres / 111194.927 * step / steps:.7f}" lon="13.4000000"><time>{time}</time>' \
                  "<extensions><hr>151</hr></extensions></trkpt>"
    return f"<trk><name>Secret Park</name><type>running</type><trkseg>{points}</trkseg></trk>"


def files_of(kind):
    if kind == "strava":
        rows = "".join(f'1,"{s.strftime("%b")} {s.day}, {s.year}, 7:00:00 AM","Secret Park, 52.5",Run,{t},{m / 1000:.2f},151,{t}.0,{t}.0,{m}.0\n'
                       for s, t, m in RUNS)
        return [write("strava.csv", "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Max Heart Rate,Elapsed Time,"
                                    "Moving Time,Distance\n" + rows)]
    if kind == "garmin":
        rows = "".join(f'Running,{s:%Y-%m-%d %H:%M:%S},false,"Secret Park","{m / 1000:.2f}","1,024",{t // 3600:02}:{t % 3600 // 60:02}:{t % 60:02},151\n'
                       for s, t, m in RUNS)
        return [write("garmin.csv", "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR\n" + rows)]
    if kind == "gpx":
        return [write("runs.gpx", '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
                                  + "".join(gpx(*each) for each in RUNS) + "</gpx>")]
    return [write(f"{i}.fit", fit.run(int(s.timestamp()), t, m, offset=3600, big=i % 2 == 1)) for i, (s, t, m) in enumerate(RUNS)]


def history(names):
    return [word for name in names for word in ("--history", name)]


def check_formats():
    for kind in ("strava", "garmin", "gpx", "fit"):
        names = files_of(kind)
        result = run("plan", "knee.yaml", "--today", f"{TODAY:%Y-%m-%d}", "-f", "json", *history(names))
        expect(result.returncode == 0, f"{kind}: {result.returncode} {result.stderr}")
        said = dict(line.removeprefix("kneecheck: ").split(" (")[0].split(": ") for line in result.stderr.splitlines() if " (" in line)
        expect(said == EXPECTED, f"{kind}: {said}")
        expect(result.returncode != 0 or json.loads(result.stdout)["status"] == "planned", f"{kind}: no plan")
        expect("Secret" not in result.stdout and not any(secret in result.stderr for secret in SECRETS), f"{kind}: something of the file is repeated")
        with open("filled.yaml", "w", encoding="utf-8") as file:
            file.write(CASE + "".join(f"{key}: {value}\n" for key, value in EXPECTED.items()))
        by_hand = run("plan", "filled.yaml", "--today", f"{TODAY:%Y-%m-%d}", "-f", "json")
        expect(by_hand.stdout == result.stdout, f"{kind}: the plan is not that of the same answers in a case")
    both = run("plan", "knee.yaml", "--today", f"{TODAY:%Y-%m-%d}", *history(["strava.csv", "garmin.csv"]))
    expect("weekly_km: 13 (" in both.stderr and "18 activities are in two of the files" in both.stderr, f"two files: {both.stderr}")


def check_refusals():
    write("one.ndjson", '{"age": 34}\n')
    write("damaged.fit", fit.run(1709532753, 2710, 8200)[:-5] + b"\0\0\0\0\0")
    for arguments, status in ((["knee.yaml", "--history", "none.gpx"], 1), (["knee.yaml", "--history", "damaged.fit"], 3),
                              (["knee.yaml", "--history", "knee.yaml"], 3), (["one.ndjson", "--history", "strava.csv"], 2),
                              (["knee.yaml", "--history", "strava.csv", "--out-dir", "out", "-f", "json"], 2),
                              (["knee.yaml", "--history", "strava.csv", "-o", "strava.csv"], 2)):
        result = run("triage", *arguments)
        expect(result.returncode == status and not result.stdout and result.stderr, f"{arguments}: {result.returncode} {result.stderr}")
    answered = write("answered.yaml", CASE + "weekly_km: 20\npace: unsure\n")
    result = run("triage", answered, *history(["strava.csv"]))
    expect("weekly_km" not in result.stderr and "pace: 6:28" in result.stderr, f"what a case answers stands: {result.stderr}")
    alarm = write("alarm.yaml", CASE.replace("warning_signs: [none]", "warning_signs: [chest_pain]"))
    result = run("triage", alarm, *history(["strava.csv"]))
    expect(result.stderr == "", f"an alarm comes alone: {result.stderr}")
    result = run("triage", "knee.yaml", "--quiet", *history(["strava.csv"]))
    expect(result.stderr == "", f"--quiet: {result.stderr}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write("knee.yaml", CASE)
        check_formats()
        check_refusals()
    print("\n".join(failures) or "all well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
