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

# Whose plan brings weights, strides, faster minutes and jumps, and makes room for a race.
TRAINED = {**SAFE, "location": ["below_kneecap"], "sport": ["running", "jumping"], "worse_with": ["running", "jumping"], "tendon_tender": "yes",
           "weekly_km": 40, "longest_run_km": 15, "runs_per_week": 4, "comfortable_km": 8, "pace": "5:30", "fast_running": "yes",
           "equipment": ["weights", "gym", "step"], "max_minutes": 40, "race_km": 10.2, "race_date": "2027-05-15"}


def random_case(questions, dice):
    """Half of them are plain cases of outer knee pain, so that many have a plan; the others are anything."""
    if dice.random() < 0.5:
        case = dict(SAFE)
        plan = [each for each in questions if each["group"] == "plan"]
        chosen = dice.sample(plan, min(len(plan), dice.randint(0, 6)))
    else:
        case = {}
        chosen = dice.sample(questions, min(len(questions), dice.randint(0, 30)))
    case.update({question["id"]: random_answer(question, dice) for question in chosen})
    if dice.random() < 0.2:
        case["x_ward"] = dice.choice([1, ["a"], {"b": None}])
    return case


def wrong_answers(question):
    """Answers that must be refused."""
    kind = question["kind"]
    wrong = [{"a": 1}, []]
    if kind == "text":
        return wrong + ["x" * (501 if question["id"] == "note" else 201), ["a"]]
    if kind in ("choice", "yes_no"):
        words = answers(question)
        wrong += ["maybe", 1, words[:2], words[0] + "x", ["unsure", words[0]]] + ([True] if kind == "choice" else [])
    elif kind in ("choices", "exercises"):
        words = answers(question)
        wrong += ["maybe", True, 1, [words[0], words[0]], [None], [[words[0]]], [f"{words[0]};{words[1]}"], f"{words[0]};"]
        if "none" in words:
            wrong += [["none", words[0]], ["unsure", "none"]]
        wrong += [[choice["id"], words[0]] for choice in question.get("choices", []) if choice.get("alone")]
    elif kind == "number":
        wrong += [question["min"] - 1, question["max"] + 1, str(question["max"]), True, [question["max"]]]
        wrong += [question["min"] + 0.5] if question.get("whole") else []
    elif kind == "pace":
        wrong += ["2:29", "20:01", "6:60", "6:5", "6:30:15", "6.30", 6, ["6:30"]]
    elif kind == "date":
        wrong += ["1999-12-31", "2100-01-01", "2026-13-01", "2026-11-32", "30.11.2026", 20261130, ["2026-11-30"]]
    return wrong


def words_in(tree):
    if isinstance(tree, dict):
        return set(tree) | {word for value in tree.values() for word in words_in(value)}
    return {word for value in tree for word in words_in(value)} if isinstance(tree, list) else set()


def needed_by_triage(questions, readers):
    """The keys without which a triage is another one; `readers` are the safety rules and the conditions, as they are written. Of the
    others only a plan, or a page, makes use."""
    read = {word for tree in readers for word in words_in(tree)} - {"name"}  # each entry has one
    return {each["id"] for each in questions if each["id"] == "id" or each["group"] == "triage" or each["id"] in read}


def right_answers(question):
    """The ends of what is accepted, and every word."""
    ends = {"pace": ["2:30", "20:00", "9:59", "10:00"], "date": ["2000-01-01", "2099-12-31"], "text": ["", "x" * 200, 3.5, False]}
    if question["kind"] == "number":
        return [question["min"], question["max"], float(question["max"]), "unsure", None]
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


PATTERNS = [
    {"location": ["outer"], "pointing": "finger", "feel": ["aching", "sharp"], "worse_with": ["running", "downhill", "stairs_down"],
     "pattern": ["after_set_distance"], "outer_bone_tender": "yes", "tendon_tender": "no", "squat_hurts": "no"},
    {"location": ["front"], "pointing": "palm", "feel": ["aching"], "worse_with": ["running", "stairs_down", "squatting", "sitting"],
     "pattern": ["builds_during"], "outer_bone_tender": "no", "tendon_tender": "no", "squat_hurts": "yes", "pain_sitting": 5},
    {"location": ["below_kneecap"], "pointing": "finger", "feel": ["aching", "sharp"], "worse_with": ["jumping", "sprinting", "squatting"],
     "pattern": ["eases_with_warm_up", "sore_next_morning"], "tendon_tender": "yes", "outer_bone_tender": "no", "pain_hop": 5},
    {"location": ["front"], "feel": ["aching", "grinding"], "worse_with": ["running", "stairs_down", "squatting", "sitting"],
     "pattern": ["builds_during"], "imaging": ["chondromalacia"], "tendon_tender": "no", "squat_hurts": "yes"},
]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
KIT = ["mirror", "ball", "step", "band", "weights", "gym", "strap", "slant_board"]
LOOKS = ["runs_upright", "crosses_over", "knee_drops_in", "feet_roll_in"]
SIGNS = ["cannot_bear_weight", "locked", "hot_red_swollen", "calf_swelling", "night_pain", "groin_pain", "giving_way"]


def runner_case(number, dice):
    """A runner with one of the four conditions that have a plan, as a clinic's batch may hold them: the safety questions are answered, and
    most of what a plan is made from. About one in twelve has a warning sign or a safety question left open.
    """
    weekly = dice.choice([dice.randint(0, 25), dice.randint(15, 60), dice.randint(40, 120)])
    start = f"2027-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    case = {"id": f"R-{number}", "age": dice.randint(16, 70), "onset": "gradual", "swelling": "none", "warning_signs": ["none"],
            "history": dice.choice([["none"], ["none"], ["hamstring"], ["achilles_calf"], ["stress_fracture"], ["same_before"]]),
            "duration_weeks": dice.randint(1, 11), "side": dice.choice(["left", "right", "both"]), **dice.choice(PATTERNS)}
    usual = {"weekly_km": weekly, "longest_run_km": round(weekly * dice.uniform(0.2, 0.6), 1), "runs_per_week": dice.randint(1, 7),
             "comfortable_km": round(dice.uniform(0, 8), 1), "pace": f"{dice.randint(3, 9)}:{dice.randint(0, 59):02d}",
             "cadence": dice.randint(150, 190), "weeks_off": dice.choice([0, 0, 0, 1, dice.randint(2, 30)]),
             "days": sorted(dice.sample(DAYS, dice.randint(1, 7)), key=DAYS.index),
             "equipment": [kit for kit in KIT if dice.random() < 0.5] or ["none"], "max_minutes": dice.choice([10, 15, 20, 30, 45, 60])}
    case.update({key: value for key, value in usual.items() if dice.random() < 0.9})
    case.update({look: dice.choice(["yes", "no", "unsure"]) for look in LOOKS if dice.random() < 0.75})
    case["start"] = start
    if dice.random() < 0.4:
        case.update({"race_km": dice.choice([5, 10, 21.1, 42.2]), "race_date": f"2028-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"})
    if dice.random() < 0.2:
        case["diagnosis"] = dice.choice(["itb", "patellofemoral", "patellar-tendon"])
    trouble = dice.random()
    if trouble < 0.05:
        case["warning_signs"] = dice.sample(SIGNS, dice.randint(1, 3))
    elif trouble < 0.08:
        case.pop(dice.choice(["warning_signs", "history", "swelling", "age", "onset"]))
    return case
