#!/usr/bin/env python3
"""Holds what people read (manual, --help, README) against the program: every example is run in a scratch folder, options, formats,
exit statuses, variables, keys and values are compared both ways, and the pages are linted.

usage: docs.py KNEECHECK SOURCE_FOLDER
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def same(one, other, what):
    one, other = set(one), set(other)
    expect(one == other, f"{what}: only the first has {sorted(map(str, one - other))}, only the second {sorted(map(str, other - one))}")


def read(path):
    with open(f"{ROOT}/{path}", encoding="utf-8") as file:
        return file.read()


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


PAGES = {os.path.basename(path): read(f"man/{os.path.basename(path)}") for path in sorted(glob.glob(f"{ROOT}/man/*"))}
README = read("README.md")
GENERAL_HELP = run("--help").stdout
VERBS = re.findall(r"^  ([a-z]+) ", GENERAL_HELP.partition("\nCommands:\n")[2].partition("\n\n")[0], re.M)
VERBS.remove("help")
HELP = {verb: run(verb, "--help").stdout for verb in VERBS}


# --- mdoc

def section(page, title):
    return re.search(rf"^\.Sh {title}\n(.*?)(?=^\.Sh |\Z)", PAGES[page], re.M | re.S)[1]


def items(text):
    """The tagged items of the outermost lists: what stands behind .It, and what follows up to the next one."""
    found, depth = [], 0
    for line in text.splitlines():
        if line.startswith(".El"):
            depth -= 1
        if depth == 1 and line.startswith(".It "):
            found.append((line[4:], []))
        elif depth and found:
            found[-1][1].append(line)
        if line.startswith(".Bl"):
            depth += 1
    return [(tag, "\n".join(lines)) for tag, lines in found]


def words(text):
    """The words that .Cm sets, without punctuation."""
    tokens = [token for line in re.findall(r"^\.(?:Pq )?Cm (.*)$", text, re.M) for token in line.split()]
    return [token for token in tokens if re.fullmatch(r"[A-Za-z0-9_-]+", token) and token not in ("Cm", "No")]


# --- options, formats, statuses, variables

def help_options(text):
    """Name, letter and whether it takes a value, of the options in a part of --help."""
    found = re.findall(r"^  (?:(-[a-zA-Z]), |    )--([a-z-]+)( \S+)?", text, re.M)
    return {(name, letter, bool(value)) for letter, name, value in found}


def page_options(page):
    found = set()
    for tag, _ in items(section(page, "OPTIONS")):
        match = re.fullmatch(r"(?:Fl ([a-zA-Z]) , )?Fl -([a-z-]+)( Ar .*)?", tag)
        expect(match, f"{page}: .It {tag} is no option")
        if match:
            found.add((match[2], f"-{match[1]}" if match[1] else "", bool(match[3])))
    return found


def check_options():
    same({f"kneecheck-{verb}.1" for verb in VERBS} | {"kneecheck.1"}, {page for page in PAGES if page.endswith(".1")}, "commands and pages")
    described = {tag.split()[1] for tag, _ in items(section("kneecheck.1", "DESCRIPTION")) if tag.startswith("Cm ")}
    same(set(VERBS) | {"help"}, described, "commands of --help and of kneecheck(1)")
    common = help_options(GENERAL_HELP.partition("Options of every command:")[2])
    expect(len(common) > 10, "--help lists the common options")
    same(common, page_options("kneecheck.1"), "common options of --help and of kneecheck(1)")
    for verb in VERBS:
        own, _, rest = HELP[verb].partition("\nOptions of every command:")
        # A command may lack some of the common ones, and says so by leaving them out.
        same(help_options(own), page_options(f"kneecheck-{verb}.1"), f"options of {verb} --help and of its page")
        expect(help_options(rest) <= common, f"{verb} --help: a common option that --help does not have")
        formats = re.search(r"--format F +([a-z, ]+?)\s+\(default", HELP[verb])
        if formats:
            same(re.split(r",\s+", formats[1]), page_formats(verb), f"formats of {verb}")


def page_formats(verb):
    return words(re.search(r"^The formats? (?:are|is)\n(.*?)^(?:\.Sh|\.Pp)", PAGES[f"kneecheck-{verb}.1"], re.M | re.S)[1])


def check_statuses():
    in_code = set(re.findall(r"= (\d),", read("src/world/exit_status.h")))
    same(in_code, [tag for tag, _ in items(section("kneecheck.1", "EXIT STATUS"))], "statuses of the program and of kneecheck(1)")
    same(in_code, re.findall(r"^\| (\d) \|", README, re.M), "statuses of the program and of README.md")
    for verb, text in {"": GENERAL_HELP, **HELP}.items():
        line = text.partition("\nExit status: ")[2].partition(".\n")[0]
        same(in_code, re.findall(r"(?:^|[ \n])(\d) ", line), f"statuses of the program and of {verb} --help")


def check_variables():
    code = "".join(read(os.path.relpath(path, ROOT)) for room in ("app", "world") for path in glob.glob(f"{ROOT}/src/{room}/*.cpp"))
    asked = set(re.findall(r'"([A-Z][A-Z_]{3,})"', code)) - {"CASE"}  # nothing else in these rooms is written in capitals
    documented = {name for tag, _ in items(section("kneecheck.1", "ENVIRONMENT")) for name in re.findall(r"[A-Z_]{4,}", tag)}
    same(asked, documented, "variables of the program and of kneecheck(1)")


def check_help_fits():
    short = run()
    expect(short.returncode == 2, "no arguments: status 2")
    for verb, text in {"kneecheck": short.stderr, "--help": GENERAL_HELP, **HELP}.items():
        for line in text.splitlines():
            expect(len(line) <= 80 and line.isascii(), f"{verb}: wider than 80 columns, or not ASCII: {line}")
    for verb in VERBS:
        same([HELP[verb]], [run("help", verb).stdout], f"help {verb} and {verb} --help")


# --- the pages

def check_pages():
    for page, text in PAGES.items():
        lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", f"{ROOT}/man/{page}"], capture_output=True, text=True, check=False)
        expect(lint.returncode == 0 and not lint.stdout, f"{page}: {lint.stdout.strip()}")
        for name, number in re.findall(r"^\.Xr ([a-z-]+) (\d)", text, re.M):
            expect(f"{name}.{number}" in PAGES, f"{page} refers to {name}({number}), which is not there")
        expect(re.search(r"^\.Sh EXAMPLES$", text, re.M), f"{page} has no examples")
        if page.endswith(".1"):
            expect(re.search(r"^\.Sh EXIT STATUS$", text, re.M), f"{page} has no exit status")


def answers(question):
    if question["kind"] == "yes_no":
        return {"yes", "no"}
    none = {"none"} if "none" in question or question["kind"] == "exercises" else set()
    return {choice["id"] for choice in question.get("choices", [])} | none


def check_case_page():
    questions = yaml.load(read("data/questions.yaml"), yaml.BaseLoader)["questions"]
    described = {}
    for title in re.findall(r"^\.Sh (.*)$", PAGES["kneecheck-case.5"], re.M):
        for tag, text in items(section("kneecheck-case.5", re.escape(title))):
            if tag.startswith("Cm "):
                described[tag[3:]] = text
    same([question["id"] for question in questions], described, "keys of questions.yaml and of kneecheck-case(5)")
    for question in questions:
        text = described.get(question["id"], "")
        same(answers(question), words(text), f"values of {question['id']} in questions.yaml and in kneecheck-case(5)")
        if question["kind"] in ("number", "pace"):
            expect(f"{question['min']} to {question['max']}." in text, f"kneecheck-case(5), {question['id']}: the range")
    safety = PAGES["kneecheck-case.5"].partition(".Ss Safety questions\n")[2].partition(".Sh ")[0]
    same([question["id"] for question in questions if question.get("safety") == "true"], words(safety), "safety questions of kneecheck-case(5)")


def check_locales():
    """Each row of the table in kneecheck-case(5) is tried: cells as it says are read without a problem."""
    rows = re.findall(r"^\.It ([a-z-]+) Ta (comma|semicolon) Ta (\S+) Ta (\S+) Ta ([A-Z]+), ([A-Z]+)$", PAGES["kneecheck-case.5"], re.M)
    listed = re.search(r"a csv:\s+(.*?)\n +-", GENERAL_HELP, re.S)[1].replace("(default)", "")
    same(re.findall(r"[a-z-]+", listed), [row[0] for row in rows], "locales of --help and of kneecheck-case(5)")
    for locale, separator, decimal, date, yes, no in rows:
        mark = {"comma": ",", "semicolon": ";"}[separator]
        table = [["weekly_km", "start", "tendon_tender"], [decimal, date, yes], [decimal, "2026-11-30", no]]
        result = subprocess.run([PROGRAM, "check", "--locale", locale, "--input-format", "csv", "-"], capture_output=True, check=False,
                                text=True, input="".join(mark.join(cells) + "\n" for cells in table))
        expect((result.returncode, result.stdout) == (0, "-: 2 cases: no problems\n"), f"locale {locale}: {result.stdout}{result.stderr}")


# --- the knowledge folder

SCHEMA_OF = {"conditions/*": "condition", "exercises/*": "exercise", "techniques/*": "technique", "words/*": "words", "texts/*": "texts"}
EVIDENCE = {"sources", "claims", "strength", "rule"}


def vocabulary(schema, keys, values):
    """The keys that a schema has anywhere, and the words that it takes."""
    if isinstance(schema, list):
        for each in schema:
            vocabulary(each, keys, values)
    if not isinstance(schema, dict):
        return
    values.update(word for word in schema.get("enum", []) if isinstance(word, str))
    for name, inside in schema.get("properties", {}).items():
        if isinstance(inside, dict):
            keys.add(name)
        vocabulary(inside, keys, values)
    for name, inside in schema.items():
        if name not in ("properties", "enum", "if", "then"):
            vocabulary(inside, keys, values)


def check_data_page():
    described = {tag[3:-len(".yaml")]: text for tag, text in items(section("kneecheck-data.5", "FILES")) if tag.startswith("Pa ")}
    paths = {os.path.relpath(path, f"{ROOT}/data") for path in glob.glob(f"{ROOT}/data/**/*.yaml", recursive=True)}
    paths = {re.sub(r"^languages/[^/]*/", "", path) for path in paths}  # each a folder of its own
    shipped = {re.sub(r"^(conditions|exercises|techniques|words|texts)/.*", r"\1/*", path[:-len(".yaml")]) for path in paths}
    same(shipped | {"clinic"}, described, "files of data/ and of kneecheck-data(5)")
    places = {choice["id"] for question in yaml.load(read("data/questions.yaml"), yaml.BaseLoader)["questions"]
              if question["id"] == "location" for choice in question["choices"]}
    phases = {phase["id"] for phase in yaml.load(read("data/phases.yaml"), yaml.BaseLoader)["phases"]}
    for name, text in described.items():
        keys, values = set(), set()
        vocabulary(json.loads(read(f"data/schema/{SCHEMA_OF.get(name, name.replace('/', '-'))}.schema.json")), keys, values)
        keys -= places | phases | EVIDENCE
        expect(keys <= set(words(text)), f"kneecheck-data(5), {name}.yaml: no word of {sorted(keys - set(words(text)))}")
        unknown = set(words(text)) - keys - values - EVIDENCE
        expect(not unknown, f"kneecheck-data(5), {name}.yaml: there is no {sorted(unknown)}")
    strengths = json.loads(read("data/schema/common.schema.json"))["$defs"]["strength"]["enum"]
    evidence = dict(items(PAGES["kneecheck-data.5"].partition(".Ss Evidence\n")[2].partition(".Ss ")[0]))
    same(strengths, words(evidence["Cm strength"]), "strengths of the schema and of kneecheck-data(5)")


# --- examples

CLINIC_CASES = [{"id": "P-1", "age": 34}, {"id": "P-2", "age": 52, "location": "all_over", "warning_signs": ["hot_red_swollen", "fever_unwell"]}]


EARLIER_PLANS = {ending: run("plan", "-q", "-f", ending, "--weeks", "3", f"{ROOT}/tests/examples/outer-knee.yaml").stdout for ending in ("ics", "json")}


def furnish(folder):
    """What the examples take for given."""
    shutil.copytree(f"{ROOT}/tests/examples", f"{folder}/tests/examples")
    shutil.copytree(f"{ROOT}/data", f"{folder}/data")
    shutil.copy(f"{ROOT}/tests/examples/outer-knee.yaml", f"{folder}/my-knee.yaml")
    os.makedirs(f"{folder}/our-clinic/exercises")
    shutil.copy(f"{ROOT}/tests/examples/clinic/clinic.yaml", f"{folder}/our-clinic/clinic.yaml")
    shutil.copy(f"{ROOT}/data/exercises/clam.yaml", f"{folder}/our-clinic/exercises/clam.yaml")
    with open(f"{folder}/clinic.ndjson", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(case) + "\n" for case in CLINIC_CASES)
    with open(f"{folder}/activities.csv", "w", encoding="utf-8") as file:
        file.write('Activity Date,Activity Type,Moving Time,Distance\n"Nov 12, 2026, 6:12:33 AM",Run,1900,5.04\n')
    with open(f"{folder}/clinic.csv", "w", encoding="utf-8") as file:
        file.writelines(["id,age,warning_signs\n", "P-1,34,none\n"])
    for ending, written in EARLIER_PLANS.items():
        with open(f"{folder}/my-plan.{ending}", "w", encoding="utf-8", newline="") as file:
            file.write(written)
    os.makedirs(f"{folder}/bin")
    os.makedirs(f"{folder}/scripts")
    os.symlink(PROGRAM, f"{folder}/bin/kneecheck")
    os.symlink(PROGRAM, f"{folder}/scripts/kneecheck")  # the real one would build the program first


def try_out(script, where):
    """Runs lines of shell in a fresh scratch folder; each must end well, and something must come of them."""
    # These two ask, on a terminal: interview_pty.py, log_pty.py.
    if script == "kneecheck triage" or re.fullmatch(r"kneecheck log( my-knee\.yaml)? --diary my-diary\.csv", script):
        tried.append(script)
        return
    with tempfile.TemporaryDirectory() as folder:
        furnish(folder)
        environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"}
        environment.pop("KNEECHECK_DATA", None)
        result = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                text=True, check=False)
        expect(result.returncode == 0, f"{where}: status {result.returncode}: {script}\n{result.stderr[-300:]}")
        into = re.search(r"(?:>|-o) ([A-Za-z_.-]+)(?: +#.*)?$", script)
        written = into and os.path.getsize(f"{folder}/{into[1]}")
        filed = re.search(r"--out-dir (\S+)", script)
        written = written or (filed and os.path.exists(f"{folder}/{filed[1]}/manifest.csv"))
        expect(result.stdout or written or script.startswith("source "), f"{where}: nothing comes of {script}")
    tried.append(script)


def try_file(text, where):
    """A file that a page shows: knowledge when its first line names its place in a folder, otherwise a case (or several)."""
    named = re.match(r"# ours/(\S+)\n", text)
    ending = "ndjson" if text.startswith("{") else "csv" if re.match(r"[a-z_]+,", text) else "yaml"
    path = f"shown/{named[1]}" if named else f"shown.{ending}"
    try_out(f"mkdir -p {os.path.dirname(path) or '.'}\ncat > {path} <<'END'\n{text}END\nkneecheck check {'shown' if named else path}", where)


def try_diary(text, where):
    """Whatever is right in it, a row can be added to it."""
    ending = "ndjson" if text.startswith("{") else "yaml" if text.startswith("- ") else "csv"
    try_out(f"cat > shown.{ending} <<'END'\n{text}END\nkneecheck log --diary shown.{ending} --today 2026-12-10 --note tried", where)


tried = []


def check_readme():
    installing = None
    for title, wanted in (("Two commands", ["scripts/kneecheck", "scripts/test"]), ("To install it", ["scripts/package", "apt"])):
        installing = re.search(rf"^## {title}\n.*?^```sh\n(.*?)^```$", README, re.M | re.S)[1]
        expect([line.split()[0] for line in installing.splitlines()] == wanted, f"README.md: {title}, for scripts/test-fresh to run")
    for kind, block in re.findall(r"^```(sh|yaml)\n(.*?)^```$", README, re.M | re.S):
        if kind == "yaml":
            try_file(block, "README.md")
        elif block == installing:
            continue
        elif not all(re.match(r"(scripts/)?kneecheck |scripts/test", line) for line in block.splitlines()):
            try_out(block, "README.md")  # its lines need one another
        else:
            for line in block.splitlines():
                if not line.startswith("scripts/test"):
                    try_out(line, "README.md")


def check_help_examples():
    for verb, text in {"kneecheck": run().stderr, "--help": GENERAL_HELP, **HELP}.items():
        examples = re.findall(r"^  (kneecheck .*?)(?:  .*)?$", text, re.M)  # what it is for stands two spaces behind
        expect(len(examples) >= 2, f"{verb}: no examples")
        for line in examples:
            try_out(line, verb)


def check_page_examples():
    for page, text in PAGES.items():
        before = len(tried)
        for line in re.findall(r"^\.Dl (.*)$", text, re.M):
            try_out(line.replace("\\-", "-").replace("\\(dq", "\""), page)
        for block in re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed$", text, re.M | re.S):
            if re.search(r"^kneecheck ", block, re.M):
                try_out(block, page)
            else:
                (try_diary if page == "kneecheck-diary.5" else try_file)(block, page)
        expect(len(tried) > before, f"{page}: no example was run")


check_options()
check_locales()
check_statuses()
check_variables()
check_help_fits()
check_pages()
check_case_page()
check_data_page()
check_readme()
check_help_examples()
check_page_examples()
for failure in failures[:40]:
    print("FAILED:", failure)
print(f"{len(tried)} examples run")
sys.exit(1 if failures else 0)
