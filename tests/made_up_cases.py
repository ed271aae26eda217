"""Cases for tests, made up from questions.yaml: good ones at random, and every kind of wrong answer. A question of kind exercises
brings its words along, under "exercises".
"""


def answers(question):
    """The words that answer a question, as questions.yaml has them; none for numbers and texts."""
    if question["kind"] == "yes_no":
        return ["yes", "no"]
    if question["kind"] == "exercises":
        return question["exercises"] + ["none"]
    return [choice["id"] for choice in question.get("choices", [])] + (["none"] if "none" in question else [])


def random_answer(question, dice):
    kind = question["kind"]
    if dice.random() < 0.06:
        return dice.choice(["unsure", None])
    if kind in ("choice", "yes_no"):
        word = dice.choice(answers(question))
        return [word] if dice.random() < 0.1 else word
    if kind in ("choices", "exercises"):
        alone = {choice["id"] for choice in question.get("choices", []) if choice.get("alone")} | {"none"}
        words = [word for word in answers(question) if word not in alone] + ["unsure"]
        if dice.random() < 0.3:
            word = dice.choice(answers(question))
            return dice.choice([word, [word]])
        return dice.sample(words, dice.randint(1, min(3, len(words))))
    if kind == "number":
        if question.get("whole"):
            return dice.randint(question["min"], question["max"])
        return round(dice.uniform(question["min"], question["max"]), 2)
    if kind == "pace":
        return f"{dice.randint(3, 19)}:{dice.randint(0, 59):02d}"
    if kind == "date":
        return f"20{dice.randint(0, 99):02d}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    return dice.choice(["A-1", 17, "x" * 200, "Renée"])


SAFE = {"age": 34, "location": ["outer"], "onset": "gradual", "swelling": "none", "warning_signs": ["none"], "history": ["none"],
        "pattern": ["after_set_distance"], "worse_with": ["running", "downhill"], "pointing": "finger"}


def random_case(questions, dice):
    """Half of them are plain cases of outer knee pain, so that many have a plan; the others are anything."""
    if dice.random() < 0.5:
        case = dict(SAFE)
        chosen = dice.sample([each for each in questions if each["group"] == "plan"], dice.randint(0, 6))
    else:
        case = {}
        chosen = dice.sample(questions, dice.randint(0, 30))
    case.update({question["id"]: random_answer(question, dice) for question in chosen})
    if dice.random() < 0.2:
        case["x_ward"] = dice.choice([1, ["a"], {"b": None}])
    return case


def wrong_answers(question):
    """Answers that must be refused."""
    kind = question["kind"]
    wrong = [{"a": 1}, []]
    if kind == "text":
        return wrong + ["x" * 201, ["a"]]
    if kind in ("choice", "yes_no"):
        words = answers(question)
        wrong += ["maybe", True, 1, words[:2], words[0].upper(), ["unsure", words[0]]]
    elif kind in ("choices", "exercises"):
        words = answers(question)
        wrong += ["maybe", True, 1, [words[0], words[0]], [None], [[words[0]]], f"{words[0]};{words[1]}"]
        if "none" in words:
            wrong += [["none", words[0]], ["unsure", "none"]]
        wrong += [[choice["id"], words[0]] for choice in question.get("choices", []) if choice.get("alone")]
    elif kind == "number":
        wrong += [question["min"] - 1, question["max"] + 1, str(question["max"]), True, [question["max"]]]
        wrong += [question["min"] + 0.5] if question.get("whole") else []
    elif kind == "pace":
        wrong += ["2:29", "20:01", "6:60", "6:5", "06:30", "6.30", 6, ["6:30"]]
    elif kind == "date":
        wrong += ["1999-12-31", "2100-01-01", "2026-13-01", "2026-11-32", "30.11.2026", 20261130, ["2026-11-30"]]
    return wrong


def right_answers(question):
    """The ends of what is accepted, and every word."""
    ends = {"pace": ["2:30", "20:00", "9:59", "10:00"], "date": ["2000-01-01", "2099-12-31"], "text": ["", "x" * 200, 3.5, False]}
    if question["kind"] == "number":
        return [question["min"], question["max"], "unsure", None]
    return ends.get(question["kind"], answers(question)) + ["unsure", None]


def probes(questions):
    """Small cases, each with whether it is a good one."""
    for question in questions:
        for value in right_answers(question):
            yield {question["id"]: value}, True
        for value in wrong_answers(question):
            yield {question["id"]: value}, False
    yield {"wieght": 70}, False
    yield {"X_ward": 70}, False
    yield {"x_": {"anything": [1]}}, True
    yield {}, True
