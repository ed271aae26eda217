#!/usr/bin/env python3
"""Every word that people read comes from data/. All scenarios of tests/golden, tests/errors and tests/marked run in a language in which each
text stands between marks (tests/golden/marked.h); what stands outside of marks may only be what no language changes: commands,
options, ids, keys and words of the case format, names of files, what a file of the scenario says itself, and where a source is found.

usage: marked.py RUN_GOLDEN SOURCE_FOLDER
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

RUN_GOLDEN, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
OPEN, CLOSE = "\u27e6", "\u27e7"
WORD = r"(?<![\w.])[A-Za-z][A-Za-z']+(?![\w])"
failures = []


def ids_of_data():
    """What stands under `id`, and every key: the words of the case format and of records."""
    words = set()
    for path in glob.glob(f"{ROOT}/data/**/*.yaml", recursive=True):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for key, value in re.findall(r"([a-z_]+): *([\w.-]*)", text):
            words.update(re.findall(WORD, key))
            words.update(re.findall(WORD, value) if key in ("id", "question", "condition", "strength", "role", "urgency") else [])
    for path in glob.glob(f"{ROOT}/data/schema/*.json"):
        with open(path, encoding="utf-8") as file:
            words.update(re.findall(WORD, " ".join(re.findall(r'"([a-z_0-9]+)"', file.read()))))
    return words


# Marks of formats, units of measure, and what the program is called.
FIXED = {"kneecheck", "km", "mi", "min", "http", "https", "www", "com", "org", "uk", "html", "yaml", "json", "ndjson", "csv", "ics", "fhir", "markdown",
         "CASE", "DIR", "FILE", "true", "false", "null", "item", "doi", "PMID", "PMC", "bash", "zsh", "fish"}
COMMANDS = {"triage", "plan", "today", "log", "explain", "check", "template", "completion", "help"}
VOCABULARY = ids_of_data() | FIXED | COMMANDS
OF_STANDARDS = {("High", "likelihood"), ("Clinical", "Protocol")}  # displays of codes that others own


def examples():
    texts = []
    for path in glob.glob(f"{ROOT}/tests/examples/**/*.yaml", recursive=True):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return "".join(texts)


EXAMPLES = set(re.findall(WORD, examples()))


def blocks_of(transcript):
    """(command, what it printed, what the scenario itself says) of each command."""
    files, blocks = "", []
    for part in re.split(r"^(?=\$ |--- )", transcript, flags=re.MULTILINE):
        if part.startswith("--- "):
            files += part
        elif part.startswith("$ "):
            command, _, printed = part.partition("\n")
            blocks.append((command, printed, files + command))
    return blocks


def outside_of_marks(text):
    depth, out = 0, []
    for at, char in enumerate(text):
        if char == OPEN:
            depth += 1
            out.append(" ; ")
        elif char == CLOSE:
            depth -= 1
        elif depth == 0:
            out.append(char)
        elif char == "\n" and text[:at].endswith("..."):  # a shortened line
            depth = 0
    return "".join(out), depth


def without_tags(text):
    text = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
    return re.sub(r"<[^>]*>|&[a-z]+;", " ; ", text)


def check(name, command, printed, said):
    if command.startswith("$ cat") or re.search(r"\| (head|cut) ", command):
        return  # a part would end inside of a text
    printed = printed.replace("\\no line feed at the end", "")
    text = "\n".join(line[2:] if line.startswith("! ") else line for line in printed.split("\n"))
    text = text.replace("\\n", "\n").replace("\\u27e6", OPEN).replace("\\u27e7", CLOSE)
    text = re.sub(r"^.*\n *\^~*$", "", text, flags=re.MULTILINE)  # a line of a file, and a caret under it
    rest, depth = outside_of_marks(text)
    if depth != 0:
        failures.append(f"{name}: {command}: a text is cut")
    rest = without_tags(rest)
    rest = re.sub(r"kneecheck [^;\n]*|--?[a-z][\w-]*(=\S*)?", " ; ", rest)  # commands and options to type
    rest = re.sub(r"(/\S*)\n +", r"\1", rest)  # an address that a narrow page breaks
    rest = re.sub(r"(doi )?\S*[\w-]([./][\w-]+)+\S*", " ; ", rest)  # where sources are found, files and ids
    rest = re.sub(r"as read in table \d+ of", " ; ", rest)  # of where a source is found
    own = set(re.findall(WORD, said)) | EXAMPLES
    in_syntax = re.search(r"(ics|fhir)\b", command)  # whose names are many, and never two words
    strange = [word for word in re.findall(WORD, rest) if word not in VOCABULARY and word not in own and not in_syntax]
    for word in strange[:3]:
        at = rest.index(word)
        failures.append(f"{name}: {command}: {word!r} in {' '.join(rest[max(0, at - 40):at + 40].split())!r}")
    # Two words beside each other are a sentence, whatever ids they may be.
    for pair in re.findall(rf"({WORD}) ({WORD})", rest):
        if not own.issuperset(pair) and pair not in OF_STANDARDS and pair[0] not in COMMANDS:
            failures.append(f"{name}: {command}: {pair!r}")


def main():
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for part in ("golden", "errors", "marked"):
            target = f"{folder}/{part}"
            os.mkdir(target)
            subprocess.run([RUN_GOLDEN, ROOT, f"tests/{part}", target], check=True)
            for path in sorted(glob.glob(f"{target}/*.txt")):
                with open(path, encoding="utf-8") as file:
                    for command, printed, said in blocks_of(file.read()):
                        check(f"{part}/{os.path.basename(path)}", command, printed, said)
                        count += 1
    for failure in failures[:60]:
        print("FAILED:", failure)
    print(f"{count} commands in marks, {len(failures)} failures")
    return 1 if failures or count < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
