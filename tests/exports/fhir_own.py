"""What no validator of others sees in our FHIR Bundles: what is empty, what points nowhere, text that is no plain XHTML, and what this
program must never say.
"""
import re
import xml.etree.ElementTree as xml

XHTML = "{http://www.w3.org/1999/xhtml}"
TAGS = {"div", "h1", "h2", "p", "b", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
OUR_NAMES = "https://kneecheck.invalid/fhir/"
NEVER = {"probabilityDecimal", "probabilityRange", "relativeRisk", "timestamp", "created", "authored", "date", "lastUpdated"}


def everything(value, path=""):
    """Every value within, with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from everything(each, f"{path}.{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from everything(each, f"{path}[{index}]")


def key_of(path):
    return re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]


def empties(bundle):
    return [f"{path} is empty" for path, value in everything(bundle) if value in ("", [], {}, None) and not isinstance(value, bool)]


def narratives(bundle):
    for entry in bundle["entry"]:
        resource = entry["resource"]
        kind = resource["resourceType"]
        div = resource.get("text", {}).get("div")
        if div is None or resource["text"].get("status") != "generated":
            yield f"{kind} has no narrative"
            continue
        try:
            root = xml.fromstring(div)
        except xml.ParseError as problem:
            yield f"{kind}: the narrative is no XML: {problem}"
            continue
        for element in root.iter():
            if element.tag.removeprefix(XHTML) not in TAGS or not element.tag.startswith(XHTML) or element.attrib:
                yield f"{kind}: the narrative holds {element.tag} {element.attrib}"
        if not "".join(root.itertext()).strip():
            yield f"{kind}: the narrative is blank"


def addresses(bundle):
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(urls)) != len(urls):
        yield "a fullUrl stands twice"
    known = set(urls)
    for path, value in everything(bundle):
        if isinstance(value, str) and key_of(path) in ("reference", "instantiatesCanonical") and value not in known:
            yield f"{path} points nowhere: {value}"
        if key_of(path) == "contained":
            yield f"{path}: nothing is contained here"
    for path, value in everything(bundle):
        if isinstance(value, str) and key_of(path) in ("system", "url") and value.startswith("http") and "invalid" in value:
            if not value.startswith(OUR_NAMES):
                yield f"{path}: {value} is none of our names"


def choices(bundle):
    """One value[x] alone."""
    for path, value in everything(bundle):
        if isinstance(value, dict) and sum(key.startswith("value") and len(key) > 5 for key in value) > 1:
            yield f"{path} holds two values"


def link_ids(bundle):
    for entry in bundle["entry"]:
        items = [each["linkId"] for each in entry["resource"].get("item", []) if "linkId" in each]
        if len(set(items)) != len(items):
            yield "a linkId stands twice"


def promises(bundle):
    for path, value in everything(bundle):
        if key_of(path) in NEVER:
            yield f"{path} is never written"
    first = bundle["entry"][0]["resource"]
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    if kinds == ["OperationOutcome"]:
        return
    if kinds[0] != "RiskAssessment" or kinds[-1] != "QuestionnaireResponse":
        yield f"the entries are {kinds}"
        return
    alarms = [each["valueBoolean"] for each in first.get("extension", []) if each["url"] == f"{OUR_NAMES}StructureDefinition/alarm"]
    loud = [first["mitigation"].startswith("URGENT"), first["code"]["text"].startswith("URGENT"),
            first["text"]["div"].startswith('<div xmlns="http://www.w3.org/1999/xhtml"><h1>URGENT')]
    # While a safety question is open, no alarm is neither true nor false; while nobody can say how urgent it is, no cause is named.
    graded = any(each["url"] == f"{OUR_NAMES}StructureDefinition/urgency" for each in first.get("extension", []))
    if len(alarms) > 1 or loud != (alarms or [False]) * 3 or not (alarms or first["status"] == "preliminary"):
        yield f"alarm is {alarms}, and what is read first says {loud}"
    if "prediction" in first and not graded:
        yield "a cause is named while nobody can say how urgent it is"
    if alarms == [True] and any("qualitativeRisk" in each for each in first["prediction"]):
        yield "a harmless cause stands beside an alarm"
    if alarms == [True] and len(kinds) > 2:
        yield f"a plan stands beside an alarm: {kinds}"


def complaints(bundle):
    found = empties(bundle)
    for check in (narratives, addresses, choices, link_ids, promises):
        found += check(bundle)
    return found
