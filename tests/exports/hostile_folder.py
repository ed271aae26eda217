"""A folder of knowledge, to be laid over the built-in one, that says something behind all its texts, as a clinic or a translator might."""
import glob
import json
import os
import re

import yaml

# Safety rules and times of referral are left as they are: the program refuses what may have become milder.
FILES = ["exercises/*", "conditions/*", "tests", "phases", "advice", "outcomes", "regions", "questions", "rules", "sources", "claims", "words/*"]


def plain(node):
    """What a scalar that was read as a string says, where it is no text."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return json.loads(node) if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?|true|false|null", node) else node


def with_words(node, words):
    if isinstance(node, dict):
        return {key: plain(value) if key == "figure" else with_words(value, words) for key, value in node.items()}
    if isinstance(node, list):
        return [with_words(value, words) for value in node]
    return f"{node} {words}" if " " in node else plain(node)


def write(root, folder, words, language=True):
    """`words` without digits: the numbers of a text have to stay. What the program itself says can only be laid over as a language."""
    for pattern in FILES if language else FILES[:-1]:
        for path in glob.glob(f"{root}/data/{pattern}.yaml"):
            with open(path, encoding="utf-8") as file:
                knowledge = yaml.load(file, yaml.BaseLoader)
            out = f"{folder}/{os.path.relpath(path, f'{root}/data')}"
            os.makedirs(os.path.dirname(out), exist_ok=True)
            with open(out, "w", encoding="utf-8") as file:
                json.dump(with_words(knowledge, words), file)
    clinic = {key: f"{key} {words}" for key in ("name", "phone", "email", "address")}
    french = {"id": "fr", "name": f"language {words}", "draft": f"draft {words}", "complete": False}
    for name, content in [("clinic", clinic)] + [("language", french)] * language:
        with open(f"{folder}/{name}.yaml", "w", encoding="utf-8") as file:
            json.dump(content, file)
