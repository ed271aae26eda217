"""The safety rules of data/safety.yaml in the format of the npm json-rules-engine: the same conditions, over the same answers.

That engine knows no third value, so an answer that is missing is simply not equal to anything. The rules that read the ranking are left
out, which favours it.
"""
RANGES = {"from": "greaterThanInclusive", "to": "lessThanInclusive", "above": "greaterThan", "below": "lessThan"}


def as_list(value):
    return value if isinstance(value, list) else [value]


def reads_ranking(tree):
    if isinstance(tree, list):
        return any(reads_ranking(item) for item in tree)
    return isinstance(tree, dict) and any(key in ("ranking", "likely") or reads_ranking(value) for key, value in tree.items())


class Converter:
    def __init__(self, questions, names):
        self.lists = {question["id"] for question in questions if question["kind"] == "choices"}
        self.names = {name["id"]: name["when"] for name in names}

    def tree(self, tree):
        parts = [self.part(key, value) for key, value in tree.items()]
        return parts[0] if len(parts) == 1 else {"all": parts}

    def part(self, key, value):
        if key in ("all", "any"):
            return {key: [self.tree(item) for item in value]}
        if key in ("not", "unless"):
            return {"not": self.tree(value)}
        if key == "is":
            return self.tree(self.names[value])
        if key == "site":
            return {"fact": "site", "operator": "in", "value": as_list(value)}
        if isinstance(value, dict):
            ends = [{"fact": key, "operator": RANGES[end], "value": number} for end, number in value.items()]
            return ends[0] if len(ends) == 1 else {"all": ends}
        if key not in self.lists:
            return {"fact": key, "operator": "in", "value": as_list(value)}
        items = [{"fact": key, "operator": "contains", "value": item} for item in as_list(value)]
        return items[0] if len(items) == 1 else {"any": items}

    def rule(self, rule):
        parts = [self.tree(rule[key]) for key in ("applies", "when") if key in rule]
        top = parts[0] if len(parts) == 1 and ("all" in parts[0] or "any" in parts[0]) else {"all": parts}
        return {"name": rule["id"], "conditions": top, "event": {"type": rule["id"], "params": {"urgency": rule["urgency"]}}}


def engine_rules(questions, safety):
    convert = Converter(questions, safety["names"])
    return [convert.rule(rule) for rule in safety["rules"] if not reads_ranking(rule["when"])]
