"""Bundles with one defect each, made from a good one, and the reader that has to see it: `schema` (HL7's JSON Schema), `fhir` (npm fhir),
`invariants` (HL7's definitions by fhirpath.js) or `own` (fhir_own.py).
"""
import copy


def resource(bundle, kind):
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def without(kind, *path):
    def spoil(bundle):
        place = resource(bundle, kind) if kind else bundle
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
    return spoil


def having(kind, *path_and_value):
    *path, value = path_and_value

    def spoil(bundle):
        place = resource(bundle, kind) if kind else bundle
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = copy.deepcopy(value)
    return spoil


def twice_the_same_address(bundle):
    bundle["entry"][1]["fullUrl"] = bundle["entry"][0]["fullUrl"]


def twice_the_same_link(bundle):
    items = resource(bundle, "QuestionnaireResponse")["item"]
    items[1]["linkId"] = items[0]["linkId"]


def reference_and_detail(bundle):
    resource(bundle, "CarePlan")["activity"][0]["reference"] = {"reference": bundle["entry"][0]["fullUrl"]}


DIV = '<div xmlns="http://www.w3.org/1999/xhtml">{}</div>'
REPEAT = ("activity", 0, "detail", "scheduledTiming", "repeat")

DEFECTS = [
    ("no status of a CarePlan", "fhir", without("CarePlan", "status")),
    ("no intent", "fhir", without("CarePlan", "intent")),
    ("no subject", "schema", without("CarePlan", "subject")),
    ("no status of an activity", "fhir", without("CarePlan", "activity", 0, "detail", "status")),
    ("no type of a Bundle", "fhir", without(None, "type")),
    ("no status of the answers", "fhir", without("QuestionnaireResponse", "status")),
    ("no linkId", "fhir", without("QuestionnaireResponse", "item", 0, "linkId")),
    ("no description of a Goal", "schema", without("Goal", "description")),
    ("an unknown status", "fhir", having("CarePlan", "status", "proposed")),
    ("an unknown intent", "fhir", having("CarePlan", "intent", "hope")),
    ("an unknown state of a Goal", "fhir", having("Goal", "lifecycleStatus", "wished")),
    ("an unknown kind of condition", "fhir", having("PlanDefinition", "action", 0, "condition", 0, "kind", "begin")),
    ("a language nobody reads", "schema", having("PlanDefinition", "action", 0, "condition", 0, "expression", "language", "text/plain")),
    ("an unknown unit of time", "schema", having("CarePlan", *REPEAT, "periodUnit", "week")),
    ("an unknown field", "schema", having("CarePlan", "mood", "good")),
    ("an unknown field for npm fhir", "fhir", having("CarePlan", "mood", "good")),
    ("a date of another country", "schema", having("CarePlan", "period", "start", "30.11.2026")),
    ("an empty text", "schema", having("CarePlan", "title", "")),
    ("null", "schema", having("CarePlan", "title", None)),
    ("an empty list", "own", having("CarePlan", "note", [])),
    ("cpl-3: reference and detail", "invariants", reference_and_detail),
    ("tim-2: a period without its unit", "invariants", without("CarePlan", *REPEAT, "periodUnit")),
    ("per-1: an end before its start", "invariants", having("CarePlan", "period", "end", "2001-01-01")),
    ("bdl-1: a collection with a total", "invariants", having(None, "total", 3)),
    ("bdl-7: a fullUrl twice", "invariants", twice_the_same_address),
    ("a fullUrl twice, for our own check", "own", twice_the_same_address),
    ("gol-1: a limit of nothing", "invariants", without("Goal", "target", 0, "measure")),
    ("ras-2: a probability above 100", "invariants", having("RiskAssessment", "prediction", 0, "probabilityDecimal", 101)),
    ("any probability", "own", having("RiskAssessment", "prediction", 0, "probabilityDecimal", 60)),
    ("pdf-0 is only a warning; an empty expression is not: exp-1", "invariants",
     without("PlanDefinition", "action", 0, "condition", 0, "expression", "expression")),
    ("a gate that says neither yes nor no", "invariants",
     having("PlanDefinition", "action", 0, "condition", 0, "expression", "expression", "%`stairs` + 1")),
    ("a linkId twice", "own", twice_the_same_link),
    ("a reference to nothing", "own", having("CarePlan", "goal", 0, "reference", "urn:uuid:00000000-0000-4000-8000-000000000000")),
    ("a script", "own", having("CarePlan", "text", "div", DIV.format("<script>alert(1)</script>"))),
    ("a blank narrative", "own", having("CarePlan", "text", "div", DIV.format(" "))),
    ("a narrative that is no XML", "own", having("CarePlan", "text", "div", "<div>a & b")),
    ("no narrative", "own", without("CarePlan", "text")),
    ("two values of an extension", "own", having("CarePlan", "activity", 0, "detail", "extension", 0, "extension", 0, "valueCode", "x")),
    ("something contained", "own", having("CarePlan", "contained", [{"resourceType": "Patient", "id": "p"}])),
    ("an alarm that is not loud", "own", having("RiskAssessment", "extension", 0, "valueBoolean", True)),
    ("a made-up date", "own", having("QuestionnaireResponse", "authored", "2026-11-30")),
]


def spoilt(good):
    """(what, reader, bundle) for every defect."""
    for what, reader, spoil in DEFECTS:
        bundle = copy.deepcopy(good)
        spoil(bundle)
        yield what, reader, bundle
