"""The safety rules of data/safety.yaml for other engines: in the format of the npm json-rules-engine, and as conditions in SQL. The rules
that read the ranking are left out.

kneecheck has three truth values. SQL has the same three. The rule engines have two, and there a condition is written in two ways: that it
surely holds, and that it surely does not; an answer that is missing or "unsure" makes neither true.
"""
RANGES = {"from": ("greaterThanInclusive", "lessThan", ">="), "to": ("lessThanInclusive", "greaterThan", "<="),
          "above": ("greaterThan", "lessThanInclusive", ">"), "below": ("lessThan", "greaterThanInclusive", "<")}


def as_list(value):
    return value if isinstance(value, list) else [value]


def reads_ranking(tree):
    if isinstance(tree, list):
        return any(reads_ranking(item) for item in tree)
    return isinstance(tree, dict) and any(key in ("ranking", "likely") or reads_ranking(value) for key, value in tree.items())


def joined(how, parts):
    return parts[0] if len(parts) == 1 else {how: parts}


class Converter:
    def __init__(self, questions, safety):
        self.questions = {question["id"]: question for question in questions}
        self.names = {name["id"]: name["when"] for name in safety["names"]}
        self.rules = [rule for rule in safety["rules"] if not reads_ranking([rule["when"], rule.get("applies")])]

    def words(self, key):
        if self.questions[key]["kind"] == "yes_no":
            return ["yes", "no"]
        return [choice["id"] for choice in self.questions[key]["choices"]]

    def parts(self, tree, convert):
        return [convert(key, value) for key, value in tree.items()]

    # --- json-rules-engine

    def surely(self, holds, key, value):
        """The condition that this part of a criterion holds; or that it does not."""
        if key in ("all", "any"):
            how = key if holds else {"all": "any", "any": "all"}[key]
            return joined(how, [self.tree(holds, item) for item in value])
        if key == "not":
            return self.tree(not holds, value)
        if key == "unless":
            return {"not": self.tree(True, value)} if holds else self.tree(True, value)
        if key == "is":
            return self.tree(holds, self.names[value])
        if isinstance(value, dict):
            ends = [{"fact": key, "operator": RANGES[end][0 if holds else 1], "value": number} for end, number in value.items()]
            return joined("all" if holds else "any", ends)
        named = as_list(value)
        if key == "site" or self.questions[key]["kind"] != "choices":
            known = self.words("location" if key == "site" else key)
            return {"fact": key, "operator": "in", "value": named if holds else [word for word in known if word not in named]}
        if holds:
            return joined("any", [{"fact": key, "operator": "contains", "value": word} for word in named])
        return joined("all", [{"fact": key, "operator": "doesNotContain", "value": word} for word in [*named, "unsure"]])

    def tree(self, holds, tree):
        return joined("all" if holds else "any", self.parts(tree, lambda key, value: self.surely(holds, key, value)))

    def rule(self, rule):
        top = {"all": [self.tree(True, rule[key]) for key in ("applies", "when") if key in rule]}
        return {"name": rule["id"], "conditions": top, "event": {"type": rule["id"], "params": {"urgency": rule["urgency"]}}}

    def engine_rules(self):
        return [self.rule(rule) for rule in self.rules]

    # --- SQL

    def sql_part(self, key, value):
        if key in ("all", "any"):
            return "(" + (" AND " if key == "all" else " OR ").join(map(self.sql_tree, value)) + ")"
        if key == "not":
            return f"(NOT {self.sql_tree(value)})"
        if key == "unless":
            return f"({self.sql_tree(value)} IS NOT TRUE)"
        if key == "is":
            return self.sql_tree(self.names[value])
        if isinstance(value, dict):
            return "(" + " AND ".join(f"{key} {RANGES[end][2]} {number}" for end, number in value.items()) + ")"
        if key == "site" or self.questions[key]["kind"] != "choices":
            return f"({key} IN ({', '.join(repr(word) for word in as_list(value))}))"
        return "(" + " OR ".join(f"{key}_{word}" for word in as_list(value)) + ")"

    def sql_tree(self, tree):
        return "(" + " AND ".join(self.parts(tree, self.sql_part)) + ")"

    def sql_rules(self):
        """Rule id to condition, over the columns of `columns`."""
        return {rule["id"]: " AND ".join(self.sql_tree(rule[key]) for key in ("applies", "when") if key in rule) for rule in self.rules}

    def fact_types(self):
        """What `facts` gives, for a database."""
        types = {"number": "DOUBLE", "choice": "VARCHAR", "yes_no": "VARCHAR", "choices": "VARCHAR[]"}
        asked = {key: types[question["kind"]] for key, question in self.questions.items() if question["kind"] in types}
        return {"id": "VARCHAR", "site": "VARCHAR", **asked}

    def columns(self):
        """Column to expression over the facts, as suits a database best: numbers, words, and a column of its own for each item of a list:
        true, false, or nothing where others may have been meant too."""
        found = {}
        for key, kind in self.fact_types().items():
            if kind == "VARCHAR[]":
                unsure = f"{key} IS NULL OR list_contains({key}, 'unsure')"
                found.update({f"{key}_{word}": f"CASE WHEN list_contains({key}, '{word}') THEN true WHEN {unsure} THEN NULL ELSE false END"
                              for word in self.words(key)})
            else:
                found[key] = f"nullif({key}, 'unsure')" if kind == "VARCHAR" else key
        return found

    # --- the cases

    def facts(self, case):
        """A case for the other engines: what is known, a list as a list."""
        found = {"id": case["id"]}
        for key, question in self.questions.items():
            value = case.get(key)
            if value is None:
                continue
            kind = question["kind"]
            if kind == "number" and value != "unsure":
                found[key] = value
            elif kind in ("choice", "yes_no"):
                found[key] = as_list(value)[0]
            elif kind == "choices":
                found[key] = as_list(value)
        sites = [word for word in found.get("location", []) if word != "unsure"]
        return {**found, "site": sites[0]} if sites else found
