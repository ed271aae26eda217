#!/usr/bin/env python3
"""Measures how hard the sentences of data/ are to read: the Flesch-Kincaid grade of each file (0.39 x words a sentence + 11.8 x syllables a
word - 15.59; add 5 for about the age of a reader). It fails where a file, or the mean of all files, is above its limit.

Only whole sentences count: not ids, keys, names, labels and parts of sentences, nor the titles of sources. Syllables are guessed from
groups of vowels. The guess is wrong for some words and about right for a page, so it finds a text that became heavy, not one bad sentence.

usage: reading_age.py SOURCE_FOLDER
"""
import glob
import os
import re
import sys

ROOT = sys.argv[1]
LIMIT, MEAN_LIMIT = 8.0, 5.0  # measured in November 2026: 7.2 at most, 3.6 on average
UNREAD = {"sources.yaml"}  # titles of papers
FEWEST_WORDS = 20  # below that a grade says nothing

ENTRY = re.compile(r"(?P<lead>\s*(?:- )*)(?P<key>[\w-]+:(?: |$))?(?P<value>.*)")
IN_FLOW = re.compile(r'[\w-]+: (?:"([^"]*)"|([^",{}\[\]]+))')


def sentences_of(text):
    """The whole sentences of a text; none of a name, a label or a part of a sentence."""
    text = re.sub(r"\{(\w+)\}", lambda placeholder: placeholder[1].replace("_", " "), text).strip()
    if not re.search(r"[.!?]$", text):
        return []
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if re.search(r"[A-Za-z]", sentence)]


def texts(lines):
    """The values of a file of data/, folded ones in one piece, in the few forms of YAML that are used there. Literal blocks are examples."""
    folded, literal, depth = None, False, 0
    for line in lines + [""]:
        indent = len(line) - len(line.lstrip())
        if (folded is not None or literal) and line.strip() and indent > depth:
            if folded is not None:
                folded.append(line.strip())
            continue
        if folded:
            yield " ".join(folded)
        folded, literal = None, False
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = ENTRY.fullmatch(line)
        value, depth = entry["value"], len(entry["lead"]) if entry["key"] else indent
        if value in (">-", ">"):
            folded = []
        elif value == "|":
            literal = True
        elif value.startswith(("{", "[")):
            yield from (quoted or plain for quoted, plain in IN_FLOW.findall(value))
        else:
            yield value[1:-1] if value.startswith('"') else value


def syllables(word):
    """A guess: groups of vowels, without an e at the end that is not heard."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouy](?:e|ed|es)$", word) and not re.search(r"(?:[^aeiouy]l(?:e|ed|es)|[td]ed|(?:[cgsxz]|ch|sh)es)$", word):
        groups -= 1
    return max(1, groups)


def grade(sentences):
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z0-9][\w']*", sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def main():
    grades, failed = {}, []
    for path in sorted(glob.glob(f"{ROOT}/data/**/*.yaml", recursive=True)):
        name = os.path.relpath(path, f"{ROOT}/data")
        with open(path, encoding="utf-8") as file:
            found = [sentence for text in texts(file.read().splitlines()) for sentence in sentences_of(text)]
        measured = None if name in UNREAD else grade(found)
        if measured is None:
            continue
        grades[name] = measured
        print(f"{measured:5.1f}  {name}, {len(found)} sentences")
        if measured > LIMIT:
            failed.append(f"{name}: grade {measured:.1f}, above {LIMIT}")
    mean = sum(grades.values()) / len(grades)
    print(f"{mean:5.1f}  mean of {len(grades)} files")
    if mean > MEAN_LIMIT:
        failed.append(f"the mean: grade {mean:.1f}, above {MEAN_LIMIT}")
    for failure in failed:
        print("FAILED:", failure)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
