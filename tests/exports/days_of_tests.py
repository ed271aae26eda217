"""On which days of a plan (its JSON) the tests that open its phases are to be done: of the three days before a phase the last without a run or
the race, else the last."""


def days_of_tests(plan):
    """The tests by date."""
    race = plan["race"]["date"] if plan["race"] and plan["race"]["verdict"] != "not_yet" else None
    days = [day for week in plan["weeks"] for day in week["days"]]
    found = {}
    for before, phase in zip(plan["phases"], plan["phases"][1:]):
        first = plan["weeks"][phase["first_week"] - 1]["start"]
        last_three = [day for day in days if day["date"] < first][-3:]
        free = [day for day in last_three if not day["run"] and day["date"] != race]
        found[(free or last_three)[-1]["date"]] = before["tests"]
    return found
